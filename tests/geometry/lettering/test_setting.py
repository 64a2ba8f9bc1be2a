"""Laws of set text: lines and arcs in mm."""

import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.lettering.library import Fonts
from gare_fab.geometry.lettering.runs import LineOptions
from gare_fab.geometry.lettering.setting import Alignment, Arc, Setting, set_lines
from gare_fab.geometry.lettering.wanted import Wanted
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import region_of

_FONTS = Fonts(has_system=False)
_FAMILIES = [family.name for family in _FONTS.families()]
_LATO = Setting(Wanted(("Lato",)))


def _bounds(paths: Paths) -> tuple[float, float, float, float]:
    assert paths.bounds is not None
    return paths.bounds


@pytest.mark.parametrize("family", _FAMILIES)
def test_a_capital_is_as_high_as_was_asked(family: str) -> None:
    """An H of 12 mm is as high, to a unit of the font, in every carried font that has one."""
    lettered = set_lines("H", _FONTS, Setting(Wanted((family,)), 12.0), 0.001)
    if not lettered.substitutes:
        assert _bounds(lettered.paths)[3] == pytest.approx(12.0, abs=0.02)


def test_size_may_be_that_of_the_em() -> None:
    """Set by the em the capital is as high as the font makes it."""
    lettered = set_lines("H", _FONTS, replace(_LATO, size=10.0, is_cap_height=False))
    face = _FONTS.face(_LATO.wanted).face
    assert _bounds(lettered.paths)[3] == pytest.approx(10.0 * face.cap_height)


@given(st.sampled_from(["", "\n", " ", "\n\n \n"]), st.booleans())
def test_text_that_shows_nothing_gives_no_paths(text: str, is_bent: bool) -> None:  # noqa: FBT001
    """Empty lines and spaces are set without a path and without an error."""
    arc = Arc(20.0) if is_bent else None
    lettered = set_lines(text, _FONTS, replace(_LATO, arc=arc))
    assert len(lettered.paths) == 0
    assert lettered.missing == ""


@pytest.mark.parametrize(("alignment", "share"), [("left", 0), ("centre", 0.5), ("right", 1)])
def test_lines_are_aligned_about_the_origin(alignment: Alignment, share: float) -> None:
    """Moving the lines apart by what alignment tells gives the lines set to the left."""
    text = "Un\nlong texte"
    left = set_lines(text, _FONTS, _LATO)
    other = set_lines(text, _FONTS, replace(_LATO, alignment=alignment))
    first = set_lines("Un", _FONTS, _LATO)
    count = len(first.paths)
    for line, rows in enumerate((range(count), range(count, len(left.paths)))):
        moved = left.paths.take(list(rows)).moved_by(
            Affine.moved(-share * left.widths[line], 0.0)
        )
        assert np.allclose(moved.points, other.paths.take(list(rows)).points)


def test_lines_stand_one_line_height_apart() -> None:
    """The second line is the first one, lower by the line height in em."""
    setting = replace(_LATO, size=10.0, is_cap_height=False, line_height=1.5)
    single, double = (set_lines(text, _FONTS, setting).paths for text in ("ab", "ab\nab"))
    expected = Paths.joined([single, single.moved_by(Affine.moved(0.0, -15.0))])
    assert np.allclose(double.points, expected.points)


@given(st.text(alphabet="abcé fi", min_size=1, max_size=9), st.floats(-1.0, 5.0))
def test_letter_spacing_comes_between_letters(text: str, spacing: float) -> None:
    """A line of n letters grows by n - 1 spaces, and by none after the last."""
    plain = replace(_LATO, options=LineOptions(features=("-liga",)))
    narrow = set_lines(text, _FONTS, plain).widths[0]
    wide = set_lines(text, _FONTS, replace(plain, letter_spacing=spacing)).widths[0]
    assert wide - narrow == pytest.approx(spacing * (len(text) - 1), abs=1e-9)


def test_letter_spacing_takes_ligatures_apart() -> None:
    """Spaced out, ffi is three letters again."""
    garamond = Setting(Wanted(("EB Garamond",)))
    together = set_lines("ffi", _FONTS, garamond)
    apart = set_lines("ffi", _FONTS, replace(garamond, letter_spacing=0.5))
    assert len(apart.paths) > len(together.paths)


def test_a_wide_circle_is_a_line() -> None:
    """On a circle of ten kilometres text is set as on a line through its top."""
    straight = set_lines("Vin", _FONTS, replace(_LATO, alignment="centre")).paths
    arc = Arc(1e7)
    bent = set_lines("Vin", _FONTS, replace(_LATO, alignment="centre", arc=arc)).paths
    moved = bent.moved_by(Affine.moved(0.0, -arc.radius))
    assert np.allclose(moved.points, straight.points, atol=1e-4)


@pytest.mark.parametrize("is_inside", [False, True])
def test_turning_the_place_turns_the_text(is_inside: bool) -> None:  # noqa: FBT001
    """Text at another place of the circle is the same text turned about the centre."""
    at = {
        angle: set_lines(
            "Vin\nblanc", _FONTS, replace(_LATO, size=3.0, arc=Arc(40.0, angle, is_inside))
        ).paths
        for angle in (90.0, 200.0)
    }
    turned = at[90.0].moved_by(Affine.rotated(110.0))
    assert np.allclose(turned.points, at[200.0].points)


def test_letters_stand_outside_or_inside_the_circle() -> None:
    """Read from outside capitals stand on the circle, from inside their heads point in."""
    setting = replace(_LATO, size=3.0, alignment="centre")
    outside = set_lines("HIH", _FONTS, replace(setting, arc=Arc(40.0))).paths.points
    inside = set_lines("HIH", _FONTS, replace(setting, arc=Arc(40.0, 270.0, is_inside=True)))
    radii = np.hypot(*outside.T)
    assert radii.min() == pytest.approx(40.0, abs=0.05)
    assert radii.max() == pytest.approx(43.0, abs=0.1)
    radii = np.hypot(*inside.paths.points.T)
    assert radii.max() == pytest.approx(40.0, abs=0.1)
    assert (inside.paths.points[:, 1] < 0).all()


@pytest.mark.parametrize("is_inside", [False, True])
def test_text_on_an_arc_is_read_from_left_to_right(is_inside: bool) -> None:  # noqa: FBT001
    """At the top from outside, at the bottom from inside, the first letter is left."""
    arc = Arc(40.0, 270.0 if is_inside else 90.0, is_inside)
    paths = set_lines("lI", _FONTS, replace(_LATO, alignment="centre", arc=arc)).paths
    assert paths[0][:, 0].mean() < paths[1][:, 0].mean()


def test_substitutes_and_missing_characters_are_named() -> None:
    """Who asks for a font that is not there, or for letters that it lacks, is told."""
    lettered = set_lines("Vin שלום 中", _FONTS, Setting(Wanted(("Caveat-Nowhere", "Caveat"))))
    (substitute,) = lettered.substitutes
    assert substitute.found == "Arimo Regular"
    assert set(substitute.characters) == set("שלום")
    assert lettered.missing == "中"
    (whole,) = set_lines("Vin", _FONTS, Setting(Wanted(("Arial",)))).substitutes
    assert (whole.asked, whole.found, whole.characters) == ("Arial", "Arimo Regular", "")


def test_paths_follow_the_text_across_fonts() -> None:
    """Letters lent by another font stand in their place among the others, also as paths."""
    paths = set_lines("I ו I", _FONTS, _LATO).paths
    middles = [paths[place][:, 0].mean() for place in range(len(paths))]
    assert middles == sorted(middles)


def test_strokes_are_told_from_outlines() -> None:
    """A single-line font gives lines to follow, and that is said."""
    assert set_lines("a", _FONTS, Setting(Wanted(("EMS Tech",)))).is_single_line
    assert not set_lines("a", _FONTS, _LATO).is_single_line


def test_merged_letters_enclose_the_same_without_overlaps() -> None:
    """A script's word becomes fewer outlines, which enclose what the letters enclosed."""
    script = Setting(Wanted(("Great Vibes",)), 20.0)
    loose = set_lines("minimum", _FONTS, script).paths
    merged = set_lines("minimum", _FONTS, replace(script, is_merged=True)).paths
    areas = [region_of(paths, rule_is_evenodd=False).area for paths in (loose, merged)]
    assert areas[0] == pytest.approx(areas[1], rel=1e-6)
    assert len(merged) < len(loose)


@given(st.text(max_size=12), st.floats(0.5, 100.0), st.booleans())
def test_any_text_is_set_the_same_way_twice(text: str, size: float, is_bent: bool) -> None:  # noqa: FBT001
    """Whatever the characters, points are finite, and a second run gives the same."""
    setting = replace(_LATO, size=size, arc=Arc(size * 5) if is_bent else None)
    once, again = (set_lines(text, _FONTS, setting) for _ in range(2))
    assert np.isfinite(once.paths.points).all()
    assert np.array_equal(once.paths.points, again.paths.points)


def test_a_long_text_is_set_quickly() -> None:
    """20 000 characters take less than a second of work after the first text."""
    text = "\n".join(["Le château est à l’ouest, où le cœur bat ; office."] * 400)
    set_lines(text[:2000], _FONTS, _LATO)
    begin = time.process_time()
    set_lines(text, _FONTS, _LATO)
    assert time.process_time() - begin < 1.0
