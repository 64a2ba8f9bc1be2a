"""What the workshop has: its machines, materials and bottles, and what the program can do."""

from collections.abc import Callable
from dataclasses import dataclass

from gare_fab.base.errors import WrongUsage
from gare_fab.base.messages import Message
from gare_fab.base.params import ParamSpec
from gare_fab.operations.registry import OPERATIONS
from gare_fab.readers.registry import READERS
from gare_fab.storage.catalogue import (
    bottle_ids,
    load_bottle,
    load_machine,
    load_material,
    machine_ids,
    material_ids,
)
from gare_fab.writers.registry import WRITERS


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on a shelf: its id, its name by language, and the kind it is of."""

    id: str
    names: tuple[tuple[str, str], ...]
    kind: str
    details: tuple[tuple[str, object], ...] = ()


def shelf(name: str) -> tuple[Entry, ...]:
    """All entries of machines, materials, bottles, operations or formats.

    Raises:
        WrongUsage: there is no such shelf.
        Unreadable: a file of the catalogue is wrong.
    """
    if name not in _SHELVES:
        raise WrongUsage(
            Message(
                "No catalogue '{name}'; there are: {known}.",
                {"name": name, "known": ", ".join(_SHELVES)},
            )
        )
    return _SHELVES[name]()


def ids(name: str) -> tuple[str, ...]:
    """The ids of all machines, materials or bottles, sorted; no file of theirs is opened."""
    return _IDS[name]()


def _machines() -> tuple[Entry, ...]:
    return tuple(
        Entry(
            machine.id,
            machine.names,
            machine.kind.value,
            (
                ("area", machine.area),
                ("writer", machine.writer),
                ("planner", machine.controller.planner),
            ),
        )
        for machine in map(load_machine, machine_ids())
    )


def _materials() -> tuple[Entry, ...]:
    return tuple(
        Entry(
            material.id,
            material.names,
            "forbidden" if material.bans and not material.settings else "material",
            (("operations", tuple(sorted({row.operation for row in material.settings}))),),
        )
        for material in map(load_material, material_ids())
    )


def _bottles() -> tuple[Entry, ...]:
    return tuple(
        Entry(
            bottle.id,
            bottle.names,
            "bottle",
            (
                ("height", bottle.height),
                ("diameter", 2 * bottle.radius),
                ("zone", bottle.zone),
            ),
        )
        for bottle in map(load_bottle, bottle_ids())
    )


def _operations() -> tuple[Entry, ...]:
    return tuple(
        Entry(
            operation.id,
            _names(operation.label),
            "operation",
            (("parameters", tuple(_parameter(spec) for spec in operation.params.specs())),),
        )
        for operation in OPERATIONS
    )


def _names(label: str) -> tuple[tuple[str, str], ...]:
    """A label of the program as the catalogue's files name their things: by language."""
    return tuple((language, Message(label).text(language)) for language in ("en", "fr"))


def _parameter(spec: ParamSpec) -> dict[str, object]:
    return {
        "name": spec.name,
        "label": Message(spec.label),
        "unit": spec.unit,
        "default": spec.default,
        "choices": spec.choices,
    }


def _formats() -> tuple[Entry, ...]:
    read = tuple(
        Entry(reader.id, _names(reader.label), "read", (("suffixes", reader.suffixes),))
        for reader in READERS
    )
    written = tuple(
        Entry(writer.id, _names(writer.label), "write", (("suffixes", writer.suffixes),))
        for writer in WRITERS
    )
    return read + written


_SHELVES: dict[str, Callable[[], tuple[Entry, ...]]] = {
    "machines": _machines,
    "materials": _materials,
    "bottles": _bottles,
    "operations": _operations,
    "formats": _formats,
}
_IDS: dict[str, Callable[[], tuple[str, ...]]] = {
    "machines": machine_ids,
    "materials": material_ids,
    "bottles": bottle_ids,
}
