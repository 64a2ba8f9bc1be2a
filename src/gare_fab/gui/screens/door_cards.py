"""The doors of the start screen: what somebody comes for, as large cards."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.words import say
from gare_fab.gui.screens.door_drawing import Drawing
from gare_fab.workshop.doors import Door

_PICTURE = QSize(160, 128)
_WIDTH, _HEIGHT = 250, 264


@dataclass(frozen=True, slots=True)
class _Words:
    title: Message
    hint: Message


_DOORS = {
    Door.BOTTLE: _Words(
        Message("Engrave a bottle"),
        Message("A logo, a coat of arms or a text on glass, all round, with a rotary axis."),
    ),
    Door.STICKERS: _Words(
        Message("Make stickers"),
        Message("Labels and stickers cut from paper or film with the laser."),
    ),
    Door.FLAT: _Words(
        Message("Cut and engrave flat"),
        Message("Wood, cardboard, leather, acrylic: cut through, or mark its surface."),
    ),
}


class DoorCard(QPushButton):
    """One door: its picture, its name, and what lies behind."""

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        """The card of a door."""
        super().__init__(parent)
        words = _DOORS[door]
        self.door = door
        self.setObjectName(f"door_{door.value}")
        self.setProperty("role", "card")
        self.setAccessibleName(say(words.title))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumSize(_WIDTH, _HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        title = label(say(words.title), "heading", wraps=True)
        hint = label(say(words.hint), "hint", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(4)
        layout.addWidget(Drawing(f"door_{door.value}", _PICTURE), 1)
        layout.addSpacing(8)
        for text in (title, hint):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(text)

    def sizeHint(self) -> QSize:
        """Room for the picture and its words."""
        layout = self.layout()
        needed = 0 if layout is None else layout.totalHeightForWidth(self.width())
        return QSize(_WIDTH, max(_HEIGHT, needed))
