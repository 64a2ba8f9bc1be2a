"""Replacing: another file in the place of a drawing, or a newer version of the same."""

from pathlib import Path

from PySide6.QtWidgets import QProgressBar, QRadioButton, QWidget
from shiboken6 import isValid

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.errands_import import Taken, Understood, understand_all
from gare_fab.gui.desk.placing import replace_drawing
from gare_fab.gui.desk.tasks import Purpose
from gare_fab.gui.dialogs.choosing import choose_files
from gare_fab.gui.dialogs.importing import kinds
from gare_fab.gui.look.asking import AskDialog
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.words import number, say
from gare_fab.model.artwork import Artwork, Source
from gare_fab.model.document import Document
from gare_fab.model.extent import box_of

_WIDTH = 440


def ask_replace(desk: Desk, parent: QWidget) -> None:
    """Ask for a file, and put it in the place of the selected drawing and its copies."""
    state = desk.store.state
    if state.document is None or not state.selected:
        return
    document, index = state.document, state.selected[0].artwork
    title = Message("Replace {name}", {"name": document.artworks[index].name})

    def chosen(files: tuple[Path, ...]) -> None:
        ReplaceDialog(desk, parent, files[0], document, index).open()

    choose_files(desk, parent, title, kinds(), chosen)


class ReplaceDialog(AskDialog):
    """Reads the file; then asks whether it keeps the scale of the old one, or its size."""

    def __init__(
        self, desk: Desk, parent: QWidget, file: Path, document: Document, index: int
    ) -> None:
        """Begin to read."""
        super().__init__(parent, Message("Replace the drawing"), "replacing")
        self._desk = desk
        old = document.artworks[index]
        self._old = old
        self._read: Understood | None = None
        self._is_reading = True
        self.setMinimumWidth(_WIDTH)
        self._news = label(say(Message("Reading {names}…", {"names": file.name})), wraps=True)
        self._news.setObjectName("news")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._scale = QRadioButton(say(Message("At the same scale, as it is drawn")))
        self._scale.setObjectName("same_scale")
        self._scale.setToolTip(
            say(Message("For a newer version of the same drawing: what has not moved stays."))
        )
        self._size = QRadioButton(say(Message("As large as the old one, in its middle")))
        self._size.setObjectName("same_size")
        is_newer = isinstance(old.origin, Source) and old.origin.name == file.name
        (self._scale if is_newer else self._size).setChecked(True)
        self.body.addWidget(self._news)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._scale)
        self.body.addWidget(self._size)
        self.body.addStretch(1)
        self.add_button(Message("Cancel"), "cancel", self.close)
        self._go = self.add_button(Message("Replace"), "replace", self._do, is_primary=True)
        self._go.setEnabled(False)
        arguments = ((file,), document.tolerance)
        desk.tasks.start(Purpose.READ, understand_all, arguments, self._take, self._fail)

    def done(self, result: int) -> None:
        """Closed in any way: what is still being read is given up."""
        if self._is_reading:
            self._desk.tasks.cancel(Purpose.READ)
        super().done(result)

    def _take(self, taken: tuple[Taken, ...]) -> None:
        if not isValid(self):
            return
        self._is_reading = False
        self._bar.hide()
        if not isinstance(taken[0], Understood):
            self._fail(taken[0].why)
            return
        self._read = taken[0]
        values = {"old": _size_of(self._old), "new": _size_of(self._read.artwork)}
        text = Message("The old drawing is {old}, the new one {new} as drawn.", values)
        self._news.setText(say(text))
        self._go.setEnabled(True)

    def _fail(self, why: Message) -> None:
        if isValid(self):
            self._is_reading = False
            self._bar.hide()
            self._news.hide()
            self.show_trouble(why)

    def _do(self) -> None:
        if self._read is None:
            return
        edit = replace_drawing(self._old, self._read, fits=self._size.isChecked())
        name = Message("Replace {name}", {"name": self._old.name})
        if self._desk.store.apply(name, edit):
            self.close()


def _size_of(artwork: Artwork) -> str:
    box = box_of(artwork.hull)
    return f"{number(box.width)} × {number(box.height)} mm" if box is not None else "0 mm"
