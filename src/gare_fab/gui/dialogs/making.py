"""Making: the editor of texts and codes, with a picture of what comes of it."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gare_fab.base.late import Late
from gare_fab.base.messages import Message
from gare_fab.base.params import Params
from gare_fab.geometry.lettering.library import FamilyEntry
from gare_fab.gui.desk import moves
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.errands_making import Sample, Wish
from gare_fab.gui.desk.placing import bring_in_made
from gare_fab.gui.desk.state import State
from gare_fab.gui.desk.tasks import Purpose, Work
from gare_fab.gui.dialogs.importing_picture import DrawingPicture
from gare_fab.gui.dialogs.making_form import ContentForm
from gare_fab.gui.dialogs.making_sampler import Sampler
from gare_fab.gui.dialogs.values import ValuesDialog
from gare_fab.gui.look.asking import AskDialog
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.words import say
from gare_fab.model.artwork import Artwork, Made
from gare_fab.model.document import Document
from gare_fab.model.edits import Edit, replace_artwork
from gare_fab.workshop.making import first_params, renamed, round_of

LIST_FONTS: Work[tuple[FamilyEntry, ...]] = Late(
    "gare_fab.gui.desk.errands_making", "list_fonts"
)
_TITLES = {"text": Message("Text"), "qr": Message("QR code"), "barcode": Message("Bar code")}
_ADD = Message("Add to the job")
_CHANGE = Message("Apply")


def ask_text(desk: Desk, parent: QWidget) -> None:
    """Ask for a text, and add it."""
    _ask(desk, parent, "text")


def ask_qr(desk: Desk, parent: QWidget) -> None:
    """Ask for a QR code, and add it."""
    _ask(desk, parent, "qr")


def ask_barcode(desk: Desk, parent: QWidget) -> None:
    """Ask for a bar code, and add it."""
    _ask(desk, parent, "barcode")


def edit_made(desk: Desk, parent: QWidget) -> None:
    """Change the text or code that is selected."""
    state = desk.store.state
    if state.document is None or not moves.can_edit(state):
        return
    artwork = state.document.artworks[state.selected[0].artwork]
    if isinstance(artwork.origin, Made):
        MakingDialog(desk, parent, artwork.origin, artwork).open()


def _ask(desk: Desk, parent: QWidget, maker: str) -> None:
    document = desk.store.state.document
    if document is None:
        return
    params = first_params(maker, document)
    if maker == "text":  # a word to write over, in the language of the window
        params = params.from_plain({**params.plain(), "text": say(_TITLES[maker])})
    MakingDialog(desk, parent, Made(maker, params)).open()


class MakingDialog(AskDialog):
    """A form, and beside it what is made of it, anew after each change.

    Without an artwork a new one is added in the end, else that one is changed.
    """

    def __init__(
        self, desk: Desk, parent: QWidget, made: Made, artwork: Artwork | None = None
    ) -> None:
        """The parameters to begin with."""
        super().__init__(parent, _TITLES[made.maker], "making_dialog")
        self._desk = desk
        self._maker = made.maker
        self._params = made.params
        self._artwork = artwork
        self._sample: Sample | None = None
        self._has_fonts = False
        self._is_due = False  # the button was pressed before the latest was made
        self._sampler = Sampler(desk.tasks, self._wish, self)
        self._sampler.made.connect(self._show)
        self._sampler.refused.connect(self._refuse)
        document = desk.store.state.document
        self.form = ContentForm(made, round_of(document) if document is not None else None)
        self.form.asked.connect(self._take)
        self.form.values_asked.connect(lambda: ValuesDialog(desk, self).open())
        self.picture = DrawingPicture()
        self._found = label("", "warning", wraps=True)
        self._found.setObjectName("found")
        self._found.hide()
        self._lay_out()
        self.form.begin(replaces=artwork is None and made.maker != "qr")
        self.add_button(Message("Cancel"), "cancel", self.close)
        words = _ADD if artwork is None else _CHANGE
        self._done = self.add_button(words, "done", self._finish, is_primary=True)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            keys = QKeySequence(Qt.KeyboardModifier.ControlModifier | key)
            QShortcut(keys, self).activated.connect(self._finish)
        desk.store.changed.connect(self._look)
        self._sampler.make()

    def reject(self) -> None:
        """What is being made is not waited for."""
        self._sampler.stop()
        super().reject()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.picture, 1)
        right.addWidget(self._found)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(self.form)
        both.addLayout(right, 1)
        self.body.addLayout(both)
        self.be_large(960, 610)

    def _take(self, params: Params) -> None:
        self._params = params
        self._sample = None
        self._done.setEnabled(True)
        self._sampler.rest()

    def _look(self, old: State, new: State) -> None:
        if new.job != old.job or new.document is None:
            self.close()
        elif old.document is not None and new.document.values != old.document.values:
            self._take(self._params)

    def _wish(self) -> Wish | None:
        document = self._desk.store.state.document
        if document is None:
            return None
        places = (
            each.affine
            for each in document.placements
            if document.artworks[each.artwork] is self._artwork
        )
        job = replace(document, artworks=(), placements=())
        return Wish(self._maker, self._params, job, next(places, None))

    def _show(self, sample: Sample) -> None:
        self._sample = sample
        self.show_trouble(None)
        self._list_fonts()
        page = sample.artwork.page
        self.picture.show_drawing(sample.picture, (page.width, page.height))
        self.picture.setEnabled(True)
        self._found.setText("\n".join(map(say, sample.warnings)))
        self._found.setVisible(bool(sample.warnings))
        self._done.setEnabled(True)
        if self._is_due:
            self._finish()

    def _refuse(self, why: Message) -> None:
        self._is_due = False
        self._done.setEnabled(False)
        self._found.hide()
        self.picture.setEnabled(False)
        self.show_trouble(why)
        self._list_fonts()

    def _finish(self) -> None:
        """Put it into the job, as soon as the latest has been made."""
        self._is_due = self._sample is None
        if self._sample is None:
            self._sampler.hurry()
            return
        made = self._sample.artwork
        store = self._desk.store
        if self._artwork is None:
            edit = bring_in_made(made, store.state.sheet)
            is_done = store.apply(_TITLES[self._maker], edit, selects_new=True)
        else:
            edit = _in_place_of(self._artwork, made)
            is_done = store.apply(Message("Change a shape"), edit)
        if is_done:
            self.close()

    def _list_fonts(self) -> None:
        """Fill the list of fonts, once a worker has woken up for the first picture."""
        if not self._has_fonts and self.form.fonts is not None:
            self._has_fonts = True
            self._desk.tasks.start(
                Purpose.FONTS, LIST_FONTS, (), self.form.show_fonts, self.show_trouble
            )


def _in_place_of(old: Artwork, made: Artwork) -> Edit:
    """What was made in the place of an artwork and of its copies."""

    def edit(document: Document) -> Document:
        for index, artwork in enumerate(document.artworks):
            if artwork is old:
                return replace_artwork(index, renamed(made, old))(document)
        return document

    return edit
