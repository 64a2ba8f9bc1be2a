"""Strokes: pens in their own space become strokes in mm, or the areas that they paint."""

import math

import shapely

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import Region
from gare_fab.geometry.strokes import Pen as Nib
from gare_fab.geometry.strokes import stroke_area
from gare_fab.model.artwork import Stroke
from gare_fab.model.paint import Paint
from gare_fab.readers.pdf.items import Pen

_HAIRLINE = 0.1  # mm: "the thinnest line that the device can draw"
_WIDEST = 1e6  # mm
_MOST_DASHES = 5000
_UNEVEN = 0.05  # mm: strokes whose width varies by more are areas
_WIDE = 0.5  # mm: a wider stroke that a clip cuts is an area
_DIAGONAL = 1.5  # of half the width: the corner of a square cap
_CAPS = ("butt", "round", "square")
_JOINS = ("miter", "round", "bevel")


def stroke_of(pen: Pen, paint: Paint) -> Stroke:
    """The stroke in mm; of a width that varies with the direction, the mean."""
    most, least = _stretches(pen.affine)
    scale = math.sqrt(most * least) or most
    return Stroke(
        paint,
        min(pen.width * scale, _WIDEST) or _HAIRLINE,
        *_ends(pen),
        pen.miter_limit,
        tuple(dash * scale for dash in pen.dash),
        pen.dash_offset * scale,
    )


def hairline(paint: Paint) -> Stroke:
    """The thinnest line."""
    return Stroke(paint, _HAIRLINE)


def is_uneven(pen: Pen) -> bool:
    """Whether a pen is much wider in one direction than in the other."""
    most, least = _stretches(pen.affine)
    return least > 0 and pen.width * (most - least) > _UNEVEN


def is_wide(stroke: Stroke) -> bool:
    """Whether a stroke is so wide that where its ends lie is seen."""
    return stroke.width > _WIDE


def has_few_dashes(paths: Paths, stroke: Stroke) -> bool:
    """Whether the dashes are few enough to be outlined one by one."""
    return not stroke.dash or float(paths.lengths.sum()) < _MOST_DASHES * sum(stroke.dash)


def painted(paths: Paths, pen: Pen, tolerance: float) -> Region:
    """What a pen paints, found where the pen is round."""
    affine = pen.affine
    linear = Affine(affine.a, affine.b, affine.c, affine.d)
    most, least = _stretches(affine)
    if not least:
        return shapely.Polygon()
    width = min(pen.width, _WIDEST / most) or _HAIRLINE / most
    nib = Nib(width, *_ends(pen), pen.miter_limit, pen.dash, pen.dash_offset)
    region = stroke_area(paths.moved_by(linear.inverse()), nib, tolerance / most)
    return shapely.transform(region, linear.apply)


def area_of(paths: Paths, stroke: Stroke, tolerance: float) -> Region:
    """What a stroke in mm paints along paths."""
    ends = (stroke.cap, stroke.join, stroke.miter_limit)
    nib = Nib(stroke.width, *ends, stroke.dash, stroke.dash_offset)
    return stroke_area(paths, nib, tolerance)


def reach(pen: Pen) -> float:
    """How far in mm what a pen paints may lie from the line."""
    ends = max(pen.miter_limit if _ends(pen)[1] == "miter" else 1.0, _DIAGONAL)
    return min(pen.width * _stretches(pen.affine)[0], _WIDEST) / 2 * ends


def _ends(pen: Pen) -> tuple[str, str]:
    """The names of its cap and its join."""
    return (
        _CAPS[pen.cap] if 0 <= pen.cap < len(_CAPS) else "butt",
        _JOINS[pen.join] if 0 <= pen.join < len(_JOINS) else "miter",
    )


def _stretches(affine: Affine) -> tuple[float, float]:
    """The greatest and the least length factor of a map."""
    most = affine.stretch
    is_usable = most > 0 and math.isfinite(most)
    return (most, abs(affine.determinant) / most) if is_usable else (1.0, 0.0)
