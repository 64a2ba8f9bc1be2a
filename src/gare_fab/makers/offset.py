"""An outline at a distance from artwork: around it, or inside."""

from dataclasses import dataclass

from gare_fab.base.params import Params, param
from gare_fab.geometry.regions import offset, union
from gare_fab.makers.contract import MakeContext, Maker, area_artwork, area_of_artwork
from gare_fab.model.artwork import Artwork

_TOLERANCE = 0.005


@dataclass(frozen=True, slots=True)
class Offset(Params):
    """`by` is mm outwards, less than 0 inwards; several artworks are united first."""

    by: float = param(2.0, unit="mm", low=-1000.0, high=1000.0, label="Distance")
    join: str = param("round", choices=("round", "miter", "bevel"), label="Corners")


def _make(params: Offset, inputs: tuple[Artwork, ...], context: MakeContext) -> Artwork:
    del context
    area = union(area_of_artwork(artwork) for artwork in inputs)
    around = offset(area, params.by, _TOLERANCE, params.join)
    return area_artwork("offset", params, around, inputs)


OFFSET = Maker("offset", "Offset outline", Offset, _make, least_inputs=1)
