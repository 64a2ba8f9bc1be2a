"""The form of a text or a code, and with its fields what can be put into them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from gare_fab.base.messages import Message
from gare_fab.base.params import Params
from gare_fab.geometry.lettering.library import FamilyEntry
from gare_fab.gui.dialogs.making_buttons import insert_button, round_button, values_button
from gare_fab.gui.look.forms import ParamForm
from gare_fab.gui.look.texts import FontBox, FontChoice, TextField
from gare_fab.model.artwork import Made

_WIDTH = 372
_STRAIGHT = "straight"  # of the ways that letters may stand: makers/lettering
_LINES = {"text": 4, "qr": 3, "barcode": 1}  # of the field for the content
_CONTENT = {"text": "text", "qr": "content", "barcode": "content"}
_OF_AREAS = ("weight", "italic", "drawn")  # what letters of single lines do not have
_BY_MODULE = {"qr": "size", "barcode": "magnification"}  # what a module that is said decides


class ContentForm(QScrollArea):
    """Scrolls where it is high; `asked` gives the parameters with the user's change."""

    asked = Signal(object)
    values_asked = Signal()

    def __init__(self, made: Made, length: float | None) -> None:
        """The parameters to begin with; `length` is once round the bottle, if there is one."""
        super().__init__()
        self._params = made.params
        self._maker = made.maker
        self._form = ParamForm(made.params)
        self._form.asked.connect(self._take)
        (self._content,) = self._form.findChildren(TextField)
        self._content.show_lines(_LINES[made.maker])
        self._form.add_below(
            _CONTENT[made.maker],
            insert_button(self._content.insert),
            values_button(self.values_asked.emit),
        )
        if self._maker == "text" and length is not None:
            self._form.add_below("once_round", round_button(length, self._go_round))
        self._lay_out()
        self._show_what_holds()

    @property
    def fonts(self) -> FontBox | None:
        """The list of fonts; codes have none."""
        return self._form.findChild(FontBox)

    def begin(self, *, replaces: bool) -> None:
        """Let the user type: in place of the content, or behind it."""
        if replaces:
            self._content.selectAll()
        else:
            self._content.moveCursor(QTextCursor.MoveOperation.End)
        self._content.setFocus()

    def show_fonts(self, families: tuple[FamilyEntry, ...]) -> None:
        """Fill the list of fonts."""
        if self.fonts is not None:
            self.fonts.show_choices([_choice(family) for family in families])
            self._show_what_holds()

    def _lay_out(self) -> None:
        self.setProperty("role", "plain")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(_WIDTH)
        self.setMaximumWidth(_WIDTH + 60)
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(2, 2, 10, 2)
        layout.addWidget(self._form)
        layout.addStretch(1)
        self.setWidget(holder)

    def _take(self, params: Params) -> None:
        self._params = params
        self._show_what_holds()
        self.asked.emit(params)

    def _go_round(self, length: float) -> None:
        params = self._params.from_plain({**self._params.plain(), "once_round": length})
        self._form.show_params(params)
        self._take(params)

    def _show_what_holds(self) -> None:
        """Straight letters have no radius, those of single lines no weight."""
        values = self._params.plain()
        if self._maker in _BY_MODULE:
            has_module = values["module"] is not None
            self._form.field(_BY_MODULE[self._maker]).setEnabled(not has_module)
        if self.fonts is None:
            return
        self._form.show_word("once_round", Message("no"))
        self._form.field("radius").setEnabled(values["way"] != _STRAIGHT)
        for name in _OF_AREAS:
            self._form.field(name).setEnabled(not self.fonts.is_single_line)


def _choice(family: FamilyEntry) -> FontChoice:
    return FontChoice(family.name, family.is_single_line, family.origin == "carried")
