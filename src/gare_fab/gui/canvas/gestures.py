"""Gestures: what a drag of the mouse does, from press to release, in design mm.

ghost   what is seen while the mouse is down: the map of the selection, a box, guides, words
keys    Shift holds a direction, a square, a step of the angle; Ctrl lets go of what snaps;
        Alt scales about the middle, and leaves a copy behind
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt

from gare_fab.geometry.affine import IDENTITY, Affine
from gare_fab.gui.canvas.handles import Handle, scaled_by, turned_by
from gare_fab.gui.canvas.snapping import FREE, Marks, Snap, snapped_box, snapped_point
from gare_fab.gui.desk.state import Tool
from gare_fab.gui.look.words import number
from gare_fab.model.extent import Box

Point = tuple[float, float]

_LEAST_MM = 0.05  # what is drawn shorter was a slip of the hand
_EIGHTH = math.pi / 4  # a line held by Shift goes in eighths of a turn


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys that are held."""

    shift: bool = False
    control: bool = False
    alt: bool = False

    @classmethod
    def of(cls, held: Qt.KeyboardModifier) -> "Keys":
        """From Qt's."""
        modifier = Qt.KeyboardModifier
        return cls(
            bool(held & modifier.ShiftModifier),
            bool(held & modifier.ControlModifier),
            bool(held & modifier.AltModifier),
        )


@dataclass(frozen=True, slots=True)
class Ghost:
    """What a gesture shows: where the selection would go, what would be drawn or picked."""

    affine: Affine = IDENTITY
    box: Box | None = None
    line: tuple[Point, Point] | None = None
    snap: Snap = FREE
    note: str = ""
    keeps: bool = False


class Gesture(Protocol):
    """One drag."""

    def ghost(self, at: Point, keys: Keys) -> Ghost:
        """What the drag would do if it ended here."""

    def drop(self, ghost: Ghost, keys: Keys) -> None:
        """Do it."""


@dataclass(frozen=True, slots=True)
class Snapping:
    """What there is to catch on, and from how far (mm)."""

    marks: Marks
    reach: float

    def box(self, box: Box, keys: Keys) -> Snap:
        """How a box catches."""
        return FREE if keys.control else snapped_box(box, self.marks, self.reach)

    def point(self, point: Point, keys: Keys) -> tuple[Point, Snap]:
        """Where a point is caught."""
        if keys.control:
            return point, FREE
        snap = snapped_point(point, self.marks, self.reach)
        return (point[0] + snap.dx, point[1] + snap.dy), snap


@dataclass(frozen=True, slots=True)
class Move:
    """The selection is moved; Alt leaves it where it was, and moves a copy."""

    start: Point
    box: Box
    snapping: Snapping
    done: Callable[[Point, bool], None]

    def ghost(self, at: Point, keys: Keys) -> Ghost:
        """Along with the pointer; Shift along one axis alone."""
        dx, dy = at[0] - self.start[0], at[1] - self.start[1]
        if keys.shift:
            dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
        box = Box(self.box.x + dx, self.box.y + dy, self.box.width, self.box.height)
        snap = self.snapping.box(box, keys)
        moved = Affine.moved(dx + snap.dx, dy + snap.dy)
        note = f"{number(moved.e)} ; {number(moved.f)} mm"
        return Ghost(moved, snap=snap, note=note, keeps=keys.alt)

    def drop(self, ghost: Ghost, keys: Keys) -> None:
        """Move by as much."""
        self.done((ghost.affine.e, ghost.affine.f), keys.alt)


@dataclass(frozen=True, slots=True)
class Scale:
    """The selection is scaled by one of its handles."""

    handle: Handle
    box: Box
    snapping: Snapping
    done: Callable[[Affine], None]

    def ghost(self, at: Point, keys: Keys) -> Ghost:
        """Corners keep the proportions, with Shift they do not; Alt holds the middle."""
        to, snap = self.snapping.point(at, keys)
        affine = scaled_by(self.box, self.handle, to, free=keys.shift, centred=keys.alt)
        width, height = self.box.width * abs(affine.a), self.box.height * abs(affine.d)
        return Ghost(affine, snap=snap, note=f"{number(width)} × {number(height)} mm")

    def drop(self, ghost: Ghost, keys: Keys) -> None:
        """Scale it."""
        del keys
        self.done(ghost.affine)


@dataclass(frozen=True, slots=True)
class Turn:
    """The selection is turned about its middle."""

    box: Box
    done: Callable[[Affine], None]

    def ghost(self, at: Point, keys: Keys) -> Ghost:
        """With Shift in steps."""
        affine, angle = turned_by(self.box, at, in_steps=keys.shift)
        return Ghost(affine, note=f"{number(angle, 1)}°")

    def drop(self, ghost: Ghost, keys: Keys) -> None:
        """Turn it."""
        del keys
        self.done(ghost.affine)


@dataclass(frozen=True, slots=True)
class Band:
    """A box that picks: drawn to the right all within it, to the left all that it touches."""

    start: Point
    done: Callable[[Box, bool, bool], None]

    def ghost(self, at: Point, keys: Keys) -> Ghost:
        """The box."""
        del keys
        return Ghost(box=box_between(self.start, at), keeps=at[0] < self.start[0])

    def drop(self, ghost: Ghost, keys: Keys) -> None:
        """Pick; Shift adds to what is selected."""
        if ghost.box is not None:
            self.done(ghost.box, ghost.keeps, keys.shift)


@dataclass(frozen=True, slots=True)
class Draw:
    """A new shape is drawn in the box from the press to the release."""

    tool: Tool
    start: Point
    snapping: Snapping
    done: Callable[[str, dict[str, float], Affine], None]

    def ghost(self, at: Point, keys: Keys) -> Ghost:
        """The box, or the line; Shift makes a square, or holds the line's direction."""
        to, snap = self.snapping.point(at, keys)
        if self.tool is Tool.LINE:
            to = _held(self.start, to) if keys.shift else to
            note = f"{number(math.dist(self.start, to))} mm"
            return Ghost(line=(self.start, to), snap=snap, note=note)
        to = _squared(self.start, to) if keys.shift or self.tool is Tool.POLYGON else to
        box = box_between(self.start, to)
        note = f"{number(box.width)} × {number(box.height)} mm"
        return Ghost(box=box, snap=snap, note=note)

    def drop(self, ghost: Ghost, keys: Keys) -> None:
        """Make the shape; what is too small was not meant."""
        del keys
        if ghost.line is not None:
            (x, y), (to_x, to_y) = ghost.line
            values = {
                "length": math.hypot(to_x - x, to_y - y),
                "angle_deg": math.degrees(math.atan2(to_y - y, to_x - x)),
            }
            if values["length"] > _LEAST_MM:
                self.done("line", values, Affine.moved(x, y))
        elif ghost.box is not None and min(ghost.box.width, ghost.box.height) > _LEAST_MM:
            self._done(ghost.box)

    def _done(self, box: Box) -> None:
        if self.tool is Tool.POLYGON:
            self.done("polygon", {"radius": box.width / 2}, Affine.moved(*box.centre))
        else:
            values = {"width": box.width, "height": box.height}
            self.done(self.tool.value, values, Affine.moved(box.x, box.y))


def box_between(one: Point, other: Point) -> Box:
    """The box with these two corners."""
    x, y = min(one[0], other[0]), min(one[1], other[1])
    return Box(x, y, abs(one[0] - other[0]), abs(one[1] - other[1]))


def _squared(start: Point, to: Point) -> Point:
    side = max(abs(to[0] - start[0]), abs(to[1] - start[1]))
    return start[0] + math.copysign(side, to[0] - start[0]), start[1] + math.copysign(
        side, to[1] - start[1]
    )


def _held(start: Point, to: Point) -> Point:
    angle = round(math.atan2(to[1] - start[1], to[0] - start[0]) / _EIGHTH) * _EIGHTH
    length = math.dist(start, to)
    return start[0] + length * math.cos(angle), start[1] + length * math.sin(angle)
