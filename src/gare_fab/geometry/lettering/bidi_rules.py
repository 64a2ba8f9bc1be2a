"""The rules for weak and neutral characters of one isolating run sequence (UAX 9, W and N)."""

import unicodedata

_NEUTRAL = ("B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI")
_PAIRED = "() [] {} ⁅⁆ ⟨⟩ 〈〉 《》 「」 『』 【】 〔〕"
_BRACKETS = {pair[0]: pair[1] for pair in _PAIRED.split()}
_MOST_OPEN = 63


def resolved(text: str, kinds: list[str], edges: tuple[str, ...], level: int) -> list[str]:
    """The classes L, R, EN and AN that the characters end up with.

    Edges are the directions before and after the sequence.
    """
    classes = _weak(list(kinds), edges[0])
    embedding = "R" if level % 2 else "L"
    _brackets(text, kinds, classes, edges[0], embedding)
    _neutral(classes, edges, embedding)
    return classes


def _weak(classes: list[str], before: str) -> list[str]:
    """Marks, numbers and what stands round them (W1 to W7)."""
    previous, strong = before, before
    for place, own in enumerate(classes):
        kind = own
        if own == "NSM":
            kind = "ON" if previous in ("LRI", "RLI", "FSI", "PDI") else previous
        classes[place] = "AN" if kind == "EN" and strong == "AL" else kind
        if kind in ("L", "R", "AL"):
            strong = kind
        previous = kind
    classes[:] = ["R" if kind == "AL" else kind for kind in classes]
    _separators(classes)
    _terminators(classes)
    strong = before
    for place, kind in enumerate(classes):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            classes[place] = "L"
    return classes


def _separators(classes: list[str]) -> None:
    """One separator between two numbers of a kind is part of them (W4)."""
    for place in range(1, len(classes) - 1):
        left, kind, right = classes[place - 1 : place + 2]
        if left == right and (
            (kind == "CS" and left in ("EN", "AN")) or (kind == "ES" and left == "EN")
        ):
            classes[place] = left


def _terminators(classes: list[str]) -> None:
    """Signs beside a European number are part of it; other separators are neutral (W5, W6)."""
    place = 0
    while place < len(classes):
        end = place
        while end < len(classes) and classes[end] == "ET":
            end += 1
        beside = (
            classes[place - 1] if place else "",
            classes[end] if end < len(classes) else "",
        )
        if end > place and "EN" in beside:
            classes[place:end] = ["EN"] * (end - place)
        place = max(end, place + 1)
    classes[:] = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in classes]


def _brackets(
    text: str, kinds: list[str], classes: list[str], before: str, embedding: str
) -> None:
    """A pair of brackets takes the direction of what it holds (N0)."""
    for first, last in _pairs(text, classes):
        inside = {_strong(kind) for kind in classes[first + 1 : last]} - {""}
        if embedding in inside:
            direction = embedding
        elif inside:
            earlier = (_strong(kind) for kind in reversed(classes[:first]))
            direction = next(filter(None, earlier), before)
        else:
            continue
        for place in (first, last):
            classes[place] = direction
            for after in range(place + 1, len(classes)):
                if kinds[after] != "NSM":
                    break
                classes[after] = direction


def _pairs(text: str, classes: list[str]) -> list[tuple[int, int]]:
    """The brackets that belong together, in the order of the opening ones."""
    waiting: list[tuple[str, int]] = []
    pairs = []
    for place, character in enumerate(text):
        if classes[place] != "ON" or not unicodedata.mirrored(character):
            continue
        if character in _BRACKETS:
            if len(waiting) == _MOST_OPEN:
                break
            waiting.append((_BRACKETS[character], place))
        elif character in [closing for closing, _ in waiting]:
            while waiting[-1][0] != character:
                waiting.pop()
            pairs.append((waiting.pop()[1], place))
    return sorted(pairs)


def _strong(kind: str) -> str:
    """L or R as numbers and letters count for neutrals; nothing for a neutral."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")


def _neutral(classes: list[str], edges: tuple[str, ...], embedding: str) -> None:
    """Neutrals between two of one direction take it, else the embedding's (N1, N2)."""
    place = 0
    while place < len(classes):
        end = place
        while end < len(classes) and classes[end] in _NEUTRAL:
            end += 1
        if end > place:
            left = _strong(classes[place - 1]) if place else edges[0]
            right = _strong(classes[end]) if end < len(classes) else edges[1]
            direction = left if left == right else embedding
            classes[place:end] = [direction] * (end - place)
        place = max(end, place + 1)
