"""Laws of outlines: glyphs as curves and as polylines."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.lettering.curves import Curves, flattened
from gare_fab.geometry.lettering.faces import Face
from gare_fab.geometry.lettering.library import Fonts
from gare_fab.geometry.lettering.outlines import glyph_segments, placed_outlines
from gare_fab.geometry.lettering.shaping import shape_text
from gare_fab.geometry.lettering.wanted import Wanted
from gare_fab.geometry.paths import Paths
from tests.geometry.lettering.fonts_made import variable_font

_FONTS = Fonts(has_system=False)
_FAMILIES = ("Lato", "Comic Neue", "EB Garamond", "Noto Naskh Arabic")


def _face(family: str, weight: int = 400) -> Face:
    return _FONTS.face(Wanted((family,), weight)).face


def _outlines(face: Face, glyphs: Sequence[int], tolerance: float) -> list[Paths]:
    """The outline of each glyph as it is, within a tolerance in em."""
    still = np.tile((1.0, 0.0, 0.0, 1.0, 0.0, 0.0), (len(glyphs), 1))
    ids = np.array(glyphs, dtype=np.intp)
    paths, counts = placed_outlines(face, ids, still, tolerance * np.sqrt(2))
    return [paths.take(own) for own in np.split(np.arange(len(paths)), np.cumsum(counts)[:-1])]


@pytest.mark.parametrize("family", _FAMILIES)
def test_outlines_are_closed_rings(family: str) -> None:
    """Every path of an outline font ends where it begins and holds three points or more."""
    face = _face(family)
    paths = _outlines(face, shape_text("Bg8&é هم", face).ids.tolist(), 0.001)
    assert all(path.closed.all() for path in paths)
    assert sum(map(len, paths)) > 4


def test_contours_without_an_inside_are_left_out() -> None:
    """Lato's é holds a contour of two equal points, which would engrave a dot: it goes."""
    face = _face("Lato")
    (paths,) = _outlines(face, shape_text("é", face).ids.tolist(), 0.001)
    assert len(paths) == 3


def test_strokes_are_open() -> None:
    """A single-line font's glyph is a line to engrave along, not a ring round it."""
    face = _face("EMS Readability")
    (path,) = _outlines(face, [ord("l")], 0.001)
    assert not path.closed.any()


@pytest.mark.parametrize("family", _FAMILIES)
def test_points_keep_within_the_tolerance(family: str) -> None:
    """The area of a glyph at a coarse tolerance differs by no more than length x tolerance."""
    face = _face(family)
    glyph = shape_text("Sمé", face).ids.tolist()
    for coarse, fine in zip(
        _outlines(face, glyph, 0.01), _outlines(face, glyph, 1e-5), strict=True
    ):
        assert abs(_area(coarse.points) - _area(fine.points)) <= 0.01 * fine.lengths.sum()
        assert len(coarse.points) <= len(fine.points)


def test_a_glyph_without_outline_is_empty() -> None:
    """A space, and a glyph that is not there, give no path and no steps."""
    face = _face("Lato")
    assert [len(p) for p in _outlines(face, [face_space(face), 10**6], 0.01)] == [0, 0]
    assert glyph_segments(face, face_space(face)) == ("", ())


def face_space(face: Face) -> int:
    """The glyph of a space."""
    return int(shape_text(" ", face).ids[0])


def test_steps_are_those_of_the_font_file() -> None:
    """A capital I of straight lines is told with its own corners, in em."""
    face = _face("Lato")
    letters, numbers = glyph_segments(face, int(shape_text("I", face).ids[0]))
    assert letters == "MLLLLZ"
    assert max(numbers[1::2]) == pytest.approx(face.cap_height)
    assert numbers[:2] == numbers[8:10]


@given(
    st.lists(st.tuples(st.integers(0, 5), *[st.floats(-9, 9)] * 6), min_size=1, max_size=8),
    st.sampled_from(["Lato", "EMS Tech"]),
)
def test_placed_outlines_are_outlines_through_their_maps(
    rows: list[tuple[int, float, float, float, float, float, float]], family: str
) -> None:
    """Each glyph placed is the same as its own outline mapped, glyph after glyph."""
    face = _face(family)
    kinds = shape_text("Oi e.é", face).ids
    glyphs = kinds[[row[0] for row in rows]]
    maps = np.array([row[1:] for row in rows])
    paths, counts = placed_outlines(face, glyphs, maps, 1e-3)
    assert counts.sum() == len(paths)
    largest = float(np.abs(maps[:, :4]).max())
    for row, part in enumerate(np.split(np.arange(len(paths)), np.cumsum(counts)[:-1])):
        placed = paths.take(part)
        if largest == 0.0:
            assert np.allclose(placed.points, maps[row, 4:])
            continue
        (own,) = _outlines(face, [int(glyphs[row])], 1e-3 / (largest * np.sqrt(2)))
        a, b, c, d, e, f = maps[row]
        mapped = own.points @ np.array([[a, b], [c, d]]) + (e, f)
        assert np.allclose(placed.points, mapped, atol=1e-9)
        assert placed.counts.tolist() == own.counts.tolist()


def test_no_glyphs_give_no_paths() -> None:
    """Nothing to place is no error."""
    paths, counts = placed_outlines(
        _face("Lato"), np.zeros(0, dtype=np.intp), np.zeros((0, 6)), 0.01
    )
    assert (len(paths), len(counts)) == (0, 0)


def test_a_variable_font_is_drawn_at_its_weight(tmp_path: Path) -> None:
    """Boxes of half an em grow to 0.8 em with the weight."""
    variable_font(tmp_path / "v.ttf", "Varia")
    fonts = Fonts((tmp_path,), has_system=False)
    widths = []
    for weight in (100, 500, 900):
        face = fonts.face(Wanted(("Varia",), weight)).face
        (paths,) = _outlines(face, shape_text("H", face).ids.tolist(), 0.001)
        assert paths.bounds is not None
        widths.append(paths.bounds[2] - paths.bounds[0])
    assert widths == pytest.approx([0.5, 0.65, 0.8])


def test_a_subpath_of_one_point_is_left_out() -> None:
    """A move that draws nothing, alone or between others, gives no path."""
    glyphs = [Curves("MMLZM", (0, 0, 1, 1, 2, 2, 3, 3)), Curves("M", (0, 0)), Curves("", ())]
    flat = flattened(glyphs, 0.1)
    assert flat.points.tolist() == [[1, 1], [2, 2], [1, 1]]
    assert flat.counts.tolist() == [3]
    assert flat.paths.tolist() == [1, 0, 0]
    assert flattened([], 0.1).paths.tolist() == []


def _area(points: Floats) -> float:
    x, y = points.T
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) / 2)
