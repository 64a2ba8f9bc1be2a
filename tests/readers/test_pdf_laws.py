"""What the PDF reader makes of a file, exactly: sizes, paints, layers, words."""

import numpy as np
import pytest

from gare_fab.base.errors import Unreadable
from gare_fab.geometry.regions import region_of
from gare_fab.model.artwork import Artwork, FillRule, FindingKind, Picture, Shape, Stroke
from gare_fab.model.paint import Paint
from tests.readers.pdf_fonts import font
from tests.readers.pdf_pictures import file_of, pdf, read, stream
from tests.readers.pdf_table import FILES

_POINT = 25.4 / 72


def shapes(artwork: Artwork) -> list[Shape]:
    """The shapes of an artwork, which has nothing else."""
    return [item for item in artwork.items if isinstance(item, Shape)]


def only(artwork: Artwork) -> Shape:
    """The one shape of an artwork."""
    (shape,) = shapes(artwork)
    return shape


def words(artwork: Artwork) -> str:
    """All that is said of an artwork."""
    return " ".join(str(finding.message) for finding in artwork.findings)


@pytest.mark.parametrize(
    ("page", "width", "height", "middle"),
    [
        ("/MediaBox[0 0 720 360]", 254.0, 127.0, (360, 180)),
        ("/MediaBox[0 0 720 360]/CropBox[72 36 432 216]", 127.0, 63.5, (252, 126)),
        ("/MediaBox[-72 -72 288 288]", 127.0, 127.0, (108, 108)),
        ("/MediaBox[0 0 72 36]/UserUnit 10", 254.0, 127.0, (36, 18)),
        ("/MediaBox[720 360 0 0]", 254.0, 127.0, (360, 180)),
        ("/MediaBox[0 0 720 360]/Rotate 90", 127.0, 254.0, (360, 180)),
        ("/MediaBox[0 0 720 360]/Rotate 180", 254.0, 127.0, (360, 180)),
        ("/MediaBox[0 0 720 360]/Rotate -90", 127.0, 254.0, (360, 180)),
    ],
)
def test_the_page_has_its_real_size(
    page: str, width: float, height: float, middle: tuple[float, float]
) -> None:
    """Boxes, unit and rotation give the page in mm, and its middle, to 0.001 mm."""
    x, y = middle
    artwork = read(pdf(f"{x} {y} m {x} {y + 1} l S", page=page))
    size = (artwork.page.width, artwork.page.height)
    assert size == pytest.approx((width, height), abs=1e-3)
    assert only(artwork).paths.first[0] == pytest.approx((width / 2, height / 2), abs=1e-3)


def test_a_rectangle_is_where_the_file_has_it() -> None:
    """Points become mm to 0.001, in whatever maps they stand."""
    content = "q 2 0 0 .5 10 20 cm 72 144 36 72 re f Q"
    shape = only(read(pdf(content, page="/MediaBox[0 0 720 720]")))
    x, y = (144 + 10) * _POINT, (72 + 20) * _POINT
    assert shape.paths.bounds == pytest.approx((x, y, x + 25.4, y + 12.7), abs=1e-3)
    assert shape.paths.closed.all()


def test_strokes_keep_what_they_are() -> None:
    """Width, cap, join, miter limit and dashes are taken over, lengths in mm."""
    shape = only(read(pdf("1 0 0 RG 7.2 w 1 J 2 j 5 M [7.2 14.4] 3.6 d 20 50 m 80 50 l S")))
    stroke = Stroke(Paint(255), 2.54, "round", "bevel", 5.0, (2.54, 5.08), 1.27)
    assert shape.stroke is not None
    assert shape.stroke.width == pytest.approx(stroke.width)
    assert shape.stroke.dash == pytest.approx(stroke.dash)
    assert shape.stroke.dash_offset == pytest.approx(stroke.dash_offset)
    assert (shape.stroke.paint, shape.stroke.cap, shape.stroke.join) == (
        stroke.paint,
        "round",
        "bevel",
    )
    assert shape.fill is None


def test_a_line_of_no_width_is_a_hairline() -> None:
    """Width 0 means the thinnest line that there is, not none."""
    stroke = only(read(pdf("0 w 20 50 m 80 50 l S"))).stroke
    assert stroke is not None
    assert 0 < stroke.width <= 0.1


def test_rules_of_filling_are_kept() -> None:
    """Of fills, f goes by the nonzero rule, f* by the even-odd one; b* fills and strokes."""
    square = "10 10 80 80 re 20 20 60 60 re"
    assert only(read(pdf(square + " f"))).fill_rule is FillRule.NONZERO
    both = only(read(pdf(square + " b*")))
    assert both.fill_rule is FillRule.EVENODD
    assert both.stroke is not None


def test_spot_colours_keep_their_names() -> None:
    """A Separation gives its name and its other colour, at any tint."""
    stroke, fill = shapes(read(FILES["separation"]))
    assert stroke.stroke is not None
    assert stroke.stroke.paint.spot == "CutContour"
    assert stroke.stroke.paint.red > 200
    assert stroke.stroke.paint.green < 50
    assert fill.fill is not None
    assert fill.fill.spot == "CutContour"
    assert fill.fill.green > stroke.stroke.paint.green


def test_of_several_colourants_the_one_that_is_used_gives_the_name() -> None:
    """DeviceN has a spot name where just one colourant is used, and no process ink."""
    function = stream("/FunctionType 4/Domain[0 1 0 1]/Range[0 1 0 1 0 1 0 1]", "{ 0 0 }")
    space = "/ColorSpace<</S[/DeviceN[%s/Gold]/DeviceCMYK 5 0 R]>>"
    content = "/S cs %s scn 10 10 50 50 re f"
    cases = (("/Cut", "0 1", "Gold"), ("/Cut", "1 1", ""), ("/Cyan", "1 0", ""))
    for name, tints, spot in cases:
        paint = only(read(pdf(content % tints, space % name, [function]))).fill
        assert paint is not None
        assert paint.spot == spot


def test_the_colourant_none_paints_nothing() -> None:
    """What is painted with None is not there."""
    assert len(shapes(read(FILES["separation_none"]))) == 1


def test_layers_have_their_names_and_hidden_ones_are_left_out() -> None:
    """Optional content gives layers; one that is switched off is said and not drawn."""
    artwork = read(FILES["layers"])
    assert [layer.name for layer in artwork.layers] == ["Cut"]
    assert "hidden layer 'Notes'" in words(artwork)


def test_a_membership_is_shown_as_its_groups_say() -> None:
    """A membership (OCMD) is hidden or shown by the policy over its groups."""
    for policy, count in (("AnyOn", 1), ("AllOn", 0), ("AllOff", 0), ("AnyOff", 1)):
        content = pdf(
            "/OC /M BDC 10 10 40 40 re f EMC",
            "/Properties<</M 7 0 R>>",
            [
                "<</Type/OCG/Name(A)>>",
                "<</Type/OCG/Name(B)>>",
                f"<</Type/OCMD/OCGs[5 0 R 6 0 R]/P/{policy}>>",
            ],
            catalogue="/OCProperties<</OCGs[5 0 R 6 0 R]/D<</OFF[6 0 R]>>>>",
        )
        assert len(read(content).items) == count


def test_the_page_can_be_chosen() -> None:
    """Of several pages one is taken and that is said; one that is not there is refused."""
    content = pdf("10 10 50 50 re f", more_pages=2)
    assert "3 pages; page 1 is taken" in words(read(content))
    assert read(content, page=3).page.width == pytest.approx(50 * _POINT)
    with pytest.raises(Unreadable, match="no page 4; the file has 3"):
        read(content, page=4)


def test_trim_and_bleed_are_named() -> None:
    """Where the finished size is not the page shown, it is said."""
    said = words(
        read(
            pdf("", page="/MediaBox[0 0 360 360]/TrimBox[36 36 324 324]/BleedBox[0 0 360 360]")
        )
    )
    assert "(trim box) is 101.60 x 101.60 mm" in said
    assert "bleed" not in said


def test_invisible_text_is_dropped_and_said() -> None:
    """What a scanner's text recognition wrote is no outline."""
    artwork = read(FILES["text_invisible"])
    assert len(artwork.items) == 1
    assert any(f.kind is FindingKind.DROPPED for f in artwork.findings)


def test_text_has_the_size_of_its_font() -> None:
    """A capital of an embedded font is as high as the font says, to a thousandth of an em."""
    objects, _ = font("")
    shape = only(read(pdf("BT /F 72 Tf 10 10 Td (H) Tj ET", "/Font<</F 5 0 R>>", objects)))
    assert shape.paths.bounds is not None
    _, low, _, high = shape.paths.bounds
    assert high - low == pytest.approx(1409 / 2048 * 25.4, abs=0.0254)


def test_a_font_that_is_not_in_the_file_is_replaced_by_a_named_one() -> None:
    """The stand-in is named, and its letters have the widths that the file asks for."""
    resources = "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>>>"
    artwork = read(pdf("BT /F 20 Tf 5 40 Td (Wii) Tj ET", resources))
    assert "'Helvetica-Bold' is not here: 'Arimo' was taken" in words(artwork)
    assert artwork.findings[0].code == "font-replaced"
    bounds = only(artwork).paths.bounds
    assert bounds is not None
    assert bounds[2] - bounds[0] == pytest.approx((0.944 + 2 * 0.278) * 20 * _POINT, rel=0.1)


def test_pictures_have_their_pixels_and_place() -> None:
    """An image comes with its pixels, large ones as squares of many, row 0 on top."""
    pixels = bytes((255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 99, 199))
    entries = "/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceRGB"
    content = pdf(
        "72 0 0 36 10 20 cm /X Do", "/XObject<</X 5 0 R>>", [stream(entries, pixels)]
    )
    (picture,) = read(content).items
    assert isinstance(picture, Picture)
    side = picture.pixels.shape[0] // 2
    assert side * 0.05 == pytest.approx(36 * _POINT, rel=0.01)
    squares = np.array(list(pixels)).reshape(2, 2, 3).repeat(side, axis=0).repeat(side, axis=1)
    assert (picture.pixels[..., :3] == squares).all()
    assert (picture.pixels[..., 3] == 255).all()
    corners = picture.affine.apply(np.array(((0.0, 0.0), (1.0, 1.0))))
    wanted = np.array(((10, 20), (82, 56))) * _POINT
    assert corners == pytest.approx(wanted, abs=1e-3)


def test_an_image_mask_is_painted_with_the_fill_colour() -> None:
    """Zeros of a mask are painted, ones are not."""
    entries = "/Subtype/Image/Width 8/Height 1/BitsPerComponent 1/ImageMask true"
    objects = [stream(entries, b"\x0f")]
    content = pdf("0 0 1 rg 80 0 0 10 0 0 cm /X Do", "/XObject<</X 5 0 R>>", objects)
    (picture,) = read(content).items
    assert isinstance(picture, Picture)
    _, wide, _ = picture.pixels.shape
    assert picture.pixels[0, wide // 4].tolist() == [0, 0, 255, 255]
    assert picture.pixels[0, wide * 3 // 4, 3] == 0


def test_clips_cut_to_the_region_that_they_leave() -> None:
    """What two clips leave of a fill is as large as their overlap."""
    content = "10 10 60 60 re W n 40 40 50 50 re W n 0 0 100 100 re f"
    region = region_of(only(read(pdf(content))).paths, rule_is_evenodd=False)
    assert region.area == pytest.approx((30 * _POINT) ** 2, rel=1e-9)


def test_a_clip_that_cuts_nothing_changes_nothing() -> None:
    """Outlines inside their clip stay as they are, curves and open ends and all."""
    line = "20 20 m 30 60 60 60 70 20 c S"
    free, clipped = only(read(pdf(line))), only(read(pdf("5 5 90 90 re W n " + line)))
    assert np.array_equal(free.paths.points, clipped.paths.points)


def test_what_lies_outside_the_page_is_left_out_and_said() -> None:
    """The crop box is what viewers show; more is not taken over."""
    artwork = read(pdf("200 200 50 50 re f 10 10 20 20 re f"))
    assert len(artwork.items) == 1
    assert "outside the page" in words(artwork)


def test_alphas_are_those_of_fill_and_stroke() -> None:
    """Alphas ca and CA are those of fill and stroke; a group multiplies what is in it."""
    shape = shapes(read(FILES["alpha"]))[1]
    assert shape.fill is not None
    assert shape.stroke is not None
    assert (shape.fill.alpha, shape.stroke.paint.alpha) == (0.5, 0.5)
    (inner,) = shapes(read(FILES["form_group_alpha"]))
    assert inner.fill is not None
    assert inner.fill.alpha == pytest.approx(0.4)


def test_uneven_strokes_become_the_area_that_they_paint() -> None:
    """A pen that a map made an ellipse is no line of one width."""
    shape = only(read(FILES["uneven_stroke"]))
    assert shape.stroke is None
    assert shape.fill is not None


def test_hidden_annotations_are_not_drawn() -> None:
    """Only what is seen on the page is taken over, and said."""
    form = stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "0 0 9 9 re f")
    for entries, count in (
        ("/Subtype/Stamp", 1),
        ("/Subtype/Stamp/F 2", 0),
        ("/Subtype/Popup", 0),
        ("/Subtype/Link", 1),
    ):
        objects: list[bytes | str] = [
            f"<</Type/Annot{entries}/Rect[10 10 20 20]/AP<</N 6 0 R>>>>",
            form,
        ]
        page = "/MediaBox[0 0 100 100]/Annots[5 0 R]"
        assert len(read(pdf("", "", objects, page=page)).items) == count


def test_a_note_that_brings_no_drawing_is_said() -> None:
    """Viewers make one up; we leave it out in so many words, but not a plain link."""
    page = "/MediaBox[0 0 100 100]/Annots[<</Subtype/%s/Rect[10 10 20 20]>>]"
    for kind, count in (("Highlight", 1), ("Link", 0)):
        found = read(pdf("10 10 9 9 re f", page=page % kind)).findings
        assert sum("Notes on the page" in each.message.template for each in found) == count


def test_an_area_of_no_width_is_a_hairline() -> None:
    """Viewers show a box that is flat as the thinnest line."""
    shape = only(read(pdf("1 0 0 rg 20 20 50 0 re f")))
    assert shape.fill is None
    assert shape.stroke == Stroke(Paint(255), 0.1)


def test_overprint_is_said() -> None:
    """Colours that print on those below are shown as covering them."""
    for entries, count in (("/op true", 1), ("/OP true/op false", 0), ("/OP false", 0)):
        resources = f"/ExtGState<</G<<{entries}>>>>"
        found = read(pdf("/G gs 10 10 9 9 re f", resources)).findings
        assert sum("overprint" in each.message.template for each in found) == count


def test_what_blends_with_nothing_stays_as_it_is() -> None:
    """Only what lies below changes a colour: a line stays a line."""
    resources = "/ExtGState<</G<</BM/Multiply>>>>"
    line = "1 0 0 RG 9 w 10 10 m 50 50 l S"
    blending, plain = (
        only(read(pdf(words + line, resources))).stroke for words in ("/G gs ", "")
    )
    assert blending == plain


def test_multiplying_with_white_hides_nothing() -> None:
    """What lies below keeps its colour, so does the rest of the page."""
    resources = "/ExtGState<</G<</BM/Multiply>>>>"
    content = "1 0 0 rg 0 0 50 50 re f /G gs 1 g 20 20 80 80 re f"
    _, common, rest = shapes(read(pdf(content, resources)))
    assert (common.fill, rest.fill) == (Paint(255, 0, 0), Paint(255, 255, 255))


def test_a_file_without_an_inherited_box_says_that_it_is_guessed() -> None:
    """A page that says no size is a Letter sheet, with a word of doubt."""
    bodies = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Kids[3 0 R]>>", b"<</Type/Page>>"]
    artwork = read(file_of(bodies))
    assert artwork.page.width == pytest.approx(215.9)
    assert artwork.is_guess
    assert any(f.kind is FindingKind.SUSPICIOUS for f in artwork.findings)


def test_the_same_file_gives_the_same_artwork() -> None:
    """Reading twice gives equal outlines and paints."""
    for name in ("text", "clip_nested", "axial", "separation"):
        one, other = shapes(read(FILES[name])), shapes(read(FILES[name]))
        assert len(one) == len(other)
        for mine, theirs in zip(one, other, strict=True):
            assert np.array_equal(mine.paths.points, theirs.paths.points)
            assert (mine.fill, mine.stroke) == (theirs.fill, theirs.stroke)


def test_a_character_that_no_font_has_is_named() -> None:
    """What a stand-in cannot write is said once."""
    differences = "/Encoding<</Differences[65/uniE123]>>"
    resources = f"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica{differences}>>>>"
    artwork = read(pdf("BT /F 20 Tf 5 40 Td (ABA) Tj ET", resources))
    assert words(artwork).count("U+E123") == 1
    assert len(artwork.items) == 1


def test_dashes_begin_where_a_line_does_though_a_clip_cuts_it() -> None:
    """A clipped dashed line shows the same dashes as the whole line in its place."""
    line = "[8 8] 0 d 0.5 w 0 50 m 100 50 l S"
    shape = only(read(pdf("22 0 m 78 0 l 78 100 l 23 100 l h W n " + line)))
    begins = sorted({round(x / _POINT) for x in shape.paths.first[:, 0].tolist()})
    assert begins == [23, 32, 48, 64]


def test_a_pattern_without_colours_has_that_of_what_it_paints() -> None:
    """As the mean of too many tiles, too: half covered, and red."""
    tile = stream(
        "/PatternType 1/PaintType 2/TilingType 1/BBox[0 0 1 1]/XStep 1/YStep 1/Resources<<>>",
        "0 0 .5 1 re f",
    )
    resources = "/Pattern<</P 5 0 R>>/ColorSpace<</C[/Pattern/DeviceRGB]>>"
    content = "/C CS 1 0 0 /P SCN 10 w 10 10 80 80 re S"
    line = only(read(pdf(content, resources, [tile]))).stroke
    assert line is not None
    assert line.paint.hexadecimal == "#ff0000"
    assert line.paint.alpha == pytest.approx(0.5, abs=0.1)


def test_a_pattern_with_a_line_round_it_is_tiled_and_the_line_drawn() -> None:
    """Filling and stroking at once gives the tiles, then the line."""
    tile = stream(
        "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 40 40]/XStep 40/YStep 40"
        "/Resources<<>>",
        "1 0 0 rg 0 0 20 40 re f",
    )
    content = "/Pattern cs /P scn 0 0 1 RG 10 10 80 80 re B"
    *tiles, line = shapes(read(pdf(content, "/Pattern<</P 5 0 R>>", [tile])))
    assert {shape.fill for shape in tiles} == {Paint(255, 0, 0)}
    assert line.fill is None
    assert line.stroke is not None


def test_a_gradient_by_a_function_ends_where_that_does() -> None:
    """What is painted is the function's domain through its own matrix."""
    function = stream("/FunctionType 4/Domain[0 2 0 1]/Range[0 1]", "{pop}")
    shading = (
        "<</ShadingType 1/ColorSpace/DeviceGray/Domain[0 2 0 1]/Matrix[10 0 0 20 5 5]"
        "/Function 5 0 R>>"
    )
    shape = only(read(pdf("/S sh", f"/Shading<</S {shading}>>", [function])))
    assert shape.paths.bounds == pytest.approx([v * _POINT for v in (5, 5, 25, 25)])
