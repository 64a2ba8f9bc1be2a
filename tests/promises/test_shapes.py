"""On flat stock: sizes, curves, kerf, order of contours."""

import math
from collections.abc import Callable

import numpy as np
import pytest

from tests.promises.jobs import Stroke, drawing, strokes_of, traced, written

LASER = ("--machine", "co2_60w_chuck", "--stock", "sheet:300x300x3")
FRAME = '<path d="M5 5H45V45H5Z"/>'
HOLE = '<path d="M15 15H35V35H15Z"/>'


def strokes(body: str, *words: str, size: float = 50.0) -> list[Stroke]:
    """The strokes of a drawing on the laser's bed."""
    return strokes_of(traced(written(drawing(size, size, body), *LASER, *words)))


def span(stroke: Stroke, axis: str = "X") -> float:
    """How wide a stroke is."""
    places = [
        stroke.start[axis],
        *(move.at(k / 8)[axis] for move in stroke.moves for k in range(9)),
    ]
    return max(places) - min(places)


def gaps(stroke: Stroke, radius: float, centre: tuple[float, float]) -> list[float]:
    """How far the beam runs from a circle, at nine places of each move."""
    places = [move.at(k / 8) for move in stroke.moves for k in range(9)]
    return [
        abs(math.hypot(place["X"] - centre[0], place["Y"] - centre[1]) - radius)
        for place in places
    ]


@pytest.mark.parametrize("enlarged", [1.0, 3.0, 25.0])
def test_a_circle_stays_round_however_large(enlarged: float) -> None:
    """What is placed larger than drawn is read as much finer: 0.02 mm holds at its size."""
    place = f"x=10,y=10,width={8 * enlarged}"
    (circle,) = strokes('<circle cx="5" cy="5" r="4"/>', "--place", place, "--step", "score")
    middle = 10 + 4 * enlarged
    assert max(gaps(circle, 4 * enlarged, (middle, middle))) < 0.02


def test_a_circle_is_arcs_where_the_machine_has_them() -> None:
    """Few words say a circle: G2 or G3, not a hundred chords."""
    (circle,) = strokes('<circle cx="25" cy="25" r="20"/>', "--step", "score")
    assert len(circle.moves) <= 4
    assert all(move.arc is not None for move in circle.moves)


@pytest.mark.parametrize("machine", ["co2_60w_chuck", "grbl_mill"])
def test_offset_circles_are_arcs_too(machine: str) -> None:
    """A kerf's offset does not take the arcs away."""
    content = written(
        drawing(50, 50, '<circle cx="25" cy="25" r="10"/>'),
        *("--machine", machine, "--stock", "board:200x200x3", "--step", "cut kerf=0.4"),
        *("--place", "x=20,y=20"),
    )
    moves = [move for move in traced(content).moves if not move.is_rapid]
    assert sum(move.arc is not None for move in moves) > 0.3 * len(moves)


def test_the_kerf_is_made_up_for() -> None:
    """A part of 40 mm with a hole of 20 is cut 40.2 and 19.8 wide with a kerf of 0.2."""
    cut = strokes(FRAME + HOLE, "--step", "cut kerf=0.2")
    assert sorted(span(stroke) for stroke in cut) == pytest.approx([19.8, 40.2], abs=0.002)
    assert sorted(span(stroke, "Y") for stroke in cut) == pytest.approx(
        [19.8, 40.2], abs=0.002
    )


@pytest.mark.parametrize(
    ("side", "wide"), [("outside", [20.2, 40.2]), ("inside", [19.8, 39.8]), ("none", [20, 40])]
)
def test_the_side_of_the_kerf_can_be_asked_for(side: str, wide: list[float]) -> None:
    """All outside, all inside, or on the line."""
    cut = strokes(FRAME + HOLE, "--step", f"cut kerf=0.2 kerf_side={side}")
    assert sorted(span(stroke) for stroke in cut) == pytest.approx(wide, abs=0.002)


def test_inner_contours_are_cut_first() -> None:
    """Whatever the order of drawing: nothing is cut in a part that has fallen out."""
    rings = [f'<path d="M{k} {k}H{50 - k}V{50 - k}H{k}Z"/>' for k in range(2, 22, 3)]
    for order in (rings, rings[::-1], rings[::2] + rings[1::2]):
        widths = [span(stroke) for stroke in strokes("".join(order), "--step", "cut kerf=0")]
        assert widths == sorted(widths)


def test_passes_are_repeated() -> None:
    """Three passes burn the same way three times."""
    cut = strokes(FRAME, "--step", "cut kerf=0 passes=3")
    length = sum(move.length for stroke in cut for move in stroke.moves)
    assert length == pytest.approx(3 * 160.0, abs=0.01)


def test_double_lines_are_cut_once() -> None:
    """Two rectangles that share an edge, and one drawn twice, are cut once each."""
    cut = strokes(FRAME + FRAME + '<path d="M45 5H49V45H45Z"/>', "--step", "cut kerf=0")
    length = sum(move.length for stroke in cut for move in stroke.moves)
    assert length == pytest.approx(160.0 + 48.0, abs=0.05)


def test_power_and_speed_are_those_of_the_step() -> None:
    """S is the share of full power, F the speed, on every burning move."""
    cut = strokes(FRAME, "--step", "score speed=1234 power=37")
    moves = [move for stroke in cut for move in stroke.moves]
    assert {(move.feed, move.power) for move in moves} == {(1234.0, 370.0)}


@pytest.mark.parametrize("angle_deg", [0.0, 30.0, 90.0])
def test_a_fill_covers_at_its_pitch(angle_deg: float) -> None:
    """Lines lie 0.5 mm apart and are as long in sum as area over pitch."""
    body = '<circle cx="25" cy="25" r="20" fill="black" stroke="none"/>'
    step = f"fill interval=0.5 inset=0 angle_deg={angle_deg}"
    lines = [stroke.moves[0] for stroke in strokes(body, "--step", step)]
    angle = math.radians(angle_deg)
    offsets = np.unique(
        np.round(
            [-m.start["X"] * math.sin(angle) + m.start["Y"] * math.cos(angle) for m in lines],
            2,
        )
    )
    assert np.diff(offsets) == pytest.approx(0.5, abs=0.011)
    assert sum(line.length for line in lines) == pytest.approx(math.pi * 400 / 0.5, rel=0.003)


def test_a_red_stroke_is_cut_others_are_scored_fills_are_hatched() -> None:
    """Without steps a drawing is done as a newcomer expects, cutting last."""
    body = (
        '<path d="M5 5H45V45H5Z" stroke="red"/><path d="M10 40H40"/>'
        '<path d="M20 20H30V30H20Z" fill="#444" stroke="none"/>'
    )
    content = written(drawing(50, 50, body), *LASER, "--material", "birch_plywood")
    done = strokes_of(traced(content))
    kinds = [_kind(stroke) for stroke in done]
    assert set(kinds) == {"hatch", "score", "cut"}
    assert kinds == sorted(kinds, key=["hatch", "score", "cut"].index)


def _kind(stroke: Stroke) -> str:
    return "cut" if span(stroke) > 35 else "score" if span(stroke) > 25 else "hatch"


Turn = Callable[[float, float], tuple[float, float]]


@pytest.mark.parametrize(
    ("words", "turn"),
    [
        ("x=10,y=20", lambda x, y: (10 + x, 20 + y)),
        ("x=10,y=20,rotate=90", lambda x, y: (10 + 20 - y, 20 + x)),
        ("x=10,y=20,mirror=yes", lambda x, y: (10 + 40 - x, 20 + y)),
        ("x=10,y=20,width=80", lambda x, y: (10 + 2 * x, 20 + 2 * y)),
        ("x=10,y=20,width=80,height=20", lambda x, y: (10 + 2 * x, 20 + y)),
    ],
)
def test_a_place_means_what_it_says(words: str, turn: Turn) -> None:
    """The bounds' lower left corner lies at x, y after turning, mirroring and scaling."""
    body = '<path d="M0 20H40V0"/><path d="M0 20V15"/>'
    done = strokes(body, "--place", words, "--step", "score")
    ends = [p for stroke in done for m in stroke.moves for p in (m.start, m.end)]
    places = {(round(p["X"], 3), round(p["Y"], 3)) for p in ends}
    corners = [turn(x, y) for x, y in ((0, 0), (40, 20), (0, 5))]
    wanted = {(round(x, 3), round(y, 3)) for x, y in corners}
    assert wanted <= places
