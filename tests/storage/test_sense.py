"""Values that are of the right type and still make no sense are told."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gare_fab.base.errors import Unreadable
from gare_fab.model.machine import LaserHead, Machine, MillHead
from gare_fab.model.material import Ban, Material, Setting
from gare_fab.model.stock import Bottle
from gare_fab.storage.catalogue import load_bottle, load_machine
from gare_fab.storage.sense import check_bottle, check_machine, check_material
from gare_fab.storage.tables import Place

PLACE = Place("file")
LASER = load_machine("co2_60w_rollers", Path("nowhere"))
MILL = load_machine("grbl_mill", Path("nowhere"))
BOTTLE = load_bottle("bordelaise_75", Path("nowhere"))


def head(machine: Machine, **changes: object) -> Machine:
    """The laser with another head."""
    assert isinstance(machine.head, LaserHead)
    return replace(machine, head=replace(machine.head, **changes))  # type: ignore[arg-type]


def rotary(machine: Machine, **changes: object) -> Machine:
    """The laser with another rotary."""
    assert machine.rotary is not None
    return replace(machine, rotary=replace(machine.rotary, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("machine", "said"),
    [
        (replace(LASER, axes=()), "axes: a machine needs axes"),
        (head(LASER, power_w=0.0), "head.power_w: it must be greater than 0"),
        (head(LASER, max_power=1.5), "head.max_power: it must lie between 0 and 1"),
        (head(LASER, min_power=1.0), "'min_power' must be less than 'max_power'"),
        (rotary(LASER, axis="A"), "rotary.axis: the machine has no axis 'A'"),
        (rotary(LASER, along="W"), "rotary.along: the machine has no axis 'W'"),
        (rotary(LASER, mm_per_turn=0.0), "rotary.mm_per_turn: it must not be 0"),
        (rotary(LASER, roller_diameter=0.0), "rotary.roller_diameter: it must not be 0"),
        (replace(MILL, head=MillHead(())), "head.cutters: a mill needs cutters"),
        (
            replace(LASER, controller=replace(LASER.controller, junction_deviation=-0.1)),
            "controller.junction_deviation: it must not be less than 0",
        ),
        (
            replace(LASER, dialect=replace(LASER.dialect, power_full=0.0)),
            "dialect.power_full: it must be greater than 0",
        ),
        (
            replace(LASER, defaults=(replace(LASER.defaults[0], power=30.0),)),
            r"defaults\[1\].power: it must lie between 0 and 1",
        ),
    ],
)
def test_machine(machine: Machine, said: str) -> None:
    """A machine's impossible value is told with its key."""
    with pytest.raises(Unreadable, match=said):
        check_machine(machine, PLACE)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda b: replace(b, profile=b.profile[:1]), "two points or more"),
        (lambda b: replace(b, profile=b.profile[::-1]), "the heights must rise"),
        (
            lambda b: replace(b, profile=((0.0, 0.0), (300.0, 30.0))),
            r"profile\[1\]: it must be",
        ),
        (lambda b: replace(b, zone=(90.0, 10.0)), "zone: the first value must be less"),
        (lambda b: replace(b, zone=(10.0, 900.0)), "zone: it must lie on the bottle"),
        (lambda b: replace(b, panel=(-1.0, 90.0)), "panel: it must lie on the bottle"),
    ],
)
def test_bottle(change: Callable[[Bottle], Bottle], said: str) -> None:
    """A bottle's impossible value is told with its key."""
    with pytest.raises(Unreadable, match=said):
        check_bottle(change(BOTTLE), PLACE)


@pytest.mark.parametrize(
    ("material", "said"),
    [
        (Setting("cut", "co2", 0.0), "speed: it must be greater than 0"),
        (Setting("cut", "co2", 600.0, power=70.0), "power: it must lie between 0 and 1"),
        (Setting("cut", "co2", 600.0, passes=0), "passes: it must be greater than 0"),
        (Setting("fill", "co2", 600.0, interval=0.0), "interval: it must be greater than 0"),
    ],
)
def test_material(material: Setting, said: str) -> None:
    """A material's impossible value is told with its key."""
    with pytest.raises(Unreadable, match=said):
        check_material(Material("x", (("en", "X"),), (material,)), PLACE)


def test_ban_without_reason() -> None:
    """A ban that does not say why is refused."""
    with pytest.raises(Unreadable, match="a ban needs its reasons"):
        check_material(Material("x", (), (), (Ban("laser", ()),)), PLACE)
