"""Laws of made texts."""

import math

import numpy as np
import pytest

from gare_fab.base.errors import WrongUsage
from gare_fab.geometry.paths import Paths
from gare_fab.makers.contract import MakeContext
from gare_fab.makers.lettering.text import INSIDE, OUTSIDE, TEXT, Text
from gare_fab.model.artwork import Artwork, FindingCode, Shape
from gare_fab.model.values import NO_VALUES, with_value


def made(params: Text, context: MakeContext | None = None) -> Artwork:
    """The artwork of a text."""
    return TEXT.make(params, (), context or MakeContext())


def shape(params: Text) -> Shape:
    """The one shape of a text."""
    (item,) = made(params).items
    assert isinstance(item, Shape)
    return item


def bounds(params: Text) -> tuple[float, float, float, float]:
    """The bounds of a text."""
    found = shape(params).paths.bounds
    assert found is not None
    return found


@pytest.mark.parametrize("font", ["Lato", "EB Garamond", "EMS Readability", "Tinos"])
def test_capitals_are_as_high_as_they_shall_be(font: str) -> None:
    """The top of a capital H of any font, over the base line."""
    _, low, _, high = bounds(Text("H", font, height=12.5))
    assert high == pytest.approx(12.5, rel=0.01)
    assert low == pytest.approx(0.0, abs=0.5)


def test_letters_are_areas_outlines_or_lines() -> None:
    """Filled by default; followed as outlines on demand; a single-line font has open lines."""
    filled, outlined = shape(Text("Ab")), shape(Text("Ab", drawn="outline"))
    single = shape(Text("Ab", "EMS Readability"))
    assert (filled.fill is None, filled.stroke is None) == (False, True)
    assert (outlined.fill is None, outlined.stroke is None) == (True, False)
    assert outlined.paths.closed.all()
    assert (single.fill is None, single.stroke is None) == (True, False)
    assert not single.paths.closed.all()


def test_lines_stand_below_each_other_and_are_aligned() -> None:
    """The second line lies lower by the line height; right-aligned both end at zero."""
    one, two = bounds(Text("HH")), bounds(Text("HH\nHH"))
    assert two[3] == one[3]
    assert two[1] < one[1] - 10.0
    lefts = [bounds(Text("HHH", alignment=way))[0] for way in ("left", "centre", "right")]
    assert lefts[0] == pytest.approx(0.0, abs=2.0)
    assert lefts[1] - lefts[0] == pytest.approx(lefts[2] - lefts[1])
    assert bounds(Text("HHH", alignment="right"))[2] == pytest.approx(0.0, abs=2.0)


def test_ligatures_and_accents_are_those_of_the_font() -> None:
    """An fi of a font that has one is one glyph; spaced out it is two; é is not e."""
    assert len(made_rings("fi", 0.0)) < len(made_rings("fi", 1.0))
    assert len(made_rings("é", 0.0)) == len(made_rings("e", 0.0)) + 1
    assert not made(Text("Sœur Ça, l’Été « Œuvre » €")).findings


def made_rings(text: str, spacing: float) -> Paths:
    """The rings of a text in a font with ligatures."""
    return shape(Text(text, "EB Garamond", letter_spacing=spacing, drawn="outline")).paths


@pytest.mark.parametrize(("way", "is_out"), [(OUTSIDE, True), (INSIDE, False)])
def test_along_an_arc_letters_stand_on_the_circle(way: str, is_out: bool) -> None:  # noqa: FBT001
    """From outside their feet are on it, from inside too, and their heads lie within."""
    points = shape(Text("HHHHH", height=5.0, way=way, radius=30.0)).paths.points
    radii = np.hypot(points[:, 0], points[:, 1])
    feet, heads = (radii.min(), radii.max()) if is_out else (radii.max(), radii.min())
    assert feet == pytest.approx(30.0, abs=0.6)
    assert heads == pytest.approx(35.0 if is_out else 25.0, abs=0.6)
    assert (points[:, 1] > 0).all() if is_out else (points[:, 1] < 0).all()


def test_once_round_the_gaps_are_all_alike() -> None:
    """Four letters on a circle's length stand at its quarters."""
    radius = 20.0
    text = Text("IIII", height=4.0, way=OUTSIDE, radius=radius, once_round=math.tau * radius)
    paths = shape(text).paths
    angles = sorted(
        math.atan2(*paths[row].mean(axis=0)[::-1]) % math.tau for row in range(len(paths))
    )
    assert np.allclose(np.diff(angles), math.tau / 4, atol=0.02)


def test_what_cannot_be_made_is_told() -> None:
    """Nothing to see, too long to be spread, too many letters."""
    for params, said in (
        (Text(" \n "), "would be seen"),
        (Text("A long text", once_round=10.0), "does not fit into"),
        (Text("x" * 20_001), "20000 characters"),
    ):
        with pytest.raises(WrongUsage, match=said):
            made(params)


def test_a_font_that_is_missing_is_named() -> None:
    """The finding says which stands in; the outlines are there all the same."""
    artwork = made(Text("Gare", "No Such Font"))
    (found,) = artwork.findings
    assert found.code == FindingCode.FONT_REPLACED
    assert "No Such Font" in str(found.message)
    assert len(artwork.hull)


def test_fields_are_filled_in_and_an_open_one_is_told() -> None:
    """The name and the outlines are of the text as filled in."""
    values = with_value(NO_VALUES, "lot", "L26")
    artwork = made(Text("{lot} / {n:03} {vintage}"), MakeContext(values))
    assert artwork.name == "L26 / 001 {vintage}"
    (found,) = artwork.findings
    assert "{vintage}" in str(found.message)
    with pytest.raises(WrongUsage, match="no field"):
        made(Text("{cask}"))
