"""A close-up of a place of a drawing, marked, with a small map of where it is."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from gare_fab.gui.look.colours import LIGHT
from gare_fab.gui.look.scene_painter import paint_scene
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.words import number
from gare_fab.model.artwork import Finding, Spot
from gare_fab.model.scene import Scene

_EDGE = 10
_RING = 26.0  # px round the place
_GAP = 5.0  # px between what is marked and the mark
_DOT = 5.0
_MAP = 116.0
_RULER = 0.25  # of the width, at most


class CloseUp(QWidget):
    """Paints what lies round a place, and a map of the whole with the place on it."""

    def __init__(self) -> None:
        """Nothing to show yet."""
        super().__init__()
        self.setObjectName("close_up")
        self.setMinimumSize(300, 280)
        self._scene: Scene | None = None
        self._spots: tuple[Spot, ...] = ()
        self._spot: Spot = (0.0, 0.0)
        self._extent = (0.0, 0.0)
        self._map: Scene | None = None
        self._map_image = QImage()
        self._image = QImage()

    def sizeHint(self) -> QSize:
        """Room to see something."""
        return QSize(520, 460)

    @property
    def aspect(self) -> float:
        """The width of the view by its height."""
        edge = 2 * _EDGE
        return max(self.width() - edge, 1) / max(self.height() - edge, 1)

    def show_place(self, scene: Scene, finding: Finding, spot: Spot) -> None:
        """Show the scene with one spot of a finding marked, and dots on its others."""
        self._scene, self._spot = scene, spot
        self._spots, self._extent = finding.spots, finding.extent
        self._image = QImage()
        self.update()

    def show_map(self, whole: Scene, image: QImage) -> None:
        """What the map in the corner shows, and its picture."""
        self._map, self._map_image = whole, image

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint anew as large as there is room."""
        super().resizeEvent(event)
        self._image = QImage()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The drawing, the marks, a measure and the map."""
        del event
        scene = self._scene
        if scene is None:
            return
        view = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(view, QColor(LIGHT.sheet))
        if self._image.isNull():
            self._image = self._painted(scene, view.size().toSize())
        painter.drawImage(view.topLeft(), self._image)
        painter.setClipRect(view)
        self._mark(painter, view, scene)
        _measure(painter, view, scene)
        self._show_map(painter, view)
        painter.setClipping(False)
        painter.setPen(QPen(QColor(tones_now().line), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(view)
        painter.end()

    def _painted(self, scene: Scene, size: QSize) -> QImage:
        ratio = self.devicePixelRatioF()
        image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        paint_scene(painter, scene, QRectF(0.0, 0.0, size.width(), size.height()))
        painter.end()
        return image

    def _mark(self, painter: QPainter, view: QRectF, scene: Scene) -> None:
        accent = QColor(LIGHT.accent)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        for spot in self._spots:
            if spot != self._spot:
                painter.drawEllipse(_on(view, scene, spot), _DOT / 2, _DOT / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 2.5))
        middle, factor = _on(view, scene, self._spot), _factor(view, scene)
        wide, high = (0.5 * factor * side for side in self._extent)
        if max(wide, high) > _RING:  # too large for a ring: what it takes up
            box = QRectF(middle.x() - wide, middle.y() - high, 2 * wide, 2 * high)
            painter.drawRect(box.adjusted(-_GAP, -_GAP, _GAP, _GAP))
        else:
            painter.drawEllipse(middle, _RING, _RING)

    def _show_map(self, painter: QPainter, view: QRectF) -> None:
        whole = self._map
        if whole is None:
            return
        factor = _MAP / max(whole.width, whole.height)
        width, height = whole.width * factor, whole.height * factor
        place = QRectF(view.right() - width - 8, view.top() + 8, width, height)
        painter.setPen(QPen(QColor(LIGHT.grid), 1.0))
        painter.setBrush(QColor(255, 255, 255, 230))
        painter.drawRect(place)
        x = place.left() + (self._spot[0] - whole.x) * factor
        y = place.bottom() - (self._spot[1] - whole.y) * factor
        small = self._map_image.scaled(
            place.size().toSize() * self.devicePixelRatioF(),
            mode=Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawImage(place, small)
        painter.setPen(QPen(QColor(255, 255, 255), 1.5))
        painter.setBrush(QColor(LIGHT.accent))
        painter.drawEllipse(QPointF(x, y), _DOT, _DOT)


def _factor(view: QRectF, scene: Scene) -> float:
    return min(view.width() / scene.width, view.height() / scene.height)


def _on(view: QRectF, scene: Scene, spot: Spot) -> QPointF:
    """Where a place in mm is on the screen: the scene lies in the middle of the view."""
    factor, centre = _factor(view, scene), view.center()
    dx = spot[0] - scene.x - scene.width / 2
    dy = spot[1] - scene.y - scene.height / 2
    return QPointF(centre.x() + factor * dx, centre.y() - factor * dy)


def _measure(painter: QPainter, view: QRectF, scene: Scene) -> None:
    """A round length in mm, so that one sees how small it all is."""
    factor = _factor(view, scene)
    room = _RULER * view.width() / factor
    long = next((step for step in _STEPS if step <= room), _STEPS[-1])
    left, low = view.left() + 14, view.bottom() - 14
    right = left + long * factor
    painter.fillRect(
        QRectF(left - 6, low - 24, right - left + 12, 34), QColor(255, 255, 255, 200)
    )
    painter.setPen(QPen(QColor(LIGHT.ruler_text), 1.5))
    painter.drawLine(QPointF(left, low), QPointF(right, low))
    for x in (left, right):
        painter.drawLine(QPointF(x, low - 4), QPointF(x, low + 4))
    box = QRectF(left, low - 22, max(right - left, 60.0), 18)
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft, f"{number(long)} mm")


_STEPS = tuple(digit * 10.0**power for power in range(4, -4, -1) for digit in (5.0, 2.0, 1.0))
