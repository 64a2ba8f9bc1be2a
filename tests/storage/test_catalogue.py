"""The catalogue's laws, and what every shipped machine, material and bottle must keep to."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gare_fab.base.errors import Unreadable, WrongUsage
from gare_fab.base.resources import resource
from gare_fab.geometry.meridian import Meridian
from gare_fab.model.machine import LaserHead, MachineKind, MillHead
from gare_fab.storage.catalogue import (
    bottle_ids,
    load_bottle,
    load_machine,
    load_material,
    machine_ids,
    material_ids,
    read_machine,
    save_bottle,
    save_machine,
    save_material,
)
from gare_fab.storage.tables import Place

MACHINES = machine_ids(Path("nowhere"))
MATERIALS = material_ids(Path("nowhere"))
BOTTLES = bottle_ids(Path("nowhere"))
LANGUAGES = {"en", "fr"}
OPERATIONS = {"cut", "score", "fill", "picture", "kiss_cut", "pocket", "vcarve"}

# Outer volumes in ml, by integration of the drawn profiles: bottles.md, 1.2.
VOLUMES = {
    "bordelaise_75": 987,
    "bordelaise_haute_75": 1005,
    "bourguignonne_75": 1033,
    "rhodanienne_75": 1016,
    "provence_corset_75": 942,
    "provence_droite_75": 964,
    "alsace_flute_75": 960,
    "champenoise_75": 1174,
    "magnum_bordelaise_150": 1972,
    "magnum_champenoise_150": 2309,
    "jeroboam_300": 4651,
    "demi_bordelaise_375": 518,
    "dorica_50": 655,
    "dorica_100": 1249,
    "spirit_round_70": 1004,
}


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees or touches the files of whoever runs it."""
    monkeypatch.setenv("GARE_FAB_HOME", str(tmp_path))


@pytest.mark.parametrize("folder", ["machines", "materials", "bottles"])
def test_every_shipped_file_is_in_the_catalogue(folder: str) -> None:
    """The ids are the names of the files, and nothing else lies in the folders."""
    ids = {"machines": MACHINES, "materials": MATERIALS, "bottles": BOTTLES}[folder]
    assert sorted(path.name for path in resource(folder).iterdir()) == [
        f"{i}.toml" for i in ids
    ]


@pytest.mark.parametrize("name", MACHINES)
def test_machine_is_named_and_complete(name: str) -> None:
    """A shipped machine has both names, rates within reach, and a default per operation."""
    machine = load_machine(name)
    assert machine.id == name
    assert dict(machine.names).keys() == LANGUAGES
    assert {"cut", "score", "fill", "frame"} <= {row.operation for row in machine.defaults}
    assert all(row.speed <= max(a.max_rate for a in machine.axes) for row in machine.defaults)
    for size, axis in zip(machine.area, machine.axes, strict=False):
        assert axis.high - axis.low == size
    assert 1000 <= machine.axes[0].max_rate <= 30000
    assert 50 <= machine.axes[0].acceleration <= 5000


@pytest.mark.parametrize("name", MACHINES)
def test_grbl_can_step_so_fast(name: str) -> None:
    """No axis of a small GRBL board is asked for more than its 30 000 steps a second."""
    machine = load_machine(name)
    if machine.controller.planner == "grbl" and machine.controller.look_ahead < 20:
        for axis in machine.axes:
            assert axis.max_rate / 60 * axis.steps_per_unit <= 30000


def test_the_promised_machines_are_there() -> None:
    """Nine machines at least: both bottle lasers, an A axis, every controller, two mills."""
    machines = [load_machine(name) for name in MACHINES]
    assert len(machines) >= 9
    planners = {machine.controller.planner for machine in machines}
    assert planners == {"grbl", "marlin", "smoothie", "linuxcnc"}
    rotaries = {(m.rotary.kind.value, m.rotary.axis) for m in machines if m.rotary}
    assert rotaries == {("chuck", "Y"), ("rollers", "Y"), ("chuck", "A")}
    assert sum(isinstance(machine.head, MillHead) for machine in machines) == 2


@pytest.mark.parametrize("name", MACHINES)
def test_rotary_turns_a_bottle_several_times(name: str) -> None:
    """The travel of the axis that turns the bottle is three turns of a 75 mm bottle."""
    machine = load_machine(name)
    rotary = machine.rotary
    if rotary is None:
        return
    axis = machine.axis(rotary.axis)
    assert axis is not None
    per_turn = {
        "A": 360.0 * rotary.ratio,
        "chuck": rotary.mm_per_turn,
        "rollers": rotary.mm_per_turn * 75.0 / max(rotary.roller_diameter, 1.0),
    }["A" if axis.is_angle else rotary.kind.value]
    assert (axis.high - axis.low) / abs(per_turn) >= 3.0
    assert machine.area[0] >= rotary.foot_at + load_bottle("alsace_flute_75").height


@pytest.mark.parametrize("name", MATERIALS)
def test_material_is_named_and_within_reach(name: str) -> None:
    """A shipped material has both names; its rows stay within what machines can do."""
    material = load_material(name)
    assert material.id == name
    assert dict(material.names).keys() == LANGUAGES
    assert not material.advice or dict(material.advice).keys() == LANGUAGES
    for row in material.settings:
        assert row.operation in OPERATIONS
        assert row.source
        assert row.source_kind in {"co2", "diode", "mill", "knife"}
        assert 50 <= row.speed <= 30000
        assert 0.02 <= row.power <= 1.0
        assert 0.0 <= row.kerf <= 0.5
        assert 1 <= row.passes <= 4
        assert 0.03 <= row.interval <= 1.0
        assert (row.source_kind == "mill") == (row.step_down > 0)


@pytest.mark.parametrize("name", MATERIALS)
def test_energy_of_a_laser_row_is_sensible(name: str) -> None:
    """A laser row puts 0.01 to 30 J on each mm."""
    for row in load_material(name).settings:
        if row.power_w > 0:
            assert 0.01 <= row.power * row.power_w / (row.speed / 60) <= 30


@pytest.mark.parametrize("name", MATERIALS)
def test_ban_gives_its_reason(name: str) -> None:
    """A ban says why in both languages, and no row contradicts it."""
    material = load_material(name)
    for ban in material.bans:
        assert ban.machine_kind in {kind.value for kind in MachineKind}
        assert dict(ban.reasons).keys() == LANGUAGES
        assert all(len(text) > 20 for _, text in ban.reasons)
        if ban.machine_kind == "laser":
            assert not {row.source_kind for row in material.settings} & {"co2", "diode"}
    if not material.settings:
        assert material.bans


@pytest.mark.parametrize(
    "name",
    [
        "pvc",
        "vinyl_cast",
        "ptfe",
        "abs",
        "polycarbonate",
        "leather_chrome",
        "galvanised_steel",
    ],
)
def test_what_is_dangerous_is_banned_from_lasers(name: str) -> None:
    """The hard-stop list of the reference is in the catalogue."""
    assert "laser" in {ban.machine_kind for ban in load_material(name).bans}


@pytest.mark.parametrize("name", BOTTLES)
def test_volume_of_bottle(name: str) -> None:
    """The outer volume of a drawn bottle is the reference's within 3 %."""
    assert Meridian(load_bottle(name).profile).volume_ml() == pytest.approx(
        VOLUMES[name], rel=0.03
    )


@pytest.mark.parametrize("name", BOTTLES)
def test_bottle_holds_what_it_says(name: str) -> None:
    """Outer volume = content, head space, glass and punt, within 8 %."""
    bottle = load_bottle(name)
    head_space, punt = 20.0 * bottle.full_ml / 750.0, 0.02 * bottle.full_ml
    wanted = bottle.full_ml + head_space + bottle.mass_g / 2.5 + punt
    assert Meridian(bottle.profile).volume_ml() == pytest.approx(wanted, rel=0.08)


@pytest.mark.parametrize("name", BOTTLES)
def test_zone_of_bottle(name: str) -> None:
    """The zone holds the panel, ends below the neck, and is never steeper than 20 degrees."""
    bottle = load_bottle(name)
    assert dict(bottle.names).keys() == LANGUAGES
    assert bottle.source
    low, high = bottle.zone
    heights = np.linspace(low, high, 2000)
    meridian = Meridian(bottle.profile)
    assert np.degrees(np.arctan(np.abs(meridian.slope(heights)))).max() <= 20.0
    assert meridian.radius(heights).min() >= 0.5 * bottle.radius
    if bottle.panel is not None:
        panel = np.linspace(*bottle.panel, 100)
        assert low <= bottle.panel[0] < bottle.panel[1] <= high
        assert np.ptp(meridian.radius(panel)) == pytest.approx(0.0, abs=1e-9)


def test_all_round_bottles_are_there() -> None:
    """The fifteen round bottles of the reference, and no square one."""
    assert set(BOTTLES) == set(VOLUMES)


@pytest.mark.parametrize(
    ("wrong", "near"), [("k4o", "k40_grbl"), ("co2_60_chuck", "co2_60w_chuck")]
)
def test_unknown_machine_names_the_nearest(wrong: str, near: str) -> None:
    """A mistyped id is refused with the id that was meant."""
    with pytest.raises(WrongUsage) as caught:
        load_machine(wrong)
    assert str(caught.value.message) == f"No machine '{wrong}'. Did you mean '{near}'?"


@pytest.mark.parametrize(
    "wrong", ["", "../machines/k40_grbl", "/etc/passwd", "a\0b", "zzzzzzz"]
)
def test_strange_ids_open_no_file(wrong: str) -> None:
    """An id that is like none lists what there is, and never leaves the catalogue."""
    with pytest.raises(WrongUsage, match=r"There are: .*bordelaise_75|Did you mean"):
        load_bottle(wrong)


def test_own_machine_shadows_the_shipped_one(tmp_path: Path) -> None:
    """A machine in the user's folder stands in for ours; others stay."""
    own = replace(load_machine("k40_grbl"), area=(310.0, 210.0))
    save_machine(own)
    assert load_machine("k40_grbl") == own
    assert load_machine("k40_grbl", tmp_path / "elsewhere") != own
    assert machine_ids() == MACHINES
    save_machine(replace(own, id="k41"))
    assert machine_ids() == tuple(sorted((*MACHINES, "k41")))


@pytest.mark.parametrize("name", MACHINES)
def test_machine_survives_saving(name: str) -> None:
    """Every machine is the same after saving and loading."""
    machine = load_machine(name)
    save_machine(machine)
    assert load_machine(name) == machine


@pytest.mark.parametrize("name", MATERIALS)
def test_material_survives_saving(name: str) -> None:
    """Every material is the same after saving and loading."""
    material = load_material(name)
    save_material(material)
    assert load_material(name) == material


@pytest.mark.parametrize("name", BOTTLES)
def test_bottle_survives_saving(name: str) -> None:
    """Every bottle is the same after saving and loading."""
    bottle = load_bottle(name)
    save_bottle(bottle)
    assert load_bottle(name) == bottle


def test_saving_keeps_remarks() -> None:
    """What somebody wrote beside a value is there after the value was changed."""
    machine = load_machine("k40_grbl")
    path = save_machine(machine)
    text = path.read_text(encoding="utf-8")
    path.write_text("# the one with the new tube\n" + text, encoding="utf-8")
    save_machine(replace(machine, area=(290.0, 190.0)))
    assert path.read_text(encoding="utf-8").startswith("# the one with the new tube\n")
    assert load_machine("k40_grbl").area == (290.0, 190.0)


def test_saving_replaces_a_broken_file() -> None:
    """A file of the user's that cannot be read does not stand in the way of a good one."""
    machine = load_machine("k40_grbl")
    path = save_machine(machine)
    path.write_bytes(b"\xff\xfe broken = [")
    save_machine(machine)
    assert load_machine("k40_grbl") == machine


def test_id_of_a_saved_machine_is_a_file_name() -> None:
    """An id that leads out of the folder is refused."""
    with pytest.raises(WrongUsage, match="cannot be an id"):
        save_machine(replace(load_machine("k40_grbl"), id="../k40"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("area = [300.0, 200.0]", "area = [300.0]", "area: 2 values are needed here, not 1"),
        ("area = [300.0, 200.0]", "area = [0, 200]", r"area\[1\]: it must be greater"),
        ('kind = "laser"', 'kind = "lazer"', "kind: 'lazer' is none of: laser, knife, mill"),
        ("max_rate = 9000.0", "max_rat = 9000.0", r"axes\[1\].*Did you mean 'max_rate'"),
        ("max_rate = 9000.0", "", r"axes\[1\]: 'max_rate' is missing"),
        ("max_rate = 9000.0", "max_rate = nan", r"axes\[1\].max_rate: nan is not a number"),
        ("max_rate = 9000.0", "max_rate = -1", r"axes\[1\].max_rate: it must be greater"),
        ("max_rate = 9000.0", 'max_rate = "fast"', r"max_rate: a number is needed here"),
        ("high = 300.0", "high = -300.0", r"axes\[1\]: 'low' must be less than 'high'"),
        ("[price]", "[price", "not valid TOML"),
        ('id = "k40_grbl"', 'id = "k40"', "the file's name says 'k40_grbl'"),
    ],
)
def test_wrong_machine_file_is_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    """A wrong TOML file is refused with file, key and what is wrong."""
    text = resource("machines", "k40_grbl.toml").read_text(encoding="utf-8")
    assert old in text
    folder = tmp_path / "machines"
    folder.mkdir()
    (folder / "k40_grbl.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Unreadable, match=said) as caught:
        load_machine("k40_grbl")
    assert "k40_grbl.toml" in str(caught.value.message)
    assert "\n" not in str(caught.value.message)


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"\x00" * 100, b"a = " + b"[" * 100_000, b"id = 1"]
)
def test_garbage_in_the_catalogue_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    """Whatever the bytes of a catalogue file are, the answer is one `Unreadable`."""
    (tmp_path / "bottles").mkdir()
    (tmp_path / "bottles" / "mine.toml").write_bytes(content)
    with pytest.raises(Unreadable):
        load_bottle("mine")


def test_head_follows_the_kind() -> None:
    """The head of a machine is of its kind's class."""
    assert isinstance(load_machine("k40_grbl").head, LaserHead)
    assert isinstance(load_machine("grbl_mill").head, MillHead)
    text = resource("machines", "k40_grbl.toml").read_text(encoding="utf-8")
    with pytest.raises(Unreadable, match="there is no key 'source'"):
        read_machine(text.replace('kind = "laser"', 'kind = "knife"'), Place("x"))
