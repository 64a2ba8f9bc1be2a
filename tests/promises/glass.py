"""From a file's axes to the glass: figures of the TOML files, SciPy's curve, no code of ours.

A machine's words become (angle in rad, height in mm): the angle grows to the design's right,
the height from the foot. `Unrolled` says where a design should lie, by its definition.
"""

import math
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from gare_fab.geometry.arrays import Floats
from tests.profiles import SHAPES, Oracle
from tests.simulator import Move

_RESOURCES = Path(__file__).resolve().parents[2] / "resources"
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(8)


@dataclass(frozen=True)
class Bench:
    """A machine with a bottle in its rotary."""

    rotary: dict[str, Any]
    oracle: Oracle

    @classmethod
    def of(cls, machine: str, bottle: str) -> "Bench":
        """By their ids."""
        text = (_RESOURCES / "machines" / f"{machine}.toml").read_text("utf-8")
        return cls(tomllib.loads(text)["rotary"], Oracle.of(SHAPES[bottle].profile))

    def place(self, axes: dict[str, float]) -> tuple[float, float]:
        """The angle and the height that lie under the head."""
        rotary = self.rotary
        turn = axes[rotary["axis"]]
        if rotary["axis"] == "A":
            angle = math.radians(turn) / rotary["ratio"]
        elif rotary["kind"] == "chuck":
            angle = 2 * math.pi * turn / rotary["mm_per_turn"]
        else:
            roller = turn / rotary["mm_per_turn"] * math.pi * rotary["roller_diameter"]
            contact = float(self.oracle.curve(rotary["contact_height"]))
            angle = roller * rotary["slip"] / contact
        return angle, axes[rotary["along"]] - rotary["foot_at"]

    def places(self, moves: tuple[Move, ...]) -> Floats:
        """(N + 1, 2) angles and heights along a stroke."""
        return np.array([self.place(moves[0].start), *(self.place(m.end) for m in moves)])

    def lengths(self, places: Floats) -> Floats:
        """(N,) mm of glass of the straight moves between (N + 1, 2) places, integrated."""
        turn, rise = np.diff(places, axis=0).T
        share = (_NODES + 1) / 2
        height = places[:-1, 1:] + rise[:, None] * share
        radius, slope = self.oracle.curve(height), self.oracle.curve(height, 1)
        pace = np.hypot(radius * turn[:, None], np.hypot(1.0, slope) * rise[:, None])
        return np.asarray(pace @ _WEIGHTS / 2)

    def space(self, places: Floats) -> Floats:
        """(N, 3) places in space."""
        return self.oracle.space(places[:, 0], places[:, 1])


@dataclass(frozen=True)
class Unrolled:
    """How a flat design (x, y mm, y = height at the reference) should lie on the glass."""

    oracle: Oracle
    reference: float
    zone: tuple[float, float]

    def straight(self, design: Floats) -> Floats:
        """Conformal: angle = x / r_ref, dy = r_ref ds / r."""
        radius = float(self.oracle.curve(self.reference))
        start = float(self.oracle.latitude(self.reference))
        heights = self.oracle.height_at_latitude(
            start + (design[:, 1] - self.reference) / radius
        )
        return np.column_stack((design[:, 0] / radius, heights))

    def true_width(self, design: Floats) -> Floats:
        """Each horizontal keeps its length, and the front meridian too."""
        start = float(self.oracle.length(self.reference))
        heights = self.oracle.height_at(start + design[:, 1] - self.reference)
        return np.column_stack((design[:, 0] / self.oracle.curve(heights), heights))

    def paper(self, design: Floats) -> Floats:
        """The sector of the cone through both ends of the zone (reference/bottles.md, 2.2)."""
        low, high = self.zone
        wide, narrow = float(self.oracle.curve(low)), float(self.oracle.curve(high))
        sine = (wide - narrow) / math.hypot(high - low, wide - narrow)
        cosine = math.sqrt(1 - sine * sine)
        radius = wide + (self.reference - low) * (narrow - wide) / (high - low)
        tip = radius / sine
        x, up = design[:, 0], design[:, 1] - self.reference
        angle = np.arctan2(x, tip - up) / sine
        return np.column_stack(
            (angle, self.reference + (tip - np.hypot(x, tip - up)) * cosine)
        )


MAPPINGS: dict[str, Callable[[Unrolled, Floats], Floats]] = {
    "straight": Unrolled.straight,
    "true_width": Unrolled.true_width,
    "paper": Unrolled.paper,
}
