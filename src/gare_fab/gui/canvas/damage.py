"""Damage: where two pictures of layers may look different, so that the rest is kept."""

from itertools import takewhile, zip_longest

import numpy as np

from gare_fab.geometry.arrays import Floats
from gare_fab.gui.canvas.layers import Drawn, Layer
from gare_fab.gui.canvas.pieces import Pieces


def damage(old: Drawn, new: Drawn) -> Floats | None:
    """(N, 4) boxes within which they may look different, design mm; None: anywhere."""
    if old.desk != new.desk:
        return None
    head = _alike(old.layers, new.layers)
    tail = _alike(old.layers[head:][::-1], new.layers[head:][::-1])
    rest_old = old.layers[head : len(old.layers) - tail]
    rest_new = new.layers[head : len(new.layers) - tail]
    boxes = [_change(*pair) for pair in zip_longest(rest_old, rest_new)]
    known = [box for box in boxes if box is not None]
    return np.concatenate((np.zeros((0, 4)), *known)) if len(known) == len(boxes) else None


def _alike(one: tuple[Layer, ...], other: tuple[Layer, ...]) -> int:
    """With how many equal layers both begin."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _change(old: Layer | None, new: Layer | None) -> Floats | None:
    if isinstance(old, Pieces) and isinstance(new, Pieces):
        return new.change(old)
    boxes = [_boxes_of(layer) for layer in (old, new) if layer is not None]
    known = [box for box in boxes if box is not None]
    return np.concatenate(known) if len(known) == len(boxes) else None


def _boxes_of(layer: Layer) -> Floats | None:
    if isinstance(layer, Pieces):
        return layer.boxes
    box = layer.box
    if box is None:
        return None
    return np.array([(box.x, box.y, box.x + box.width, box.y + box.height)])
