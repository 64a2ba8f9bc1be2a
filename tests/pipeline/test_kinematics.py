"""The laws of kinematics: places come back, and the speed on the glass is what was asked."""

import math
import re
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.base.errors import Refused
from gare_fab.geometry.arrays import Floats, Ints
from gare_fab.geometry.meridian import Meridian
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.subdivision import subdivided
from gare_fab.geometry.wrap import Flat, Mapping, Revolved
from gare_fab.model.machine import (
    Axis,
    Controller,
    Dialect,
    LaserHead,
    Machine,
    MachineKind,
    Rotary,
    RotaryKind,
)
from gare_fab.pipeline.kinematics import (
    RotaryKinematics,
    axis_names,
    feed_words,
    kinematics_of,
    programmed_lengths,
)
from tests.profiles import SHAPES, Oracle

BURGUNDY = SHAPES["bourguignonne_75"]
SHOULDER = (112.0, 195.0)
SURFACE = Revolved(Meridian(BURGUNDY.profile), Mapping.STRAIGHT, 112.0, SHOULDER)
SPEED = 900.0
XYZ = tuple(Axis(name, -500, 500, 60_000, 500, 80) for name in ("X", "Y", "Z"))
A = Axis("A", -3600, 3600, 36_000, 3600, 50, is_angle=True)

CHUCK_Y = Rotary(RotaryKind.CHUCK, mm_per_turn=100.0, foot_at=60.0)
CHUCK_A = Rotary(RotaryKind.CHUCK, axis="A", ratio=1.0, foot_at=20.0)
GEARED_A = Rotary(RotaryKind.CHUCK, axis="A", ratio=-3.0, foot_at=20.0)
ROLLERS = Rotary(
    RotaryKind.ROLLERS, mm_per_turn=40.0, roller_diameter=38.0, slip=0.98, contact_height=30.0
)
ROLLERS_A = replace(ROLLERS, axis="A", ratio=1.5)
FLIPPED = replace(CHUCK_Y, is_flipped=True, foot_at=400.0)
TILTED = replace(CHUCK_Y, tilt_deg=12.0)
FLIPPED_AND_TILTED = replace(CHUCK_A, is_flipped=True, tilt_deg=-8.0)
ROTARIES = {
    "chuck on Y": CHUCK_Y,
    "chuck on A": CHUCK_A,
    "geared A": GEARED_A,
    "rollers": ROLLERS,
    "rollers on A": ROLLERS_A,
    "flipped": FLIPPED,
    "tilted": TILTED,
    "flipped and tilted": FLIPPED_AND_TILTED,
}
rotaries = pytest.mark.parametrize("rotary", ROTARIES.values(), ids=ROTARIES)


def _machine(rotary: Rotary | None, planner: str = "grbl", *, has_z: bool = False) -> Machine:
    axes = (*(XYZ if has_z else XYZ[:2]), A)
    return Machine(
        id="test",
        names=(("en", "Test"),),
        kind=MachineKind.LASER,
        area=(500.0, 500.0),
        axes=axes,
        controller=Controller(planner),
        head=LaserHead("co2", 60.0),
        writer="gcode",
        dialect=Dialect(),
        rotary=rotary,
    )


def _starts(*counts: int) -> Ints:
    return np.concatenate(([0], np.cumsum(counts))).astype(np.intp)


def _shoulder(surface: Revolved) -> Paths:
    """Lines in all directions over the shoulder, a circle in 0.05 mm steps, a vertical."""
    turn = np.linspace(0, 2 * np.pi, 630)
    circle = np.column_stack((5 * np.cos(turn), 160 + 5 * np.sin(turn)))
    square = [(-25, 115), (25, 115), (25, 180), (-25, 180), (-25, 115)]
    lines: list[npt.ArrayLike] = [
        circle,
        square,
        [(-30, 114), (30, 178)],
        [(3, 113), (3, 192)],
    ]
    return subdivided(Paths.of(lines), surface, surface.stock_from_design).stock


def _stock(paths: Paths) -> Floats:
    return np.column_stack((paths.points, np.zeros(len(paths.points))))


@rotaries
@pytest.mark.parametrize("has_z", [False, True])
@settings(max_examples=25, deadline=None)
@given(st.sampled_from(sorted(SHAPES)), st.integers(0, 1000))
def test_places_come_back(rotary: Rotary, has_z: bool, name: str, seed: int) -> None:  # noqa: FBT001 -- pytest hands it over
    """Stock to axes and back moves nothing by a tenth of a micron, with every rotary."""
    shape = SHAPES[name]
    surface = Revolved(Meridian(shape.profile), Mapping.STRAIGHT, shape.zone[0], shape.zone)
    random = np.random.default_rng(seed)
    stock = random.uniform((-200, shape.zone[0], -1), (200, shape.zone[1], 0), (50, 3))
    kinematics = kinematics_of(_machine(rotary, has_z=has_z), surface)
    if not has_z:
        stock[:, 2] = 0.0
    assert np.abs(kinematics.inverse(kinematics.forward(stock)) - stock).max() < 1e-4


def test_a_turn_of_the_bottle_is_a_turn_of_the_axis() -> None:
    """A whole turn is 360 degrees x ratio, or mm_per_turn; the carriage goes by the height."""
    turn = 2 * math.pi * SURFACE.reference_radius
    stock = np.array([[0.0, 0.0, 0.0], [turn, 130.0, 0.0]])
    for rotary, whole in ((CHUCK_Y, 100.0), (CHUCK_A, 360.0), (GEARED_A, -1080.0)):
        rows = kinematics_of(_machine(rotary), SURFACE).forward(stock)
        assert rows[0] == pytest.approx([rotary.foot_at, 0.0])
        assert rows[1] == pytest.approx([rotary.foot_at + 130.0, whole])


def test_rollers_run_on_the_circle_that_lies_on_them() -> None:
    """A turn of the bottle is contact circle / roller circle / slip turns of the roller."""
    turn = 2 * math.pi * SURFACE.reference_radius
    stock = np.array([[turn, 150.0, 0.0]])
    turns = 42.0 * 2 / 38.0 / 0.98
    (row,) = kinematics_of(_machine(ROLLERS), SURFACE).forward(stock)
    assert row == pytest.approx([150.0, 40.0 * turns])
    (row,) = kinematics_of(_machine(ROLLERS_A), SURFACE).forward(stock)
    assert row == pytest.approx([150.0, 360.0 * 1.5 * turns])


@pytest.mark.parametrize("rotary", [CHUCK_Y, CHUCK_A, ROLLERS, TILTED])
def test_a_flipped_bottle_is_turned_over_not_mirrored(rotary: Rotary) -> None:
    """With the neck the other way both axes run backwards: the same picture, half round."""
    stock = _stock(_shoulder(SURFACE))
    flipped = replace(rotary, is_flipped=True)
    plain = kinematics_of(_machine(rotary), SURFACE).forward(stock)
    turned = kinematics_of(_machine(flipped), SURFACE).forward(stock)
    offset = np.array([2 * rotary.foot_at, 0.0])
    assert np.abs(turned - (offset - plain)).max() < 1e-9


def test_a_tilted_rotary_moves_foot_and_height() -> None:
    """The crest lies at z cos t - r sin t along, z sin t + r cos t high."""
    machine, tilt = _machine(TILTED, has_z=True), math.radians(12.0)
    stock = np.array([[0.0, 160.0, 0.0], [0.0, 112.0, -0.5]])
    rows = kinematics_of(machine, SURFACE).forward(stock)
    radii = Oracle.of(BURGUNDY.profile).curve(stock[:, 1])
    level = stock[:, 1] * math.cos(tilt) - radii * math.sin(tilt)
    crest = stock[:, 1] * math.sin(tilt) + radii * math.cos(tilt)
    assert rows[:, 0] == pytest.approx(60.0 + level)
    assert rows[:, 1] == pytest.approx(crest - crest[1] + stock[:, 2])


def test_tilting_by_the_taper_levels_a_cone() -> None:
    """A cone tilted by its half angle has its crest level: focus holds all along."""
    cone = Meridian(((0, 37), (80, 33)))
    surface = Revolved(cone, Mapping.PAPER, 40.0, (0.0, 80.0))
    rotary = replace(CHUCK_Y, tilt_deg=math.degrees(math.atan(4 / 80)))
    stock = np.array([[0.0, z, 0.0] for z in (0.0, 20.0, 80.0)])
    assert np.abs(kinematics_of(_machine(rotary), surface).crest(stock)).max() < 1e-9
    level = kinematics_of(_machine(CHUCK_Y), surface).crest(stock)
    assert level == pytest.approx([2.0, 1.0, -2.0])


def test_flat_axes_are_the_stock_s() -> None:
    """On a flat stock X, Y, Z are x, y, depth, in any order; others stay at 0."""
    stock = np.array([[1.0, 2.0, -3.0], [4.0, 5.0, 0.0]])
    machine = _machine(None, has_z=True)
    flat = kinematics_of(machine, Flat(), ("Z", "A", "X", "Y"))
    assert flat.forward(stock).tolist() == [[-3, 0, 1, 2], [0, 0, 4, 5]]
    assert flat.inverse(flat.forward(stock)).tolist() == stock.tolist()
    assert flat.crest(stock).tolist() == [0.0, 0.0]


def test_the_axes_that_take_part() -> None:
    """Flat: X and Y, a mill's Z; a bottle: carriage, Z where there is one, turn."""
    assert axis_names(_machine(None, has_z=True), Flat()) == ("X", "Y")
    mill = replace(_machine(None, has_z=True), kind=MachineKind.MILL)
    assert axis_names(mill, Flat()) == ("X", "Y", "Z")
    assert axis_names(_machine(CHUCK_Y), SURFACE) == ("X", "Y")
    assert axis_names(_machine(CHUCK_A, has_z=True), SURFACE) == ("X", "Z", "A")


@rotaries
@pytest.mark.parametrize("has_z", [False, True])
def test_surface_lengths_are_the_meridian_s(rotary: Rotary, has_z: bool) -> None:  # noqa: FBT001 -- pytest hands it over
    """The length of a straight move in the axes is that on the glass within 0.1 %."""
    kinematics = kinematics_of(_machine(rotary, has_z=has_z), SURFACE)
    random = np.random.default_rng(4)
    ends = random.uniform((-90, 10, 0), (90, 299, 0), (40, 3))
    near = ends + random.uniform(-0.5, 0.5, (40, 3)) * [1, 1, 0]
    stock = np.concatenate((ends, near))
    starts = _starts(*[2] * 40)
    order = np.arange(80).reshape(2, 40).T.ravel()
    for pairs in (stock, stock[order]):
        rows = kinematics.forward(pairs)
        lengths = kinematics.surface_lengths(rows, starts)
        assert (lengths[::2] == 0.0).all()
        measured = _measured(kinematics, rows)
        assert lengths[1::2] == pytest.approx(measured, rel=1e-3)


def _measured(kinematics: object, rows: Floats) -> Floats:
    """The lengths of moves between pairs of rows by many small chords in space."""
    assert isinstance(kinematics, RotaryKinematics)
    oracle = Oracle.of(BURGUNDY.profile, 0.02)
    share = np.linspace(0, 1, 4001)[:, None]
    out = []
    for begin, end in rows.reshape(-1, 2, rows.shape[1]):
        stock = kinematics.inverse(begin + (end - begin) * share)
        depth = stock[:, 2]
        places = oracle.space(stock[:, 0] / SURFACE.reference_radius, stock[:, 1])
        steps = np.linalg.norm(np.diff(places, axis=0), axis=1)
        out.append(float(np.hypot(steps, np.diff(depth)).sum()))
    return np.array(out)


def test_depth_counts_as_length() -> None:
    """A plunge into the glass has the depth as its length."""
    kinematics = kinematics_of(_machine(CHUCK_A, has_z=True), SURFACE)
    rows = kinematics.forward(np.array([[5.0, 150.0, 0.0], [5.0, 150.0, -2.0]]))
    assert kinematics.surface_lengths(rows, _starts(2))[1] == pytest.approx(2.0)


def test_controllers_measure_moves_in_their_own_way() -> None:
    """GRBL adds degrees to mm; NIST takes mm where there are any, else degrees."""
    rows = np.array([[0.0, 0.0], [3.0, 4.0], [3.0, 10.0], [3.0, 10.0]])
    starts = _starts(4)
    grbl = kinematics_of(_machine(CHUCK_A), SURFACE).axes
    assert programmed_lengths(grbl, rows, starts).tolist() == [0, 5, 6, 0]
    for planner in ("linuxcnc", "marlin", "smoothie"):
        nist = kinematics_of(_machine(CHUCK_A, planner), SURFACE).axes
        assert programmed_lengths(nist, rows, starts).tolist() == [0, 3, 6, 0]
    linear = kinematics_of(_machine(CHUCK_Y, "linuxcnc"), SURFACE).axes
    assert programmed_lengths(linear, rows, starts).tolist() == [0, 5, 6, 0]


def test_on_flat_stock_the_feed_is_the_speed() -> None:
    """Flat, F is what was asked, to the bit; in inverse time speed / length."""
    flat = kinematics_of(_machine(None, has_z=True), Flat(), ("X", "Y", "Z"))
    rows = np.random.default_rng(0).uniform(0, 100, (20, 3))
    speeds, starts = np.linspace(100, 2000, 20), _starts(5, 1, 14)
    words = feed_words(flat, rows, starts, speeds)
    inside = np.setdiff1d(np.arange(20), starts[:-1])
    assert (words[inside] == speeds[inside]).all()
    inverse = feed_words(flat, rows, starts, speeds, is_inverse_time=True)
    lengths = np.linalg.norm(rows[inside] - rows[inside - 1], axis=1)
    assert inverse[inside] == pytest.approx(speeds[inside] / lengths)


def test_a_pure_turn_has_the_known_feed() -> None:
    """1000 mm/min on a diameter of 75 is 1527.9 degrees a minute."""
    surface = Revolved(
        Meridian(((0, 37.5), (200, 37.5))), Mapping.STRAIGHT, 50.0, (0.0, 200.0)
    )
    kinematics = kinematics_of(_machine(CHUCK_A, "linuxcnc"), surface)
    rows = np.array([[20.0, 0.0], [20.0, 40.0]])
    words = feed_words(kinematics, rows, _starts(2), np.full(2, 1000.0))
    assert words[1] == pytest.approx(1527.9, abs=0.05)


@rotaries
@pytest.mark.parametrize("is_inverse_time", [False, True])
def test_still_moves_have_finite_feeds(rotary: Rotary, is_inverse_time: bool) -> None:  # noqa: FBT001 -- pytest hands it over
    """Rows that go nowhere, single rows and no rows at all give finite feeds above 0."""
    kinematics = kinematics_of(_machine(rotary), SURFACE)
    rows = kinematics.forward(np.array([[0, 150, 0], [0, 150, 0], [1, 150, 0], [3, 160, 0]]))
    for count, starts in ((4, _starts(3, 1)), (0, _starts())):
        words = feed_words(
            kinematics,
            rows[:count],
            starts,
            np.full(count, SPEED),
            is_inverse_time=is_inverse_time,
        )
        assert words.shape == (count,)
        assert np.isfinite(words).all()
        assert (words > 0).all()


def _written(rows: Floats, starts: Ints, words: Floats, names: tuple[str, ...]) -> str:
    """The moves as they would stand in a file: three decimals."""
    lines = []
    firsts = set(starts[:-1].tolist())
    for index, row in enumerate(rows.tolist()):
        axes = " ".join(f"{name}{value:.3f}" for name, value in zip(names, row, strict=True))
        feed = "" if index in firsts else f" F{words[index]:.3f}"
        lines.append(f"{'G0' if index in firsts else 'G1'} {axes}{feed}")
    return "\n".join(lines)


def _simulated(text: str, rotary: Rotary, mode: str) -> Floats:
    """Speeds on the glass in mm/min, from the file's text and the bottle's measures alone.

    Each move runs at an even pace through its axes; the time is the controller's. A speed is
    taken from places in space, four stretches a move.
    """
    oracle, speeds = Oracle.of(BURGUNDY.profile, 0.02), []
    reach = math.cos(math.radians(rotary.tilt_deg))
    lean = math.sin(math.radians(rotary.tilt_deg))
    level = oracle.heights * reach - oracle.curve(oracle.heights) * lean
    here = np.zeros(2)
    for line in text.splitlines():
        words = {
            letter: float(number) for letter, number in re.findall(r"([XYAF])(\S+)", line)
        }
        turn = words.get("A", words.get("Y", 0.0))
        there = np.array([words["X"], turn])
        if line.startswith("G1"):
            length = {
                "euclid": math.hypot(*(there - here)),
                "nist": abs(there[0] - here[0]) or abs(there[1] - here[1]),
                "inverse": 1.0,
            }[mode]
            share = np.linspace(0, 1, 5)[:, None]
            axes = here + (there - here) * share
            heights = np.interp(axes[:, 0] - rotary.foot_at, level, oracle.heights)
            places = oracle.space(axes[:, 1] * _angle_per_unit(rotary), heights)
            paths = np.linalg.norm(np.diff(places, axis=0), axis=1)
            minutes = length / words["F"]
            speeds.append(paths / (minutes / 4))
        here = there
    return np.concatenate(speeds)


def _angle_per_unit(rotary: Rotary) -> float:
    """Radians of the bottle per unit of the turning axis."""
    unit = 360.0 * rotary.ratio if rotary.axis == "A" else rotary.mm_per_turn
    if rotary.kind is RotaryKind.CHUCK:
        return 2 * math.pi / unit
    contact = 42.0  # the Burgundy's body
    return math.pi * rotary.roller_diameter * rotary.slip / (unit * contact)


@pytest.mark.parametrize("mapping", Mapping)
@pytest.mark.parametrize(
    ("rotary", "mode"),
    [
        (CHUCK_A, "euclid"),
        (CHUCK_A, "nist"),
        (CHUCK_A, "inverse"),
        (GEARED_A, "inverse"),
        (CHUCK_Y, "euclid"),
        (CHUCK_Y, "inverse"),
        (ROLLERS, "euclid"),
        (TILTED, "euclid"),
    ],
)
def test_the_speed_on_the_shoulder_is_what_was_asked(
    rotary: Rotary, mode: str, mapping: Mapping
) -> None:
    """Along every path over the shoulder the glass passes at the speed asked, within 1 %."""
    surface = Revolved(Meridian(BURGUNDY.profile), mapping, 112.0, SHOULDER)
    paths = _shoulder(surface)
    machine = _machine(rotary, "linuxcnc" if mode == "nist" else "grbl")
    kinematics = kinematics_of(machine, surface)
    rows = np.round(kinematics.forward(_stock(paths)), 3)
    words = feed_words(
        kinematics,
        rows,
        paths.starts,
        np.full(len(rows), SPEED),
        is_inverse_time=mode == "inverse",
    )
    text = _written(rows, paths.starts, words, kinematics.axes.names)
    speeds = _simulated(text, rotary, mode)
    assert len(speeds) > 2000
    assert np.abs(speeds / SPEED - 1).max() < 0.01


@pytest.mark.parametrize(
    ("rotary", "words"),
    [
        (None, "no rotary"),
        (Rotary(RotaryKind.CHUCK), "mm_per_turn"),
        (replace(CHUCK_A, ratio=0.0), "ratio"),
        (replace(ROLLERS, roller_diameter=0.0), "roller_diameter"),
        (replace(ROLLERS, slip=0.0), "slip"),
        (replace(CHUCK_A, axis="B"), "no axis B"),
    ],
)
def test_a_rotary_that_cannot_be_is_refused(rotary: Rotary | None, words: str) -> None:
    """A machine without rotary, or with one whose figures are missing, gets a sentence."""
    with pytest.raises(Refused, match=words):
        kinematics_of(_machine(rotary), SURFACE)
