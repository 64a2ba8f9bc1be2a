"""Coats: which paints of a drawing are not seen, as white on white paper or black on black."""

from dataclasses import dataclass

import numpy as np
import shapely

from gare_fab.base.errors import Refused
from gare_fab.geometry.arrays import Bools, Floats, Ints
from gare_fab.geometry.examination_cover import Coats, pairs_to_ask, unseen
from gare_fab.geometry.examination_specks import boxes_of
from gare_fab.geometry.regions import Regions, regions_of
from gare_fab.model.artwork import Shape
from gare_fab.pipeline.surveying import NOTHING, PAPER, Survey, bounds_of_item, is_solid

MANY_COLOURED = -1
MOST_COATS = 300_000
MOST_POINTS = 1_000_000  # of areas that are compared
WIDE = 0.2  # mm: thinner pens paint no more than their line
_Row = tuple[int, bool, int, bool, float]  # shape, is a line, colour, is solid, pen's width


def unseen_paints(survey: Survey) -> tuple[Bools, Bools] | None:
    """(S,) whose fill, (S,) whose stroke is not seen; None where that is too much to tell.

    A line of any colour but white counts as seen: lines are worked on whatever lies beneath.
    """
    fills = np.zeros(len(survey.shapes), np.bool_)
    strokes = fills.copy()
    has_any = (survey.fill != NOTHING).any() or (survey.stroke == PAPER).any()
    if not has_any or not len(survey.paths):
        return fills, strokes
    if 2 * len(survey.shapes) > MOST_COATS:
        return None
    painted = _Painted.of(survey)
    coats = painted.coats
    asked = (painted.shape >= 0) & (~painted.is_line | (coats.colours == PAPER))
    pairs = pairs_to_ask(coats, asked, PAPER)
    if pairs is None:
        return None
    areas = _areas(survey, painted, np.unique(np.concatenate(pairs)))
    if areas is None:
        return None
    found = unseen(coats, areas, asked, pairs, PAPER)
    fills[painted.shape[found & ~painted.is_line]] = True
    strokes[painted.shape[found & painted.is_line]] = True
    return fills, strokes


@dataclass(frozen=True, slots=True, eq=False)
class _Painted:
    """All coats in paint order: of which shape (NOTHING: a picture), and whether a line."""

    coats: Coats
    shape: Ints
    is_line: Bools
    width: Floats

    @classmethod
    def of(cls, survey: Survey) -> "_Painted":
        rows: list[_Row] = []
        which: list[int] = []
        more: list[tuple[float, ...]] = []
        count, number = len(survey.shapes), 0
        for item in survey.artwork.items:
            if isinstance(item, Shape):
                some = _rows_of(item, number, survey)
                which += [number] * len(some)
                number += 1
            else:
                some = [(NOTHING, False, MANY_COLOURED, False, 0.0)]
                which.append(count + len(more))
                more.append(bounds_of_item(item))
            rows += some
        shape, is_line, colour, solid, width = (
            np.array(column) for column in zip(*rows, strict=True)
        )
        boxes = np.concatenate((_boxes(survey), np.array(more).reshape(-1, 4)))
        grown = boxes[which] + 0.5 * width[:, None] * np.array((-1.0, -1.0, 1.0, 1.0))
        return cls(Coats(grown, colour, solid), shape, is_line, width)


def _boxes(survey: Survey) -> Floats:
    """(S, 4) the bounds of each shape; endless, the wrong way round, of one without paths."""
    of_paths, count = boxes_of(survey.paths), len(survey.shapes)
    low, high = np.full((count, 2), np.inf), np.full((count, 2), -np.inf)
    np.minimum.at(low, survey.shape, of_paths[:, :2])
    np.maximum.at(high, survey.shape, of_paths[:, 2:])
    return np.concatenate((low, high), axis=1)


def _rows_of(shape: Shape, number: int, survey: Survey) -> list[_Row]:
    """The coats of a shape: its area, then its line."""
    rows: list[_Row] = []
    if not len(shape.paths):
        return rows
    if shape.fill is not None:
        rows.append((number, False, int(survey.fill[number]), is_solid(shape), 0.0))
    if shape.stroke is not None:
        width = shape.stroke.width
        rows.append((number, True, int(survey.stroke[number]), False, width))
    return rows


def _areas(survey: Survey, painted: _Painted, needed: Ints) -> Regions | None:
    """The areas of the coats that are needed, None for the others; None where too large."""
    areas = np.full(len(painted.shape), None, dtype=np.object_)
    boxed = needed[painted.shape[needed] == NOTHING]
    areas[boxed] = shapely.box(*painted.coats.boxes[boxed].T)
    rest = needed[painted.shape[needed] != NOTHING]
    filled, drawn = rest[~painted.is_line[rest]], rest[painted.is_line[rest]]
    try:
        for some, make in ((filled, _fill_areas), (drawn, _line_areas)):
            if len(some):
                made = make(survey, painted, some)
                if made is None:
                    return None
                areas[some] = made
    except Refused:  # an outline crosses itself too often for an area
        return None
    return areas


def _paths_of(survey: Survey, shapes: Ints) -> tuple[Ints, Ints]:
    """The paths of some shapes, and the place of each one's shape among them."""
    place = np.full(len(survey.shapes), NOTHING, dtype=np.intp)
    place[shapes] = np.arange(len(shapes))
    which = np.flatnonzero(place[survey.shape] >= 0)
    return which, place[survey.shape[which]]


def _fill_areas(survey: Survey, painted: _Painted, some: Ints) -> Regions | None:
    shapes = painted.shape[some]
    which, groups = _paths_of(survey, shapes)
    paths = survey.paths.take(which)
    if len(paths.points) > MOST_POINTS:
        return None
    return regions_of(paths, groups, survey.are_evenodd[shapes])


def _line_areas(survey: Survey, painted: _Painted, some: Ints) -> Regions | None:
    """The lines themselves, those of wide pens as wide as they are."""
    shapes = painted.shape[some]
    which, groups = _paths_of(survey, shapes)
    long = survey.paths.counts[which] > 1
    which, groups = which[long], groups[long]
    paths = survey.paths.take(which)
    if len(paths.points) > MOST_POINTS:
        return None
    out = np.full(len(some), shapely.Point(), dtype=np.object_)
    if len(which):
        lines = np.asarray(shapely.linestrings(paths.points, indices=paths.owners), np.object_)
        found, begin = np.unique(groups, return_index=True)
        for place, part in zip(found.tolist(), np.split(lines, begin[1:]), strict=True):
            out[place] = shapely.MultiLineString(list(part))
    wide = painted.width[some] > WIDE
    out[wide] = shapely.buffer(out[wide], painted.width[some][wide] / 2)
    return out
