"""Placing: where imported drawings go on the stock, and the steps that they bring. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from gare_fab.geometry.affine import Affine
from gare_fab.gui.desk.errands_import import Understood
from gare_fab.model import edits
from gare_fab.model.artwork import Artwork, Shape
from gare_fab.model.document import Document
from gare_fab.model.edits import Edit
from gare_fab.model.extent import Box, area_of, box_of, boxes_of_rows, touched
from gare_fab.model.step import Step
from gare_fab.model.stock import Bottle
from gare_fab.workshop.stepping import steps_for

_GAP = 5.0  # mm between drawings
_SLACK = 0.01  # mm that a drawing may reach over the edge of what it fits on


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A drawing to be placed, so many times as large as it was read."""

    read: Understood
    times: float = 1.0

    @property
    def box(self) -> Box:
        """Its bounds at that size, as drawn."""
        box = box_of(self.read.artwork.hull) or Box(0.0, 0.0, 0.0, 0.0)
        times = self.times
        return Box(times * box.x, times * box.y, times * box.width, times * box.height)


def bring_in(drawings: Sequence[Drawing], sheet: int) -> Edit:
    """Place the drawings on a sheet, with the steps and the title that the job lacks."""

    def edit(document: Document) -> Document:
        parts = tuple(
            (drawing.read.artwork, affine)
            for drawing, affine in zip(drawings, places(document, drawings), strict=True)
        )
        placed = edits.add_many(parts, sheet)(document)
        kinds = tuple(drawing.read.kinds for drawing in drawings)
        steps = document.steps + missing_steps(document, kinds)
        return replace(placed, steps=steps, title=_title(document, drawings))

    return edit


def bring_in_made(artwork: Artwork, sheet: int) -> Edit:
    """Place what was made where a sheet is free, with the steps that the job lacks."""

    def edit(document: Document) -> Document:
        box = box_of(artwork.hull) or Box(0.0, 0.0, 0.0, 0.0)
        (x, y), (to_x, to_y) = box.centre, _free_middle(document, sheet, box)
        placed = edits.add(artwork, Affine.moved(to_x - x, to_y - y), sheet)(document)
        steps = document.steps + missing_steps(document, (artwork,))
        return replace(placed, steps=steps)

    return edit


def places(document: Document, drawings: Sequence[Drawing]) -> tuple[Affine, ...]:
    """As drawn where all lie on the flat stock like this, else together in its middle.

    Where they would lie on each other, they come side by side, if there is room for that.
    """
    area = area_of(document)
    drawn = [drawing.box for drawing in drawings]
    rows = _in_rows(drawn, area.width)
    is_flat = not isinstance(document.stock, Bottle)
    if is_flat and all(_fits(drawing, area) for drawing in drawings):
        has_room = _together(rows).height <= area.height + _SLACK
        if not (has_room and _overlap(drawings, area)):
            return tuple(Affine.scaled(drawing.times) for drawing in drawings)
    return tuple(
        Affine.moved(to.x - box.x, to.y - box.y) @ Affine.scaled(drawing.times)
        for drawing, box, to in zip(drawings, drawn, _centred(rows, area), strict=True)
    )


def missing_steps(document: Document, kinds: tuple[Artwork, ...]) -> tuple[Step, ...]:
    """The usual steps for drawings of which the job's own steps pick nothing."""
    if any(_picks(step, artwork) for step in document.steps for artwork in kinds):
        return ()
    return steps_for(kinds, document.machine)


def _free_middle(document: Document, sheet: int, box: Box) -> tuple[float, float]:
    """The middle of the stock; if something lies there, the nearest free place up or down."""
    area = area_of(document)
    x, y = area.centre
    rows = [row for row in document.placements if row.sheet == sheet and not row.is_hidden]
    boxes = boxes_of_rows(document, rows)
    far = box.height / 2 + _GAP
    heights = np.unique((y, *(boxes[:, 1] - far), *(boxes[:, 3] + far)))
    room = area.height / 2 - box.height / 2
    for middle in heights[np.argsort(abs(heights - y), kind="stable")].tolist():
        place = Box(x - box.width / 2, middle - box.height / 2, box.width, box.height)
        if abs(middle - y) <= room and not len(touched(boxes, place, _GAP - _SLACK)):
            return x, middle
    return x, y


def _title(document: Document, drawings: Sequence[Drawing]) -> str:
    """A job that has neither a name nor a drawing is named after its first drawings."""
    if document.title or document.artworks:
        return document.title
    return ", ".join(drawing.read.file.stem for drawing in drawings)


def _picks(step: Step, artwork: Artwork) -> bool:
    return any(
        select.picks(item, layer.name)
        for layer in artwork.layers
        for item in layer.items
        if isinstance(item, Shape)
        for select in step.selects
    )


def _overlap(drawings: Sequence[Drawing], area: Box) -> bool:
    """Whether drawings lie on each other that are not meant to: pages of the stock are."""
    loose = [drawing.box for drawing in drawings if not _is_page(drawing, area)]
    return any(
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
        for one, other in combinations(loose, 2)
    )


def _is_page(drawing: Drawing, area: Box) -> bool:
    """Whether the drawing's own page is as large as the stock."""
    page, times = drawing.read.artwork.page, drawing.times
    return (
        abs(times * page.width - area.width) <= _SLACK
        and abs(times * page.height - area.height) <= _SLACK
    )


def _fits(drawing: Drawing, area: Box) -> bool:
    """Whether the drawing, or its own page, lies on the stock as it is drawn."""
    box = drawing.box
    return _is_page(drawing, area) or (
        box.x >= area.x - _SLACK
        and box.y >= area.y - _SLACK
        and box.x + box.width <= area.x + area.width + _SLACK
        and box.y + box.height <= area.y + area.height + _SLACK
    )


def _in_rows(boxes: Sequence[Box], width: float) -> list[Box]:
    """The boxes from left to right, in rows downwards where they fill the width."""
    laid: list[Box] = []
    x = top = low = 0.0
    for box in boxes:
        if x > 0.0 and x + box.width > width:
            x, top = 0.0, low - _GAP
        laid.append(Box(x, top - box.height, box.width, box.height))
        x += box.width + _GAP
        low = min(low, top - box.height)
    return laid


def _centred(boxes: Sequence[Box], area: Box) -> list[Box]:
    (x, y), (to_x, to_y) = _together(boxes).centre, area.centre
    return [replace(box, x=box.x + to_x - x, y=box.y + to_y - y) for box in boxes]


def _together(boxes: Sequence[Box]) -> Box:
    left, low = min(box.x for box in boxes), min(box.y for box in boxes)
    right = max(box.x + box.width for box in boxes)
    high = max(box.y + box.height for box in boxes)
    return Box(left, low, right - left, high - low)


def replace_drawing(old: Artwork, read: Understood, *, fits: bool) -> Edit:
    """Another drawing in the place of one and of its copies, with the steps that it lacks.

    As drawn it lies on the axes of the old one; where it `fits`, it is as large, and has the
    same middle. What is not in the document any more is not replaced.
    """

    def edit(document: Document) -> Document:
        index = next((row for row, each in enumerate(document.artworks) if each is old), None)
        if index is None:
            return document
        replaced = edits.replace_artwork(index, read.artwork)(document)
        onto = _onto(old, read.artwork) if fits else Affine()
        placements = tuple(
            replace(each, affine=each.affine @ onto) if each.artwork == index else each
            for each in document.placements
        )
        steps = document.steps + missing_steps(document, (read.kinds,))
        return replace(replaced, placements=placements, steps=steps)

    return edit


def _onto(old: Artwork, new: Artwork) -> Affine:
    """As large as fits the bounds of the old one, in their middle; keeps the proportions."""
    goal, box = box_of(old.hull), box_of(new.hull)
    if goal is None or box is None:
        return Affine()
    pairs = ((goal.width, box.width), (goal.height, box.height))
    times = min((room / size for room, size in pairs if size and room), default=1.0)
    (x, y), (to_x, to_y) = box.centre, goal.centre
    return Affine.moved(to_x, to_y) @ Affine.scaled(times) @ Affine.moved(-x, -y)
