"""Text: a text element becomes outlines, runs of equal paint one by one, in paint order."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from unicodedata import category

from gare_fab.model.artwork import FillRule, Picture, Shape
from gare_fab.readers.svg.entering import entered
from gare_fab.readers.svg.outlines import SAME, Map, Steps
from gare_fab.readers.svg.painter import NOTHING, Painted
from gare_fab.readers.svg.places import Place
from gare_fab.readers.svg.scope import Scope
from gare_fab.readers.svg.source import Element
from gare_fab.readers.svg.styles import INITIAL, Style
from gare_fab.readers.svg.text_clusters import PICTURES
from gare_fab.readers.svg.text_colours import pictured
from gare_fab.readers.svg.text_fonts import Faces
from gare_fab.readers.svg.text_lines import (
    ABOVE,
    BELOW,
    Declared,
    bars,
    declared,
    declared_above,
)
from gare_fab.readers.svg.text_setting import Put, Setter, setter
from gare_fab.readers.svg.text_tree import TextTree, text_tree

_UNBOUND = frozenset({"auto", "0", "0px"})


Box = tuple[float, float, float, float]
_Part = tuple[Steps, Map]
_Ready = tuple[Shape | Picture, ...]
_Made = tuple[Painted, Style, list[_Part], list[Put], _Ready]


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Outlines of one look, or what is `ready`, each with its map to the units of a place."""

    place: Place
    painted: Painted
    parts: list[_Part]
    box: Box  # what it takes up
    ready: _Ready = ()  # what is shown instead of the outlines, in mm


def text_runs(scope: Scope, element: Element, around: Place, *, is_clip: bool) -> list[Run]:
    """What is seen of a text element, from the lowest run to the topmost.

    With `is_clip` everything has the paint NOTHING, but what is hidden is left out as well.
    """
    place = entered(scope, element, around)
    if place is None:
        return []
    tree = text_tree(scope, element, place.style)
    if not any(text.strip() for text, _ in tree.pieces):
        return []
    if place.affine.determinant == 0:
        scope.tally.dropped("Objects that are scaled to nothing are left out.")
        return []
    _tell(scope, tree)
    drawing = _Drawing(scope, place, setter(scope, tree, place.viewport), is_clip)
    above = declared_above(around.style, place.style)
    for puts in drawing.setter.puts():
        drawing.draw(puts, above)
    drawing.flush()
    return drawing.runs()


def _tell(scope: Scope, tree: TextTree) -> None:
    """Say what is not taken over of a text."""
    text = tree.nodes[0]
    is_wrapped = text.style.get("inline-size", "auto") not in _UNBOUND or (
        text.style.get("shape-inside", "none") != "none"
    )
    if is_wrapped and not any(node.element.get("y") for node in tree.nodes[1:]):
        scope.tally.dropped("The line breaks of wrapped text are left out.")
    scope.faces.look_for_own(text.element)


@dataclass(slots=True)
class _Drawing:
    """Gathers the runs of one text; neighbours of equal paint are one."""

    scope: Scope
    place: Place
    setter: Setter
    is_clip: bool
    made: list[_Made] = field(default_factory=list)
    waiting: list[Put] = field(default_factory=list)
    paint: tuple[Painted, Style] = (NOTHING, INITIAL)

    def draw(self, puts: Sequence[Put], above: Declared) -> None:
        """Add the clusters of a chunk, with the lines under, over and through them."""
        for node, own in groupby(puts, key=lambda put: put.cluster.node):
            is_hidden = node.style.get("visibility", "visible") != "visible"
            if is_hidden and (self.is_clip or not self.place.is_measured):
                continue
            run = list(own)
            lines = above + declared(node)
            self._draw_lines(run, [line for line in lines if line[0] in BELOW])
            paint = self._painted(node.style)
            if paint != self.paint[0]:
                self.flush()
            self.paint = paint, node.style
            self.waiting += run
            self._draw_lines(run, [line for line in lines if line[0] in ABOVE])

    def flush(self) -> None:
        """Make a run of the clusters that wait."""
        painted, style = self.paint
        counts = self.is_clip or self.place.is_measured or not painted.is_nothing
        if self.waiting and counts:
            parts = outlined(self.scope.faces, self.waiting, is_clip=self.is_clip)
            self.made.append((painted, style, parts, self.waiting, ()))
            if not self.is_clip:
                self._add_pictures(style)
        self.waiting = []

    def _add_pictures(self, style: Style) -> None:
        for one in pictured(self.scope, self.waiting, self.place.affine):
            frame = Steps("MLLLZ", one.corners), SAME
            self.made.append((NOTHING, style, [frame], [one.put], one.parts))

    def _draw_lines(self, run: list[Put], lines: Sequence[tuple[str, Style]]) -> None:
        for word, style in lines:
            self.flush()
            painted = self._painted(style)
            if self.is_clip or not painted.is_nothing:
                pieces = list(bars(word, run, is_vertical=self.setter.is_vertical))
                numbers = [n for piece in pieces for corner in piece.corners() for n in corner]
                steps = Steps("MLLLZ" * len(pieces), numbers)
                self.made.append((painted, style, [(steps, SAME)], run, ()))

    def _painted(self, style: Style) -> Painted:
        """How letters of a style look: where they overlap they are one, as by nonzero."""
        if self.is_clip:
            return NOTHING
        scale = math.sqrt(abs(self.place.affine.determinant))
        painter, viewport = self.scope.painter, self.place.viewport
        painted = painter.painted(
            style, scale, viewport, is_line=False, context=self.place.context
        )
        if painted.rule is FillRule.NONZERO:
            return painted
        return replace(painted, rule=FillRule.NONZERO)

    def runs(self) -> list[Run]:
        """All that was drawn, with its boxes."""
        place = self.place
        return [
            Run(
                place if style is place.style else replace(place, style=style),
                painted,
                parts,
                box_of(puts),
                ready,
            )
            for painted, style, parts, puts, ready in self.made
            if parts
        ]


def outlined(faces: Faces, puts: Sequence[Put], *, is_clip: bool) -> list[_Part]:
    """The outlines of clusters, each with its map to user units.

    Pictures have none, but for a clip, which sees outlines alone.
    """
    parts: list[_Part] = []
    for put in puts:
        cluster, to = put.cluster, put.map
        size = cluster.size
        turn = to.a * size, to.b * size, -to.c * size, -to.d * size
        has_pictures = not is_clip and faces.has_colours(cluster.face)
        for glyph, x, y in cluster.glyphs:
            if has_pictures and faces.colour(cluster.face, glyph) is not None:
                continue
            steps = faces.steps(cluster.face, glyph)
            if steps.letters:
                e, f = to.a * x + to.c * y + to.e, to.b * x + to.d * y + to.f
                parts.append((steps, (*turn, e, f)))
            elif category(cluster.character) in PICTURES:
                faces.tally.dropped("Emoji that are pictures in their font are left out.")
    return parts


def box_of(puts: Sequence[Put]) -> Box:
    """What clusters take up, each as wide as its advance and as high as its font."""
    corners = [
        (frame.a * x + frame.c * y + frame.e, frame.b * x + frame.d * y + frame.f)
        for frame, wide, (high, deep) in (
            (put.frame, put.cluster.advance, put.cluster.look.extent) for put in puts
        )
        for x, y in ((0.0, -high), (0.0, deep), (wide, -high), (wide, deep))
    ]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)
