"""The player: runs the job's time, as the machine will take it or faster."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import State
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.words import number, say
from gare_fab.gui.panels.player_clock import Clock
from gare_fab.gui.panels.player_score import Score
from gare_fab.gui.panels.player_slider import TimeSlider
from gare_fab.model.document import Document
from gare_fab.model.timeline import Timeline
from gare_fab.workshop.stepping import operations

SPEEDS = (1, 2, 5, 10, 20, 50, 100)
_MS = 1000
_PLAY = 2  # the place of that action among them
_NAMES = {
    "player_start": (Message("To the start"), "player-skip-back", "Home"),
    "player_previous": (Message("Previous stroke"), "player-track-prev", "Ctrl+Left"),
    "player_play": (Message("Play or pause"), "player-play", "Space"),
    "player_next": (Message("Next stroke"), "player-track-next", "Ctrl+Right"),
    "player_end": (Message("To the end"), "player-skip-forward", "End"),
}


class Player(QWidget):
    """Tells by `moved` what second of the job it is; the total is the planner's own."""

    moved = Signal(float)
    studied = Signal()  # there is another score

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """At the start of what the desk's study does, once it is seen."""
        super().__init__(parent)
        self.setObjectName("player")
        self.score = Score(Timeline.empty())
        self.names: tuple[str, ...] = ()
        self.clock = Clock(self)
        self._store = desk.store
        self._shown = State()
        self._slider = TimeSlider()
        self._slider.valueChanged.connect(lambda value: self.clock.seek(value / _MS))
        self._time = label("", "section")
        self._time.setObjectName("player_time")
        self._now = label("", "hint")
        self._now.setObjectName("player_now")
        self._now.setMinimumWidth(40)
        self._speed = _speed_box()
        self._speed.currentIndexChanged.connect(self._set_speed)
        self.actions_offered = self._made_actions()
        self.addActions(list(self.actions_offered))
        self._lay_out()
        self.clock.moved.connect(self._tell)
        self.clock.ran.connect(self._show_running)
        desk.store.changed.connect(self._look)
        self._set_speed()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """What happened while nobody looked."""
        super().showEvent(event)
        self._follow()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self.clock.pause()

    def _made_actions(self) -> tuple[QAction, ...]:
        clock = self.clock
        return _actions(
            self,
            (
                lambda: clock.seek(0.0),
                lambda: self._jump(self.score.previous_stroke(clock.seconds)),
                lambda: clock.pause() if clock.is_running else clock.play(),
                lambda: self._jump(self.score.next_stroke(clock.seconds)),
                lambda: self._jump(self.score.length_s),
            ),
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        for action in self.actions_offered:
            button = QToolButton()
            button.setObjectName(action.objectName())
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self._speed)
        row.addSpacing(12)
        row.addWidget(self._now, 1)
        row.addWidget(self._time)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 8)
        layout.setSpacing(2)
        layout.addWidget(self._slider)
        layout.addLayout(row)

    def _jump(self, seconds: float) -> None:
        self.clock.pause()
        self.clock.seek(seconds)

    def _set_speed(self) -> None:
        self.clock.speed = int(self._speed.currentData())

    def _look(self) -> None:
        if self.isVisible():
            self._follow()

    def _follow(self) -> None:
        """Take the study as it is now."""
        old, new = self._shown, self._store.state
        self._shown = new
        if new.study is old.study and new.studied is old.studied:
            return
        study = new.study
        self.score = (
            Score(Timeline.empty())
            if study is None
            else Score(study.timeline, study.report.time_s)
        )
        self.names = step_names(new.studied)
        self.clock.begin(self.score.length_s)
        with QSignalBlocker(self._slider):
            self._slider.show_job(self.score.length_s, self.score.spans, self.names)
        for widget in (self._slider, self._speed, *self.findChildren(QToolButton)):
            widget.setEnabled(self.score.length_s > 0)
        self.studied.emit()
        self._tell(self.clock.seconds)

    def _tell(self, seconds: float) -> None:
        self._show()
        self.moved.emit(seconds)

    def _show(self) -> None:
        seconds = self.clock.seconds
        with QSignalBlocker(self._slider):
            self._slider.setValue(round(seconds * _MS))
        self._slider.update()
        self._time.setText(f"{stopwatch(seconds)} / {stopwatch(self.score.length_s)}")
        self._now.setText(self._doing(seconds))

    def _doing(self, seconds: float) -> str:
        """What the tool does now, in a line."""
        if self.score.length_s <= 0:
            return say("Nothing to play yet.")
        if self.clock.is_over:
            return say("Done.")
        moment = self.score.at(seconds)
        speed = f"{number(moment.speed, 0)} mm/min"
        if moment.step is None or moment.step >= len(self.names):
            return say("Travel, tool off, {speed}", speed=speed)
        return say("{step}, tool on, {speed}", step=self.names[moment.step], speed=speed)

    def _show_running(self, is_running: bool) -> None:  # noqa: FBT001 -- Qt's signal
        picture = "player-pause" if is_running else "player-play"
        self.actions_offered[_PLAY].setIcon(icon(picture))


def stopwatch(seconds: float) -> str:
    """As on a stopwatch: 0:05, 12:40, 1:02:07."""
    whole = int(seconds + 0.5)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def step_names(document: Document | None) -> tuple[str, ...]:
    """What the steps of a job are called: "1. Cut"."""
    if document is None:
        return ()
    names = {row.id: row.label for row in operations()}
    return tuple(
        f"{place}. {say(names.get(step.operation, step.operation))}"
        for place, step in enumerate(document.steps, start=1)
    )


def _actions(parent: QWidget, does: tuple[Callable[[], None], ...]) -> tuple[QAction, ...]:
    """The buttons' actions in their order, with keys that hold within the parent."""
    made = []
    for (name, (words, picture, key)), do in zip(_NAMES.items(), does, strict=True):
        action = QAction(icon(picture), say(words), parent)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{say(words)} ({keys})")
        action.triggered.connect(do)
        made.append(action)
    return tuple(made)


def _speed_box() -> QComboBox:
    box = QComboBox()
    box.setObjectName("player_speed")
    box.setToolTip(say("How fast the job is played"))
    for speed in SPEEDS:
        text = say("Real time") if speed == 1 else f"× {speed}"
        box.addItem(text, speed)
    box.setCurrentIndex(SPEEDS.index(10))
    return box
