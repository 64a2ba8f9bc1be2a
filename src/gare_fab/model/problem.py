"""A problem is what the user should know or mend: an error refuses the job."""

from dataclasses import dataclass
from enum import Enum

from gare_fab.base.messages import Message


class Severity(Enum):
    """How much a problem weighs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to know: what, where (x, y in stock mm, where it has a place), what to do."""

    severity: Severity
    message: Message
    where: tuple[float, float] | None = None
    fix: Message | None = None
