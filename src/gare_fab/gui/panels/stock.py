"""The setup's stock: what the job is made on, and how large it is."""

from dataclasses import dataclass
from typing import assert_never

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk.asks import Asks
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import State
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.words import say
from gare_fab.gui.panels.setup_rows import Section
from gare_fab.gui.panels.setup_shelves import Shelves
from gare_fab.gui.panels.stock_bottle import BottleForm
from gare_fab.gui.panels.stock_flat import FlatForm, RollForm
from gare_fab.model import edits_job
from gare_fab.model.document import Document
from gare_fab.model.machine import Machine, MachineKind
from gare_fab.model.stock import Board, Bottle, Roll, Sheet, Stock

_THICKNESS = 18.0  # mm, of the boards that most workshops have
_ICON = QSize(22, 22)
_FAVOURITE = "bordelaise_75"


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of stock: its class, its icon, its name, and which machines take it."""

    of: type[Stock]
    icon: str
    name: Message
    machines: frozenset[MachineKind]

    def suits(self, machine: Machine) -> bool:
        """Whether a machine can work on it."""
        if self.of is Bottle:
            return machine.rotary is not None
        return machine.kind in self.machines


_LASER, _KNIFE, _MILL = MachineKind.LASER, MachineKind.KNIFE, MachineKind.MILL
_KINDS = (
    _Kind(Bottle, "bottle", Message("Bottle"), frozenset()),
    _Kind(Sheet, "file", Message("Sheet"), frozenset((_LASER, _KNIFE, _MILL))),
    _Kind(Board, "stack", Message("Board"), frozenset((_LASER, _MILL))),
    _Kind(Roll, "wallpaper", Message("Roll"), frozenset((_LASER, _KNIFE))),
)


class StockSection(Section):
    """Offers the kinds of stock that the machine can work on, and the sizes of the one."""

    def __init__(self, desk: Desk, asks: Asks, shelves: Shelves) -> None:
        """The stock of the job on the desk."""
        super().__init__(say("Stock"))
        self._desk = desk
        self._shelves = shelves
        self._last: dict[type[Stock], Stock] = {}
        self._kinds = _KindChoice()
        self._warning = label(
            say(
                "This machine has no rotary axis and cannot turn a bottle. Your work is kept: "
                "choose a machine that can, or another stock."
            ),
            "warning",
            wraps=True,
        )
        self._warning.setObjectName("no_rotary")
        self._bottle = BottleForm(desk, asks)
        self._sheet = FlatForm(desk, needs_thickness=False)
        self._board = FlatForm(desk, needs_thickness=True)
        self._roll = RollForm(desk)
        for widget in (self._kinds, self._warning, *self._forms().values()):
            self.body.addWidget(widget)
        self._kinds.group.idClicked.connect(self._pick)
        shelves.changed.connect(self._offer)
        desk.store.changed.connect(self._show_state)
        self._show_state(State(), desk.store.state)

    def _forms(self) -> dict[type[Stock], QWidget]:
        return {
            Bottle: self._bottle,
            Sheet: self._sheet,
            Board: self._board,
            Roll: self._roll,
        }

    def _show_state(self, old: State, new: State) -> None:
        document, before = new.document, old.document
        if document is None or document is before:
            return
        is_same = (
            before is not None
            and document.stock is before.stock
            and document.machine is before.machine
            and document.wrapping is before.wrapping
        )
        if not is_same:
            self._show(document)

    def _show(self, document: Document) -> None:
        stock, machine = document.stock, document.machine
        self._last[type(stock)] = stock
        for kind, shown in self._forms().items():
            shown.setVisible(kind is type(stock))
        self._kinds.show_kind(type(stock), machine)
        self._warning.setVisible(isinstance(stock, Bottle) and machine.rotary is None)
        match stock:
            case Bottle():
                self._bottle.show_bottle(stock, document.wrapping)
            case Sheet():
                self._sheet.show_stock(stock, machine)
            case Board():
                self._board.show_stock(stock, machine)
            case Roll():
                self._roll.show_stock(stock)
            case _:
                assert_never(stock)

    def _offer(self) -> None:
        self._bottle.show_bottles(self._shelves.bottles)

    def _pick(self, row: int) -> None:
        """Take a kind of stock: as it was when it was last shown, else a usual one."""
        document = self._desk.store.state.document
        kind = _KINDS[row].of
        if document is None or isinstance(document.stock, kind):
            return
        stock = self._last.get(kind) or self._usual(kind, document.machine)
        if stock is None:
            self._kinds.show_kind(type(document.stock), document.machine)
            return
        self._desk.store.apply(Message("Other stock"), edits_job.set_stock(stock))

    def _usual(self, kind: type[Stock], machine: Machine) -> Stock | None:
        width, height = machine.area
        if kind is Bottle:
            bottles = self._shelves.bottles
            first = next((each for each in bottles if each.id == _FAVOURITE), None)
            return first or next(iter(bottles), None)
        if kind is Sheet:
            return Sheet(width, height)
        return Board(width, height, _THICKNESS) if kind is Board else Roll(width)


class _KindChoice(QWidget):
    """One button a kind of stock, side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for row, kind in enumerate(_KINDS):
            button = QToolButton()
            button.setObjectName(f"stock_{kind.of.__name__.lower()}")
            button.setText(say(kind.name))
            button.setIcon(icon(kind.icon))
            button.setIconSize(_ICON)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.group.addButton(button, row)
            layout.addWidget(button)

    def show_kind(self, chosen: type[Stock], machine: Machine) -> None:
        """Show one as chosen, and only what the machine can work on."""
        for row, kind in enumerate(_KINDS):
            button = self.group.button(row)
            button.setVisible(kind.suits(machine) or kind.of is chosen)
            button.setChecked(kind.of is chosen)
