"""The picture of a drawing as it was understood, with its size along its edges."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from gare_fab.gui.desk.sketches import margin_of, weight_of
from gare_fab.gui.look.colours import LIGHT
from gare_fab.gui.look.scene_painter import paint_scene
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.words import number
from gare_fab.model.scene import Scene, SceneItem

_EDGE = 44  # px for the measures
_GAP = 10
_TICK = 5
_AT_ONCE = 4000  # points painted before the window is asked again
_LEAST_WEIGHT = 40  # of an item, however few its points
_FADED = 0.3  # of what is not what was asked for


class DrawingPicture(QWidget):
    """Paints a sketch bit by bit, so that the window never waits for it; disabled, faded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing to show yet."""
        super().__init__(parent)
        self.setObjectName("picture")
        self.setMinimumSize(300, 280)
        self._scene: Scene | None = None
        self._size = (0.0, 0.0)
        self._image = QImage()
        self._rest: list[SceneItem] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._paint_some)

    def sizeHint(self) -> QSize:
        """Room to see something."""
        return QSize(520, 460)

    @property
    def is_painted(self) -> bool:
        """Whether all of it is there."""
        return not self._rest

    @property
    def image(self) -> QImage:
        """What is painted so far, of the sketch's whole page."""
        return self._image

    def show_drawing(self, scene: Scene, size: tuple[float, float]) -> None:
        """Show a sketch, and say its (width, height) in mm."""
        self._size = size
        if scene is not self._scene:
            self._scene = scene
            self._begin()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint anew as large as there is room."""
        super().resizeEvent(event)
        self._begin()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The paper, what is painted so far, and the measures."""
        del event
        if self._scene is None:
            return
        paper = self._paper(self._scene)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(paper, QColor(LIGHT.sheet))
        painter.setPen(QPen(QColor(tones_now().line), 1.0))
        painter.drawRect(paper)
        painter.setOpacity(1.0 if self.isEnabled() else _FADED)
        painter.drawImage(paper.topLeft(), self._image)
        self._measure(painter, paper, self._scene)
        painter.end()

    def _begin(self) -> None:
        if self._scene is None:
            return
        ratio = self.devicePixelRatioF()
        size = self._paper(self._scene).size() * ratio
        self._image = QImage(size.toSize(), QImage.Format.Format_ARGB32_Premultiplied)
        self._image.fill(Qt.GlobalColor.transparent)
        self._image.setDevicePixelRatio(ratio)
        self._rest = list(reversed(self._scene.items))
        self._timer.start()

    def _paint_some(self) -> None:
        if self._scene is None or not self._rest:
            self._timer.stop()
            return
        some: list[SceneItem] = []
        weight = 0
        while self._rest and (not some or weight < _AT_ONCE):
            item = self._rest.pop()
            weight += max(weight_of(item), _LEAST_WEIGHT)
            some.append(item)
        painter = QPainter(self._image)
        paper = self._paper(self._scene)
        target = QRectF(0.0, 0.0, paper.width(), paper.height())
        paint_scene(painter, replace(self._scene, items=tuple(some)), target)
        painter.end()
        self.update()

    def _paper(self, scene: Scene) -> QRectF:
        room = QRectF(self.rect()).adjusted(_EDGE, _GAP, -_GAP, -_EDGE)
        factor = min(room.width() / scene.width, room.height() / scene.height)
        width, height = max(scene.width * factor, 1.0), max(scene.height * factor, 1.0)
        centre = room.center()
        return QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)

    def _measure(self, painter: QPainter, paper: QRectF, scene: Scene) -> None:
        """Width below, height on the left, from edge to edge of the drawing itself."""
        width, height = self._size
        margin = paper.width() * margin_of(scene) / scene.width
        inner = paper.adjusted(margin, margin, -margin, -margin)
        painter.setPen(QPen(QColor(tones_now().text), 1.2))
        below, left = paper.bottom() + _GAP + _TICK, paper.left() - _GAP - _TICK
        _span(painter, QPointF(inner.left(), below), inner.width(), 0.0)
        _span(painter, QPointF(left, inner.bottom()), inner.height(), -90.0)
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        box = QRectF(paper.left() - _EDGE, below + 2, paper.width() + 2 * _EDGE, 22)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{number(width)} mm")
        painter.translate(left - 14, inner.center().y())
        painter.rotate(-90.0)
        box = QRectF(-100.0, -12.0, 200.0, 22.0)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{number(height)} mm")


def _span(painter: QPainter, start: QPointF, long: float, angle_deg: float) -> None:
    """A line with a tick at each end."""
    painter.save()
    painter.translate(start)
    painter.rotate(angle_deg)
    painter.drawLine(QPointF(0.0, 0.0), QPointF(long, 0.0))
    for at in (0.0, long):
        painter.drawLine(QPointF(at, -_TICK), QPointF(at, _TICK))
    painter.restore()
