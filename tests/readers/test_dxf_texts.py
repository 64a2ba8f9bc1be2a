"""Laws of texts in the DXF reader that no picture of ezdxf's shows."""

import math

import numpy as np
import pytest
from ezdxf.document import Drawing

from gare_fab.model.artwork import FindingCode
from tests.readers.dxf_drawings import all_paths, content, drawing, read, shapes
from tests.readers.dxf_fixtures import STYLE
from tests.readers.dxf_pictures import FONT

ARC_TEXT = """  0
ARCALIGNEDTEXT
  5
FFA
330
17
100
AcDbEntity
  8
0
100
AcDbArcAlignedText
  1
HHH
  7
test
 10
0.0
 20
0.0
 30
0.0
 40
50.0
 42
5.0
 44
{offset}
 50
45.0
 51
135.0
 71
{direction}
 72
4
 73
1
"""


def _drawing() -> Drawing:
    document = drawing()
    document.styles.add(STYLE, font=FONT)
    return document


@pytest.mark.parametrize("height", [2.5, 10.0, 80.0])
def test_the_height_of_a_text_is_that_of_its_capitals(height: float) -> None:
    """An H is as high as the text says, whatever the font."""
    for font in (FONT, "Lato-Regular.ttf", "txt.shx"):
        document = drawing()
        document.styles.add(STYLE, font=font)
        document.modelspace().add_text("H", height=height, dxfattribs={"style": STYLE})
        assert read(document).page.height == pytest.approx(height, abs=0.001)


@pytest.mark.parametrize("font", ["txt", "romans.shx", "SIMPLEX.SHX", "isocp"])
def test_pen_fonts_are_strokes(font: str) -> None:
    """Fonts of AutoCAD's own become single lines, and the stand-in is named."""
    document = drawing()
    document.styles.add(STYLE, font=font)
    document.modelspace().add_text("Cuvée", height=5, dxfattribs={"style": STYLE})
    artwork = read(document)
    assert all(shape.stroke is not None and shape.fill is None for shape in shapes(artwork))
    (finding,) = [f for f in artwork.findings if f.code == FindingCode.FONT_REPLACED]
    assert font in str(finding.message)


def test_a_slant_leans_the_letters() -> None:
    """An oblique angle of 30 degrees shifts the top of an I by its tangent."""
    widths = []
    for oblique in (0, 30):
        document = _drawing()
        values = {"style": STYLE, "oblique": oblique, "height": 10}
        document.modelspace().add_text("I", dxfattribs=values)
        widths.append(read(document).page.width)
    assert widths[1] - widths[0] == pytest.approx(10 * math.tan(math.pi / 6), abs=0.001)


def test_codes_in_a_text_draw_lines() -> None:
    """Each %%u, %%o and %%k that is turned on adds one line to the letters."""
    document = _drawing()
    document.modelspace().add_text(
        "%%uunder%%u %%oover", height=5, dxfattribs={"style": STYLE}
    )
    (lines,) = [shape for shape in shapes(read(document)) if shape.stroke is not None]
    assert len(lines.paths) == 2


@pytest.mark.parametrize("version", ["R12", "R2000", "R2010"])
@pytest.mark.parametrize("text", ["Château", "\\U+00E9", "5%%d %%c3 %%p1"])
def test_accents_and_signs_are_read(version: str, text: str) -> None:
    """Accents of the code page, escapes and signs give the letters that they stand for."""
    meant = {"\\U+00E9": "é", "5%%d %%c3 %%p1": "5° ⌀3 ±1"}.get(text, text)
    outlines = []
    for written in (text, meant.replace("⌀", "Ø")):
        document = drawing("R2010" if written != text else version)
        document.styles.add(STYLE, font=FONT)
        document.modelspace().add_text(written, height=5, dxfattribs={"style": STYLE})
        outlines.append(all_paths(read(document, unit="mm")))
    assert len(outlines[0]) == len(outlines[1])


def test_a_character_may_be_written_as_its_number() -> None:
    """%%065 is an A, as three digits after two signs are."""
    outlines = []
    for written in ("%%065B", "AB"):
        document = _drawing()
        document.modelspace().add_text(written, height=5, dxfattribs={"style": STYLE})
        outlines.append(all_paths(read(document)).points)
    first, again = outlines
    assert np.array_equal(first, again)


@pytest.mark.parametrize(
    "text", [r"a\S1#2; b\S10/200; c\S1^200;", "one^Itwo^Ithree", r"\pi5,l3,r2;indented words"]
)
def test_a_paragraph_without_a_width_is_not_broken(text: str) -> None:
    """Fractions, tabs and indents are as wide as they are: all stands on one line."""
    document = _drawing()
    values = {"style": STYLE, "char_height": 5}
    document.modelspace().add_mtext(text, dxfattribs=values)
    assert read(document).page.height < 15


def test_letters_along_an_arc_have_their_width_and_gaps() -> None:
    """A width of letters and the space between them make the text longer."""
    reaches = []
    for more in ("", " 41\n2.0\n", " 43\n3.0\n"):
        document = _drawing()
        written = content(document).decode()
        end = written.rindex("  0\nENDSEC\n  0\nSECTION\n  2\nOBJECTS")
        tags = ARC_TEXT.format(offset=2.0, direction=1).replace(" 42\n", f"{more} 42\n")
        reaches.append(read((written[:end] + tags + written[end:]).encode()).page.width)
    assert reaches[1] > 1.8 * reaches[0]
    assert reaches[2] - reaches[0] == pytest.approx(6, rel=0.1)


@pytest.mark.parametrize("direction", [1, 2])
def test_letters_along_an_arc_stand_on_it(direction: int) -> None:
    """All of an arc text lies between its distance from the arc and a height more."""
    document = _drawing()
    written = content(document).decode()
    end = written.rindex("  0\nENDSEC\n  0\nSECTION\n  2\nOBJECTS")
    tags = ARC_TEXT.format(offset=2.0, direction=direction)
    points = all_paths(read((written[:end] + tags + written[end:]).encode())).points
    radius = np.hypot(points[:, 0], points[:, 1])
    assert radius.min() == pytest.approx(52, abs=0.2)
    assert radius.max() == pytest.approx(57, abs=0.2)
    assert points[:, 0].min() == pytest.approx(-points[:, 0].max(), abs=0.01)


def test_frames_of_tolerances_are_boxes() -> None:
    """A tolerance of two rows and three cells is three boxes with something in each."""
    document = _drawing()
    text = r"{\Fgdt;b}%%v0.1%%v%%v^J%%vA"
    document.modelspace().new_entity("TOLERANCE", {"insert": (5, 5), "content": text})
    artwork = read(document)
    boxes = [p for s in shapes(artwork) if s.stroke for p in s.paths.counts if p == 5]
    assert len(boxes) >= 3
    assert artwork.page.x == pytest.approx(5)


def test_attributes_that_all_references_share_are_drawn() -> None:
    """A constant attribute of a block is drawn with each reference, a template is not."""
    document = _drawing()
    block = document.blocks.new("part")
    for tag, flags in (("CONST", 2), ("FREE", 0)):
        values = {"style": STYLE, "height": 5, "flags": flags}
        block.add_attdef(tag, (0, 10 * flags), "H", dxfattribs=values)
    document.modelspace().add_blockref("part", (0, 0))
    page = read(document).page
    assert [page.y, page.height] == pytest.approx([20, 5])


def test_a_font_that_is_here_but_lacks_a_character_is_not_said_to_be_missing() -> None:
    """What another font, or none, writes is said as such."""
    document = drawing()
    document.styles.add("here", font=FONT)
    for text in ("A\u3042", "A\U0010e123"):
        document.modelspace().add_text(text, height=5, dxfattribs={"style": "here"})
    said = [str(finding.message) for finding in read(document).findings]
    assert any("U+10E123" in each for each in said)
    assert not any("is not here" in each for each in said)
