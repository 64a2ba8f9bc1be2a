"""Regions: what outlines enclose, grown, shrunk and put together, as shapely polygons."""

import math
from collections.abc import Callable, Iterable
from typing import Literal

import numpy as np
import numpy.typing as npt
import shapely
from shapely import MultiPolygon, Polygon

from gare_fab.base.errors import Refused
from gare_fab.base.messages import Message
from gare_fab.geometry.arrays import Bools, Floats, Ints, row_any
from gare_fab.geometry.crossings import MOST, crosses_more_often
from gare_fab.geometry.nesting import nested_polygons
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.scanline import windings

Region = Polygon | MultiPolygon
Regions = npt.NDArray[np.object_]

LEAST = 1e-9  # mm: by less, nothing is offset
SLIVER = 1e-12  # mm²: faces below have no inside to speak of
_POLYGON = 3  # as shapely counts kinds of geometries
_KINDS_OF_AREAS = (_POLYGON, 6)
GRID = 1e-6  # mm: what coordinates are rounded to where regions are united
_STEPS = 2.0**20  # to a mm, where they are cut again
_NEARLY = 1 - 1e-9
_OVERLAP = "T********"  # of DE-9IM: insides that have something in common
_JOINS: dict[str, Literal["mitre", "round", "bevel"]] = {
    "miter": "mitre",
    "round": "round",
    "bevel": "bevel",
}


def region_of(paths: Paths, rule_is_evenodd: bool) -> Region:  # noqa: FBT001 -- the contract
    """What the paths enclose by the even-odd or the nonzero rule; open paths count as closed.

    Outlines may cross themselves and each other. Without an inside the region is empty.
    """
    groups = np.zeros(len(paths), dtype=np.intp)
    region: Region = regions_of(paths, groups, np.array([rule_is_evenodd]))[0]
    return region


def regions_of(paths: Paths, groups: Ints, are_evenodd: Bools) -> Regions:
    """(G,) one region for each group of paths, by the rule of each.

    Groups whose rings neither cross nor touch take a path on whole arrays; the others are cut
    into faces, and each face is kept or not by how often the outlines go round it.
    """
    rings, kept = rings_of(paths)
    groups = groups[kept]
    polygons, owners, is_crossed = nested_polygons(rings, groups, are_evenodd)
    out = np.full(len(are_evenodd), Polygon(), dtype=np.object_)
    order = np.argsort(owners, kind="stable")
    found, begin, counts = np.unique(owners[order], return_index=True, return_counts=True)
    single = counts == 1
    out[found[single]] = polygons[order[begin[single]]]
    for group, start, count in zip(
        found[~single], begin[~single], counts[~single], strict=True
    ):
        out[group] = MultiPolygon(list(polygons[order[start : start + count]]))
    for group in np.flatnonzero(is_crossed):
        out[group] = _crossed(rings.take(groups == group), bool(are_evenodd[group]))
    return out


def rings_of(paths: Paths) -> tuple[Paths, Ints]:
    """The paths that can enclose something, each closed; and which of the paths they are."""
    is_open = row_any(paths.first != paths.last)
    kept = np.flatnonzero(paths.counts + is_open > 3)
    some = paths if len(kept) == len(paths) else paths.take(kept)
    return closed_where(some, np.ones(len(kept), dtype=np.bool_)), kept


def closed_where(paths: Paths, mask: Bools) -> Paths:
    """The same paths; open ones of the mask (three points or more) run back to their start."""
    opened = mask & (paths.counts > 2) & row_any(paths.first != paths.last)
    if not opened.any():
        return paths
    points = np.insert(paths.points, paths.starts[1:][opened], paths.first[opened], axis=0)
    return Paths.from_counts(points, paths.counts + opened)


def boundary(region: Region) -> Paths:
    """The region's rings, closed: outer ones counter-clockwise, holes clockwise."""
    return boundaries((region,))[0]


def boundaries(regions: Iterable[Region] | Regions) -> list[Paths]:
    """The boundary of each of the regions; points and lines among their parts have none."""
    wholes = np.array(list(regions), dtype=np.object_)
    parts, wholes_of = shapely.get_parts(wholes, return_index=True)
    is_area = (shapely.get_type_id(parts) == _POLYGON) & ~shapely.is_empty(parts)
    rings, parts_of = shapely.get_rings(parts[is_area], return_index=True)
    is_outer = np.diff(parts_of, prepend=-1) > 0
    points, ring = shapely.get_coordinates(rings, return_index=True)
    paths = Paths.from_counts(points, np.bincount(ring, minlength=len(rings)).astype(np.intp))
    paths = paths.reversed_where(shapely.is_ccw(rings) != is_outer)
    found = np.bincount(wholes_of[is_area][parts_of], minlength=len(wholes))
    ends = np.cumsum(found).tolist()
    return [paths.between(start, end) for start, end in zip([0, *ends], ends, strict=False)]


def offset(region: Region, by: float, tolerance: float = 0.01, join: str = "round") -> Region:
    """Grow (by > 0) or shrink the region by mm; what vanishes is left out, empty stays empty.

    Corners become arcs whose chords stay within the tolerance, or stay sharp (miter, up to
    five times `by`), or are cut (bevel); by zero nothing changes. Where an outline is hollow,
    GEOS drops vertices that matter by less than a hundredth of `by`.
    """
    if abs(by) < LEAST:
        return region
    parts = shapely.get_parts(region)  # one by one: much faster than together
    parts = shapely.buffer(
        parts, by, quad_segs=quarter_segments(by, tolerance), join_style=_JOINS[join]
    )
    if by > 0.0:
        return union(parts)
    return _together(parts)


def inset(region: Region, by: float, tolerance: float = 0.01) -> Region:
    """Shrink the region by mm, but leave parts that would vanish as they are."""
    parts = shapely.get_parts(region)
    smaller = shapely.buffer(parts, -by, quad_segs=quarter_segments(by, tolerance))
    return _together(np.where(shapely.is_empty(smaller), parts, smaller))


def _together(parts: Regions) -> Region:
    """Regions that lie apart as one."""
    parts = shapely.get_parts(parts)
    parts = parts[~shapely.is_empty(parts)]
    return parts[0] if len(parts) == 1 else MultiPolygon(list(parts))


def quarter_segments(radius: float, tolerance: float) -> int:
    """How many chords a quarter circle needs so that none leaves it by more."""
    share = max(tolerance / abs(radius), 1e-9) if radius else 2.0
    if share >= 1.0:
        return 2
    return min(max(2, math.ceil(math.pi / 4 / math.acos(1.0 - share))), 1000)


def union(regions: Iterable[Region] | Regions) -> Region:
    """All that lies in any of the regions; of none, the empty region."""
    parts = shapely.get_parts(np.array(list(regions), dtype=np.object_))
    one, other = shapely.STRtree(parts).query(parts, predicate="dwithin", distance=2 * GRID)
    meets = np.zeros(len(parts), dtype=np.bool_)
    meets[one[one != other]] = True  # the rest, often nearly all, need no overlay
    if not meets.any():
        return _together(parts)
    # on a grid: without one GEOS may lose polygons (libgeos issue 965)
    merged = _areas(shapely.union_all(parts[meets], grid_size=GRID))
    return _together(np.append(parts[~meets], shapely.get_parts(merged)))


def difference(region: Region, other: Region) -> Region:
    """What lies in the first and not in the second."""
    rest = _areas(shapely.difference(region, other))
    if rest.area >= region.area * _NEARLY and shapely.relate_pattern(region, other, _OVERLAP):
        return _again(shapely.difference, region, other, rest)
    return rest


def intersection(region: Region, other: Region) -> Region:
    """What lies in both."""
    both = shapely.intersection(region, other)
    if isinstance(both, Polygon | MultiPolygon):
        return both
    return _again(shapely.intersection, region, other, _areas(both))


def intersections(regions: Regions, other: Region) -> Regions:
    """What of each of the regions lies in the other."""
    with np.errstate(all="ignore"):  # where a region reaches beyond all numbers
        found = np.asarray(shapely.intersection(regions, other))
    for row in np.flatnonzero(~np.isin(shapely.get_type_id(found), _KINDS_OF_AREAS)).tolist():
        found[row] = intersection(regions[row], other)
    return found


def exclusion(region: Region, other: Region) -> Region:
    """What lies in one of them and not in both."""
    return _areas(shapely.symmetric_difference(region, other))


def _again(
    overlay: Callable[[Region, Region], shapely.Geometry],
    region: Region,
    other: Region,
    found: Region,
) -> Region:
    """An overlay that may be wrong, done again with coordinates of few binary digits.

    Where edges coincide but for the last digit GEOS 3.14 may lose what lies between them. What
    was found stays where the regions are no longer valid, moved by less than GRID.
    """
    try:
        return _areas(overlay(_steady(region), _steady(other)))
    except shapely.errors.GEOSException:
        return found


def _steady(region: Region) -> Region:
    return shapely.transform(region, lambda points: np.round(points * _STEPS) / _STEPS)


def _areas(geometry: shapely.Geometry) -> Region:
    """The areas of what may also hold points and lines."""
    if isinstance(geometry, Polygon | MultiPolygon):
        return geometry
    parts = shapely.get_parts(geometry)
    areas = [part for part in parts if isinstance(part, Polygon)]
    return areas[0] if len(areas) == 1 else MultiPolygon(areas)


def _crossed(rings: Paths, rule_is_evenodd: bool) -> Region:  # noqa: FBT001 -- as region_of
    """The region of rings that cross: all lines noded, all faces judged by a point inside."""
    if crosses_more_often(rings):
        raise Refused(
            Message(
                "An outline of {count} points crosses itself more than {most} times: it "
                "cannot be worked on as an area. Simplify it in the program it comes from.",
                {"count": len(rings.points), "most": MOST},
            )
        )
    noded = shapely.union_all(shapely.linestrings(rings.points, indices=rings.owners))
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    faces = faces[shapely.area(faces) > SLIVER]
    inside: Floats = shapely.get_coordinates(shapely.point_on_surface(faces))
    turns, edges = windings(rings, inside)
    kept = faces[edges % 2 == 1 if rule_is_evenodd else turns != 0]
    return _areas(shapely.coverage_union_all(kept)) if len(kept) else Polygon()
