"""A straight line from zero."""

from dataclasses import dataclass

import numpy as np

from gare_fab.base.params import Params, param
from gare_fab.geometry.paths import Paths
from gare_fab.makers.contract import MakeContext, Maker, outline_artwork
from gare_fab.model.artwork import Artwork


@dataclass(frozen=True, slots=True)
class Line(Params):
    """Length in mm and direction, counter-clockwise from the right."""

    length: float = param(50.0, unit="mm", low=0.01, high=100_000, label="Length")
    angle_deg: float = param(0.0, unit="°", low=-360.0, high=360.0, label="Direction")


def _make(params: Line, inputs: tuple[Artwork, ...], context: MakeContext) -> Artwork:
    del inputs, context
    angle = np.radians(params.angle_deg)
    end = params.length * np.array([np.cos(angle), np.sin(angle)])
    return outline_artwork("line", params, Paths.of([np.vstack((np.zeros(2), end))]))


LINE = Maker("line", "Line", Line, _make)
