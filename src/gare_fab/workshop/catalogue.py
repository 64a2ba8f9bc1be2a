"""The catalogue as its editors see it: listed, opened, kept, copied, reset."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.geometry.meridian import Meridian
from gare_fab.model.machine import Machine
from gare_fab.model.material import Material
from gare_fab.model.problem import Problem
from gare_fab.model.stock import Bottle
from gare_fab.storage.catalogue import (
    bottle_ids,
    load_bottle,
    load_machine,
    load_material,
    machine_ids,
    material_ids,
    own_ids,
    remove,
    save_bottle,
    save_machine,
    save_material,
)
from gare_fab.storage.grbl_settings import objections, with_settings

Thing = Machine | Material | Bottle
T = TypeVar("T", bound=Machine | Material | Bottle)

_LONGEST_ID = 64
_ROOM = 5  # characters of an id for a number behind it
_NO_WORD = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})


class Shelf(Enum):
    """The three kinds of things of the catalogue."""

    MACHINES = "machines"
    MATERIALS = "materials"
    BOTTLES = "bottles"


@dataclass(frozen=True, slots=True)
class Listed:
    """One thing on a shelf: its names by language, and its kind ("laser", "forbidden").

    `is_own` where the user's own file says what it is; `is_shipped` where the program has one
    of this id, which stands in again when the own one is reset. `fault` tells why an own file
    cannot be used; it then has no names.
    """

    id: str
    names: tuple[tuple[str, str], ...]
    kind: str
    is_own: bool
    is_shipped: bool
    fault: Message | None = None


def listed(shelf: Shelf) -> tuple[Listed, ...]:
    """All things on a shelf by their ids; a damaged file is told of, and harms no other."""
    row = _ROWS[shelf]
    own, shipped = own_ids(row.kind), set(row.ids(_NOWHERE))
    return tuple(
        _listed(row, name, is_own=name in own, is_shipped=name in shipped)
        for name in row.ids(None)
    )


def open_machine(name: str) -> Machine:
    """The machine of an id.

    Raises:
        WrongUsage: there is none of this id.
        Unreadable: its file is wrong.
    """
    return load_machine(name)


def open_material(name: str) -> Material:
    """The material of an id; raises as `open_machine`."""
    return load_material(name)


def open_bottle(name: str) -> Bottle:
    """The bottle of an id; raises as `open_machine`."""
    return load_bottle(name)


def keep(thing: Thing) -> Path:
    """Save a thing as the user's own; what makes no sense is refused and nothing is written.

    Raises:
        WrongUsage: its id cannot be a file's name.
        Unreadable: a value makes no sense; the sentence names it.
        Unwritable: the folder cannot be written to.
    """
    match thing:
        case Machine():
            return save_machine(thing)
        case Material():
            return save_material(thing)
        case Bottle():
            return save_bottle(thing)


def reset(shelf: Shelf, name: str) -> None:
    """Delete the user's own thing; where the program ships one of that id, it is back.

    Raises:
        Unwritable: the file may not be taken away.
    """
    remove(_ROWS[shelf].kind, name)


def copy_of(thing: T, names: tuple[tuple[str, str], ...]) -> T:
    """The thing under new names and a new id; it is not saved yet."""
    title = names[0][1] if names else thing.id
    return replace(thing, id=free_id(title, shelf_of(thing)), names=names)


def shelf_of(thing: Thing) -> Shelf:
    """The shelf on which a thing stands."""
    match thing:
        case Machine():
            return Shelf.MACHINES
        case Material():
            return Shelf.MATERIALS
        case Bottle():
            return Shelf.BOTTLES


def free_id(name: str, shelf: Shelf) -> str:
    """An id that nothing on the shelf has: "Ma bouteille" becomes "ma_bouteille"."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    words = _NO_WORD.sub("_", plain.encode("ascii", "ignore").decode()).strip("_")
    base = words[: _LONGEST_ID - _ROOM].strip("_") or shelf.value.removesuffix("s")
    taken, number, found = set(_ROWS[shelf].ids(None)), 1, base
    while found in taken:
        number += 1
        found = f"{base}_{number}"
    return found


def with_listing(machine: Machine, text: str) -> tuple[Machine, tuple[Problem, ...]]:
    """The machine with the figures of a GRBL `$$` listing, and what of it does not fit.

    Raises:
        WrongUsage: the machine's controller is not a GRBL.
        Unreadable: the text is no such listing, or a value in it makes no sense.
    """
    return with_settings(machine, text), objections(machine, text)


def volume_ml(profile: tuple[tuple[float, float], ...]) -> float:
    """The volume inside the outer surface of a (height, radius) profile, in ml.

    Raises:
        WrongUsage: the points are no profile.
    """
    return Meridian(profile).volume_ml()


_NOWHERE = Path("/nonexistent/gare-fab")  # a user's folder without anything in it


@dataclass(frozen=True, slots=True)
class _Row:
    """How a shelf is asked; a folder of None is the user's own."""

    kind: type[Thing]
    ids: Callable[[Path | None], tuple[str, ...]]
    load: Callable[[str], Thing]


_ROWS: Mapping[Shelf, _Row] = MappingProxyType(
    {
        Shelf.MACHINES: _Row(Machine, machine_ids, load_machine),
        Shelf.MATERIALS: _Row(Material, material_ids, load_material),
        Shelf.BOTTLES: _Row(Bottle, bottle_ids, load_bottle),
    }
)


def _listed(row: _Row, name: str, *, is_own: bool, is_shipped: bool) -> Listed:
    try:
        thing = row.load(name)
    except Unreadable as error:
        return Listed(name, (), "", is_own, is_shipped, error.message)
    return Listed(name, thing.names, _kind(thing), is_own, is_shipped)


def _kind(thing: Thing) -> str:
    match thing:
        case Machine():
            return thing.kind.value
        case Material():
            return "forbidden" if thing.bans and not thing.settings else "material"
        case Bottle():
            return "bottle"
