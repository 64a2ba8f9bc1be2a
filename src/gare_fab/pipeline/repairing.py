"""Repairs of a drawing after it was read: pure functions, each of which says what it did.

What a repair does not touch stays the very same object.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import shapely

from gare_fab.base.errors import Refused
from gare_fab.base.messages import Message
from gare_fab.base.progress import SILENT, Progress
from gare_fab.geometry.arrays import Bools, Floats
from gare_fab.geometry.dashes import dash_count, dashed
from gare_fab.geometry.examination_crossings import crossings
from gare_fab.geometry.examination_gaps import gaps_closed
from gare_fab.geometry.examination_points import repeats, simplified
from gare_fab.geometry.examination_thin import middle_lines
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import boundary, region_of
from gare_fab.geometry.spans import between, common_axis, owners_of, stretches
from gare_fab.model.artwork import (
    Artwork,
    FillRule,
    Finding,
    FindingCode,
    FindingKind,
    Shape,
    Source,
    Stroke,
)
from gare_fab.model.paint import Paint
from gare_fab.model.repairs import Repairs
from gare_fab.pipeline.coats import unseen_paints
from gare_fab.pipeline.findings import finding_at, middles
from gare_fab.pipeline.surveying import NOTHING, Survey
from gare_fab.pipeline.symptoms import (
    Doubles,
    dashed_shapes,
    doubles,
    gaps,
    hairline_shapes,
    near_colours,
    outlying_paths,
    speck_paths,
    tangled_paths,
)

MOST_LINES = 5000  # of hairlines that are made in one drawing
MOST_DASHES = 100_000  # of one shape

Mended = tuple[Artwork, Finding | None]
Repair = Callable[[Survey, Repairs], Mended]


def repaired(artwork: Artwork, repairs: Repairs, progress: Progress = SILENT) -> Artwork:
    """The drawing, mended as asked; its source keeps the words, its findings say what is done.

    Without a word it is the very same drawing.
    """
    words, source = dict(repairs.words), artwork.origin
    if not words or not isinstance(source, Source):
        return artwork
    findings = artwork.findings
    for index, (name, repair) in enumerate(REPAIRS):
        progress.report(index / len(REPAIRS))
        if name in words:
            artwork, finding = repair(Survey.of(artwork), repairs)
            if finding is not None:
                findings += (replace(finding, fix=f"{name}={words[name]}"),)
    return replace(artwork, origin=replace(source, repairs=repairs), findings=findings)


def _clean_points(survey: Survey, repairs: Repairs) -> Mended:
    del repairs
    twice = repeats(survey.paths)
    said = finding_at(
        FindingKind.REPAIRED,
        FindingCode.REPEATED_POINTS,
        Message("Points that were there twice are removed."),
        int(twice.sum()),
        survey.paths.points[twice],
    )
    touched = np.zeros(len(survey.shapes), np.bool_)
    touched[survey.shape[survey.paths.owners[twice]]] = True
    return survey.with_paths(survey.paths.without_repeats(), survey.shape, touched), said


def _drop_outliers(survey: Survey, repairs: Repairs) -> Mended:
    del repairs
    message = Message("What lay far off the rest is removed.")
    return _dropped(survey, outlying_paths(survey), FindingCode.OUTLIERS, message)


def _drop_specks(survey: Survey, repairs: Repairs) -> Mended:
    message = Message("Specks are removed.")
    tiny = speck_paths(survey, repairs.drop_specks)
    if tiny.all():
        return survey.artwork, None
    return _dropped(survey, tiny, FindingCode.SPECKS, message)


def _dropped(survey: Survey, gone: Bools, code: FindingCode, message: Message) -> Mended:
    said = finding_at(
        FindingKind.REPAIRED, code, message, int(gone.sum()), middles(survey.paths.take(gone))
    )
    touched = np.zeros(len(survey.shapes), np.bool_)
    touched[survey.shape[gone]] = True
    left = survey.paths.take(~gone)
    return survey.with_paths(left, survey.shape[~gone], touched), said


def _merge_colours(survey: Survey, repairs: Repairs) -> Mended:
    del repairs
    become = near_colours(survey)
    changed = {}
    for index, shape in enumerate(survey.shapes):
        recoloured = _recoloured(shape, become)
        if recoloured is not shape:
            changed[index] = (recoloured,)
    if not changed:
        return survey.artwork, None
    message = Message("Colours that hardly differed are merged.")
    said = Finding(FindingKind.REPAIRED, message, len(become), code=FindingCode.NEAR_COLOURS)
    return survey.with_shapes(changed), said


def _recoloured(shape: Shape, become: dict[Paint, Paint]) -> Shape:
    if shape.fill is not None and shape.fill in become:
        shape = replace(shape, fill=become[shape.fill])
    if shape.stroke is not None and shape.stroke.paint in become:
        stroke = replace(shape.stroke, paint=become[shape.stroke.paint])
        shape = replace(shape, stroke=stroke)
    return shape


def _drop_unseen(survey: Survey, repairs: Repairs) -> Mended:
    del repairs
    found = unseen_paints(survey)
    if found is None:
        return survey.artwork, None
    fills, strokes = found
    changed: dict[int, tuple[Shape, ...]] = {}
    for index in np.flatnonzero(fills | strokes).tolist():
        shape = survey.shapes[index]
        fill = None if fills[index] else shape.fill
        stroke = None if strokes[index] else shape.stroke
        left = replace(shape, fill=fill, stroke=stroke)
        changed[index] = (left,) if fill is not None or stroke is not None else ()
    said = finding_at(
        FindingKind.REPAIRED,
        FindingCode.UNSEEN,
        Message("What is not seen on white paper is removed."),
        len(changed),
        middles(survey.paths.take((fills | strokes)[survey.shape])),
    )
    return survey.with_shapes(changed), said


def _untangle(survey: Survey, repairs: Repairs) -> Mended:
    """Areas without a line become the rings round what they paint: they look the same."""
    del repairs
    paths, found = tangled_paths(survey)
    which = np.flatnonzero(found & (survey.stroke == NOTHING)[survey.shape])
    owners, places = crossings(paths.take(which))
    changed: dict[int, tuple[Shape, ...]] = {}
    for index in np.unique(survey.shape[which[owners]]).tolist():
        shape = survey.shapes[index]
        try:
            region = region_of(shape.paths, shape.fill_rule is FillRule.EVENODD)
        except Refused:  # too many crossings
            continue
        outline = boundary(region)
        changed[index] = (replace(shape, paths=outline),) if len(outline) else ()
    said = finding_at(
        FindingKind.REPAIRED,
        FindingCode.SELF_CROSSINGS,
        Message("Areas that crossed themselves are untangled."),
        len(changed),
        places,
    )
    return survey.with_shapes(changed), said


def _lines_of_hairlines(survey: Survey, repairs: Repairs) -> Mended:
    which, areas, widths = hairline_shapes(survey, repairs.lines_of_hairlines)
    changed: dict[int, tuple[Shape, ...]] = {}
    places: list[Floats] = []
    for index, area, width in zip(
        which[:MOST_LINES].tolist(), areas, widths.tolist(), strict=False
    ):
        lines = middle_lines(area)
        fill = survey.shapes[index].fill
        if lines is not None and fill is not None:
            line = replace(
                survey.shapes[index], paths=lines, fill=None, stroke=Stroke(fill, width)
            )
            changed[index] = (line,)
            places.append(shapely.bounds(area).reshape(2, 2).mean(axis=0))
    said = finding_at(
        FindingKind.REPAIRED,
        FindingCode.HAIRLINES,
        Message("Thin areas are lines now."),
        len(changed),
        np.array(places).reshape(-1, 2),
    )
    return survey.with_shapes(changed), said


def _drop_doubles(survey: Survey, repairs: Repairs) -> Mended:
    del repairs
    touched = np.zeros(len(survey.shapes), np.bool_)
    lost = np.zeros(len(survey.paths), np.bool_)
    pieces: list[Paths] = []
    owners = []
    places: list[Floats] = [np.zeros((0, 2))]
    for part in doubles(survey, is_thorough=True):
        along = common_axis(part.paths)
        hit = owners_of(part.paths, along, part.low)
        lost[part.which[hit]] = True
        touched[survey.shape[part.which[hit]]] = True
        left, owner = _left_over(part, along, hit)
        pieces.append(left)
        owners.append(part.which[owner])
        middle = 0.5 * (part.low + part.high)
        x, y = (np.interp(middle, along, part.paths.points[:, axis]) for axis in (0, 1))
        places.append(np.column_stack((x, y)))
    kept = np.flatnonzero(~lost)
    owner = np.concatenate((kept, *owners))
    order = np.argsort(owner, kind="stable")
    lines = Paths.joined((survey.paths.take(kept), *pieces)).take(order)
    where = np.concatenate(places)
    said = finding_at(
        FindingKind.REPAIRED,
        FindingCode.DOUBLE_LINES,
        Message("Double lines are removed."),
        len(where),
        where,
    )
    return _with_lines(survey, lines, survey.shape[owner[order]], touched), said


def _left_over(part: Doubles, along: Floats, hit: np.ndarray) -> tuple[Paths, np.ndarray]:
    """What is left of the paths that are hit; and of which path each piece is."""
    begin, end = between(part.paths, along, part.low, part.high)
    owner = owners_of(part.paths, along, begin)
    some = np.isin(owner, hit)
    return stretches(part.paths, along, begin[some], end[some]), owner[some]


def _with_lines(survey: Survey, lines: Paths, owners: np.ndarray, touched: Bools) -> Artwork:
    """The drawing with other lines; what is filled as well keeps its area as it is."""
    ends = np.searchsorted(owners, np.arange(len(survey.shapes) + 1))
    changed: dict[int, tuple[Shape, ...]] = {}
    for index in np.flatnonzero(touched).tolist():
        shape = survey.shapes[index]
        some = lines.take(np.arange(ends[index], ends[index + 1]))
        area = (replace(shape, stroke=None),) if shape.fill is not None else ()
        line = (replace(shape, paths=some, fill=None),) if len(some) else ()
        changed[index] = area + line
    return survey.with_shapes(changed)


def _close_gaps(survey: Survey, repairs: Repairs) -> Mended:
    found = gaps(survey, repairs.close_gaps)
    said = finding_at(
        FindingKind.REPAIRED,
        FindingCode.OPEN_GAPS,
        Message("Gaps of up to {gap} mm are closed.", {"gap": repairs.close_gaps}),
        len(found.middle),
        found.middle,
    )
    rows = np.concatenate((found.one, found.other))
    touched = np.zeros(len(survey.shapes), np.bool_)
    touched[survey.shape[survey.paths.owners[rows]]] = True
    return survey.with_paths(gaps_closed(survey.paths, found), survey.shape, touched), said


def _cut_dashes(survey: Survey, repairs: Repairs) -> Mended:
    """Each dash becomes a line of its own; what would be too many stays solid."""
    del repairs
    changed: dict[int, tuple[Shape, ...]] = {}
    for index in dashed_shapes(survey).tolist():
        shape = survey.shapes[index]
        stroke = shape.stroke
        if stroke is None or dash_count(shape.paths, stroke.dash) > MOST_DASHES:
            continue
        lines = dashed(shape.paths, stroke.dash, stroke.dash_offset)
        plain = replace(stroke, dash=(), dash_offset=0.0)
        area = (replace(shape, stroke=None),) if shape.fill is not None else ()
        changed[index] = (*area, replace(shape, paths=lines, fill=None, stroke=plain))
    said = finding_at(
        FindingKind.REPAIRED,
        FindingCode.DASHES,
        Message("Dashed lines are cut into their dashes."),
        len(changed),
        middles(survey.paths.take(np.isin(survey.shape, list(changed)))),
    )
    return survey.with_shapes(changed), said


def _fewer_points(survey: Survey, repairs: Repairs) -> Mended:
    paths = simplified(survey.paths, repairs.fewer_points)
    gone = len(survey.paths.points) - len(paths.points)
    if not gone:
        return survey.artwork, None
    fewer = survey.paths.counts != paths.counts
    touched = np.zeros(len(survey.shapes), np.bool_)
    touched[survey.shape[fewer]] = True
    message = Message(
        "Points that matter less than {size} mm are left out.", {"size": repairs.fewer_points}
    )
    said = Finding(FindingKind.REPAIRED, message, gone, code=FindingCode.MANY_POINTS)
    return survey.with_paths(paths, survey.shape, touched), said


REPAIRS: tuple[tuple[str, Repair], ...] = (
    ("clean_points", _clean_points),
    ("drop_outliers", _drop_outliers),
    ("drop_specks", _drop_specks),
    ("merge_colours", _merge_colours),
    ("drop_unseen", _drop_unseen),
    ("untangle", _untangle),
    ("lines_of_hairlines", _lines_of_hairlines),
    ("drop_doubles", _drop_doubles),
    ("close_gaps", _close_gaps),
    ("cut_dashes", _cut_dashes),
    ("fewer_points", _fewer_points),
)
