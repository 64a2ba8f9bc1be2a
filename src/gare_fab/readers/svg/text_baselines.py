"""Base lines: how far the letters of an element stand below the line of the text."""

from collections.abc import Callable
from types import MappingProxyType

from gare_fab.geometry.lettering.faces import Face
from gare_fab.geometry.lettering.metrics import Metrics
from gare_fab.readers.svg.text_tree import Node
from gare_fab.readers.svg.text_words import Look
from gare_fab.readers.svg.units import Viewport, length

_HANGING = 0.8  # of the ascent, as no font tells
_OF_PARENT = frozenset({"", "auto", "baseline"})


def central(metrics: Metrics) -> float:
    """The middle between ascent and descent, in em above the base line."""
    return (metrics.ascent - metrics.descent) / 2


_HEIGHTS: MappingProxyType[str, Callable[[Metrics], float]] = MappingProxyType(
    {
        "middle": lambda metrics: metrics.x_height / 2,
        "central": central,
        "hanging": lambda metrics: metrics.ascent * _HANGING,
        "mathematical": lambda metrics: metrics.ascent / 2,
        "before-edge": lambda metrics: metrics.ascent,
        "text-before-edge": lambda metrics: metrics.ascent,
        "text-top": lambda metrics: metrics.ascent,
        "after-edge": lambda metrics: -metrics.descent,
        "text-after-edge": lambda metrics: -metrics.descent,
        "text-bottom": lambda metrics: -metrics.descent,
        "ideographic": lambda metrics: -metrics.descent,
    }
)


def lowered(
    node: Node, look: Look, face: Face, viewport: Viewport, *, is_vertical: bool
) -> float:
    """How far the letters of a node are moved down, in user units.

    Vertical text stands on the middle line of its own font, whatever base line is asked for.
    """
    metrics, size = look.face.metrics, look.size
    below = (central(face.metrics) if is_vertical else _aligned(node, metrics)) * size
    for one in node.chain:
        if one.parent is not None:
            below -= _raised(one, metrics, size, viewport)
    return below


def _aligned(node: Node, metrics: Metrics) -> float:
    """The height of the line that is put onto the line of the text, in em."""
    asked = (one.style.values.get("alignment-baseline", "") for one in node.chain)
    word = next((word for word in asked if word), "")
    if word in _OF_PARENT:
        named = (one.style.get("dominant-baseline", "auto") for one in node.chain)
        word = next((word for word in named if word != "no-change"), "auto")
    return _HEIGHTS[word](metrics) if word in _HEIGHTS else 0.0


def _raised(node: Node, metrics: Metrics, size: float, viewport: Viewport) -> float:
    """The `baseline-shift` of one element, upwards, in user units."""
    word = node.style.values.get("baseline-shift", "baseline")
    if word == "baseline":
        return 0.0
    if word == "sub":
        return -metrics.subscript_shift * size
    if word == "super":
        return metrics.superscript_shift * size
    own = node.style.font_size
    if word.endswith("%"):
        viewport = Viewport(own, own)
    return length(word, viewport, "x", own) or 0.0
