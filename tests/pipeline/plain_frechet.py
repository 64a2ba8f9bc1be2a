"""Whether two lines keep within a distance, pair by pair: slow, and without arrays."""

import math

Point = tuple[float, float, float]
Span = tuple[float, float]


def keeps_within(first: list[Point], second: list[Point], within: float) -> bool:
    """Whether both can be run from end to end without ever being farther apart."""
    ends = ((first[0], second[0]), (first[-1], second[-1]))
    if not all(math.dist(a, b) <= within for a, b in ends):
        return False
    columns, rows = len(first) - 1, len(second) - 1
    left: dict[tuple[int, int], Span | None] = {(0, 0): (0.0, 0.0)}
    below: dict[tuple[int, int], Span | None] = {(0, 0): (0.0, 0.0)}
    is_reached = False
    for column in range(columns):
        for row in range(rows):
            entry, base = left.get((column, row)), below.get((column, row))
            is_reached = entry is not None or base is not None
            if not is_reached:
                continue
            right = _near(first[column + 1], second[row], second[row + 1], within)
            above = _near(second[row + 1], first[column], first[column + 1], within)
            left[column + 1, row] = right if base else _from(right, entry)
            below[column, row + 1] = above if entry else _from(above, base)
    return is_reached


def _near(vertex: Point, begin: Point, end: Point, within: float) -> Span | None:
    """The shares of a piece between which it lies within the distance of the vertex."""
    step = [b - a for a, b in zip(begin, end, strict=True)]
    away = [a - v for a, v in zip(begin, vertex, strict=True)]
    square = sum(x * x for x in step)
    half = sum(x * y for x, y in zip(step, away, strict=True))
    room = half * half - square * (sum(x * x for x in away) - within * within)
    if room < 0.0:
        return None
    low, high = ((-half + sign * math.sqrt(room)) / square for sign in (-1.0, 1.0))
    return (max(low, 0.0), min(high, 1.0)) if max(low, 0.0) <= min(high, 1.0) else None


def _from(span: Span | None, entry: Span | None) -> Span | None:
    """What of a span is no lower than where its pair was come into."""
    if span is None or entry is None or max(span[0], entry[0]) > span[1]:
        return None
    return (max(span[0], entry[0]), span[1])
