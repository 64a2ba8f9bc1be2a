"""The setup's zero: from where the machine counts; rarely changed, so it is folded away."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QToolButton, QVBoxLayout, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import State
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.words import say
from gare_fab.gui.panels.setup_rows import Choice, Picker
from gare_fab.model import edits_job
from gare_fab.model.document import Anchor, Document, OriginMode

_DOT = QSize(10, 10)
_MODES = {
    OriginMode.ABSOLUTE: (
        Message("The machine's own zero"),
        Message("The work lies where it is drawn on the bed."),
    ),
    OriginMode.USER: (
        Message("A zero that was set on the machine"),
        Message("The point below lies on the zero that you set on the machine beforehand."),
    ),
    OriginMode.CURRENT: (
        Message("Where the head stands"),
        Message("The point below lies where the head stands when the job is started."),
    ),
}
_ANCHORS = {
    Anchor.LEFT_TOP: Message("Top left"),
    Anchor.CENTRE_TOP: Message("Top middle"),
    Anchor.RIGHT_TOP: Message("Top right"),
    Anchor.LEFT_MIDDLE: Message("Middle left"),
    Anchor.CENTRE: Message("Middle"),
    Anchor.RIGHT_MIDDLE: Message("Middle right"),
    Anchor.LEFT_BOTTOM: Message("Bottom left"),
    Anchor.CENTRE_BOTTOM: Message("Bottom middle"),
    Anchor.RIGHT_BOTTOM: Message("Bottom right"),
}


class OriginSection(QWidget):
    """A fold with the origin and the point of the work that lies there."""

    def __init__(self, desk: Desk) -> None:
        """Folded, unless the job's zero is not the usual one."""
        super().__init__()
        self._desk = desk
        self._fold = QToolButton()
        self._fold.setObjectName("advanced")
        self._fold.setText(say("Advanced"))
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._body = QWidget()
        self._modes = Picker("origin")
        self._about = label("", "hint", wraps=True)
        self._anchors = _Anchors()
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(label(say("Zero of the job")))
        inner.addWidget(self._modes)
        inner.addWidget(self._about)
        inner.addWidget(self._anchors)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._fold)
        layout.addWidget(self._body)
        self._fold.clicked.connect(self._turn)
        self._modes.picked.connect(self._ask_mode)
        self._anchors.group.idClicked.connect(self._ask_anchor)
        desk.store.changed.connect(self._show_state)
        self._show_state(State(), desk.store.state)
        document = desk.store.state.document
        is_usual = document is None or document.origin is OriginMode.ABSOLUTE
        self._unfold(is_open=not is_usual)

    def _turn(self) -> None:
        self._unfold(is_open=self._body.isHidden())

    def _unfold(self, *, is_open: bool) -> None:
        self._fold.setIcon(icon("chevron-down" if is_open else "chevron-right"))
        self._body.setVisible(is_open)

    def _show_state(self, old: State, new: State) -> None:
        if new.document is None or new.document is old.document:
            return
        self._show(new.document)

    def _show(self, document: Document) -> None:
        choices = [
            Choice(mode.value, say(name), say(tip)) for mode, (name, tip) in _MODES.items()
        ]
        self._modes.show_choices(choices, document.origin.value)
        self._about.setText(say(_MODES[document.origin][1]))
        self._anchors.show_anchor(document.anchor)
        self._anchors.setVisible(document.origin is not OriginMode.ABSOLUTE)

    def _ask_mode(self, value: str) -> None:
        document = self._desk.store.state.document
        if document is not None:
            self._apply(document.anchor, OriginMode(value))

    def _ask_anchor(self, row: int) -> None:
        document = self._desk.store.state.document
        anchor = tuple(_ANCHORS)[row]
        if document is not None and anchor is not document.anchor:
            self._apply(anchor, document.origin)

    def _apply(self, anchor: Anchor, origin: OriginMode) -> None:
        self._desk.store.apply(
            Message("Zero of the job"), edits_job.set_origin(anchor, origin)
        )


class _Anchors(QWidget):
    """Nine points in a square, as they lie on the work."""

    def __init__(self) -> None:
        super().__init__()
        self.group = QButtonGroup(self)
        self._name = label("")
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2)
        for row, (anchor, name) in enumerate(_ANCHORS.items()):
            button = QToolButton()
            button.setObjectName(f"anchor_{anchor.name.lower()}")
            button.setToolTip(say(name))
            button.setAccessibleName(say(name))
            button.setIcon(icon("point"))
            button.setIconSize(_DOT)
            button.setCheckable(True)
            self.group.addButton(button, row)
            grid.addWidget(button, row // 3, row % 3)
        grid.addWidget(self._name, 1, 3)
        grid.setColumnStretch(3, 1)
        self.setLayout(grid)

    def show_anchor(self, anchor: Anchor) -> None:
        """Show one as chosen."""
        self.group.button(tuple(_ANCHORS).index(anchor)).setChecked(True)
        self._name.setText(say(_ANCHORS[anchor]))
