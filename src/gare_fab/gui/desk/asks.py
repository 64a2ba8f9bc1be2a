"""Asks: what an action may want of the window itself."""

from enum import Enum
from pathlib import Path
from typing import Protocol


class Dialog(Enum):
    """The dialogs; each has a row in gui/dialogs/registry.py."""

    OPEN = "open"
    SAVE_AS = "save as"
    IMPORT = "import"
    REPLACE = "replace"
    REPORT = "report"
    EXPORT = "export"
    FRAME = "frame"
    ARRAY = "array"
    OFFSET = "offset"
    TEXT = "text"
    QR = "qr"
    BARCODE = "barcode"
    EDIT_MADE = "edit made"
    VALUES = "values"
    MACHINES = "machines"
    MATERIALS = "materials"
    BOTTLES = "bottles"
    PREFERENCES = "preferences"
    SHORTCUTS = "shortcuts"
    ABOUT = "about"


class Sight(Enum):
    """What the canvas may be asked to show."""

    FIT = "fit"
    SELECTION = "selection"
    ACTUAL = "actual"
    CLOSER = "closer"
    FARTHER = "farther"


class Asks(Protocol):
    """The window, as actions know it."""

    def dialog(self, which: Dialog) -> None:
        """Open a dialog."""

    def look(self, sight: Sight) -> None:
        """Move the canvas."""

    def take_in(self, files: tuple[Path, ...]) -> None:
        """Import drawings, or open the job, that were dropped or pasted."""

    def leave_job(self, then: str) -> None:
        """Go to the start screen ("start"), or end ("quit"); first ask about changes."""
