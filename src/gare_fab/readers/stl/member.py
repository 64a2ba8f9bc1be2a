"""The STL reader as it is declared; what reads is imported with the first file."""

from dataclasses import dataclass

from gare_fab.base.late import Late
from gare_fab.base.params import Params, param
from gare_fab.readers.contract import Reader
from gare_fab.readers.stl.parsing import is_stl
from gare_fab.readers.stl.units import CHOICES, WORDS


@dataclass(frozen=True, slots=True)
class StlParams(Params):
    """What the user may say of an STL."""

    view: str = param(
        "silhouette", label="What is taken", choices=("silhouette", "section", "mesh")
    )
    height: float | None = param(
        None, label="Height of the section above the lowest point", unit="mm", low=0.0
    )
    unit: str = param("auto", label="Unit of the mesh", choices=CHOICES, words=WORDS)
    recover: bool = param(default=False, label="Read what is left of a damaged file")


STL = Reader(
    "stl",
    "STL mesh",
    (".stl",),
    StlParams,
    is_stl,
    Late("gare_fab.readers.stl.reader", "read"),
)
