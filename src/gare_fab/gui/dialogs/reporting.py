"""The import report of a drawing that is in the job: what is to be said of it, and mended."""

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.errands_import import How, Understood, report_on, understand_again
from gare_fab.gui.desk.placing import replace_drawing
from gare_fab.gui.desk.tasks import Purpose
from gare_fab.gui.dialogs.importing_frame import PageFrame
from gare_fab.gui.dialogs.importing_page import ImportPage
from gare_fab.gui.dialogs.importing_sheet import SIZE
from gare_fab.gui.look.asking import AskDialog
from gare_fab.model.artwork import Artwork, Source
from gare_fab.model.limits import USUAL


def show_report(desk: Desk, parent: QWidget) -> None:
    """Show the report on the selected drawing; of what was made here there is none."""
    state = desk.store.state
    if state.document is None or not state.selected:
        return
    artwork = state.document.artworks[state.selected[0].artwork]
    if isinstance(artwork.origin, Source):
        ReportSheet(desk, parent, artwork).open()


class ReportSheet(AskDialog):
    """Examines the drawing behind the window; what is read anew takes its place if asked."""

    def __init__(self, desk: Desk, parent: QWidget, artwork: Artwork) -> None:
        """Begin to examine."""
        super().__init__(parent, Message("Import report"), "report_sheet")
        self._desk = desk
        self._old = artwork
        self._new: Understood | None = None
        self._is_busy = False
        self._is_shown = False
        self.be_large(*SIZE)
        self._frame = PageFrame(desk, Message("Examining {name}…", {"name": artwork.name}))
        self.body.addWidget(self._frame, 1)
        self.add_button(Message("Close"), "close", self.close)
        self._go = self.add_button(Message("Apply"), "apply", self._apply, is_primary=True)
        self._begin()
        desk.tasks.start(
            Purpose.READ, report_on, (artwork, USUAL), self._show, self._show_failure
        )

    def done(self, result: int) -> None:
        """Closed in any way: what is still being read is given up."""
        if self._is_busy:
            self._desk.tasks.cancel(Purpose.READ)
        super().done(result)

    def _begin(self) -> None:
        self._is_busy = True
        self._go.setEnabled(False)
        self.show_trouble(None)
        self._frame.begin()

    def _reread(self, how: How) -> None:
        self._begin()

        def done(understood: Understood) -> None:
            if isValid(self):
                self._new = understood
                self._show(understood)

        self._desk.tasks.start(
            Purpose.READ, understand_again, (self._old, how), done, self._show_failure
        )

    def _show(self, understood: Understood) -> None:
        if not isValid(self):
            return
        self._is_busy = False
        page = ImportPage(understood, 1.0, has_size=False)
        page.reread.connect(self._reread)
        self._frame.show_page(page, keeps_place=self._is_shown)
        self._is_shown = True
        self._go.setEnabled(self._new is not None)

    def _show_failure(self, why: Message) -> None:
        """Why it could not be read like this; what was shown stays."""
        if isValid(self):
            self._is_busy = False
            self._frame.end()
            self._go.setEnabled(self._new is not None)
            self.show_trouble(why)

    def _apply(self) -> None:
        """Put what was read anew in the place of the drawing and its copies."""
        if self._new is None:
            return
        name = Message("Fix {name}", {"name": self._old.name})
        if self._desk.store.apply(name, replace_drawing(self._old, self._new, fits=False)):
            self.close()
