"""On a mill: how deep it cuts, where it moves fast, and what holds the part."""

import re

import pytest

from tests.promises.jobs import drawing, traced, written
from tests.simulator import Move, Trace

MILL = ("--machine", "grbl_mill", "--stock", "board:120x100x6", "--place", "x=20,y=20")
PLATE = '<path d="M5 5H45V35H5Z"/><circle cx="25" cy="20" r="6"/>'
SAFE = 5.0
PLUNGE = 150.0


def milled(*words: str) -> Trace:
    """What the mill does with a plate that has a hole."""
    return traced(written(drawing(50, 40, PLATE), *MILL, *words))


def cuts(trace: Trace) -> list[Move]:
    """The moves that are no rapids."""
    return [move for move in trace.moves if not move.is_rapid]


def is_steep(move: Move) -> bool:
    """Whether the cutter only goes up or down."""
    return move.start["X"] == move.end["X"] and move.start["Y"] == move.end["Y"]


@pytest.mark.parametrize("depth", [1.0, 3.2, 6.3])
def test_the_depth_is_reached_in_steps_and_never_passed(depth: float) -> None:
    """Every level lies between the top and the depth, none deeper than a step at once."""
    trace = milled("--step", f"cut depth={depth} step_down=1 speed=900")
    levels = sorted({m.end["Z"] for m in cuts(trace) if not is_steep(m)}, reverse=True)
    assert levels[-1] == pytest.approx(-depth, abs=1e-3)
    steps = [above - below for above, below in zip([0.0, *levels], levels, strict=False)]
    assert all(0.0 < step <= 1.0 + 1e-3 for step in steps)


def test_no_rapid_enters_the_stock() -> None:
    """Rapids aside run at safe height; what goes down into the stock plunges slowly."""
    trace = milled("--step", "cut depth=6 step_down=2 speed=900")
    for move in trace.moves[1:]:  # where the first comes from is not the job's
        if move.is_rapid and not is_steep(move):
            assert move.start["Z"] >= SAFE
            assert move.end["Z"] >= SAFE
        if move.is_rapid:
            assert move.end["Z"] >= 0.0
        elif move.end["Z"] < move.start["Z"]:
            assert move.feed <= PLUNGE


def test_the_spindle_turns_before_the_first_cut_and_stops_at_the_end() -> None:
    """M3 with turns before anything is cut, M5 and the end after all."""
    trace = milled("--step", "cut depth=6")
    assert all(move.tool == "M3" and move.power > 0 for move in cuts(trace))
    kinds = [event.kind for event in trace.events]
    assert kinds[-1] == "end"
    assert [e.value for e in trace.events if e.kind == "tool"][-1] == "M5"


def test_the_cutter_runs_beside_its_line() -> None:
    """The part comes out at its size: half a cutter outside, and inside the hole."""
    content = written(drawing(50, 40, PLATE), *MILL, "--step", "cut depth=6 tool=1")
    assert re.search(rb"^T1$", content, re.MULTILINE)
    moves = [m for m in cuts(traced(content)) if not is_steep(m)]
    places = [move.at(k / 64) for move in moves for k in range(65)]
    xs = [place["X"] for place in places]
    diameter = max(xs) - min(xs) - 40.0
    assert diameter == pytest.approx(3.175, abs=0.002)
    hole = [p["X"] for p in places if abs(p["X"] - 40.0) < 7.0 and abs(p["Y"] - 35.0) < 7.0]
    assert max(hole) - min(hole) == pytest.approx(12.0 - diameter, abs=0.02)


def test_tabs_are_left_standing() -> None:
    """Four bridges of 1 mm stay at the bottom of the outline, in every deep pass."""
    trace = milled("--step", "cut depth=6 step_down=2 tabs=4 tab_height=1 tab_width=5")
    deepest = [m for m in cuts(trace) if min(m.start["Z"], m.end["Z"]) < -5.001]
    assert deepest
    tops = [m for m in cuts(trace) if _is_tab(m)]
    assert len(_places(tops)) >= 4
    assert all(m.end["Z"] >= -5.0 - 1e-9 for m in tops)


def _is_tab(move: Move) -> bool:
    """Along at exactly the tabs' height, between two deeper moves."""
    return move.start["Z"] == move.end["Z"] == -5.0 and not is_steep(move)


def _places(moves: list[Move]) -> set[tuple[float, float]]:
    return {(round(move.end["X"], 1), round(move.end["Y"], 1)) for move in moves}


def test_an_unknown_depth_is_refused() -> None:
    """A sheet without a thickness cannot be cut through: nobody guesses how deep."""
    words = ("--machine", "grbl_mill", "--stock", "sheet:120x100", "--step", "cut")
    with pytest.raises(AssertionError):
        written(drawing(50, 40, PLATE), *words)


def test_a_frame_stays_above() -> None:
    """A traced outline never touches the material."""
    trace = milled("--step", "frame")
    assert min(move.end["Z"] for move in trace.moves[1:]) >= SAFE
