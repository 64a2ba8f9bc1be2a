"""Laws of outlines at a distance."""

import math

import pytest

from gare_fab.base.errors import WrongUsage
from gare_fab.makers.contract import MakeContext, area_of_artwork
from gare_fab.makers.offset import OFFSET, Offset
from tests.documents import RED, artwork, rectangle, stroked

SQUARE = artwork([stroked(rectangle(0, 0, 20, 20), paint=RED)])
NEXT = artwork([stroked(rectangle(10, 0, 20, 20))])


@pytest.mark.parametrize(
    ("join", "corners"), [("round", math.pi * 9), ("miter", 36.0), ("bevel", 18.0)]
)
def test_outwards_a_square_gets_its_corners(join: str, corners: float) -> None:
    """Its own area, four sides of 3 mm, and the four corners together."""
    area = area_of_artwork(OFFSET.make(Offset(3.0, join), (SQUARE,), MakeContext())).area
    assert area == pytest.approx(400.0 + 240.0 + corners, abs=0.2)


def test_inwards_a_square_stays_one() -> None:
    """2 mm less at each side."""
    made = OFFSET.make(Offset(-2.0), (SQUARE,), MakeContext())
    assert area_of_artwork(made).area == pytest.approx(256.0)
    assert (made.page.x, made.page.width) == pytest.approx((2.0, 16.0))


def test_several_are_united_first() -> None:
    """One outline around both."""
    made = OFFSET.make(Offset(1.0, "miter"), (SQUARE, NEXT), MakeContext())
    assert area_of_artwork(made).area == pytest.approx(32.0 * 22.0)


def test_by_nothing_is_the_outline_itself() -> None:
    """Zero is no fault."""
    made = OFFSET.make(Offset(0.0), (SQUARE,), MakeContext())
    assert area_of_artwork(made).area == pytest.approx(400.0)


def test_what_vanishes_is_told() -> None:
    """Further inwards than there is area."""
    with pytest.raises(WrongUsage, match="Nothing is left"):
        OFFSET.make(Offset(-10.5), (SQUARE,), MakeContext())
