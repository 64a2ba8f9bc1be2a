"""Runs: what of a drawing is painted alike and one after the other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np

from gare_fab.geometry.arrays import Ints, ints
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import FillRule, Picture
from gare_fab.model.paint import Paint


@dataclass(frozen=True, slots=True)
class Style:
    """A fill (where given), else a stroke; width and dashes in mm, width 0 is a hairline."""

    paint: Paint
    is_fill: bool = False
    rule: FillRule = FillRule.NONZERO
    width: float = 0.0
    cap: str = "butt"
    join: str = "miter"
    miter_limit: float = 4.0
    dash: tuple[float, ...] = ()
    dash_offset: float = 0.0
    opacity: float = 1.0


_ONE = ints([0])


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Lines of one style on one layer; `shapes` says at which path each shape begins."""

    paths: Paths
    style: Style
    layer: str
    shapes: Ints = field(default_factory=lambda: _ONE)


@dataclass(frozen=True, slots=True, eq=False)
class PlacedPicture:
    """A picture and its layer."""

    picture: Picture
    layer: str


Part = Run | PlacedPicture


def merged(parts: Iterable[Part]) -> Iterator[Part]:
    """The same parts; neighbours of one style on one layer have become one run."""

    def alike(index_and_part: tuple[int, Part]) -> object:
        index, part = index_and_part
        return (part.style, part.layer) if isinstance(part, Run) else index

    for _, group in groupby(enumerate(parts), key=alike):
        same = [part for _, part in group]
        runs = [part for part in same if isinstance(part, Run)]
        if len(runs) < 2:
            yield from same
            continue
        counts = np.cumsum([0, *(len(run.paths) for run in runs[:-1])])
        shapes = [run.shapes + first for run, first in zip(runs, counts, strict=True)]
        joined = Paths.joined(run.paths for run in runs)
        yield Run(joined, runs[0].style, runs[0].layer, ints(np.concatenate(shapes)))
