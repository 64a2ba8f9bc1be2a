"""The laws of the mappings, on every bottle of the catalogue."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.base.errors import WrongUsage
from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.meridian import Meridian
from gare_fab.geometry.wrap import Flat, Mapping, Revolved
from tests.profiles import SHAPES, Oracle, Profile

MICRON = 1e-3
CYLINDER: Profile = ((0, 40), (200, 40))
CONE: Profile = (
    (0, 41),
    (80, 37),
    (160, 33),
)  # the cone of the reference: 37 to 33 over 80 mm
WIDENING: Profile = ((0, 30), (200, 45))
mappings = pytest.mark.parametrize("mapping", Mapping)


@st.composite
def surfaces(draw: st.DrawFn, mapping: Mapping | None = None) -> Revolved:
    """A bottle of the catalogue, a mapping, a zone and a reference within the bottle's."""
    shape = SHAPES[draw(st.sampled_from(sorted(SHAPES)))]
    low, high = shape.zone
    begin = draw(st.floats(0.0, 0.8))
    end = draw(st.floats(begin + 0.05, 1.0))
    at = draw(st.floats(0.0, 1.0))
    zone = (low + begin * (high - low), low + end * (high - low))
    reference = low + at * (high - low)
    kind = mapping or draw(st.sampled_from(Mapping))
    return Revolved(Meridian(shape.profile), kind, reference, zone)


def _on(profile: Profile, mapping: Mapping, reference: float = 80.0) -> Revolved:
    return Revolved(Meridian(profile), mapping, reference, (20.0, 150.0))


def _stock(surface: Revolved, seed: int, count: int = 50) -> Floats:
    """Places all round the bottle within its zone."""
    random = np.random.default_rng(seed)
    round_it = math.pi * surface.reference_radius
    return np.column_stack(
        (random.uniform(-round_it, round_it, count), random.uniform(*surface.zone, count))
    )


def _lengths(surface: Revolved, design: Floats) -> float:
    """Mm on the glass of a line through so many design points, by chords in space."""
    places = surface.glass_from_stock(surface.stock_from_design(design))
    return float(np.linalg.norm(np.diff(places, axis=0), axis=1).sum())


def _line(begin: tuple[float, float], end: tuple[float, float], count: int = 2001) -> Floats:
    return np.linspace(begin, end, count)


@settings(max_examples=150, deadline=None)
@given(surfaces(), st.integers(0, 1000))
def test_each_mapping_has_an_exact_inverse(surface: Revolved, seed: int) -> None:
    """Stock to design and back, and to chart and back, moves nothing by a micron."""
    stock = _stock(surface, seed)
    design, chart = surface.design_from_stock(stock), surface.chart_from_stock(stock)
    assert np.abs(surface.stock_from_design(design) - stock).max() < MICRON / 1000
    assert np.abs(surface.stock_from_chart(chart) - stock).max() < MICRON / 1000
    assert np.abs(surface.chart_from_design(design) - chart).max() < MICRON / 1000
    assert np.abs(surface.design_from_chart(chart) - design).max() < MICRON / 1000


@settings(max_examples=50, deadline=None)
@given(surfaces())
def test_all_coordinates_meet_at_the_reference(surface: Revolved) -> None:
    """At the reference on the front, design, chart and stock are the same and lengths true."""
    here = np.array([[0.0, surface.reference]])
    assert surface.stock_from_design(here) == pytest.approx(here)
    assert surface.chart_from_design(here) == pytest.approx(here)
    assert float(surface.scale(here[:, 1])[0]) == pytest.approx(1.0)


@settings(max_examples=100, deadline=None)
@given(surfaces(Mapping.STRAIGHT), st.integers(0, 1000), st.floats(0, 360), st.floats(5, 175))
def test_straight_keeps_angles(
    surface: Revolved, seed: int, turn_deg: float, angle_deg: float
) -> None:
    """An angle drawn small anywhere comes out on the glass within 0.1 degree."""
    design = surface.design_from_stock(_stock(surface, seed))
    arms = []
    for direction_deg in (turn_deg, turn_deg + angle_deg):
        direction = math.radians(direction_deg)
        step = 1e-4 * np.array([math.cos(direction), math.sin(direction)])
        ends = [
            surface.glass_from_stock(surface.stock_from_design(design + sign * step))
            for sign in (1.0, -1.0)
        ]
        arms.append((ends[0] - ends[1]) / np.linalg.norm(ends[0] - ends[1], axis=1)[:, None])
    cosine = np.clip(np.einsum("ij,ij->i", *arms), -1.0, 1.0)
    assert np.abs(np.degrees(np.arccos(cosine)) - angle_deg).max() < 0.1


@settings(max_examples=50, deadline=None)
@given(surfaces(Mapping.STRAIGHT), st.integers(0, 1000))
def test_straight_keeps_horizontals_and_verticals(surface: Revolved, seed: int) -> None:
    """A horizontal stays at one height, a vertical on one meridian."""
    x, y = surface.design_from_stock(_stock(surface, seed)).T
    horizontal = surface.stock_from_design(np.column_stack((x, np.full(len(x), y[0]))))
    assert np.ptp(horizontal[:, 1]) == 0.0
    vertical = surface.stock_from_design(np.column_stack((np.full(len(y), x[0]), y)))
    assert np.ptp(vertical[:, 0]) == 0.0


@pytest.mark.parametrize("profile", [CONE, WIDENING, CYLINDER])
@settings(max_examples=40, deadline=None)
@given(st.tuples(*[st.floats(-60, 60), st.floats(25, 140)] * 2), st.floats(20, 150))
def test_paper_keeps_lengths_on_a_cone(
    profile: Profile, ends: tuple[float, float, float, float], reference: float
) -> None:
    """Any straight line of the design has its own length on a cone, whatever the reference."""
    surface = _on(profile, Mapping.PAPER, reference)
    design = _line(ends[:2], ends[2:])
    length = math.dist(ends[:2], ends[2:])
    assert _lengths(surface, design) == pytest.approx(length, abs=1e-3)


def test_paper_unrolls_the_cone_of_the_reference() -> None:
    """A whole turn of the cone 37 to 33 over 80 mm spans 17.9775 degrees about R 740.924."""
    surface = Revolved(Meridian(((0, 37), (80, 33))), Mapping.PAPER, 0.0, (0.0, 80.0))
    half = math.pi * 37
    flat = surface.design_from_stock(np.array([[half, 0.0], [0.0, 80.0], [half, 80.0]]))
    tip = np.array([0.0, 740.924])
    assert math.dist(flat[0], tip) == pytest.approx(740.924, abs=0.001)
    assert math.dist(flat[2], tip) == pytest.approx(660.824, abs=0.001)
    assert flat[1] == pytest.approx([0.0, 80.09994], abs=1e-5)
    psi_deg = math.degrees(math.atan2(flat[0, 0], 740.924 - flat[0, 1]))
    assert psi_deg == pytest.approx(17.9775 / 2, abs=1e-4)


@mappings
@settings(max_examples=30, deadline=None)
@given(st.integers(0, 1000))
def test_on_a_cylinder_all_mappings_are_the_same(mapping: Mapping, seed: int) -> None:
    """On a cylinder design, chart and stock are one."""
    surface = _on(CYLINDER, mapping)
    stock = _stock(surface, seed)
    assert np.abs(surface.design_from_stock(stock) - stock).max() < 1e-9
    assert np.abs(surface.chart_from_stock(stock) - stock).max() < 1e-9


def test_a_nearly_cylindrical_cone_loses_no_digits() -> None:
    """However slim the cone, the paper mapping goes over into the cylinder's."""
    flat = np.array([[100.0, 120.0], [-70.0, 30.0]])
    for taper in (1e-4, 1e-7, 1e-10, 1e-13, 0.0, -1e-10):
        surface = _on(((0, 40), (200, 40 - taper)), Mapping.PAPER)
        assert np.abs(surface.stock_from_design(flat) - flat).max() < 200 * abs(taper) + 1e-10


@settings(max_examples=60, deadline=None)
@given(surfaces(Mapping.TRUE_WIDTH), st.floats(0, 1), st.floats(5, 60))
def test_true_width_keeps_horizontals_and_the_front(
    surface: Revolved, share: float, width: float
) -> None:
    """Horizontals have their length at every height, and so has the front meridian."""
    low, high = surface.zone
    heights = np.array([[0.0, low + share * (high - low)], [0.0, low], [0.0, high]])
    at, bottom, top = surface.design_from_stock(heights)[:, 1].tolist()
    horizontal = _lengths(surface, _line((-width / 2, at), (width / 2, at)))
    assert horizontal == pytest.approx(width, abs=1e-3)
    assert _lengths(surface, _line((0, bottom), (0, top))) == pytest.approx(
        top - bottom, abs=1e-3
    )


def _by_numbers(oracle: Oracle, surface: Revolved, design: Floats) -> Floats:
    """Where a design lies on the glass, from the mapping's definition alone."""
    reference, x, y = surface.reference, design[:, 0], design[:, 1] - surface.reference
    radius = float(oracle.curve(reference))
    if surface.mapping is Mapping.STRAIGHT:
        height = oracle.height_at_latitude(oracle.latitude(reference) + y / radius)
        return oracle.space(x / radius, height)
    if surface.mapping is Mapping.TRUE_WIDTH:
        height = oracle.height_at(oracle.length(reference) + y)
        return oracle.space(x / oracle.curve(height), height)
    (low, high), (wide, narrow) = surface.zone, oracle.curve(surface.zone)
    slant = math.hypot(high - low, wide - narrow)
    sine = (wide - narrow) / slant
    if abs(sine) < 1e-6:
        return oracle.space(x / wide, surface.reference + y)
    tip = (wide + (narrow - wide) * (reference - low) / (high - low)) / sine
    away = np.sign(tip) * np.hypot(x, tip - y)
    angle = np.arctan(x / (tip - y)) / sine
    return oracle.space(angle, reference + (tip - away) * (high - low) / slant)


@mappings
@pytest.mark.parametrize("name", SHAPES)
def test_a_design_lies_where_numbers_say(name: str, mapping: Mapping) -> None:
    """A design on the glass lies within 0.02 mm of an independent integration."""
    shape = SHAPES[name]
    low, high = shape.zone
    for share in (0.2, 0.6, 0.9):
        middle = low + share * (high - low)
        zone = (max(low, middle - 30), min(high, middle + 30))
        surface = Revolved(Meridian(shape.profile), mapping, middle, zone)
        stock = _stock(surface, 7) * [0.3, 1.0]
        design = surface.design_from_stock(stock)
        ours = surface.glass_from_stock(surface.stock_from_design(design))
        theirs = _by_numbers(Oracle.of(shape.profile), surface, design)
        assert np.linalg.norm(ours - theirs, axis=1).max() < 0.02


@settings(max_examples=60, deadline=None)
@given(surfaces(), st.floats(0.05, 3.0))
def test_rows_keep_their_pitch_on_the_glass(surface: Revolved, interval: float) -> None:
    """Neighbouring rows lie the interval apart along the glass within 1 %, and fill it."""
    low, high = surface.chart_from_stock(np.array([[0.0, z] for z in surface.zone]))[:, 1]
    rows = surface.rows(float(low), float(high), interval)
    oracle = Oracle.of(surface.meridian.points, 0.01)
    heights = surface.stock_from_chart(np.column_stack((np.zeros(len(rows)), rows)))[:, 1]
    pitch = np.diff(oracle.length(heights))
    assert np.abs(pitch / interval - 1).max(initial=0.0) < 0.01
    ends = oracle.length(np.array(surface.zone))
    assert len(rows) >= math.floor((ends[1] - ends[0]) / interval)
    assert not len(rows) or (rows[0] >= low - 1e-9 and rows[-1] <= high + 1e-9)


@settings(max_examples=60, deadline=None)
@given(surfaces(), st.integers(0, 1000), st.floats(0, 2 * math.pi))
def test_the_chart_s_scale_is_the_same_in_all_directions(
    surface: Revolved, seed: int, direction: float
) -> None:
    """One mm of chart is `scale` mm of glass, whichever way it points."""
    chart = surface.chart_from_stock(_stock(surface, seed))
    step = 1e-4 * np.array([math.cos(direction), math.sin(direction)])
    ends = [
        surface.glass_from_stock(surface.stock_from_chart(chart + sign * step))
        for sign in (1.0, -1.0)
    ]
    measured = np.linalg.norm(ends[0] - ends[1], axis=1) / 2e-4
    assert measured == pytest.approx(surface.scale(chart[:, 1]), rel=1e-3)


@settings(max_examples=60, deadline=None)
@given(surfaces(), st.integers(0, 1000), st.floats(0, 2 * math.pi))
def test_stretch_is_the_glass_of_a_mm_of_stock(
    surface: Revolved, seed: int, direction: float
) -> None:
    """A small step in stock mm has the length on the glass that `stretch` tells."""
    stock = _stock(surface, seed)
    step = 1e-4 * np.array([math.cos(direction), math.sin(direction)])
    ends = surface.glass_from_stock(stock + step) - surface.glass_from_stock(stock - step)
    around, along = surface.stretch(stock[:, 1])
    told = np.hypot(around * step[0], along * step[1]) * 2
    assert np.linalg.norm(ends, axis=1) == pytest.approx(told, rel=1e-3)


def test_the_residual_is_how_far_the_glass_leaves_the_cone() -> None:
    """A cone leaves it nowhere, the Burgundy's shoulder by what a dense comparison says."""
    assert _on(CONE, Mapping.PAPER).residual() < 1e-12
    shape = SHAPES["bourguignonne_75"]
    zone = (130.0, 190.0)
    surface = Revolved(Meridian(shape.profile), Mapping.PAPER, 150.0, zone)
    heights = np.linspace(*zone, 5001)
    radii = Oracle.of(shape.profile).curve(heights)
    dense = np.abs(radii - np.linspace(radii[0], radii[-1], 5001)).max()
    assert surface.residual() == pytest.approx(float(dense), abs=1e-4)


@settings(max_examples=60, deadline=None)
@given(surfaces(), st.floats(-1e4, 1e4), st.floats(-1e4, 1e4))
def test_far_beyond_the_glass_all_is_finite(surface: Revolved, x: float, y: float) -> None:
    """Whatever lies beyond the ends of the profile has finite coordinates everywhere."""
    point = np.array([[x, y]])
    for verb in (
        surface.stock_from_design,
        surface.design_from_stock,
        surface.chart_from_design,
        surface.design_from_chart,
        surface.stock_from_chart,
        surface.chart_from_stock,
        surface.glass_from_stock,
    ):
        assert np.isfinite(verb(point)).all()
    assert np.isfinite(surface.scale(point[:, 1])).all()


@mappings
def test_nothing_stays_nothing(mapping: Mapping) -> None:
    """No points give no points."""
    surface, none = _on(CONE, mapping), np.zeros((0, 2))
    assert surface.stock_from_design(none).shape == (0, 2)
    assert surface.chart_from_design(none).shape == (0, 2)
    assert surface.glass_from_stock(none).shape == (0, 3)
    assert surface.rows(50.0, 40.0, 1.0).shape == (0,)


def test_flat_coordinates_are_the_same() -> None:
    """On flat stock every verb gives back what it was given."""
    flat, points = Flat(), np.array([[1.0, 2.0], [3.0, 4.0]])
    for verb in (
        flat.stock_from_design,
        flat.design_from_stock,
        flat.chart_from_design,
        flat.design_from_chart,
        flat.stock_from_chart,
        flat.chart_from_stock,
    ):
        assert verb(points) is points
    assert flat.glass_from_stock(points).tolist() == [[1, 2, 0], [3, 4, 0]]
    assert flat.scale(points[:, 1]).tolist() == [1.0, 1.0]
    assert flat.rows(0.9, 3.1, 1.0).tolist() == [1.0, 2.0, 3.0]


@pytest.mark.parametrize(
    ("reference", "zone"),
    [(50.0, (60.0, 60.0)), (50.0, (80.0, 20.0)), (math.nan, (20.0, 80.0))],
)
def test_a_zone_that_cannot_be_is_refused(reference: float, zone: tuple[float, float]) -> None:
    """A zone without height and heights that are no numbers get a sentence."""
    with pytest.raises(WrongUsage) as caught:
        Revolved(Meridian(CONE), Mapping.PAPER, reference, zone)
    assert "zone" in caught.value.message.text()
