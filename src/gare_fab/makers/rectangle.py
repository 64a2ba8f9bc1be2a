"""A rectangle with its lower left corner at zero, its corners rounded on demand."""

from dataclasses import dataclass

import numpy as np

from gare_fab.base.params import Params, param
from gare_fab.geometry.flatten import arcs
from gare_fab.geometry.paths import Paths
from gare_fab.makers.contract import MakeContext, Maker, outline_artwork
from gare_fab.model.artwork import Artwork

_TOLERANCE = 0.005


@dataclass(frozen=True, slots=True)
class Rectangle(Params):
    """Lengths in mm; a corner radius of more than half a side is taken as that half."""

    width: float = param(50.0, unit="mm", low=0.01, high=100_000, label="Width")
    height: float = param(30.0, unit="mm", low=0.01, high=100_000, label="Height")
    radius: float = param(0.0, unit="mm", low=0.0, high=50_000, label="Corner radius")


def _make(params: Rectangle, inputs: tuple[Artwork, ...], context: MakeContext) -> Artwork:
    del inputs, context
    width, height = params.width, params.height
    radius = min(params.radius, width / 2, height / 2)
    if radius == 0.0:
        ring = np.array([(0, 0), (width, 0), (width, height), (0, height), (0, 0)], np.float64)
        return outline_artwork("rectangle", params, Paths.of([ring]))
    right, top = width - radius, height - radius
    centres = np.array([(right, radius), (right, top), (radius, top), (radius, radius)])
    starts = np.array([-0.5, 0.0, 0.5, 1.0]) * np.pi
    points, counts = arcs(
        centres,
        np.tile((radius, 0.0), (4, 1)),
        np.tile((0.0, radius), (4, 1)),
        starts,
        np.full(4, np.pi / 2),
        _TOLERANCE,
    )
    begins = centres + radius * np.column_stack((np.cos(starts), np.sin(starts)))
    corners = np.split(points, np.cumsum(counts)[:-1])
    ring = np.concatenate([np.vstack(pair) for pair in zip(begins, corners, strict=True)])
    return outline_artwork("rectangle", params, Paths.of([np.vstack((ring, ring[:1]))]))


RECTANGLE = Maker("rectangle", "Rectangle", Rectangle, _make)
