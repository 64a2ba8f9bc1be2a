"""The skin of a bottle as it is shown: all that will be engraved, faint where it is to do."""

import time

import numpy as np

from gare_fab.geometry.arrays import Bytes
from gare_fab.gui.panels.bottle_view_marks import Grid, Marks
from gare_fab.model.timeline import Timeline

_FIRST = 200  # rows that are laid down between two looks at the clock, to begin with
_MOST = 20_000
_BRISK_S = 0.002  # what takes less is worth more rows at a time
_FAINT = 0.22  # of what is still to do


class Skin:
    """`white` (rows, columns) is what to show; it grows whole while `work` is called."""

    def __init__(self, grid: Grid, timeline: Timeline, reference: float, front: float) -> None:
        """Bare; `reference` is the radius of stock mm, `front` is where design x = 0 lies."""
        self.grid = grid
        self.white: Bytes = np.zeros((grid.rows, grid.columns), dtype=np.uint8)
        self._all = Marks(grid, timeline, reference, front)
        self._done = Marks(grid, timeline, reference, front)
        self._last = max(len(timeline) - 1, 0)
        self._until: int | None = None
        self._at_once = _FIRST

    @property
    def is_whole(self) -> bool:
        """Whether everything that will be engraved is there."""
        return self._all.row >= self._last

    @property
    def has_more(self) -> bool:
        """Whether there is something left to lay down."""
        behind = self._until is not None and self._done.row < self._until
        return not self.is_whole or behind

    def show_until(self, row: int | None) -> None:
        """Show as done what is so at a row of the timeline; None: all alike.

        A row of another, longer timeline, which a new study may bring first, is the last one.
        """
        row = None if row is None else min(row, self._last)
        if row == self._until:
            return
        before, self._until = self._until, row
        if row is None or before is None or row < self._done.row:
            self._done.reset()
            self._mix(0, self.grid.rows)

    def work(self, seconds: float) -> None:
        """Lay down more, for about so long."""
        deadline = time.perf_counter() + seconds
        while self.has_more:
            if not self.is_whole:
                self._lay(self._all, self._last)
            if self._until is not None and self._done.row < self._until:
                self._lay(self._done, self._until)
            if time.perf_counter() >= deadline:
                return

    def _lay(self, marks: Marks, end: int) -> None:
        """As many rows as are laid down in a moment: a row may be a dot or go all round."""
        started = time.perf_counter()
        begin, to = marks.lay(min(marks.row + self._at_once, end))
        if to > begin:
            self._mix(begin, to)
        is_brisk = time.perf_counter() - started < _BRISK_S
        at_once = self._at_once * 2 if is_brisk else self._at_once // 2
        self._at_once = min(max(at_once, _FIRST), _MOST)

    def _mix(self, begin: int, end: int) -> None:
        whole = self._all.whiteness(begin, end)
        if self._until is not None:
            faint = (whole * _FAINT).astype(np.uint8)
            whole = np.maximum(faint, self._done.whiteness(begin, end))
        self.white[begin:end] = whole
