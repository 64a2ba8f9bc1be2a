"""The import doctor: what looks wrong in a drawing, whatever reader it comes from.

Each examination takes a survey of the drawing and says one finding, or none. Nothing is
changed here; `repairing.py` mends what a finding's `fix` names.
"""

from collections.abc import Callable
from functools import partial

import numpy as np

from gare_fab.base.messages import Message
from gare_fab.base.progress import SILENT, Progress
from gare_fab.geometry.examination_crossings import MOST_POINTS, crossings
from gare_fab.geometry.examination_points import repeats, superfluous
from gare_fab.geometry.spans import common_axis
from gare_fab.model.artwork import Artwork, Finding, FindingCode, FindingKind
from gare_fab.model.limits import USUAL, Limits
from gare_fab.pipeline.coats import unseen_paints
from gare_fab.pipeline.findings import finding_at, middles
from gare_fab.pipeline.surveying import NOTHING, Survey
from gare_fab.pipeline.symptoms import (
    centres,
    dashed_shapes,
    doubles,
    gaps,
    hairline_shapes,
    has_too_many,
    near_colours,
    outlying_paths,
    paints_of,
    speck_paths,
    tangled_paths,
)

MANY_POINTS = 10_000  # that matter to nobody
SHARE = 0.3  # of all points
LEAVE_OUT = "0.005"  # mm: what `fewer_points` is offered with

_suspicious = partial(finding_at, FindingKind.SUSPICIOUS)
Examination = Callable[[Survey, Limits], Finding | None]


def examine(
    artwork: Artwork, limits: Limits = USUAL, progress: Progress = SILENT
) -> tuple[Finding, ...]:
    """All that looks wrong in a drawing, and what of it was too much to look at."""
    survey = Survey.of(artwork)
    found: list[Finding] = []
    for index, examination in enumerate(EXAMINATIONS):
        progress.report(index / len(EXAMINATIONS))
        finding = examination(survey, limits)
        if finding is not None:
            found.append(finding)
    return tuple(found)


def _outliers(survey: Survey, limits: Limits) -> Finding | None:
    del limits
    far = outlying_paths(survey)
    return _suspicious(
        FindingCode.OUTLIERS,
        Message("A part lies far off the rest and makes the drawing larger than it is."),
        int(far.sum()),
        middles(survey.paths.take(far)),
        "drop_outliers=true",
    )


def _doubles(survey: Survey, limits: Limits) -> Finding | None:
    del limits
    places, length = [np.zeros((0, 2))], 0.0
    for part in doubles(survey, is_thorough=False):
        along, middle = common_axis(part.paths), 0.5 * (part.low + part.high)
        x, y = (np.interp(middle, along, part.paths.points[:, axis]) for axis in (0, 1))
        places.append(np.column_stack((x, y)))
        length += float((part.high - part.low).sum())
    where = np.concatenate(places)
    if not len(where) and has_too_many(survey):
        return _not_examined(Message("double lines"))
    message = "Lines lie twice in one place ({length:.0f} mm): they would be made twice."
    return _suspicious(
        FindingCode.DOUBLE_LINES,
        Message(message, {"length": length}),
        len(where),
        where,
        "drop_doubles=true",
    )


def _gaps(survey: Survey, limits: Limits) -> Finding | None:
    found = gaps(survey, limits.gap)
    return _suspicious(
        FindingCode.OPEN_GAPS,
        Message("Lines nearly meet, with gaps of up to {gap} mm.", {"gap": limits.gap}),
        len(found.middle),
        found.middle,
        f"close_gaps={limits.gap:g}",
    )


def _specks(survey: Survey, limits: Limits) -> Finding | None:
    tiny = speck_paths(survey, limits.speck)
    if tiny.all():  # all there is: no speck beside the drawing
        return None
    return _suspicious(
        FindingCode.SPECKS,
        Message("Specks of less than {size} mm.", {"size": limits.speck}),
        int(tiny.sum()),
        middles(survey.paths.take(tiny)),
        f"drop_specks={limits.speck:g}",
    )


def _unseen(survey: Survey, limits: Limits) -> Finding | None:
    del limits
    found = unseen_paints(survey)
    if found is None:
        return _not_examined(Message("what is not seen, like white on white"))
    hidden = found[0] | found[1]
    return _suspicious(
        FindingCode.UNSEEN,
        Message("Not seen on white paper, like white on white; but it would be made."),
        int(hidden.sum()),
        middles(survey.paths.take(hidden[survey.shape])),
        "drop_unseen=true",
    )


def _crossings(survey: Survey, limits: Limits) -> Finding | None:
    del limits
    paths, found = tangled_paths(survey)
    which = np.flatnonzero(found)
    lines = paths.take(which)
    if len(lines.points) > MOST_POINTS:
        return _not_examined(Message("lines that cross themselves"))
    owners, places = crossings(lines)
    if not len(places):
        return None
    crossed = which[np.unique(owners)]
    only_filled = survey.stroke[survey.shape[crossed]] == NOTHING
    return _suspicious(
        FindingCode.SELF_CROSSINGS,
        Message("Closed lines cross themselves."),
        len(crossed),
        places,
        "untangle=true" if only_filled.any() else "",
    )


def _hairlines(survey: Survey, limits: Limits) -> Finding | None:
    which, areas, _ = hairline_shapes(survey, limits.hairline)
    return _suspicious(
        FindingCode.HAIRLINES,
        Message(
            "Areas no wider than {width} mm: perhaps lines are meant.",
            {"width": limits.hairline},
        ),
        len(which),
        centres(areas) if len(which) else np.zeros((0, 2)),
        f"lines_of_hairlines={limits.hairline:g}",
    )


def _near_colours(survey: Survey, limits: Limits) -> Finding | None:
    del limits
    become = near_colours(survey)
    if not become:
        return None
    paint, kept = next(iter(become.items()))
    values = {"one": paint.hexadecimal, "other": kept.hexadecimal}
    has = np.array([any(one in become for one in paints_of(each)) for each in survey.shapes])
    return _suspicious(
        FindingCode.NEAR_COLOURS,
        Message("Colours that hardly differ, like {one} and {other}.", values),
        len(become),
        middles(survey.paths.take(has[survey.shape])),
        "merge_colours=true",
    )


def _dashes(survey: Survey, limits: Limits) -> Finding | None:
    del limits
    which = dashed_shapes(survey)
    return _suspicious(
        FindingCode.DASHES,
        Message("Lines that are drawn dashed would be made solid."),
        len(which),
        middles(survey.paths.take(np.isin(survey.shape, which))),
        "cut_dashes=true",
    )


def _repeated_points(survey: Survey, limits: Limits) -> Finding | None:
    del limits
    twice = repeats(survey.paths)
    return finding_at(
        FindingKind.NOTE,
        FindingCode.REPEATED_POINTS,
        Message("Points that are there twice."),
        int(twice.sum()),
        survey.paths.points[twice],
        "clean_points=true",
    )


def _many_points(survey: Survey, limits: Limits) -> Finding | None:
    del limits
    matters_not = superfluous(survey.paths)
    count, total = int(matters_not.sum()), len(survey.paths.points)
    if count < MANY_POINTS or count < SHARE * total:
        return None
    return _suspicious(
        FindingCode.MANY_POINTS,
        Message("Points so close together that no machine can tell them apart."),
        count,
        survey.paths.points[matters_not],
        f"fewer_points={LEAVE_OUT}",
    )


def _empty_layers(survey: Survey, limits: Limits) -> Finding | None:
    del limits
    empty = [layer.name or "-" for layer in survey.artwork.layers if not layer.items]
    if not empty:
        return None
    message = Message("Empty layers: {names}", {"names": ", ".join(empty)})
    return Finding(FindingKind.NOTE, message, len(empty), code=FindingCode.EMPTY_LAYERS)


EXAMINATIONS: tuple[Examination, ...] = (
    _outliers,
    _doubles,
    _gaps,
    _specks,
    _unseen,
    _crossings,
    _hairlines,
    _near_colours,
    _dashes,
    _repeated_points,
    _many_points,
    _empty_layers,
)


def _not_examined(what: Message) -> Finding:
    message = Message("The drawing is too complex to be searched for {what}.", {"what": what})
    return Finding(FindingKind.NOTE, message, code=FindingCode.NOT_EXAMINED)
