"""The ruler check: how large the drawing is, and how large it should be."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.look.fields import NumberField, label
from gare_fab.gui.look.words import number, say

_LEAST = 0.01  # mm
_MOST = 100_000.0
_ROUNDING = 0.0051  # mm between what is shown and what is


class SizeCheck(QWidget):
    """Asks whether the size is right; `resized` tells the factor where it is not."""

    resized = Signal(float)

    def __init__(self, size: tuple[float, float], unit: str, times: float) -> None:
        """A drawing that was read `size` mm large, and is `times` as large now."""
        super().__init__()
        self._size = size
        self._times = times
        self._question = label("", "heading", wraps=True)
        self._question.setObjectName("question")
        self._no = QPushButton(say(Message("No, it should be…")))
        self._no.setObjectName("no")
        self._no.setAutoDefault(False)
        self._no.clicked.connect(self._show_fields)
        self._width = _field("width", size[0])
        self._height = _field("height", size[1])
        self._width.asked.connect(lambda mm: self._ask(mm, self._size[0]))
        self._height.asked.connect(lambda mm: self._ask(mm, self._size[1]))
        self._fields = self._row()
        self._fields.setVisible(times != 1.0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._question)
        layout.addWidget(label(unit, "hint", wraps=True))
        layout.addWidget(self._no)
        layout.addWidget(self._fields)
        self._show(times)

    def _row(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._width)
        layout.addWidget(QLabel("×"))
        layout.addWidget(self._height)
        layout.addWidget(label(say(Message("(width × height)")), "hint"))
        layout.addStretch(1)
        return row

    def _show_fields(self) -> None:
        self._fields.show()
        field = self._width if self._width.isEnabled() else self._height
        field.setFocus()

    def _ask(self, value: object, read: float) -> None:
        if not isinstance(value, float) or not read:
            return
        if abs(value - read * self._times) > _ROUNDING:
            times = value / read
            self._show(times)
            self.resized.emit(times)

    def _show(self, times: float) -> None:
        self._times = times
        width, height = (times * side for side in self._size)
        values = {"width": number(width), "height": number(height)}
        text = (
            Message("This drawing is {width} × {height} mm, right?", values)
            if times == 1.0
            else Message("This drawing will be {width} × {height} mm.", values)
        )
        self._question.setText(say(text))
        self._width.show_value(width)
        self._height.show_value(height)


def _field(name: str, read: float) -> NumberField:
    field = NumberField(unit="mm", low=_LEAST, high=_MOST)
    field.setObjectName(name)
    field.setEnabled(read > 0.0)
    return field
