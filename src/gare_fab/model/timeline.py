"""The timeline: where the tool stands when, from the first move to the last.

It crosses from process to process after each edit, so places are in single precision: 0.00006
mm at one metre.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from gare_fab.geometry.arrays import Bools, Floats, frozen

Places = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int16]


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """K rows; row k is where the tool stands at `ends_s[k]`, row 0 the start at time 0.

    design   (K, 2) mm of the canvas, in which the user lays out; on flat stock those of it
    stock    (K, 3) mm
    ends_s   (K,)   never falls
    is_work  (K,)   whether the tool is on from row k - 1 to row k
    steps    (K,)   of which step (its index in the document) that piece is; -1 on travel
    """

    design: Places
    stock: Places
    ends_s: Floats
    is_work: Bools
    steps: Numbers

    def __post_init__(self) -> None:
        """Freeze the arrays."""
        for name in self.__slots__:
            object.__setattr__(self, name, frozen(np.ascontiguousarray(getattr(self, name))))

    @classmethod
    def empty(cls) -> Self:
        """No row."""
        return cls(
            np.zeros((0, 2), np.float32),
            np.zeros((0, 3), np.float32),
            np.zeros(0),
            np.zeros(0, np.bool_),
            np.zeros(0, np.int16),
        )

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.ends_s)

    def row_at(self, seconds: float) -> int:
        """The row that the tool is on its way to; the last one when all is done, 0 of none."""
        row = int(np.searchsorted(self.ends_s, seconds))
        return max(min(row, len(self) - 1), 0)

    def row_done(self, seconds: float) -> int:
        """The last row at which the tool has been; 0 before all, and of none."""
        return max(int(np.searchsorted(self.ends_s, seconds, side="right")) - 1, 0)

    def place_at(self, seconds: float) -> tuple[float, float] | None:
        """Where in design mm the tool is; None without any row."""
        if not len(self):
            return None
        row = self.row_at(seconds)
        ends = self.ends_s[max(row - 1, 0) : row + 1]
        share = np.interp(seconds, ends, np.linspace(0.0, 1.0, len(ends)))
        begin, end = self.design[max(row - 1, 0)].astype(float), self.design[row].astype(float)
        x, y = begin + (end - begin) * share
        return float(x), float(y)
