"""The setup panel: machine, stock and material of the job, and what it is called."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk.asks import Asks
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import State
from gare_fab.gui.look.fields import TextField
from gare_fab.gui.look.words import say
from gare_fab.gui.panels.setup_machine import MachineSection
from gare_fab.gui.panels.setup_material import MaterialSection
from gare_fab.gui.panels.setup_origin import OriginSection
from gare_fab.gui.panels.setup_rows import Section, form, level
from gare_fab.gui.panels.setup_shelves import Shelves
from gare_fab.gui.panels.stock import StockSection
from gare_fab.model import edits_job

_GAP = 16


class SetupPanel(QScrollArea):
    """Everything about the job but its drawings and steps, from the top down."""

    def __init__(self, desk: Desk, asks: Asks) -> None:
        """The setup of the job on the desk."""
        super().__init__()
        self.setObjectName("setup")
        self.setProperty("role", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.shelves = Shelves(self)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(_GAP)
        layout.addWidget(MachineSection(desk, asks, self.shelves))
        layout.addWidget(StockSection(desk, asks, self.shelves))
        layout.addWidget(MaterialSection(desk, asks, self.shelves))
        layout.addWidget(_NameSection(desk))
        layout.addWidget(OriginSection(desk))
        layout.addStretch(1)
        self.setWidget(body)

    def changeEvent(self, event: QEvent) -> None:
        """Read the catalogue again when the window comes back from an editor."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.shelves.read()


class _NameSection(Section):
    """What the job is called, and for whom it is; both stand on its papers."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(say("Job"))
        self._desk = desk
        self._title = TextField()
        self._title.setObjectName("title")
        self._client = TextField()
        self._client.setObjectName("client")
        rows = form()
        rows.addRow(say("Title"), self._title)
        rows.addRow(say("Client"), self._client)
        level(rows)
        self.body.addLayout(rows)
        self._title.editingFinished.connect(self._ask_title)
        self._client.editingFinished.connect(self._ask_client)
        desk.store.changed.connect(self._show_state)
        self._show_state(State(), desk.store.state)

    def _show_state(self, old: State, new: State) -> None:
        document = new.document
        if document is None or document is old.document:
            return
        for line, text in ((self._title, document.title), (self._client, document.client)):
            if line.text() != text:
                line.setText(text)
                line.setCursorPosition(0)  # a long one is read from its beginning

    def _ask_title(self) -> None:
        document, title = self._desk.store.state.document, self._title.text().strip()
        if document is not None and title != document.title:
            self._desk.store.apply(Message("Title"), edits_job.set_title(title))

    def _ask_client(self) -> None:
        document, client = self._desk.store.state.document, self._client.text().strip()
        if document is not None and client != document.client:
            self._desk.store.apply(Message("Client"), edits_job.set_client(client))
