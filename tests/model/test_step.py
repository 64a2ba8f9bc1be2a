"""Laws of selections: which shapes a step is for."""

from gare_fab.model.artwork import Shape, Stroke
from gare_fab.model.paint import BLACK, Paint, rgb_of
from gare_fab.model.step import PaintUse, Select
from tests.documents import RED, filled, rectangle, stroked

SQUARE = rectangle(0, 0, 1, 1)


def test_the_empty_selection_picks_everything() -> None:
    """Without a word every shape is meant, even one without paint."""
    bare = Shape(stroked(SQUARE).paths)
    for shape in (stroked(SQUARE), filled(SQUARE), bare):
        assert Select().picks(shape, "any")


def test_colours_have_names_and_neighbours() -> None:
    """Red, #f00, #ff0000 and what a printer made of it are red."""
    near = Paint(237, 10, 20)
    for name in ("red", "#f00", "#FF0000"):
        assert Select(name=name).picks(stroked(SQUARE, paint=near), "")
        assert not Select(name=name).picks(stroked(SQUARE, paint=BLACK), "")


def test_a_selection_looks_at_the_paint_it_names() -> None:
    """Of a shape with a red stroke and a black fill, each paint is seen by its own name."""
    shape = Shape(stroked(SQUARE).paths, fill=BLACK, stroke=Stroke(RED))
    assert Select(PaintUse.STROKE, "red").picks(shape, "")
    assert not Select(PaintUse.FILL, "red").picks(shape, "")
    assert not Select(PaintUse.STROKE, not_name="red").picks(shape, "")
    assert Select(PaintUse.FILL, not_name="red").picks(shape, "")


def test_layers_are_picked_by_name_whatever_the_case() -> None:
    """A layer's name picks all its shapes."""
    assert Select(name="coupe").picks(stroked(SQUARE), "COUPE")
    assert not Select(name="coupe").picks(stroked(SQUARE), "trace")
    assert not Select(not_name="coupe").picks(stroked(SQUARE), "Coupe")


def test_rgb_of_knows_what_it_does_not_know() -> None:
    """What is no colour has none."""
    assert rgb_of("#12345") is None
    assert rgb_of("rouge profond") is None
    assert rgb_of("#abc") == (0xAA, 0xBB, 0xCC)
