"""The readers that there are."""

from gare_fab.readers.contract import Reader
from gare_fab.readers.dxf.reader import DXF
from gare_fab.readers.stl.reader import STL
from gare_fab.readers.svg.reader import SVG

READERS: tuple[Reader, ...] = (SVG, DXF, STL)
