"""An ellipse in the rectangle whose lower left corner is at zero."""

from dataclasses import dataclass

import numpy as np

from gare_fab.base.params import Params, param
from gare_fab.geometry.flatten import arcs
from gare_fab.geometry.paths import Paths
from gare_fab.makers.contract import MakeContext, Maker, outline_artwork
from gare_fab.model.artwork import Artwork

_TOLERANCE = 0.005


@dataclass(frozen=True, slots=True)
class Ellipse(Params):
    """Lengths in mm over all."""

    width: float = param(40.0, unit="mm", low=0.01, high=100_000, label="Width")
    height: float = param(40.0, unit="mm", low=0.01, high=100_000, label="Height")


def _make(params: Ellipse, inputs: tuple[Artwork, ...], context: MakeContext) -> Artwork:
    del inputs, context
    half = np.array([params.width, params.height]) / 2
    points, _ = arcs(
        half[None, :],
        np.array([[half[0], 0.0]]),
        np.array([[0.0, half[1]]]),
        np.zeros(1),
        np.array([2 * np.pi]),
        _TOLERANCE,
    )
    return outline_artwork("ellipse", params, Paths.of([np.vstack((points[-1:], points))]))


ELLIPSE = Maker("ellipse", "Ellipse", Ellipse, _make)
