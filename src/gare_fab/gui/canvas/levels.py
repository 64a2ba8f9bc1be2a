"""Levels of detail: strokes and fills as bundles of lines, from fine to coarse.

A bundle is (points, starts) as in `Paths`: what will be painted in one go.
"""

from collections.abc import Iterator

import numpy as np
import shapely

from gare_fab.geometry.arrays import Bools, Floats, Ints, floats, ints, row_ranges
from gare_fab.geometry.paths import Paths
from gare_fab.gui.canvas.runs import Run
from gare_fab.gui.canvas.simplify import Simplified, simplified, untouched

PIECE = 512  # points
BUNDLE = 2048
TOLERANCES = (0.0, 0.004, 0.016, 0.032, 0.064, 0.128, 0.256, 0.512, 1.024, 2.048, 4.096)
_AREA_KEPT = 0.8  # of a ring; one that would lose more keeps its points

Bundle = tuple[Floats, Ints]


def stroke_levels(paths: Paths) -> Iterator[list[Bundle]]:
    """For each tolerance the lines in pieces, those near each other in one bundle."""
    lines = untouched(*_pieces(paths))
    for tolerance in TOLERANCES:
        if tolerance:
            lines = simplified(_without_specks(lines, tolerance), tolerance)
        yield list(_bundled(lines, _full(lines.starts)))


def fill_levels(run: Run) -> Iterator[list[Bundle]]:
    """For each tolerance the shapes, each whole.

    Shapes whose box meets no other's share bundles with those near them: in whatever order,
    by whatever rule, they look the same. The others follow one by one, in paint order.
    """
    paths, shapes, alone = _sorted_shapes(run)
    lines = untouched(paths.points, paths.starts)
    ends = np.append(shapes, len(paths))
    cuts = _shape_cuts(paths.starts[ends], alone)
    for tolerance in TOLERANCES:
        if tolerance:
            fewer = simplified(_with_squares(lines, ends, tolerance), tolerance)
            lines = _with_area(fewer, lines)
        yield list(_bundled(lines, ends[cuts]))


def morton(places: Floats) -> Ints:
    """(N,) each place's row along a Morton curve through the bounds of all."""
    if not len(places):
        return np.zeros(0, dtype=np.intp)
    low = places.min(axis=0)
    size = float((places.max(axis=0) - low).max()) or 1.0
    cells = ((places - low) * (65535.0 / size)).astype(np.uint64)
    order = np.argsort(_spread(cells[:, 0]) | (_spread(cells[:, 1]) << np.uint64(1)))
    return order.astype(np.intp, copy=False)


def _spread(
    cells: np.ndarray[tuple[int], np.dtype[np.uint64]],
) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    """The low 16 bits with a zero between each two."""
    for shift, mask in ((8, 0x00FF00FF), (4, 0x0F0F0F0F), (2, 0x33333333), (1, 0x55555555)):
        cells = (cells | (cells << np.uint64(shift))) & np.uint64(mask)
    return cells


def _pieces(paths: Paths) -> tuple[Floats, Ints]:
    """Points and starts of the pieces; neighbours share a point, a lone point is doubled."""
    spans = np.maximum(paths.counts - 1, 1)
    parts = -(-spans // (PIECE - 1))
    owner = np.repeat(np.arange(len(paths)), parts)
    nth = row_ranges(np.zeros(len(paths), dtype=np.intp), parts)
    begin = paths.starts[:-1][owner] + nth * (PIECE - 1)
    end = np.minimum(begin + PIECE - 1, paths.starts[1:][owner] - 1)
    counts = end - begin + 1
    order = morton((paths.points[begin] + paths.points[end]) / 2)
    counts, begin = counts[order], begin[order]
    rows = row_ranges(begin, counts)
    is_lone = counts == 1
    if is_lone.any():
        rows = np.repeat(rows, np.where(np.repeat(is_lone, counts), 2, 1))
        counts = np.where(is_lone, 2, counts)
    return paths.points[rows], np.concatenate(([0], np.cumsum(counts)))


def _without_specks(lines: Simplified, tolerance: float) -> Simplified:
    """Pieces smaller than the tolerance become short dots, one a cell of that size."""
    boxes = _boxes_of(lines.points, lines.starts)
    is_speck = (boxes[:, 2:] - boxes[:, :2]).max(axis=1) < tolerance
    if not is_speck.any():
        return lines
    cells = np.floor(boxes[:, :2] / tolerance)
    kept = ~is_speck
    specks = np.flatnonzero(is_speck)
    _, first = np.unique(cells[specks], axis=0, return_index=True)
    kept[specks[first]] = True
    counts = np.diff(lines.starts)[kept]
    rows = row_ranges(lines.starts[:-1][kept], counts)
    starts = np.concatenate(([0], np.cumsum(counts)))
    points, strays = lines.points[rows], lines.strays[rows]
    return _as_dots(Simplified(points, starts, strays), is_speck[kept], tolerance)


def _as_dots(lines: Simplified, is_speck: Bools, tolerance: float) -> Simplified:
    """Of the specks two points, a tolerance apart."""
    counts = np.diff(lines.starts)
    inner = np.repeat(is_speck, counts)
    inner[lines.starts[:-1]] = False
    inner[lines.starts[1:] - 1] = False
    kept = ~inner
    starts = np.concatenate(([0], np.cumsum(kept)))[lines.starts]
    points = lines.points[kept]
    left, right = starts[:-1][is_speck], starts[1:][is_speck] - 1
    points[right] = points[left] + (tolerance, 0.0)
    return Simplified(points, starts, lines.strays[kept])


def _full(starts: Ints) -> Ints:
    """Which pieces begin a bundle, and their number at the end."""
    bundle = starts[:-1] // BUNDLE
    firsts = np.flatnonzero(np.diff(bundle, prepend=-1))
    return np.append(firsts, len(starts) - 1)


def _bundled(lines: Simplified, cuts: Ints) -> Iterator[Bundle]:
    """The lines from each cut to the next."""
    for begin, end in zip(cuts[:-1].tolist(), cuts[1:].tolist(), strict=True):
        first, last = lines.starts[begin], lines.starts[end]
        yield floats(lines.points[first:last]), ints(lines.starts[begin : end + 1] - first)


def _sorted_shapes(run: Run) -> tuple[Paths, Ints, int]:
    """The paths, where each shape begins, and how many stand alone; those come first."""
    paths, owners = _parted(run)
    firsts = np.flatnonzero(np.diff(owners, prepend=-1))
    begins = paths.starts[firsts]
    boxes = _boxes_of(paths.points, np.append(begins, len(paths.points)))
    touching = _touching(boxes)
    meets = np.zeros(len(firsts), dtype=np.bool_)
    meets[touching] = True
    free = np.flatnonzero(~meets)
    free = free[morton((boxes[free, :2] + boxes[free, 2:]) / 2)]
    order = np.concatenate((free, np.flatnonzero(meets)))
    counts = np.diff(np.append(firsts, len(paths)))[order]
    sorted_paths = paths.take(row_ranges(firsts[order], counts))
    return sorted_paths, np.cumsum(counts) - counts, len(free)


def _parted(run: Run) -> tuple[Paths, Ints]:
    """The paths, and the part that each belongs to: rings of one shape whose boxes meet.

    So the letters of a word become shapes of their own, each with its holes.
    """
    from scipy.sparse import coo_array  # noqa: PLC0415 -- heavy; only a worker comes here
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    paths = run.paths
    counts = np.diff(np.append(run.shapes, len(paths)))
    owners = np.repeat(np.arange(len(counts)), counts)
    pairs = _touching(_boxes_of(paths.points, paths.starts))
    pairs = pairs[:, owners[pairs[0]] == owners[pairs[1]]]
    ones = np.ones(pairs.shape[1], dtype=np.int8)
    graph = coo_array((ones, (pairs[0], pairs[1])), shape=(len(paths), len(paths)))
    _, labels = connected_components(graph, directed=False)
    _, firsts = np.unique(labels, return_index=True)
    part = firsts[labels]  # its first ring: parts stand in the order of their shapes
    order = np.argsort(part, kind="stable")
    return paths.take(order), part[order]


def _touching(boxes: Floats) -> Ints:
    """(2, P) all pairs of different boxes that meet."""
    squares = np.asarray(shapely.box(*boxes.T), dtype=np.object_)
    pairs = shapely.STRtree(squares).query(squares)
    different: Ints = pairs[:, pairs[0] != pairs[1]]
    return different


def _shape_cuts(ends: Ints, alone: int) -> Ints:
    """Which shapes begin a bundle, and their number: those alone by points, others each."""
    free = _full(ends[: alone + 1])[:-1] if alone else np.zeros(0, dtype=np.intp)
    return np.concatenate((free, np.arange(alone, len(ends), dtype=np.intp)))


def _with_squares(lines: Simplified, ends: Ints, tolerance: float) -> Simplified:
    """Of a shape that is a speck as a whole the first ring is a square of that size."""
    begins = lines.starts[ends]
    boxes = _boxes_of(lines.points, begins)
    specks = np.flatnonzero((boxes[:, 2:] - boxes[:, :2]).max(axis=1) < tolerance)
    counts = np.diff(lines.starts)
    specks = specks[counts[ends[specks]] >= len(_SQUARE)]
    if not len(specks):
        return lines
    rows = row_ranges(begins[specks], np.full(len(specks), len(_SQUARE)))
    points, strays = lines.points.copy(), lines.strays.copy()
    corners = boxes[specks, None, :2] + tolerance * _SQUARE
    points[rows] = corners.reshape(-1, 2)
    strays[rows] = np.inf  # nothing of it may go
    # the rest of the ring stands on the last corner, and goes
    rest = counts[ends[specks]] - len(_SQUARE)
    tail = row_ranges(begins[specks] + len(_SQUARE), rest)
    points[tail] = np.repeat(corners[:, -1], rest, axis=0)
    strays[tail] = 0.0
    return Simplified(points, lines.starts, strays)


def _with_area(fewer: Simplified, lines: Simplified) -> Simplified:
    """Thin rings that would lose too much of their area stay as they were."""
    lost = np.abs(_areas(fewer)) < _AREA_KEPT * np.abs(_areas(lines))
    if not lost.any():
        return fewer
    begins = np.concatenate((fewer.starts[:-1], lines.starts[:-1] + len(fewer.points)))
    counts = np.concatenate((np.diff(fewer.starts), np.diff(lines.starts)))
    chosen = np.arange(len(lost)) + np.where(lost, len(lost), 0)
    rows = row_ranges(begins[chosen], counts[chosen])
    return Simplified(
        np.concatenate((fewer.points, lines.points))[rows],
        np.concatenate(([0], np.cumsum(counts[chosen]))),
        np.concatenate((fewer.strays, lines.strays))[rows],
    )


def _areas(lines: Simplified) -> Floats:
    """(M,) twice the area of each ring, from its first point so that digits stay."""
    counts = np.diff(lines.starts)
    local = lines.points - np.repeat(lines.points[lines.starts[:-1]], counts, axis=0)
    x, y = local[:, 0], local[:, 1]
    parts = x * np.roll(y, -1) - np.roll(x, -1) * y
    parts[lines.starts[1:] - 1] = 0.0  # back to the first point, which is zero
    return np.add.reduceat(parts, lines.starts[:-1])


def _boxes_of(points: Floats, starts: Ints) -> Floats:
    """(M, 4) the bounds of each line."""
    low = np.minimum.reduceat(points, starts[:-1], axis=0)
    high = np.maximum.reduceat(points, starts[:-1], axis=0)
    return np.concatenate((low, high), axis=1)


_SQUARE = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]])
