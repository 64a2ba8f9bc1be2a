"""The catalogue: machines, materials and bottles as TOML files, the user's own before ours.

A file `machines/k40_grbl.toml` holds the machine of the id `k40_grbl`. One in the user's
folder stands in for the shipped one of the same name. Only the file asked for is read.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from gare_fab.base.errors import Unreadable, WrongUsage
from gare_fab.base.guesses import hint
from gare_fab.base.messages import Message
from gare_fab.base.refusals import refusal
from gare_fab.base.resources import resource
from gare_fab.model.machine import Head, KnifeHead, LaserHead, Machine, MachineKind, MillHead
from gare_fab.model.material import Material
from gare_fab.model.stock import Bottle
from gare_fab.storage.atomic import make_folder, remove_file, write_atomically
from gare_fab.storage.places import data_folder
from gare_fab.storage.sense import check_bottle, check_machine, check_material
from gare_fab.storage.tables import Place, from_table, to_table
from gare_fab.storage.toml_files import updated

T = TypeVar("T", Machine, Material, Bottle)

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_MOST_BYTES = 4_000_000
_HEADS: dict[str, type[Head]] = {
    MachineKind.LASER.value: LaserHead,
    MachineKind.KNIFE.value: KnifeHead,
    MachineKind.MILL.value: MillHead,
}


def load_machine(name: str, user_folder: Path | None = None) -> Machine:
    """The machine of an id.

    Raises:
        WrongUsage: there is none of this id.
        Unreadable: its file is wrong.
    """
    return _load(_MACHINES, name, user_folder)


def load_material(name: str, user_folder: Path | None = None) -> Material:
    """The material of an id; raises as `load_machine`."""
    return _load(_MATERIALS, name, user_folder)


def load_bottle(name: str, user_folder: Path | None = None) -> Bottle:
    """The bottle of an id; raises as `load_machine`."""
    return _load(_BOTTLES, name, user_folder)


def machine_ids(user_folder: Path | None = None) -> tuple[str, ...]:
    """The ids of all machines, the user's own among them, sorted."""
    return _ids(_MACHINES, user_folder)


def material_ids(user_folder: Path | None = None) -> tuple[str, ...]:
    """The ids of all materials, sorted."""
    return _ids(_MATERIALS, user_folder)


def bottle_ids(user_folder: Path | None = None) -> tuple[str, ...]:
    """The ids of all bottles, sorted."""
    return _ids(_BOTTLES, user_folder)


def own_ids(kind: type[Machine | Material | Bottle], folder: Path | None = None) -> set[str]:
    """The ids of what the user has own files of, changed copies of shipped ones among them."""
    own, _ = _folders(_SHELVES[kind], folder)
    return {path.stem for path in own.glob("*.toml") if _ID.fullmatch(path.stem)}


def remove(
    kind: type[Machine | Material | Bottle], name: str, folder: Path | None = None
) -> None:
    """Take the user's own file of an id away; a shipped one of that id stands in again.

    Where there is none, nothing happens.

    Raises:
        Unwritable: the file may not be taken away.
    """
    if name in own_ids(kind, folder):
        own, _ = _folders(_SHELVES[kind], folder)
        remove_file(own / f"{name}.toml")


def read_machine(text: str, place: Place) -> Machine:
    """The machine that a TOML text spells out.

    Raises:
        Unreadable: the text is wrong; the sentence names the file, the key and what it is.
    """
    return _parsed(_MACHINES, text, place)


def head_of(kind: object) -> type[Head]:
    """The class of head that a kind of machine ("laser") has; a laser's where unknown."""
    return _HEADS.get(kind if isinstance(kind, str) else "", LaserHead)


def save_machine(machine: Machine, user_folder: Path | None = None) -> Path:
    """Save a machine as the user's own; remarks in a file that is there already are kept.

    Raises:
        WrongUsage: its id cannot be a file's name.
        Unreadable: a value makes no sense, so that it could not be loaded; nothing is written.
        Unwritable: the folder cannot be written to.
    """
    return _save(_MACHINES, machine, user_folder)


def save_material(material: Material, user_folder: Path | None = None) -> Path:
    """Save a material as the user's own; raises as `save_machine`."""
    return _save(_MATERIALS, material, user_folder)


def save_bottle(bottle: Bottle, user_folder: Path | None = None) -> Path:
    """Save a bottle as the user's own; raises as `save_machine`."""
    return _save(_BOTTLES, bottle, user_folder)


@dataclass(frozen=True, slots=True)
class _Shelf(Generic[T]):
    """One of the three kinds: its folder's name, its class, and its words."""

    folder: str
    kind: type[T]
    check: Callable[[T, Place], None]
    unknown: str


_MACHINES = _Shelf("machines", Machine, check_machine, "No machine '{id}'. {hint}")
_MATERIALS = _Shelf("materials", Material, check_material, "No material '{id}'. {hint}")
_BOTTLES = _Shelf("bottles", Bottle, check_bottle, "No bottle '{id}'. {hint}")
_SHELVES: Mapping[Any, _Shelf[Any]] = MappingProxyType(
    {Machine: _MACHINES, Material: _MATERIALS, Bottle: _BOTTLES}
)


def _load(shelf: _Shelf[T], name: str, user_folder: Path | None) -> T:
    if _ID.fullmatch(name):
        for folder in _folders(shelf, user_folder):
            path = folder / f"{name}.toml"
            if _is_there(path):
                return _read(shelf, path)
    guess = hint(name, _ids(shelf, user_folder))
    raise WrongUsage(Message(shelf.unknown, {"id": name, "hint": guess}))


def _is_there(path: Path) -> bool:
    """Whether there is something, even where it may not be looked at."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _folders(shelf: _Shelf[T], user_folder: Path | None) -> tuple[Path, Path]:
    own = data_folder() if user_folder is None else user_folder
    return own / shelf.folder, resource(shelf.folder)


def _ids(shelf: _Shelf[T], user_folder: Path | None) -> tuple[str, ...]:
    names = {
        path.stem
        for folder in _folders(shelf, user_folder)
        for path in folder.glob("*.toml")
        if _ID.fullmatch(path.stem)
    }
    return tuple(sorted(names))


def _read(shelf: _Shelf[T], path: Path) -> T:
    place = Place(str(path))
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise place.wrong(Message("the file is too large to be a catalogue file."))
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        why = Message("it cannot be opened ({why}).", {"why": refusal(error)})
        raise place.wrong(why) from error
    except UnicodeDecodeError as error:
        raise place.wrong(Message("it is not a text in UTF-8; save it as one.")) from error
    value = _parsed(shelf, text, place)
    if value.id != path.stem:
        raise place.at("id").wrong(
            Message(
                "it says '{id}', but the file's name says '{name}'; they must be the same.",
                {"id": value.id, "name": path.stem},
            )
        )
    return value


def _parsed(shelf: _Shelf[T], text: str, place: Place) -> T:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise place.wrong(
            Message("it is not valid TOML: {why}.", {"why": str(error)})
        ) from error
    except RecursionError as error:
        raise place.wrong(Message("its tables are nested too deeply.")) from error
    value = from_table(shelf.kind, table, place, {Head: head_of(table.get("kind"))})
    shelf.check(value, place)
    return value


def _save(shelf: _Shelf[T], value: T, user_folder: Path | None) -> Path:
    if not _ID.fullmatch(value.id):
        raise WrongUsage(
            Message(
                "'{id}' cannot be an id: use letters, digits, _ and -, up to 64 of them.",
                {"id": value.id},
            )
        )
    folder, _ = _folders(shelf, user_folder)
    path = folder / f"{value.id}.toml"
    text = updated(_kept(shelf, path), to_table(value))
    _parsed(shelf, text, Place(path.name))  # what could not be loaded is not written
    make_folder(folder)
    write_atomically(path, text.encode())
    return path


def _kept(shelf: _Shelf[T], path: Path) -> str:
    """The text of the file that is there, where it is a good one; else none."""
    if not path.is_file():
        return ""
    try:
        _read(shelf, path)
    except Unreadable:
        return ""
    return path.read_text(encoding="utf-8-sig")
