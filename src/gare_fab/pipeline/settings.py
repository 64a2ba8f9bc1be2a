"""Speed, power and the rest for an operation: from the material, else from the machine."""

import math
from dataclasses import replace

from gare_fab.base.messages import Message
from gare_fab.model.machine import DefaultSetting, LaserHead, Machine, MachineKind
from gare_fab.model.material import Material, Setting
from gare_fab.model.problem import Problem, ProblemKind, Severity
from gare_fab.model.stock import Board, Sheet, Stock

# The operations of one kind share their settings: a frame goes as quick as a score, and marks
# nothing.
_LIKE = {"frame": "score"}


def setting_for(
    operation: str, machine: Machine, material: Material | None, stock: Stock
) -> tuple[Setting, tuple[Problem, ...]]:
    """What an operation starts from, and what the user should know about it.

    A row that was measured with another laser power keeps its energy per mm: its speed is
    scaled by the ratio of the powers, as reference/glass-and-materials.md says.
    """
    rows = _rows(operation, machine, material)
    if not rows:
        return _from_machine(operation, machine, material)
    row = min(rows, key=lambda row: _distance(row, machine, thickness_of(stock)))
    scaled = _scaled(row, machine)
    is_told = scaled.is_unconfirmed and operation not in _LIKE
    return scaled, (_unconfirmed(operation, scaled),) if is_told else ()


def has_row(operation: str, machine: Machine, material: Material | None) -> bool:
    """Whether it is the material that says what an operation starts from, not the machine."""
    return bool(_rows(operation, machine, material))


def _rows(operation: str, machine: Machine, material: Material | None) -> list[Setting]:
    kind = source_kind(machine)
    return [
        row
        for row in (material.settings if material else ())
        if row.operation == _LIKE.get(operation, operation) and row.source_kind == kind
    ]


def source_kind(machine: Machine) -> str:
    """The kind of tool that settings speak of: co2, diode, fibre, mill or knife."""
    if isinstance(machine.head, LaserHead):
        return machine.head.source
    return machine.kind.value


def thickness_of(stock: Stock) -> float:
    """The thickness of the stock in mm, 0 where it is unknown or of no matter."""
    return stock.thickness if isinstance(stock, Sheet | Board) else 0.0


def bans(machine: Machine, material: Material | None) -> tuple[Problem, ...]:
    """An error for each reason why this material must not meet this kind of machine."""
    return tuple(
        Problem(
            Severity.ERROR,
            Message(
                "{material} must not go into {machine}: {reason}",
                {
                    "material": _Names(material.names),
                    "machine": _Names(machine.names),
                    "reason": _Names(ban.reasons),
                },
            ),
        )
        for ban in (material.bans if material else ())
        if material and ban.machine_kind == machine.kind.value
    )


class _Names(Message):
    """Texts by language that travel as a message."""

    def __init__(self, names: tuple[tuple[str, str], ...]) -> None:
        super().__init__(dict(names).get("en", names[0][1] if names else ""), dict(names))

    def text(self, language: str = "en") -> str:
        """The text in the language, else in English."""
        return str(self.values.get(language, self.template))


def _distance(row: Setting, machine: Machine, thickness: float) -> tuple[float, float]:
    """How far a row is from this job: first in thickness, then in the ratio of powers."""
    gap = abs(row.thickness - thickness) if row.thickness and thickness else 0.0
    return gap, abs(math.log(_power_ratio(row, machine)))


def _power_ratio(row: Setting, machine: Machine) -> float:
    if isinstance(machine.head, LaserHead) and row.power_w > 0:
        return machine.head.power_w / row.power_w
    return 1.0


def _scaled(row: Setting, machine: Machine) -> Setting:
    ratio = _power_ratio(row, machine)
    if math.isclose(ratio, 1.0):
        return row
    return replace(row, speed=row.speed * ratio, is_unconfirmed=True)


def _unconfirmed(operation: str, row: Setting) -> Problem:
    return Problem(
        Severity.NOTE,
        Message(
            "The setting for {operation} ({speed:.0f} mm/min, {power:.0%}) is a starting "
            "point: try it on a scrap first.",
            {"operation": Message(operation), "speed": row.speed, "power": row.power},
        ),
    )


def _from_machine(
    operation: str, machine: Machine, material: Material | None
) -> tuple[Setting, tuple[Problem, ...]]:
    default = next(
        (row for row in machine.defaults if row.operation == operation),
        DefaultSetting(operation, speed=min(axis.max_rate for axis in machine.axes) / 4),
    )
    setting = Setting(
        operation=operation,
        source_kind=source_kind(machine),
        speed=default.speed,
        power=default.power,
        passes=default.passes,
        interval=default.interval,
    )
    if machine.kind is not MachineKind.LASER or operation in _LIKE:
        return setting, ()
    template = (
        "No material was chosen: {operation} uses the machine's own {speed:.0f} mm/min at "
        "{power:.0%}. Choose a material, or set speed and power."
        if material is None
        else "This material has no setting for {operation} on this machine: the machine's own "
        "{speed:.0f} mm/min at {power:.0%} are used. Try them on a scrap first."
    )
    values = {
        "operation": Message(operation),
        "speed": setting.speed,
        "power": setting.power,
    }
    kind = ProblemKind.NO_MATERIAL if material is None else ProblemKind.OTHER
    return setting, (Problem(Severity.WARNING, Message(template, values), kind=kind),)
