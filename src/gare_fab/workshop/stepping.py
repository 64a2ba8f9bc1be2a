"""Steps as forms show them: the operations there are, and what open parameters will be."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gare_fab.base.messages import Message
from gare_fab.base.params import Params, Value
from gare_fab.model.artwork import Artwork
from gare_fab.model.document import Document
from gare_fab.model.machine import KnifeHead, LaserHead, Machine, MillHead
from gare_fab.model.material import Setting
from gare_fab.model.step import Step
from gare_fab.operations.registry import OPERATIONS
from gare_fab.pipeline.compiling import cutter_of
from gare_fab.pipeline.default_steps import default_steps
from gare_fab.pipeline.settings import has_row, setting_for, thickness_of
from gare_fab.workshop.specs import step_of

_PERCENT = 100.0


@dataclass(frozen=True, slots=True)
class Operable:
    """An operation as a form offers it; its label is English and is translated."""

    id: str
    label: str
    params: type[Params]


@dataclass(frozen=True, slots=True)
class Effective:
    """What the parameters that a step leaves open will be, by name, in their own units.

    `is_of_material` tells a figure of the material from the machine's own; `source` says who
    measured it, "" where nobody is known; `notes` are what the user should know of it.
    """

    values: Mapping[str, Value]
    is_of_material: bool
    is_unconfirmed: bool
    source: str
    notes: tuple[Message, ...]


def operations() -> tuple[Operable, ...]:
    """All operations."""
    return tuple(Operable(each.id, each.label, each.params) for each in OPERATIONS)


def steps_for(artworks: tuple[Artwork, ...], machine: Machine) -> tuple[Step, ...]:
    """The steps that a newcomer would expect of these artworks on this machine."""
    return default_steps(artworks, machine)


def new_step(operation: str) -> Step:
    """A step with everything left open, for every shape.

    Raises:
        WrongUsage: there is no such operation.
    """
    return step_of(operation)


def effective(step: Step, document: Document) -> Effective:
    """What the step's open parameters will be on the document's machine and material."""
    machine, material = document.machine, document.material
    setting, problems = setting_for(step.operation, machine, material, document.stock)
    figures = _figures(step, document, setting)
    open_ones = (name for name, value in step.params.plain().items() if value is None)
    values = {name: figures[name] for name in open_ones if name in figures}
    return Effective(
        values=MappingProxyType(values),
        is_of_material=has_row(step.operation, machine, material),
        is_unconfirmed=setting.is_unconfirmed,
        source=setting.source,
        notes=tuple(problem.message for problem in problems),
    )


def _figures(step: Step, document: Document, setting: Setting) -> dict[str, Value]:
    """What each parameter would be, were it open; the operations say the same."""
    head = document.machine.head
    figures: dict[str, Value] = {
        "speed": setting.speed,
        "power": _power(step, document.machine, setting) * _PERCENT,
        "passes": 1 if step.operation == "frame" else setting.passes,
        "interval": setting.interval,
        "kerf": 0.0 if isinstance(head, KnifeHead) else setting.kerf,
    }
    if isinstance(head, LaserHead):
        figures["inset"] = head.spot / 2
    thickness = thickness_of(document.stock)
    if thickness:
        figures["depth"] = thickness
    if isinstance(head, MillHead):
        wanted = step.params.plain().get("tool")
        cutter = cutter_of(head, wanted if isinstance(wanted, int) else 0)
        figures["tool"] = cutter.number
        figures["kerf"] = cutter.diameter
        figures["inset"] = head.cutters[0].diameter / 2
        figures["step_down"] = setting.step_down or head.step_down
    return figures


def _power(step: Step, machine: Machine, setting: Setting) -> float:
    if step.operation != "frame":
        return setting.power
    return machine.head.pointing_power if isinstance(machine.head, LaserHead) else 0.0
