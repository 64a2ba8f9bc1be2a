"""One finding as a row: its sign, its sentence, and what can be done about it."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk.errands_import import How
from gare_fab.gui.look.fields import ChoiceBox, NumberField, label
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.words import say
from gare_fab.model.artwork import Finding, FindingKind
from gare_fab.model.limits import Limits

_ICONS = {
    FindingKind.DROPPED: "circle-x",
    FindingKind.REPLACED: "replace",
    FindingKind.REPAIRED: "tool",
    FindingKind.SUSPICIOUS: "alert-triangle",
    FindingKind.NOTE: "info-circle",
}
# the repair whose length can be set, and the limit that goes with it
_LENGTHS = {"close_gaps": "gap", "drop_specks": "speck", "lines_of_hairlines": "hairline"}
_SIGN = QSize(18, 18)
_FIELD = 110


class FindingRow(QFrame):
    """`shown` tells the finding, `asked` how the drawing is to be read now (a How)."""

    shown = Signal(object)
    asked = Signal(object)

    def __init__(self, finding: Finding, how: How) -> None:
        """A finding of a drawing that was read like this."""
        super().__init__()
        self.finding = finding
        self._how = how
        self._is_on = bool(finding.fix) and how.repairs.has(finding.fix)
        self.setObjectName(f"finding_{finding.topic}")
        sign = icon(_ICONS[finding.kind], _colour(finding.kind)).pixmap(_SIGN)
        mark = QLabel()
        mark.setPixmap(sign)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(_words(finding), wraps=True))
        if finding.spots or finding.fix or finding.offers:
            words.addLayout(self._buttons())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)

    def mark(self, *, is_shown: bool) -> None:
        """Show whether the finding is looked at."""
        button = self.findChild(QPushButton, "show_me")
        if button is not None:
            has_next = is_shown and len(self.finding.spots) > 1
            button.setText(say(Message("Show the next") if has_next else Message("Show me")))
            button.setEnabled(has_next or not is_shown)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        if self.finding.spots:
            show = _link("show_me", Message("Show me"), "target")
            show.clicked.connect(lambda: self.shown.emit(self.finding))
            row.addWidget(show)
        if self.finding.fix:
            words = Message("Undo the fix") if self._is_on else Message("Fix it")
            fix = _link("fix_it", words, "arrow-back-up" if self._is_on else "wand")
            fix.clicked.connect(self._turn)
            row.addWidget(fix)
            if self._name in _LENGTHS:
                row.addWidget(self._length())
        if self.finding.offers:
            row.addWidget(self._offers())
        row.addStretch(1)
        return row

    def _offers(self) -> ChoiceBox:
        """What else of the file can be taken."""
        box = ChoiceBox()
        box.setObjectName("offers")
        box.addItem(say(Message("Take another…")))
        for word in self.finding.offers:
            box.addItem(word.partition("=")[2], word)
        box.activated.connect(lambda row: self._take(box.itemData(row)))
        return box

    def _take(self, word: str | None) -> None:
        if word is not None:
            name, _, text = word.partition("=")
            change: dict[str, Any] = {name: text}
            params = replace(self._how.params, **change)
            self.asked.emit(replace(self._how, params=params))

    @property
    def _name(self) -> str:
        """The repair that the finding is about."""
        return self.finding.fix.partition("=")[0]

    def _turn(self) -> None:
        """Mend it, or leave it as it was."""
        word, repairs = self.finding.fix, self._how.repairs
        turned = repairs.without(word) if self._is_on else repairs.with_word(word)
        self.asked.emit(replace(self._how, repairs=turned))

    def _length(self) -> NumberField:
        """Up to which length it is looked for, and mended."""
        limit = _LENGTHS[self._name]
        spec = next(each for each in Limits.specs() if each.name == limit)
        field = NumberField(unit="mm", low=spec.low, high=spec.high, decimals=3)
        field.setObjectName(limit)
        field.setToolTip(say(spec.label))
        field.setAccessibleName(say(spec.label))
        field.setMaximumWidth(_FIELD)
        field.show_value(float(self.finding.fix.partition("=")[2]))
        field.asked.connect(self._set_length)
        return field

    def _set_length(self, value: object) -> None:
        if not isinstance(value, float) or value == float(self.finding.fix.partition("=")[2]):
            return
        change: dict[str, Any] = {_LENGTHS[self._name]: value}
        repairs = self._how.repairs
        if self._is_on:
            repairs = repairs.with_word(f"{self._name}={value:g}")
        limits = replace(self._how.limits, **change)
        self.asked.emit(replace(self._how, repairs=repairs, limits=limits))


def _link(name: str, words: Message, sign: str) -> QPushButton:
    button = QPushButton(icon(sign, tones_now().note), say(words))
    button.setObjectName(name)
    button.setProperty("role", "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setAutoDefault(False)
    return button


def row_of(sign: QPixmap, text: str) -> QWidget:
    """A sign and a sentence beside it."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    mark = QLabel()
    mark.setPixmap(sign)
    layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(label(text, wraps=True), 1)
    return row


def _words(finding: Finding) -> str:
    text = say(finding.message)
    return f"{text} (× {finding.count})" if finding.count > 1 else text


def _colour(kind: FindingKind) -> str:
    tones = tones_now()
    match kind:
        case FindingKind.DROPPED:
            return tones.error
        case FindingKind.SUSPICIOUS | FindingKind.REPLACED:
            return tones.warning
        case FindingKind.REPAIRED:
            return tones.good
        case _:
            return tones.note
