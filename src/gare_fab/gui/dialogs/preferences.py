"""Preferences: language, look, what the canvas shows, what the workshop has; all at once."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.look.asking import AskDialog
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.theme import Theme
from gare_fab.gui.look.words import LANGUAGES, language_name, named, say, spoken
from gare_fab.model.settings import Settings
from gare_fab.workshop.catalogue import Shelf, listed
from gare_fab.workshop.preferences import user_folder

_THEMES = (
    (Theme.SYSTEM.value, Message("As the desktop")),
    (Theme.LIGHT.value, Message("Light")),
    (Theme.DARK.value, Message("Dark")),
)
_TICKS: tuple[tuple[str, Message, Callable[[Settings], Settings]], ...] = (
    ("snaps", Message("Snap"), lambda s: replace(s, snaps=not s.snaps)),
    ("has_grid", Message("Grid"), lambda s: replace(s, has_grid=not s.has_grid)),
    (
        "shows_toolpaths",
        Message("Toolpaths"),
        lambda s: replace(s, shows_toolpaths=not s.shows_toolpaths),
    ),
    (
        "shows_travel",
        Message("Travel moves"),
        lambda s: replace(s, shows_travel=not s.shows_travel),
    ),
)
_ID = Qt.ItemDataRole.UserRole
_LIST_HEIGHT = 150
_WIDTH = 460


def edit_preferences(desk: Desk, parent: QWidget) -> None:
    """Open the preferences."""
    PreferencesDialog(desk, parent).open()


class PreferencesDialog(AskDialog):
    """What is chosen holds at once."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """Shows the settings as they are."""
        super().__init__(parent, Message("Preferences"), "preferences")
        self._desk = desk
        form = QFormLayout()
        form.addRow(say("Language"), self._languages())
        form.addRow(say("Look"), self._themes())
        for name, words, change in _TICKS:
            first = name == _TICKS[0][0]
            form.addRow(say("Canvas") if first else "", self._tick(name, words, change))
        self.body.addLayout(form)
        self.body.addWidget(label(say("Machines of our workshop"), "section"))
        self.body.addWidget(self._machines())
        self.body.addWidget(label(say("Your machines, materials and bottles"), "section"))
        self.body.addLayout(self._folder())
        self.body.addWidget(self._welcome())
        self.add_button(Message("Close"), "close", self.accept, is_primary=True)
        self.setMinimumWidth(_WIDTH)

    def _set(self, settings: Settings) -> None:
        self._desk.store.set_settings(settings)

    def _set_look(self, settings: Settings) -> None:
        """A new language or look gets a new window; the preferences open again on it."""
        if settings == self._desk.store.state.settings:
            return
        desk = self._desk
        self.accept()
        self._set(settings)
        QTimer.singleShot(0, desk.store, lambda: _open_again(desk))

    def _settings(self) -> Settings:
        return self._desk.store.state.settings

    def _languages(self) -> QComboBox:
        box = QComboBox()
        box.setObjectName("language")
        for language in LANGUAGES:
            box.addItem(language_name(language), language)
        box.setCurrentIndex(box.findData(spoken()))
        box.activated.connect(
            lambda at: self._set_look(replace(self._settings(), language=LANGUAGES[at]))
        )
        return box

    def _themes(self) -> QComboBox:
        box = QComboBox()
        box.setObjectName("theme")
        for theme, words in _THEMES:
            box.addItem(say(words), theme)
        box.setCurrentIndex(max(0, box.findData(self._settings().theme)))
        box.activated.connect(
            lambda at: self._set_look(replace(self._settings(), theme=_THEMES[at][0]))
        )
        return box

    def _tick(
        self, name: str, words: Message, change: Callable[[Settings], Settings]
    ) -> QCheckBox:
        box = QCheckBox(say(words))
        box.setObjectName(name)
        box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        box.setChecked(bool(getattr(self._settings(), name)))
        box.clicked.connect(lambda: self._set(change(self._settings())))
        return box

    def _machines(self) -> QListWidget:
        box = QListWidget()
        box.setObjectName("machines")
        box.setAccessibleName(say("Machines of our workshop"))
        box.setFixedHeight(_LIST_HEIGHT)
        box.setSpacing(2)
        owned = self._settings().machines
        for entry in sorted(listed(Shelf.MACHINES), key=lambda entry: named(entry.names)):
            item = QListWidgetItem(named(entry.names) or entry.id, box)
            item.setData(_ID, entry.id)
            is_owned = entry.id in owned
            item.setCheckState(Qt.CheckState.Checked if is_owned else Qt.CheckState.Unchecked)
        box.itemChanged.connect(self._own)
        return box

    def _own(self, item: QListWidgetItem) -> None:
        name = item.data(_ID)
        machines = tuple(each for each in self._settings().machines if each != name)
        if item.checkState() is Qt.CheckState.Checked:
            machines = (*machines, name)
        self._set(replace(self._settings(), machines=machines))

    def _folder(self) -> QHBoxLayout:
        folder = user_folder()
        shown = QLineEdit(str(folder))
        shown.setObjectName("folder")
        shown.setReadOnly(True)
        shown.setToolTip(str(folder))
        button = QPushButton(icon("folder-open"), say("Open the folder"))
        button.setObjectName("open_folder")
        button.setAutoDefault(False)
        button.setEnabled(folder.is_dir())
        button.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        )
        line = QHBoxLayout()
        line.addWidget(shown, 1)
        line.addWidget(button)
        return line

    def _welcome(self) -> QCheckBox:
        box = QCheckBox(say("Show the welcome again at the next start"))
        box.setObjectName("welcome")
        box.setToolTip(say("The first page asks again for the language and the machines."))
        box.setChecked(not self._settings().is_set_up)
        box.clicked.connect(
            lambda: self._set(replace(self._settings(), is_set_up=not box.isChecked()))
        )
        return box


def _open_again(desk: Desk) -> None:
    """The preferences on the window that is shown now."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QMainWindow) and window.isVisible():
            edit_preferences(desk, window)
            return
