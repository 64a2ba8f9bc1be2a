"""A material is data: what worked on which kind of machine, and where it must not go."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of what worked: speed mm/min, power 0..1 of `power_w`, interval and kerf mm.

    `cutter` is a mill's diameter in mm, `force_g` a knife's force in grams; 0 = of no matter.
    """

    operation: str
    source_kind: str  # co2, diode, mill, knife
    speed: float
    power: float = 1.0
    passes: int = 1
    power_w: float = 0.0
    thickness: float | None = None
    interval: float = 0.1
    kerf: float = 0.0
    step_down: float = 0.0
    defocus: float = 0.0
    air: bool = True
    source: str = ""
    is_unconfirmed: bool = True
    cutter: float = 0.0
    force_g: float = 0.0


@dataclass(frozen=True, slots=True)
class Ban:
    """Why a material must not meet a kind of machine (the reason by language)."""

    machine_kind: str
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Material:
    """A material of the workshop; prices by m² of stock or by piece."""

    id: str
    names: tuple[tuple[str, str], ...]
    settings: tuple[Setting, ...] = ()
    bans: tuple[Ban, ...] = ()
    advice: tuple[tuple[str, str], ...] = ()
    price_m2: float = 0.0
    price_piece: float = 0.0
    marks_light: bool = False  # burning makes it lighter (glass, slate)
    source: str = ""
