"""The preview: the job played on the stock, and on the bottle beside it."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gare_fab.gui.desk.action_set import ActionSet
from gare_fab.gui.desk.asks import Asks, Dialog, Sight
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import Screen, State
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.words import say
from gare_fab.gui.panels.bottle_view import BottleView
from gare_fab.gui.panels.player import Player
from gare_fab.gui.screens.preview_canvas import PreviewCanvas
from gare_fab.gui.screens.preview_legend import Legend
from gare_fab.model.stock import Bottle

_BOTTLE_WIDTH = 300


class PreviewScreen(QWidget):
    """Plays what the study of the job says."""

    def __init__(self, desk: Desk, asks: Asks, actions: ActionSet) -> None:
        """At the start of the job; `actions` stay with the menus."""
        super().__init__()
        del actions
        self.setObjectName("preview")
        self._desk = desk
        self._asks = asks
        self.player = Player(desk)
        self.canvas = PreviewCanvas(desk)
        self.bottle = BottleView(desk)
        self.legend = Legend()
        self._follows = self._follow_button()
        self._travel = self._travel_box()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar())
        layout.addWidget(self._middle(), 1)
        layout.addWidget(self._foot())
        self.addActions(list(self.player.actions_offered))
        QShortcut(QKeySequence("Esc"), self, self._go_back)
        self.player.moved.connect(self._show_time)
        self.player.studied.connect(self._show_job)
        self.bottle.turned.connect(lambda: self._follows.setChecked(False))
        desk.store.changed.connect(self._show_state)
        self._show_state(State(), desk.store.state)

    def look(self, sight: Sight) -> None:
        """Move the canvas."""
        self.canvas.show_sight(sight)

    def showEvent(self, event: QShowEvent) -> None:
        """The keys are the player's at once."""
        super().showEvent(event)
        self.canvas.setFocus()

    def _bar(self) -> QWidget:
        bar = _frame("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 5, 8, 5)
        row.setSpacing(8)
        back = QPushButton(icon("arrow-left"), say("Back to the work"))
        back.setObjectName("back")
        back.setToolTip(say("Back to the work (Esc)"))
        back.clicked.connect(self._go_back)
        export = QPushButton(
            icon("file-export", tones_now().accent_text), say("Export for the machine…")
        )
        export.setObjectName("export")
        export.setProperty("role", "primary")
        export.clicked.connect(lambda: self._asks.dialog(Dialog.EXPORT))
        row.addWidget(back)
        row.addSpacing(12)
        row.addWidget(label(say("Preview"), "heading"))
        row.addStretch(1)
        row.addWidget(self._travel)
        row.addWidget(self._follows)
        row.addSpacing(8)
        row.addWidget(export)
        return bar

    def _middle(self) -> QWidget:
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setHandleWidth(1)
        middle.setChildrenCollapsible(False)
        middle.addWidget(self.canvas)
        middle.addWidget(self.bottle)
        middle.setStretchFactor(0, 1)
        middle.setStretchFactor(1, 0)
        middle.setSizes([1000, _BOTTLE_WIDTH])
        return middle

    def _foot(self) -> QWidget:
        foot = _frame("footer")
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(18, 6, 18, 0)
        row.addWidget(self.legend)
        column.addLayout(row)
        column.addWidget(self.player)
        return foot

    def _travel_box(self) -> QCheckBox:
        box = QCheckBox(say("Travel moves"))
        box.setObjectName("travel")
        box.setToolTip(say("Show how the tool goes from one line to the next."))
        box.clicked.connect(self._turn_travel)
        return box

    def _follow_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("follow")
        button.setCheckable(True)
        button.setChecked(True)
        button.setIcon(icon("rotate-360"))
        button.setIconSize(QSize(20, 20))
        button.setText(say("Turn with the tool"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip(say("The bottle turns as it will on the machine."))
        button.toggled.connect(lambda: self._show_time(self.player.clock.seconds))
        return button

    def _turn_travel(self, is_shown: bool) -> None:  # noqa: FBT001 -- Qt's signal
        settings = self._desk.store.state.settings
        self._desk.store.set_settings(replace(settings, shows_travel=is_shown))

    def _show_state(self, old: State, new: State) -> None:
        self._travel.setChecked(new.settings.shows_travel)
        if new.document is not old.document and new.document is not None:
            is_bottle = isinstance(new.document.stock, Bottle)
            self.bottle.setVisible(is_bottle)
            self._follows.setVisible(is_bottle)

    def _show_job(self) -> None:
        self.legend.show_job(self.player.score, self.player.names)

    def _show_time(self, seconds: float) -> None:
        self.canvas.show_time(seconds)
        self.legend.show_time(seconds)
        if self.bottle.isVisibleTo(self):
            self.bottle.show_until(self.player.score.timeline.row_done(seconds))
            is_followed = self._follows.isChecked()
            self.bottle.follow(self.bottle.angle_at(seconds) if is_followed else None)

    def _go_back(self) -> None:
        self._desk.store.show_screen(Screen.WORK)


def _frame(role: str) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", role)
    return frame
