"""The laws of subdivision: straight moves of the machine keep to the true curve."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.meridian import Meridian
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.subdivision import Subdivision, subdivided
from gare_fab.geometry.wrap import Flat, Mapping, Revolved
from tests.profiles import SHAPES

TOLERANCE = 0.01
BURGUNDY = SHAPES["bourguignonne_75"]
SHOULDER = (120.0, 190.0)
SQUARE = [(-30.0, 120.0), (30.0, 120.0), (30.0, 180.0), (-30.0, 180.0), (-30.0, 120.0)]
mappings = pytest.mark.parametrize("mapping", Mapping)


def _burgundy(mapping: Mapping) -> Revolved:
    return Revolved(Meridian(BURGUNDY.profile), mapping, 150.0, SHOULDER)


def _strays(surface: Revolved, fine: Subdivision, given: Paths) -> float:
    """The farthest that the true curve lies off the machine's lines, in space, mm."""
    rows, low = fine.rows[fine.stock.segments], fine.shares[fine.stock.segments]
    high = fine.shares[fine.stock.segments + 1]
    high = np.where(high > low, high, 1.0)
    begin = fine.stock.points[fine.stock.segments]
    step = fine.stock.points[fine.stock.segments + 1] - begin
    worst = 0.0
    for t in np.linspace(0.05, 0.95, 11):
        share = (low + (high - low) * t)[:, None]
        flat = given.points[rows] + (given.points[rows + 1] - given.points[rows]) * share
        true = surface.glass_from_stock(surface.stock_from_design(flat))
        worst = max(worst, float(_to_moves(surface, true, begin, step).max(initial=0.0)))
    return worst


def _to_moves(surface: Revolved, true: Floats, begin: Floats, step: Floats) -> Floats:
    """How far each place in space is from its own move: the nearest of ever closer samples."""
    middle, width, nearest = np.full(len(true), 0.5), 0.5, np.full(len(true), np.inf)
    for _ in range(6):
        shares = np.clip(middle[:, None] + width * np.linspace(-1, 1, 21), 0, 1)
        stock = begin[:, None] + step[:, None] * shares[..., None]
        machine = surface.glass_from_stock(stock.reshape(-1, 2)).reshape(len(true), 21, 3)
        away = np.linalg.norm(machine - true[:, None], axis=2)
        best = away.argmin(axis=1)
        middle = shares[np.arange(len(true)), best]
        nearest = np.minimum(nearest, away.min(axis=1))
        width /= 8
    return nearest


@st.composite
def drawings(draw: st.DrawFn) -> tuple[Revolved, Paths]:
    """Lines of a design anywhere in the zone of any bottle."""
    shape = SHAPES[draw(st.sampled_from(sorted(SHAPES)))]
    low, high = shape.zone
    reference = low + draw(st.floats(0, 1)) * (high - low)
    surface = Revolved(
        Meridian(shape.profile), draw(st.sampled_from(Mapping)), reference, shape.zone
    )
    random = np.random.default_rng(draw(st.integers(0, 10_000)))
    lines = []
    for count in draw(st.lists(st.integers(1, 6), min_size=1, max_size=4)):
        size = draw(st.sampled_from([0.1, 1.0, 10.0, 60.0]))
        middle = [0.0, random.uniform(low, high)]
        stock = middle + random.uniform(-size, size, (count, 2))
        stock[:, 1] = np.clip(stock[:, 1], low, high)
        lines.append(surface.design_from_stock(stock))
    return surface, Paths.of(lines)


@settings(max_examples=80, deadline=None)
@given(drawings())
def test_the_machine_keeps_to_the_true_curve(drawing: tuple[Revolved, Paths]) -> None:
    """Between neighbouring points the machine's line lies within tolerance, in space."""
    surface, paths = drawing
    fine = subdivided(paths, surface, surface.stock_from_design, TOLERANCE)
    assert _strays(surface, fine, paths) <= TOLERANCE


@settings(max_examples=80, deadline=None)
@given(drawings())
def test_the_given_points_stay(drawing: tuple[Revolved, Paths]) -> None:
    """Every given point is there, to the bit and in its path; closed paths stay closed."""
    surface, paths = drawing
    fine = subdivided(paths, surface, surface.stock_from_design, TOLERANCE)
    is_given = fine.shares == 0.0
    assert fine.rows[is_given].tolist() == list(range(len(paths.points)))
    assert (fine.given.points[is_given] == paths.points).all()
    assert len(fine.given) == len(fine.stock) == len(paths)
    assert (fine.given.starts == fine.stock.starts).all()
    assert (paths.owners[fine.rows] == fine.given.owners).all()
    assert (fine.given.closed == paths.closed).all()
    mapped = surface.stock_from_design(fine.given.points)
    assert (mapped == fine.stock.points).all()


@settings(max_examples=80, deadline=None)
@given(drawings())
def test_no_move_s_speed_varies(drawing: tuple[Revolved, Paths]) -> None:
    """The glass under one move of the machine is even within 1 % along the move."""
    surface, paths = drawing
    fine = subdivided(paths, surface, surface.stock_from_design, TOLERANCE)
    begin = fine.stock.points[fine.stock.segments]
    step = fine.stock.points[fine.stock.segments + 1] - begin
    pace = []
    for t in np.linspace(0, 1, 21):
        around, along = surface.stretch(begin[:, 1] + step[:, 1] * t)
        pace.append(np.hypot(around * step[:, 0], along * step[:, 1]))
    most, least = np.max(pace, axis=0), np.min(pace, axis=0)
    is_long = most > 0.2
    assert (most[is_long] <= least[is_long] * 1.01).all()


@mappings
def test_a_flat_stock_needs_nothing(mapping: Mapping) -> None:
    """On a flat stock, and on a cylinder where straight stays straight, nothing is added."""
    paths = Paths.of([SQUARE, [(0, 0), (100, 170)]])
    flat = Flat()
    assert len(subdivided(paths, flat, flat.stock_from_design).stock.points) == 7
    cylinder = Revolved(Meridian(((0, 40), (200, 40))), mapping, 80.0, (10.0, 190.0))
    fine = subdivided(paths, cylinder, cylinder.stock_from_design)
    assert len(fine.stock.points) == 7


def test_on_the_straight_body_of_a_bottle_nothing_is_added() -> None:
    """Where a bottle is a cylinder the design's lines stay as they are."""
    surface = Revolved(Meridian(BURGUNDY.profile), Mapping.STRAIGHT, 60.0, BURGUNDY.zone)
    paths = Paths.of([[(-40, 20), (40, 110)], [(0, 15), (0, 111)]])
    assert len(subdivided(paths, surface, surface.stock_from_design).stock.points) == 4


@mappings
def test_horizontals_and_hatches_need_nothing(mapping: Mapping) -> None:
    """A row of a hatch stays at one height, so its two ends are enough."""
    surface = _burgundy(mapping)
    rows = surface.rows(120.0, 200.0, 2.0)
    paths = Paths.of([[(-30, y), (30, y)] for y in rows.tolist()])
    assert len(subdivided(paths, surface, surface.stock_from_chart).stock.points) == 2 * len(
        rows
    )


@mappings
def test_points_are_not_wasted(mapping: Mapping) -> None:
    """With four times the tolerance far fewer points are needed, and no square is dense."""
    surface = _burgundy(mapping)
    paths = Paths.of([SQUARE])
    counts = [
        len(subdivided(paths, surface, surface.stock_from_design, tolerance).stock.points)
        for tolerance in (0.0025, 0.01, 0.04)
    ]
    assert counts[0] > 1.3 * counts[1] > 1.3 * counts[2] > 0
    assert counts[1] < 200


def test_columns_are_carried_along() -> None:
    """Depths run straight from given point to given point, and nothing leaks between paths."""
    surface = _burgundy(Mapping.PAPER)
    paths = Paths.of([SQUARE, [(0, 130), (0, 180)], [(5, 150)]])
    fine = subdivided(paths, surface, surface.stock_from_design)
    depths = -np.arange(len(paths.points), dtype=np.float64)
    carried = fine.carried(depths)
    assert carried == pytest.approx(-(fine.rows + fine.shares))
    assert fine.carried(paths.points) == pytest.approx(fine.given.points)
    assert fine.carried(np.column_stack((depths, depths))).shape == (len(carried), 2)


def test_nothing_dots_and_still_lines_are_taken() -> None:
    """No paths, a dot, a line without length: none is lost, nothing is added."""
    surface = _burgundy(Mapping.STRAIGHT)
    assert len(subdivided(Paths.of([]), surface, surface.stock_from_design).stock) == 0
    paths = Paths.of([[(1, 150)], [(2, 150), (2, 150)]])
    fine = subdivided(paths, surface, surface.stock_from_design)
    assert fine.stock.counts.tolist() == [1, 2]
    assert np.isfinite(fine.stock.points).all()


def test_a_line_over_the_whole_bottle_is_followed() -> None:
    """From foot to mouth, over the ring as well, the tolerance holds."""
    for mapping in Mapping:
        surface = Revolved(
            Meridian(BURGUNDY.profile), mapping, 112.0, (BURGUNDY.zone[0], 205.0)
        )
        top = 205.0 if mapping is Mapping.PAPER else 299.0
        ends = surface.design_from_stock(np.array([[-30.0, 1.0], [30.0, top]]))
        paths = Paths.of([ends])
        fine = subdivided(paths, surface, surface.stock_from_design, TOLERANCE)
        assert _strays(surface, fine, paths) <= TOLERANCE
