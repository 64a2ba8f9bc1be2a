"""Tracks: the path of a textPath as something to walk along."""

import math
from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.affine import IDENTITY, Affine
from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.paths import Paths
from gare_fab.readers.svg.entering import affine_of
from gare_fab.readers.svg.expansion import link_of
from gare_fab.readers.svg.outlines import Outlines
from gare_fab.readers.svg.places import Place
from gare_fab.readers.svg.scope import Scope
from gare_fab.readers.svg.shapes import SHAPES, Measures
from gare_fab.readers.svg.source import SVG, Element
from gare_fab.readers.svg.text_tree import Node
from gare_fab.readers.svg.units import Viewport, length

_PATH = SVG + "path"
_FINENESS = 1e-4  # of the font size
_FINEST = 1e-7  # of the page: what letters of no size are measured with


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """Straight pieces one after the other; gaps between subpaths have no length."""

    points: Floats  # (N, 2) where each piece begins
    steps: Floats  # (N, 2) from there to its end
    begins: Floats  # (N + 1,) lengths along the track, the last one its own
    offset: float  # where the text begins

    @property
    def length(self) -> float:
        """The length of all pieces."""
        return float(self.begins[-1])

    def frame(self, along: float) -> Affine | None:
        """The map onto the track: x along it, y to its right; None where it does not reach."""
        if not 0 <= along <= self.length:
            return None
        piece = int(np.searchsorted(self.begins, along, side="right")) - 1
        piece = min(piece, len(self.points) - 1)
        own = float(self.begins[piece + 1] - self.begins[piece])
        dx, dy = (self.steps[piece] / own).tolist()
        x, y = self.points[piece].tolist()
        rest = along - float(self.begins[piece])
        return Affine(dx, dy, -dy, dx, x + dx * rest, y + dy * rest)


def track_of(scope: Scope, node: Node, viewport: Viewport) -> Track | None:
    """The track of a textPath; None where there is no path, or none that has a length."""
    size = node.style.font_size
    paths, told = _paths(scope, node.element, viewport, size)
    if node.element.get("side") == "right":
        paths = [part[::-1] for part in paths[::-1]]
    if not paths:
        return None
    points = np.concatenate([part[:-1] for part in paths])
    steps = np.concatenate([np.diff(part, axis=0) for part in paths])
    lengths = np.hypot(*steps.T)
    real = lengths > 0
    if not real.any():
        return None
    begins = np.concatenate(([0.0], np.cumsum(lengths[real])))
    whole = float(begins[-1])
    offset = _offset(node, viewport, whole, told)
    return Track(points[real], steps[real], begins, offset)


def _offset(node: Node, viewport: Viewport, whole: float, told: float | None) -> float:
    """Where the text begins: a share of the path, or a length as the path's author counts."""
    text = (node.element.get("startOffset") or "0").strip()
    size = node.style.font_size
    if text.endswith("%"):
        return length(text, Viewport(whole, whole), "x", size) or 0.0
    found = length(text, viewport, "x", size) or 0.0
    return found * whole / told if told else found


def _paths(
    scope: Scope, element: Element, viewport: Viewport, size: float
) -> tuple[list[Floats], float | None]:
    """The lines of the path, and the length that its author says it has."""
    own = element.get("path")
    outlines = Outlines()
    affine, told = IDENTITY, None
    if own:
        source: int | None = outlines.add_path(own)
    else:
        target = scope.ids.get(link_of(element).removeprefix("#"))
        source = None if target is None else _source(outlines, target, viewport, size)
        if target is not None:
            style = scope.cascade.of(target)
            affine = affine_of(scope, target, style, Place(IDENTITY, style, viewport))
            told = _told(target)
    if source is None:
        scope.tally.dropped("Text along a path that is not in the file is left out.")
        return [], None
    outlines.place(source, affine)
    return _lines(outlines.drawn(_tolerance(size, viewport)).paths[0]), told


def _tolerance(size: float, viewport: Viewport) -> float:
    return max(size * _FINENESS, viewport.share("") * _FINEST, _FINEST)


def _source(
    outlines: Outlines, target: Element, viewport: Viewport, size: float
) -> int | None:
    if target.tag == _PATH:
        return outlines.add_path(target.get("d") or "")
    if target.tag not in SHAPES:
        return None
    letters, numbers = SHAPES[target.tag](Measures(target, viewport, size))
    return outlines.add_shape(letters, numbers) if letters else None


def _told(target: Element) -> float | None:
    try:
        value = float(target.get("pathLength") or "")
    except ValueError:
        return None
    return value if 0 < value < math.inf else None


def _lines(paths: Paths) -> list[Floats]:
    return [paths[index] for index in range(len(paths)) if len(paths[index]) > 1]
