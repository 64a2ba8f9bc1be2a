"""Stock mm and machine axes, there and back, and the feed that gives a speed on the material.

Flat: the axes X, Y, Z are stock x, y and depth. Round a bottle (t the tilt of the rotary, r
the radius at height z, both mm; angle = stock x / reference radius):

    along    foot_at ± (z cos t - r sin t)          minus where the neck points the other way
    turn     A = degrees x ratio                    chuck on an angular axis
             Y = angle / 2 pi x mm_per_turn         chuck in place of a linear axis
             Y = angle x r_contact x mm_per_turn / (pi D_roller) / slip             rollers
    Z        the crest's height over its height at the reference + depth, height being
             z sin t + r cos t; only where the machine has the axis

A bottle that points the other way also turns the other way, or the design would be mirrored.
An axis that is wired to turn the other way has a negative `ratio` or `mm_per_turn`.
"""

import math
from dataclasses import dataclass

import numpy as np

from gare_fab.base.errors import Refused
from gare_fab.base.messages import Message
from gare_fab.geometry.arrays import Floats, Ints, frozen, row_ranges
from gare_fab.geometry.wrap import Flat, Revolved, Surface
from gare_fab.model.machine import Axis, Machine, MachineKind, Rotary, RotaryKind

_STILL = 1e-3  # mm: no surface length is taken shorter
_PIECE = 0.5  # mm of height over which a length is measured by two places
_NODES = (0.5 - math.sqrt(1.0 / 12.0), 0.5 + math.sqrt(1.0 / 12.0))  # Gauss-Legendre on 0..1
_ROUNDS = 60
_CLOSE = 1e-10  # mm


@dataclass(frozen=True, slots=True)
class Axes:
    """The axes of a program: their names, and which are degrees.

    `counts_degrees` is how the controller takes the length of a move: GRBL and its kin over
    all axes, degrees as if they were mm; the others over X, Y, Z, and in degrees where none of
    these moves (NIST RS274/NGC 2.1.2.5).
    """

    names: tuple[str, ...]
    are_angles: tuple[bool, ...]
    counts_degrees: bool


@dataclass(frozen=True, slots=True)
class FlatKinematics:
    """A flat stock: X, Y and Z are its own."""

    axes: Axes

    def forward(self, stock: Floats) -> Floats:
        """(N, 3) stock mm to (N, D) axes; an axis that is none of X, Y, Z stays at 0."""
        out = np.zeros((len(stock), len(self.axes.names)))
        for column, name in enumerate(self.axes.names):
            if name in _XYZ:
                out[:, column] = stock[:, _XYZ.index(name)]
        return frozen(out)

    def inverse(self, rows: Floats) -> Floats:
        """(N, D) axes to (N, 3) stock mm; 0 where there is no such axis."""
        out = np.zeros((len(rows), 3))
        for column, name in enumerate(self.axes.names):
            if name in _XYZ:
                out[:, _XYZ.index(name)] = rows[:, column]
        return frozen(out)

    def surface_lengths(self, rows: Floats, starts: Ints) -> Floats:
        """(N,) mm on the material of the move to each row; 0 in the first rows of strokes."""
        return _lengths(self.inverse(rows), starts)

    def crest(self, stock: Floats) -> Floats:
        """(N,) how far the material stands above the reference: flat stock does not."""
        return np.zeros(len(stock))


_XYZ = ("X", "Y", "Z")


@dataclass(frozen=True, slots=True)
class RotaryKinematics:
    """A bottle in a rotary: the carriage runs along it, an axis turns it.

    `per_radian` is units of the turning axis per radian of the bottle; `sense` is +1 where the
    neck points to greater values of the carriage's axis, -1 where to smaller.
    """

    axes: Axes
    surface: Revolved
    along: str
    turn: str
    per_radian: float
    sense: float
    tilt: float  # rad
    foot_at: float

    def forward(self, stock: Floats) -> Floats:
        """(N, 3) stock mm to (N, D) axes; an axis without part in it stays at 0."""
        height = stock[:, 1]
        parts = {
            self.along: self.foot_at + self.sense * self._level(height),
            self.turn: stock[:, 0] * (self.per_radian / self.surface.reference_radius),
        }
        if "Z" not in parts:
            parts["Z"] = self.crest(stock) + stock[:, 2]
        nothing = np.zeros(len(stock))
        return frozen(np.column_stack([parts.get(name, nothing) for name in self.axes.names]))

    def inverse(self, rows: Floats) -> Floats:
        """(N, D) axes to (N, 3) stock mm; depth 0 where Z does not follow."""
        stock = np.zeros((len(rows), 3))
        stock[:, 0] = self._angle(rows) * self.surface.reference_radius
        stock[:, 1] = self._height(self._along(rows))
        if self.follows:
            stock[:, 2] = rows[:, self.axes.names.index("Z")] - self.crest(stock)
        return frozen(stock)

    @property
    def follows(self) -> bool:
        """Whether Z follows the glass."""
        return "Z" in self.axes.names and "Z" not in {self.along, self.turn}

    def crest(self, stock: Floats) -> Floats:
        """(N,) mm that the crest line stands above its place at the reference height.

        Where Z does not follow, what exceeds half the lens's depth of field is out of focus.
        """
        return self._crest(stock[:, 1]) - self._crest(np.array([self.surface.reference]))

    def surface_lengths(self, rows: Floats, starts: Ints) -> Floats:
        """(N,) mm on the glass of the move to each row; 0 in the first rows of strokes.

        A move is straight in the axes: its true length is the integral along the meridian.
        """
        ends = _ends(len(rows), starts)
        out = np.zeros(len(rows))
        out[ends] = self._lengths_on_glass(rows[ends - 1], rows[ends])
        return out

    def _lengths_on_glass(self, begin: Floats, end: Floats) -> Floats:
        """Two-point Gauss-Legendre over pieces of little height."""
        along = self._along(begin)
        step = self._along(end) - along
        turn = self._angle(end) - self._angle(begin)
        lift = np.zeros(len(begin))
        if self.follows:
            column = self.axes.names.index("Z")
            lift = end[:, column] - begin[:, column]
        pieces = np.maximum(np.ceil(np.abs(step) / _PIECE), 1.0).astype(np.intp)
        owner = np.repeat(np.arange(len(pieces), dtype=np.intp), pieces)
        place = row_ranges(np.zeros(len(pieces), np.intp), pieces)
        total = np.zeros(len(owner))
        for node in _NODES:
            share = (place + node) / pieces[owner]
            height = self._height(along[owner] + step[owner] * share)
            total += self._pace(height, turn[owner], step[owner], lift[owner]) / 2.0
        weights = total / pieces[owner]
        return np.bincount(owner, weights, len(pieces)).astype(np.float64)

    def _pace(self, height: Floats, turn: Floats, step: Floats, lift: Floats) -> Floats:
        """Mm of glass per whole move, as things are at this height."""
        meridian, slope = self.surface.meridian, self.surface.meridian.slope(height)
        rise = step / (math.cos(self.tilt) - slope * math.sin(self.tilt))
        around = meridian.radius(height) * turn
        square = around * around + (1.0 + slope * slope) * rise * rise
        if self.follows:
            deeper = lift - rise * (math.sin(self.tilt) + slope * math.cos(self.tilt))
            square += deeper * deeper
        return np.asarray(np.sqrt(square))

    def _along(self, rows: Floats) -> Floats:
        """The bottle's z cos t - r sin t, from rows of axes."""
        along = rows[:, self.axes.names.index(self.along)]
        return np.asarray(self.sense * (along - self.foot_at))

    def _angle(self, rows: Floats) -> Floats:
        return np.asarray(rows[:, self.axes.names.index(self.turn)] / self.per_radian)

    def _level(self, height: Floats) -> Floats:
        if self.tilt == 0.0:
            return height
        radius = self.surface.meridian.radius(height)
        return np.asarray(height * math.cos(self.tilt) - radius * math.sin(self.tilt))

    def _crest(self, height: Floats) -> Floats:
        radius = self.surface.meridian.radius(height)
        return np.asarray(height * math.sin(self.tilt) + radius * math.cos(self.tilt))

    def _height(self, along: Floats) -> Floats:
        """The reverse of `_level`: Newton's steps, halving the bracket where they leave it."""
        if self.tilt == 0.0:
            return along
        cosine, sine = math.cos(self.tilt), math.sin(self.tilt)
        meridian = self.surface.meridian
        radii = np.array([radius for _, radius in meridian.points]) * sine
        low, high = (along + radii.min()) / cosine, (along + radii.max()) / cosine
        height = (low + high) / 2.0
        for _ in range(_ROUNDS):
            error = self._level(height) - along
            low = np.where(error < 0.0, height, low)
            high = np.where(error < 0.0, high, height)
            trial = height - error / (cosine - meridian.slope(height) * sine)
            is_inside = (trial >= low) & (trial <= high)
            after = np.where(is_inside, trial, (low + high) / 2.0)
            moved = float(np.abs(after - height).max(initial=0.0))
            height = after
            if moved < _CLOSE:
                break
        return np.asarray(height)


Kinematics = FlatKinematics | RotaryKinematics


def kinematics_of(
    machine: Machine, surface: Surface, names: tuple[str, ...] = ()
) -> Kinematics:
    """How this machine reaches the stock; without names those of `axis_names` take part.

    Raises:
        Refused: a bottle, and the machine has no rotary or one whose figures cannot be.
    """
    names = names or axis_names(machine, surface)
    axes = _axes(machine, names)
    if isinstance(surface, Flat):
        return FlatKinematics(axes)
    rotary = _rotary(machine)
    sense = -1.0 if rotary.is_flipped else 1.0
    return RotaryKinematics(
        axes=axes,
        surface=surface,
        along=rotary.along,
        turn=rotary.axis,
        per_radian=sense * _per_radian(machine, rotary, surface),
        sense=sense,
        tilt=math.radians(rotary.tilt_deg),
        foot_at=rotary.foot_at,
    )


def axis_names(machine: Machine, surface: Surface) -> tuple[str, ...]:
    """The axes of a program: X and Y, on a mill Z; on a bottle the carriage, Z, the turn.

    Raises:
        Refused: a bottle, and the machine has no rotary.
    """
    if isinstance(surface, Flat):
        return ("X", "Y", "Z") if machine.kind is MachineKind.MILL else ("X", "Y")
    rotary = _rotary(machine)
    lift = ("Z",) if machine.axis("Z") and "Z" not in {rotary.along, rotary.axis} else ()
    return rotary.along, *lift, rotary.axis


def programmed_lengths(axes: Axes, rows: Floats, starts: Ints) -> Floats:
    """(N,) the length that the controller gives the move to each row; 0 in first rows."""
    if axes.counts_degrees or not any(axes.are_angles):
        return _lengths(rows, starts)
    angles = np.array(axes.are_angles)
    linear = _lengths(rows[:, ~angles], starts)
    return np.where(linear > 0.0, linear, _lengths(rows[:, angles], starts))


def feed_words(
    kinematics: Kinematics,
    rows: Floats,
    starts: Ints,
    speeds: Floats,
    *,
    is_inverse_time: bool = False,
) -> Floats:
    """(N,) the F of each move, so that the tool runs on the material at `speeds` mm/min.

    `rows` (N, D) are the coordinates as they will stand in the file: rounded. G94 gives
    units/min of the programmed length, G93 (inverse time) 1/min. `speeds` are (N,); first rows
    of strokes have the F of the row after. A move that goes nowhere has its speed in G94, and
    the F of 1 um in G93.
    """
    surface = kinematics.surface_lengths(rows, starts)
    if is_inverse_time:
        feeds = speeds / np.maximum(surface, _STILL)
    else:
        programmed = programmed_lengths(kinematics.axes, rows, starts)
        moves = (surface > 0.0) & (programmed > 0.0)
        feeds = speeds * np.where(moves, programmed, 1.0) / np.where(moves, surface, 1.0)
    first = starts[:-1]
    feeds[first] = feeds[np.minimum(first + 1, len(rows) - 1)]
    return feeds


def _axes(machine: Machine, names: tuple[str, ...]) -> Axes:
    return Axes(
        names=names,
        are_angles=tuple(_axis(machine, name).is_angle for name in names),
        counts_degrees=machine.controller.planner == "grbl",
    )


def _rotary(machine: Machine) -> Rotary:
    if machine.rotary is None:
        raise Refused(
            Message(
                "Machine '{id}' has no rotary axis; choose a machine that has one, or a flat"
                " stock.",
                {"id": machine.id},
            )
        )
    return machine.rotary


def _per_radian(machine: Machine, rotary: Rotary, surface: Revolved) -> float:
    """Units of the turning axis per radian of the bottle, before its sense."""
    is_angle = _axis(machine, rotary.axis).is_angle
    per_turn = 360.0 * rotary.ratio if is_angle else rotary.mm_per_turn
    turns = 1.0 / (2.0 * math.pi)
    if rotary.kind is RotaryKind.ROLLERS:
        if not (rotary.roller_diameter > 0.0 and rotary.slip > 0.0):
            raise _impossible(machine, "roller_diameter, slip")
        contact = float(surface.meridian.radius(rotary.contact_height))
        turns = contact / (math.pi * rotary.roller_diameter * rotary.slip)
    if not (math.isfinite(per_turn) and per_turn != 0.0):
        raise _impossible(machine, "ratio" if is_angle else "mm_per_turn")
    return per_turn * turns


def _impossible(machine: Machine, names: str) -> Refused:
    return Refused(
        Message(
            "The rotary of machine '{id}' lacks a possible value: {names}; measure and enter"
            " it.",
            {"id": machine.id, "names": names},
        )
    )


def _axis(machine: Machine, name: str) -> Axis:
    axis = machine.axis(name)
    if axis is None:
        raise Refused(
            Message(
                "Machine '{id}' has no axis {name}; correct its rotary or add the axis.",
                {"id": machine.id, "name": name},
            )
        )
    return axis


def _ends(count: int, starts: Ints) -> Ints:
    """The rows that a move leads to: all but the first of each stroke."""
    is_end = np.ones(count, np.bool_)
    is_end[starts[:-1]] = False
    return np.flatnonzero(is_end)


def _lengths(rows: Floats, starts: Ints) -> Floats:
    ends = _ends(len(rows), starts)
    out = np.zeros(len(rows))
    out[ends] = np.linalg.norm(rows[ends] - rows[ends - 1], axis=1)
    return out
