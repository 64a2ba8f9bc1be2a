"""The scope: what the whole file knows while it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.base.progress import Progress
from gare_fab.model.tally import Tally
from gare_fab.readers.svg.expansion import MOST, Expansion
from gare_fab.readers.svg.painter import Painter
from gare_fab.readers.svg.pictures import Pictures
from gare_fab.readers.svg.source import Element
from gare_fab.readers.svg.styles import Cascade
from gare_fab.readers.svg.text_fonts import Faces

_REPORT_EVERY = 8192


@dataclass(frozen=True, slots=True)
class Scope:
    """What the whole file knows: its elements by id, its styles, its findings."""

    ids: Mapping[str, Element]
    cascade: Cascade
    painter: Painter
    tally: Tally
    progress: Progress
    expansion: Expansion
    faces: Faces
    pictures: Pictures
    has_group_layers: bool = False  # groups right below the root are layers
    has_conditions: bool = False  # some elements are only for some languages or programs
    steps: list[int] = field(default_factory=lambda: [0])  # elements walked so far

    def count(self) -> None:
        """Count one element walked; raises `Unreadable` where there is no end of them."""
        self.steps[0] += 1
        if self.steps[0] % _REPORT_EVERY == 0:
            self.progress.report(0.5 * min(self.steps[0] / MOST, 1.0))
            if self.steps[0] > 2 * MOST:
                raise Unreadable(
                    Message(
                        "The drawing repeats its clips into more than {limit} elements;"
                        " export it with fewer clips, or split it.",
                        {"limit": 2 * MOST},
                    )
                )
