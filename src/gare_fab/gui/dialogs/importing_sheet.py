"""The import sheet: what was understood of the files, page after page, before it is placed."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from gare_fab.base.messages import Message
from gare_fab.base.params import Params
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.errands_import import Taken, Understood, understand, understand_all
from gare_fab.gui.desk.placing import Drawing, bring_in
from gare_fab.gui.desk.tasks import Purpose
from gare_fab.gui.dialogs.importing_page import ImportPage
from gare_fab.gui.look.asking import AskDialog
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.words import say
from gare_fab.model.document import Document

_SIZE = (960, 600)
_PARTS = 1000


class ImportSheet(AskDialog):
    """Reads the files behind the window; what it then shows is placed on `base`.

    Where no job is open, `base` is the empty one that is opened for the drawings.
    """

    def __init__(
        self, desk: Desk, parent: QWidget, files: tuple[Path, ...], base: Document
    ) -> None:
        """Begin to read."""
        super().__init__(parent, Message("Import"), "import_sheet")
        self._desk = desk
        self._base = base
        self._taken: list[Taken] = []
        self._times: list[float] = []
        self._shown = 0
        self._is_reading = False
        self.resize(*_SIZE)
        self._page: ImportPage | None = None
        self._bar = QProgressBar()
        self._bar.setRange(0, _PARTS)
        self._bar.setTextVisible(False)
        self._stack = QStackedWidget()
        self._stack.addWidget(_waiting(files, self._bar))
        self.body.addWidget(self._stack, 1)
        self._place = QLabel()
        self._place.setProperty("role", "hint")
        self.add_to_foot(self._place)
        self.add_button(Message("Cancel"), "cancel", self.close)
        self._back = self.add_button(Message("Previous"), "back", lambda: self._turn(-1))
        self._yes = self.add_button(Message("Yes"), "yes", self._agree, is_primary=True)
        desk.tasks.progressed.connect(self._progress)
        self._start(files)

    def done(self, result: int) -> None:
        """Closed in any way: what is still being read is given up."""
        if self._is_reading:
            self._desk.tasks.cancel(Purpose.READ)
        super().done(result)

    def _start(self, files: tuple[Path, ...]) -> None:
        self._show_reading()
        arguments = (files, self._base.tolerance)
        self._desk.tasks.start(
            Purpose.READ, understand_all, arguments, self._take, self._give_up
        )

    def _take(self, taken: tuple[Taken, ...]) -> None:
        if isValid(self):
            self._is_reading = False
            self._taken = list(taken)
            self._times = [1.0] * len(taken)
            self._show_page(in_steps=True)

    def _give_up(self, why: Message) -> None:
        if isValid(self):
            self._is_reading = False
            self._bar.hide()
            self.show_trouble(why)

    def _reread(self, params: Params) -> None:
        """Read the file of the page with other words; a failure leaves it as it was."""
        row = self._shown

        def done(understood: Understood) -> None:
            if isValid(self):
                self._is_reading = False
                self._taken[row], self._times[row] = understood, 1.0
                self._show_page()

        def failed(why: Message) -> None:
            if isValid(self):
                self._is_reading = False
                self._show_page()
                self.show_trouble(why)

        self._show_reading()
        arguments = (self._taken[row].file, params, self._base.tolerance)
        self._desk.tasks.start(Purpose.READ, understand, arguments, done, failed)

    def _resize(self, times: float) -> None:
        self._times[self._shown] = times
        self._name_buttons()

    def _turn(self, by: int) -> None:
        self._shown += by
        self._show_page()

    def _agree(self) -> None:
        """On to the next page, and after the last one to the stock."""
        if self._shown + 1 < len(self._taken):
            self._turn(1)
            return
        drawings = self._drawings()
        store = self._desk.store
        if store.state.document is None:
            store.open(self._base)
        name = Message("Import {names}", {"names": _names(drawings)})
        if store.apply(name, bring_in(drawings, store.state.sheet), selects_new=True):
            self.close()

    def _drawings(self) -> tuple[Drawing, ...]:
        pairs = zip(self._taken, self._times, strict=True)
        return tuple(
            Drawing(taken, times) for taken, times in pairs if isinstance(taken, Understood)
        )

    def _show_reading(self) -> None:
        self._is_reading = True
        self.show_trouble(None)
        self._bar.setValue(0)
        self._stack.setCurrentIndex(0)
        self._back.hide()
        self._yes.setEnabled(False)

    def _show_page(self, *, in_steps: bool = False) -> None:
        """Show the page at hand; `in_steps` paints it a moment after it was made."""
        old = self._page
        if old is not None:
            old.blockSignals(True)  # a field that loses its focus now has no say any more
        page = ImportPage(self._taken[self._shown], self._times[self._shown])
        page.resized.connect(self._resize)
        page.reread.connect(self._reread)
        self._stack.addWidget(page)
        self._page = page
        if in_steps:
            QTimer.singleShot(0, self, self._turn_over)
        else:
            self._turn_over()
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self.show_trouble(None)

    def _turn_over(self) -> None:
        if self._page is not None:
            self._stack.setCurrentWidget(self._page)
            self._name_buttons()
            self._yes.setFocus()

    def _name_buttons(self) -> None:
        count, is_last = len(self._taken), self._shown + 1 == len(self._taken)
        values = {"number": self._shown + 1, "count": count}
        of = say(Message("File {number} of {count}", values)) if count > 1 else ""
        self._place.setText(of)
        self._back.setVisible(self._shown > 0)
        is_right = isinstance(self._taken[self._shown], Understood)
        is_native = self._times[self._shown] == 1.0
        self._yes.setText(say(_answer(is_last=is_last, agrees=is_right and is_native)))
        self._yes.setEnabled(not is_last or bool(self._drawings()))

    def _progress(self, purpose: Purpose, share: float) -> None:
        if purpose is Purpose.READ:
            self._bar.setValue(round(_PARTS * share))


def _waiting(files: tuple[Path, ...], bar: QProgressBar) -> QWidget:
    """What is shown while the files are read."""
    names = ", ".join(file.name for file in files)
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.addStretch(1)
    layout.addWidget(label(say(Message("Reading {names}…", {"names": names})), wraps=True))
    layout.addWidget(bar)
    layout.addStretch(1)
    return page


def _answer(*, is_last: bool, agrees: bool) -> Message:
    if is_last:
        return Message("Yes, place it") if agrees else Message("Place it")
    return Message("Yes, next") if agrees else Message("Next")


def _names(drawings: tuple[Drawing, ...]) -> str:
    return ", ".join(drawing.read.file.name for drawing in drawings)
