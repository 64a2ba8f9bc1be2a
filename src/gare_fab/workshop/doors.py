"""The doors of the start screen: new jobs with fitting stock, machine and material."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from gare_fab.model.document import Document
from gare_fab.model.fineness import tolerance_for
from gare_fab.model.machine import LaserHead, Machine, MachineKind
from gare_fab.model.stock import Board, Sheet, Stock
from gare_fab.storage.catalogue import (
    load_bottle,
    load_machine,
    load_material,
    machine_ids,
    material_ids,
)
from gare_fab.workshop.specs import stock_of

_A4 = (210.0, 297.0)
_THICKNESS = 3.0  # mm, of plywood that most workshops have
_BOTTLE = "bordelaise_75"


class Door(Enum):
    """What somebody comes for."""

    BOTTLE = "bottle"
    STICKERS = "stickers"
    FLAT = "flat"


@dataclass(frozen=True, slots=True)
class _Setting:
    """A machine, what lies in it, and what that is of."""

    machine: Machine
    stock: Stock
    material: str


def new_document(machine: str, material: str = "", stock: str = "") -> Document:
    """An empty job, its stock in the words of workshop/specs.py; "" is the bed, no material.

    Raises:
        WrongUsage: an id or the stock is not known.
    """
    owner = load_machine(machine)
    held, wrapping = stock_of(stock, owner)
    return Document(
        machine=owner,
        stock=held,
        material=load_material(material) if material else None,
        wrapping=wrapping,
        tolerance=tolerance_for(owner),
    )


def behind(door: Door, owned: Iterable[str] = ()) -> Document:
    """The empty job behind a door; `owned` are the ids of the machines that the user has.

    An owned machine that the catalogue no longer knows is passed over, as is one that cannot
    do what the door is for while another can.
    """
    setting = _setting(door, _machines(owned))
    material = setting.material if setting.material in material_ids() else ""
    return Document(
        machine=setting.machine,
        stock=setting.stock,
        material=load_material(material) if material else None,
        tolerance=tolerance_for(setting.machine),
    )


def _machines(owned: Iterable[str]) -> tuple[Machine, ...]:
    """The owned machines, in their order; without any, all."""
    known = machine_ids()
    mine = [name for name in owned if name in known]
    return tuple(load_machine(name) for name in mine or known)


def _setting(door: Door, machines: tuple[Machine, ...]) -> _Setting:
    match door:
        case Door.BOTTLE:
            machine = _first(machines, _turns_bottles)
            return _Setting(machine, load_bottle(_BOTTLE), "glass_bottle")
        case Door.STICKERS:
            machine = _first(machines, lambda each: each.kind is MachineKind.LASER)
            return _Setting(machine, Sheet(*_A4, 0.0), "paper")
        case Door.FLAT:
            machine = machines[0]
            kind = Board if machine.kind is MachineKind.MILL else Sheet
            return _Setting(machine, kind(*machine.area, _THICKNESS), "birch_plywood")
        case _:
            assert_never(door)


def _first(machines: tuple[Machine, ...], fits: Callable[[Machine], bool]) -> Machine:
    return next((machine for machine in machines if fits(machine)), machines[0])


def _turns_bottles(machine: Machine) -> bool:
    """A rotary, under a laser that glass stops: a diode's light goes through it."""
    is_diode = isinstance(machine.head, LaserHead) and machine.head.source == "diode"
    return machine.rotary is not None and not is_diode
