"""What the editor of machines shows: the rows of its forms and the columns of its tables."""

import math

from gare_fab.base.messages import Message
from gare_fab.gui.dialogs.catalogue_rows import Kind, Row, share
from gare_fab.model.machine import MachineKind, RotaryKind

_AXES = tuple((name, name) for name in "XYZABC")
KINDS = (
    (MachineKind.LASER, Message("Laser")),
    (MachineKind.KNIFE, Message("Vinyl cutter")),
    (MachineKind.MILL, Message("Milling machine")),
)

ABOUT = (
    Row("names.fr", Message("Name in French"), Kind.TEXT),
    Row("names.en", Message("Name in English"), Kind.TEXT),
    Row("kind", Message("Kind of machine"), Kind.GIVEN, choices=KINDS),
    Row("area.0", Message("Bed, left to right"), unit="mm", decimals=2),
    Row("area.1", Message("Bed, front to back"), unit="mm", decimals=2),
    Row("notes", Message("Remarks"), Kind.PROSE, is_remark=True),
)

AXES = (
    Row("name", Message("Axis"), Kind.CHOICE, choices=_AXES),
    Row(
        "low",
        Message("From"),
        low=-math.inf,
        tip=Message("mm, or degrees on an axis that turns."),
    ),
    Row(
        "high",
        Message("To"),
        low=-math.inf,
        tip=Message("mm, or degrees on an axis that turns."),
    ),
    Row("max_rate", Message("Top speed"), tip=Message("mm (or degrees) a minute.")),
    Row("acceleration", Message("Acceleration"), tip=Message("mm/s² (or degrees/s²).")),
    Row(
        "steps_per_unit",
        Message("Motor steps"),
        tip=Message("Steps of the motor for one mm (or degree)."),
    ),
    Row(
        "is_angle",
        Message("Turns"),
        Kind.TICK,
        tip=Message("This axis is told degrees, not mm."),
    ),
)

CONTROLLER = (
    Row(
        "controller.planner",
        Message("Controller"),
        Kind.CHOICE,
        choices=(
            ("grbl", "GRBL"),
            ("marlin", "Marlin"),
            ("smoothie", "Smoothieware"),
            ("linuxcnc", "LinuxCNC"),
        ),
        tip=Message("The firmware of the board: it decides how long a job takes."),
    ),
    Row(
        "controller.junction_deviation",
        Message("Junction deviation"),
        unit="mm",
        decimals=4,
        tip=Message("How fast corners are taken: GRBL's $11."),
    ),
    Row(
        "controller.arc_tolerance",
        Message("Arc tolerance"),
        unit="mm",
        decimals=4,
        tip=Message("How far arcs may be off when the controller cuts them up: GRBL's $12."),
    ),
    Row(
        "controller.look_ahead",
        Message("Moves known in advance"),
        decimals=0,
        tip=Message("How many moves the controller knows in advance."),
    ),
    Row(
        "controller.idle_delay_s",
        Message("Rest after a stop"),
        unit="s",
        tip=Message("GRBL's $1, in seconds."),
    ),
)

LASER = (
    Row(
        "head.source",
        Message("Laser source"),
        Kind.CHOICE,
        choices=(
            ("co2", Message("CO2 tube")),
            ("diode", Message("Diode")),
            ("fibre", Message("Fibre")),
        ),
    ),
    Row("head.power_w", Message("Optical power"), unit="W", decimals=1),
    Row(
        "head.spot",
        Message("Spot"),
        unit="mm",
        tip=Message("How wide the beam is in focus."),
    ),
    Row(
        "head.depth_of_field",
        Message("Depth of focus"),
        unit="mm",
        tip=Message("Over what height the beam stays sharp."),
    ),
    Row(
        "head.clearance",
        Message("Room under the nozzle"),
        unit="mm",
        tip=Message("Between the nozzle and the work when in focus."),
    ),
    share(
        "head.min_power",
        Message("Lowest power"),
        Message("Below this the tube does not fire."),
    ),
    share(
        "head.max_power",
        Message("Highest power"),
        Message("The most that may be asked of the source."),
    ),
    share(
        "head.pointing_power",
        Message("Pointing power"),
        Message("For tracing the frame: seen, but leaves no mark."),
    ),
)

KNIFE = (
    Row(
        "head.offset",
        Message("Blade offset"),
        unit="mm",
        tip=Message("How far the tip of the blade runs behind its axis."),
    ),
    Row("head.force_g", Message("Force"), unit="g", decimals=0),
    Row("head.max_force_g", Message("Greatest force"), unit="g", decimals=0),
)

MILL = (
    Row("head.max_rpm", Message("Top spindle speed"), unit=Message("rpm"), decimals=0),
    Row(
        "head.safe_height",
        Message("Safe height"),
        unit="mm",
        tip=Message("Above the work, between two cuts."),
    ),
    Row("head.plunge_feed", Message("Plunge speed"), unit="mm/min", decimals=0),
    Row("head.step_down", Message("Depth per pass"), unit="mm"),
)

CUTTERS = (
    Row("number", Message("Number"), decimals=0),
    Row("diameter", Message("Diameter"), unit="mm"),
    Row("flutes", Message("Flutes"), low=1, decimals=0),
    Row(
        "angle_deg",
        Message("Tip angle"),
        unit="°",
        high=180,
        decimals=2,
        tip=Message("The full angle of a V bit; 0 for a flat end."),
    ),
    Row("rpm", Message("Speed"), unit=Message("rpm"), decimals=0),
)

ROTARY = (
    Row("rotary.axis", Message("Axis that turns"), Kind.CHOICE, choices=_AXES),
    Row("rotary.along", Message("Axis along the bottle"), Kind.CHOICE, choices=_AXES),
)
ROTARY_ANGLE = (
    Row(
        "rotary.ratio",
        Message("Degrees for one degree"),
        low=-math.inf,
        decimals=5,
        tip=Message("What the axis is told for one degree of the bottle."),
    ),
)
ROTARY_LINEAR = (
    Row(
        "rotary.mm_per_turn",
        Message("mm for one turn"),
        unit="mm",
        low=-math.inf,
        decimals=4,
        tip=Message("Of the bottle in a chuck, of the driven roller on rollers."),
    ),
)
ROTARY_ROLLERS = (
    Row(
        "rotary.roller_diameter",
        Message("Roller diameter"),
        unit="mm",
        tip=Message("With its grip sleeve."),
    ),
    Row(
        "rotary.slip",
        Message("Slip"),
        decimals=4,
        tip=Message("How far the glass moves for one mm of the roller; 1 if nothing slips."),
    ),
    Row(
        "rotary.contact_height",
        Message("Driven at"),
        unit="mm",
        tip=Message("Height above the foot of what lies on the driven roller."),
    ),
)
ROTARY_PLACE = (
    Row(
        "rotary.foot_at",
        Message("Foot lies at"),
        unit="mm",
        low=-math.inf,
        tip=Message("Where the foot of the bottle lies on the axis along it."),
    ),
    Row("rotary.is_flipped", Message("Neck towards zero"), Kind.TICK),
    Row(
        "rotary.tilt_deg",
        Message("Tilt"),
        unit="°",
        low=-90,
        high=90,
        tip=Message("How far the neck is lifted, to lay a cone level."),
    ),
    Row(
        "rotary.max_rate",
        Message("Top speed with the rotary"),
        unit="/min",
        optional=True,
        tip=Message("In the axis's own unit; empty: as without the rotary."),
    ),
    Row(
        "rotary.acceleration",
        Message("Acceleration with the rotary"),
        unit="/s²",
        optional=True,
        tip=Message("In the axis's own unit; empty: as without the rotary."),
    ),
)
ROTARY_KINDS = (
    (None, Message("None")),
    (RotaryKind.CHUCK, Message("Chuck")),
    (RotaryKind.ROLLERS, Message("Rollers")),
)

PRICE = (
    Row("price.per_hour", Message("Price per hour"), decimals=2),
    Row("price.setup", Message("Price per job"), decimals=2),
    Row("price.currency", Message("Currency"), Kind.TEXT),
)

ADVANCED = (
    Row(
        "dialect.power_full",
        Message("S at full power"),
        decimals=0,
        tip=Message("GRBL's $30: the number that means 100 %."),
    ),
    Row("dialect.power_decimals", Message("Decimals of power"), decimals=0, high=6),
    Row("dialect.decimals", Message("Decimals of mm"), decimals=0, high=6),
    Row("dialect.feed_decimals", Message("Decimals of speed"), decimals=0, high=6),
    Row("dialect.has_arcs", Message("Knows arcs"), Kind.TICK, tip=Message("G2 and G3.")),
    Row("dialect.suffix", Message("File ending"), Kind.TEXT),
    Row("dialect.start", Message("First lines"), Kind.LINES),
    Row("dialect.end", Message("Last lines"), Kind.LINES),
)
