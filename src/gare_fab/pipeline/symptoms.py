"""Symptoms: what looks wrong in a drawing, and where; `repairing` can mend most of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely

from gare_fab.geometry.arrays import Bools, Floats, Ints
from gare_fab.geometry.dashes import dash_count
from gare_fab.geometry.doubles import SEARCHES, double_runs
from gare_fab.geometry.examination_crossings import tangled
from gare_fab.geometry.examination_gaps import Gaps, gaps_of
from gare_fab.geometry.examination_specks import boxes_of, outliers, specks
from gare_fab.geometry.examination_thin import thin_areas
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import Regions, closed_where
from gare_fab.model.artwork import Shape
from gare_fab.model.paint import Paint
from gare_fab.pipeline.surveying import NOTHING, Survey, bounds_of_item

DOUBLE = 0.02  # mm between lines that are the same
MANY = 200_000  # segments of a colour; of more, only like segments and straight ones are told
TOO_MANY = 2_000_000  # segments of a colour, of which doubles are not looked for
HAIR = 4  # of 255: colours that differ by no more in any channel are the same
MOST_COLOURS = 64  # of more, shades are meant


@dataclass(frozen=True, slots=True, eq=False)
class Doubles:
    """Paths of one colour, and what of them is double: intervals of their common axis."""

    which: Ints
    paths: Paths
    low: Floats
    high: Floats


def doubles(survey: Survey, *, is_thorough: bool) -> Iterator[Doubles]:
    """What is drawn twice in one colour, colour by colour; colours without are left out."""
    groups = np.where(survey.drawn, survey.line_groups, NOTHING)
    order = np.argsort(groups, kind="stable")
    order = order[groups[order] != NOTHING]
    ends = np.flatnonzero(np.diff(groups[order])) + 1
    for which in np.split(order, ends):
        paths = survey.paths.take(which)
        count = len(paths.segments)
        if count < 2 or (count > TOO_MANY and not is_thorough):
            continue
        searches = SEARCHES if is_thorough or count <= MANY else SEARCHES[-1:]
        low, high = double_runs(paths, DOUBLE, searches)
        if len(low):
            yield Doubles(which, paths, low, high)


def has_too_many(survey: Survey) -> bool:
    """Whether doubles are not looked for in all colours."""
    drawn = survey.drawn
    counts = np.bincount(survey.line_groups[drawn], weights=survey.paths.counts[drawn])
    return bool((counts > TOO_MANY).any())


def gaps(survey: Survey, within: float) -> Gaps:
    """Ends of lines of one colour that nearly meet."""
    groups = np.where(survey.drawn, survey.line_groups, NOTHING)
    return gaps_of(survey.paths, groups, within)


def speck_paths(survey: Survey, largest: float) -> Bools:
    """(M,) which paths are too small to be meant; a dot of a wide round pen is not."""
    is_round = np.array([_is_round(shape) for shape in survey.shapes], np.bool_)
    has_length = survey.paths.lengths > 0.0
    shows = has_length | is_round[survey.shape]
    widths = np.where(shows, survey.width[survey.shape], 0.0)
    return specks(survey.paths, widths, largest)


def _is_round(shape: Shape) -> bool:
    return shape.stroke is not None and shape.stroke.cap != "butt"


def outlying_paths(survey: Survey) -> Bools:
    """(M,) which paths lie far off the rest of the drawing, its pictures included."""
    boxes, weights = boxes_of(survey.paths), survey.paths.lengths
    others = [
        bounds_of_item(item) for item in survey.artwork.items if not isinstance(item, Shape)
    ]
    more = np.array(others, dtype=np.float64).reshape(-1, 4)
    around = 2 * (more[:, 2:] - more[:, :2]).sum(axis=1)
    far = outliers(np.concatenate((boxes, more)), np.concatenate((weights, around)))
    return far[: len(boxes)]


def tangled_paths(survey: Survey) -> tuple[Paths, Bools]:
    """All paths, those that are filled closed; and which closed ones meet themselves."""
    paths = closed_where(survey.paths, (survey.fill != NOTHING)[survey.shape])
    closed = np.flatnonzero(paths.closed)
    found = np.zeros(len(paths), dtype=np.bool_)
    found[closed] = tangled(paths.take(closed))
    return paths, found


def hairline_shapes(survey: Survey, widest: float) -> tuple[Ints, Regions, Floats]:
    """Which shapes are areas so thin that a line was meant; their areas, and widths."""
    which = np.flatnonzero((survey.fill != NOTHING) & (survey.stroke == NOTHING))
    number = np.full(len(survey.shapes), NOTHING, dtype=np.intp)
    number[which] = np.arange(len(which))
    of_these = number[survey.shape] >= 0
    paths, groups = survey.paths.take(of_these), number[survey.shape[of_these]]
    found, areas, widths = thin_areas(paths, groups, survey.are_evenodd[which], widest)
    return which[found], areas, widths


def near_colours(survey: Survey) -> dict[Paint, Paint]:
    """Colours that differ by a hair from one that is used more: what each is to become."""
    used: Counter[Paint] = Counter()
    for shape in survey.shapes:
        used.update(paint for paint in paints_of(shape) if not paint.spot)
    if len(used) > MOST_COLOURS:
        return {}
    kept: list[Paint] = []
    become: dict[Paint, Paint] = {}
    for paint, _ in sorted(used.items(), key=lambda pair: (-pair[1], pair[0].hexadecimal)):
        near = next((other for other in kept if _is_like(paint, other)), None)
        if near is None:
            kept.append(paint)
        else:
            become[paint] = near
    return become


def dashed_shapes(survey: Survey) -> Ints:
    """The rows of the shapes whose lines are drawn dashed."""
    return np.array(
        [
            row
            for row, shape in enumerate(survey.shapes)
            if shape.stroke is not None and dash_count(shape.paths, shape.stroke.dash) > 0
        ],
        dtype=np.intp,
    )


def paints_of(shape: Shape) -> tuple[Paint, ...]:
    """What a shape is painted with."""
    stroke = shape.stroke.paint if shape.stroke is not None else None
    return tuple(paint for paint in (shape.fill, stroke) if paint is not None)


def _is_like(one: Paint, other: Paint) -> bool:
    pairs = ((one.red, other.red), (one.green, other.green), (one.blue, other.blue))
    is_near = all(abs(mine - theirs) <= HAIR for mine, theirs in pairs)
    return is_near and one.alpha == other.alpha


def centres(areas: Regions) -> Floats:
    """(K, 2) the middle of what each area spans."""
    bounds: Floats = shapely.bounds(areas).reshape(-1, 4)
    return 0.5 * (bounds[:, :2] + bounds[:, 2:])
