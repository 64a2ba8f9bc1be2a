"""A card for one step: what it does to what, and folded below that all its fields."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from gare_fab.gui.look.fields import label
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.words import say
from gare_fab.gui.panels.step_body import Context, StepBody
from gare_fab.gui.panels.step_grip import Grip
from gare_fab.gui.panels.step_lines import StepLines
from gare_fab.gui.panels.step_words import icon_name, selects_text
from gare_fab.model.step import Step
from gare_fab.workshop.stepping import operations

_ICON = 18
_UP, _DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down


class StepCard(QFrame):
    """Shows a step, and tells what the user wants of it."""

    asked = Signal(object, str)  # the changed Step, what quick changes are merged by
    moved = Signal(int)  # by so many places
    copied = Signal()
    deleted = Signal()

    def __init__(self, step: Step, number: int, context: Context) -> None:
        """A folded card."""
        super().__init__()
        self.step = step
        self.grip = Grip()
        self._context = context
        self._body: StepBody | None = None
        self._tick = QCheckBox()
        self._icon = QLabel()
        self._name = label("", "section")
        self._lines = StepLines()
        self._copy = _button("copy", "copy", say("Duplicate this step"))
        self._delete = _button("delete", "trash", say("Delete this step"))
        self._fold = _button("fold", "chevron-right", say("Show all settings of this step"))
        self._column = QVBoxLayout(self)
        self._name_parts()
        self._lay_out()
        self._connect()
        self.show_step(step, number, context)

    @property
    def is_open(self) -> bool:
        """Whether its fields are shown."""
        return self._body is not None and not self._body.isHidden()

    def show_step(self, step: Step, number: int, context: Context) -> None:
        """Show another step, or this one as it is now."""
        self.step, self._context = step, context
        names = {row.id: row.label for row in operations()}
        title = say(names.get(step.operation, step.operation))
        self._name.setText(f"{number}. {title}")
        self._tick.setChecked(step.enabled)
        self._icon.setPixmap(icon(icon_name(step.operation)).pixmap(_ICON, _ICON))
        works = self._lines.show_step(step, context)
        for faded in (self._name, self._icon):
            faded.setEnabled(works)
        self.setAccessibleName(f"{self._name.text()}: {selects_text(step.selects)}")
        if self._body is not None:
            self._body.show_step(step, context)

    def show_time(self, seconds: float | None) -> None:
        """How long the step takes; None where that is not known."""
        self._lines.show_time(seconds)

    def set_open(self, is_open: bool) -> None:  # noqa: FBT001 -- the state of a fold
        """Show its fields, or fold them away."""
        if is_open and self._body is None:
            self._body = StepBody(self.step, self._context)
            self._body.asked.connect(self.asked)
            self._column.addWidget(self._body)
        if self._body is not None:
            self._body.setVisible(is_open)
        self._fold.setIcon(icon("chevron-down" if is_open else "chevron-right"))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on the card opens and closes it."""
        event.accept()
        self._turn()

    def event(self, event: QEvent) -> bool:
        """Keep the delete key for the card, so that it does not delete drawings."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow move the card, Delete deletes it, Enter opens and closes it."""
        if self._moves(event):
            return
        if event.key() == Qt.Key.Key_Delete and self.hasFocus():
            self.deleted.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.hasFocus():
            self._turn()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt and an arrow move the card from its buttons too, which take arrows else."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._moves(event)
        return super().eventFilter(watched, event)

    def _moves(self, event: QKeyEvent) -> bool:
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if not is_alt or event.key() not in {_UP, _DOWN}:
            return False
        self.moved.emit(-1 if event.key() == _UP else 1)
        return True

    def _name_parts(self) -> None:
        self.setProperty("role", "card")
        self.setObjectName("step")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tick.setObjectName("enabled")
        self._tick.setToolTip(say("Do this step, or leave it out"))
        self._tick.setAccessibleName(say("Do this step"))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        for widget in (self.grip, self._tick, self._icon, self._name):
            head.addWidget(widget)
        head.addStretch(1)
        for shown in (self._copy, self._delete, self._fold):
            head.addWidget(shown)
        self._column.setContentsMargins(6, 4, 8, 8)
        self._column.setSpacing(2)
        self._column.addLayout(head)
        self._column.addWidget(self._lines)

    def _connect(self) -> None:
        self._tick.clicked.connect(self._ask_enabled)
        self._copy.clicked.connect(self.copied)
        self._delete.clicked.connect(self.deleted)
        self._fold.clicked.connect(self._turn)
        for widget in (self._tick, self._copy, self._delete, self._fold):
            widget.installEventFilter(self)

    def _turn(self) -> None:
        self.set_open(not self.is_open)

    def _ask_enabled(self, is_enabled: bool) -> None:  # noqa: FBT001 -- Qt's signal says so
        self.asked.emit(replace(self.step, enabled=is_enabled), "")


def _button(name: str, picture: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setIcon(icon(picture))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
