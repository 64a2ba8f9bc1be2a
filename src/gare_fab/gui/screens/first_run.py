"""The first run: which language, and which machines the workshop has."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gare_fab.base.errors import GareFabError
from gare_fab.gui.desk.action_set import ActionSet
from gare_fab.gui.desk.asks import Asks
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.notice import bad_news
from gare_fab.gui.desk.state import Screen
from gare_fab.gui.dialogs.machines_listing import ListingDialog
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.icons import app_icon, icon
from gare_fab.gui.look.words import LANGUAGES, language_name, say, spoken
from gare_fab.gui.screens.first_run_machine import MachineCard
from gare_fab.model.machine import Machine
from gare_fab.workshop.catalogue import Shelf, keep, listed, open_machine

_WIDTH = 900
_GREETINGS = {"fr": "Bienvenue", "en": "Welcome"}


class FirstRunScreen(QWidget):
    """Two short steps, both of which can be skipped."""

    def __init__(self, desk: Desk, asks: Asks, actions: ActionSet) -> None:
        """The language first; once it is chosen, the machines."""
        super().__init__()
        del asks, actions
        self.setObjectName("first_run")
        self._desk = desk
        self._cards: list[MachineCard] = []
        self._pages = QStackedWidget()
        self._pages.addWidget(self._languages())
        self._pages.addWidget(self._machines())
        self._pages.setCurrentIndex(1 if desk.store.state.settings.language else 0)
        self._pages.setMaximumWidth(_WIDTH)
        layout = QHBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(self._pages, 100)
        layout.addStretch(1)

    def _languages(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setSpacing(12)
        picture = QLabel()
        picture.setPixmap(app_icon().pixmap(QSize(96, 96), self.devicePixelRatioF()))
        greeting = "  ·  ".join(_GREETINGS[language] for language in LANGUAGES)
        layout.addStretch(2)
        for widget in (picture, label(greeting, "title")):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(16)
        for language in LANGUAGES:
            button = QPushButton(language_name(language))
            button.setObjectName(f"language_{language}")
            button.setMinimumSize(240, 44)
            if language == spoken():
                button.setProperty("role", "primary")
            button.clicked.connect(lambda _=False, language=language: self._speak(language))
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        return page

    def _machines(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(20, 24, 20, 18)
        layout.setSpacing(10)
        layout.addWidget(label(say("Which machines do you have?"), "title", wraps=True))
        hint = say(
            "New jobs will be made for these. Choose the ones that come nearest: their "
            "figures can be changed at any time, and more machines added."
        )
        layout.addWidget(label(hint, "hint", wraps=True))
        layout.addWidget(self._shelf(), 1)
        layout.addLayout(self._ends())
        return page

    def _shelf(self) -> QScrollArea:
        """All machines of the catalogue, in two columns."""
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setSpacing(10)
        machines = [
            open_machine(row.id) for row in listed(Shelf.MACHINES) if row.fault is None
        ]
        owned = self._desk.store.state.settings.machines
        for place, machine in enumerate(machines):
            card = MachineCard(machine)
            card.tick.setChecked(machine.id in owned)
            card.figures_wanted.connect(self._ask_figures)
            self._cards.append(card)
            grid.addWidget(card, place // 2, place % 2)
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea()
        area.setProperty("role", "plain")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        return area

    def _ends(self) -> QHBoxLayout:
        back = QPushButton(icon("arrow-left"), say("Language"))
        back.setObjectName("back")
        back.clicked.connect(lambda: self._pages.setCurrentIndex(0))
        skip = QPushButton(say("Skip"))
        skip.setObjectName("skip")
        skip.setToolTip(say("All machines of the catalogue are offered then."))
        skip.clicked.connect(lambda: self._finish(()))
        done = QPushButton(say("Begin"))
        done.setObjectName("begin")
        done.setProperty("role", "primary")
        done.clicked.connect(lambda: self._finish(self._ticked()))
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(skip)
        row.addWidget(done)
        return row

    def _ticked(self) -> tuple[str, ...]:
        return tuple(card.machine.id for card in self._cards if card.tick.isChecked())

    def _speak(self, language: str) -> None:
        self._pages.setCurrentIndex(1)
        settings = self._desk.store.state.settings
        self._desk.store.set_settings(replace(settings, language=language))

    def _ask_figures(self, machine: Machine) -> None:
        dialog = ListingDialog(machine, self)
        dialog.taken.connect(self._keep)
        dialog.open()

    def _keep(self, machine: Machine) -> None:
        try:
            keep(machine)
        except GareFabError as error:
            self._desk.store.say(bad_news(error.message))
            return
        for card in self._cards:
            if card.machine.id == machine.id:
                card.machine = machine

    def _finish(self, machines: tuple[str, ...]) -> None:
        settings = self._desk.store.state.settings
        language = settings.language or spoken()
        self._desk.store.set_settings(
            replace(settings, language=language, machines=machines, is_set_up=True)
        )
        self._desk.store.show_screen(Screen.START)
