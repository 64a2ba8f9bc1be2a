"""Laws of coats of paint that are not seen."""

import numpy as np
import pytest
import shapely

from gare_fab.geometry import examination_cover
from gare_fab.geometry.examination_cover import Coats, pairs_to_ask, unseen

PAPER, BLACK, RED = 0, 1, 2


def hidden(*coats: tuple[int, shapely.Geometry], solid: bool = True) -> list[bool]:
    """Which coats of these colours and areas are not seen."""
    colours = np.array([colour for colour, _ in coats])
    areas = np.array([area for _, area in coats], dtype=np.object_)
    all_of_them = np.ones(len(coats), dtype=np.bool_)
    painted = Coats(shapely.bounds(areas), colours, np.full(len(coats), solid))
    pairs = pairs_to_ask(painted, all_of_them, PAPER)
    assert pairs is not None
    return [bool(each) for each in unseen(painted, areas, all_of_them, pairs, PAPER)]


SMALL, LARGE, ASIDE = (
    shapely.box(4, 4, 6, 6),
    shapely.box(0, 0, 10, 10),
    shapely.box(9, 9, 14, 14),
)


def test_paper_on_paper_is_not_seen() -> None:
    """White on nothing, and white on white, is not; white on black is."""
    assert hidden((PAPER, SMALL)) == [True]
    assert hidden((PAPER, LARGE), (PAPER, SMALL)) == [True, True]
    assert hidden((BLACK, LARGE), (PAPER, SMALL)) == [False, False]


def test_the_same_within_the_same_is_not_seen() -> None:
    """Black within black is hidden; where it sticks out, it is seen; so on a clear coat."""
    assert hidden((BLACK, LARGE), (BLACK, SMALL)) == [False, True]
    assert hidden((BLACK, LARGE), (BLACK, ASIDE)) == [False, False]
    assert hidden((BLACK, LARGE), (BLACK, SMALL), solid=False) == [False, False]


@pytest.mark.parametrize("between", [RED, -1, PAPER])
def test_the_nearest_coat_tells(between: int) -> None:
    """What lies on another colour is seen, whatever lies below that."""
    seen = hidden((BLACK, LARGE), (between, shapely.box(3, 3, 7, 7)), (BLACK, SMALL))
    assert not seen[2]
    assert hidden((BLACK, LARGE), (between, ASIDE), (BLACK, SMALL))[2]


def test_too_many_pairs_are_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where more coats lie on each other than are looked at, nothing is said."""
    monkeypatch.setattr(examination_cover, "MOST_PAIRS", 3)
    boxes = np.tile([0.0, 0.0, 1.0, 1.0], (10, 1))
    coats = Coats(boxes, np.zeros(10, dtype=np.intp), np.ones(10, dtype=np.bool_))
    assert pairs_to_ask(coats, np.ones(10, dtype=np.bool_), PAPER) is None
