"""A problem is what the user should know or mend: an error refuses the job."""

from dataclasses import dataclass
from enum import Enum

from gare_fab.base.messages import Message


class Severity(Enum):
    """How much a problem weighs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class ProblemKind(Enum):
    """What a problem is about, where a program may know a way out; it outlives rewording."""

    OTHER = ""
    LEAVES_STOCK = "leaves_stock"
    LEAVES_ZONE = "leaves_zone"
    GOES_ROUND = "goes_round"
    TOO_LARGE = "too_large"
    LEAVES_REACH = "leaves_reach"
    NO_MATERIAL = "no_material"
    NO_ARTWORK = "no_artwork"
    NOTHING_PICKED = "nothing_picked"
    FINDING = "finding"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to know: what, where (x, y in stock mm, where it has a place), what to do."""

    severity: Severity
    message: Message
    where: tuple[float, float] | None = None
    fix: Message | None = None
    kind: ProblemKind = ProblemKind.OTHER
