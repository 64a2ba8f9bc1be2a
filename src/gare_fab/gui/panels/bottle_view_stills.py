"""The stills of a bottle view: a rough one at once, a sharp one when there is time."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QImage, QPainter, QPixmap

from gare_fab.geometry.meridian import Meridian
from gare_fab.gui.panels.bottle_view_ground import ground_pixmap, studio_now
from gare_fab.gui.panels.bottle_view_lens import Lens
from gare_fab.gui.panels.bottle_view_marks import Grid
from gare_fab.gui.panels.bottle_view_picture import MarksPainter, Still, developed, paint_mouth
from gare_fab.gui.panels.bottle_view_skin import Skin

_ROUGH = 0.5  # pixels of a quick look per pixel of the screen
_NO_SIZE = QSize(0, 0)
_STRAIGHT = Lens()
_SAME = 1e-6  # a scale that differs by less than this share is the same


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """What is looked at: a bottle's meridian through a lens, in px of a widget."""

    meridian: Meridian | None = None
    lens: Lens = _STRAIGHT
    size: QSize = _NO_SIZE
    ratio: float = 1.0

    @property
    def scale(self) -> float:
        """Px of the screen per mm."""
        return 1.0 if self.meridian is None else self.lens.scale(self.meridian, self._room)

    @property
    def foot(self) -> QPointF:
        """The middle of the foot, px of the screen."""
        if self.meridian is None:
            return QPointF(self.size.width() / 2, self.size.height())
        return QPointF(*self.lens.foot(self.meridian, self._room))

    @property
    def radius(self) -> float:
        """The greatest radius, px of the screen."""
        if self.meridian is None:
            return 0.0
        return max(radius for _, radius in self.meridian.points) * self.scale

    def developed(self, share: float, ground: QImage) -> Iterator[Still | None]:
        """The still, with so many pixels per device pixel, before a ground of the widget."""
        if self.meridian is None:
            return
        ratio = self.ratio * share
        eye = self.lens.eye(self.meridian, self._room, ratio)
        if eye.width < 1 or eye.height < 1:
            return
        left, top = round(self.foot.x() - eye.x / ratio), round(self.foot.y() - eye.y / ratio)
        part = QRect(left, top, round(eye.width / ratio), round(eye.height / ratio))
        behind = ground.copy(part).scaled(eye.width, eye.height)
        yield from developed(self.meridian, eye, behind, studio_now())

    @property
    def _room(self) -> tuple[float, float]:
        return float(self.size.width()), float(self.size.height())


class Stills:
    """Keeps the best still there is of what is looked at."""

    def __init__(self) -> None:
        """Nothing to see."""
        self.sight = Sight()
        self.still: Still | None = None
        self._ground: QPixmap | None = None
        self._coming: Iterator[Still | None] | None = None
        self._marks: MarksPainter | None = None

    @property
    def is_coming(self) -> bool:
        """Whether a sharp one is being worked out."""
        return self._coming is not None

    @property
    def ground(self) -> QPixmap:
        """What lies behind the bottle, of the widget's size."""
        if self._ground is None:
            sight = self.sight
            tilt = sight.lens.tilt
            self._ground = ground_pixmap(
                sight.size, sight.ratio, sight.foot, sight.radius, tilt
            )
        return self._ground

    def look(self, sight: Sight) -> None:
        """Look at something else: roughly, in some 20 ms."""
        if sight.meridian is not self.sight.meridian:
            self.still = None
        self.sight = sight
        self._ground = None
        self._coming = None
        for still in sight.developed(_ROUGH, self._behind()):
            self.still = still or self.still

    def refine(self) -> None:
        """Begin with the sharp one."""
        self._coming = self.sight.developed(1.0, self._behind())

    def step(self) -> bool:
        """Work for some 20 ms; whether there is a new still."""
        if self._coming is None:
            return False
        try:
            still = next(self._coming)
        except StopIteration:
            self._coming = None
            return False
        self.still = still or self.still
        return still is not None

    def paint(
        self, painter: QPainter, skin: Skin | None, turn: float, strength: float
    ) -> None:
        """The bottle with a skin that is turned by rad, and so clear (1 = fully)."""
        still, sight = self.still, self.sight
        if still is None:
            return
        factor = sight.scale / still.eye.scale
        is_scaled = abs(factor * sight.ratio - 1.0) > _SAME
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=is_scaled)
        painter.translate(sight.foot)
        painter.scale(factor, factor)
        painter.translate(-still.eye.x, -still.eye.y)
        painter.drawImage(0, 0, still.glass)
        marks = None if skin is None else self._marks_for(still, skin.grid)
        if marks is not None and skin is not None:
            painter.drawImage(0, 0, marks.far(skin.white, turn, strength))
        painter.drawImage(0, 0, still.sheen)
        if marks is not None and skin is not None:
            painter.drawImage(0, 0, marks.near(skin.white, turn, strength))
        paint_mouth(painter, still)

    def _marks_for(self, still: Still, grid: Grid) -> MarksPainter:
        if self._marks is None or not self._marks.is_for(still, grid):
            self._marks = MarksPainter(still, grid)
        return self._marks

    def _behind(self) -> QImage:
        """The ground with a pixel per px of the screen."""
        image = self.ground.toImage()
        image.setDevicePixelRatio(1.0)
        return image.scaled(self.sight.size)
