"""Laws of the DXF reader: every curve comes in at its place and size, within the tolerance."""

import math

import numpy as np
import pytest
from ezdxf.document import Drawing
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.model.artwork import FindingKind
from gare_fab.readers.dxf.units import INSUNITS
from tests.readers.dxf_drawings import (
    all_paths,
    binary_content,
    drawing,
    judged,
    lines_of,
    read,
    said,
    strays,
)

UP, DOWN, TILTED = (0, 0, 1), (0, 0, -1), (0.3, -0.5, 0.8)
EXTRUSIONS = (UP, DOWN, TILTED)
CONTROL = [(0, 0, 0), (10, 20, 0), (25, -10, 0), (40, 15, 0), (50, 0, 0), (60, 30, 0)]


def _bounds(document: Drawing, unit: str = "auto") -> tuple[float, float, float, float]:
    bounds = all_paths(read(document, unit=unit)).bounds
    assert bounds is not None
    return bounds


@pytest.mark.parametrize("code", sorted(INSUNITS))
def test_every_unit_comes_in_at_its_size(code: int) -> None:
    """A line of 100 mm is 100 mm to 0.001 mm whatever unit the file counts in."""
    mm = INSUNITS[code][1]
    document = drawing(insunits=code)
    document.modelspace().add_line((1 / mm, 2 / mm), (101 / mm, 2 / mm))
    assert np.allclose(_bounds(document), (1, 2, 101, 2), rtol=0, atol=1e-3)


def test_survey_units_follow_their_definition() -> None:
    """A US survey foot is 1200/3937 m; the inch, yard and mile follow from it."""
    known = {21: 304.8006096, 22: 25.4000508, 23: 914.4018288, 24: 1609347.2187}
    for code, mm in known.items():
        assert math.isclose(INSUNITS[code][1], mm, rel_tol=1e-9)


@pytest.mark.parametrize(
    ("unit", "mm"), [("mm", 1.0), ("cm", 10.0), ("m", 1000.0), ("in", 25.4), ("ft", 304.8)]
)
def test_a_chosen_unit_wins_over_the_files(unit: str, mm: float) -> None:
    """The user's unit is taken, not the file's."""
    document = drawing(insunits=6)
    document.modelspace().add_line((0, 0), (3, 4))
    assert np.allclose(_bounds(document, unit=unit), (0, 0, 3 * mm, 4 * mm))


def test_without_a_unit_a_drawing_is_in_mm_and_says_so() -> None:
    """No unit means mm, with a word to the user."""
    document = drawing(insunits=0)
    document.modelspace().add_circle((0, 0), 40)
    artwork = read(document)
    assert artwork.page.width == pytest.approx(80)
    assert "mm" in str(artwork.unit_note)
    assert said(artwork, FindingKind.SUSPICIOUS)


def test_without_a_unit_sixteenths_mean_inches() -> None:
    """A small drawing whose sizes are fractions of an inch is one in inches."""
    document = drawing(insunits=0)
    document.modelspace().add_lwpolyline(
        [(0, 0), (2.375, 0), (2.375, 1.0625), (0.125, 1.0625), (0.125, 0.5)]
    )
    assert read(document).page.width == pytest.approx(2.375 * 25.4)


def test_circle_bounds_are_exact() -> None:
    """A circle of 40 mm is 40 mm wide and high to 0.001 mm, and closed."""
    document = drawing()
    document.modelspace().add_circle((5, 7), 20)
    artwork = read(document)
    assert (artwork.page.width, artwork.page.height) == pytest.approx((40, 40), abs=1e-9)
    assert all_paths(artwork).closed.all()


def test_arc_bounds_are_exact() -> None:
    """An arc from 30° to 200° reaches its top and its left to the last digit."""
    document = drawing()
    document.modelspace().add_arc((0, 0), 10, 30, 200)
    x0, y0, x1, y1 = _bounds(document)
    right, low = 10 * math.cos(math.radians(30)), 10 * math.sin(math.radians(200))
    assert (x0, y0, x1, y1) == pytest.approx((-10, low, right, 10), abs=1e-9)


def test_spline_bounds_are_those_of_the_curve() -> None:
    """A spline's bounds are right to 0.001 mm, not only to the tolerance."""
    document = drawing()
    spline = document.modelspace().add_open_spline(CONTROL)
    fine = np.array([p.xyz for p in spline.construction_tool().approximate(20000)])
    expected = (*fine.min(axis=0)[:2], *fine.max(axis=0)[:2])
    assert _bounds(document) == pytest.approx(expected, abs=1e-4)


def test_rounded_square_has_its_length() -> None:
    """A 100 mm square with corners of radius 10 mm, as bulges, has length 320 + 20 pi."""
    bulge = math.tan(math.radians(22.5))
    ring = [(10, 0), (90, 0), (100, 10), (100, 90), (90, 100), (10, 100), (0, 90), (0, 10)]
    document = drawing("R12")
    document.modelspace().add_polyline2d(
        [(x, y, bulge * (i % 2)) for i, (x, y) in enumerate(ring)], format="xyb", close=True
    )
    paths = all_paths(read(document, tolerance=0.001, unit="mm"))
    assert paths.lengths.sum() == pytest.approx(320 + 20 * math.pi, abs=0.01)
    assert paths.bounds == pytest.approx((0, 0, 100, 100))
    assert paths.closed.all()


def _add_everything(document: Drawing, extrusion: tuple[float, float, float]) -> None:
    space = document.modelspace()
    frame = {"extrusion": extrusion}
    space.add_line((0, 0), (30, 20))
    space.add_arc((10, 20), 15, 300, 45, dxfattribs=frame)
    space.add_circle((50, 20, 5), 12, dxfattribs=frame)
    space.add_ellipse((0, 60), (20, 5, 0), 0.4, 0.5, 4.0)
    space.add_lwpolyline(
        [(0, 0, 0.5), (30, 0, -1.2), (40, 30, 0), (10, 40, 3.0)],
        format="xyb",
        close=True,
        dxfattribs=frame | {"elevation": 3},
    )
    space.add_lwpolyline([(5, 5, 1), (9, 9, 1)], format="xyb", dxfattribs=frame)
    space.add_polyline2d(
        [(0, 0, 0.2), (7, 9, 0), (20, 3, -0.4)], format="xyb", dxfattribs=frame
    )
    space.add_polyline3d([(0, 0, 0), (10, 10, 10), (20, 0, 5)], close=True)
    space.add_open_spline(CONTROL)
    space.add_spline().set_closed(CONTROL)
    space.add_rational_spline(CONTROL, [1, 2, 3, 0.5, 1, 4])
    space.add_spline().set_closed_rational(CONTROL, [1, 2, 3, 0.5, 1, 4])
    space.add_open_spline(CONTROL, degree=2)
    space.add_open_spline(CONTROL, degree=5)
    space.add_spline([(0, 0), (10, 20), (30, 10), (40, 40)])
    tangents = {"start_tangent": (1, 0, 0), "end_tangent": (0, 1, 0)}
    space.add_spline([(0, 0), (10, 20), (30, 10), (40, 40)], dxfattribs=tangents)


@pytest.mark.parametrize("extrusion", EXTRUSIONS)
@pytest.mark.parametrize("code", [1, 4, 5])
def test_all_curves_lie_where_ezdxf_draws_them(
    code: int, extrusion: tuple[float, float, float]
) -> None:
    """Every kind of curve, in any plane, keeps within the tolerance of ezdxf's own outline."""
    mm = INSUNITS[code][1]
    document = drawing(insunits=code)
    _add_everything(document, extrusion)
    ours, theirs = lines_of(all_paths(read(document))), judged(document.modelspace(), mm)
    assert len(ours.geoms) == len(document.modelspace())
    assert strays(ours, theirs) < 0.0125
    assert ours.length == pytest.approx(theirs.length, rel=2e-4)


@pytest.mark.parametrize("version", ["R2000", "R2004", "R2007", "R2010", "R2013", "R2018"])
def test_all_versions_and_both_forms_read_alike(version: str) -> None:
    """The same drawing is the same artwork from R2000 to R2018, as text and binary."""
    document = drawing(version)
    _add_everything(document, UP)
    first = all_paths(read(document))
    again = all_paths(read(binary_content(document)))
    assert np.array_equal(first.points, again.points)
    assert strays(lines_of(first), judged(document.modelspace())) < 0.0125


def test_r12_reads() -> None:
    """R12, which has no unit and no splines, reads in text and binary form."""
    document = drawing("R12")
    document.modelspace().add_line((0, 0), (30, 20))
    document.modelspace().add_polyline2d([(0, 0), (7, 9), (20, 3)])
    for form in (read(document, unit="mm"), read(binary_content(document), unit="mm")):
        assert form.page.width == pytest.approx(30)
        assert len(all_paths(form)) == 2


def _eighth(number: int) -> float:
    return number / 8


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(-99, 99), st.integers(-99, 99), st.integers(-32, 32).map(_eighth)
        ),
        min_size=2,
        max_size=12,
        unique_by=lambda vertex: vertex[:2],
    ),
    st.booleans(),
    st.sampled_from(EXTRUSIONS),
)
def test_any_polyline_with_bulges_is_ezdxfs(
    vertices: list[tuple[int, int, float]],
    is_closed: bool,  # noqa: FBT001 -- hypothesis gives it by place
    extrusion: tuple[float, float, float],
) -> None:
    """Whatever its bulges, a polyline keeps within the tolerance of ezdxf's outline."""
    document = drawing()
    document.modelspace().add_lwpolyline(
        vertices, format="xyb", close=is_closed, dxfattribs={"extrusion": extrusion}
    )
    paths = all_paths(read(document))
    assert strays(lines_of(paths), judged(document.modelspace())) < 0.0125
    assert len(paths) == 1


def test_what_is_no_curve_is_counted() -> None:
    """Points, lines without end and masks are dropped with their names and numbers."""
    document = drawing()
    space = document.modelspace()
    space.add_line((0, 0), (1, 0))
    for place in range(3):
        space.add_ray((place, 0), (1, 1))
    space.add_point((0, 0))
    space.add_point((1, 0))
    space.add_point((2, 0), dxfattribs={"layer": "Defpoints"})
    space.add_wipeout([(0, 0), (1, 1)])
    counts = {str(f.message): f.count for f in said(read(document), FindingKind.DROPPED)}
    assert sorted(counts.values()) == [1, 2, 3]
    assert any("RAY" in message and count == 3 for message, count in counts.items())


def test_lines_without_length_are_dropped() -> None:
    """A line that ends where it begins is no path, and is counted."""
    document = drawing()
    document.modelspace().add_line((5, 5), (5, 5))
    document.modelspace().add_line((5, 5), (6, 5))
    artwork = read(document)
    assert len(all_paths(artwork)) == 1
    assert [finding.count for finding in said(artwork, FindingKind.DROPPED)] == [1]


def test_broken_splines_are_counted() -> None:
    """A spline with too few knots is dropped; what is beside it is read."""
    document = drawing()
    spline = document.modelspace().add_open_spline(CONTROL)
    spline.knots = [0.0, 0.0, 1.0]
    document.modelspace().add_line((0, 0), (1, 0))
    artwork = read(document)
    assert len(all_paths(artwork)) == 1
    assert [finding.count for finding in said(artwork, FindingKind.DROPPED)] == [1]


def test_the_page_is_what_is_drawn() -> None:
    """The page lies at the drawing's own coordinates and is as large as its outlines."""
    document = drawing()
    document.modelspace().add_lwpolyline([(100, 200), (130, 200), (130, 250)])
    page = read(document).page
    assert (page.x, page.y, page.width, page.height) == (100, 200, 30, 50)


def test_reading_twice_gives_the_same() -> None:
    """The same bytes give the same points."""
    document = drawing()
    _add_everything(document, TILTED)
    first, again = all_paths(read(document)), all_paths(read(document))
    assert np.array_equal(first.points, again.points)


def test_paper_space_is_taken_where_model_space_is_empty() -> None:
    """A drawing that is only in paper space comes in, with a word."""
    document = drawing()
    document.layout("Layout1").add_line((0, 0), (30, 0))
    artwork = read(document)
    assert artwork.page.width == 30
    assert said(artwork, FindingKind.NOTE)
