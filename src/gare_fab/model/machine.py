"""A machine is data: what its TOML file says, as values."""

from dataclasses import dataclass
from enum import Enum


class MachineKind(Enum):
    """What the machine works with."""

    LASER = "laser"
    KNIFE = "knife"
    MILL = "mill"


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis in its own unit u (mm, or degrees where `is_angle`)."""

    name: str
    low: float
    high: float
    max_rate: float  # u/min
    acceleration: float  # u/s²
    steps_per_unit: float
    is_angle: bool = False


@dataclass(frozen=True, slots=True)
class Controller:
    """What the motion planner does; its kinds are told apart in pipeline/timing.py."""

    planner: str  # grbl, marlin, smoothie, linuxcnc
    junction_deviation: float = 0.01
    look_ahead: int = 14  # blocks that the backward pass sees
    idle_delay_s: float = 0.025
    arc_tolerance: float = 0.002
    block_time_s: float = 0.0  # the least time that a block takes, where the board is slow


@dataclass(frozen=True, slots=True)
class LaserHead:
    """A laser: optical power in W, lengths in mm, powers as shares 0..1."""

    source: str  # co2, diode, fibre
    power_w: float
    spot: float = 0.1
    depth_of_field: float = 2.0
    clearance: float = 5.0
    max_power: float = 1.0
    min_power: float = 0.0
    pointing_power: float = 0.005


@dataclass(frozen=True, slots=True)
class KnifeHead:
    """A drag knife: the blade's offset behind its axis in mm, its force in grams."""

    offset: float = 0.25
    force_g: float = 80.0
    max_force_g: float = 400.0


@dataclass(frozen=True, slots=True)
class Cutter:
    """A milling cutter; `angle_deg` is the full tip angle of a V bit, 0 for a flat end."""

    number: int
    diameter: float
    flutes: int = 2
    angle_deg: float = 0.0
    rpm: float = 18000.0


@dataclass(frozen=True, slots=True)
class MillHead:
    """A spindle and its cutters; heights in mm above the stock's top face."""

    cutters: tuple[Cutter, ...]
    max_rpm: float = 24000.0
    safe_height: float = 5.0
    plunge_feed: float = 300.0  # mm/min
    step_down: float = 1.0


Head = LaserHead | KnifeHead | MillHead


class RotaryKind(Enum):
    """What turns the bottle."""

    CHUCK = "chuck"
    ROLLERS = "rollers"


@dataclass(frozen=True, slots=True)
class Rotary:
    """How the bottle is turned (design.md section 4, reference/bottles.md section 4).

    The carriage runs along the bottle on `along`; `axis` turns it. An angular axis gets
    degrees x `ratio`; a linear one gets `mm_per_turn` mm a turn (of the bottle on a chuck, of
    the driven roller on rollers).

    The sign: seen with the neck up, the design's right is -Y of the machine. A motor that
    turns the glass as Y moves over the bed therefore has a negative `mm_per_turn`; one that
    turns it the other way (and A by ISO 841) a positive one. The wrong sign mirrors the
    engraving.
    """

    kind: RotaryKind
    axis: str = "Y"
    along: str = "X"
    ratio: float = 1.0
    mm_per_turn: float = 0.0
    roller_diameter: float = 0.0
    slip: float = 1.0  # surface of the bottle / surface of the roller, 1 = none
    contact_height: float = 20.0  # mm from the foot: what lies on the driven roller
    tilt_deg: float = 0.0
    foot_at: float = 0.0  # where the foot lies on `along`, mm
    is_flipped: bool = False  # the neck points to smaller `along`
    max_rate: float | None = None  # of `axis` in its own unit/min with the rotary plugged in
    acceleration: float | None = None


@dataclass(frozen=True, slots=True)
class Price:
    """What the fablab charges; 0 where it does not."""

    per_hour: float = 0.0
    setup: float = 0.0
    currency: str = "EUR"


_GRBL_CODES = (
    "G0 G1 G2 G3 G4 G10 G17 G18 G19 G20 G21 G28 G28.1 G30 G30.1 G38.2 G38.3 G38.4 G38.5 G40 "
    "G43.1 G49 G53 G54 G55 G56 G57 G58 G59 G61 G80 G90 G91 G91.1 G92 G92.1 G93 G94 "
    "M0 M1 M2 M3 M4 M5 M7 M8 M9 M30"
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a controller wants to be spoken to: everything in which two G-code machines differ.

    The lines of `start`, `end` and `tool_change` set modes and switch tools; they never move
    an axis. An empty text says that the controller has no such word.
    """

    start: tuple[str, ...] = ("G21", "G90", "G94", "G17", "G54", "M5")
    end: tuple[str, ...] = ("M5", "M9", "M2")
    tool_on: str = "M4"  # dynamic power (laser) or spindle
    tool_on_constant: str = "M3"
    tool_off: str = "M5"
    tool_change: tuple[str, ...] = ()  # lines; {number} is the cutter's
    beam_off: str = "S0"  # no power, said between two moves
    power_word: str = "S"  # what stands before the power: "S", or "M67E0Q"
    fires_without_tool: bool = False  # a move with power fires though no tool is switched on
    air_on: str = "M8"
    air_off: str = "M9"
    stop: str = "M0"  # waits for the operator
    power_full: float = 1000.0  # the S of full power
    power_decimals: int = 0
    decimals: int = 3  # of mm
    angle_decimals: int = 3  # of degrees
    feed_decimals: int = 0
    inverse_decimals: int = 3  # of F under G93
    has_arcs: bool = True
    has_inverse_time: bool = True
    has_percent: bool = False  # lines of "%" may enclose the program
    repeats_motion: bool = False  # say G1 on every line
    line_length: int = 70
    separator: str = ""  # between two words
    suffix: str = ".nc"
    comment: str = ";"  # ";" or "("
    dwell_ms: bool = False  # G4 P is milliseconds
    newline: str = "\n"
    codes: str = _GRBL_CODES  # every G and M word that the controller knows
    letters: str = "FGIJKLMNPRST"  # the words it knows besides its axes
    real_time: str = "!?~"  # characters that act at once, wherever they stand
    radius_tolerance: float = 0.005  # mm that the two radii of an arc may differ


@dataclass(frozen=True, slots=True)
class DefaultSetting:
    """What an operation gets where no material says more: mm/min, share of power."""

    operation: str
    speed: float
    power: float = 1.0
    passes: int = 1
    interval: float = 0.1


@dataclass(frozen=True, slots=True)
class StepRule:
    """A machine's own default step: which shapes (see model/step.py) get which operation."""

    operation: str
    paint: str = "any"
    colour: str = ""
    not_colour: str = ""


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine of the workshop; area and axes in mm, the names by language."""

    id: str
    names: tuple[tuple[str, str], ...]
    kind: MachineKind
    area: tuple[float, float]
    axes: tuple[Axis, ...]
    controller: Controller
    head: Head
    writer: str
    dialect: Dialect
    defaults: tuple[DefaultSetting, ...] = ()
    rules: tuple[StepRule, ...] = ()
    rotary: Rotary | None = None
    price: Price = Price()
    notes: str = ""

    def axis(self, name: str) -> Axis | None:
        """The axis of this name, or None."""
        return next((axis for axis in self.axes if axis.name == name), None)
