"""A drawing's outlines before they are flattened: vertices in space, what runs between them.

    vertices  (N, 3)     in drawing units, outline after outline; starts (M + 1,)
    arcs      (K, 11)    centre, u, v, start, sweep of c + u cos t + v sin t; arc k runs from
                         vertex arc_at[k] to the one after it
    splines   S          spline s runs from vertex spline_at[s] to the one after it
    marks     (M, 6)     STYLE, FILL, LOOP, ORDER, RANK, CLIP of each outline

Between all other vertices of an outline lies a straight line. All of this is kept by an affine
map of space, so a block is gathered once and repeated as arrays.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints, floats, ints
from gare_fab.geometry.splines import Splines

STYLE = 0  # index of the layer and colour
FILL = 1  # LINE, AREA, or the number of a hatch (1 ...)
LOOP = 2  # outlines with the same number make one loop (1 ...) or one area (... -2)
ORDER = 3  # the entity's place in its layout
RANK = 4  # the place among the outlines of one entity
CLIP = 5  # the number of the polygon (1 ...) beyond which nothing shows; 0 for none
COLUMNS = 6
Mark = tuple[int, int, int, int, int, int]  # one row
_NAMES = ("style", "fill", "loop", "order", "rank", "clip")
LINE = -1
AREA = 0


@dataclass(frozen=True, slots=True, eq=False)
class Curves:
    """M outlines; the arrays are read-only."""

    vertices: Floats
    starts: Ints
    arc_at: Ints
    arcs: Floats
    spline_at: Ints
    splines: Splines
    marks: Ints

    def __post_init__(self) -> None:
        """Freeze the arrays."""
        object.__setattr__(self, "vertices", floats(self.vertices, 3))
        object.__setattr__(self, "arcs", floats(self.arcs, 11))
        for name in ("starts", "arc_at", "spline_at", "marks"):
            object.__setattr__(self, name, ints(getattr(self, name)))

    @classmethod
    def straight(cls, vertices: Floats, counts: Ints, marks: Ints) -> Self:
        """Outlines of straight lines."""
        starts = np.concatenate(([0], np.cumsum(counts)))
        nothing = np.zeros(0, np.intp)
        return cls(vertices, starts, nothing, np.zeros((0, 11)), nothing, no_splines(), marks)

    @classmethod
    def joined(cls, parts: Iterable["Curves"]) -> "Curves":
        """The outlines of several, one after the other."""
        parts = [part for part in parts if len(part)]
        if not parts:
            empty = np.zeros((0, COLUMNS), np.intp)
            return cls.straight(np.zeros((0, 3)), np.zeros(0, np.intp), empty)
        if len(parts) == 1:
            return parts[0]
        first = np.cumsum([0] + [len(part.vertices) for part in parts[:-1]])
        pairs = list(zip(parts, first, strict=True))
        counts = np.concatenate([np.diff(part.starts) for part in parts])
        return cls(
            np.concatenate([part.vertices for part in parts]),
            np.concatenate(([0], np.cumsum(counts))),
            np.concatenate([part.arc_at + begin for part, begin in pairs]),
            np.concatenate([part.arcs for part in parts]),
            np.concatenate([part.spline_at + begin for part, begin in pairs]),
            joined_splines(part.splines for part in parts),
            np.concatenate([part.marks for part in parts]),
        )

    def __len__(self) -> int:
        """The number of outlines."""
        return len(self.marks)

    def marked(self, **columns: Ints) -> "Curves":
        """The same outlines with other marks: `style`, `fill`, `rank` ..."""
        marks = self.marks.copy()
        for name, values in columns.items():
            marks[:, _NAMES.index(name)] = values
        return replace(self, marks=marks)

    def repeated(self, maps: Floats) -> "Curves":
        """A copy through each of the affine maps (C, 4, 3), rows x, y, z and place.

        Copy after copy; numbers of hatches and loops stay different among the copies.
        """
        copies = len(maps)
        linear, place = maps[:, :3], maps[:, 3]
        arcs = self.arcs
        turned = [_images(arcs[:, i : i + 3], linear) for i in (0, 3, 6)]
        turned[0] += np.repeat(place, len(arcs), axis=0)
        marks = np.tile(self.marks, (copies, 1))
        copy = np.repeat(np.arange(copies), len(self))
        for column in (FILL, LOOP):
            marks[:, column] += copy * shift_of(marks[:, column], self.marks[:, column])
        shift = np.arange(copies)[:, None] * len(self.vertices)
        splines = self.splines.take(np.tile(np.arange(len(self.splines)), copies))
        control = _images(self.splines.control, linear)
        control += np.repeat(place, len(self.splines.control), axis=0)
        return Curves(
            _images(self.vertices, linear) + np.repeat(place, len(self.vertices), axis=0),
            np.concatenate(([0], np.cumsum(np.tile(np.diff(self.starts), copies)))),
            (self.arc_at + shift).ravel(),
            np.concatenate([*turned, np.tile(arcs[:, 9:], (copies, 1))], axis=1),
            (self.spline_at + shift).ravel(),
            replace(splines, control=control),
            marks,
        )


def shift_of(numbers: Ints, given: Ints) -> Ints:
    """What keeps numbers different from those given, added to each; LINE and 0 stay."""
    top, bottom = int(given.max(initial=0)), int(given.min(initial=LINE))
    return np.where(numbers > 0, top, np.where(numbers < LINE, bottom, 0))


def no_splines() -> Splines:
    """None of them."""
    rows, one = np.zeros(0, np.intp), np.zeros(1, np.intp)
    return Splines(np.zeros((0, 3)), np.zeros(0), one, np.zeros(0), one, rows)


def joined_splines(parts: Iterable[Splines]) -> Splines:
    """The splines of several, one after the other."""
    parts = [part for part in parts if len(part)]
    if not parts:
        return no_splines()
    counts = np.concatenate([np.diff(part.starts) for part in parts])
    knot_counts = np.concatenate([np.diff(part.knot_starts) for part in parts])
    return Splines(
        np.concatenate([part.control for part in parts]),
        np.concatenate([part.weights for part in parts]),
        np.concatenate(([0], np.cumsum(counts))),
        np.concatenate([part.knots for part in parts]),
        np.concatenate(([0], np.cumsum(knot_counts))),
        np.concatenate([part.degrees for part in parts]),
    )


def _images(rows: Floats, linear: Floats) -> Floats:
    """(C n, 3) the images of n row vectors under each of C linear maps."""
    images: Floats = np.einsum("ni,cij->cnj", rows, linear).reshape(-1, 3)
    return images
