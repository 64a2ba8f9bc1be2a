"""Path texts to steps: all of a drawing's path operators taken apart on whole arrays.

M begin   L line   C curve   V curve that begins in its first control point   H close
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Bytes, Floats, Ints
from gare_fab.readers.pdf.tokens import values

BEGIN, LINE, CURVE, CURVE_ON, CLOSE = b"MLCVH"
_BAR = ord("|")
_BOX = ord("r")
# operator, kind, the numbers before it, and which of the three places they are
_OPERATORS = (
    (ord("m"), BEGIN, (2,)),
    (ord("l"), LINE, (2,)),
    (ord("c"), CURVE, (0, 1, 2)),
    (ord("v"), CURVE_ON, (1, 2)),
    (ord("y"), CURVE, (0, 2)),
    (ord("h"), CLOSE, ()),
)


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """S steps in their pieces' own units."""

    kinds: Bytes  # (S,)
    places: Floats  # (S, 3, 2): of curves both control points, then where the step ends
    owners: Ints  # (S,) the piece of each


def taken_apart(texts: Sequence[bytes]) -> Steps:
    """The steps of texts, which are the pieces; a step without its numbers is left out."""
    words = b" | ".join(texts).replace(b"\0", b" ").split()
    letters = np.frombuffer(b"".join([word[:1] for word in words]), dtype=np.uint8)
    is_number = letters < ord("A")
    numbers = np.array(values(b" ".join(np.array(words, dtype=object)[is_number].tolist())))
    at = np.flatnonzero(~is_number)
    operators, ends = letters[at], np.cumsum(is_number)[at]
    given = np.diff(ends, prepend=0)
    owners = np.cumsum(operators == _BAR).astype(np.intp)
    wanted = np.zeros(256, dtype=np.intp)
    wanted[[operator for operator, _, _ in _OPERATORS]] = [2 * len(p) for *_, p in _OPERATORS]
    wanted[_BOX] = 4
    keep = (operators != _BAR) & (given >= wanted[operators])
    return _boxes_opened(operators[keep], owners[keep], ends[keep], numbers)


def _boxes_opened(operators: Bytes, owners: Ints, ends: Ints, numbers: Floats) -> Steps:
    """Every rectangle as five steps, everything else as one."""
    counts = np.where(operators == _BOX, 5, 1).astype(np.intp)
    first = np.cumsum(counts) - counts
    kinds = np.zeros(int(counts.sum()), dtype=np.uint8)
    places = np.zeros((len(kinds), 3, 2))
    for operator, kind, slots in _OPERATORS:
        rows = np.flatnonzero(operators == operator)
        kinds[first[rows]] = kind
        if slots:
            taken = numbers[ends[rows][:, None] + np.arange(-2 * len(slots), 0)]
            places[first[rows][:, None], slots] = taken.reshape(-1, len(slots), 2)
        if kind == CURVE and slots == (0, 2):
            places[first[rows], 1] = places[first[rows], 2]
    rows = np.flatnonzero(operators == _BOX)
    x, y, width, height = numbers[ends[rows][:, None] + np.arange(-4, 0)].T
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
    for index, corner in enumerate(corners):
        kinds[first[rows] + index] = b"MLLLH"[index]
        places[first[rows] + index, 2] = np.stack(corner, axis=1)
    return Steps(kinds, places, np.repeat(owners, counts))


def _runs(owners: Ints) -> Ints:
    """The first row of the owner that each row belongs to."""
    begins = np.ones(len(owners), dtype=np.bool_)
    begins[1:] = owners[1:] != owners[:-1]
    rows = np.where(begins, np.arange(len(owners)), 0)
    first: Ints = np.maximum.accumulate(rows)
    return first


def settled(steps: Steps) -> Steps:
    """Steps of owners that are outlines: each begins with a move, closings say where they end.

    What comes before the first move of an outline is left out; what follows a closing begins
    where the closed part began.
    """
    kinds, owners = steps.kinds, steps.owners
    index = np.arange(len(kinds))
    last_begin = np.maximum.accumulate(np.where(kinds == BEGIN, index, -1))
    keep = last_begin >= _runs(owners)
    keep[1:] &= ~((kinds[1:] == CLOSE) & (kinds[:-1] == CLOSE) & (owners[1:] == owners[:-1]))
    kinds, owners, places = kinds[keep], owners[keep], steps.places[keep]
    last_begin = np.maximum.accumulate(np.where(kinds == BEGIN, np.arange(len(kinds)), 0))
    closing = np.flatnonzero(kinds == CLOSE)
    places[closing, 2] = places[last_begin[closing], 2]
    on = np.flatnonzero(kinds == CURVE_ON)
    places[on, 0] = places[on - 1, 2]
    kinds = np.where(kinds == CURVE_ON, np.uint8(CURVE), kinds)
    after = closing[closing + 1 < len(kinds)] + 1
    after = after[(kinds[after] != BEGIN) & (owners[after] == owners[after - 1])]
    return Steps(
        np.insert(kinds, after, np.uint8(BEGIN)),
        np.insert(places, after, places[last_begin[after]], axis=0),
        np.insert(owners, after, owners[after]),
    )


def joined(parts: Sequence[Steps]) -> Steps:
    """Steps of several pieces, one after the other; the n-th part is piece n."""
    counts = np.array([len(part.kinds) for part in parts], dtype=np.intp)
    return Steps(
        np.concatenate([np.zeros(0, np.uint8), *(part.kinds for part in parts)]),
        np.concatenate([np.zeros((0, 3, 2)), *(part.places for part in parts)]),
        np.repeat(np.arange(len(parts), dtype=np.intp), counts),
    )


def mapped(steps: Steps, maps: Floats) -> Floats:
    """(S, 3, 2) the places through the map (six numbers) of each step's piece."""
    each = maps[steps.owners]
    x, y = steps.places[..., 0], steps.places[..., 1]
    out = np.empty_like(steps.places)
    out[..., 0] = each[:, 0:1] * x + each[:, 2:3] * y + each[:, 4:5]
    out[..., 1] = each[:, 1:2] * x + each[:, 3:4] * y + each[:, 5:6]
    return out
