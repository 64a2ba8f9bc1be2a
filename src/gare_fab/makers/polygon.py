"""A regular polygon or a star about zero, one corner on top."""

from dataclasses import dataclass

import numpy as np

from gare_fab.base.params import Params, param
from gare_fab.geometry.paths import Paths
from gare_fab.makers.contract import MakeContext, Maker, outline_artwork
from gare_fab.model.artwork import Artwork


@dataclass(frozen=True, slots=True)
class Polygon(Params):
    """`inner` is a star's inner radius as a share of the outer; 1 is a plain polygon."""

    corners: int = param(6, low=3, high=1000, label="Corners")
    radius: float = param(20.0, unit="mm", low=0.01, high=50_000, label="Outer radius")
    inner: float = param(1.0, low=0.01, high=1.0, label="Inner radius of a star")


def _make(params: Polygon, inputs: tuple[Artwork, ...], context: MakeContext) -> Artwork:
    del inputs, context
    is_star = params.inner < 1.0
    count = params.corners * (2 if is_star else 1)
    angle = np.pi / 2 + 2 * np.pi * np.arange(count) / count
    radius = np.full(count, params.radius)
    if is_star:
        radius[1::2] *= params.inner
    ring = np.column_stack((radius * np.cos(angle), radius * np.sin(angle)))
    return outline_artwork("polygon", params, Paths.of([np.vstack((ring, ring[:1]))]))


POLYGON = Maker("polygon", "Polygon", Polygon, _make)
