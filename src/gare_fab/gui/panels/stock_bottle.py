"""The bottle: which one, where it may be engraved, and how the drawing goes round it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from gare_fab.base.messages import Message
from gare_fab.geometry.wrap import Mapping
from gare_fab.gui.desk.asks import Asks, Dialog
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.look.fields import NumberField, label
from gare_fab.gui.look.words import named, number, say
from gare_fab.gui.panels.setup_rows import Choice, Picker, form, level, link
from gare_fab.gui.panels.stock_silhouette import Silhouette
from gare_fab.model import edits_job
from gare_fab.model.document import Wrapping
from gare_fab.model.edits import Edit
from gare_fab.model.stock import Bottle

_LEAST_ZONE = 1.0  # mm between its ends
_MAPPINGS = {
    Mapping.STRAIGHT: (
        Message("Straight"),
        Message("Lines stay level and upright, shapes keep their look. Right for most."),
    ),
    Mapping.PAPER: (
        Message("Like paper"),
        Message("It lies like a paper label; for straight or evenly tapering glass only."),
    ),
    Mapping.TRUE_WIDTH: (
        Message("True width"),
        Message("Every width is true in mm on the glass; on a shoulder, upright lines lean."),
    ),
}


class BottleForm(QWidget):
    """Shows a bottle and its wrapping; what the user changes goes to the job."""

    def __init__(self, desk: Desk, asks: Asks) -> None:
        """No bottle yet."""
        super().__init__()
        self._desk = desk
        self._bottle: Bottle | None = None
        self._bottles: tuple[Bottle, ...] = ()
        self._wrapping = Wrapping()
        self._picker = Picker("bottle")
        self._silhouette = Silhouette()
        self._about = label("", "hint", wraps=True)
        self._about.setObjectName("bottle_about")
        self._calliper = label(
            say(
                "Bottles of the same name differ: measure yours. The calliper has the last "
                "word."
            ),
            "warning",
            wraps=True,
        )
        self._calliper.setObjectName("calliper")
        self._low = NumberField(unit="mm", low=0.0, decimals=1)
        self._high = NumberField(unit="mm", low=0.0, decimals=1)
        self._reference = NumberField(unit="mm", low=0.0, decimals=1, optional=True)
        self._front = NumberField(unit="°", low=-360.0, high=360.0, decimals=1)
        self._mappings = _MappingChoice()
        self._lay_out(asks)
        self._connect()

    def show_bottles(self, bottles: Sequence[Bottle]) -> None:
        """Offer these; the job's own is always among them."""
        self._bottles = tuple(bottles)
        if self._bottle is not None:
            self._fill(self._bottle)

    def show_bottle(self, bottle: Bottle, wrapping: Wrapping) -> None:
        """Show the job's bottle."""
        self._bottle, self._wrapping = bottle, wrapping
        self._fill(bottle)
        low, high = bottle.zone
        self._low.setRange(0.0, max(high - _LEAST_ZONE, 0.0))
        self._high.setRange(low + _LEAST_ZONE, bottle.height)
        self._reference.setMaximum(bottle.height)
        self._low.show_value(low)
        self._high.show_value(high)
        self._reference.show_value(wrapping.reference)
        self._front.show_value(wrapping.front_deg)
        self._mappings.show_mapping(wrapping.mapping)

    def _lay_out(self, asks: Asks) -> None:
        for name, field, tip in (
            ("zone_low", self._low, Message("Where the engraving may begin, from the foot")),
            ("zone_high", self._high, Message("Where the engraving must end, from the foot")),
            (
                "reference",
                self._reference,
                Message("The height at which all lengths are true; else the widest place"),
            ),
            ("front", self._front, Message("How far the drawing is turned round the bottle")),
        ):
            field.setObjectName(name)
            field.setToolTip(say(tip))
        self._reference.show_instead(say("automatic"))
        words = QVBoxLayout()
        words.addWidget(self._about)
        words.addWidget(self._calliper)
        edit = link(say("Edit bottles…"), "edit_bottles", lambda: asks.dialog(Dialog.BOTTLES))
        words.addWidget(edit)
        words.addStretch(1)
        picture = QHBoxLayout()
        picture.addWidget(self._silhouette)
        picture.addLayout(words, 1)
        rows = form()
        rows.addRow(say("Zone from"), self._low)
        rows.addRow(say("up to"), self._high)
        rows.addRow(say("True to size at"), self._reference)
        rows.addRow(say("Front at"), self._front)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._picker)
        layout.addLayout(picture)
        level(rows)
        layout.addLayout(rows)
        layout.addWidget(label(say("How the drawing goes round")))
        layout.addWidget(self._mappings)

    def _connect(self) -> None:
        self._picker.picked.connect(self._pick)
        self._low.asked.connect(self._ask_low)
        self._high.asked.connect(self._ask_high)
        self._reference.asked.connect(self._ask_reference)
        self._front.asked.connect(self._ask_front)
        self._mappings.group.idClicked.connect(self._ask_mapping)

    def _fill(self, bottle: Bottle) -> None:
        known = {each.id: each for each in self._bottles}
        known.setdefault(bottle.id, bottle)
        choices = [
            Choice(each.id, named(each.names) or each.id, _about(each))
            for each in known.values()
        ]
        choices.sort(key=lambda row: row.text.casefold())
        self._picker.show_choices(choices, bottle.id)
        self._silhouette.show_bottle(bottle)
        self._about.setText(_about(bottle))
        self._calliper.setVisible(bottle.is_unconfirmed)

    def _pick(self, name: str) -> None:
        bottle = next((each for each in self._bottles if each.id == name), None)
        if bottle is None:
            return
        wrapping, height = self._wrapping, self._wrapping.reference
        if height is not None and not bottle.zone[0] <= height <= bottle.zone[1]:
            wrapping = replace(wrapping, reference=None)
        self._apply(Message("Other bottle"), edits_job.set_stock(bottle, wrapping))

    def _ask_low(self, value: float) -> None:
        if self._bottle is not None:
            self._set_zone((value, self._bottle.zone[1]), "zone_low")

    def _ask_high(self, value: float) -> None:
        if self._bottle is not None:
            self._set_zone((self._bottle.zone[0], value), "zone_high")

    def _set_zone(self, zone: tuple[float, float], merge: str) -> None:
        """A zone of the user's own counts more than the straight part that we know of."""
        if self._bottle is not None:
            bottle = replace(self._bottle, zone=zone, panel=None)
            self._apply(Message("Zone of the bottle"), edits_job.set_stock(bottle), merge)

    def _ask_reference(self, value: float | None) -> None:
        wrapping = replace(self._wrapping, reference=value)
        edit = edits_job.set_wrapping(wrapping)
        self._apply(Message("Height that is true to size"), edit, "reference")

    def _ask_front(self, value: float) -> None:
        wrapping = replace(self._wrapping, front_deg=value)
        self._apply(Message("Front"), edits_job.set_wrapping(wrapping), "front")

    def _ask_mapping(self, row: int) -> None:
        wrapping = replace(self._wrapping, mapping=tuple(_MAPPINGS)[row])
        if wrapping != self._wrapping:
            edit = edits_job.set_wrapping(wrapping)
            self._apply(Message("Way round the bottle"), edit)

    def _apply(self, name: Message, edit: Edit, merge: str = "") -> None:
        self._desk.store.apply(name, edit, merge=merge)


class _MappingChoice(QWidget):
    """The three ways round a bottle, each with a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for row, (mapping, (name, about)) in enumerate(_MAPPINGS.items()):
            button = QRadioButton(say(name))
            button.setObjectName(f"mapping_{mapping.value}")
            self.group.addButton(button, row)
            layout.addWidget(button)
            hint = label(say(about), "hint", wraps=True)
            hint.setContentsMargins(22, 0, 0, 4)
            layout.addWidget(hint)

    def show_mapping(self, mapping: Mapping) -> None:
        """Show one as chosen."""
        self.group.button(tuple(_MAPPINGS).index(mapping)).setChecked(True)


def _about(bottle: Bottle) -> str:
    return say(
        "Height {height} mm, diameter {diameter} mm",
        height=number(bottle.height, 1),
        diameter=number(2 * bottle.radius, 1),
    )
