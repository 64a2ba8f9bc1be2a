"""Laws of glyphs that are pictures: their pixels, their boxes."""

from pathlib import Path

import pytest

from gare_fab.geometry.lettering.colour_glyphs import colour_glyph, has_colours
from gare_fab.geometry.lettering.faces import Face
from gare_fab.geometry.lettering.library import Fonts
from gare_fab.geometry.lettering.shaping import shape_text
from gare_fab.geometry.lettering.wanted import Wanted
from tests.geometry.lettering.fonts_made import box_font, drawn_font, layered_font


def _glyph(face: Face, character: str) -> int:
    return int(shape_text(character, face).ids[0])


def test_coloured_layers_are_pixels_in_their_place(tmp_path: Path) -> None:
    """Layers become straight colours with their alpha, in the box of the letter."""
    face = Face(layered_font(tmp_path / "f.ttf", "Layered"))
    glyph = colour_glyph(face, _glyph(face, "A"))
    assert glyph is not None
    assert not isinstance(glyph.content, bytes)
    high, wide, _ = glyph.content.shape
    assert glyph.content[high // 2, wide // 2].tolist() == [255, 0, 0, 128]
    assert glyph.box == pytest.approx((0.05, 0.0, 0.5, 0.7), abs=0.01)


def test_a_letter_without_colours_is_no_picture(tmp_path: Path) -> None:
    """Only the glyphs with colours are pictures, and those of a plain font never."""
    layered, plain = (
        Face(made(tmp_path / f"{made.__name__}.ttf", "Boxes"))
        for made in (layered_font, box_font)
    )
    assert has_colours(layered)
    assert colour_glyph(layered, _glyph(layered, "H")) is None
    assert not has_colours(plain)
    strokes = Fonts(has_system=False).face(Wanted(("EMS Tech",))).face
    assert not has_colours(strokes)


def test_a_drawn_letter_is_its_drawing(tmp_path: Path) -> None:
    """A font with drawings gives them as they are, unpacked."""
    face = Face(drawn_font(tmp_path / "f.ttf", "Drawn"))
    glyph = colour_glyph(face, _glyph(face, "A"))
    assert glyph is not None
    assert isinstance(glyph.content, bytes)
    assert glyph.content.startswith(b"<svg")
    assert colour_glyph(face, _glyph(face, "x")) is None
