"""Extents: how far a gradient that is not extended beyond its ends paints."""

import math

import numpy as np
import shapely

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.regions import Region, difference, intersection, union
from gare_fab.readers.pdf.items import Box, Shade
from gare_fab.readers.pdf.meshes import Meshes
from gare_fab.readers.pdf.objects import (
    Dictionary,
    array,
    dictionary,
    number,
    numbers,
    truth,
)

_OF_FUNCTION, _AXIAL, _RADIAL = 1, 2, 3
_MESHES = (4, 5, 6, 7)
_ROUND = 128  # corners of a circle


def extent(shade: Shade, box: Box, meshes: Meshes) -> Region | None:
    """The part of a box in mm that a shading paints; None where that is all of it."""
    entries = dictionary(shade.source)
    affine = shading_affine(shade)
    own = entries.get("/Shading")
    shading = entries if own is None else dictionary(own)
    has_ground = own is not None and shading.get("/Background") is not None
    if not affine.determinant or not shading.get("/ShadingType") or has_ground:
        return None
    reach = _reach(affine, box)
    kind, region = number(shading.get("/ShadingType")), None
    if kind == _OF_FUNCTION:
        region = _domain(shading)
    elif kind == _AXIAL:
        region = _strip(shading, reach)
    elif kind == _RADIAL:
        region = _cone(shading, reach)
    elif kind in _MESHES:
        region = meshes.area(shade.source if own is None else own)
    limits = numbers(shading.get("/BBox"))
    if len(limits) == 4:
        inside = shapely.box(*limits)
        region = inside if region is None else intersection(region, inside)
    return None if region is None else shapely.transform(region, affine.apply)


def shading_affine(shade: Shade) -> Affine:
    """The map from a shading's own space, or a pattern's, to mm."""
    own = numbers(dictionary(shade.source).get("/Matrix"))
    is_pattern = "/PatternType" in dictionary(shade.source)
    return shade.affine @ Affine(*own) if is_pattern and len(own) == 6 else shade.affine


def _reach(affine: Affine, box: Box) -> float:
    """A length in the shading's space that leads out of the box from anywhere near it."""
    corners = np.array([(x, y) for x in box[::2] for y in box[1::2]])
    return float(np.abs(affine.inverse().apply(corners)).max()) * 4 + 1.0


def _extends(shading: Dictionary) -> tuple[bool, bool]:
    given = [truth(each) is True for each in array(shading.get("/Extend"))]
    return (given[0], given[1]) if len(given) == 2 else (False, False)


def _domain(shading: Dictionary) -> Region:
    """Where a function of two places is defined."""
    given, own = numbers(shading.get("/Domain")), numbers(shading.get("/Matrix"))
    x0, x1, y0, y1 = given if len(given) == 4 else (0.0, 1.0, 0.0, 1.0)
    corners = np.array(((x0, y0), (x1, y0), (x1, y1), (x0, y1)))
    return shapely.Polygon((Affine(*own) if len(own) == 6 else Affine()).apply(corners))


def _strip(shading: Dictionary, reach: float) -> Region | None:
    """Between the ends of an axis, and beyond those that it extends over."""
    coords = numbers(shading.get("/Coords"))
    before, after = _extends(shading)
    if len(coords) != 4 or (before and after):
        return None
    x0, y0, x1, y1 = coords
    length = math.hypot(x1 - x0, y1 - y0)
    if not length:
        return None
    along = np.array((x1 - x0, y1 - y0)) / length
    across = np.array((-along[1], along[0])) * (reach + length + abs(x0) + abs(y0))
    far = along * (reach + length + abs(x0) + abs(y0))
    begin = np.array((x0, y0)) - (far if before else 0)
    end = np.array((x1, y1)) + (far if after else 0)
    return shapely.Polygon((begin + across, begin - across, end - across, end + across))


def _cone(shading: Dictionary, reach: float) -> Region | None:
    """The circles from the first to the last, and beyond those ends that it extends over."""
    coords = numbers(shading.get("/Coords"))
    if len(coords) != 6:
        return None
    before, after = _extends(shading)
    x0, y0, r0, x1, y1, r1 = coords
    way = math.hypot(x1 - x0, y1 - y0)
    if abs(r1 - r0) < way:
        far = (reach + way + r0 + r1 + abs(x0) + abs(y0)) / way
        tip = r0 / (r0 - r1) if r0 != r1 else math.inf  # where circles have shrunk to a point
        low = (max(tip, -far) if tip <= 0 else -far) if before else 0.0
        high = (min(tip, far) if tip > 0 else far) if after else 1.0
        ends = [
            _circle(x0 + s * (x1 - x0), y0 + s * (y1 - y0), max(r0 + s * (r1 - r0), 0.0))
            for s in (low, high)
        ]
        hull = union(ends).convex_hull
        return hull if isinstance(hull, shapely.Polygon) else shapely.Polygon()
    if (after and r1 >= r0) or (before and r0 >= r1):
        return None
    first, last = _circle(x0, y0, r0), _circle(x1, y1, r1)
    inner, outer, is_whole = (first, last, before) if r0 < r1 else (last, first, after)
    return outer if is_whole else difference(outer, inner)


def _circle(x: float, y: float, radius: float) -> shapely.Polygon:
    angles = np.linspace(0.0, 2 * math.pi, _ROUND, endpoint=False)
    rim = np.stack((x + radius * np.cos(angles), y + radius * np.sin(angles)), axis=1)
    return shapely.Polygon(rim)
