"""Making: the editor of texts and codes, with a picture of what comes of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

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
from gare_fab.gui.dialogs.making_row import FieldRow
from gare_fab.gui.dialogs.making_sampler import Sampler
from gare_fab.gui.dialogs.values import ValuesDialog
from gare_fab.gui.look.asking import AskDialog
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.forms import ParamForm
from gare_fab.gui.look.texts import FontBox, FontChoice, TextField
from gare_fab.gui.look.words import say
from gare_fab.model.artwork import Artwork, Made
from gare_fab.model.document import Document
from gare_fab.model.edits import Edit, replace_artwork
from gare_fab.workshop.making import first_params, is_frosted, renamed, round_of

LIST_FONTS: Work[tuple[FamilyEntry, ...]] = Late(
    "gare_fab.gui.desk.errands_making", "list_fonts"
)
_FORM_WIDTH = 372
_STRAIGHT = "straight"  # of the ways that letters may stand: makers/lettering
_TITLES = {"text": Message("Text"), "qr": Message("QR code"), "barcode": Message("Bar code")}
_LINES = {"text": 4, "qr": 3, "barcode": 1}  # of the field for the content
_ADD = Message("Add to the job")
_CHANGE = Message("Change it")


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
    if document is not None:
        MakingDialog(desk, parent, Made(maker, first_params(maker, document))).open()


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
        self.form = ParamForm(made.params)
        self.form.asked.connect(self._take)
        self._show_what_holds()
        self.picture = DrawingPicture()
        self._found = label("", "warning", wraps=True)
        self._found.setObjectName("found")
        self._found.hide()
        self._lay_out()
        text = self.form.findChild(TextField)
        if isinstance(text, TextField):
            text.show_lines(_LINES[made.maker])
            text.selectAll()
            text.setFocus()
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
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(_scrolling(self.form), 1)
        fields = FieldRow()
        fields.field_asked.connect(self._insert)
        fields.values_asked.connect(lambda: ValuesDialog(self._desk, self).open())
        left.addWidget(fields)
        document = self._desk.store.state.document
        length = round_of(document) if document is not None else None
        if self._maker == "text" and length is not None:
            fields.offer_round(length)
            fields.round_asked.connect(self._go_round)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.picture, 1)
        right.addWidget(self._found)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addLayout(left)
        both.addLayout(right, 1)
        self.body.addLayout(both)
        self.be_large(960, 610)

    def _show_what_holds(self) -> None:
        """Straight letters have no radius; spread over nothing, they keep their distances."""
        if self._maker == "text":
            self.form.field("radius").setEnabled(self._params.plain()["way"] != _STRAIGHT)
            self.form.show_word("once_round", Message("no"))

    def _take(self, params: Params) -> None:
        self._params = params
        self._show_what_holds()
        self._sample = None
        self._done.setEnabled(True)
        self._sampler.rest()

    def _insert(self, field: str) -> None:
        text = self.form.findChild(TextField)
        if isinstance(text, TextField):
            text.insert(field)

    def _go_round(self, length: float) -> None:
        params = self._params.from_plain({**self._params.plain(), "once_round": length})
        self.form.show_params(params)
        self._take(params)

    def _look(self, old: State, new: State) -> None:
        if new.job != old.job or new.document is None:
            self.close()
        elif old.document is not None and new.document.values != old.document.values:
            self._take(self._params)

    def _wish(self) -> Wish | None:
        document = self._desk.store.state.document
        if document is None:
            return None
        return Wish(self._maker, self._params, document.values, is_frosted(document))

    def _show(self, sample: Sample) -> None:
        self._sample = sample
        self.show_trouble(None)
        self._list_fonts()
        page = sample.artwork.page
        self.picture.show_drawing(sample.picture, (page.width, page.height))
        found = [say(each.message) for each in sample.artwork.findings]
        self._found.setText("\n".join(found))
        self._found.setVisible(bool(found))
        self._done.setEnabled(True)
        if self._is_due:
            self._finish()

    def _refuse(self, why: Message) -> None:
        self._is_due = False
        self._done.setEnabled(False)
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
            is_done = store.apply(Message("Change a form"), edit)
        if is_done:
            self.close()

    def _list_fonts(self) -> None:
        """Fill the list of fonts, once a worker has woken up for the first picture."""
        if not self._has_fonts and self.form.findChild(FontBox) is not None:
            self._has_fonts = True
            self._desk.tasks.start(
                Purpose.FONTS, LIST_FONTS, (), self._show_fonts, self.show_trouble
            )

    def _show_fonts(self, families: tuple[FamilyEntry, ...]) -> None:
        box = self.form.findChild(FontBox)
        if isinstance(box, FontBox):
            box.show_choices([_choice(family) for family in families])


def _choice(family: FamilyEntry) -> FontChoice:
    return FontChoice(family.name, family.is_single_line, family.origin == "carried")


def _in_place_of(old: Artwork, made: Artwork) -> Edit:
    """What was made in the place of an artwork and of its copies."""

    def edit(document: Document) -> Document:
        for index, artwork in enumerate(document.artworks):
            if artwork is old:
                return replace_artwork(index, renamed(made, old))(document)
        return document

    return edit


def _scrolling(form: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setProperty("role", "plain")
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumWidth(_FORM_WIDTH)
    area.setMaximumWidth(_FORM_WIDTH + 60)
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(2, 2, 10, 2)
    layout.addWidget(form)
    layout.addStretch(1)
    area.setWidget(holder)
    return area
