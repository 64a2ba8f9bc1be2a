"""Findings with their places: how examinations and repairs say where something is."""

import numpy as np

from gare_fab.base.messages import Message
from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.examination_specks import boxes_of
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import Finding, FindingCode, FindingKind, Spot

MOST_PLACES = 100


def finding_at(
    kind: FindingKind,
    code: FindingCode,
    message: Message,
    count: int,
    places: Floats,
    fix: str = "",
) -> Finding | None:
    """A finding with some of its places, evenly chosen; None where nothing was counted."""
    if not count:
        return None
    if not len(places):
        return Finding(kind, message, count, code=code, fix=fix)
    chosen = np.unique(np.linspace(0, len(places) - 1, MOST_PLACES).astype(np.intp))
    spots: tuple[Spot, ...] = tuple((float(x), float(y)) for x, y in places[chosen])
    low, high = places.min(axis=0).tolist(), places.max(axis=0).tolist()
    bounds = (low[0], low[1], high[0], high[1])
    return Finding(kind, message, count, code=code, places=spots, bounds=bounds, fix=fix)


def middles(paths: Paths) -> Floats:
    """(M, 2) the middle of what each path spans."""
    boxes = boxes_of(paths)
    return 0.5 * (boxes[:, :2] + boxes[:, 2:])
