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
from gare_fab.model.artwork import Artwork
from gare_fab.model.document import PlacementId
from gare_fab.model.edits import numbered
from gare_fab.model.values import NO_VALUES, with_value
from gare_fab.storage.catalogue import load_bottle
from gare_fab.storage.job_files import from_bytes, to_bytes
from gare_fab.workshop.lettering import families
from gare_fab.workshop.making import (
    first_params,
    make,
    maker_params,
    makers,
    placed_input,
    remake,
    round_of,
    set_values,
)
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


def lettered(text: str) -> Artwork:
    """A text that was made with no values yet."""
    return make("text", maker_params("text").from_plain({"text": text}))


def test_only_what_uses_a_value_is_made_anew() -> None:
    """Another lot: texts with it change, and all else is the same object."""
    both = replace(
        document(stroked(rectangle(0, 0, 9, 9))),
        artworks=(lettered("{lot}"), lettered("{n}"), lettered("lot")),
        placements=(),
    )
    after = set_values(with_value(NO_VALUES, "lot", "L26"))(both)
    assert [
        one is other for one, other in zip(after.artworks, both.artworks, strict=True)
    ] == [
        False,
        True,
        True,
    ]
    assert after.artworks[0].name == "L26"
    assert after.artworks[0].findings == ()
    assert set_values(after.values)(after) is after


def test_what_was_made_of_a_text_follows_its_value_where_it_lay() -> None:
    """An outline round a placed number is made anew round the next number, saved or not."""
    affine = Affine.moved(100.0, 50.0) @ Affine.rotated(90.0)
    placed = numbered(
        replace(
            document(stroked(rectangle(0, 0, 9, 9)), affine=affine),
            artworks=(lettered("{n}"),),
        )
    )
    ring = make("offset", Offset(1.0), (placed_input(placed, PlacementId(1)),))
    job = replace(placed, artworks=(*placed.artworks, ring))
    for each in (job, from_bytes(to_bytes(job), "job.gare")):
        wide = set_values(with_value(NO_VALUES, "n", "10000000"))(each).artworks[1]
        assert wide.page.height > 3 * ring.page.height
        assert wide.page.width == pytest.approx(ring.page.width, abs=1.0)
        assert wide.page.x == pytest.approx(ring.page.x, abs=1.0)


def test_a_text_that_cannot_have_the_value_is_named() -> None:
    """The whole edit is refused, with the text and the reason."""
    job = replace(document(), artworks=(lettered("{vintage:02}"),), placements=())
    with pytest.raises(WrongUsage, match="not a whole number"):
        set_values(with_value(NO_VALUES, "vintage", "old"))(job)


def test_on_glass_codes_begin_inverted() -> None:
    """A bottle under a laser is frosted; plywood is not, and has no round."""
    flat = document(stroked(rectangle(0, 0, 9, 9)))
    bottle = replace(flat, stock=load_bottle("bordelaise_75"))
    assert first_params("qr", bottle).plain()["inverted"] is True
    assert first_params("qr", flat).plain()["inverted"] is False
    assert round_of(flat) is None
    assert round_of(bottle) == pytest.approx(np.pi * 75.0, abs=1.5)


def test_fonts_are_listed_with_ours_among_them() -> None:
    """Lato is carried and has areas; at least one font has single lines."""
    listed = {family.name: family for family in families()}
    assert listed["Lato"].origin == "carried"
    assert any(family.is_single_line for family in listed.values())
