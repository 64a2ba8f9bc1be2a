"""Laws of gare_fab.pipeline.hazards: what could harm the machine or the work is told."""

import math
from dataclasses import replace

import numpy as np
import pytest

from gare_fab.model.problem import Severity
from gare_fab.model.program import Air, Cut, Program, Tool, ToolMode, Travel
from gare_fab.pipeline.checking import measure
from tests.machines import laser, mill
from tests.pipeline.jobs import errors, square

OFF = Tool(ToolMode.OFF)


@pytest.mark.parametrize(
    ("program", "word"),
    [
        (square(OFF, Travel(np.array([[401.0, 0.0]]))), "runs from"),
        (square(OFF, Travel(np.array([[0.0, -0.01]]))), "runs from"),
        (square(), "still on"),
        (square(OFF, power=1.1), "more than this laser"),
        (square(OFF, feed=0.0), "no feed"),
        (square(OFF, feed=math.nan), "not a number"),
        (Program(("X", "B"), (Travel(np.array([[5.0, 5.0]])),)), "no axis B"),
    ],
)
def test_hazards_are_errors(program: Program, word: str) -> None:
    """What leaves the bed, stays on, is too strong or makes no sense is an error."""
    assert any(word in text for text in errors(measure(program, laser())))


def test_a_feed_that_no_axis_can_follow_is_a_warning() -> None:
    """Too fast a feed does no harm; it is told, with how much slower the machine is."""
    report = measure(square(OFF, feed=24000.0), laser())
    assert not report.is_refused
    assert [str(problem.message) for problem in report.problems] == [
        "An axis is too slow for 100% of the moves: the one to X30.000 Y10.000 takes 2.00 "
        "times as long as asked, and is worked stronger. Ask for a lower speed."
    ]


def test_air_left_on_is_a_warning() -> None:
    """Air that still blows at the end does no harm."""
    report = measure(square(Air(is_on=True), OFF), laser())
    assert [problem.severity for problem in report.problems] == [Severity.WARNING]


def test_moves_from_anywhere_only_have_a_size() -> None:
    """A program of relative moves may run below zero, but not farther than the machine."""
    below = square(OFF, Travel(np.array([[-30.0, -30.0]])))
    assert measure(below, laser()).is_refused
    assert not measure(replace(below, is_relative=True), laser()).is_refused
    far = square(OFF, Travel(np.array([[-391.0, 0.0]])))
    assert measure(replace(far, is_relative=True), laser()).is_refused


def cut_3d(*rows: tuple[float, float, float], rpm: float = 9000.0) -> Program:
    """A mill's program: a rapid to the first row, cuts to the others."""
    points = np.array(rows)
    count = len(points)
    cut = Cut.straight(points, np.array([0, count]), np.full(count, 300.0), np.ones(count))
    return Program(("X", "Y", "Z"), (Tool(ToolMode.CONSTANT, 1, rpm), cut, OFF))


def test_a_mill_has_hazards_of_its_own() -> None:
    """No rapid through the stock, no cut with a still spindle, no spindle too fast."""
    good = cut_3d((0.0, 0.0, 5.0), (0.0, 0.0, -1.0), (20.0, 0.0, -1.0), (20.0, 0.0, 5.0))
    assert not measure(good, mill()).problems
    deep = cut_3d((0.0, 0.0, -1.0), (20.0, 0.0, -1.0))
    assert any("through the stock" in text for text in errors(measure(deep, mill())))
    still = replace(good, blocks=(good.blocks[1],))
    assert any("stands still" in text for text in errors(measure(still, mill())))
    wild = cut_3d((0.0, 0.0, 5.0), (20.0, 0.0, 5.0), rpm=30000.0)
    assert any("turns a minute" in text for text in errors(measure(wild, mill())))
