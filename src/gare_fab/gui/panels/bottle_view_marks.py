"""What is engraved on a bottle, as a picture of its skin unrolled, without Qt.

The skin is a grid of cells: columns go once round, rows from the foot up. Lines are laid down
piece by piece, each piece shared by the four cells round it, so that a cell holds the mm of
lines in it. How white a cell is follows from that: what is covered n times over is no whiter
than white. However many lines there are, turning the bottle only looks cells up.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gare_fab.geometry.arrays import Bytes, Floats, row_ranges
from gare_fab.geometry.meridian import Meridian
from gare_fab.gui.panels.bottle_view_rays import Singles, Wall
from gare_fab.model.timeline import Timeline

_LINE_MM = 0.3  # how wide a line looks
_PIECE = 0.8  # cells between two places of a line
_MOST_CELLS = 4_000_000
_MOST_PER_MM = 12.0
_EDGE_ON = 0.9995  # beyond this a pixel looks past the glass


@dataclass(frozen=True, slots=True)
class Grid:
    """`columns` cells round the bottle, `rows` from height `low` up, `per_mm` of them a mm."""

    columns: int
    rows: int
    low: float
    per_mm: float
    is_finest: bool  # no finer one is worth its room


def grid_for(meridian: Meridian, zone: tuple[float, float], scale: float) -> Grid:
    """Cells as large as pixels at so many pixels a mm, as far as there is room for them."""
    low, high = zone
    radius = max(radius for _, radius in meridian.points)
    area = 2 * math.pi * radius * (high - low)
    most = min(_MOST_PER_MM, math.sqrt(_MOST_CELLS / area))
    per_mm = min(max(scale, 1.0), most)
    columns = max(round(2 * math.pi * radius * per_mm), 8)
    return Grid(
        columns, max(math.ceil((high - low) * per_mm), 2) + 2, low, per_mm, per_mm >= most
    )


class Marks:
    """Lays down the work of a timeline up to a row, bit by bit; going back starts anew."""

    def __init__(self, grid: Grid, timeline: Timeline, reference: float, front: float) -> None:
        """Nothing laid down; `reference` is the radius of stock mm, `front` is in rad."""
        self.grid = grid
        self._reference = reference
        self._front = front
        self._timeline = timeline
        self._lengths = np.zeros((grid.rows, grid.columns), dtype=np.float32)
        self.row = 0

    @property
    def is_whole(self) -> bool:
        """Whether all is laid down."""
        return self.row >= len(self._timeline) - 1

    def reset(self) -> None:
        """Wipe the skin."""
        self._lengths[:] = 0.0
        self.row = 0

    def lay(self, end: int) -> tuple[int, int]:
        """Lay down up to a row of the timeline; the rows of cells that changed (from, to)."""
        begin, self.row = self.row, end
        rows = np.arange(begin + 1, end + 1)
        rows = rows[self._timeline.is_work[begin + 1 : end + 1]]
        if not len(rows):
            return 0, 0
        places = self._cells(np.concatenate((rows - 1, rows)))
        return self._lay(places[: len(rows)], places[len(rows) :])

    def whiteness(self, begin: int, end: int) -> Bytes:
        """(rows, columns) 0..255 of some rows of cells."""
        # mm of line a cell, times the line's width, over the cell's area
        cover = self._lengths[begin:end] * (-_LINE_MM * self.grid.per_mm**2)
        white: Bytes = (255.0 - 255.0 * np.exp(cover)).astype(np.uint8)
        return white

    def _cells(self, rows: npt.NDArray[np.intp]) -> Floats:
        """(N, 2) column and row of the cells, as fractions."""
        stock = self._timeline.stock[rows, :2].astype(np.float64)
        turns = (stock[:, 0] / self._reference - self._front) / (2 * math.pi)
        return np.column_stack(
            (turns * self.grid.columns, (stock[:, 1] - self.grid.low) * self.grid.per_mm)
        )

    def _lay(self, begin: Floats, end: Floats) -> tuple[int, int]:
        grid = self.grid
        lengths = np.hypot(*(end - begin).T)
        counts = np.ceil(lengths / _PIECE).astype(np.intp).clip(1, 4 * grid.columns)
        owners = np.repeat(np.arange(len(counts)), counts)
        nth = row_ranges(np.zeros(len(counts), np.intp), counts)
        share = (nth + 0.5) / counts[owners]
        places = begin[owners] + (end - begin)[owners] * share[:, None] - 0.5
        weights = (lengths / counts / grid.per_mm)[owners]
        whole = np.floor(places)
        across, up = (places - whole).T
        column = whole[:, 0].astype(np.intp)
        row = whole[:, 1].astype(np.intp).clip(0, grid.rows - 2)
        left, right = column % grid.columns, (column + 1) % grid.columns
        flat = self._lengths.ravel()
        for at, weight in (
            (row * grid.columns + left, (1 - across) * (1 - up)),
            (row * grid.columns + right, across * (1 - up)),
            ((row + 1) * grid.columns + left, (1 - across) * up),
            ((row + 1) * grid.columns + right, across * up),
        ):
            np.add.at(flat, at, (weights * weight).astype(np.float32))
        return int(row.min()), int(row.max()) + 2


class Gaze:
    """The cells that each pixel of a wall looks at, of which some lines of pixels are kept."""

    def __init__(self, wall: Wall, grid: Grid) -> None:
        """Prepare; all that does not depend on how the bottle is turned."""
        up = (wall.height - np.float32(grid.low)) * np.float32(grid.per_mm) - np.float32(0.5)
        is_met = np.abs(np.sin(wall.angle)) < _EDGE_ON
        inside = (up >= 0) & (up <= grid.rows - 2) & is_met
        lines = np.flatnonzero(inside.any(axis=1))
        self.top = int(lines[0]) if len(lines) else 0
        self.bottom = int(lines[-1]) + 1 if len(lines) else 0
        kept = slice(self.top, self.bottom)
        whole = np.floor(up[kept].clip(0, grid.rows - 2))
        self._up = (up[kept] - whole).clip(0.0, 1.0) * inside[kept]
        self._inside = inside[kept].astype(np.float32)
        self._base = whole.astype(np.int32) * grid.columns
        self._across = wall.angle[kept] * np.float32(grid.columns / (2 * math.pi))
        self._columns = grid.columns

    def seen(self, white: Bytes, turn: float) -> Singles:
        """(lines, W) 0..255 of a skin that is turned by rad, smooth between the cells."""
        flat = white.ravel()
        shift = np.float32((turn / (2 * math.pi) % 1.0) * self._columns - 0.5)
        place = self._across + shift
        whole = np.floor(place)
        share = place - whole
        left = np.mod(whole.astype(np.int32), self._columns)
        right = left + 1
        right[right == self._columns] = 0
        left += self._base
        right += self._base
        lower = _between(flat[left], flat[right], share)
        left += self._columns
        right += self._columns
        upper = _between(flat[left], flat[right], share)
        seen: Singles = (lower + (upper - lower) * self._up) * self._inside
        return seen


def _between(left: Bytes, right: Bytes, share: Singles) -> Singles:
    first = left.astype(np.float32)
    mixed: Singles = first + (right.astype(np.float32) - first) * share
    return mixed
