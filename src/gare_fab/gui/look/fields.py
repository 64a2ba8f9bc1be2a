"""Fields: numbers with units that take a comma or a point, and rows of a form."""

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QValidator, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLabel, QLineEdit, QWidget

from gare_fab.gui.look.words import locale, number

_MOST = 1e7
_TEXT_KEYS = "ACVXYZ"  # with Ctrl
_INDENT = 4  # px; the stylesheet's padding does not reach the line in a spin box


class ChoiceBox(QComboBox):
    """A list that the wheel scrolls past, unless it is the one that is being edited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing to choose from yet."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel alone does not take it

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the wheel only over a list that is being edited, so that forms can scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class NumberField(QDoubleSpinBox):
    """A number with its unit; `asked` tells what the user entered, not what we showed.

    An optional field may be empty (None): then its placeholder says what holds instead.
    """

    asked = Signal(object)

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        unit: str = "",
        low: float = -_MOST,
        high: float = _MOST,
        decimals: int = 2,
        optional: bool = False,
    ) -> None:
        """An empty field if optional, else 0 or the nearest to it that is allowed."""
        super().__init__(parent)
        self._optional = optional
        self._empty = optional
        self._suffix = f" {unit}" if unit else ""
        self._shown: float | None = None
        self.setLocale(locale())
        self.setDecimals(decimals)
        self.setRange(max(low, -_MOST), min(high, _MOST))
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(86)
        self.lineEdit().setTextMargins(_INDENT, 0, 0, 0)
        self.editingFinished.connect(self._finish)
        self.show_value(None if optional else min(max(0.0, low), high))

    def show_value(self, value: float | None) -> None:
        """Show a value without asking for anything; None empties an optional field."""
        self._shown = value
        self._set_empty(value is None)
        if value is not None:
            with QSignalBlocker(self):
                self.setValue(value)

    def suffix(self) -> str:
        """The unit as it stands behind a number; an empty field does not show it."""
        return self._suffix

    def show_instead(self, text: str) -> None:
        """What an empty field says, faintly."""
        self.lineEdit().setPlaceholderText(text)

    def value_or_none(self) -> float | None:
        """The value, None where the field is empty."""
        return None if self._empty else self.value()

    def textFromValue(self, value: float) -> str:
        """The number without idle zeros; nothing where the field is empty."""
        return "" if self._empty else number(value, self.decimals())

    def valueFromText(self, text: str) -> float:
        """The number of a text with a comma or a point; sums like 20+5 are worked out."""
        bare = text.removesuffix(self.suffix()).strip()
        self._set_empty(self._optional and not bare)
        return _worked_out(bare) if bare else self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Whether the text may stand: a number, a sum, or nothing in an optional field."""
        bare = text.removesuffix(self.suffix()).strip()
        if not bare:
            state = (
                QValidator.State.Acceptable
                if self._optional
                else QValidator.State.Intermediate
            )
            return state, text, position
        if any(letter not in "0123456789.,+-*/() " for letter in bare):
            return QValidator.State.Invalid, text, position
        value = _worked_out(bare)
        fits = self.minimum() <= value <= self.maximum()
        state = QValidator.State.Acceptable if fits else QValidator.State.Intermediate
        return state, text, position

    def stepBy(self, steps: int) -> None:
        """A step by the arrows; an empty field starts at the value that it says."""
        self._set_empty(False)
        super().stepBy(steps)
        self._finish()

    def event(self, event: QEvent) -> bool:
        """Keys that a line has no use for are the job's."""
        if is_for_job(event, self.lineEdit()):
            event.ignore()
            return False
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the wheel only over a field that is being edited, so that forms can scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, so that typing replaces."""
        super().focusInEvent(event)
        self.selectAll()

    def _set_empty(self, is_empty: bool) -> None:  # noqa: FBT001 -- what the field is
        """An empty field shows neither a number nor a unit, so that its placeholder stands."""
        self._empty = is_empty
        with QSignalBlocker(self):
            self.setSuffix("" if is_empty else self._suffix)

    def _finish(self) -> None:
        value = self.value_or_none()
        if value != self._shown:
            self._shown = value
            self.asked.emit(value)


class TextField(QLineEdit):
    """A line of text that leaves the job's keys to the job."""

    def event(self, event: QEvent) -> bool:
        """Keys that a line has no use for are the job's."""
        if is_for_job(event, self):
            event.ignore()
            return False
        return super().event(event)


def is_for_job(event: QEvent, line: QLineEdit) -> bool:
    """Whether a line claims a key that is not for its text.

    So are undo and redo where it has none of its own, and Ctrl with a letter but for those
    that everyone knows from texts: on X11 Qt takes Ctrl+E and Ctrl+D for moves in the line.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not line.isUndoAvailable()
    if event.matches(QKeySequence.StandardKey.Redo):
        return not line.isRedoAvailable()
    is_letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
    has_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return is_letter and has_control and chr(event.key()) not in _TEXT_KEYS


def _worked_out(text: str) -> float:
    """Sums and products of numbers, from left to right; NaN for anything else."""
    plain = text.replace(",", ".").replace(" ", "")
    return _folded(plain, "+-", lambda part: _folded(part, "*/", _plain))


def _folded(text: str, signs: str, part: Callable[[str], float]) -> float:
    """The parts between the signs, put together from left to right."""
    for index in range(len(text) - 1, 0, -1):
        if text[index] in signs and text[index - 1] not in "+-*/":
            left, right = _folded(text[:index], signs, part), part(text[index + 1 :])
            match text[index]:
                case "+":
                    return left + right
                case "-":
                    return left - right
                case "*":
                    return left * right
                case _:
                    return left / right if right else math.nan
    return part(text)


def _plain(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan


def label(text: str, role: str = "", *, wraps: bool = False) -> QLabel:
    """A label in one of the theme's roles; one that wraps takes the room it gets."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if role:
        made.setProperty("role", role)
    return made
