"""Which rings lie inside which, and the polygons of rings that neither cross nor touch.

Words: a *container* of a ring is another ring round it; a ring is a *shell* where the region
lies inside it and not outside, a *hole* where it is the other way, else it bounds nothing.
"""

import numpy as np
import numpy.typing as npt
import shapely

from gare_fab.geometry.arrays import Bools, Floats, Ints
from gare_fab.geometry.crossings import crosses_more_often
from gare_fab.geometry.paths import Paths

Geometries = npt.NDArray[np.object_]
LONG = 20_000  # points from which on a ring's crossings are counted first


def signed_areas(rings: Paths) -> Floats:
    """(M,) mm² that each closed ring encloses, negative where it runs clockwise."""
    first = rings.segments
    owner = np.repeat(np.arange(len(rings), dtype=np.intp), rings.counts - 1)
    here = rings.points - np.repeat(rings.first, rings.counts, axis=0)  # near 0: exact
    ahead = here[first + 1]
    here = here[first]
    twice = here[:, 0] * ahead[:, 1] - here[:, 1] * ahead[:, 0]
    return 0.5 * np.bincount(owner, weights=twice, minlength=len(rings)).astype(np.float64)


def depths(rings: Paths) -> Ints:
    """(M,) how many other closed rings go round the first point of each."""
    if len(rings) < 2:
        return np.zeros(len(rings), dtype=np.intp)
    inner, _ = _containers(rings, np.zeros(len(rings), dtype=np.intp))
    return np.bincount(inner, minlength=len(rings)).astype(np.intp)


def parents(points: Floats, rings: Paths) -> Ints:
    """(K,) the smallest closed ring round each point, -1 where there is none.

    The first points belong to the rings in their order; round those only larger rings count,
    so that no two lie in each other.
    """
    found = np.full(len(points), -1, dtype=np.intp)
    if not len(rings):
        return found
    shapes = _filled(rings)
    inner, outer = shapely.STRtree(shapes).query(shapely.points(points))
    shapely.prepare(shapes)
    size = np.abs(signed_areas(rings))
    own = np.concatenate((size, np.zeros(max(len(points) - len(rings), 0))))
    is_in = (size[outer] > own[inner]) & shapely.contains_xy(shapes[outer], *points[inner].T)
    inner, outer = inner[is_in], outer[is_in]
    smallest_last = np.lexsort((outer, -size[outer]))
    found[inner[smallest_last]] = outer[smallest_last]
    return found


def nested_polygons(
    rings: Paths, groups: Ints, are_evenodd: Bools
) -> tuple[Geometries, Ints, Bools]:
    """The polygons of all groups whose rings are simple and apart, by each group's rule.

    Returns the polygons, the group of each, and (G,) which groups have crossing or touching
    rings and so got none.
    """
    is_crossed = np.zeros(len(are_evenodd), dtype=np.bool_)
    nothing = np.zeros(0, dtype=np.object_)
    if not len(rings):
        return nothing, np.zeros(0, dtype=np.intp), is_crossed
    hopeless = _hopeless(rings)
    is_crossed[groups[hopeless]] = True
    hopeful = np.flatnonzero(~is_crossed[groups])
    shapes = _filled(rings.take(hopeful))
    is_crossed[groups[hopeful[~shapely.is_valid(shapes)]]] = True
    is_crossed[groups[hopeful[_touching(shapes, groups[hopeful])]]] = True
    good = np.flatnonzero(~is_crossed[groups])
    if not len(good):
        return nothing, np.zeros(0, dtype=np.intp), is_crossed
    polygons, owners = _polygons(rings.take(good), groups[good], are_evenodd)
    return polygons, owners, is_crossed


def _hopeless(rings: Paths) -> Ints:
    """The long rings that cross themselves so often that GEOS would look at them for hours."""
    long = np.flatnonzero(rings.counts > LONG).tolist()
    return np.array([ring for ring in long if crosses_more_often(rings.take([ring]))], np.intp)


def _filled(rings: Paths) -> Geometries:
    """What each ring encloses; one that crosses itself is no valid polygon."""
    closed = shapely.linearrings(rings.points, indices=rings.owners)
    return np.asarray(shapely.polygons(np.asarray(closed, dtype=np.object_)), np.object_)


def _touching(shapes: Geometries, groups: Ints) -> Ints:
    """The rings that meet another ring of their group."""
    some = np.flatnonzero(np.bincount(groups)[groups] > 1)
    if not len(some):
        return some
    lines = shapely.boundary(shapes[some])
    one, other = shapely.STRtree(lines).query(lines, predicate="intersects")
    met = (one != other) & (groups[some[one]] == groups[some[other]])
    touching: Ints = some[one[met]]
    return touching


def _containers(rings: Paths, groups: Ints) -> tuple[Ints, Ints]:
    """Pairs (ring, a container of the same group)."""
    some = np.flatnonzero(np.bincount(groups)[groups] > 1)
    if not len(some):
        return some, some
    rings = rings.take(some)
    shapes = _filled(rings)
    inner, outer = shapely.STRtree(shapes).query(shapely.points(rings.first))
    apart = (inner != outer) & (groups[some[inner]] == groups[some[outer]])
    inner, outer = inner[apart], outer[apart]
    shapely.prepare(shapes)
    within = shapely.contains_xy(shapes[outer], *rings.first[inner].T)
    return some[inner[within]], some[outer[within]]


def _polygons(rings: Paths, groups: Ints, are_evenodd: Bools) -> tuple[Geometries, Ints]:
    inner, outer = _containers(rings, groups)
    number = len(rings)
    turn = np.where(signed_areas(rings) > 0, 1, -1)
    depth = np.bincount(inner, minlength=number).astype(np.intp)
    around = np.bincount(inner, weights=turn[outer], minlength=number).astype(np.intp)
    evenodd = are_evenodd[groups]
    is_out = np.where(evenodd, depth % 2 == 1, around != 0)  # the region lies outside the ring
    is_in = np.where(evenodd, depth % 2 == 0, around + turn != 0)
    is_shell, is_hole = is_in & ~is_out, is_out & ~is_in
    parent = np.arange(number, dtype=np.intp)
    real = is_hole[inner] & is_shell[outer]
    order = np.lexsort(
        (depth[outer[real]], inner[real])
    )  # the deepest container last: it wins
    parent[inner[real][order]] = outer[real][order]
    kept = np.flatnonzero(is_shell | is_hole)
    kept = kept[np.lexsort((kept, is_hole[kept], parent[kept]))]
    if not len(kept):
        return np.zeros(0, dtype=np.object_), kept
    ordered = rings.take(kept)
    shells = np.flatnonzero(is_shell[kept])
    offsets = (ordered.starts, np.append(shells, len(kept)))
    polygons = shapely.from_ragged_array(
        shapely.GeometryType.POLYGON, np.array(ordered.points), offsets
    )
    return polygons, groups[kept[shells]]
