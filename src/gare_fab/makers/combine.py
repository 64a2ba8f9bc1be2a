"""Several artworks put together as areas: united, subtracted, intersected, excluded."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from types import MappingProxyType

from gare_fab.base.params import Params, param
from gare_fab.geometry.regions import Region, difference, exclusion, intersection, union
from gare_fab.makers.contract import MakeContext, Maker, area_artwork, area_of_artwork
from gare_fab.model.artwork import Artwork

_WAYS: Mapping[str, Callable[[Region, Region], Region]] = MappingProxyType(
    {
        "union": lambda one, other: union((one, other)),
        "subtract": difference,
        "intersect": intersection,
        "exclude": exclusion,
    }
)


@dataclass(frozen=True, slots=True)
class Combine(Params):
    """`subtract` takes all others from the first; `exclude` keeps what an odd number cover."""

    how: str = param("union", choices=tuple(_WAYS), label="Combine by")


def _make(params: Combine, inputs: tuple[Artwork, ...], context: MakeContext) -> Artwork:
    del context
    areas = [area_of_artwork(artwork) for artwork in inputs]
    area = reduce(_WAYS[params.how], areas)
    return area_artwork("combine", params, area, inputs)


COMBINE = Maker("combine", "Combination", Combine, _make, least_inputs=2)
