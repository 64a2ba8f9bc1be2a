"""Letters that wait to be outlined: those of one face, size and plane in one go."""

import math
from array import array
from collections.abc import MutableSequence
from dataclasses import dataclass, field

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints
from gare_fab.geometry.lettering.faces import Face
from gare_fab.geometry.lettering.outlines import placed_outlines
from gare_fab.readers.dxf.curves import COLUMNS, RANK, Curves, Mark
from gare_fab.readers.dxf.primitives import Frame, frames


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one face, how large an em is, and where each begins: x, y, x, y ...

    All in heights of the capitals of the typeface that was asked for.
    """

    face: Face
    em: float
    glyphs: tuple[int, ...]
    places: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Lettered:
    """One line in heights of capitals from the start of its base line, and its width."""

    runs: tuple[Run, ...]
    width: float


@dataclass(slots=True)
class _Rows:
    """Runs of one kind: their glyphs, and of each run the em, map, height, and mark."""

    glyphs: MutableSequence[int] = field(default_factory=lambda: array("q"))
    places: MutableSequence[float] = field(default_factory=lambda: array("d"))
    counts: MutableSequence[int] = field(default_factory=lambda: array("q"))
    ems: MutableSequence[float] = field(default_factory=lambda: array("d"))
    maps: MutableSequence[float] = field(default_factory=lambda: array("d"))
    heights: MutableSequence[float] = field(default_factory=lambda: array("d"))
    marks: MutableSequence[int] = field(default_factory=lambda: array("q"))


@dataclass(slots=True)
class Letters:
    """Runs by their face, the power of two of their size, and their extrusion."""

    kinds: dict[tuple[Face, int, tuple[float, float, float]], _Rows] = field(
        default_factory=dict
    )

    def add(self, run: Run, place: Floats, frame: Frame, mark: Mark) -> None:
        """One more, through a map (3, 2) into its plane: images of x and y, and the origin.

        Raises:
            ValueError: the map is beyond all numbers.
        """
        numbers = place.ravel().tolist()
        if not math.isfinite(sum(numbers)):
            raise ValueError("letters at no place")
        key = run.face, math.frexp(run.em * max(map(abs, numbers[:4])))[1], frame[1]
        rows = self.kinds.get(key)
        if rows is None:
            rows = self.kinds[key] = _Rows()
        rows.glyphs.extend(run.glyphs)
        rows.places.extend(run.places)
        rows.counts.append(len(run.glyphs))
        rows.ems.append(run.em)
        rows.maps.extend(numbers)
        rows.heights.append(frame[0])
        rows.marks.extend(mark)

    def outlines(self, tolerance: float) -> Curves:
        """All of them, within a tolerance in drawing units."""
        return Curves.joined(
            _outlined(face, extrusion, rows, tolerance)
            for (face, _, extrusion), rows in self.kinds.items()
        )


def _outlined(
    face: Face, extrusion: tuple[float, float, float], rows: _Rows, tolerance: float
) -> Curves:
    counts = np.array(rows.counts, dtype=np.intp)
    maps = np.array(rows.maps).reshape(-1, 3, 2)
    run = np.repeat(np.arange(len(counts)), counts)
    places = np.array(rows.places).reshape(-1, 2)
    begin = np.einsum("gi,gij->gj", places, maps[run, :2]) + maps[run, 2]
    linear = maps[:, :2] * np.array(rows.ems)[:, None, None]
    spread = np.concatenate((linear[run].reshape(-1, 4), begin), axis=1)
    glyphs = np.array(rows.glyphs, dtype=np.intp)
    flat, each = placed_outlines(face, glyphs, spread, tolerance)
    owner = np.repeat(run, each)
    heights = np.array(rows.heights)[np.repeat(owner, flat.counts)]
    points = np.column_stack((flat.points, heights))
    if extrusion != (0.0, 0.0, 1.0):
        points = points @ frames(np.array([extrusion]))[0]
    marks = np.array(rows.marks, dtype=np.intp).reshape(-1, COLUMNS)[owner]
    marks[:, RANK] += _within(owner)
    return Curves.straight(points, flat.counts, marks)


def _within(owner: Ints) -> Ints:
    """The place of each path among those of its owner."""
    return np.arange(len(owner)) - np.searchsorted(owner, owner)
