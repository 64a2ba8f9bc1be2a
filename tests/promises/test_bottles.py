"""On the glass: where a design lies, how fast the beam runs, how far apart hatches lie."""

import math

import numpy as np
import pytest

from gare_fab.geometry.arrays import Floats
from tests.profiles import SHAPES
from tests.promises.glass import MAPPINGS, Bench, Unrolled
from tests.promises.jobs import Stroke, drawing, strokes_of, traced, written

BURGUNDY = "bourguignonne_75"
REFERENCE = 150.0
ZONE = (135.0, 172.0)
MACHINES = ("co2_grblhal_a", "co2_60w_chuck", "co2_60w_rollers")
SPEED = 900.0
WITHIN_MM = 0.02
WITHIN = 0.01
PITCH = 0.1  # mm of glass: the default
SHORTEST = 0.02  # mm: a shorter move is a rounding's own
LEFT, LOW = -17.0, 138.0  # where the marks lie
SIZE = 30.0
GRID = [(x, y) for x in (0.0, 10.0, 20.0, SIZE) for y in (0.0, 10.0, 20.0, SIZE)]
CURVES = (
    '<circle cx="15" cy="15" r="14"/><path d="M0 0L30 30M30 0L0 30M0 15H30M15 0V30"/>'
    '<path d="M2 2C30 0 0 30 28 28"/>'
)


def stock(mapping: str, *more: str) -> str:
    """The word for a Burgundy's shoulder."""
    zone = f"zone={ZONE[0]}..{ZONE[1]}"
    words = [f"bottle:{BURGUNDY}", f"mapping={mapping}", f"reference={REFERENCE}", zone, *more]
    return ",".join(words)


def scored(machine: str, body: str, mapping: str = "straight", *more: str) -> list[Stroke]:
    """The strokes of a score of a drawing, its lower left corner at the marks' place."""
    content = written(
        drawing(SIZE, SIZE, body),
        *("--machine", machine, "--stock", stock(mapping, *more)),
        *("--place", f"x={LEFT},y={LOW}", "--step", f"score speed={SPEED} power=30"),
    )
    return strokes_of(traced(content))


def corners() -> str:
    """A mark at each point of the grid: a short line from it to the right."""
    return "".join(f'<path d="M{x} {SIZE - y}h{-2 if x == SIZE else 2}"/>' for x, y in GRID)


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("mapping", MAPPINGS)
def test_a_design_lands_where_the_glass_says(machine: str, mapping: str) -> None:
    """Both ends of every mark lie within 0.02 mm of the profile's numeric integration."""
    bench = Bench.of(machine, BURGUNDY)
    design = np.array(
        [(LEFT + x + dx, LOW + y) for x, y in GRID for dx in (0.0, -2.0 if x == SIZE else 2.0)]
    )
    unrolled = Unrolled(bench.oracle, REFERENCE, ZONE)
    wanted = bench.space(MAPPINGS[mapping](unrolled, design))
    strokes = scored(machine, corners(), mapping)
    assert len(strokes) == len(GRID)
    ends = np.array([bench.place(end) for s in strokes for end in (s.start, s.end)])
    gaps = np.linalg.norm(bench.space(ends)[:, None] - wanted, axis=2)
    assert gaps.min(axis=1).max() < WITHIN_MM
    assert gaps.min(axis=0).max() < WITHIN_MM
    assert sorted(gaps.argmin(axis=1)) == list(range(len(design)))


@pytest.mark.parametrize("mapping", MAPPINGS)
def test_straight_lines_follow_the_glass_all_along(mapping: str) -> None:
    """Each point that the beam passes lies within 0.02 mm of the line's true place."""
    bench = Bench.of("co2_grblhal_a", BURGUNDY)
    strokes = scored("co2_grblhal_a", '<path d="M0 0L30 30"/>', mapping)
    line = np.linspace((LEFT, LOW + SIZE), (LEFT + SIZE, LOW), 6001)
    unrolled = Unrolled(bench.oracle, REFERENCE, ZONE)
    wanted = bench.space(MAPPINGS[mapping](unrolled, line))
    (stroke,) = strokes
    places = bench.places(stroke.moves)
    share = np.linspace(0.0, 1.0, 9)[:, None, None]
    passed = (places[:-1] + share * np.diff(places, axis=0)).reshape(-1, 2)
    gaps = np.linalg.norm(bench.space(passed)[:, None] - wanted[None, ::1], axis=2)
    assert gaps.min(axis=1).max() < WITHIN_MM


@pytest.mark.parametrize("machine", MACHINES)
def test_nothing_is_mirrored(machine: str) -> None:
    """Seen with the neck up, the design's right is on the right.

    On a bed with the neck towards X+ that is towards -Y, and round the axis towards +A.
    """
    body = '<path d="M0 30h3"/><path d="M24 30v-4"/>'
    strokes = scored(machine, body)
    levels = [abs(stroke.start["X"] - stroke.end["X"]) for stroke in strokes]
    flat, upright = strokes[int(np.argmin(levels))], strokes[int(np.argmax(levels))]
    axis = "A" if machine == "co2_grblhal_a" else "Y"
    to_right = upright.start[axis] - flat.start[axis]
    assert to_right > 0 if axis == "A" else to_right < 0
    top = max(upright.start["X"], upright.end["X"])
    assert top > max(flat.start["X"], flat.end["X"])


def test_the_front_may_lie_anywhere() -> None:
    """front=90 turns the same engraving a quarter round the bottle."""
    bench = Bench.of("co2_grblhal_a", BURGUNDY)
    plain = scored("co2_grblhal_a", corners())
    turned = scored("co2_grblhal_a", corners(), "straight", "front=90")
    first, second = (
        np.sort([bench.place(end)[0] for s in strokes for end in (s.start, s.end)])
        for strokes in (plain, turned)
    )
    assert np.abs(second - first - math.pi / 2).max() < 1e-4


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("mapping", MAPPINGS)
def test_the_surface_speed_is_what_was_asked(machine: str, mapping: str) -> None:
    """Every move of a file runs over the glass at the speed asked, within 1 %."""
    bench = Bench.of(machine, BURGUNDY)
    strokes = scored(machine, CURVES, mapping)
    assert len(strokes) >= 6
    total = 0.0
    for stroke in strokes:
        lengths = bench.lengths(bench.places(stroke.moves))
        minutes = np.array([move.minutes for move in stroke.moves])
        long = lengths > SHORTEST
        speeds = lengths[long] / minutes[long]
        assert np.abs(speeds / SPEED - 1.0).max() < WITHIN
        assert lengths.sum() / minutes.sum() == pytest.approx(SPEED, rel=WITHIN / 2)
        total += float(lengths.sum())
    assert total > 150.0


def hatched(machine: str, bottle: str, place: str, interval: float) -> list[Floats]:
    """The places of each line of a filled disc."""
    disc = '<circle cx="15" cy="15" r="15" fill="black" stroke="none"/>'
    content = written(
        drawing(SIZE, SIZE, disc),
        *("--machine", machine, "--stock", f"bottle:{bottle}", "--place", place),
        *("--step", f"fill interval={interval} speed={SPEED} power=30"),
    )
    shape = bottle.partition(",")[0]
    bench = Bench.of(machine, shape)
    return [bench.places(stroke.moves) for stroke in strokes_of(traced(content))]


@pytest.mark.parametrize("machine", MACHINES)
def test_hatches_keep_their_distance_on_a_shoulder(machine: str) -> None:
    """Rows run round the glass, each at one height, and lie 0.1 mm of meridian apart."""
    lines = hatched(machine, f"{BURGUNDY},reference=150", "x=-15,y=130", PITCH)
    assert all(np.ptp(line[:, 1]) < 1e-9 for line in lines)
    heights = np.unique(np.round([line[0, 1] for line in lines], 6))
    oracle = Bench.of(machine, BURGUNDY).oracle
    pitches = np.diff(oracle.length(heights))
    assert len(pitches) > 100
    assert np.abs(pitches / PITCH - 1.0).max() < WITHIN


@pytest.mark.parametrize("machine", MACHINES)
def test_hatches_keep_their_distance_on_a_cylinder(machine: str) -> None:
    """On a straight body lines run along the bottle, 0.1 mm of glass apart."""
    lines = hatched(machine, "bordelaise_75", "x=-15,y=60", PITCH)
    assert all(np.ptp(line[:, 0]) < 1e-9 for line in lines)
    angles = np.unique(np.round([line[0, 0] for line in lines], 6))
    radius = max(radius for _, radius in SHAPES["bordelaise_75"].profile)
    assert np.abs(np.diff(angles) * radius / PITCH - 1.0).max() < WITHIN
