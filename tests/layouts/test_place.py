"""Laws of the layouts that put all artwork somewhere as one."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.base.errors import WrongUsage
from gare_fab.layouts.contract import Layout
from gare_fab.layouts.place import At, Centre, Fit
from gare_fab.layouts.registry import LAYOUTS
from gare_fab.model.document import Document
from gare_fab.model.extent import Box, area_of, placed_bounds
from gare_fab.storage.catalogue import load_bottle
from tests.documents import document, rectangle, stroked

BY_ID: dict[str, Layout[Any]] = {layout.id: layout for layout in LAYOUTS}
sizes = st.floats(0.5, 500.0)
places = st.floats(-300.0, 300.0)


def arranged(made: Document, layout: str, params: object) -> Box:
    """The bounds after a layout."""
    box = placed_bounds(BY_ID[layout].arrange(params, made))
    assert box is not None
    return box


@given(x=places, y=places, width=sizes, height=sizes)
def test_fit_touches_two_edges_and_leaves_none(
    x: float, y: float, width: float, height: float
) -> None:
    """Fitted artwork lies in the area, centred, and is as wide or as high as it."""
    made = document(stroked(rectangle(x, y, width, height)))
    box, area = arranged(made, "fit", Fit()), area_of(made)
    assert box.centre == pytest.approx(area.centre, abs=1e-6)
    assert box.width <= area.width + 1e-6
    assert box.height <= area.height + 1e-6
    assert math.isclose(box.width, area.width) or math.isclose(box.height, area.height)
    assert math.isclose(box.width * height, box.height * width, rel_tol=1e-6)


@given(x=places, y=places)
def test_centre_keeps_the_size(x: float, y: float) -> None:
    """Centring moves and nothing else."""
    box = arranged(document(stroked(rectangle(x, y, 40.0, 30.0))), "centre", Centre())
    assert (box.width, box.height) == pytest.approx((40.0, 30.0))
    assert box.centre == pytest.approx((150.0, 100.0))


def test_at_puts_the_lower_left_corner_there() -> None:
    """With x, y and width the lower left corner and the width are those; proportions stay."""
    made = document(stroked(rectangle(7.0, 9.0, 40.0, 30.0)))
    box = arranged(made, "at", At(x=10.0, y=20.0, width=60.0))
    assert (box.x, box.y, box.width, box.height) == pytest.approx((10.0, 20.0, 60.0, 45.0))


def test_at_turns_before_it_measures() -> None:
    """A quarter turn swaps width and height exactly."""
    made = document(stroked(rectangle(0.0, 0.0, 40.0, 30.0)))
    box = arranged(made, "at", At(x=0.0, y=0.0, rotate=90.0))
    assert (box.x, box.y, box.width, box.height) == (0.0, 0.0, 30.0, 40.0)


def test_a_bottle_is_centred_on_its_front() -> None:
    """Round a bottle x = 0 is the front, and the middle of its panel is the middle."""
    bottle = load_bottle("bordelaise_75")
    made = document(stroked(rectangle(0.0, 0.0, 40.0, 30.0)), stock=bottle)
    box = arranged(made, "centre", Centre())
    assert bottle.panel is not None
    assert box.centre == pytest.approx((0.0, sum(bottle.panel) / 2))


def test_nothing_placed_stays_nothing() -> None:
    """Every layout takes a document without artwork."""
    for layout in LAYOUTS:
        assert placed_bounds(layout.arrange(layout.params(), document())) is None


def test_a_margin_wider_than_the_stock_is_refused() -> None:
    """A margin that leaves nothing is told, not turned into a negative size."""
    made = document(stroked(rectangle(0.0, 0.0, 40.0, 30.0)))
    with pytest.raises(WrongUsage, match="margin"):
        arranged(made, "fit", Fit(margin=100.0))
