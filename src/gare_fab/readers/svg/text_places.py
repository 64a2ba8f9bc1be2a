"""Places that a text gives to single characters: x, y, dx, dy and rotate.

The lists of an element are for its characters one by one; those of an inner element win. The
last turn of `rotate` is for all that follow. A place inside a letter (before a combining mark)
has no effect.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from gare_fab.geometry.lettering.clusters import clusters_of
from gare_fab.readers.svg.source import SVG
from gare_fab.readers.svg.text_tree import Node
from gare_fab.readers.svg.units import Viewport, length

_PLACING = frozenset(SVG + name for name in ("text", "tspan", "tref"))
_GAP = re.compile(r"[\s,]+")


@dataclass(slots=True)
class Places:
    """For every character: where it is put, how it is shifted and turned (degrees)."""

    xs: list[float | None]
    ys: list[float | None]
    dxs: list[float]
    dys: list[float]
    turns: list[float]


def places(text: str, nodes: Sequence[Node], viewport: Viewport) -> Places:
    """The places of all characters, those of outer elements below those of inner ones."""
    count = len(text)
    found = Places([None] * count, [None] * count, [0.0] * count, [0.0] * count, [0.0] * count)
    for node in nodes:
        if node.begin < node.end:
            if node.element.tag in _PLACING:
                _place(found, node, viewport)
            _turn(found, node)
    _forget_inside_letters(found, text)
    return found


def _place(found: Places, node: Node, viewport: Viewport) -> None:
    for name, axis, put in (("x", "x", found.xs), ("y", "y", found.ys)):
        values = _values(node, name, viewport, axis)
        put[node.begin : node.begin + len(values)] = values
    for name, axis, shifts in (("dx", "x", found.dxs), ("dy", "y", found.dys)):
        values = _values(node, name, viewport, axis)
        shifts[node.begin : node.begin + len(values)] = values


def _turn(found: Places, node: Node) -> None:
    turns = _values(node, "rotate", None, "")
    if turns:
        turns += turns[-1:] * (node.end - node.begin - len(turns))
        found.turns[node.begin : node.end] = turns


def _values(node: Node, name: str, viewport: Viewport | None, axis: str) -> list[float]:
    """What a list says of the characters of a node, up to its first wrong word.

    Without a viewport they are plain numbers.
    """
    text = node.element.get(name)
    if text is None:
        return []
    values = []
    size = node.style.font_size
    words = (word for word in _GAP.split(text) if word)
    for word in islice(words, node.end - node.begin):
        value = length(word, viewport, axis, size) if viewport else _number(word)
        if value is None or not math.isfinite(value):
            break
        values.append(value)
    return values


def _number(word: str) -> float | None:
    try:
        return float(word)
    except ValueError:
        return None


def _forget_inside_letters(found: Places, text: str) -> None:
    if text.isascii():
        return
    place = 0
    for cluster in clusters_of(text):
        for inside in range(place + 1, place + len(cluster)):
            found.xs[inside] = found.ys[inside] = None
        place += len(cluster)
