"""The steps of a document that names none: what a newcomer would expect of a drawing."""

from gare_fab.base.errors import WrongUsage
from gare_fab.base.guesses import hint
from gare_fab.base.messages import Message
from gare_fab.model.artwork import Artwork, Shape
from gare_fab.model.machine import Machine, MachineKind, StepRule
from gare_fab.model.step import PaintUse, Select, Step
from gare_fab.operations.contract import Operation
from gare_fab.operations.registry import OPERATIONS

_LASER = (
    StepRule("fill", paint="fill"),
    StepRule("score", paint="stroke", not_colour="red"),
    StepRule("cut", paint="stroke", colour="red"),
)
_OTHERS = (StepRule("cut"),)


def default_steps(artworks: tuple[Artwork, ...], machine: Machine) -> tuple[Step, ...]:
    """The machine's own rules, else: fills hatched, strokes scored, red strokes cut last.

    On a knife and a mill everything is cut. A rule that meets no shape gives no step.
    """
    rules = machine.rules or (_LASER if machine.kind is MachineKind.LASER else _OTHERS)
    steps = tuple(_step(rule) for rule in rules)
    return tuple(step for step in steps if _meets_any(step.selects, artworks))


def operation_of(name: str) -> Operation:
    """The operation of this id.

    Raises:
        WrongUsage: there is none.
    """
    for operation in OPERATIONS:
        if operation.id == name:
            return operation
    guess = hint(name, (operation.id for operation in OPERATIONS))
    raise WrongUsage(Message("No operation '{name}'. {hint}", {"name": name, "hint": guess}))


def _step(rule: StepRule) -> Step:
    operation = operation_of(rule.operation)
    select = Select(PaintUse(rule.paint), rule.colour, rule.not_colour)
    return Step(operation.id, operation.params(), (select,))


def _meets_any(selects: tuple[Select, ...], artworks: tuple[Artwork, ...]) -> bool:
    return any(
        select.picks(item, layer.name)
        for artwork in artworks
        for layer in artwork.layers
        for item in layer.items
        if isinstance(item, Shape)
        for select in selects
    )
