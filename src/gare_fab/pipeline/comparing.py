"""Comparing: whether a file says its program exactly, and whether it does the plan's work."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import zip_longest

import numpy as np

from gare_fab.base.messages import Message
from gare_fab.geometry.arrays import Ints, row_max
from gare_fab.model.machine import Machine
from gare_fab.model.plan import Plan
from gare_fab.model.problem import Problem, Severity
from gare_fab.model.program import Block, Program
from gare_fab.pipeline.chains import Chain, Pieces, chain_of
from gare_fab.pipeline.kinematics import Kinematics
from gare_fab.pipeline.matching import Differences, Tolerance, differences
from gare_fab.pipeline.tracing import (
    Trace,
    planned_pieces,
    resolution_of,
    traced_pieces,
    weights_of,
)

TOLD = 5  # of a kind of difference, so many are named
PLACE = 0.01  # mm on the material, beside the format's own step
SPEED = 0.01  # as a share, beside half a step of the feed's word
_LEAST = (0.0, 4.0, 8.0, 16.0)  # steps of length that rounding may have swallowed
_FIX = Message("Do not use this file; make it again, and tell us if that does not help.")


def other_words(read: Program, said: Program) -> tuple[Problem, ...]:
    """Whether the program that was read is the one that was to be said, block for block."""
    if read.axes != said.axes or read.is_relative != said.is_relative:
        return (_error("The file does not use the axes that it was written with."),)
    for index, (one, other) in enumerate(zip_longest(read.blocks, said.blocks)):
        if one is None:
            return (
                _error("The file ends before block {number} of the job.", number=index + 1),
            )
        if other is None or not _is_same(one, other):
            return (_other_block(index, one, other),)
    return ()


def _other_block(index: int, read: Block, said: Block | None) -> Problem:
    names = {"number": index + 1, "read": type(read).__name__.lower()}
    if said is None:
        return _error("The file has more than the job: block {number} ({read}).", **names)
    names["said"] = type(said).__name__.lower()
    return _error(
        "The file does not say what it should: block {number} is {read} instead of {said}, or "
        "differs in a place, feed or power.",
        **names,
    )


def _is_same(one: Block, other: Block) -> bool:
    if type(one) is not type(other):
        return False
    return all(
        np.array_equal(a, b, equal_nan=True)
        if isinstance(a, np.ndarray) and a.dtype.kind == "f"
        else np.array_equal(a, b)
        for a, b in (
            (getattr(one, field.name), getattr(other, field.name)) for field in fields(one)
        )
    )


def other_work(trace: Trace, plan: Plan, machine: Machine) -> tuple[Problem, ...]:
    """Whether a file's moves on the stock do the plan's work and nothing else.

    Every planned stroke in its place, with its power and feed, in its order.
    """
    surface = plan.surface
    step = _step_on_stock(machine, trace.kinematics, plan)
    planned = planned_pieces(plan, machine, trace.kinematics, trace.offset)
    first, second = _paired(planned, traced_pieces(trace, machine), step)
    if len(first) != len(second):
        return (_other_count(first, second, step),)
    power = 0.51 * resolution_of(machine).power
    tolerance = Tolerance(place=PLACE + step, power=power, speed=SPEED, step=step)
    if not len(first):
        return ()
    found = differences(first, second, tolerance, lambda points: weights_of(surface, points))
    return tuple(_told(found, first, second))


def _step_on_stock(machine: Machine, kinematics: Kinematics, plan: Plan) -> float:
    """What a step of the format is on the stock, in mm: the farthest of all axes'."""
    finest = resolution_of(machine)
    is_angle = np.array(kinematics.axes.are_angles, np.bool_)
    steps = np.diag(np.where(is_angle, finest.angle, finest.place))
    places = [section.strokes.points[:1] for section in plan.sections]
    begin = np.concatenate([np.zeros((0, 3)), *places])[:1]
    home = kinematics.forward(begin if len(begin) else np.zeros((1, 3)))
    stock = kinematics.inverse(np.vstack((home, home + steps)))
    apart = (stock[1:] - stock[0]) * weights_of(plan.surface, stock[1:])
    return float(np.linalg.norm(apart, axis=1).max(initial=finest.place))


def _paired(planned: Pieces, traced: Pieces, step: float) -> tuple[Chain, Chain]:
    """Both as runs; the shortest left out of both until they are equally many, if that can be.

    A circle of a few steps may be rounded to nothing.
    """
    pairs: list[tuple[Chain, Chain]] = []
    for least in _LEAST:
        first, second = chain_of(planned, least * step), chain_of(traced, least * step)
        pairs.append((first, second))
        if len(first) == len(second) and not len(_strays(first, second, step)):
            return pairs[-1]
    return next((pair for pair in pairs if len(pair[0]) == len(pair[1])), pairs[0])


def _strays(first: Chain, second: Chain, step: float) -> Ints:
    """The runs, of as many as both have, that do not begin and end in the same places."""
    count = min(len(first), len(second))
    within = 2.0 * (PLACE + 10.0 * step)  # a first look: differences() measures
    begins = row_max(np.abs(first.first[:count] - second.first[:count]))
    ends = row_max(np.abs(first.last[:count] - second.last[:count]))
    return np.flatnonzero(~(np.maximum(begins, ends) <= within))


def _other_count(first: Chain, second: Chain, step: float) -> Problem:
    strays = _strays(first, second, step)
    longer = first if len(first) > len(second) else second
    index = int(strays[0]) if len(strays) else min(len(first), len(second))
    x, y, _ = longer.first[min(index, len(longer) - 1)].tolist()
    values = {"found": len(second), "planned": len(first), "number": index + 1}
    message = Message(
        "The file has {found} strokes and the plan {planned}; the first one that differs is "
        "number {number}.",
        values,
    )
    return Problem(Severity.ERROR, message, (x, y), _FIX)


def _told(found: Differences, first: Chain, second: Chain) -> Iterator[Problem]:
    begins = first.starts[:-1][found.runs]
    yield from _each(first, begins, ({} for _ in begins), _AWAY)
    for (a, b), name, template in (
        (found.powers, "powers", _POWER),
        (found.speeds, "speeds", _SPEED),
    ):
        pairs = zip(
            getattr(first.labels, name)[a].tolist(),
            getattr(second.labels, name)[b].tolist(),
            strict=True,
        )
        values = ({"planned": planned, "found": said} for planned, said in pairs)
        yield from _each(first, a, values, template)
    yield from _each(first, found.modes[0], ({} for _ in found.modes[0]), _MODE)


_AWAY = "A stroke of the file leaves its planned line; it begins at x {x:.2f}, y {y:.2f} mm."
_POWER = (
    "The file has a power of {found:.1%} where {planned:.1%} was planned, at x {x:.2f}, "
    "y {y:.2f} mm."
)
_SPEED = (
    "The tool would run at {found:.0f} mm/min where {planned:.0f} was planned, at x {x:.2f}, "
    "y {y:.2f} mm."
)
_MODE = "The tool or the air is not switched as planned, at x {x:.2f}, y {y:.2f} mm."


def _each(
    chain: Chain, vertices: Ints, values: Iterable[dict[str, float]], template: str
) -> Iterator[Problem]:
    """The first few as problems with their places, then how many more there are."""
    for vertex, row in zip(vertices[:TOLD].tolist(), values, strict=False):
        x, y, _ = chain.points[vertex].tolist()
        message = Message(template, {**row, "x": x, "y": y})
        yield Problem(Severity.ERROR, message, (x, y), _FIX)
    if len(vertices) > TOLD:
        yield _error("{count} more differences of this kind.", count=len(vertices) - TOLD)


def _error(template: str, **values: object) -> Problem:
    return Problem(Severity.ERROR, Message(template, values), fix=_FIX)
