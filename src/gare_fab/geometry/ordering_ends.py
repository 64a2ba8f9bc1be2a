"""What is ordered: strokes as pairs of ends, and a tour through them.

    end 2 i, 2 i + 1   the first and the last point of stroke i; `end ^ 1` is the other one
    end 2 M            the place where the tool starts from
    end 2 M + 1        nowhere: as far from everything as nothing

The last two are the ends of a stroke of their own, so that a path from the start to wherever
becomes a ring. A *tour* is an array of M + 1 *entries*: the end at which the tool enters each
stroke, in order, `2 M + 1` first. The pen is up from `tour[k] ^ 1` to `tour[k + 1]`; that is
*hop* k, and hop M, into nowhere, is free.
"""

from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Ends:
    """The ends of M strokes: where they are and what is asked of their strokes.

    places (2 M + 1, 2) mm; turnable (M,) whether a stroke may be run backwards; parents (M,)
    the stroke that must come later, or -1.
    """

    places: Floats
    turnable: Bools
    parents: Ints

    @property
    def start(self) -> int:
        """The end where the tool starts from."""
        return len(self.places) - 1

    @property
    def nowhere(self) -> int:
        """The end that is as near to everything as can be."""
        return len(self.places)

    @property
    def roles(self) -> Ints:
        """(2 M + 2,) 1 where the tool can only come in, 2 where it can only go out, else 0."""
        roles = np.zeros(len(self.places) + 1, dtype=np.intp)
        fixed = np.flatnonzero(~self.turnable)
        if len(fixed):
            roles[2 * fixed], roles[2 * fixed + 1] = 1, 2
            roles[self.start], roles[self.nowhere] = 2, 1
        return roles

    def between(self, one: Ints, other: Ints) -> Floats:
        """The distances in mm from ends to ends, 0 to nowhere."""
        places = np.concatenate((self.places, [[np.nan, np.nan]]))
        dx = places[one, 0] - places[other, 0]
        dy = places[one, 1] - places[other, 1]
        lengths: Floats = np.sqrt(dx * dx + dy * dy)
        lengths[np.isnan(lengths)] = 0.0
        return lengths

    def hops(self, tour: Ints) -> Floats:
        """(M + 1,) mm of pen-up travel after each stroke of the tour."""
        return self.between(tour ^ 1, np.roll(tour, -1))

    def linked(self, tour: Ints) -> tuple[Ints, Floats]:
        """(2 M + 2,) the end at the other side of each end's hop, and the hop's mm."""
        leave, enter = tour ^ 1, np.roll(tour, -1)
        mates = np.empty(2 * len(tour), dtype=np.intp)
        lengths = np.empty(2 * len(tour))
        mates[leave], mates[enter] = enter, leave
        lengths[leave] = lengths[enter] = self.between(leave, enter)
        return mates, lengths

    def is_allowed(self, tour: Ints) -> bool:
        """Whether no stroke is run backwards that may not, and children come first."""
        strokes = tour[1:] >> 1
        if not self.turnable[strokes[(tour[1:] & 1) == 1]].all():
            return False
        rank = np.empty(len(strokes), dtype=np.intp)
        rank[strokes] = np.arange(len(strokes))
        inner = np.flatnonzero(self.parents >= 0)
        return bool((rank[inner] < rank[self.parents[inner]]).all())
