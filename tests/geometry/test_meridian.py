"""The laws of meridians, on every bottle of the catalogue."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.interpolate import PchipInterpolator

from gare_fab.base.errors import WrongUsage
from gare_fab.geometry.meridian import Meridian
from tests.profiles import SHAPES, Oracle, Profile

MICRON = 1e-3
BURGUNDY = SHAPES["bourguignonne_75"].profile
bottles = pytest.mark.parametrize("name", SHAPES)
shares = st.floats(-0.05, 1.05)


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    """Any profile, however wild."""
    count = draw(st.integers(2, 8))
    steps = draw(st.lists(st.floats(0.5, 40), min_size=count, max_size=count))
    radii = draw(st.lists(st.floats(2, 80), min_size=count, max_size=count))
    heights = np.cumsum(steps) - steps[0]
    return tuple(zip(heights.tolist(), radii, strict=True))


def _heights(meridian: Meridian) -> list[float]:
    places = np.random.default_rng(5).uniform(meridian.low, meridian.high, 200)
    return [*places.tolist(), meridian.low, meridian.high]


@settings(max_examples=100, deadline=None)
@given(profiles())
def test_it_is_the_pchip_curve(profile: Profile) -> None:
    """Radius and slope are those of SciPy's PCHIP through the same points."""
    meridian = Meridian(profile)
    curve = PchipInterpolator(*np.array(profile).T)
    heights = np.array(_heights(meridian))
    assert np.abs(meridian.radius(heights) - curve(heights)).max() < 1e-9
    assert np.abs(meridian.slope(heights) - curve(heights, 1)).max() < 1e-9


@settings(max_examples=100, deadline=None)
@given(profiles())
def test_it_goes_through_its_points_and_never_beyond_them(profile: Profile) -> None:
    """The curve meets each point and stays between neighbouring radii."""
    meridian = Meridian(profile)
    for (low, begin), (high, end) in itertools.pairwise(profile):
        radii = meridian.radius(np.linspace(low, high, 50))
        assert radii[0] == pytest.approx(begin, abs=1e-12)
        assert radii[-1] == pytest.approx(end, abs=1e-12)
        assert radii.min() >= min(begin, end) - 1e-9
        assert radii.max() <= max(begin, end) + 1e-9


@bottles
def test_arc_length_and_latitude_are_the_integrals(name: str) -> None:
    """Both integrals agree with adaptive quadrature of SciPy's curve within 1e-6 mm."""
    profile = SHAPES[name].profile
    meridian, curve = Meridian(profile), PchipInterpolator(*np.array(profile).T)

    def grown(height: float) -> float:
        return math.hypot(1.0, float(curve(height, 1)))

    def share(height: float) -> float:
        return grown(height) / float(curve(height))

    length, latitude = 0.0, 0.0
    for (low, _), (high, _) in itertools.pairwise(profile):
        middle = low + 0.37 * (high - low)
        for begin, end in ((low, middle), (middle, high)):
            length += quad(grown, begin, end, epsabs=1e-10)[0]
            latitude += quad(share, begin, end, epsabs=1e-11)[0]
            assert float(meridian.arc_length(end)) == pytest.approx(length, abs=1e-6)
            assert float(meridian.latitude(end)) == pytest.approx(latitude, abs=1e-8)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(SHAPES)), st.lists(shares, min_size=1, max_size=20))
def test_inverses_are_exact_on_bottles(name: str, places: list[float]) -> None:
    """There and back again moves no height by more than a micron, beyond the ends as well."""
    meridian = Meridian(SHAPES[name].profile)
    heights = np.array(places) * meridian.high
    back = meridian.height_at(meridian.arc_length(heights))
    assert np.abs(back - heights).max() < MICRON / 1000
    back = meridian.height_at_latitude(meridian.latitude(heights))
    assert np.abs(back - heights).max() < MICRON / 1000


@settings(max_examples=100, deadline=None)
@given(profiles())
def test_inverses_are_exact_on_any_profile(profile: Profile) -> None:
    """There and back again is exact within a micron however steep the profile is."""
    meridian = Meridian(profile)
    heights = np.array([*_heights(meridian), meridian.low - 7.0, meridian.high + 7.0])
    there = meridian.arc_length(heights)
    assert np.abs(meridian.height_at(there) - heights).max() < MICRON
    latitudes = meridian.latitude(heights)
    assert np.abs(meridian.height_at_latitude(latitudes) - heights).max() < MICRON


@pytest.mark.parametrize(
    ("height", "radius", "length", "beta_deg", "share", "conformal"),
    [
        (130, 40.60, 18.064, 6.25, 0.9667, 18.300),
        (150, 36.80, 38.434, 12.93, 0.8762, 40.316),
        (170, 31.00, 59.263, 16.43, 0.7381, 66.110),
        (190, 25.00, 80.144, 15.26, 0.5952, 97.593),
    ],
)
def test_the_burgundy_has_its_known_figures(
    height: float,
    radius: float,
    length: float,
    beta_deg: float,
    share: float,
    conformal: float,
) -> None:
    """Radius, arc length, slope, scale and conformal height above 112 mm are as tabled."""
    meridian = Meridian(BURGUNDY)
    assert float(meridian.radius(height)) == pytest.approx(radius, abs=0.005)
    arc = meridian.arc_length(height) - meridian.arc_length(112)
    assert float(arc) == pytest.approx(length, abs=0.0006)
    beta = math.degrees(math.atan(abs(float(meridian.slope(height)))))
    assert beta == pytest.approx(beta_deg, abs=0.006)
    assert float(meridian.radius(height)) / 42 == pytest.approx(share, abs=0.00006)
    turns = meridian.latitude(height) - meridian.latitude(112)
    assert float(turns) * 42 == pytest.approx(conformal, abs=0.0006)


@pytest.mark.parametrize(
    ("name", "millilitres"),
    [("bourguignonne_75", 1033), ("bordelaise_75", 987), ("jeroboam_300", 4651)],
)
def test_volumes_are_as_tabled(name: str, millilitres: float) -> None:
    """The outer volume is the tabled integral."""
    volume = Meridian(SHAPES[name].profile).volume_ml()
    assert volume == pytest.approx(millilitres, abs=0.6)


def test_a_cone_s_volume_is_the_frustum_s() -> None:
    """Two points make a frustum: pi h / 3 (R² + R r + r²)."""
    frustum = math.pi * 50 / 3 * (30**2 + 30 * 20 + 20**2) / 1000
    assert Meridian(((0, 30), (50, 20))).volume_ml() == pytest.approx(frustum)


def test_beyond_its_ends_it_is_a_cylinder() -> None:
    """Below and above, the radius stays, the slope is 0, lengths grow with height."""
    meridian = Meridian(BURGUNDY)
    beyond = np.array([-10.0, 310.0])
    assert meridian.radius(beyond).tolist() == [36.0, 14.75]
    assert meridian.slope(beyond).tolist() == [0.0, 0.0]
    assert float(meridian.arc_length(-10.0)) == pytest.approx(-10.0)
    assert float(meridian.latitude(-10.0)) == pytest.approx(-10.0 / 36)
    top = float(meridian.arc_length(300.0))
    assert float(meridian.arc_length(310.0)) == pytest.approx(top + 10)


def test_answers_have_the_question_s_shape() -> None:
    """A number gives a number, a table a table, nothing nothing."""
    meridian = Meridian(BURGUNDY)
    for ask in (meridian.radius, meridian.slope, meridian.arc_length, meridian.height_at):
        assert ask(100.0).shape == ()
        assert ask(np.full((2, 3), 100.0)).shape == (2, 3)
        assert ask(np.zeros(0)).shape == (0,)


def test_meridians_are_values() -> None:
    """Equal points make equal meridians, whatever sequence they came in."""
    listed = Meridian([[0, 30], [50, 20]])  # type: ignore[arg-type]
    assert listed == Meridian(((0.0, 30.0), (50.0, 20.0)))
    assert hash(listed) == hash(Meridian(((0.0, 30.0), (50.0, 20.0))))


@pytest.mark.parametrize(
    "profile",
    [
        (),
        ((0, 30),),
        ((0, 30), (0, 20)),
        ((10, 30), (5, 20)),
        ((0, 30), (10, 0)),
        ((0, 30), (10, -1)),
        ((0, math.nan), (10, 3)),
        ((0, 30), (math.inf, 3)),
    ],
)
def test_what_is_no_profile_is_refused(profile: Profile) -> None:
    """Too few points, heights that do not rise and impossible radii get a sentence."""
    with pytest.raises(WrongUsage) as caught:
        Meridian(profile)
    assert caught.value.message.text().endswith(".")


@bottles
def test_the_oracle_agrees(name: str) -> None:
    """Trapezoids on a fine grid come within a hundredth of a micron of the meridian."""
    meridian, oracle = Meridian(SHAPES[name].profile), Oracle.of(SHAPES[name].profile)
    heights = np.array(_heights(meridian))
    assert np.abs(oracle.length(heights) - meridian.arc_length(heights)).max() < 1e-5
