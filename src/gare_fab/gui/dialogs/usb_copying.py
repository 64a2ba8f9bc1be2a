"""The button that carries a file to a stick, and says how it went."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget
from shiboken6 import isValid

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.errands_export import copy_to
from gare_fab.gui.desk.tasks import Purpose
from gare_fab.gui.dialogs.saving import unless_there
from gare_fab.gui.dialogs.usb import Stick, sticks
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.words import say


class StickCopier(QWidget):
    """Copies at once where there is one stick, and asks which where there are several."""

    def __init__(
        self, desk: Desk, file: Path, find: Callable[[], tuple[Stick, ...]] = sticks
    ) -> None:
        """A button for this file; `find` tells the sticks when it is pressed."""
        super().__init__()
        self._desk = desk
        self._file = file
        self._find = find
        self._button = QPushButton(icon("usb"), say(Message("Copy to USB stick")))
        self._button.setObjectName("copy")
        self._button.setAutoDefault(False)
        self._button.clicked.connect(self._choose)
        self._news = label("", wraps=True)
        self._news.setObjectName("copied")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._button)
        row.addWidget(self._news, 1)

    def copy_to(self, stick: Stick) -> None:
        """Copy to a stick; a file of the same name on it is replaced after a question."""
        unless_there(self, stick.root / self._file.name, lambda: self._copy(stick))

    def _choose(self) -> None:
        found = self._find()
        if len(found) == 1:
            self.copy_to(found[0])
        elif found:
            self._offer(found)
        else:
            self._say(
                "warning", Message("There is no USB stick. Plug one in, and press again.")
            )

    def _offer(self, found: tuple[Stick, ...]) -> None:
        menu = QMenu(self)
        for stick in found:
            action = menu.addAction(f"{stick.name} ({stick.root})")
            action.triggered.connect(lambda _, chosen=stick: self.copy_to(chosen))
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))

    def _copy(self, stick: Stick) -> None:
        def done(copy: Path) -> None:
            values = {"file": copy.name, "stick": stick.name}
            self._finish("good", Message("{file} is on {stick}, and reads back well.", values))

        self._button.setEnabled(False)
        self._say("hint", Message("Copying to {stick}…", {"stick": stick.name}))
        arguments = (self._file, stick.root, stick.device)
        self._desk.tasks.start(
            Purpose.EXPORT, copy_to, arguments, done, lambda why: self._finish("error", why)
        )

    def _finish(self, role: str, news: Message) -> None:
        if isValid(self):
            self._button.setEnabled(True)
            self._say(role, news)

    def _say(self, role: str, news: Message) -> None:
        self._news.setText(say(news))
        self._news.setProperty("role", role)
        self._news.style().polish(self._news)
