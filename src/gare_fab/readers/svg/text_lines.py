"""Lines under, over and through the letters: what text-decoration asks for.

A line has the colours of the element that declares it, and the place and thickness of the
font that it runs along.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gare_fab.geometry.affine import Affine
from gare_fab.readers.svg.properties import LINES
from gare_fab.readers.svg.styles import Style
from gare_fab.readers.svg.text_baselines import central
from gare_fab.readers.svg.text_setting import Put
from gare_fab.readers.svg.text_tree import Node

BELOW = ("underline", "overline")  # these are painted before the letters
ABOVE = ("line-through",)
_WORDS = frozenset(BELOW + ABOVE)
Declared = tuple[tuple[str, Style], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A straight piece of a line: a rectangle 0, top, width, height in a frame."""

    frame: Affine
    top: float
    width: float
    height: float

    def corners(self) -> tuple[tuple[float, float], ...]:
        """Its corners in user units, turning as the outlines of letters do."""
        low = self.top + self.height
        flat = ((0.0, self.top), (0.0, low), (self.width, low), (self.width, self.top))
        frame = self.frame
        return tuple(
            (frame.a * x + frame.c * y + frame.e, frame.b * x + frame.d * y + frame.f)
            for x, y in flat
        )


def declared_above(around: Style, style: Style) -> Declared:
    """The lines that the parents of a text declare: they look like the text, of this style."""
    return tuple((word, style) for word in around.get(LINES, "").split() if word in _WORDS)


def declared(node: Node) -> Declared:
    """The lines that a node and those it stands in declare, the outermost first."""
    return tuple(
        (word, one.style) for one in reversed(list(node.chain)) for word in _asked(one.style)
    )


def _asked(style: Style) -> list[str]:
    words = style.values.get("text-decoration", "") or style.values.get(
        "text-decoration-line", ""
    )
    return [word for word in words.split() if word in _WORDS]


def bars(word: str, puts: Sequence[Put], *, is_vertical: bool) -> Iterator[Bar]:
    """The pieces of a line along clusters of one node, as they follow each other."""
    first, width = 0, 0.0
    for place, put in enumerate(puts):
        width += put.cluster.advance
        if place + 1 == len(puts) or puts[place + 1].is_apart:
            yield _bar(word, puts[first], width, is_vertical=is_vertical)
            first, width = place + 1, 0.0


def _bar(word: str, put: Put, width: float, *, is_vertical: bool) -> Bar:
    look = put.cluster.look
    metrics = (put.cluster.face if is_vertical else look.face).metrics
    if word == "underline":
        height = -metrics.descent if is_vertical else metrics.underline_position
    elif word == "overline":
        height = metrics.ascent
    else:
        height = central(metrics) if is_vertical else metrics.strikeout_position
    thickness = metrics.underline_thickness * look.size
    return Bar(put.frame, -height * look.size - thickness / 2, width, thickness)
