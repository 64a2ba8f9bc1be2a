"""The frame of reports on drawings: a page, and a bar while something is read again."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.tasks import Purpose
from gare_fab.gui.dialogs.importing_page import ImportPage
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.words import say

_PARTS = 1000
_BREATH_MS = 12  # between two steps: time for whatever else waits
_PATIENCE_MS = 250  # what takes less shows no bar: it would only flicker


class PageFrame(QWidget):
    """Shows a line and a bar at first; then one page after the other, the bar below it.

    `turned` tells that another page is seen.
    """

    turned = Signal()

    def __init__(self, desk: Desk, waiting: Message) -> None:
        """Nothing to show yet but what is being done."""
        super().__init__()
        self._page: ImportPage | None = None
        self._bar = _bar()
        self._foot = _bar()
        self._foot.hide()
        self._stack = QStackedWidget()
        self._waiting = label(say(waiting), wraps=True)
        self._stack.addWidget(_column(self._waiting, self._bar))
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._show_reading)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._foot)
        desk.tasks.progressed.connect(self._progress)

    def begin(self) -> None:
        """Something is read: what is shown hears no clicks until it is there."""
        self._bar.setValue(0)
        self._foot.setValue(0)
        if self._page is not None:
            self._page.blockSignals(True)
            self._patience.start()

    def end(self) -> None:
        """Nothing is read any more."""
        self._patience.stop()
        self._foot.hide()
        self._bar.hide()
        self._waiting.hide()
        if self._page is not None:
            self._page.blockSignals(False)
            self._page.setEnabled(True)

    def show_page(
        self, page: ImportPage, *, keeps_place: bool, in_steps: bool = False
    ) -> None:
        """Show a page in place of another, as far down as that if `keeps_place`.

        `in_steps` it is filled and painted a moment after it was made.
        """
        old = self._page
        self.end()
        if old is not None:
            old.blockSignals(True)  # a field that loses its focus now has no say any more
        self._stack.addWidget(page)
        self._page = page
        if in_steps:
            QTimer.singleShot(_BREATH_MS, self, self._fill)
        else:
            self._turn_over()
        if old is not None:
            if keeps_place:
                page.scroll_as(old)
            self._stack.removeWidget(old)
            old.deleteLater()

    def _fill(self) -> None:
        if self._page is not None and isValid(self._page):
            self._page.fill()
        QTimer.singleShot(_BREATH_MS, self, self._turn_over)

    def _turn_over(self) -> None:
        if self._page is not None and isValid(self._page):
            self._stack.setCurrentWidget(self._page)
            self.turned.emit()

    def _show_reading(self) -> None:
        self._foot.show()
        if self._page is not None:
            self._page.setEnabled(False)

    def _progress(self, purpose: Purpose, share: float) -> None:
        if purpose is Purpose.READ:
            self._bar.setValue(round(_PARTS * share))
            self._foot.setValue(round(_PARTS * share))


def _bar() -> QProgressBar:
    bar = QProgressBar()
    bar.setRange(0, _PARTS)
    bar.setTextVisible(False)
    return bar


def _column(*parts: QWidget) -> QWidget:
    """Some widgets, one below the other in the middle of the height."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.addStretch(1)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    return page
