"""LinuxCNC's interpreter and our reader, on the same G-code of no particular hand."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from gare_fab.model.problem import Severity
from gare_fab.writers.gcode.reader import read
from tests.writers.test_gcode_linuxcnc import (
    MACHINE,
    RS274,
    interpreted,
    our_moves,
    told_moves,
)

pytestmark = pytest.mark.skipif(RS274 is None, reason="LinuxCNC's rs274 is not installed")

STEP = 0.004  # mm: inches are told in four decimals
_NUMBERS = st.one_of(st.integers(-9, 9), st.floats(-50, 50).map(lambda value: round(value, 2)))
_SPELLINGS: tuple[Callable[[list[str]], str], ...] = (
    " ".join,
    lambda words: "".join(words).lower(),
    lambda words: " ".join(words[::-1]) + " (note; x)",
    lambda words: "".join(words) + " ; G0 X1",
)


@st.composite
def lines(draw: st.DrawFn) -> str:
    """A line: a move, an arc, a mode, a new name for the place."""

    def word(letter: str) -> str:
        return f"{letter}{draw(_NUMBERS)}"

    axes = [word(letter) for letter in draw(st.sampled_from(["X", "XY", "XYZ", "Z"]))]
    arc = draw(st.sampled_from(["G2", "G3"]))
    radius = draw(st.sampled_from([-1, 1])) * draw(st.integers(60, 200))
    words = draw(
        st.sampled_from(
            [
                [draw(st.sampled_from(["G0", "G1", "G01", "G00"])), *axes],
                axes,
                ["G90", "G1", *axes],
                [draw(st.sampled_from(["G90", "G91", "G92.1", "G92.2", "M8", "M9", "F77"]))],
                [draw(st.sampled_from(["G20", "G21"])), "F33"],
                ["G92", *axes],
                [arc, word("I"), word("J")],
                [arc, word("I"), word("J"), word("Z")],
                [arc, word("X"), word("Y"), f"R{radius}"],
            ]
        )
    )
    return draw(st.sampled_from(_SPELLINGS))(words)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(body=st.lists(lines(), min_size=1, max_size=12))
def test_we_follow_as_linuxcnc_does(body: list[str], tmp_path: Path) -> None:
    """We accept what LinuxCNC accepts, follow it to the same places, and refuse the rest."""
    text = "\n".join(["G21 G90 G64 F100", "M3 S100", "G0 X0", *body, "M2", ""])
    decoded = read(text.encode(), MACHINE)
    errors = [problem for problem in decoded.problems if problem.severity is Severity.ERROR]
    told = interpreted(text.encode(), tmp_path)
    event("refused" if errors else "followed")
    assert bool(errors) == (told is None), [str(problem.message) for problem in errors]
    if told is None:
        return
    theirs, ours = told_moves(told, STEP), our_moves(decoded.program)
    assert [word for word, _ in theirs] == [word for word, _ in ours]
    for (_, mine), (_, their) in zip(ours, theirs, strict=True):
        assert np.allclose(mine, their, atol=STEP, rtol=0.0)
