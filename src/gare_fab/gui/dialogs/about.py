"""About: what this program is, what it carries of others, and on what it runs."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gare_fab.base.messages import Message
from gare_fab.base.version import VERSION
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.dialogs.about_facts import CARRIED, system_facts, version_of
from gare_fab.gui.look.asking import AskDialog
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.icons import app_icon
from gare_fab.gui.look.words import say
from gare_fab.workshop.preferences import user_folder

_SIZE = (560, 560)
_ICON = 64


def show_about(desk: Desk, parent: QWidget) -> None:
    """Open it."""
    del desk
    AboutDialog(parent).open()


class AboutDialog(AskDialog):
    """Name, version, licences, folder, system."""

    def __init__(self, parent: QWidget) -> None:
        """All there is to say."""
        super().__init__(parent, Message("About gare_fab"), "about")
        self.body.addLayout(_head())
        self.body.addWidget(label(say("What it is built on"), "section"))
        self.body.addWidget(_licences(), 1)
        where = say("Your own files lie in: {folder}", folder=user_folder())
        self.body.addWidget(label(where, "hint", wraps=True))
        self.add_button(Message("Open the folder"), "open_folder", _open_folder).setEnabled(
            user_folder().is_dir()
        )
        facts = self.add_button(Message("Copy facts for a report"), "copy_facts", _copy_facts)
        facts.setToolTip(say("Versions and system, to be pasted when you report a fault."))
        close = self.add_button(Message("Close"), "close", self.accept, is_primary=True)
        close.setFocus()
        self.resize(*_SIZE)


def _head() -> QHBoxLayout:
    picture = QLabel()
    picture.setPixmap(app_icon().pixmap(_ICON, _ICON))
    words = QVBoxLayout()
    words.addWidget(label("gare_fab", "title"))
    version = label(say("Version {version}", version=VERSION), "hint")
    version.setObjectName("version")
    words.addWidget(version)
    what = say(
        "Prepares jobs for the machines of a fablab: bottles, stickers, drawings and meshes."
        " Free software under the MIT licence."
    )
    words.addWidget(label(what, wraps=True))
    line = QHBoxLayout()
    line.setSpacing(16)
    line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(words, 1)
    return line


def _licences() -> QTableWidget:
    table = QTableWidget(len(CARRIED), 3)
    table.setObjectName("licences")
    table.setHorizontalHeaderLabels([say("Name"), say("Licence"), say("Version")])
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.verticalHeader().hide()
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for row, carried in enumerate(CARRIED):
        for column, words in enumerate((carried.name, carried.licence, version_of(carried))):
            table.setItem(row, column, QTableWidgetItem(words))
    table.resizeColumnToContents(1)
    return table


def _copy_facts() -> None:
    QGuiApplication.clipboard().setText(system_facts())


def _open_folder() -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(user_folder())))
