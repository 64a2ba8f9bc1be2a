"""The legend of the preview: each step with its colour and its time."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gare_fab.gui.look.colours import step_paint
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.flow import FlowLayout
from gare_fab.gui.look.words import duration
from gare_fab.gui.panels.player_score import Score

_SIDE = 12


class Legend(QWidget):
    """One entry a step that does something."""

    def __init__(self) -> None:
        """No step yet."""
        super().__init__()
        self.setObjectName("legend")
        self._score: Score | None = None
        self._entries: dict[int, QLabel] = {}
        self._layout = FlowLayout(self, spacing=16)

    def show_time(self, seconds: float) -> None:
        """Write the step that is under way in strong letters."""
        span = None if self._score is None else self._score.span_at(seconds)
        for step, words in self._entries.items():
            font = words.font()
            is_now = span is not None and span.step == step
            if font.bold() != is_now:
                font.setBold(is_now)
                words.setFont(font)

    def show_job(self, score: Score, names: tuple[str, ...]) -> None:
        """The steps of a job, and what they are called."""
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._entries = {}
        self._score = score
        for step, seconds in _times(score).items():
            if step < len(names):
                words = label(f"{names[step]}  {duration(seconds)}")
                self._entries[step] = words
                self._layout.addWidget(_entry(step, words))


def _times(score: Score) -> dict[int, float]:
    """Seconds by step, with the travel within it."""
    times: dict[int, float] = {}
    for span in score.spans:
        times[span.step] = times.get(span.step, 0.0) + span.end_s - span.begin_s
    return dict(sorted(times.items()))


def _entry(step: int, words: QLabel) -> QWidget:
    entry = QWidget()
    row = QHBoxLayout(entry)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(_Swatch(step))
    row.addWidget(words)
    return entry


class _Swatch(QWidget):
    """A round spot in a step's colour."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self._step = step
        self.setFixedSize(QSize(_SIDE, _SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The spot."""
        del event
        paint = step_paint(self._step)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(paint.red, paint.green, paint.blue))
        painter.drawEllipse(QRectF(1, 1, _SIDE - 2, _SIDE - 2))
