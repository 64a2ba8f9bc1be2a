"""Laws of the settings that an operation starts from."""

from dataclasses import replace

import pytest

from gare_fab.model.machine import DefaultSetting, LaserHead, MachineKind
from gare_fab.model.material import Ban, Material, Setting
from gare_fab.model.problem import Severity
from gare_fab.model.stock import Board, Roll, Sheet
from gare_fab.pipeline.settings import bans, setting_for, source_kind, thickness_of
from gare_fab.storage.catalogue import load_material, material_ids
from tests.machines import laser, mill

SHEET = Sheet(300.0, 200.0, 3.0)
ROWS = (
    Setting("cut", "co2", 600.0, 0.8, power_w=60.0, thickness=3.0, is_unconfirmed=False),
    Setting("cut", "co2", 300.0, 0.9, power_w=60.0, thickness=6.0),
    Setting("cut", "diode", 100.0, 1.0, power_w=10.0, thickness=3.0),
    Setting("score", "co2", 2000.0, 0.2, power_w=60.0),
)
PLY = Material("ply", (("en", "Plywood"),), ROWS)


def test_the_row_of_the_nearest_thickness_is_taken() -> None:
    """Of this operation and this kind of source."""
    for thickness, speed in ((3.0, 600.0), (4.0, 600.0), (5.0, 300.0), (18.0, 300.0)):
        setting, _ = setting_for("cut", laser(), PLY, Sheet(300.0, 200.0, thickness))
        assert setting.speed == speed


@pytest.mark.parametrize("power_w", [30.0, 60.0, 90.0])
def test_another_power_keeps_the_energy_per_mm(power_w: float) -> None:
    """Speed goes with the power of the tube; a scaled row is a starting point, and says so."""
    machine = replace(laser(), head=LaserHead("co2", power_w))
    setting, problems = setting_for("cut", machine, PLY, SHEET)
    assert setting.speed / power_w == pytest.approx(600.0 / 60.0)
    assert [p.severity for p in problems] == ([] if power_w == 60.0 else [Severity.NOTE])


def test_without_a_row_the_machines_own_figures_are_used_with_a_warning() -> None:
    """No material, or none of its rows: the laser's defaults, and a word on it."""
    own = DefaultSetting("fill", 4321.0, 0.5, 1, 0.2)
    machine = replace(laser(), defaults=(own,))
    for material in (None, PLY):
        setting, problems = setting_for("fill", machine, material, SHEET)
        assert (setting.speed, setting.power, setting.interval) == (4321.0, 0.5, 0.2)
        assert [problem.severity for problem in problems] == [Severity.WARNING]


def test_a_machine_without_a_default_still_gets_a_possible_speed() -> None:
    """No faster than its slowest axis."""
    machine = replace(laser(), defaults=())
    setting, _ = setting_for("engrave", machine, None, SHEET)
    assert 0 < setting.speed <= min(axis.max_rate for axis in machine.axes)


def test_a_frame_is_no_matter_of_materials() -> None:
    """It is drawn without a word of warning."""
    for material in (None, PLY):
        assert setting_for("frame", laser(), material, SHEET)[1] == ()


def test_a_ban_is_an_error_on_its_machines_only() -> None:
    """What must not go into a laser may go under a knife or a mill."""
    ban = Ban(MachineKind.LASER.value, (("en", "It is poison."), ("fr", "C'est du poison.")))
    poison = replace(PLY, bans=(ban,))
    (problem,) = bans(laser(), poison)
    assert problem.severity is Severity.ERROR
    assert "It is poison." in problem.message.text("en")
    assert "C'est du poison." in problem.message.text("fr")
    assert bans(mill(), poison) == bans(laser(), None) == bans(laser(), PLY) == ()


@pytest.mark.parametrize("name", ["pvc", "polycarbonate", "abs"])
def test_the_forbidden_are_forbidden(name: str) -> None:
    """What the reference bans from lasers is refused there."""
    assert name in material_ids()
    assert bans(laser(), load_material(name))


def test_thickness_and_kind() -> None:
    """A board and a sheet have a thickness, a roll none; a mill is no laser."""
    stocks = (SHEET, Board(1.0, 1.0, 18.0), Roll(600.0))
    assert [thickness_of(stock) for stock in stocks] == [3.0, 18.0, 0.0]
    assert (source_kind(laser()), source_kind(mill())) == ("co2", "mill")
