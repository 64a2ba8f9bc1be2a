"""The steps of a document that names none: what a newcomer would expect of a drawing."""

import re

from gare_fab.base.errors import WrongUsage
from gare_fab.base.guesses import hint
from gare_fab.base.messages import Message
from gare_fab.model.artwork import Artwork, Shape
from gare_fab.model.machine import Machine, MachineKind, StepRule
from gare_fab.model.step import PaintUse, Select, Step
from gare_fab.operations.contract import Operation
from gare_fab.operations.registry import OPERATIONS

_RED = "red"
# what printers call the ink of the line to be cut, without spaces, strokes and capitals
_CUT_INKS = (
    *("cutcontour", "cut", "diecut", "dieline", "thrucut", "throughcut", "kisscut"),
    *("decoupe", "découpe", "stanze", "stanzkontur"),
)
_PLAIN = re.compile(r"[\W_]+")


def default_steps(artworks: tuple[Artwork, ...], machine: Machine) -> tuple[Step, ...]:
    """The machine's own rules, else: fills hatched, strokes scored, red strokes cut last.

    On a knife and a mill everything is cut. Where a drawing has an ink for the line to be
    cut, like CutContour, just that is. A rule that meets no shape gives no step.
    """
    rules = machine.rules or _usual_rules(machine.kind, _cut_ink(artworks))
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


def _usual_rules(kind: MachineKind, ink: str) -> tuple[StepRule, ...]:
    if kind is MachineKind.LASER:
        cut = ink or _RED
        return (
            StepRule("fill", paint="fill"),
            StepRule("score", paint="stroke", not_colour=cut),
            StepRule("cut", paint="stroke", colour=cut),
        )
    return (StepRule("cut", paint="stroke", colour=ink) if ink else StepRule("cut"),)


def _cut_ink(artworks: tuple[Artwork, ...]) -> str:
    """The spot colour of lines that are meant to be cut, if there is one."""
    inks = (
        item.stroke.paint.spot
        for artwork in artworks
        for item in artwork.items
        if isinstance(item, Shape) and item.stroke is not None
    )
    return next((ink for ink in inks if _PLAIN.sub("", ink).casefold() in _CUT_INKS), "")


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
