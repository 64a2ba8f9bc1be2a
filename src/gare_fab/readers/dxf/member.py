"""The DXF reader as it is declared; what reads is imported with the first file."""

from dataclasses import dataclass

from gare_fab.base.late import Late
from gare_fab.base.params import Params, param
from gare_fab.readers.contract import Reader
from gare_fab.readers.dxf.loading import is_dxf
from gare_fab.readers.dxf.units import CHOICES, WORDS


@dataclass(frozen=True, slots=True)
class DxfParams(Params):
    """What the user may say of a DXF."""

    unit: str = param("auto", label="Unit of the drawing", choices=CHOICES, words=WORDS)
    layout: str = param("", label="Layout (empty: the model)")
    dashes: bool = param(default=False, label="Draw linetypes as dashes")
    recover: bool = param(default=False, label="Read what is left of a damaged file")


DXF = Reader(
    "dxf",
    "DXF drawing",
    (".dxf",),
    DxfParams,
    is_dxf,
    Late("gare_fab.readers.dxf.reader", "read"),
)
