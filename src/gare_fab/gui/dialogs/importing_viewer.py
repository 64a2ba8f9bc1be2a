"""The view of a drawing in a report: all of it, or the places of a finding one by one."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk.close_ups import Look, close_up
from gare_fab.gui.desk.errands_import import Understood
from gare_fab.gui.dialogs.importing_close_up import CloseUp
from gare_fab.gui.dialogs.importing_picture import DrawingPicture
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.words import say
from gare_fab.model.artwork import Finding


class Viewer(QWidget):
    """Shows the whole drawing; asked for a finding, its first place, then the next."""

    turned = Signal()  # another place is shown, or the whole

    def __init__(self, taken: Understood) -> None:
        """The whole of a drawing."""
        super().__init__()
        self._taken = taken
        self._finding: Finding | None = None
        self._place = 0
        self.picture = DrawingPicture()
        self._near = CloseUp()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.picture)
        self._stack.addWidget(self._near)
        self._words = label("", "hint")
        self._words.setObjectName("place")
        self._steps: list[QWidget] = [self._words]  # what only several places need
        self._bar = self._foot()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._bar)
        self.show_whole()

    @property
    def finding(self) -> Finding | None:
        """The finding that is shown, if any."""
        return self._finding

    def show_size(self, size: tuple[float, float]) -> None:
        """Say another size in mm of the whole."""
        self.picture.show_drawing(self._taken.picture, size)

    def show_finding(self, finding: Finding) -> None:
        """Show the first place of a finding; if it is shown already, the next."""
        if not finding.spots:
            return
        is_next = finding is self._finding
        self._finding = finding
        self._turn_to(self._place + 1 if is_next else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._turn_to(self._place)

    def show_whole(self) -> None:
        """Back to the whole drawing."""
        self._finding = None
        self._stack.setCurrentIndex(0)
        self._bar.hide()
        self.turned.emit()

    def _foot(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(10, 0, 10, 0)
        whole = QPushButton(icon("zoom-out"), say(Message("Whole drawing")))
        whole.setObjectName("whole")
        whole.clicked.connect(self.show_whole)
        row.addWidget(whole)
        row.addStretch(1)
        row.addWidget(self._words)
        for sign, name, words, by in (
            ("player-track-prev", "place_before", Message("Previous place"), -1),
            ("player-track-next", "place_after", Message("Next place"), 1),
        ):
            button = QPushButton(icon(sign), "")
            button.setObjectName(name)
            button.setToolTip(say(words))
            button.setAccessibleName(say(words))
            button.clicked.connect(lambda _=False, by=by: self._turn_to(self._place + by))
            row.addWidget(button)
            self._steps.append(button)
        for button in bar.findChildren(QPushButton):
            button.setAutoDefault(False)
        return bar

    def _turn_to(self, place: int) -> None:
        finding = self._finding
        if finding is None:
            return
        spots, taken = finding.spots, self._taken
        self._place = place % len(spots)
        spot = spots[self._place]
        self._stack.setCurrentIndex(1)
        self._bar.show()
        layout = self.layout()
        if layout is not None:  # the bar takes room from the view
            layout.activate()
        look = Look(spot, finding.code, taken.how.limits, self._near.aspect, finding.extent)
        self._near.show_map(taken.picture, self.picture.image)
        self._near.show_place(close_up(taken.artwork, taken.boxes, look), finding, spot)
        values = {"number": self._place + 1, "count": len(spots)}
        self._words.setText(say(Message("Place {number} of {count}", values)))
        for part in self._steps:
            part.setVisible(len(spots) > 1)
        self.turned.emit()
