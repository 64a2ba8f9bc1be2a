"""The tally: what could not be taken over as it stands, counted by what is said of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np

from gare_fab.base.messages import Message
from gare_fab.geometry.arrays import Floats, floats
from gare_fab.model.artwork import Finding, FindingCode, FindingKind

_MOST_NAMED = 12  # characters that no font has
_MOST = 200  # different findings; what says more says nothing
_MOST_PLACES = 100  # of one finding
_MOST_PARTS = 2000  # of all findings
_Said = tuple[FindingKind, str, str, tuple[tuple[str, object], ...]]
Bounds = tuple[float, float, float, float]


@dataclass(slots=True, eq=False)
class Whereabouts:
    """What a part of a drawing takes up in mm (x0, y0, x1, y1), of which something is said.

    A reader may learn that later, or never: then there is no place to show.
    """

    box: Bounds | None = None


@dataclass(slots=True)
class Tally:
    """Counts findings; those that say the same are one."""

    counts: dict[_Said, int] = field(default_factory=dict)
    places: dict[_Said, list[Whereabouts]] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    hand: Callable[[], Whereabouts] | None = None
    room: int = _MOST_PARTS

    @contextmanager
    def at(self, hand: Callable[[], Whereabouts]) -> Iterator[None]:
        """What is said meanwhile is said of the part at hand, which is asked for only then.

        Of what is drawn within a part that is at hand already, it is said of that one.
        """
        outer = self.hand
        self.hand = outer or hand
        try:
            yield
        finally:
            self.hand = outer

    def add(
        self,
        kind: FindingKind,
        template: str,
        count: int = 1,
        code: FindingCode | None = None,
        where: Whereabouts | None = None,
        **values: object,
    ) -> None:
        """Count one more (or `count` more) of a finding; none is not said.

        It is said of `where`, else of the part at hand.
        """
        key = (kind, template, code or "", tuple(values.items()))
        if count and (key in self.counts or len(self.counts) < _MOST):
            self.counts[key] = self.counts.get(key, 0) + count
            self._place(self.places.setdefault(key, []), where)

    def _place(self, places: list[Whereabouts], where: Whereabouts | None) -> None:
        """Keep of what it was said, unless there are enough."""
        if len(places) >= _MOST_PLACES or self.room <= 0:
            return
        if where is None and self.hand is not None:
            where = self.hand()
        if where is not None and where not in places[-1:]:
            places.append(where)
            self.room -= 1

    def dropped(self, template: str, **values: object) -> None:
        """Count what is left out."""
        self.add(FindingKind.DROPPED, template, 1, None, None, **values)

    def replaced(self, template: str, **values: object) -> None:
        """Count what something else stands for."""
        self.add(FindingKind.REPLACED, template, 1, None, None, **values)

    def miss(self, character: str, where: Whereabouts | None = None) -> None:
        """Say once that no font has a character."""
        if character in self.missing:
            return
        self.missing.add(character)
        if len(self.missing) <= _MOST_NAMED:
            self.add(
                FindingKind.REPLACED,
                "No font here has the character '{character}' (U+{number}).",
                where=where,
                character=character,
                number=f"{ord(character):04X}",
            )
        elif len(self.missing) == _MOST_NAMED + 1:
            self.add(FindingKind.REPLACED, "No font here has certain other characters.")

    def findings(self, moved: tuple[float, float] = (0.0, 0.0)) -> tuple[Finding, ...]:
        """All that was found, in the order of its first occurrence, its places moved so."""
        return tuple(
            _finding(key, count, _boxes(self.places[key], moved))
            for key, count in self.counts.items()
        )


def _boxes(places: list[Whereabouts], moved: tuple[float, float]) -> Floats:
    """(N, 4) what all parts take up of which it is known."""
    boxes = [where.box for where in places if where.box is not None]
    return floats(np.array(boxes).reshape(-1, 4) + np.tile(moved, 2), 4)


def _finding(said: _Said, count: int, boxes: Floats) -> Finding:
    kind, template, code, values = said
    message = Message(template, dict(values))
    boxes = boxes[np.isfinite(boxes).all(axis=1)]
    if not len(boxes):
        return Finding(kind, message, count, code=code)
    middles = 0.5 * (boxes[:, :2] + boxes[:, 2:])
    places = tuple(dict.fromkeys((x, y) for x, y in middles.tolist()))
    (x0, y0), (x1, y1) = boxes[:, :2].min(axis=0).tolist(), boxes[:, 2:].max(axis=0).tolist()
    return Finding(kind, message, count, code=code, places=places, bounds=(x0, y0, x1, y1))
