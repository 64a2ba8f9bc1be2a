"""Lines of words from whole arrays: integers become their shortest digits without a loop.

A line is a row of fixed fields: letter, sign, digits, fraction. Fields are filled from tables
of digits; what a number does not need stays 0, and in the end all zero bytes fall out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from gare_fab.base.progress import Progress
from gare_fab.geometry.arrays import Bools, Bytes, Ints

CHUNK = 1 << 16
LIMIT = 10**8  # the whole part of a number stays below it
_GROUP = 10_000
_BLANK = 2 * _GROUP


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One word of every line: `values` count in 10^-decimals; said only where `is_said`."""

    prefix: bytes
    values: Ints | Bytes
    decimals: int
    is_said: Bools


def lines_of(columns: Sequence[Column], newline: bytes, progress: Progress) -> Bytes:
    """The bytes of all lines, line after line, each ending in `newline`."""
    count = len(columns[0].values)
    parts = [np.zeros(0, np.uint8)]
    for low in range(0, count, CHUNK):
        progress.report(low / count)
        parts.append(_lines(columns, slice(low, min(low + CHUNK, count)), newline))
    return np.concatenate(parts)


def _lines(columns: Sequence[Column], rows: slice, newline: bytes) -> Bytes:
    fields: list[tuple[str, npt.DTypeLike, tuple[int, ...]]] = []
    data: list[npt.NDArray[np.generic]] = []
    for number, column in enumerate(columns):
        said = column.is_said[rows]
        if said.any():
            for part, array in enumerate(_word(column, rows, said)):
                fields.append((f"{number}.{part}", array.dtype, array.shape[1:]))
                data.append(array)
    table = np.zeros(rows.stop - rows.start, [*fields, ("end", np.uint8, (len(newline),))])
    for (name, _, _), array in zip(fields, data, strict=True):
        table[name] = array
    table["end"] = np.frombuffer(newline, np.uint8)
    flat: Bytes = table.view(np.uint8)
    kept: Bytes = flat[flat != 0]
    return kept


def _word(column: Column, rows: slice, said: Bools) -> list[npt.NDArray[np.generic]]:
    values = column.values[rows].astype(np.int64)
    size = np.abs(values)
    whole, rest = np.divmod(size, 10**column.decimals) if column.decimals else (size, None)
    out: list[npt.NDArray[np.generic]] = [
        said[:, None] * np.frombuffer(column.prefix, np.uint8),
        ((values < 0) & said) * np.uint8(ord("-")),
    ]
    padded: Ints | int = 0
    if int(whole.max(initial=0)) >= _GROUP:
        high, whole = np.divmod(whole, _GROUP)
        out.append(_digits().take(np.where(said & (high > 0), high, _BLANK)))
        padded = np.where(high > 0, _GROUP, 0)
    out.append(_digits().take(np.where(said, whole + padded, _BLANK)))
    if rest is not None and rest.any():
        out.append(_fractions(column.decimals).take(np.where(said, rest, 0)))
    return out


@lru_cache(maxsize=1)
def _digits() -> npt.NDArray[np.uint32]:
    """Four digits: 0..9999 without leading zeros, 10000..19999 with them, 20000 blank."""
    table = np.zeros((_BLANK + 1, 4), np.uint8)
    table[:_GROUP] = table[_GROUP:_BLANK] = _decimal(4)
    table[:1000, 0] = table[:100, 1] = table[:10, 2] = 0
    return table.view(np.uint32)[:, 0]


@lru_cache(maxsize=4)
def _fractions(decimals: int) -> npt.NDArray[np.generic]:
    """The point and the digits behind it, without trailing zeros; nothing for 0."""
    width = 4 if decimals < 4 else 8
    table = np.zeros((10**decimals, width), np.uint8)
    table[:, 0] = ord(".")
    table[:, 1 : decimals + 1] = _decimal(decimals)
    for place in range(decimals):
        table[:: 10 ** (decimals - place), place + 1] = 0
    table[0] = 0
    return table.view(np.uint32 if width == 4 else np.uint64)[:, 0]


def _decimal(width: int) -> Bytes:
    """(10^width, width) the digits of 0, 1, 2, ..."""
    numbers = np.arange(10**width)[:, None] // 10 ** np.arange(width)[::-1]
    return (numbers % 10 + ord("0")).astype(np.uint8)
