"""Framing: the file that lets the machine show where the work will lie."""

from dataclasses import replace
from typing import assert_never

from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.dialogs.choosing import remember_folder
from gare_fab.gui.dialogs.exporting import target_of
from gare_fab.gui.dialogs.exporting_dialog import WriteDialog, Writing
from gare_fab.gui.dialogs.saving import Target
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.words import number, say
from gare_fab.model.document import Document
from gare_fab.model.extent import placed_bounds
from gare_fab.model.machine import KnifeHead, LaserHead, Machine, MillHead


def ask_frame(desk: Desk, parent: QWidget) -> None:
    """Ask how to trace round the work, and write the file for it."""
    document = desk.store.state.document
    if document is None:
        return
    offered = target_of(desk, document, ending=f"-{say(Message('frame'))}")
    choice = FrameChoice(document, desk.store.state.sheet)
    writing = Writing(
        Target(
            Message("Frame the work"),
            offered,
            Message("Files for the machine"),
            offered.suffix,
        ),
        document.machine,
        Message("Write the frame"),
        lambda file, done, failed: desk.files.frame(file, choice.shape, done, failed),
        lambda file: file == offered,
        lambda file: remember_folder(desk, file),
    )
    WriteDialog(desk, parent, writing, choice).open()


class FrameChoice(QWidget):
    """Bounds or hull, and what the machine will do."""

    def __init__(self, document: Document, sheet: int) -> None:
        """The bounds are chosen at first."""
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        intro = Message("The machine traces once round the work, so that you see where it is.")
        layout.addWidget(label(say(intro), wraps=True))
        bounds = QRadioButton(say(Message("Rectangle: the smallest round the work")))
        bounds.setObjectName("bounds")
        bounds.setChecked(True)
        self._hull = QRadioButton(say(Message("Close-fitting: like a rubber band")))
        self._hull.setObjectName("hull")
        layout.addWidget(bounds)
        layout.addWidget(self._hull)
        layout.addWidget(label(say(_size(document, sheet)), "section"))
        layout.addWidget(label(say(how_it_points(document.machine)), "hint", wraps=True))

    @property
    def shape(self) -> str:
        """What is traced, in the words of the operation."""
        return "hull" if self._hull.isChecked() else "bounds"


def _size(document: Document, sheet: int) -> Message:
    there = tuple(each for each in document.placements if each.sheet == sheet)
    box = placed_bounds(replace(document, placements=there))
    if box is None:
        return Message("There is nothing on this sheet.")
    values = {"width": number(box.width), "height": number(box.height)}
    return Message("The work is {width} × {height} mm.", values)


def how_it_points(machine: Machine) -> Message:
    """What the tool does while it shows the way."""
    head = machine.head
    match head:
        case LaserHead():
            if not head.pointing_power:
                return Message("The laser stays off: this machine has no power for pointing.")
            power = number(100 * head.pointing_power, 2)
            return Message(
                "The laser points with {power} % of its power, which leaves no mark. Wear "
                "your goggles all the same.",
                {"power": power},
            )
        case KnifeHead():
            return Message("The knife stays up.")
        case MillHead():
            height = number(head.safe_height)
            return Message(
                "The spindle stands still, {height} mm above the work.", {"height": height}
            )
        case _:
            assert_never(head)
