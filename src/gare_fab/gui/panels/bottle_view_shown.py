"""The bottle of the job at hand as it is shown: it follows the desk, and never blocks it."""

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from gare_fab.geometry.meridian import Meridian
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import State
from gare_fab.gui.panels.bottle_view_lens import Lens
from gare_fab.gui.panels.bottle_view_skins import Engraved, Skins
from gare_fab.gui.panels.bottle_view_stills import Sight, Stills
from gare_fab.model.document import Document
from gare_fab.model.stock import Bottle

_REST_MS = 130  # of the mouse before all pixels are worked out
_LAGGING = 0.45  # how clear marks are of a job that has changed since


class ShownBottle(QWidget):
    """Glass with the engraving of the last study on it, fainter while that lags behind."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """The bottle as the desk's job has it now, from the front."""
        super().__init__(parent)
        self._turn = 0.0
        self._strength = 1.0
        self._stills = Stills()
        self._skins = Skins()
        self._engraved: Engraved | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._refine)
        self._work = QTimer(self, interval=0)
        self._work.timeout.connect(self._work_on)
        self.setMinimumSize(160, 220)
        self._store = desk.store
        self._shown = State()
        desk.store.changed.connect(self._look)

    @property
    def turn(self) -> float:
        """The angle round the bottle that faces the eye, rad; 0 is the front."""
        return self._turn

    @property
    def is_complete(self) -> bool:
        """Whether all is shown in full sharpness."""
        return not (self._rest.isActive() or self._work.isActive())

    def sizeHint(self) -> QSize:
        """As upright as a bottle."""
        return QSize(280, 560)

    def follow(self, angle_rad: float | None) -> None:
        """Have this angle face the eye; None leaves the bottle as it stands."""
        if angle_rad is not None and angle_rad != self._turn:
            self._turn = angle_rad
            self.update()

    def angle_at(self, seconds: float) -> float | None:
        """The angle at which the tool stands at a time of the study; None without work."""
        return None if self._engraved is None else self._engraved.angle_at(seconds)

    def show_until(self, row: int | None) -> None:
        """Show clearly what is done at this row of the timeline, the rest faintly."""
        self._skins.show_until(row)
        self._work.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, far wall, near wall, and what is engraved on either."""
        del event
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._stills.ground)
        self._stills.paint(painter, self._skins.shown, self._turn, self._strength)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bottle has the room that there is."""
        super().resizeEvent(event)
        sight = self._stills.sight
        self._see(sight.meridian, sight.lens)

    def showEvent(self, event: QShowEvent) -> None:
        """What happened while nobody looked."""
        super().showEvent(event)
        self._follow()

    def _look(self) -> None:
        if self.isVisible():
            self._follow()

    def _follow(self) -> None:
        """Show the state as it is now."""
        old, new = self._shown, self._store.state
        self._shown = new
        before, after = _bottle(old.document), _bottle(new.document)
        if after is not before:
            self._see(None if after is None else Meridian(after.profile), Lens())
        if new.study is not old.study or new.studied is not old.studied:
            timeline = None if new.study is None else new.study.timeline
            self._engraved = Engraved.of(new.studied, timeline)
            self._skins.engrave(self._engraved, self._sharpness())
            self._work.start()
        strength = 1.0 if new.is_studied else _LAGGING
        if strength != self._strength:
            self._strength = strength
            self.update()

    def _see(self, meridian: Meridian | None, lens: Lens) -> None:
        """Roughly at once; in full when the mouse rests."""
        self._stills.look(Sight(meridian, lens, self.size(), self.devicePixelRatioF()))
        self._rest.start()
        self.update()

    def _refine(self) -> None:
        self._stills.refine()
        self._skins.sharpen(self._sharpness())
        self._work.start()

    def _work_on(self) -> None:
        """One step of what is left to do."""
        if self._stills.is_coming:
            if self._stills.step():
                self.update()
        elif self._skins.has_more:
            self._skins.step()
            self.update()
        else:
            self._work.stop()
            self.update()

    def _sharpness(self) -> float:
        """Pixels per mm."""
        return self._stills.sight.scale * self.devicePixelRatioF()


def _bottle(document: Document | None) -> Bottle | None:
    if document is None or not isinstance(document.stock, Bottle):
        return None
    return document.stock
