"""Flat stock: the sizes of a sheet, a board or a roll."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.look.fields import NumberField
from gare_fab.gui.look.words import say
from gare_fab.gui.panels.setup_rows import Choice, Picker, form, level
from gare_fab.model import edits_job
from gare_fab.model.machine import Machine
from gare_fab.model.stock import Board, Roll, Sheet

_LEAST = 1.0  # mm
_MOST = 100_000.0
_BED = "bed"
_OWN = "own"
_SIZES = {
    "A4": (297.0, 210.0),
    "A3": (420.0, 297.0),
    "300 × 200": (300.0, 200.0),
    "600 × 400": (600.0, 400.0),
}
Flat = Sheet | Board


class FlatForm(QWidget):
    """Width, height and thickness; only of a sheet may the thickness be unknown."""

    def __init__(self, desk: Desk, *, needs_thickness: bool) -> None:
        """No stock yet."""
        super().__init__()
        self._desk = desk
        self._stock: Flat | None = None
        self._bed = (0.0, 0.0)
        self._sizes = Picker("size")
        self._sizes.setToolTip(say("Common sizes"))
        self._width = _field("width", Message("From left to right"))
        self._height = _field("height", Message("From front to back"))
        self._thickness = NumberField(
            unit="mm", low=0.01 if needs_thickness else 0.0, optional=not needs_thickness
        )
        self._thickness.setObjectName("thickness")
        self._thickness.show_instead(say("unknown"))
        self._thickness.setToolTip(say("Speed and power of the material depend on it"))
        rows = form(self)
        rows.addRow(say("Size"), self._sizes)
        rows.addRow(say("Width"), self._width)
        rows.addRow(say("Height"), self._height)
        rows.addRow(say("Thickness"), self._thickness)
        level(rows)
        self._sizes.picked.connect(self._pick)
        self._width.asked.connect(self._ask_width)
        self._height.asked.connect(self._ask_height)
        self._thickness.asked.connect(self._ask_thickness)

    def show_stock(self, stock: Flat, machine: Machine) -> None:
        """Show the job's stock."""
        self._stock, self._bed = stock, machine.area
        self._width.show_value(stock.width)
        self._height.show_value(stock.height)
        is_unknown = self._thickness.minimum() <= 0.0 and not stock.thickness
        self._thickness.show_value(None if is_unknown else stock.thickness)
        choices = [Choice(name, name) for name in _SIZES]
        choices.append(Choice(_BED, say("The machine's bed")))
        choices.append(Choice(_OWN, say("Custom size"), is_enabled=False))
        self._sizes.show_choices(choices, self._size_name(stock))

    def _size_name(self, stock: Flat) -> str:
        sizes = {**_SIZES, _BED: self._bed}
        size = (stock.width, stock.height)
        return next((name for name, each in sizes.items() if each == size), _OWN)

    def _pick(self, name: str) -> None:
        width, height = _SIZES.get(name, self._bed)
        if self._stock is not None:
            self._apply(replace(self._stock, width=width, height=height), "")

    def _ask_width(self, value: float) -> None:
        if self._stock is not None:
            self._apply(replace(self._stock, width=value), "stock_width")

    def _ask_height(self, value: float) -> None:
        if self._stock is not None:
            self._apply(replace(self._stock, height=value), "stock_height")

    def _ask_thickness(self, value: float | None) -> None:
        if self._stock is not None:
            self._apply(replace(self._stock, thickness=value or 0.0), "stock_thickness")

    def _apply(self, stock: Flat, merge: str) -> None:
        self._desk.store.apply(
            Message("Size of the stock"), edits_job.set_stock(stock), merge=merge
        )


class RollForm(QWidget):
    """A roll has a width and no end."""

    def __init__(self, desk: Desk) -> None:
        """No roll yet."""
        super().__init__()
        self._desk = desk
        self._width = _field("roll_width", Message("Across the roll"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        rows = form()
        rows.addRow(say("Width"), self._width)
        level(rows)
        layout.addLayout(rows)
        self._width.asked.connect(self._ask_width)

    def show_stock(self, stock: Roll) -> None:
        """Show the job's roll."""
        self._width.show_value(stock.width)

    def _ask_width(self, value: float) -> None:
        edit = edits_job.set_stock(Roll(value))
        self._desk.store.apply(Message("Size of the stock"), edit, merge="roll_width")


def _field(name: str, tip: Message) -> NumberField:
    field = NumberField(unit="mm", low=_LEAST, high=_MOST, decimals=1)
    field.setObjectName(name)
    field.setToolTip(say(tip))
    return field
