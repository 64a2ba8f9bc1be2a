"""The array types in signatures, and the work on arrays that many do."""

import warnings
from functools import reduce
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]
Bools = npt.NDArray[np.bool_]
Bytes = npt.NDArray[np.uint8]


def frozen(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The same array if it is read-only and owns its fate, else a read-only view of it."""
    if not array.flags.writeable:
        return array
    view = array.view()
    view.flags.writeable = False
    return view


def floats(values: npt.ArrayLike, columns: int = 0) -> Floats:
    """A read-only, contiguous float64 array; with columns, of shape (N, columns)."""
    array = np.ascontiguousarray(values, dtype=np.float64)
    if columns:
        array = array.reshape(-1, columns)
    return frozen(array)


def ints(values: npt.ArrayLike) -> Ints:
    """A read-only, contiguous array of indices."""
    return frozen(np.ascontiguousarray(values, dtype=np.intp))


def numbers_in(text: bytes, count: int) -> Floats | None:
    """So many numbers with blanks between them; None where that is not what the text is."""
    try:
        with warnings.catch_warnings():  # before NumPy 2.4 only a warning, and a shorter row
            warnings.simplefilter("ignore", DeprecationWarning)
            numbers = np.fromstring(text, dtype=np.float64, sep=" ")
    except ValueError:
        return None
    return numbers if len(numbers) == count else None


def row_ranges(starts: Ints, counts: Ints) -> Ints:
    """The indices starts[i], starts[i]+1, ... (counts[i] of them), one run after the other.

    The work-horse of ragged arrays: `row_ranges([5, 0], [2, 3])` is `[5, 6, 0, 1, 2]`.
    """
    total = int(counts.sum())
    if total == 0:
        return np.zeros(0, dtype=np.intp)
    first = np.cumsum(counts) - counts
    rows: Ints = np.arange(total, dtype=np.intp) + np.repeat(starts - first, counts)
    return rows


# NumPy reduces along the short side of a tall table row by row; a few whole columns put
# together take a tenth to a hundredth of that time


def row_any(mask: Bools) -> Bools:
    """(N,) whether any of the few columns of a table (N, D) is true."""
    found: Bools = reduce(np.logical_or, mask.T, np.zeros(len(mask), dtype=np.bool_))
    return found


def row_all(mask: Bools) -> Bools:
    """(N,) whether all of the few columns of a table (N, D) are true."""
    found: Bools = reduce(np.logical_and, mask.T, np.ones(len(mask), dtype=np.bool_))
    return found


def row_max(table: Floats) -> Floats:
    """(N,) the largest of the few columns of a table (N, D); D is 1 or more."""
    largest: Floats = reduce(np.maximum, table.T)
    return largest


def row_min(table: Floats) -> Floats:
    """(N,) the smallest of the few columns of a table (N, D); D is 1 or more."""
    smallest: Floats = reduce(np.minimum, table.T)
    return smallest


def corners(table: Floats) -> tuple[Floats, Floats]:
    """The lowest and the highest value of each column of a table (N, D); N is 1 or more."""
    low, high = [column.min() for column in table.T], [column.max() for column in table.T]
    return np.array(low), np.array(high)
