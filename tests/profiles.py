"""The profiles of all bottles of the catalogue, read by tomllib alone, and an oracle."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.integrate import cumulative_trapezoid
from scipy.interpolate import PchipInterpolator

from gare_fab.geometry.arrays import Floats

Profile = tuple[tuple[float, float], ...]

_FOLDER = Path(__file__).resolve().parents[1] / "resources" / "bottles"


@dataclass(frozen=True, slots=True)
class Shape:
    """What the laws need of a bottle."""

    id: str
    profile: Profile
    zone: tuple[float, float]


def _shape(path: Path) -> Shape:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    profile = tuple((float(height), float(radius)) for height, radius in content["profile"])
    low, high = content["zone"]
    return Shape(path.stem, profile, (float(low), float(high)))


SHAPES = {shape.id: shape for shape in map(_shape, sorted(_FOLDER.glob("*.toml")))}


@dataclass(frozen=True, slots=True, eq=False)
class Oracle:
    """The profile integrated another way: SciPy's curve, trapezoids on a fine grid."""

    curve: PchipInterpolator
    heights: Floats
    lengths: Floats
    latitudes: Floats

    @classmethod
    def of(cls, profile: Profile, step: float = 0.002) -> "Oracle":
        """Integrate once."""
        points = np.array(profile)
        curve = PchipInterpolator(points[:, 0], points[:, 1])
        count = int((points[-1, 0] - points[0, 0]) / step) + 1
        heights = np.union1d(np.linspace(points[0, 0], points[-1, 0], count), points[:, 0])
        grown = np.hypot(1.0, curve(heights, 1))
        lengths = cumulative_trapezoid(grown, heights, initial=0)
        latitudes = cumulative_trapezoid(grown / curve(heights), heights, initial=0)
        return cls(curve, heights, np.asarray(lengths), np.asarray(latitudes))

    def length(self, height: npt.ArrayLike) -> Floats:
        """Mm along the glass."""
        return np.asarray(
            np.interp(np.asarray(height), self.heights, self.lengths), np.float64
        )

    def latitude(self, height: npt.ArrayLike) -> Floats:
        """∫ ds / r."""
        return np.asarray(
            np.interp(np.asarray(height), self.heights, self.latitudes), np.float64
        )

    def height_at(self, length: npt.ArrayLike) -> Floats:
        """The reverse of `length`."""
        return np.asarray(
            np.interp(np.asarray(length), self.lengths, self.heights), np.float64
        )

    def height_at_latitude(self, latitude: npt.ArrayLike) -> Floats:
        """The reverse of `latitude`."""
        return np.asarray(
            np.interp(np.asarray(latitude), self.latitudes, self.heights), np.float64
        )

    def space(self, angle: npt.ArrayLike, height: npt.ArrayLike) -> Floats:
        """(N, 3) places on the glass."""
        angle, height = np.asarray(angle), np.asarray(height)
        radius = self.curve(height)
        return np.column_stack((radius * np.cos(angle), radius * np.sin(angle), height))
