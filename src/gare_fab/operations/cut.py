"""Cut: part the material along the lines, at the right size, inner contours first.

Lengths are mm of chart (operations/contract.py); only the kerf is turned into mm of material,
at each contour's mean height.
"""

from dataclasses import dataclass, replace

import numpy as np

from gare_fab.base.messages import Message
from gare_fab.base.params import param
from gare_fab.geometry.arrays import Bools, Floats, Ints, row_ranges
from gare_fab.geometry.joining import join_ends, without_doubles
from gare_fab.geometry.kerf import moved_outward
from gare_fab.geometry.leads import begun_on_longest, with_lead_in, with_overcut
from gare_fab.geometry.nesting import depths, parents, signed_areas
from gare_fab.geometry.ordering import Rules, order
from gare_fab.geometry.passes import in_passes
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.tabs import tab_counts, with_gaps, with_rises
from gare_fab.model.machine import Cutter, KnifeHead, LaserHead, MillHead
from gare_fab.model.plan import Strokes
from gare_fab.model.problem import Problem, Severity
from gare_fab.operations.contract import (
    Motion,
    Operation,
    Toolpaths,
    Work,
    mill_levels,
    outlines,
)

KERF_SIDES = ("auto", "outside", "inside", "none")
TAB_WIDTH, TAB_WIDTH_MILL = 0.5, 4.0  # mm
SMALLEST = 1e-9  # mm² that a closed contour must enclose to have a side


@dataclass(frozen=True, slots=True)
class Cut(Motion):
    """How contours are cut; None = the setting's, the machine's or the stock's."""

    kerf: float | None = param(None, unit="mm", low=0.0, high=50.0, label="Kerf (full width)")
    kerf_side: str = param("auto", choices=KERF_SIDES, label="Side of the kerf")
    inner_first: bool = param(default=True, label="Inner contours first")
    join: float = param(0.05, unit="mm", low=0.0, high=5.0, label="Join ends within")
    lead_in: float = param(0.0, unit="mm", low=0.0, high=50.0, label="Lead-in")
    overcut: float = param(0.0, unit="mm", low=0.0, high=50.0, label="Overcut")
    tabs: int = param(0, low=0, high=1000, label="Tabs per contour")
    tab_spacing: float = param(0.0, unit="mm", low=0.0, label="One tab every (0 = none)")
    tab_width: float | None = param(None, unit="mm", low=0.01, high=50.0, label="Tab width")
    tab_height: float = param(1.5, unit="mm", low=0.0, high=50.0, label="Tab height (mill)")
    depth: float | None = param(None, unit="mm", low=0.01, high=200.0, label="Depth (mill)")
    step_down: float | None = param(
        None, unit="mm", low=0.01, high=50.0, label="Depth of a pass (mill)"
    )
    focus_step: float = param(
        0.0, unit="mm", low=0.0, high=10.0, label="Lower the focus each pass (laser)"
    )
    tool: int | None = param(None, low=0, label="Cutter number (mill)")


@dataclass(frozen=True, slots=True, eq=False)
class _Contours:
    """Closed rings, and on which side of each the waste lies."""

    rings: Paths
    is_outside: Bools


def plan(work: Work[Cut]) -> Toolpaths:
    """The contours and lines of the shapes, each once, moved aside by half the kerf."""
    drawn = outlines(work)
    cutter = _cutter(work)
    depth = _depth(work)
    problems = _refusals(work, cutter, depth) if len(drawn) else ()
    if problems or not len(drawn):
        return replace(_nothing(), problems=problems)
    lines = join_ends(without_doubles(drawn), work.params.join)
    is_ring = lines.closed & (np.abs(signed_areas(_closed_only(lines))) > SMALLEST)
    kerf = _kerf(work, cutter)
    contours, problems = _contours(work, lines.take(is_ring), kerf)
    if kerf > 0.0 and work.params.kerf_side != "none":
        problems += _shared(drawn, lines)
    toolpaths = _toolpaths(work, contours, lines.take(~is_ring), depth)
    return replace(toolpaths, tool=cutter.number if cutter else 0, problems=problems)


def _nothing() -> Toolpaths:
    return Toolpaths(Strokes.empty(), np.zeros(1, np.intp), np.zeros(0, np.bool_))


def _closed_only(lines: Paths) -> Paths:
    """The same lines; open ones shrunk to their first point, so that they enclose nothing."""
    open_points = np.repeat(~lines.closed, lines.counts)
    points = np.where(
        open_points[:, None], np.repeat(lines.first, lines.counts, axis=0), lines.points
    )
    return Paths(points, lines.starts)


def _cutter(work: Work[Cut]) -> Cutter | None:
    """The mill's cutter of the wanted number, or its first; None where there is none."""
    head = work.machine.head
    if not isinstance(head, MillHead):
        return None
    wanted = work.params.tool
    return next((c for c in head.cutters if wanted is None or c.number == wanted), None)


def _depth(work: Work[Cut]) -> float:
    """How deep a mill cuts, mm; 0 where nobody knows."""
    return work.thickness if work.params.depth is None else work.params.depth


def _kerf(work: Work[Cut], cutter: Cutter | None) -> float:
    """The full width of what the tool takes away, mm."""
    if work.params.kerf is not None:
        return work.params.kerf
    if isinstance(work.machine.head, KnifeHead):
        return 0.0
    return cutter.diameter if cutter else work.setting.kerf


def _refusals(work: Work[Cut], cutter: Cutter | None, depth: float) -> tuple[Problem, ...]:
    """What keeps a mill from cutting at all."""
    head = work.machine.head
    if not isinstance(head, MillHead):
        return ()
    if cutter is None:
        known = ", ".join(str(c.number) for c in head.cutters) or "-"
        values = {"tool": work.params.tool, "known": known}
        text = "The mill has no cutter number {tool}; there are: {known}."
        return (Problem(Severity.ERROR, Message(text, values)),)
    if depth <= 0.0:
        text = "How deep to cut is unknown: give the stock's thickness, or depth in mm."
        return (Problem(Severity.ERROR, Message(text)),)
    return ()


def _contours(
    work: Work[Cut], rings: Paths, kerf: float
) -> tuple[_Contours, tuple[Problem, ...]]:
    """The rings moved to their side; those that the kerf swallows are told of."""
    side = work.params.kerf_side
    is_outer = depths(rings) % 2 == 0
    if side in {"outside", "inside"}:
        is_outer = np.full(len(rings), side == "outside")
    by = np.where(is_outer, 0.5, -0.5) * (0.0 if side == "none" else kerf)
    middle = np.bincount(rings.owners, weights=rings.points[:, 1], minlength=len(rings))
    by = by / work.surface.scale(middle / np.maximum(rings.counts, 1))
    moved, sources = moved_outward(rings, by, work.tolerance)
    contours = _Contours(moved, is_outer[sources])
    lost = np.ones(len(rings), dtype=np.bool_)
    lost[sources] = False
    return contours, _lost(work, rings.take(lost), kerf)


def _lost(work: Work[Cut], rings: Paths, kerf: float) -> tuple[Problem, ...]:
    if not len(rings):
        return ()
    x, y = work.surface.stock_from_chart(rings.first[:1])[0].tolist()
    text = (
        "{count} contours are narrower than the kerf of {kerf:g} mm and cannot be cut. "
        "Make them larger, or set kerf_side=none."
    )
    message = Message(text, {"count": len(rings), "kerf": kerf})
    return (Problem(Severity.WARNING, message, (x, y)),)


def _shared(drawn: Paths, lines: Paths) -> tuple[Problem, ...]:
    """A word on contours that lost an edge to a neighbour and so have no side any more."""
    opened = int(drawn.closed.sum()) - int(lines.closed.sum())
    loose = int((~lines.closed).sum()) - int((~drawn.closed).sum())
    if opened <= 0 or loose <= 0:
        return ()
    text = (
        "{count} contours share an edge with another: it is cut once, and they are cut on the "
        "line, without kerf. Move the parts apart where their size matters."
    )
    return (Problem(Severity.WARNING, Message(text, {"count": min(opened, loose)})),)


def _toolpaths(work: Work[Cut], contours: _Contours, lines: Paths, depth: float) -> Toolpaths:
    """Contours first, then open lines, finished and at all their levels."""
    params = work.params
    is_plain = not (params.lead_in or params.overcut or params.tabs or params.tab_spacing)
    is_mill = isinstance(work.machine.head, MillHead)
    rings = _oriented(contours) if is_mill else contours.rings
    if is_plain:
        pieces = Paths.joined((rings, lines))
        chains, floors = np.arange(len(pieces) + 1, dtype=np.intp), None
    else:
        pieces, chains, floors = _finished(work, replace(contours, rings=rings), lines, depth)
    levels, repeats = _levels(work, depth)
    is_line = np.arange(len(pieces)) >= len(pieces) - len(lines)
    passes = in_passes(pieces, chains, levels, floors=floors, two_way=is_line)
    made = Toolpaths.of(passes, params.feed_of(work.setting), params.power_of(work.setting))
    is_bound = np.arange(len(chains) - 1) < (len(rings) if is_mill or not is_plain else 0)
    made = replace(
        made,
        is_free=made.is_free & ~is_bound,
        inner_first=params.inner_first,
        repeats=repeats,
    )
    if is_plain or not params.inner_first:
        return made
    inside = parents(np.concatenate((contours.rings.first, lines.first)), contours.rings)
    return _inner_first(work, made, inside)


def _inner_first(work: Work[Cut], made: Toolpaths, inside: Ints) -> Toolpaths:
    """Chains in order, each before the one it lies inside of; left free where none does.

    With leads, overcuts and gaps a contour is no closed stroke any more that could be seen to
    lie round others: so the order is made here, from the contours.
    """
    if not (inside >= 0).any():
        return made
    strokes, counts = made.strokes, np.diff(made.chains)
    begin, end = strokes.starts[made.chains[:-1]], strokes.starts[made.chains[1:]] - 1
    ends = Paths(
        strokes.points[np.column_stack((begin, end)).ravel(), :2],
        np.arange(0, 2 * len(counts) + 1, 2),
    )
    never = np.zeros(len(counts), dtype=np.bool_)
    found = order(ends, Rules(never, never, inside), (0.0, 0.0), work.progress).indices
    return replace(
        made,
        strokes=strokes.take(row_ranges(made.chains[found], counts[found])),
        chains=np.concatenate(([0], np.cumsum(counts[found]))),
        is_free=made.is_free[found],
        keeps_order=True,
    )


def _oriented(contours: _Contours) -> Paths:
    """Climb milling: clockwise round parts, counter-clockwise in holes."""
    is_left = signed_areas(contours.rings) > 0
    return contours.rings.reversed_where(is_left == contours.is_outside)


def _finished(
    work: Work[Cut], contours: _Contours, lines: Paths, depth: float
) -> tuple[Paths, Ints, Floats | None]:
    """Pieces, where each chain of pieces starts, and how deep each point may lie."""
    params = work.params
    is_mill = isinstance(work.machine.head, MillHead)
    width = params.tab_width or (TAB_WIDTH_MILL if is_mill else TAB_WIDTH)
    rings = begun_on_longest(contours.rings)
    counts = tab_counts(rings.lengths, params.tabs, params.tab_spacing)
    led = with_lead_in(rings, params.lead_in, contours.is_outside)
    rings = with_overcut(led, rings, params.overcut)
    if not counts.any():
        pieces = Paths.joined((rings, lines))
        return pieces, np.arange(len(pieces) + 1, dtype=np.intp), None
    if is_mill:
        raised, floors = with_rises(rings, counts, width, min(params.tab_height - depth, 0.0))
        pieces = Paths.joined((raised, lines))
        floors = np.concatenate((floors, np.full(len(lines.points), -np.inf)))
        return pieces, np.arange(len(pieces) + 1, dtype=np.intp), floors
    gapped, owner = with_gaps(rings, counts, width)
    number = np.bincount(owner, minlength=len(rings))
    chains = np.concatenate(([0], np.cumsum(np.append(number, np.ones(len(lines), np.intp)))))
    return Paths.joined((gapped, lines)), chains, None


def _levels(work: Work[Cut], depth: float) -> tuple[Floats, int]:
    """The heights of all passes of a contour, and how often the whole set is run."""
    params, head = work.params, work.machine.head
    passes = params.passes_of(work.setting)
    if isinstance(head, MillHead):
        step_down = params.step_down or work.setting.step_down or head.step_down
        return mill_levels(depth, step_down), 1
    if isinstance(head, LaserHead) and params.focus_step and passes > 1:
        return np.linspace(0.0, -params.focus_step * (passes - 1), passes), 1
    return np.zeros(1), passes


CUT = Operation("cut", "Cut", Cut, plan)
