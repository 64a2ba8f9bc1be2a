"""Laws of areas put together."""

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.base.errors import WrongUsage
from gare_fab.geometry.paths import Paths
from gare_fab.makers.combine import COMBINE, Combine
from gare_fab.makers.contract import MakeContext, area_of_artwork
from gare_fab.model.artwork import Artwork, FillRule, Shape
from gare_fab.model.paint import BLACK, Paint
from tests.documents import RED, artwork, filled, rectangle, stroked

BLUE = Paint(0, 0, 255)
LOW = artwork([stroked(rectangle(0, 0, 40, 30), paint=RED)], "plate")
HIGH = artwork([filled(rectangle(20, 10, 40, 30), paint=BLUE)])
FAR = artwork([filled(rectangle(500, 0, 10, 10))])
SIZES = st.tuples(*(st.floats(-20, 20),) * 2, *(st.floats(1, 30),) * 2)


def area(how: str, *inputs: Artwork) -> float:
    """The area of what these are put together to."""
    return area_of_artwork(COMBINE.make(Combine(how), inputs, MakeContext())).area


@pytest.mark.parametrize(
    ("how", "expected"),
    [("union", 2000.0), ("subtract", 800.0), ("intersect", 400.0), ("exclude", 1600.0)],
)
def test_two_rectangles(how: str, expected: float) -> None:
    """Of 1200 mm² each, 400 of them in both."""
    assert area(how, LOW, HIGH) == pytest.approx(expected)


@settings(deadline=None)
@given(st.lists(SIZES, min_size=2, max_size=4))
def test_the_areas_add_up(boxes: list[tuple[float, float, float, float]]) -> None:
    """The union is the first and what the others lack of it; exclusion is what is odd."""
    inputs = tuple(artwork([filled(rectangle(*box))]) for box in boxes)
    polygons = [shapely.box(x, y, x + w, y + h) for x, y, w, h in boxes]
    whole = area("union", *inputs)
    assert whole == pytest.approx(shapely.union_all(polygons).area, rel=1e-4)
    try:
        rest = area("subtract", *inputs)
    except WrongUsage:
        rest = 0.0
    others = shapely.union_all(polygons[1:]).area
    assert rest + others == pytest.approx(whole, rel=1e-4)


def test_the_first_input_gives_paint_and_layer() -> None:
    """The rest only gives area."""
    made = COMBINE.make(Combine(), (LOW, HIGH), MakeContext())
    (layer,) = made.layers
    (shape,) = layer.items
    assert layer.name == "plate"
    assert isinstance(shape, Shape)
    assert shape.fill is None
    assert shape.stroke is not None
    assert shape.stroke.paint == RED
    made = COMBINE.make(Combine(), (HIGH, LOW), MakeContext())
    (shape,) = made.items
    assert isinstance(shape, Shape)
    assert (shape.fill, shape.stroke) == (BLUE, None)


@pytest.mark.parametrize("how", ["intersect", "subtract"])
def test_of_nothing_there_is_no_artwork(how: str) -> None:
    """What has no area is told, not made."""
    inputs = (LOW, FAR) if how == "intersect" else (LOW, LOW)
    with pytest.raises(WrongUsage, match="Nothing is left"):
        COMBINE.make(Combine(how), inputs, MakeContext())


def test_an_input_without_an_area_is_told_by_name() -> None:
    """An open line encloses nothing."""
    line = artwork([stroked([(0, 0), (9, 0), (9, 9)])])
    with pytest.raises(WrongUsage, match="test encloses no area"):
        COMBINE.make(Combine(), (LOW, line), MakeContext())
    with pytest.raises(WrongUsage, match="test encloses no area"):
        COMBINE.make(Combine(), (artwork([]), LOW), MakeContext())


def test_fills_go_by_their_rules_and_outlines_have_holes() -> None:
    """Two nested squares: 100 mm² and 36 mm² within."""
    rings = [rectangle(0, 0, 10, 10), rectangle(2, 2, 6, 6)]
    both = Paths.of(rings)
    cases = {
        100.0: [Shape(both, BLACK)],
        64.0: [Shape(both, BLACK, FillRule.EVENODD)],
        64.00001: [stroked(rings[0]), stroked(rings[1])],
        100.00001: [filled(rings[0]), filled(rings[1])],
    }
    for expected, shapes in cases.items():
        assert area_of_artwork(artwork(shapes)).area == pytest.approx(expected, rel=1e-5)
