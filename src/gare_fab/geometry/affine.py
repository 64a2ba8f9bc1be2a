"""Affine maps: x' = a x + c y + e, y' = b x + d y + f (SVG's order of the numbers)."""

import math
from dataclasses import dataclass
from typing import Self

import numpy as np

from gare_fab.geometry.arrays import Floats, frozen


@dataclass(frozen=True, slots=True)
class Affine:
    """A map of the plane; `outer @ inner` applies `inner` first."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    @classmethod
    def moved(cls, dx: float, dy: float) -> Self:
        """A translation by mm."""
        return cls(e=dx, f=dy)

    @classmethod
    def scaled(cls, sx: float, sy: float | None = None) -> Self:
        """A scaling about the origin; one number scales both directions."""
        return cls(a=sx, d=sx if sy is None else sy)

    @classmethod
    def rotated(cls, angle_deg: float) -> Self:
        """A rotation about the origin, counter-clockwise; quarter turns are exact."""
        turns, rest = divmod(angle_deg, 90.0)
        if rest == 0.0:
            cos, sin = ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))[int(turns) % 4]
        else:
            angle = math.radians(angle_deg)
            cos, sin = math.cos(angle), math.sin(angle)
        return cls(cos, sin, -sin, cos)

    def __matmul__(self, inner: "Affine") -> "Affine":
        """The map that applies `inner` first, then this one."""
        return Affine(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            self.a * inner.e + self.c * inner.f + self.e,
            self.b * inner.e + self.d * inner.f + self.f,
        )

    def shifted(self, dx: float, dy: float) -> "Affine":
        """This map, and then a translation by mm: as `moved(dx, dy) @ self`, but quicker."""
        return Affine(self.a, self.b, self.c, self.d, self.e + dx, self.f + dy)

    @property
    def determinant(self) -> float:
        """The area factor; negative where the map mirrors, 0 where it flattens."""
        return self.a * self.d - self.b * self.c

    @property
    def stretch(self) -> float:
        """The greatest length factor over all directions (the larger singular value)."""
        squares = self.a**2 + self.b**2 + self.c**2 + self.d**2
        across = self.a**2 + self.b**2 - self.c**2 - self.d**2
        skew = 2.0 * (self.a * self.c + self.b * self.d)
        return math.sqrt((squares + math.hypot(across, skew)) / 2)

    @property
    def is_finite(self) -> bool:
        """Whether all six numbers are finite."""
        return all(map(math.isfinite, (self.a, self.b, self.c, self.d, self.e, self.f)))

    def inverse(self) -> "Affine":
        """The map back; raises ZeroDivisionError where the determinant is 0."""
        det = self.determinant
        a, b, c, d = self.d / det, -self.b / det, -self.c / det, self.a / det
        return Affine(a, b, c, d, -(a * self.e + c * self.f), -(b * self.e + d * self.f))

    def apply(self, points: Floats) -> Floats:
        """The images of (N, 2) points."""
        x, y = points[:, 0], points[:, 1]
        out = np.empty((len(points), 2))
        out[:, 0] = self.a * x + self.c * y + self.e
        out[:, 1] = self.b * x + self.d * y + self.f
        return frozen(out)


IDENTITY = Affine()
