"""An artwork through an affine map: what was placed, as an input that can be remade."""

from dataclasses import dataclass, replace

from gare_fab.base.params import Params, param
from gare_fab.geometry.affine import Affine
from gare_fab.makers.contract import MakeContext, Maker
from gare_fab.model.artwork import Artwork, Made, Page
from gare_fab.model.extent import Box, box_of
from gare_fab.model.moved import moved_layer


@dataclass(frozen=True, slots=True)
class Placed(Params):
    """The map: x' = a x + c y + e, y' = b x + d y + f."""

    a: float = param(1.0, label="a")
    b: float = param(0.0, label="b")
    c: float = param(0.0, label="c")
    d: float = param(1.0, label="d")
    e: float = param(0.0, label="e")
    f: float = param(0.0, label="f")


def _make(params: Placed, inputs: tuple[Artwork, ...], context: MakeContext) -> Artwork:
    del context
    affine = Affine(params.a, params.b, params.c, params.d, params.e, params.f)
    whole = inputs[0]
    layers = tuple(moved_layer(layer, affine) for layer in whole.layers)
    moved = replace(whole, layers=layers, origin=Made("placed", params, inputs))
    box = box_of(moved.hull) or Box(0.0, 0.0, 0.0, 0.0)
    return replace(moved, page=Page(box.x, box.y, box.width, box.height))


PLACED = Maker("placed", "Placed artwork", Placed, _make, least_inputs=1)
