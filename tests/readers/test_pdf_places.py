"""Where findings of the PDF reader are: the box of the page's object at hand, in mm."""

import pytest

from gare_fab.model.artwork import Artwork, Finding
from tests.readers.pdf_pictures import pdf, read, stream

_POINT = 25.4 / 72


def said(artwork: Artwork, words: str) -> Finding:
    """The finding with these words in it."""
    return next(each for each in artwork.findings if words in each.message.template)


def points(*numbers: float) -> object:
    """Numbers of points as mm."""
    return pytest.approx(tuple(number * _POINT for number in numbers), abs=1e-3)


def test_a_gradient_is_where_it_is_painted() -> None:
    """Of a gradient that becomes one colour the object that it fills is shown."""
    shading = (
        "<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 100 0]"
        "/Function<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[0 0 1]/N 1>>>>"
    )
    resources = f"/Pattern<</P<</PatternType 2/Shading {shading}>>>>"
    content = "1 1 2 2 re f /Pattern cs /P scn 10 20 30 40 re f"
    finding = said(read(pdf(content, resources)), "radient")
    assert finding.bounds == points(10, 20, 40, 60)
    (spot,) = finding.spots
    assert spot == points(25, 40)


def test_a_blend_is_where_it_is_drawn_next() -> None:
    """A picture whose blend mode is not followed is shown."""
    resources = "/ExtGState<</G<</BM/Hue>>>>"
    picture = "BI /W 1 /H 1 /BPC 8 /CS /G ID 0 EI"
    content = f"1 1 2 2 re f /G gs q 30 0 0 40 10 20 cm {picture} Q 5 5 1 1 re f"
    finding = said(read(pdf(content, resources)), "blend")
    assert finding.bounds == points(10, 20, 40, 60)


def test_a_thin_line_that_keeps_its_colour_where_it_blends_is_told() -> None:
    """A thin line stays one line of one colour; that is said where it would have two."""
    resources = "/ExtGState<</G<</BM/Multiply>>>>"
    line = "/G gs 1 0 0 RG .5 w 10 20 m 40 60 l S"
    across = read(pdf(f"0 1 0 rg 20 20 50 50 re f {line}", resources))
    assert said(across, "blend").bounds == points(10, 20, 40, 60)
    beside = read(pdf(f"0 1 0 rg 10 50 9 9 re f {line}", resources))
    assert len(beside.items) == len(across.items)
    assert not beside.findings


@pytest.mark.parametrize(
    ("mode", "words"), [(0, "is not here"), (0, "has the character"), (3, "Invisible")]
)
def test_a_font_is_where_its_text_is(mode: int, words: str) -> None:
    """A replaced font, a missing character and invisible text are shown at the text."""
    encoding = "/Encoding<</Differences[65/uniE123]>>"
    face = f"<</Type/Font/Subtype/Type1/BaseFont/Gone{encoding}>>"
    content = f"1 1 2 2 re f BT /F 20 Tf {mode} Tr 50 60 Td (AB) Tj ET 90 90 5 5 re f"
    finding = said(read(pdf(content, f"/Font<</F {face}>>")), words)
    (x, y), bounds = finding.spots[0], finding.bounds
    assert bounds is not None
    assert bounds[:2] == points(50, 60)
    assert 50 * _POINT < x < 70 * _POINT
    assert y == pytest.approx(70 * _POINT, abs=1e-3)


def test_a_damaged_picture_is_where_it_would_be() -> None:
    """A picture that is left out is shown where it would stand."""
    image = stream("/Subtype/Image/Width 0/Height 4/ColorSpace/DeviceGray", b"")
    content = "1 1 2 2 re f q 30 0 0 40 10 20 cm /I Do Q"
    finding = said(read(pdf(content, "/XObject<</I 5 0 R>>", [image])), "without a size")
    assert finding.bounds == points(10, 20, 40, 60)


def test_a_mask_is_where_it_applies() -> None:
    """What is said of a mask is said of the object that is drawn through it."""
    group = stream(
        "/Subtype/Form/BBox[0 0 100 100]/Group<</S/Transparency/CS/DeviceGray>>",
        ".5 g 0 0 100 100 re f",
    )
    resources = "/ExtGState<</G<</SMask<</S/Luminosity/G 5 0 R>>>>>>"
    content = "1 1 2 2 re f /G gs 10 20 30 40 re f"
    finding = said(read(pdf(content, resources, [group])), "masks")
    assert finding.bounds == points(10, 20, 40, 60)


def test_the_file_as_a_whole_is_nowhere() -> None:
    """Further pages are no place of this one."""
    finding = said(read(pdf("1 1 2 2 re f", more_pages=1)), "pages")
    assert finding.spots == ()
