"""What the job is made on: a sheet, a roll, a board, or a bottle with its true shape."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """A flat sheet, mm."""

    width: float
    height: float
    thickness: float = 0.0


@dataclass(frozen=True, slots=True)
class Roll:
    """Film from a roll: X across its width, Y along it without end."""

    width: float


@dataclass(frozen=True, slots=True)
class Board:
    """A flat board to be milled or cut through, mm."""

    width: float
    height: float
    thickness: float


@dataclass(frozen=True, slots=True)
class Bottle:
    """A surface of revolution; heights and radii in mm from the foot up.

    `profile` is (height, radius) points, drawn as a monotone cubic. `zone` (low, high) may be
    engraved; `panel` is its straight part, where labels go, None where there is none.
    """

    id: str
    names: tuple[tuple[str, str], ...]
    profile: tuple[tuple[float, float], ...]
    zone: tuple[float, float]
    full_ml: float = 0.0
    mass_g: float = 0.0
    source: str = ""
    is_unconfirmed: bool = True
    panel: tuple[float, float] | None = None

    @property
    def height(self) -> float:
        """The height over all."""
        return self.profile[-1][0]

    @property
    def radius(self) -> float:
        """The greatest radius."""
        return max(radius for _, radius in self.profile)

    @property
    def widest(self) -> float:
        """The greatest height at which it has the greatest radius."""
        return max(height for height, radius in self.profile if radius == self.radius)


Stock = Sheet | Roll | Board | Bottle
