"""The SVG reader as it is declared; what reads is imported with the first file."""

from dataclasses import dataclass

from gare_fab.base.late import Late
from gare_fab.base.params import Params, param
from gare_fab.readers.contract import Reader
from gare_fab.readers.svg.source import recognises


@dataclass(frozen=True, slots=True)
class SvgParams(Params):
    """What a user may say about an SVG file."""

    dpi: float | None = param(None, label="Pixels per inch", low=1.0, high=10000.0)
    recover: bool = param(False, label="Read what is left of a damaged file")
    outline_strokes: bool = param(False, label="Strokes as areas")


SVG = Reader(
    id="svg",
    label="SVG drawing",
    suffixes=(".svg", ".svgz"),
    params=SvgParams,
    recognises=recognises,
    reads=Late("gare_fab.readers.svg.reader", "read"),
)
