"""Laws of the bottle that the window turns."""

import math
import pickle
from dataclasses import replace

import pytest

from gare_fab.prints.bottle.tints import Tint
from gare_fab.storage.catalogue import load_bottle
from gare_fab.workshop.bottles import BottleView, bottle_view
from gare_fab.workshop.specs import step_of
from gare_fab.workshop.studying import study
from tests.documents import document, rectangle, stroked

JOB = document(
    stroked(rectangle(-15, 70, 30, 20)),
    stock=load_bottle("bordelaise_75"),
    steps=(step_of("score speed=1200 power=30"),),
)


def test_flat_stock_has_no_bottle() -> None:
    """A sheet is not turned."""
    assert bottle_view(document(stroked(rectangle(0, 0, 9, 9)))) is None


def test_before_the_study_the_outlines_stand_for_the_engraving() -> None:
    """A score's outlines are its engraving, and both lie in the middle of the front."""
    early, late = bottle_view(JOB), bottle_view(JOB, study(JOB).timeline, Tint.OLIVE)
    assert early is not None
    assert late is not None
    for view in (early, late):
        bounds = view.marks(view.front_turn, near=True).bounds
        assert bounds is not None
        assert bounds[0] == pytest.approx(-bounds[2], abs=0.05)
        assert len(view.marks(view.front_turn, near=False)) == 0
        assert view.frost(near=True).width == view.frost(near=False).width
    assert early.marks(0.0, near=True).bounds == pytest.approx(
        late.marks(0.0, near=True).bounds, abs=0.02
    )


def test_the_front_turn_follows_the_design() -> None:
    """Wherever the front is put, turning by it brings the design before the eye."""
    there = replace(JOB, wrapping=replace(JOB.wrapping, front_deg=90.0))
    view = bottle_view(there)
    assert view is not None
    assert view.front_turn == pytest.approx(math.pi / 2)
    bounds = view.marks(view.front_turn, near=True).bounds
    assert bounds is not None
    assert bounds[0] == pytest.approx(-bounds[2], abs=0.05)


def test_a_view_can_be_made_in_a_worker() -> None:
    """It survives being sent."""
    view = bottle_view(JOB)
    assert view is not None
    again: BottleView = pickle.loads(pickle.dumps(view, protocol=5))  # noqa: S301 -- our own
    assert (
        again.marks(0.3, near=True).points.tolist()
        == view.marks(0.3, near=True).points.tolist()
    )
