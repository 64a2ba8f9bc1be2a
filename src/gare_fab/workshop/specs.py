"""The short words of the command line for stock, place and steps, made into values.

stock   sheet:300x200 | sheet:300x200x3 | roll:600 | board:300x200x18
bottle:bordelaise_75[,mapping=straight|paper|true_width]
        [,reference=165][,front=90][,zone=112..160]
place   drawn | centre | fit | fit,margin=5 | x=10,y=20,width=60,rotate=90
step    "cut layer=red speed=600 power=80" | "score" | "fill interval=0.1"
"""

import shlex
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from gare_fab.base.errors import WrongUsage
from gare_fab.base.guesses import hint
from gare_fab.base.messages import Message
from gare_fab.base.params import Params
from gare_fab.base.units import length_mm
from gare_fab.geometry.wrap import Mapping
from gare_fab.layouts.contract import Layout
from gare_fab.layouts.registry import LAYOUTS
from gare_fab.model.document import Wrapping
from gare_fab.model.machine import Machine
from gare_fab.model.step import PaintUse, Select, Step
from gare_fab.model.stock import Board, Bottle, Roll, Sheet, Stock
from gare_fab.pipeline.default_steps import operation_of
from gare_fab.storage.catalogue import load_bottle

_MOST_MM = 100_000.0


def stock_of(text: str, machine: Machine) -> tuple[Stock, Wrapping]:
    """The stock of a word, and how the design goes round it; "" is the machine's bed.

    Raises:
        WrongUsage: the word is not understood, or names no bottle of the catalogue.
    """
    if not text:
        return Sheet(*machine.area), Wrapping()
    kind, _, rest = text.partition(":")
    first, *others = rest.split(",")
    if kind == "bottle":
        return _bottle(first, pairs_of(others, text))
    sizes = [length_mm(size) for size in first.lower().split("x")] if first else []
    wants = {"sheet": (2, 3), "roll": (1,), "board": (3,)}.get(kind, ())
    if len(sizes) not in wants or others or not all(0 < size < _MOST_MM for size in sizes):
        raise WrongUsage(
            Message(
                "'{text}' is not a stock; write sheet:300x200, roll:600, board:300x200x18 "
                "or bottle:bordelaise_75.",
                {"text": text},
            )
        )
    match kind:
        case "roll":
            return Roll(*sizes), Wrapping()
        case "board":
            return Board(*sizes), Wrapping()
        case _:
            return Sheet(*sizes), Wrapping()


@dataclass(frozen=True, slots=True)
class Place:
    """A layout and its parameters."""

    layout: Layout[Any]
    params: Params


def place_of(text: str) -> Place | None:
    """The layout of a word; None leaves the artwork as drawn.

    Raises:
        WrongUsage: the word is not understood.
    """
    if text in {"", "drawn"}:
        return None
    words = [word.strip() for word in text.split(",")]
    name = "at" if "=" in words[0] else words.pop(0)
    layouts = {layout.id: layout for layout in LAYOUTS}
    if name not in layouts:
        raise WrongUsage(
            Message(
                "'{text}' is not a place; write centre, fit or x=10,y=20,width=60,rotate=90.",
                {"text": text},
            )
        )
    layout = layouts[name]
    return Place(layout, layout.params.parse(pairs_of(words, text)))


def step_of(text: str) -> Step:
    """The step of a sentence: an operation's name, then its parameters by their names.

    `layer=` picks a colour or a layer; `paint=stroke` or `paint=fill` one of a shape's paints.

    Raises:
        WrongUsage: the operation or a parameter is unknown, or a value is out of range.
    """
    name, *words = words_of(text) or [""]
    operation = operation_of(name)
    values = pairs_of(words, text)
    paint = _choice(values.pop("paint", "any"), [use.value for use in PaintUse])
    select = Select(PaintUse(paint), values.pop("layer", ""), values.pop("not", ""))
    return Step(operation.id, operation.params.parse(values), (select,))


def words_of(text: str) -> list[str]:
    """The words of a sentence; what stands between quotation marks is one.

    Raises:
        WrongUsage: a quotation mark stands alone.
    """
    try:
        return shlex.split(text)
    except ValueError as error:
        raise WrongUsage(
            Message("'{text}' has a quotation mark without its other half.", {"text": text})
        ) from error


def pairs_of(words: Iterable[str], text: str) -> dict[str, str]:
    """Names and values from words like "unit=mm".

    Raises:
        WrongUsage: a word has no value; `text` is the sentence it stands in.
    """
    pairs = [word.partition("=") for word in words if word]
    for name, equals, _ in pairs:
        if not equals:
            raise WrongUsage(
                Message(
                    "'{word}' in '{text}' needs a value: write {word}=...",
                    {"word": name, "text": text},
                )
            )
    return {name.strip(): value.strip() for name, _, value in pairs}


def _bottle(name: str, values: dict[str, str]) -> tuple[Bottle, Wrapping]:
    bottle = load_bottle(name)
    low, dots, high = values.pop("zone", "").partition("..")
    if dots:
        bottle = replace(bottle, zone=(length_mm(low), length_mm(high)), panel=None)
    return bottle, _wrapping(values)


def _wrapping(values: dict[str, str]) -> Wrapping:
    mapping = _choice(values.pop("mapping", "straight"), [member.value for member in Mapping])
    reference = values.pop("reference", None)
    front = values.pop("front", "0")
    if values:
        raise WrongUsage(
            Message(
                "'{name}' does not go with a bottle; mapping, reference, front and zone do.",
                {"name": next(iter(values))},
            )
        )
    return Wrapping(
        Mapping(mapping), None if reference is None else length_mm(reference), length_mm(front)
    )


def _choice(value: str, known: list[str]) -> str:
    if value in known:
        return value
    values = {"value": value, "hint": hint(value, known)}
    raise WrongUsage(Message("'{value}' is not known. {hint}", values))
