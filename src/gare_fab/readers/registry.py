"""The readers that there are."""

from gare_fab.readers.contract import Reader
from gare_fab.readers.dxf.member import DXF
from gare_fab.readers.pdf.member import PDF
from gare_fab.readers.stl.member import STL
from gare_fab.readers.svg.member import SVG

READERS: tuple[Reader, ...] = (SVG, DXF, PDF, STL)
