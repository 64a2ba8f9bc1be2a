"""Laws of engravings that are turned."""

import math
import time

import numpy as np
import pytest

from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.meridian import Meridian
from gare_fab.geometry.wrap import Mapping, Revolved
from gare_fab.pipeline.planning import plan
from gare_fab.prints.bottle.engraving import Engraving, engraving, engraving_of, marks
from gare_fab.prints.bottle.view import TILT
from gare_fab.storage.catalogue import load_bottle
from gare_fab.workshop.specs import step_of
from gare_fab.workshop.studying import study
from tests.documents import document, rectangle, stroked

RADIUS = 40.0
CYLINDER = Revolved(
    Meridian(((0.0, RADIUS), (300.0, RADIUS))), Mapping.STRAIGHT, 100.0, (10.0, 290.0)
)
ROUND = 2.0 * math.pi * RADIUS


def line(*points: tuple[float, float]) -> Engraving:
    """One line on the cylinder, stock mm."""
    return engraving(np.array(points), np.array([0, len(points)]), CYLINDER)


def shown(engraved: Engraving, turned: float, *, near: bool = True) -> Floats:
    """The page places of what is seen."""
    return marks(engraved, turned, near=near).points


def test_the_front_is_in_the_middle_at_its_height() -> None:
    """A point at the front lies on the axis, as high as the tilted eye sees it."""
    points = shown(line((0.0, 100.0), (0.0, 110.0)), 0.0)
    assert points[:, 0] == pytest.approx(np.zeros(len(points)), abs=1e-9)
    lowest = 100.0 * math.cos(TILT) - RADIUS * math.sin(TILT)
    assert points[0, 1] == pytest.approx(lowest)


def test_the_design_s_right_is_right() -> None:
    """What lies to the right of the front is seen there, and behind it to the left."""
    engraved = line((10.0, 100.0), (10.0, 110.0))
    assert shown(engraved, 0.0)[0, 0] > 0.0
    assert shown(engraved, math.pi, near=False)[0, 0] < 0.0


@pytest.mark.parametrize("turned", [0.0, 0.4, -1.0, math.pi, 7.0])
def test_turning_is_the_same_as_engraving_elsewhere(turned: float) -> None:
    """A bottle turned by an angle shows what one engraved so much to the left shows."""
    here = line((30.0, 90.0), (50.0, 90.0), (50.0, 120.0))
    shift = turned * RADIUS
    there = line((30.0 - shift, 90.0), (50.0 - shift, 90.0), (50.0 - shift, 120.0))
    for near in (True, False):
        seen, other = shown(here, turned, near=near), shown(there, 0.0, near=near)
        assert seen.shape == other.shape
        assert seen == pytest.approx(other, abs=1e-6)


def test_a_ring_is_half_near_and_half_far() -> None:
    """A line round the bottle is shown once in all, its near half in front."""
    engraved = line((0.0, 100.0), (ROUND, 100.0))
    near, far = (marks(engraved, 0.3, near=flag) for flag in (True, False))
    assert near.lengths.sum() == pytest.approx(far.lengths.sum(), rel=0.03)
    pieces = len(near.segments) + len(far.segments)
    assert pieces == len(engraved.is_drawn)
    assert near.points[:, 1].mean() < far.points[:, 1].mean()


def test_nothing_is_drawn_between_strokes() -> None:
    """Two strokes stay two, near and far together."""
    points = np.array([(0.0, 50.0), (5.0, 50.0), (0.0, 90.0), (5.0, 90.0)])
    engraved = engraving(points, np.array([0, 2, 4]), CYLINDER)
    seen = marks(engraved, 0.0, near=True)
    assert len(seen) == 2
    assert seen.lengths.max() < 10.0


def test_nothing_engraved_is_nothing_to_see() -> None:
    """An empty job has no marks."""
    engraved = engraving(np.zeros((0, 2)), np.zeros(1, np.intp), CYLINDER)
    assert len(marks(engraved, 1.0, near=True)) == 0


def test_a_plan_and_its_timeline_engrave_the_same() -> None:
    """What is shown before the time is known is what is shown after."""
    job = document(
        stroked(rectangle(-20, 70, 30, 20)),
        stroked(rectangle(30, 70, 10, 20)),
        stock=load_bottle("bordelaise_75"),
        steps=(step_of("score speed=1200 power=30"),),
    )
    made = plan(job)
    assert isinstance(made.surface, Revolved)
    planned = marks(engraving_of(made, made.surface), 0.2, near=True)
    timed = marks(engraving_of(study(job).timeline, made.surface), 0.2, near=True)
    assert len(planned) == len(timed) == 2
    assert planned.lengths.sum() == pytest.approx(timed.lengths.sum(), rel=1e-3)
    assert planned.bounds == pytest.approx(timed.bounds, abs=0.01)


def test_a_hundred_thousand_points_turn_in_time() -> None:
    """Near and far marks of 100 000 points take less than a frame's 16 ms, at best."""
    random = np.random.default_rng(3)
    points = np.cumsum(random.normal(0.0, 0.3, (100_000, 2)), axis=0) + 150.0
    engraved = engraving(points, np.array([0, 100_000]), CYLINDER)
    best = math.inf
    for turn in np.linspace(0.0, 3.0, 12).tolist():
        begun = time.perf_counter()
        marks(engraved, turn, near=True)
        marks(engraved, turn, near=False)
        best = min(best, time.perf_counter() - begun)
    assert best < 0.016
