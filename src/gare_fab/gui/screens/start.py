"""The start screen: three doors, the recent jobs, and what a crash left behind."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gare_fab.base.errors import GareFabError
from gare_fab.base.messages import Message
from gare_fab.gui.desk.action_set import ActionSet
from gare_fab.gui.desk.asks import Asks, Dialog
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.notice import Mood, Notice, bad_news
from gare_fab.gui.desk.state import State
from gare_fab.gui.dialogs.recovering import RecoveryCard
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.icons import app_icon, icon
from gare_fab.gui.look.words import LANGUAGES, language_name, say, spoken
from gare_fab.gui.screens.door_cards import DoorCard
from gare_fab.gui.screens.recent_cards import RecentCards
from gare_fab.workshop.doors import Door, behind
from gare_fab.workshop.recents import forget_job

_WIDEST = 1120
_INVITATION = Message(
    "Now import a drawing: drop its file here, or choose it. You can also write a text."
)


class StartScreen(QWidget):
    """Leads to a job: a new one, a recent one, or one that was lost."""

    def __init__(self, desk: Desk, asks: Asks, actions: ActionSet) -> None:
        """All doors; `actions` stay with the menus."""
        super().__init__()
        del actions
        self.setObjectName("start")
        self._desk = desk
        self._asks = asks
        self.recent = RecentCards()
        self.recent.chosen.connect(desk.files.open)
        self.recent.unwanted.connect(self._forget)
        self._recent_title = label(say("Recent jobs"), "heading")
        self._recovery = RecoveryCard(desk, None)
        column = QVBoxLayout()
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(14)
        column.addStretch(1)
        column.addLayout(self._head())
        column.addWidget(self._recovery)
        column.addLayout(self._doors())
        column.addLayout(self._ways())
        column.addWidget(self._recent_title)
        column.addWidget(self.recent)
        column.addStretch(2)
        _lay_out(self, column)
        self.refresh()

    def refresh(self) -> None:
        """Look again for recent jobs, and for lost ones."""
        self._recovery.refresh()
        self.recent.refresh()
        self._recent_title.setVisible(not self.recent.isHidden())

    def showEvent(self, event: QShowEvent) -> None:
        """Something may have been saved since."""
        super().showEvent(event)
        self.refresh()

    def _head(self) -> QHBoxLayout:
        picture = QLabel()
        picture.setPixmap(app_icon().pixmap(QSize(44, 44), self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label("gare_fab", "title"))
        words.addWidget(label(say("What would you like to make?"), "hint"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(picture)
        row.addLayout(words)
        row.addStretch(1)
        for language in LANGUAGES:
            row.addWidget(self._language(language), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _language(self, language: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"language_{language}")
        button.setText(language_name(language))
        button.setCheckable(True)
        button.setChecked(language == spoken())
        button.clicked.connect(lambda: self._speak(language))
        return button

    def _doors(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        for door in Door:
            card = DoorCard(door)
            card.clicked.connect(lambda _=False, door=door: self._enter(door))
            row.addWidget(card, 1)
        return row

    def _ways(self) -> QHBoxLayout:
        """To other jobs than new ones."""
        opening = QPushButton(icon("folder-open"), say("Open a saved job…"))
        opening.setObjectName("open_job")
        opening.clicked.connect(lambda: self._asks.dialog(Dialog.OPEN))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(opening)
        hint = say("You can also drop a saved job or a drawing anywhere in this window.")
        row.addWidget(label(hint, "hint", wraps=True), 1)
        return row

    def _enter(self, door: Door) -> None:
        """A new job; the next thing is to bring in a drawing."""
        store = self._desk.store
        try:
            document = behind(door, store.state.settings.machines)
        except GareFabError as error:
            store.say(bad_news(error.message))
            return
        store.open(document)
        asks = self._asks
        store.say(
            Notice(
                Mood.NOTE,
                _INVITATION,
                Message("Choose a drawing…"),
                lambda: asks.dialog(Dialog.IMPORT),
                _has_drawing,
            )
        )

    def _speak(self, language: str) -> None:
        settings = self._desk.store.state.settings
        self._desk.store.set_settings(replace(settings, language=language))

    def _forget(self, path: Path) -> None:
        try:
            forget_job(path)
        except GareFabError as error:
            self._desk.store.say(bad_news(error.message))
        self.refresh()


def _lay_out(screen: QWidget, column: QVBoxLayout) -> None:
    """The column in the middle, scrolled where the screen is low."""
    body = QWidget()
    body.setLayout(column)
    body.setMaximumWidth(_WIDEST)
    middle = QWidget()
    row = QHBoxLayout(middle)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(body, 100)
    row.addStretch(1)
    area = QScrollArea()
    area.setProperty("role", "plain")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(middle)
    layout = QVBoxLayout(screen)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(area)


def _has_drawing(state: State) -> bool:
    """Whether the invitation has been followed, or the job was left."""
    return state.document is None or bool(state.document.placements)
