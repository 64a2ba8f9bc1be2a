"""Linetypes as patterns of dashes and gaps; letters and shapes in them are left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from gare_fab.base.errors import Refused
from gare_fab.geometry.dashes import dashed
from gare_fab.geometry.paths import Paths
from gare_fab.readers.dxf.loading import Document

_LENGTH = 49  # the group code of a dash (positive), a gap (negative) or a dot (0)
_DOT = 0.005  # of the gap after it


@dataclass(frozen=True, slots=True)
class Pattern:
    """Dash, gap, dash, gap ... and how far into that a line begins, in drawing units."""

    lengths: tuple[float, ...] = ()
    offset: float = 0.0


@dataclass(frozen=True, slots=True)
class Linetypes:
    """The patterns of a drawing's linetypes; row 0 is a line without gaps.

    `rows` has the names in lower case; `scale` is the whole drawing's, $LTSCALE.
    """

    rows: Mapping[str, int] = field(default_factory=dict)
    patterns: tuple[Pattern, ...] = (Pattern(),)
    scale: float = 1.0

    def cut(self, paths: Paths, row: int, own_scale: float, mm_per_unit: float) -> Paths:
        """What a linetype leaves of paths in mm; all, where dashes would be too many."""
        pattern = self.patterns[row]
        factor = self.scale * own_scale * mm_per_unit
        lengths = tuple(length * factor for length in pattern.lengths)
        try:
            return dashed(paths, lengths, pattern.offset * factor)
        except Refused:
            return paths


def linetypes_of(document: Document) -> Linetypes:
    """The linetypes in a document's table that leave gaps."""
    rows: dict[str, int] = {}
    patterns = [Pattern()]
    for linetype in document.linetypes:
        pattern = pattern_of(
            [tag.value for tag in linetype.pattern_tags.tags if tag.code == _LENGTH]
        )
        if pattern.lengths:
            rows[linetype.dxf.name.lower()] = len(patterns)
            patterns.append(pattern)
    scale = float(document.header.get("$LTSCALE", 1.0))
    return Linetypes(rows, tuple(patterns), scale if scale > 0 and np.isfinite(scale) else 1.0)


def pattern_of(elements: list[float]) -> Pattern:
    """Neighbours of one kind made one; a pattern that begins with a gap is turned round."""
    runs: list[float] = []
    for element in elements:
        if runs and (runs[-1] < 0) == (element < 0):
            runs[-1] += element
        else:
            runs.append(element)
    whole = sum(map(abs, runs))
    if len(runs) < 2 or not 0 < whole < np.inf:
        return Pattern()
    if len(runs) % 2:  # it ends as it begins
        runs[0] += runs.pop()
        offset = abs(runs[0]) - abs(elements[0])
    else:
        offset = 0.0
    if runs[0] < 0:
        runs = [*runs[1:], runs[0]]
        offset += whole + runs[-1]
    for dot in (index for index, run in enumerate(runs) if not run):
        runs[dot] = _DOT * -runs[dot + 1]
        runs[dot + 1] += runs[dot]
    lengths = [abs(run) for run in runs]
    return Pattern(tuple(lengths), offset)
