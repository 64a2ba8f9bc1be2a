"""The import sheet: what was understood of the files, page after page, before it is placed."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.errands_import import How, Understood
from gare_fab.gui.desk.placing import Drawing, bring_in
from gare_fab.gui.dialogs.importing_files import Files
from gare_fab.gui.dialogs.importing_frame import PageFrame
from gare_fab.gui.dialogs.importing_page import ImportPage
from gare_fab.gui.look.asking import AskDialog
from gare_fab.gui.look.words import say

SIZE = (1080, 640)


class ImportSheet(AskDialog):
    """Reads the files behind the window; what it then shows is placed on the job.

    Where none is open, an empty one is opened for the drawings.
    """

    def __init__(self, desk: Desk, parent: QWidget, files: tuple[Path, ...]) -> None:
        """Begin to read."""
        super().__init__(parent, Message("Import"), "import_sheet")
        self._desk = desk
        self._shown = 0
        self._files = Files(desk, self)
        self._files.changed.connect(self._show_page)
        self._files.failed.connect(self._show_failure)
        self.be_large(*SIZE)
        names = ", ".join(file.name for file in files)
        self._frame = PageFrame(desk, Message("Reading {names}…", {"names": names}))
        self._frame.turned.connect(self._turned)
        self._is_turned = self._is_first = True
        self.body.addWidget(self._frame, 1)
        self._place = QLabel()
        self._place.setProperty("role", "hint")
        self.add_to_foot(self._place)
        self.add_button(Message("Cancel"), "cancel", self.close)
        self._back = self.add_button(Message("Previous"), "back", lambda: self._turn(-1))
        self._yes = self.add_button(Message("Yes"), "yes", self._agree, is_primary=True)
        self._begin()
        self._files.read_all(files)

    def done(self, result: int) -> None:
        """Closed in any way: what is still being read is given up."""
        self._files.give_up()
        super().done(result)

    def _begin(self) -> None:
        self.show_trouble(None)
        self._frame.begin()
        self._back.hide()
        self._yes.setEnabled(False)

    def _reread(self, how: How) -> None:
        self._begin()
        self._files.read_again(self._shown, how)

    def _resize(self, times: float) -> None:
        self._files.resize(self._shown, times)
        self._name_buttons()

    def _turn(self, by: int) -> None:
        self._shown += by
        self._is_turned = True
        self._show_page()

    def _agree(self) -> None:
        """On to the next page, and after the last one to the stock."""
        if self._shown + 1 < len(self._files):
            self._turn(1)
            return
        drawings = self._files.drawings()
        store, base = self._desk.store, self._files.base
        if store.state.document is None and base is not None:
            store.open(base)
        name = Message("Import {names}", {"names": _names(drawings)})
        if store.apply(name, bring_in(drawings, store.state.sheet), selects_new=True):
            self.close()

    def _show_page(self) -> None:
        """Show the page at hand, as it was understood last."""
        taken, times = self._files.taken(self._shown), self._files.times(self._shown)
        page = ImportPage(taken, times, in_steps=self._is_first)
        page.resized.connect(self._resize)
        page.reread.connect(self._reread)
        self._frame.show_page(page, keeps_place=not self._is_turned, in_steps=self._is_first)
        self._is_turned = self._is_first = False
        self.show_trouble(None)

    def _turned(self) -> None:
        self._name_buttons()
        self._yes.setFocus()

    def _show_failure(self, why: Message) -> None:
        """Why it could not be read like this; what was shown is as it was."""
        self._frame.end()
        if len(self._files):
            self._show_page()
        self.show_trouble(why)

    def _name_buttons(self) -> None:
        count, is_last = len(self._files), self._shown + 1 == len(self._files)
        values = {"number": self._shown + 1, "count": count}
        of = say(Message("File {number} of {count}", values)) if count > 1 else ""
        self._place.setText(of)
        self._back.setVisible(self._shown > 0)
        is_right = isinstance(self._files.taken(self._shown), Understood)
        is_native = self._files.times(self._shown) == 1.0
        self._yes.setText(say(_answer(is_last=is_last, agrees=is_right and is_native)))
        self._yes.setEnabled(not is_last or bool(self._files.drawings()))


def _answer(*, is_last: bool, agrees: bool) -> Message:
    if is_last:
        return Message("Yes, place it") if agrees else Message("Place it")
    return Message("Yes, next") if agrees else Message("Next")


def _names(drawings: tuple[Drawing, ...]) -> str:
    return ", ".join(drawing.read.file.name for drawing in drawings)
