"""Forms of the one artwork that is selected: its parameters, or the file it was read from."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gare_fab.base.messages import Message
from gare_fab.base.params import Params
from gare_fab.gui.desk.asks import Asks, Dialog
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.moves import has_editor
from gare_fab.gui.desk.state import State
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.forms import ParamForm
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.words import number, say
from gare_fab.model.artwork import Artwork, FindingKind, Made, Source
from gare_fab.model.document import Document, PlacementId
from gare_fab.model.edits import replace_artwork
from gare_fab.model.extent import box_of
from gare_fab.workshop.making import makers, remake, uses_values

_HARMLESS = {FindingKind.NOTE, FindingKind.REPAIRED}


class MakingForm(QWidget):
    """The parameters of a made artwork, or what is known of the file of a read one.

    It shows one placement, by its id, for as long as that is there.
    """

    def __init__(self, desk: Desk, asks: Asks, parent: QWidget | None = None) -> None:
        """A form that shows nothing yet."""
        super().__init__(parent)
        self.setObjectName("making")
        self._desk = desk
        self._asks = asks
        self._id: PlacementId | None = None
        self._shown: Artwork | None = None
        self._form: ParamForm | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        desk.store.changed.connect(self._look)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return self._shown is None

    def show_placement(self, name: PlacementId | None) -> None:
        """Show another placement's artwork; None shows nothing."""
        self._id = name
        self._show(self._desk.store.state.document)

    def _look(self, old: State, new: State) -> None:
        if new.document is not old.document:
            self._show(new.document)

    def _show(self, document: Document | None) -> None:
        artwork = _artwork_of(document, self._id)
        if artwork is self._shown:
            return
        before, self._shown = self._shown, artwork
        if self._form is not None and artwork is not None and _are_alike(before, artwork):
            if isinstance(artwork.origin, Made):
                self._form.show_params(artwork.origin.params)
            return
        self._form = None
        _clear(self._layout)
        if artwork is not None:
            origin = artwork.origin
            if isinstance(origin, Made):
                self._show_made(artwork, origin)
            else:
                self._show_read(artwork, origin)

    def _show_made(self, artwork: Artwork, origin: Made) -> None:
        known = {entry.id: entry.label for entry in makers()}
        title = say(known.get(origin.maker, artwork.name))
        self._layout.addWidget(label(title, "section", wraps=True))
        if has_editor(artwork):
            self._show_edited(artwork)
        elif origin.params.specs():
            self._form = ParamForm(origin.params)
            self._form.asked.connect(self._ask)
            self._layout.addWidget(self._form)

    def _show_edited(self, artwork: Artwork) -> None:
        """What is made in a dialog of its own: its words, its size, what is to be known."""
        self._layout.addWidget(label(artwork.name, wraps=True))
        size = Message("Size {width} × {height} mm", _size(artwork))
        self._layout.addWidget(label(say(size), "hint", wraps=True))
        for found in artwork.findings:
            self._layout.addWidget(label(say(found.message), "warning", wraps=True))
        button = QPushButton(icon("edit"), say(Message("Change…")))
        button.setObjectName("edit_made")
        button.clicked.connect(lambda: self._asks.dialog(Dialog.EDIT_MADE))
        row = QHBoxLayout()
        row.addWidget(button)
        if uses_values(artwork):
            values = QPushButton(say(Message("Job values…")))
            values.setObjectName("values")
            values.clicked.connect(lambda: self._asks.dialog(Dialog.VALUES))
            row.addWidget(values)
        row.addStretch(1)
        self._layout.addLayout(row)

    def _show_read(self, artwork: Artwork, origin: Source) -> None:
        self._layout.addWidget(label(origin.name, "section", wraps=True))
        size = Message("As drawn {width} × {height} mm", _size(artwork))
        self._layout.addWidget(label(say(size), wraps=True))
        if artwork.unit_note.template:
            self._layout.addWidget(label(say(artwork.unit_note), "hint", wraps=True))
        found = [each for each in artwork.findings if each.kind not in _HARMLESS]
        words = (
            Message("Not taken over as drawn: {count}", {"count": len(found)})
            if found
            else Message("Everything in the file was taken over.")
        )
        self._layout.addWidget(label(say(words), "warning" if found else "good", wraps=True))
        button = QPushButton(icon("replace"), say(Message("Replace or reload…")))
        button.setObjectName("replace")
        button.setToolTip(
            say(Message("Read the file again, or take another one; its place is kept."))
        )
        button.clicked.connect(lambda: self._asks.dialog(Dialog.REPLACE))
        report = QPushButton(icon("list-check"), say(Message("Import report…")))
        report.setObjectName("report")
        tip = Message("What there is to say about the drawing, where, and what can be fixed.")
        report.setToolTip(say(tip))
        report.clicked.connect(lambda: self._asks.dialog(Dialog.REPORT))
        for each in (report, button):
            row = QHBoxLayout()
            row.addWidget(each)
            row.addStretch(1)
            self._layout.addLayout(row)

    def _ask(self, params: Params) -> None:
        """Make it again; where that is refused, show what still holds."""
        name = self._id

        def edit(document: Document) -> Document:
            index = next(each.artwork for each in document.placements if each.id == name)
            made = remake(document.artworks[index], params)
            return replace_artwork(index, made)(document)

        merge = f"making {name}"
        is_done = self._desk.store.apply(Message("Change a shape"), edit, merge=merge)
        shown = self._shown
        if is_done or self._form is None or shown is None:
            return
        if isinstance(shown.origin, Made):
            self._form.show_params(shown.origin.params)


class MakingPopover(QFrame):
    """The form by itself, over the window, until the user clicks elsewhere."""

    def __init__(
        self, desk: Desk, asks: Asks, name: PlacementId, parent: QWidget | None = None
    ) -> None:
        """A popover of one placement; it goes for good when it is closed."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("making_popover")
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = MakingForm(desk, asks)
        self.form.show_placement(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addWidget(self.form)


def _artwork_of(document: Document | None, name: PlacementId | None) -> Artwork | None:
    placements = document.placements if document is not None and name is not None else ()
    for placement in placements:
        if placement.id == name and document is not None:
            return document.artworks[placement.artwork]
    return None


def _are_alike(one: Artwork | None, other: Artwork) -> bool:
    """Whether both have the same parameters, perhaps with other values."""
    if one is None or not isinstance(one.origin, Made) or not isinstance(other.origin, Made):
        return False
    is_same = one.origin.maker == other.origin.maker
    return is_same and type(one.origin.params) is type(other.origin.params)


def _size(artwork: Artwork) -> dict[str, object]:
    box = box_of(artwork.hull)
    width, height = (box.width, box.height) if box is not None else (0.0, 0.0)
    return {"width": number(width, 2), "height": number(height, 2)}


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QHBoxLayout):
            while (part := inner.takeAt(0)) is not None:
                button = part.widget()
                if button is not None:
                    button.hide()
                    button.deleteLater()
