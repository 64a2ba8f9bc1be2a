"""Forms: parameters draw their own fields from their declarations."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from gare_fab.base.messages import Message
from gare_fab.base.params import FIELDS, FONT, Params, ParamSpec, Value
from gare_fab.gui.look.fields import ChoiceBox, NumberField
from gare_fab.gui.look.texts import FontBox, TextField
from gare_fab.gui.look.words import number, say

_DECIMALS = {"mm": 3, "mm/min": 0, "%": 1, "°": 2, "": 3}


class ParamForm(QWidget):
    """One field a parameter; `asked` gives the parameters with the user's change in them."""

    asked = Signal(object)

    def __init__(self, params: Params, parent: QWidget | None = None) -> None:
        """A form that shows these parameters."""
        super().__init__(parent)
        self._params = params
        self._shows: dict[str, Callable[[Value], None]] = {}
        self._fields: dict[str, QWidget] = {}
        self._rows: list[str] = []  # "" where something else stands
        self._layout = QFormLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for spec in params.specs():
            field = self._field(spec)
            self._fields[spec.name] = field
            name = QLabel(say(spec.label))
            name.setBuddy(field)
            if spec.look != FIELDS:  # beside the middle of a field; of a text its top
                name.setMinimumHeight(field.sizeHint().height())
            if spec.tip:
                for widget in (name, field):
                    widget.setToolTip(say(spec.tip))
            self._layout.addRow(name, field)
            self._rows.append(spec.name)
        self.show_params(params)

    def show_params(self, params: Params) -> None:
        """Show other values of the same parameters."""
        self._params = params
        for name, show in self._shows.items():
            show(getattr(params, name))

    def show_instead(self, effective: Mapping[str, Value]) -> None:
        """What holds where a field is left empty: "auto" with the figure."""
        for name, value in effective.items():
            field = self._fields.get(name)
            if isinstance(field, NumberField) and isinstance(value, int | float):
                text = number(value, field.decimals())
                field.show_instead(f"{text}{field.suffix()}")

    def show_word(self, name: str, word: Message) -> None:
        """What an empty field of numbers says where "automatic" would be wrong."""
        field = self._fields[name]
        if isinstance(field, NumberField):
            field.show_instead(say(word))

    def field(self, name: str) -> QWidget:
        """The field of a parameter."""
        return self._fields[name]

    def add_below(self, name: str, *widgets: QWidget) -> None:
        """Something more below the field of a parameter, side by side at its right end."""
        line = QHBoxLayout()
        line.addStretch(1)
        for widget in widgets:
            line.addWidget(widget)
        row = self._rows.index(name) + 1
        self._rows.insert(row, "")
        self._layout.insertRow(row, line)

    def _ask(self, name: str, value: Value) -> None:
        if getattr(self._params, name) == value:
            return
        change: dict[str, Any] = {name: value}
        self._params = replace(self._params, **change)
        self.asked.emit(self._params)

    def _field(self, spec: ParamSpec) -> QWidget:
        if spec.look == FIELDS:
            return self._text(spec)
        if spec.look == FONT:
            return self._font(spec)
        if spec.choices:
            return self._choice(spec)
        if spec.kind is bool:
            return self._tick(spec)
        if spec.kind is str:
            return self._line(spec)
        return self._number(spec)

    def _number(self, spec: ParamSpec) -> NumberField:
        is_whole = spec.kind is int
        field = NumberField(
            unit=spec.unit,
            low=spec.low,
            high=spec.high,
            decimals=0 if is_whole else _DECIMALS.get(spec.unit, 3),
            optional=spec.optional,
        )
        field.setObjectName(spec.name)
        field.show_instead(say("automatic") if spec.optional else "")

        def ask(value: float | None) -> None:
            self._ask(spec.name, int(value) if is_whole and value is not None else value)

        def show(value: Value) -> None:
            is_number = isinstance(value, int | float)
            field.show_value(float(value) if is_number else None)  # type: ignore[arg-type]

        field.asked.connect(ask)
        self._shows[spec.name] = show
        return field

    def _choice(self, spec: ParamSpec) -> ChoiceBox:
        box = ChoiceBox()
        box.setObjectName(spec.name)
        for choice, word in zip(spec.choices, spec.words, strict=True):
            box.addItem(say(word) if word else say("automatic"), choice)
        box.activated.connect(lambda row: self._ask(spec.name, box.itemData(row)))
        self._shows[spec.name] = lambda value: box.setCurrentIndex(box.findData(value))
        return box

    def _tick(self, spec: ParamSpec) -> QCheckBox:
        box = QCheckBox()
        box.setObjectName(spec.name)
        box.clicked.connect(lambda is_on: self._ask(spec.name, bool(is_on)))
        self._shows[spec.name] = lambda value: box.setChecked(bool(value))
        return box

    def _line(self, spec: ParamSpec) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(spec.name)
        line.editingFinished.connect(lambda: self._ask(spec.name, line.text()))
        self._shows[spec.name] = lambda value: line.setText(
            "" if value is None else str(value)
        )
        return line

    def _text(self, spec: ParamSpec) -> TextField:
        field = TextField()
        field.setObjectName(spec.name)
        field.asked.connect(lambda text: self._ask(spec.name, text))
        self._shows[spec.name] = lambda value: field.show_text(str(value))
        return field

    def _font(self, spec: ParamSpec) -> FontBox:
        box = FontBox()
        box.setObjectName(spec.name)
        box.asked.connect(lambda family: self._ask(spec.name, family))
        self._shows[spec.name] = lambda value: box.show_family(str(value))
        return box
