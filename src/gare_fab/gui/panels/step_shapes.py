"""Which shapes a step is for: lines or fills, and chips of the colours and layers."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.look.flow import FlowLayout
from gare_fab.gui.look.words import say
from gare_fab.gui.panels.setup_rows import Choice, Picker, form, level
from gare_fab.gui.panels.step_words import name_text, swatches
from gare_fab.model.step import PaintUse, Select

_ICON = QSize(12, 12)
_PAINTS = {
    PaintUse.ANY: Message("Lines and fills"),
    PaintUse.STROKE: Message("Lines"),
    PaintUse.FILL: Message("Fills"),
}


@dataclass(frozen=True, slots=True)
class _Rule:
    """What all selections of a step say together: any of `names`; none of them is all."""

    paint: PaintUse = PaintUse.ANY
    names: tuple[str, ...] = ()
    but: str = ""

    @classmethod
    def of(cls, selects: tuple[Select, ...]) -> "_Rule":
        first = selects[0] if selects else Select()
        names = tuple(select.name for select in selects if select.name)
        return cls(first.paint, names, first.not_name)

    def selects(self) -> tuple[Select, ...]:
        """The selections that say so."""
        return tuple(Select(self.paint, name, self.but) for name in self.names or ("",))


class ShapesChoice(QWidget):
    """Shows selections; `asked` gives those that the user wants."""

    asked = Signal(object)

    def __init__(self) -> None:
        """Everything, until told otherwise."""
        super().__init__()
        self._rule = _Rule()
        self._names: tuple[str, ...] = ()
        self._paints = Picker("paint")
        self._but = Picker("but")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        rows = form()
        rows.addRow(say("Which shapes"), self._paints)
        level(rows)
        layout.addLayout(rows)
        layout.addWidget(self._chips)
        self._but_rows = form()
        self._but_rows.addRow(say("except"), self._but)
        level(self._but_rows)
        layout.addLayout(self._but_rows)
        self._paints.picked.connect(self._ask_paint)
        self._but.picked.connect(self._ask_but)

    def show_selects(self, selects: tuple[Select, ...], names: tuple[str, ...]) -> None:
        """Show selections among the colours and layers that there are."""
        self._rule = rule = _Rule.of(selects)
        choices = [Choice(paint.value, say(text)) for paint, text in _PAINTS.items()]
        self._paints.show_choices(choices, rule.paint.value)
        wanted = tuple(dict.fromkeys((*names, *rule.names)))
        if wanted != self._names or not self._flow.count():
            self._names = wanted
            self._make_chips()
        for chip in self._chip_list():
            chip.setChecked(chip.property("name") in (rule.names or ("",)))
        others = dict.fromkeys((*names, rule.but))
        buts = [Choice(name, name_text(name)) for name in others if name]
        self._but.show_choices([Choice("", say("nothing")), *buts], rule.but)
        self._but_rows.setRowVisible(0, len(others) > 2 or bool(rule.but))

    def _chip_list(self) -> list[QToolButton]:
        return self._chips.findChildren(QToolButton)

    def _make_chips(self) -> None:
        for chip in self._chip_list():
            self._flow.removeWidget(chip)
            chip.setParent(None)
            chip.deleteLater()
        for name in ("", *self._names):
            chip = _chip(name)
            chip.clicked.connect(self._ask_names)
            self._flow.addWidget(chip)

    def _ask_names(self) -> None:
        clicked = self.sender()
        name = clicked.property("name") if isinstance(clicked, QToolButton) else ""
        chosen = set(self._rule.names) ^ {name} if name else set()
        names = tuple(each for each in self._names if each in chosen)
        self._ask(_Rule(self._rule.paint, names, self._rule.but))

    def _ask_paint(self, value: str) -> None:
        self._ask(_Rule(PaintUse(value), self._rule.names, self._rule.but))

    def _ask_but(self, name: str) -> None:
        self._ask(_Rule(self._rule.paint, self._rule.names, name))

    def _ask(self, rule: _Rule) -> None:
        before = self._rule
        self.show_selects(rule.selects(), self._names)
        if rule != before:
            self.asked.emit(rule.selects())


def _chip(name: str) -> QToolButton:
    """A button for a colour or layer; "" is everything."""
    chip = QToolButton()
    chip.setObjectName(f"chip_{name}")
    chip.setProperty("name", name)
    chip.setProperty("role", "chip")
    chip.setCheckable(True)
    chip.setText(name_text(name) if name else say("everything"))
    chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    chip.setToolTip(name if name.startswith("#") else "")  # the very shade
    picture = swatches((name,))
    if picture.isNull():
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    else:
        chip.setIcon(QIcon(picture))
        chip.setIconSize(_ICON)
    return chip
