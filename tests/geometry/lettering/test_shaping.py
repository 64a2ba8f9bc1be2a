"""Laws of shaping: characters to glyphs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.geometry.lettering.faces import Face
from gare_fab.geometry.lettering.library import Fonts
from gare_fab.geometry.lettering.shaping import NO_LIGATURES, shape_text, shaped_rows
from gare_fab.geometry.lettering.wanted import Wanted

_FONTS = Fonts(has_system=False)


def _face(family: str) -> Face:
    return _FONTS.face(Wanted((family,))).face


def test_ligatures_stand_for_their_letters() -> None:
    """Ffi is one glyph, and the next glyph's cluster tells how many letters it stands for."""
    glyphs = shape_text("offices", _face("EB Garamond"))
    assert glyphs.clusters.tolist() == [0, 1, 4, 5, 6]


@pytest.mark.parametrize("family", ["EB Garamond", "Hershey Sans 1-stroke"])
def test_rows_are_the_same_glyphs_one_by_one(family: str) -> None:
    """Ids, first characters, advances and offsets are those of the arrays."""
    face = _face(family)
    rows = np.array(shaped_rows("offic\u0301es", face, "rtl", None, ()))
    glyphs = shape_text("offic\u0301es", face, direction="rtl")
    assert rows[:, 0].tolist() == glyphs.ids.tolist()
    assert rows[:, 1].tolist() == glyphs.clusters.tolist()
    assert np.array_equal(rows[:, 2:4], glyphs.advances)
    assert np.array_equal(rows[:, 4:], glyphs.offsets)


def test_ligatures_can_be_left_out() -> None:
    """Without ligatures every letter has its own glyph."""
    glyphs = shape_text("offices", _face("EB Garamond"), features=NO_LIGATURES)
    assert glyphs.clusters.tolist() == list(range(7))


@pytest.mark.parametrize("word", ["-kern", "kern=0", '"kern" off', "kern 0"])
def test_kerning_draws_letters_together_unless_it_is_off(word: str) -> None:
    """AV is narrower than A and V, and not so without kerning."""
    face = _face("Lato")
    apart = shape_text("A", face).width + shape_text("V", face).width
    assert shape_text("AV", face).width < apart - 0.01
    assert shape_text("AV", face, features=(word,)).width == pytest.approx(apart)


def test_words_that_are_no_features_are_passed_over() -> None:
    """A feature that cannot be read changes nothing."""
    face = _face("Lato")
    plain = shape_text("AV", face)
    odd = shape_text("AV", face, features=("", "nonsense", "é", "-"), language="?", script="x")
    assert odd.ids.tolist() == plain.ids.tolist()


def test_right_to_left_text_comes_from_left_to_right() -> None:
    """Glyphs stand as they are seen: the last letter read is the first glyph."""
    glyphs = shape_text("שלום", _face("Arimo"))
    assert glyphs.direction == "rtl"
    assert glyphs.clusters.tolist() == [3, 2, 1, 0]


def test_arabic_letters_are_joined() -> None:
    """A letter within a word has another form than alone."""
    face = _face("Noto Naskh Arabic")
    alone = shape_text("ه", face).ids.tolist()
    assert not set(alone) & set(shape_text("ههه", face).ids.tolist())


def test_letter_and_mark_are_one_glyph_where_the_font_has_it() -> None:
    """An e with its accent typed apart is set as é."""
    face = _face("Lato")
    assert shape_text("e\u0301", face).ids.tolist() == shape_text("é", face).ids.tolist()


@given(st.text(max_size=30))
def test_any_text_is_shaped_and_clusters_lie_in_it(text: str) -> None:
    """Whatever the characters, numbers are finite and clusters are places in the text."""
    for family in ("Lato", "EMS Tech"):
        glyphs = shape_text(text, _face(family))
        assert np.isfinite(glyphs.advances).all()
        assert np.isfinite(glyphs.offsets).all()
        assert ((glyphs.clusters >= 0) & (glyphs.clusters < max(len(text), 1))).all()


def test_lone_surrogates_are_replaced() -> None:
    """Half a character, as broken files hold them, is set as the sign for that."""
    assert len(shape_text("a\ud800b", _face("Lato"))) == 3


@pytest.mark.parametrize("family", ["Lato", "EMS Tech"])
def test_vertical_text_runs_down(family: str) -> None:
    """Set from top to bottom, the pen goes down and not aside."""
    glyphs = shape_text("abc", _face(family), direction="ttb")
    assert (glyphs.advances[:, 1] < 0).all()
    assert (glyphs.advances[:, 0] == 0).all()
    assert glyphs.width > 1.0


def test_strokes_take_an_accent_typed_apart() -> None:
    """In a single-line font too an e with its accent typed apart is set as é."""
    face = _face("EMS Tech")
    assert shape_text("e\u0301a", face).ids.tolist() == shape_text("éa", face).ids.tolist()
    assert shape_text("ab", face, direction="rtl").clusters.tolist() == [1, 0]


def test_a_language_brings_its_own_forms() -> None:
    """Romanian takes a comma under its letters where other languages have a cedilla."""
    face = _face("Lato")
    plain = shape_text("ŞŢ", face).ids.tolist()
    assert shape_text("ŞŢ", face, language="fr").ids.tolist() == plain
    assert shape_text("ŞŢ", face, language="ro").ids.tolist() != plain
