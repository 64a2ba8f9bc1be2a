"""Places that a text gives to single characters: x, y, dx, dy and rotate.

The lists of an element are for its characters one by one; those of an inner element win. The
last turn of `rotate` is for all that follow. A place inside a letter (before a combining mark)
has no effect.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from gare_fab.geometry.lettering.clusters import clusters_of
from gare_fab.readers.svg.source import SVG
from gare_fab.readers.svg.text_tree import Node
from gare_fab.readers.svg.units import Viewport, length

_PLACING = frozenset(SVG + name for name in ("text", "tspan", "tref"))
_GAP = re.compile(r"[\s,]+")


@dataclass(frozen=True, slots=True)
class Places:
    """Where characters are put, shifted and turned (degrees), by their number in the text."""

    xs: dict[int, float] = field(default_factory=dict)
    ys: dict[int, float] = field(default_factory=dict)
    dxs: dict[int, float] = field(default_factory=dict)
    dys: dict[int, float] = field(default_factory=dict)
    turns: dict[int, float] = field(default_factory=dict)

    @property
    def keeps_words(self) -> bool:
        """Whether no character is moved away from the one before it, or turned."""
        return not (self.dxs or self.dys or self.turns)


def places(text: str, nodes: Sequence[Node], viewport: Viewport) -> Places:
    """The places of all characters, those of outer elements below those of inner ones."""
    found = Places()
    for node in nodes:
        if node.begin < node.end:
            if node.element.tag in _PLACING:
                _place(found, node, viewport)
            _turn(found, node)
    if found.xs or found.ys:
        _forget_inside_letters(found, text)
    return found


def _place(found: Places, node: Node, viewport: Viewport) -> None:
    lists = {"x": found.xs, "y": found.ys, "dx": found.dxs, "dy": found.dys}
    for name, known in lists.items():
        known.update(enumerate(_values(node, name, viewport, name[-1]), node.begin))


def _turn(found: Places, node: Node) -> None:
    turns = _values(node, "rotate", None, "")
    if turns:
        turns += turns[-1:] * (node.end - node.begin - len(turns))
        found.turns.update(enumerate(turns, node.begin))


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
            found.xs.pop(inside, None)
            found.ys.pop(inside, None)
        place += len(cluster)
