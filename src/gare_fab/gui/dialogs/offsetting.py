"""Offsetting: an outline at a distance round the selection, or inside it."""

from PySide6.QtWidgets import QWidget

from gare_fab.base.messages import Message
from gare_fab.base.params import Params
from gare_fab.gui.desk import moves
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.look.asking import AskDialog
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.forms import ParamForm
from gare_fab.gui.look.words import say

_WIDTH = 380


def ask_offset(desk: Desk, parent: QWidget) -> None:
    """Ask how far, and add the outline."""
    if desk.store.state.selection:
        OffsetDialog(desk, parent, moves.offset_params()).open()


class OffsetDialog(AskDialog):
    """The parameters of the offset, and what they mean."""

    def __init__(self, desk: Desk, parent: QWidget, params: Params) -> None:
        """These parameters at first."""
        super().__init__(parent, Message("Offset"), "offsetting")
        self._desk = desk
        self._params = params
        self.setMinimumWidth(_WIDTH)
        intro = Message(
            "Adds an outline round the selection. A distance below zero goes inwards."
        )
        form = ParamForm(params)
        form.asked.connect(self._take)
        self.body.addWidget(label(say(intro), wraps=True))
        self.body.addWidget(form)
        self.body.addStretch(1)
        self.add_button(Message("Cancel"), "cancel", self.close)
        self.add_button(Message("Add the outline"), "add", self._do, is_primary=True)

    def _take(self, params: Params) -> None:
        self._params = params

    def _do(self) -> None:
        before = self._desk.store.state.document
        moves.offset(self._desk, self._params)
        if self._desk.store.state.document is not before:
            self.close()
        else:
            self.show_trouble(Message("Nothing is left at this distance."))
