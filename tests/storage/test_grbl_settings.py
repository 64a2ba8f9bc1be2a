"""A `$$` listing fills in a machine."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.base.errors import Unreadable, WrongUsage
from gare_fab.model.machine import Machine, MillHead
from gare_fab.storage.catalogue import load_machine
from gare_fab.storage.grbl_settings import objections, settings_of, with_settings

NOWHERE = Path("nowhere")
DUMP = """
Grbl 1.1h ['$' for help]
[MSG:'$H'|'$X' to unlock]
$0=10
$1=25 (step idle delay, msec)
$10=1
$11=0.020
$12=0.005
$13=0
$20=1 (soft limits, bool)
$30=255.
$32=1
$100=157.480 (x, step/mm)
$101=160.000
$102=400.000
$110=8000.000 (x max rate, mm/min)
$111=7000.000
$112=500.000
$120=500.000 (x accel, mm/sec^2)
$121=400.000
$122=10.000
$130=330.000 (x max travel, mm)
$131=230.000
$132=50.000
$N0=G21
ok
"""


def machine() -> Machine:
    """A GRBL laser without Z."""
    return load_machine("k40_grbl", NOWHERE)


def test_figures_arrive() -> None:
    """The figures of axes, planner and power are the listing's."""
    found = with_settings(machine(), DUMP)
    x, y = found.axes
    assert (x.max_rate, y.max_rate) == (8000.0, 7000.0)
    assert (x.acceleration, y.acceleration) == (500.0, 400.0)
    assert (x.steps_per_unit, y.steps_per_unit) == (157.48, 160.0)
    assert (x.high, y.high) == found.area == (330.0, 230.0)
    assert found.controller.junction_deviation == 0.02
    assert found.controller.arc_tolerance == 0.005
    assert found.controller.idle_delay_s == 0.025
    assert found.dialect.power_full == 255.0


def test_empty_settings_change_nothing() -> None:
    """A setting that the machine has no figure for leaves it as it is."""
    assert with_settings(machine(), "$32=1") == machine()
    assert with_settings(machine(), "$13=1\n$10=3\n$112=5\n$32=1") == machine()


def test_figures_twice_are_figures_once() -> None:
    """Filling in the same listing twice is filling it in once."""
    once = with_settings(machine(), DUMP)
    assert with_settings(once, DUMP) == once


def test_motors_that_never_rest_cost_no_delay() -> None:
    """$1=255 keeps the motors on, without a delay."""
    assert with_settings(machine(), "$1=255").controller.idle_delay_s == 0.0


def test_travel_without_soft_limits_is_not_held() -> None:
    """With $20=0 the travel of the listing does not bound the machine."""
    found = with_settings(machine(), "$20=0\n$130=10\n$131=10")
    assert found.area == machine().area
    assert found.axes == machine().axes


def test_spindle_gets_its_greatest_speed() -> None:
    """On a mill $30 is the spindle's greatest rpm, too."""
    head = with_settings(load_machine("grbl_mill", NOWHERE), "$30=12000").head
    assert isinstance(head, MillHead)
    assert head.max_rpm == 12000.0


def test_fourth_axis() -> None:
    """$103 to $133 are those of the A axis."""
    found = with_settings(load_machine("co2_grblhal_a", NOWHERE), "$113=3600\n$123=90")
    axis = found.axis("A")
    assert axis is not None
    assert (axis.max_rate, axis.acceleration) == (3600.0, 90.0)


@pytest.mark.parametrize("text", ["", "ok", "<Idle|MPos:0,0,0>", "110=8000", "$H\n$X"])
def test_no_listing(text: str) -> None:
    """A text without settings is refused, with how to get one."""
    with pytest.raises(Unreadable, match="Send"):
        with_settings(machine(), text)


@pytest.mark.parametrize(
    "line",
    ["$110=0", "$110=-5", "$110=nan", "$110=inf", "$120=fast", "$11=-1", "$100=", "$30=0"],
)
def test_nonsense(line: str) -> None:
    """A value that cannot be is refused with its line."""
    with pytest.raises(Unreadable, match=r"line 2: .* makes no sense"):
        with_settings(machine(), "$10=1\n" + line)


def test_other_controllers_have_no_such_listing() -> None:
    """A listing is not for a Marlin."""
    with pytest.raises(WrongUsage, match="is for GRBL"):
        with_settings(load_machine("marlin_laser", NOWHERE), DUMP)


@pytest.mark.parametrize(
    ("name", "mode", "count"),
    [("k40_grbl", 1, 0), ("k40_grbl", 0, 1), ("grbl_mill", 0, 0), ("grbl_mill", 1, 1)],
)
def test_laser_mode_must_go_with_the_machine(name: str, mode: int, count: int) -> None:
    """Laser mode off on a laser, or on on a mill, is told."""
    assert len(objections(load_machine(name, NOWHERE), f"$32={mode}")) == count


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever stands in the file, the answer is settings or one `Unreadable`."""
    try:
        assert settings_of("$32=1\n" + text)
    except Unreadable:
        assert "$" in text
