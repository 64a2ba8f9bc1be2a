"""Start from measurements: six figures make a bottle of a preset's form."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gare_fab.base.errors import WrongUsage
from gare_fab.base.messages import Message
from gare_fab.gui.dialogs.bottles_drawing import BottleDrawing
from gare_fab.gui.dialogs.bottles_measures import Measures, fitted, measures_of
from gare_fab.gui.dialogs.catalogue_form import EntryForm
from gare_fab.gui.dialogs.catalogue_rows import Row
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.words import say
from gare_fab.model.stock import Bottle

_ROWS = (
    Row("height", Message("Total height"), unit="mm", decimals=2),
    Row(
        "body",
        Message("Body diameter"),
        unit="mm",
        decimals=2,
        tip=Message("Lay a strip of paper round the body, measure it and divide by 3.1416."),
    ),
    Row("straight_from", Message("Straight from"), unit="mm", decimals=2),
    Row("straight_to", Message("Straight up to"), unit="mm", decimals=2),
    Row("neck", Message("Neck diameter"), unit="mm", decimals=2),
    Row("mouth", Message("Mouth diameter"), unit="mm", decimals=2),
)


class FittingDialog(QDialog):
    """Stretches a bottle to what was measured; `taken` gives the new one."""

    taken = Signal(object)

    def __init__(self, bottle: Bottle, parent: QWidget | None) -> None:
        """The measures of the bottle as it is."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Start from measurements"))
        self._preset = self._fitted = bottle
        self._drawing = BottleDrawing()
        self._form = EntryForm(_ROWS)
        self._form.asked.connect(self._fit)
        self._wrong = label("", "error", wraps=True)
        self._wrong.setObjectName("fitting_wrong")
        self._wrong.hide()
        self._take = QPushButton(say("Apply"))
        self._take.setObjectName("take_measures")
        self._take.setProperty("role", "primary")
        self._take.clicked.connect(self._take_over)
        cancel = QPushButton(say("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        column, line, ends = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        hint = say("The shape stays that of the open bottle; only its measurements change.")
        for part in (label(hint, "hint", wraps=True), self._form, self._wrong):
            column.addWidget(part)
        column.addStretch()
        line.addLayout(column, 1)
        line.addWidget(self._drawing)
        ends.addStretch()
        ends.addWidget(cancel)
        ends.addWidget(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(12)
        layout.addLayout(line)
        layout.addLayout(ends)
        self._form.show_entry(measures_of(bottle))
        self._drawing.show_bottle(bottle)

    def _fit(self, measures: Measures) -> None:
        try:
            self._fitted = fitted(self._preset, measures)
        except WrongUsage as error:
            self._wrong.setText(say(error.message))
        else:
            self._wrong.setText("")
            self._drawing.show_bottle(self._fitted)
        self._wrong.setVisible(bool(self._wrong.text()))
        self._take.setEnabled(not self._wrong.text())

    def _take_over(self) -> None:
        self.taken.emit(self._fitted)
        self.accept()
