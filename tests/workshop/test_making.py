"""Laws of making artwork through the one door."""

from dataclasses import replace

import numpy as np
import pytest

from gare_fab.base.errors import WrongUsage
from gare_fab.base.params import Params
from gare_fab.geometry.affine import Affine
from gare_fab.makers.combine import Combine
from gare_fab.makers.offset import Offset
from gare_fab.makers.rectangle import Rectangle
from gare_fab.model.document import PlacementId
from gare_fab.model.edits import numbered
from gare_fab.workshop.making import make, makers, placed_input, remake
from tests.documents import artwork, document, rectangle, stroked


def test_every_maker_is_offered_with_parameters_that_have_defaults() -> None:
    """A form can be drawn of each, and what needs no inputs can be made at once."""
    assert {entry.id for entry in makers()} >= {"rectangle", "combine", "offset"}
    for entry in makers():
        assert issubclass(entry.params, Params)
        if not entry.least_inputs:
            assert make(entry.id, entry.params()).items


def test_remade_with_other_parameters_it_keeps_name_and_inputs() -> None:
    """A combination made another way, and a rectangle of another size."""
    inputs = (
        make("rectangle", Rectangle(40.0, 30.0)),
        make("rectangle", Rectangle(20.0, 50.0)),
    )
    both = replace(make("combine", Combine("union"), inputs), name="plaque")
    part = remake(both, Combine("intersect"))
    assert part.name == "plaque"
    assert (part.page.width, part.page.height) == pytest.approx((20.0, 30.0))
    assert part.origin.inputs == inputs  # type: ignore[union-attr]
    assert remake(inputs[0], Rectangle(7.0, 8.0)).page.width == pytest.approx(7.0)


def test_what_cannot_be_made_is_told() -> None:
    """An unknown maker, too few inputs, an artwork that was read."""
    square = artwork([stroked(rectangle(0, 0, 9, 9))])
    with pytest.raises(WrongUsage, match="Did you mean 'combine'"):
        make("combin", Combine())
    with pytest.raises(WrongUsage, match="at least 2"):
        make("combine", Combine(), (square,))
    with pytest.raises(WrongUsage, match="at least 1"):
        make("offset", Offset())
    with pytest.raises(WrongUsage, match="was read"):
        remake(square, Combine())


def test_an_input_lies_where_it_is_placed_without_hidden_layers() -> None:
    """Points are those of the design, the page its bounds; nobody's place is told."""
    affine = Affine.moved(30.0, 20.0) @ Affine.rotated(90.0)
    square = stroked(rectangle(0, 0, 10, 5))
    made = numbered(document(square, affine=affine))
    found = placed_input(made, PlacementId(1))
    (shape,) = found.items
    assert np.allclose(shape.paths.points, affine.apply(square.paths.points))  # type: ignore[union-attr]
    page = found.page
    assert (page.x, page.y, page.width, page.height) == pytest.approx((25.0, 20.0, 5.0, 10.0))
    hidden = placed_input(replace(made, hidden_layers=("",)), PlacementId(1))
    assert hidden.items == ()
    with pytest.raises(WrongUsage, match="no artwork 7"):
        placed_input(made, PlacementId(7))
