"""The slider of the player: all of the job's time, its steps in their colours."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider, QToolTip, QWidget

from gare_fab.gui.look.colours import step_paint
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.panels.player_score import Span

_MS = 1000
_KNOB = 8.0
_BAND = 8.0
_TO_DO = 90  # of 255: how strong a step's colour is before it is done
_LEAST_PX = 1.5  # a step that takes a moment can still be seen


class TimeSlider(QSlider):
    """Milliseconds from left to right; a click goes there at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing to play."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._spans: tuple[Span, ...] = ()
        self._names: tuple[str, ...] = ()
        self.setObjectName("scrubber")
        self.setSingleStep(_MS)
        self.setTracking(True)

    def show_job(
        self, length_s: float, spans: tuple[Span, ...], names: tuple[str, ...]
    ) -> None:
        """A job of so many seconds, the step spans in it, and the names of all steps."""
        self._spans, self._names = spans, names
        self.setRange(0, max(round(length_s * _MS), 0))
        self.setPageStep(max(self.maximum() // 20, _MS))
        self.update()

    def sizeHint(self) -> QSize:
        """Low and wide."""
        return QSize(300, 26)

    def minimumSizeHint(self) -> QSize:
        """Enough to aim at."""
        return QSize(120, 26)

    def event(self, event: QEvent) -> bool:
        """The tooltip names the step under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            span = self._span_at(self._value_at(event.pos().x()) / _MS)
            if span is not None and span.step < len(self._names):
                QToolTip.showText(event.globalPos(), self._names[span.step], self)
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there, and hold the knob."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setValue(self._value_at(event.position().x()))
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The knob goes with the pointer."""
        if self.isSliderDown():
            self.setValue(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        del event
        self.setSliderDown(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The band, the steps on it, what is done, and the knob."""
        del event
        tones = tones_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        middle = self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        band = QRectF(_KNOB, middle - _BAND / 2, self.width() - 2 * _KNOB, _BAND)
        painter.setBrush(QColor(tones.line))
        painter.drawRoundedRect(band, _BAND / 2, _BAND / 2)
        now = self._x(self.value())
        for span in self._spans:
            self._paint_span(painter, span, band, now)
        painter.setBrush(QColor(tones.accent if self.isEnabled() else tones.line))
        painter.setPen(QPen(QColor(tones.raised), 2.0))
        radius = _KNOB if self.hasFocus() or self.isSliderDown() else _KNOB - 1.0
        painter.drawEllipse(QPointF(now, middle), radius, radius)

    def _paint_span(self, painter: QPainter, span: Span, band: QRectF, now: float) -> None:
        left, right = self._x(span.begin_s * _MS), self._x(span.end_s * _MS)
        right = max(right, left + _LEAST_PX)
        paint = step_paint(span.step)
        for begin, end, strength in (
            (left, min(right, now), 255),
            (max(left, now), right, _TO_DO),
        ):
            if end > begin:
                colour = QColor(paint.red, paint.green, paint.blue, strength)
                painter.setBrush(colour)
                painter.drawRect(QRectF(begin, band.top(), end - begin, band.height()))

    def _span_at(self, seconds: float) -> Span | None:
        there = [span for span in self._spans if span.begin_s <= seconds]
        return there[-1] if there else None

    def _x(self, value: float) -> float:
        share = value / self.maximum() if self.maximum() else 0.0
        return _KNOB + share * (self.width() - 2 * _KNOB)

    def _value_at(self, x: float) -> int:
        share = (x - _KNOB) / max(self.width() - 2 * _KNOB, 1.0)
        return round(min(max(share, 0.0), 1.0) * self.maximum())
