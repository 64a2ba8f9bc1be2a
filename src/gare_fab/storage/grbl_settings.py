"""GRBL's own settings: the answer to `$$` fills in a machine, in place of its figures.

    $110=8000.000
    $110=8000.000 (x max rate, mm/min)

    $1            idle delay, ms (255 never lets go)      $11   junction deviation, mm
    $12           arc tolerance, mm                       $30   the S of full power
    $100 101 102  steps/mm of X Y Z (103: A of grblHAL)   $110  max rate, mm/min
    $120 ...      acceleration, mm/s²                     $130  travel, mm

Other settings, greetings, `ok` and status lines are passed over. Where soft limits are off
($20=0) the controller does not hold the travel, and neither do we.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import replace

from gare_fab.base.errors import Unreadable, WrongUsage
from gare_fab.base.messages import Message
from gare_fab.model.machine import Axis, Controller, Machine, MachineKind, MillHead
from gare_fab.model.problem import Problem, Severity

_LINE = re.compile(r"\s*\$(\d+)\s*=\s*([^\s(;]*)")
_AXES = "XYZABC"
_NEVER_IDLE = 255
_MUST_BE_POSITIVE = frozenset(
    {12, 30} | {base + axis for base in (100, 110, 120, 130) for axis in range(len(_AXES))}
)
_USED = _MUST_BE_POSITIVE | {1, 11, 20, 32}
_MOST = 1e9


def with_settings(machine: Machine, text: str) -> Machine:
    """The machine with the figures of a `$$` listing in place of its own.

    Raises:
        WrongUsage: the machine's controller is not a GRBL.
        Unreadable: the text is no such listing, or a value in it makes no sense.
    """
    if machine.controller.planner != "grbl":
        raise WrongUsage(
            Message(
                "A $$ listing is for GRBL; the machine '{id}' has {planner}.",
                {"id": machine.id, "planner": machine.controller.planner},
            )
        )
    settings = settings_of(text)
    holds_travel = settings.get(20, 1.0) != 0
    axes = tuple(_axis(axis, settings, holds_travel=holds_travel) for axis in machine.axes)
    full = settings.get(30, machine.dialect.power_full)
    head = machine.head
    if isinstance(head, MillHead):
        head = replace(head, max_rpm=settings.get(30, head.max_rpm))
    return replace(
        machine,
        area=_area(machine, settings) if holds_travel else machine.area,
        axes=axes,
        controller=_controller(machine.controller, settings),
        dialect=replace(machine.dialect, power_full=full),
        head=head,
    )


def settings_of(text: str) -> dict[int, float]:
    """The settings of a `$$` listing that matter here, by their number.

    Raises:
        Unreadable: there is none, or one has no number, or one that makes no sense.
    """
    found: dict[int, float] = {}
    for row, line in enumerate(text.splitlines(), 1):
        match = _LINE.match(line)
        if match is not None:
            number = int(match[1][:9])
            if number in _USED:
                found[number] = _value(number, match[2], row)
    if not found:
        raise Unreadable(
            Message(
                "This is not a listing of GRBL settings: there is no line like $110=8000. "
                "Send $$ to the controller and save what it answers."
            )
        )
    return found


def objections(machine: Machine, text: str) -> tuple[Problem, ...]:
    """What of the settings does not go with the kind of machine; raises as `settings_of`."""
    settings = settings_of(text)
    is_laser = machine.kind is MachineKind.LASER
    if is_laser and settings.get(32) == 0:
        return (
            _warning("Laser mode is off ($32=0): the head stops at every change of power."),
        )
    if not is_laser and settings.get(32, 0) != 0:
        return (_warning("Laser mode is on ($32=1): the spindle stops at every rapid move."),)
    return ()


def _value(number: int, text: str, row: int) -> float:
    try:
        value = float(text)
    except ValueError:
        raise _nonsense(number, text, row) from None
    least = 0.0 if number not in _MUST_BE_POSITIVE else math.nextafter(0.0, 1.0)
    if not least <= value <= _MOST:
        raise _nonsense(number, text, row)
    return value


def _nonsense(number: int, text: str, row: int) -> Unreadable:
    return Unreadable(
        Message(
            "GRBL settings, line {row}: ${number}={value} makes no sense. Read the settings "
            "from the controller again with $$.",
            {"row": row, "number": number, "value": text[:40]},
        )
    )


def _axis(axis: Axis, settings: Mapping[int, float], *, holds_travel: bool) -> Axis:
    index = _AXES.find(axis.name)
    if index < 0:
        return axis
    travel = settings.get(130 + index) if holds_travel else None
    return replace(
        axis,
        steps_per_unit=settings.get(100 + index, axis.steps_per_unit),
        max_rate=settings.get(110 + index, axis.max_rate),
        acceleration=settings.get(120 + index, axis.acceleration),
        high=axis.high if travel is None else axis.low + travel,
    )


def _area(machine: Machine, settings: Mapping[int, float]) -> tuple[float, float]:
    width, height = machine.area
    return settings.get(130, width), settings.get(131, height)


def _controller(controller: Controller, settings: Mapping[int, float]) -> Controller:
    delay = settings.get(1)
    if delay is not None:
        delay = 0.0 if delay == _NEVER_IDLE else delay / 1000.0
    return replace(
        controller,
        junction_deviation=settings.get(11, controller.junction_deviation),
        arc_tolerance=settings.get(12, controller.arc_tolerance),
        idle_delay_s=controller.idle_delay_s if delay is None else delay,
    )


def _warning(text: str) -> Problem:
    return Problem(Severity.WARNING, Message(text))
