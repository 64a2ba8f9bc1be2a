"""Which way each character is read: the bidirectional algorithm of Unicode (UAX 9).

Level    0 left to right, 1 right to left, 2 left to right within that, ...
Class    what a character says of direction: L R AL strong, EN ES ET AN CS NSM BN weak,
         B S WS ON neutral; LRE RLE LRO RLO PDF embeddings, LRI RLI FSI PDI isolates
Sequence an isolating run sequence: the characters that are resolved together
"""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from gare_fab.geometry.arrays import Ints
from gare_fab.geometry.lettering.bidi_rules import resolved

_DEEPEST = 125
_EMBEDDINGS = {"LRE": (0, ""), "RLE": (1, ""), "LRO": (0, "L"), "RLO": (1, "R")}
_ISOLATES = ("LRI", "RLI", "FSI")
_OPENING = (*_EMBEDDINGS, *_ISOLATES)
_REMOVED = ("LRE", "RLE", "LRO", "RLO", "PDF", "BN")
_TURNING = ("R", "AL", "AN", *_REMOVED[:-1], *_ISOLATES)  # without them all runs to the right


class _Open(NamedTuple):
    """An embedding or isolate that is open: its level, override and kind."""

    level: int
    override: str
    is_isolate: bool


class _Embedded(NamedTuple):
    """A paragraph after its embeddings: classes as they are, and under overrides."""

    text: str
    classes: list[str]
    kinds: list[str]
    levels: tuple[int, ...]
    paragraph: int


def levels(text: str, base: str | None = "ltr") -> Ints:
    """The level of each character; base is the paragraph's direction: ltr, rtl or None.

    With None the first strong character tells. The text is one paragraph.
    """
    if base != "rtl" and not any(map(_turns, set(text))):
        return np.zeros(len(text), dtype=np.intp)
    classes = [unicodedata.bidirectional(c) or "L" for c in text]
    paragraph = {"ltr": 0, "rtl": 1}.get(base or "", -1)
    if paragraph < 0:
        paragraph = _first_strong(classes, 0, len(classes))
    found, kinds = _explicit(classes, paragraph)
    embedded = _Embedded(text, classes, kinds, tuple(found), paragraph)
    for sequence in _sequences(classes, found):
        for place, level in zip(sequence, _resolved(embedded, sequence), strict=True):
            found[place] = level
    _reset_spaces(classes, found, paragraph)
    return np.array(found, dtype=np.intp)


def _turns(character: str) -> bool:
    return unicodedata.bidirectional(character) in _TURNING


def visual_order(of: Ints) -> Ints:
    """From left to right the indices of things with these levels on one line (rule L2)."""
    order = np.arange(len(of), dtype=np.intp)
    if not len(of):
        return order
    odd = [level for level in of.tolist() if level % 2]
    for level in range(int(of.max()), min(odd, default=int(of.max()) + 1) - 1, -1):
        high = np.concatenate(([False], of[order] >= level, [False]))
        edges = np.flatnonzero(high[1:] != high[:-1])
        for first, last in zip(edges[::2], edges[1::2], strict=True):
            order[first:last] = order[first:last][::-1]
    return order


def _first_strong(classes: list[str], begin: int, end: int) -> int:
    """The level that the first strong character outside isolates gives (P2, P3)."""
    depth = 0
    for kind in classes[begin:end]:
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            if depth == 0 and begin:
                return 0
            depth = max(depth - 1, 0)
        elif depth == 0 and kind in ("L", "R", "AL"):
            return int(kind != "L")
    return 0


def _explicit(classes: list[str], paragraph: int) -> tuple[list[int], list[str]]:
    """Levels by embeddings and isolates, and the classes under overrides (X1 to X8)."""
    stack = [_Open(paragraph, "", is_isolate=False)]
    kinds = list(classes)
    found = []
    overflown = 0
    for place, kind in enumerate(classes):
        if kind == "PDI" and overflown:
            overflown -= 1
        elif kind in ("PDI", "PDF") and not overflown:
            _close(stack, kind)
        level, override, _ = stack[-1]
        found.append(paragraph if kind == "B" else level)
        if override and kind not in ("B", *_REMOVED):
            kinds[place] = override
        if kind in _OPENING:
            opened = _opened(classes, place, level)
            if opened.level <= _DEEPEST and not overflown:
                stack.append(opened)
            elif opened.is_isolate:
                overflown += 1
    return found, kinds


def _close(stack: list[_Open], kind: str) -> None:
    """End the last isolate with all that it holds, or the last embedding of this isolate."""
    if kind == "PDI" and any(opened.is_isolate for opened in stack):
        while not stack.pop().is_isolate:
            pass
    elif kind == "PDF" and len(stack) > 1 and not stack[-1].is_isolate:
        stack.pop()


def _opened(classes: list[str], place: int, level: int) -> _Open:
    """What an embedding or isolate opens."""
    kind = classes[place]
    if kind in _EMBEDDINGS:
        odd, override = _EMBEDDINGS[kind]
        return _Open(_next(level, odd), override, is_isolate=False)
    odd = int(kind == "RLI")
    if kind == "FSI":
        odd = _first_strong(classes, place + 1, len(classes))
    return _Open(_next(level, odd), "", is_isolate=True)


def _next(level: int, odd: int) -> int:
    """The least greater level that is odd, or even."""
    return level + 1 if (level + 1) % 2 == odd else level + 2


def _sequences(classes: list[str], found: list[int]) -> Iterator[list[int]]:
    """The isolating run sequences, without the characters that rule X9 removes."""
    runs: list[list[int]] = []
    for place, kind in enumerate(classes):
        if kind in _REMOVED:
            continue
        if runs and found[runs[-1][-1]] == found[place]:
            runs[-1].append(place)
        else:
            runs.append([place])
    waiting: list[list[int]] = []
    done: list[list[int]] = []
    for run in runs:
        if classes[run[0]] == "PDI" and waiting and found[waiting[-1][-1]] == found[run[0]]:
            sequence = waiting.pop()
            sequence.extend(run)
        else:
            sequence = run
            done.append(sequence)
        if classes[run[-1]] in _ISOLATES:
            waiting.append(sequence)
    return iter(done)


def _resolved(embedded: _Embedded, sequence: list[int]) -> list[int]:
    """Weak and neutral characters of a sequence, then the levels of all of it (W, N, I)."""
    classes, levels_ = embedded.classes, embedded.levels
    kept = [i for i in range(sequence[0]) if classes[i] not in _REMOVED][-1:]
    following = range(sequence[-1] + 1, len(classes))
    is_open = classes[sequence[-1]] in _ISOLATES
    later = () if is_open else (i for i in following if classes[i] not in _REMOVED)
    level = levels_[sequence[0]]
    before = levels_[kept[0]] if kept else embedded.paragraph
    after = next((levels_[i] for i in later), embedded.paragraph)
    ends = resolved(
        "".join(embedded.text[i] for i in sequence),
        [embedded.kinds[i] for i in sequence],
        tuple("R" if max(level, other) % 2 else "L" for other in (before, after)),
        level,
    )
    steps = {"L": 1, "EN": 1, "AN": 1} if level % 2 else {"R": 1, "AN": 2, "EN": 2}
    return [level + steps.get(kind, 0) for kind in ends]


def _reset_spaces(classes: list[str], found: list[int], paragraph: int) -> None:
    """Separators, and white space before them and at the end, have the paragraph's level.

    What rule X9 removes takes the level of what stands before it.
    """
    for place, kind in enumerate(classes):
        if kind in _REMOVED:
            found[place] = found[place - 1] if place else paragraph
    is_trailing = True
    for place in range(len(classes) - 1, -1, -1):
        kind = classes[place]
        if kind in ("B", "S"):
            is_trailing = True
        elif kind not in ("WS", *_ISOLATES, "PDI", *_REMOVED):
            is_trailing = False
        if is_trailing:
            found[place] = paragraph
