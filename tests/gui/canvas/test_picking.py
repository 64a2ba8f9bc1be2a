"""Picking finds what the eye would."""

import pytest

from gare_fab.gui.canvas.picking import pick, picked_in
from gare_fab.model.document import PlacementId
from gare_fab.model.edits import add, hide
from gare_fab.model.extent import Box
from tests.gui.desks import flat_job, square

ONE, TWO = PlacementId(1), PlacementId(2)


@pytest.mark.parametrize(
    ("at", "found"),
    [((5.0, 5.0), ONE), ((55.0, 5.0), TWO), ((30.0, 5.0), None), ((10.4, 5.0), ONE)],
)
def test_pick(at: tuple[float, float], found: PlacementId | None) -> None:
    """What holds the point, or lies within the slack of it, is found; else nothing."""
    assert pick(flat_job((0.0, 0.0), (50.0, 0.0)), 0, at, 0.5) == found


def test_the_smaller_one_is_picked() -> None:
    """Within a large outline a small one can be picked, whichever lies above."""
    document = add(square(100.0))(flat_job((20.0, 20.0)))
    large = next(p.id for p in document.placements if p.id != ONE)
    assert pick(document, 0, (25.0, 25.0), 0.5) == ONE
    assert pick(document, 0, (80.0, 80.0), 0.5) == large


def test_of_equals_the_upper_one() -> None:
    """Of two alike in one place the upper one is picked."""
    assert pick(flat_job((0.0, 0.0), (0.0, 0.0)), 0, (5.0, 5.0), 0.5) == TWO


def test_what_is_hidden_cannot_be_picked() -> None:
    """A hidden thing, and one on another sheet, are passed over."""
    document = hide({ONE})(flat_job((0.0, 0.0)))
    assert pick(document, 0, (5.0, 5.0), 0.5) is None
    assert pick(flat_job((0.0, 0.0)), 1, (5.0, 5.0), 0.5) is None


def test_bands() -> None:
    """A box picks what lies within it, and when it may touch, also what it cuts."""
    document = flat_job((0.0, 0.0), (50.0, 0.0))
    box = Box(-1.0, -1.0, 56.0, 12.0)
    assert picked_in(document, 0, box, touching=False) == {ONE}
    assert picked_in(document, 0, box, touching=True) == {ONE, TWO}
