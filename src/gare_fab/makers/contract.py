"""What a maker is: parameters become artwork that stays editable."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from gare_fab.base.params import Params
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import Artwork, Layer, Made, Page, Shape, Stroke
from gare_fab.model.paint import BLACK

P = TypeVar("P", bound=Params)


@dataclass(frozen=True, slots=True)
class Maker(Generic[P]):
    """A member: its declaration and its function of parameters and input artworks."""

    id: str
    label: str
    params: type[P]
    make: Callable[[P, tuple[Artwork, ...]], Artwork]


def outline_artwork(maker: str, params: Params, paths: Paths) -> Artwork:
    """Made outlines as artwork: a thin black stroke on a page of their own size."""
    x0, y0, x1, y1 = paths.bounds or (0.0, 0.0, 0.0, 0.0)
    shape = Shape(paths, stroke=Stroke(BLACK), name=maker)
    page = Page(x0, y0, x1 - x0, y1 - y0)
    return Artwork(maker, (Layer("", (shape,)),), page, Made(maker, params))
