"""Fixes: what the window can do about a problem by itself, and what a problem is about.

room      where the work of a sheet may lie, in design mm
culprit   a placement that a problem is about
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from gare_fab.base.messages import Message
from gare_fab.gui.desk.asks import Asks, Dialog
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.moves import has_editor
from gare_fab.gui.desk.state import State
from gare_fab.model.document import Document, Placement, PlacementId
from gare_fab.model.edits_moves import reshaped
from gare_fab.model.edits_steps import set_steps
from gare_fab.model.extent import Box, area_of, bounds_of, box_of
from gare_fab.model.problem import Problem, ProblemKind
from gare_fab.model.stock import Bottle
from gare_fab.workshop.stepping import steps_for

_MARGIN = 1.0  # mm that are kept free to the sides: a kerf is cut beside the line
_ENDLESS = 1e9  # mm
_OF_A_TURN = 0.98
_SLACK = 0.01


@dataclass(frozen=True, slots=True)
class Fix:
    """A way out: what the button says, and what it does."""

    label: Message
    does: Callable[[Desk, Asks], None]


def fix_for(problem: Problem, state: State) -> Fix | None:
    """What can be done about a problem of the job at hand, None where only the user can."""
    fix = _FIXES.get(problem.kind)
    document = state.document
    if document is not None and problem.kind is ProblemKind.FINDING:
        return _look_into(culprits(problem, document, state.sheet), document)
    if fix is None or document is None:
        return None
    is_about_place = problem.kind in _ROOMS
    if is_about_place and not (_room(document, problem.kind) and _movable(state)):
        return None
    return fix


def _look_into(ids: frozenset[PlacementId], document: Document) -> Fix | None:
    """The report on the drawing that a finding is of, or the editor of a text or a code."""
    editable = [
        each.id
        for each in document.placements
        if each.id in ids and has_editor(document.artworks[each.artwork])
    ]
    if editable:
        label, dialog = Message("Change the text or code…"), Dialog.EDIT_MADE
        about = frozenset(editable[:1])
    else:
        label, about, dialog = Message("Import report…"), ids, Dialog.REPORT

    def does(desk: Desk, asks: Asks) -> None:
        desk.store.select(about)
        asks.dialog(dialog)

    return Fix(label, does) if ids else None


def culprits(problem: Problem, document: Document, sheet: int) -> frozenset[PlacementId]:
    """The placements on a sheet that a problem is about; none where nobody knows."""
    there = [each for each in document.placements if each.sheet == sheet]
    if problem.kind is ProblemKind.FINDING:
        name = problem.message.values.get("file")
        return frozenset(p.id for p in there if document.artworks[p.artwork].name == name)
    room = _room(document, problem.kind)
    if room is None:
        return frozenset()
    return frozenset(
        each.id for each in there if not each.is_hidden and _leaves(document, each, room)
    )


def can_point(problem: Problem) -> bool:
    """Whether a problem may have a place that can be shown."""
    kinds = (ProblemKind.FINDING, *_ROOMS)
    return problem.where is not None or problem.kind in kinds


def place_of(problem: Problem, state: State) -> tuple[float, float] | None:
    """Where in design mm a problem is; None where nobody knows."""
    document = state.document
    if document is None:
        return None
    if problem.where is None:
        box = bounds_of(document, culprits(problem, document, state.sheet))
        return box.centre if box is not None else None
    if not isinstance(document.stock, Bottle):
        return problem.where
    if state.study is None or not len(state.study.timeline):
        return None
    timeline = state.study.timeline
    row = int(np.square(timeline.stock[:, :2] - problem.where).sum(axis=1).argmin())
    x, y = timeline.design[row].tolist()
    return x, y


def _bring_in(kind: ProblemKind) -> Callable[[Desk, Asks], None]:
    def does(desk: Desk, asks: Asks) -> None:
        del asks
        state = desk.store.state
        if state.document is None:
            return
        free, room = _movable(state), _room(state.document, kind)
        box = bounds_of(state.document, free)
        if room is not None and box is not None:
            name = Message("Bring inside")
            desk.store.apply(name, reshaped(free, box, _within(box, room)))

    return does


def _within(box: Box, room: Box) -> Box:
    """The box, made smaller where it must be, and moved no more than it must be."""
    pairs = ((room.width, box.width), (room.height, box.height))
    factor = min(1.0, *(space / size for space, size in pairs if size))
    width, height = box.width * factor, box.height * factor
    centre_x, centre_y = box.centre
    x = min(max(centre_x - width / 2, room.x), room.x + room.width - width)
    y = min(max(centre_y - height / 2, room.y), room.y + room.height - height)
    return Box(x, y, width, height)


def _movable(state: State) -> frozenset[PlacementId]:
    """What of the sheet is worked on and may be moved."""
    placements = state.document.placements if state.document is not None else ()
    return frozenset(
        each.id
        for each in placements
        if each.sheet == state.sheet and not each.is_hidden and not each.is_locked
    )


def _room(document: Document, kind: ProblemKind) -> Box | None:
    room = _ROOMS.get(kind)
    return room(document) if room is not None else None


def _stock_room(document: Document) -> Box:
    return _less_margin(area_of(document))


def _reach_room(document: Document) -> Box | None:
    """What of flat stock, its corner at the machine's zero, the machine reaches."""
    if isinstance(document.stock, Bottle):
        return None
    area, (across, along) = area_of(document), document.machine.area
    return _less_margin(Box(0.0, 0.0, min(area.width, across), min(area.height, along)))


def _zone_room(document: Document) -> Box:
    area = _less_margin(area_of(document))
    return Box(-_ENDLESS / 2, area.y, _ENDLESS, area.height)


def _round_room(document: Document) -> Box | None:
    stock, reference = document.stock, document.wrapping.reference
    if not isinstance(stock, Bottle):
        return None
    heights, radii = zip(*stock.profile, strict=True)
    radius = stock.radius if reference is None else float(np.interp(reference, heights, radii))
    width = 2 * math.pi * radius * _OF_A_TURN
    return Box(-width / 2, -_ENDLESS / 2, width, _ENDLESS)


def _less_margin(box: Box) -> Box:
    margin = _MARGIN if min(box.width, box.height) > 4 * _MARGIN else 0.0
    size = box.width - 2 * margin, box.height - 2 * margin
    return Box(box.x + margin, box.y + margin, *size)


def _leaves(document: Document, placement: Placement, room: Box) -> bool:
    hull = document.artworks[placement.artwork].hull
    box = box_of(placement.affine.apply(hull))
    if box is None:
        return False
    left, below = room.x - box.x, room.y - box.y
    right = box.x + box.width - room.x - room.width
    above = box.y + box.height - room.y - room.height
    return max(left, below, right, above) > _SLACK


def _take_usual_steps(desk: Desk, asks: Asks) -> None:
    del asks
    document = desk.store.state.document
    if document is not None:
        steps = steps_for(document.artworks, document.machine)
        desk.store.apply(Message("Usual steps"), set_steps(steps))


_ROOMS: Mapping[ProblemKind, Callable[[Document], Box | None]] = MappingProxyType(
    {
        ProblemKind.LEAVES_STOCK: _stock_room,
        ProblemKind.TOO_LARGE: _stock_room,
        ProblemKind.LEAVES_REACH: _reach_room,
        ProblemKind.LEAVES_ZONE: _zone_room,
        ProblemKind.GOES_ROUND: _round_room,
    }
)
_FIXES: Mapping[ProblemKind, Fix] = MappingProxyType(
    {kind: Fix(Message("Bring inside"), _bring_in(kind)) for kind in _ROOMS}
    | {
        ProblemKind.NO_MATERIAL: Fix(
            Message("Choose a material"), lambda desk, _: desk.store.turn_to("setup")
        ),
        ProblemKind.NO_ARTWORK: Fix(
            Message("Import a drawing…"), lambda _, asks: asks.dialog(Dialog.IMPORT)
        ),
        ProblemKind.NOTHING_PICKED: Fix(Message("Use the usual steps"), _take_usual_steps),
    }
)
