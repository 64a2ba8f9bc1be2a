"""The meridian of a bottle: radius over height and over arc length, from a few measured points."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meridian:
    """A monotone cubic through (height, radius) points in mm, from the foot up."""

    points: tuple[tuple[float, float], ...]
