"""A window that only remembers what it was asked."""

from dataclasses import dataclass, field
from pathlib import Path

from gare_fab.gui.desk.asks import Dialog, Sight


@dataclass(slots=True)
class Remembering:
    """What panels ask of the window, in its order."""

    dialogs: list[Dialog] = field(default_factory=list)
    sights: list[Sight] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def dialog(self, which: Dialog) -> None:
        """A dialog."""
        self.dialogs.append(which)

    def look(self, sight: Sight) -> None:
        """Another sight of the canvas."""
        self.sights.append(sight)

    def take_in(self, files: tuple[Path, ...]) -> None:
        """Files to import."""
        self.files += files

    def leave_job(self, then: str) -> None:
        """To leave."""
        self.left.append(then)
