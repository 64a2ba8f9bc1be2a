"""Measures: a preset's profile, scaled to what a rule and a calliper say.

straight from, to   heights between which the body is a cylinder
neck                the thinnest place above the body
mouth               the top
"""

import math
from dataclasses import dataclass, replace

from gare_fab.base.errors import WrongUsage
from gare_fab.base.messages import Message
from gare_fab.model.stock import Bottle

_NEARLY = 0.995  # of the greatest radius: still the straight part


@dataclass(frozen=True, slots=True)
class Measures:
    """What is measured on a bottle: heights above the foot and diameters, mm."""

    height: float
    body: float
    straight_from: float
    straight_to: float
    neck: float
    mouth: float


def measures_of(bottle: Bottle) -> Measures:
    """The measures of a bottle's profile."""
    low, high = _straight(bottle)
    above = [radius for height, radius in bottle.profile if height > high]
    mouth = bottle.profile[-1][1]
    return Measures(
        bottle.height, 2 * bottle.radius, low, high, 2 * min(above, default=mouth), 2 * mouth
    )


def fitted(bottle: Bottle, measures: Measures) -> Bottle:
    """The bottle with its profile, zone and panel stretched to the measures.

    Raises:
        WrongUsage: the measures are not those of a bottle.
    """
    _check(measures)
    old = measures_of(bottle)
    heights = _Scale(
        (bottle.profile[0][0], old.straight_from, old.straight_to, old.height),
        (0.0, measures.straight_from, measures.straight_to, measures.height),
    )
    neck_at = min(
        (point for point in bottle.profile if point[0] > old.straight_to),
        key=lambda point: point[1],
        default=bottle.profile[-1],
    )[0]
    profile = tuple(
        (
            round(heights.at(height), 3),
            round(_radius(height, radius, neck_at, old, measures), 3),
        )
        for height, radius in bottle.profile
    )
    zone = (round(heights.at(bottle.zone[0]), 3), round(heights.at(bottle.zone[1]), 3))
    panel = (measures.straight_from, measures.straight_to)
    return replace(
        bottle, profile=profile, zone=zone, panel=None if bottle.panel is None else panel
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Straight lines between pairs of places."""

    before: tuple[float, ...]
    after: tuple[float, ...]

    def at(self, place: float) -> float:
        """Where a place comes to lie."""
        last = len(self.before) - 2
        for index in range(last + 1):
            low, high = self.before[index], self.before[index + 1]
            if place <= high or index == last:
                share = (place - low) / (high - low) if high > low else 1.0
                return self.after[index] + share * (self.after[index + 1] - self.after[index])
        return place


def _radius(
    height: float, radius: float, neck_at: float, old: Measures, new: Measures
) -> float:
    """A radius of the body, of the shoulder down to the neck, or of the ring above it."""
    if height <= old.straight_to:
        return radius * new.body / old.body
    ends = (old.body, new.body) if height <= neck_at else (old.mouth, new.mouth)
    if math.isclose(old.neck, ends[0]):
        return radius * ends[1] / ends[0]
    slope = (ends[1] - new.neck) / (ends[0] - old.neck)
    return (new.neck + (2 * radius - old.neck) * slope) / 2


def _straight(bottle: Bottle) -> tuple[float, float]:
    """The panel, else where the bottle is as wide as it gets."""
    if bottle.panel is not None:
        return bottle.panel
    wide = [height for height, radius in bottle.profile if radius >= _NEARLY * bottle.radius]
    return wide[0], wide[-1]


def _check(measures: Measures) -> None:
    rising = (0.0, measures.straight_from, measures.straight_to, measures.height)
    if not (rising[0] <= rising[1] < rising[2] < rising[3]):
        raise WrongUsage(
            Message("The straight part must begin above the foot and end below the mouth.")
        )
    if not 0.0 < measures.neck <= min(measures.body, measures.mouth):
        raise WrongUsage(
            Message("The neck cannot be wider than the body or the mouth, nor be zero.")
        )
