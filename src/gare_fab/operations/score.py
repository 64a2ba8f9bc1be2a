"""Score: follow the lines, each once, without going through the material."""

from dataclasses import dataclass, replace

import numpy as np

from gare_fab.base.params import param
from gare_fab.geometry.joining import join_ends, without_doubles
from gare_fab.geometry.passes import in_passes
from gare_fab.model.machine import MillHead
from gare_fab.operations.contract import (
    Motion,
    Operation,
    Toolpaths,
    Work,
    each_alone,
    mill_levels,
    outlines,
)


@dataclass(frozen=True, slots=True)
class Score(Motion):
    """How lines are followed; the depth is for mills."""

    depth: float = param(0.5, unit="mm", low=0.0, high=50.0, label="Depth (mill)")
    join: float = param(0.05, unit="mm", low=0.0, high=5.0, label="Join ends within")


def plan(work: Work[Score]) -> Toolpaths:
    """The lines of the shapes, doubles taken out and ends joined, to be run in any order."""
    params, head = work.params, work.machine.head
    lines = join_ends(without_doubles(outlines(work)), params.join)
    feed, power = params.feed_of(work.setting), params.power_of(work.setting)
    passes = params.passes_of(work.setting)
    if not isinstance(head, MillHead):
        return replace(Toolpaths.of(each_alone(lines), feed, power), repeats=passes)
    heights = mill_levels(params.depth, work.setting.step_down or head.step_down)
    chains = np.arange(len(lines) + 1, dtype=np.intp)
    return replace(
        Toolpaths.of(in_passes(lines, chains, heights), feed, power),
        tool=head.cutters[0].number if head.cutters else 0,
    )


SCORE = Operation("score", "Score", Score, plan)
