"""A tour that moves are made on, one after the other."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints
from gare_fab.geometry.ordering_ends import Ends


@dataclass(frozen=True, slots=True, eq=False)
class Moves:
    """Moves and what each gains in mm; `rows` are their ends, padded with -1."""

    gains: Floats
    rows: Ints

    @classmethod
    def none(cls) -> Self:
        """No move."""
        return cls(np.zeros(0), np.zeros((0, 0), dtype=np.intp))

    def joined(self, gains: Floats, rows: Ints) -> "Moves":
        """These and others, which may have more ends."""
        wide = np.full((len(self.rows), rows.shape[1]), -1, dtype=np.intp)
        wide[:, : self.rows.shape[1]] = self.rows
        return Moves(np.concatenate((self.gains, gains)), np.concatenate((wide, rows)))

    def best(self) -> "Moves":
        """The best move from each end, the best first."""
        order = np.lexsort((self.rows[:, 0], -self.gains))
        _, first = np.unique(self.rows[order, 0], return_index=True)
        order = order[np.sort(first)]
        return Moves(self.gains[order], self.rows[order])


class Row:
    """The tour as it changes, and the place of each stroke in it."""

    def __init__(self, ends: Ends, tour: Ints) -> None:
        """Begin with this tour, which is not changed."""
        self.tour = tour.copy()
        self.places = np.empty(len(tour), dtype=np.intp)
        self.places[tour >> 1] = self.steps = np.arange(len(tour))
        self.is_fixed = np.concatenate((~ends.turnable, [True]))
        self.parents = np.concatenate((ends.parents, [-1]))
        self.has_fixed = not ends.turnable.all()
        self.has_parents = bool((ends.parents >= 0).any())

    def make(self, moves: Moves) -> tuple[Ints, Ints]:
        """Make each move that is still possible.

        Returns:
            The ends to be tried again, and which moves were made.
        """
        touched = bytearray(2 * len(self.tour))
        again, made = [], []
        for number, row in enumerate(moves.rows.tolist()):
            while row[-1] < 0:
                row.pop()
            if any(touched[end] for end in row):
                again.append(row[0])
            elif self._exchange(row):
                made.append(number)
                for end in row:
                    touched[end] = 1
        tried = np.array(again, dtype=np.intp)
        ends = np.union1d(tried, np.flatnonzero(np.frombuffer(touched, dtype=np.uint8)))
        return ends, np.array(made, dtype=np.intp)

    def _exchange(self, row: list[int]) -> bool:
        """Put the pieces between the hops taken out together anew, if they still fit."""
        tour, places = self.tour, self.places
        where = [int(places[end >> 1]) for end in row]
        enters = [int(tour[place]) == end for place, end in zip(where, row, strict=True)]
        hops = [(where[i + 1] if enters[i] else where[i]) for i in range(0, len(row), 2)]
        cuts = sorted(hops)
        slots = [2 * cuts.index(hops[i >> 1]) + enters[i] for i in range(len(row))]
        links = [0] * len(row)
        for i in range(1, len(row), 2):
            one, other = slots[i], slots[(i + 1) % len(row)]
            links[one], links[other] = other, one
        pieces = self._pieces(links, cuts)
        return pieces is not None and self._put(cuts[0] + 1, cuts[-1] + 1, pieces)

    def _pieces(self, links: list[int], cuts: list[int]) -> list[Ints] | None:
        last, pieces, slot = len(links) - 1, [], links[0]
        for _ in range(len(cuts) - 1):
            if slot == last:
                return None
            if slot % 2:
                low, high = cuts[slot // 2], cuts[slot // 2 + 1]
                pieces.append(self.tour[low + 1 : high + 1])
                slot = links[slot + 1]
            else:
                low, high = cuts[slot // 2 - 1], cuts[slot // 2]
                back = self.tour[low + 1 : high + 1][::-1]
                if self.has_fixed and self.is_fixed[back >> 1].any():
                    return None
                pieces.append(back ^ 1)
                slot = links[slot - 1]
        return pieces

    def _put(self, low: int, high: int, pieces: list[Ints]) -> bool:
        """Write the pieces to these places, unless a parent came before its child."""
        tour = np.concatenate(pieces)
        strokes, steps = tour >> 1, self.steps[low:high]
        before = self.places[strokes]
        self.places[strokes] = steps
        if self.has_parents:
            parents = self.parents[strokes]
            is_inner = parents >= 0
            if (self.places[parents[is_inner]] < steps[is_inner]).any():
                self.places[strokes] = before
                return False
        self.tour[low:high] = tour
        return True
