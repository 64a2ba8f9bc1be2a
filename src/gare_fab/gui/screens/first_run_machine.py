"""A machine of the catalogue as a card to be ticked."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gare_fab.gui.look.fields import label
from gare_fab.gui.look.words import named, number, say
from gare_fab.gui.screens.door_drawing import Drawing
from gare_fab.model.machine import LaserHead, Machine, RotaryKind

_PICTURE = QSize(56, 56)
_INDENT = 20  # to the words of the tick


class MachineCard(QFrame):
    """`figures_wanted` asks for a way to fill in the machine's own figures."""

    figures_wanted = Signal(object)

    def __init__(self, machine: Machine, parent: QWidget | None = None) -> None:
        """Not ticked."""
        super().__init__(parent)
        self.machine = machine
        self.setProperty("role", "card")
        self.setObjectName(f"machine_{machine.id}")
        self.tick = QCheckBox(named(machine.names))
        self.tick.setObjectName("owned")
        self._figures = QPushButton(say("Paste its settings ($$)…"))
        self._figures.setObjectName("figures")
        self._figures.setProperty("role", "link")
        self._figures.setToolTip(
            say("A GRBL controller tells its speeds and its size itself, in answer to $$.")
        )
        self._figures.clicked.connect(lambda: self.figures_wanted.emit(self.machine))
        self._takes_figures = machine.controller.planner == "grbl"
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.tick)
        under = QVBoxLayout()
        under.setContentsMargins(_INDENT, 0, 0, 0)
        under.setSpacing(0)
        under.addWidget(label(_facts(machine), "hint", wraps=True))
        under.addWidget(self._figures, 0, Qt.AlignmentFlag.AlignLeft)
        words.addLayout(under)
        words.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.setSpacing(12)
        picture = Drawing(f"machine_{machine.kind.value}", _PICTURE)
        picture.setFixedSize(_PICTURE)
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        self.tick.toggled.connect(self._show_figures)
        self._show_figures()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The whole card is the tick's."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.tick.toggle()

    def _show_figures(self) -> None:
        self._figures.setVisible(self._takes_figures and self.tick.isChecked())


def _facts(machine: Machine) -> str:
    """Its size, its power, its rotary axis."""
    width, height = machine.area
    facts = [f"{number(width, 0)} × {number(height, 0)} mm"]
    if isinstance(machine.head, LaserHead):
        facts.append(f"{number(machine.head.power_w, 0)} W")
    if machine.rotary is not None:
        is_chuck = machine.rotary.kind is RotaryKind.CHUCK
        facts.append(
            say("turns bottles in a chuck") if is_chuck else say("turns bottles on rollers")
        )
    return ", ".join(facts)
