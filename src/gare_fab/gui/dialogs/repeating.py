"""Repeating: copies of the selection in columns and rows, as many as wanted or as fit."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QPushButton, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.rows import MOST_COPIES, Rows, extent_of, fitting, repeat
from gare_fab.gui.look.asking import AskDialog
from gare_fab.gui.look.fields import NumberField, label
from gare_fab.gui.look.words import number, say
from gare_fab.model.document import Document
from gare_fab.model.extent import Box, area_of, bounds_of

_MOST = 200  # columns or rows
_FARTHEST = 10_000.0  # mm


def ask_array(desk: Desk, parent: QWidget) -> None:
    """Ask for columns and rows, and copy the selection."""
    state = desk.store.state
    document, ids = state.document, state.selection
    box = bounds_of(document, ids) if document is not None else None
    if document is not None and box is not None:
        ArrayDialog(desk, parent, document, box).open()


class ArrayDialog(AskDialog):
    """Columns, rows and distances; what comes of them is said before it is done."""

    def __init__(self, desk: Desk, parent: QWidget, document: Document, box: Box) -> None:
        """Two by two at first."""
        super().__init__(parent, Message("Repeat in rows"), "repeating")
        self._desk = desk
        self._box = box
        self._area = area_of(document)
        self._rows = Rows(2, 2, 2.0, 2.0)
        self._columns_field = self._count("columns", self._set_columns)
        self._rows_field = self._count("rows", self._set_rows)
        self._mode = QComboBox()
        self._mode.setObjectName("mode")
        self._mode.addItem(say(Message("Gap between the copies")))
        self._mode.addItem(say(Message("From one to the next, edge to edge")))
        self._mode.activated.connect(self._show)
        self._across = self._distance("across", self._set_across)
        self._upwards = self._distance("upwards", self._set_upwards)
        self._centred = QCheckBox(say(Message("All of it in the middle of the stock")))
        self._centred.setObjectName("centred")
        self._centred.toggled.connect(self._show)
        fill = QPushButton(say(Message("Fill the stock")))
        fill.setObjectName("fill")
        fill.setToolTip(say(Message("As many copies as the stock has room for.")))
        fill.setAutoDefault(False)
        fill.clicked.connect(self._fill)
        self._news = label("", wraps=True)
        self._news.setObjectName("news")
        form = QFormLayout()
        form.addRow(say(Message("Columns")), self._columns_field)
        form.addRow(say(Message("Rows")), self._rows_field)
        form.addRow(say(Message("Distance is")), self._mode)
        form.addRow(say(Message("Across")), self._across)
        form.addRow(say(Message("Upwards")), self._upwards)
        form.addRow("", self._centred)
        form.addRow("", fill)
        self.body.addLayout(form)
        self.body.addWidget(self._news)
        self.add_button(Message("Cancel"), "cancel", self.close)
        self._go = self.add_button(Message("Repeat"), "repeat", self._do, is_primary=True)
        self._show()

    @property
    def _is_pitch(self) -> bool:
        return self._mode.currentIndex() == 1

    def _count(self, name: str, take: Callable[[float], None]) -> NumberField:
        field = NumberField(low=1, high=_MOST, decimals=0)
        field.setObjectName(name)
        field.asked.connect(take)
        return field

    def _distance(self, name: str, take: Callable[[float], None]) -> NumberField:
        field = NumberField(unit="mm", low=-_FARTHEST, high=_FARTHEST)
        field.setObjectName(name)
        field.asked.connect(take)
        return field

    def _set_columns(self, value: float) -> None:
        self._take(Rows(int(value), self._rows.rows, self._rows.gap_x, self._rows.gap_y))

    def _set_rows(self, value: float) -> None:
        self._take(Rows(self._rows.columns, int(value), self._rows.gap_x, self._rows.gap_y))

    def _set_across(self, value: float) -> None:
        gap = value - self._box.width if self._is_pitch else value
        self._take(Rows(self._rows.columns, self._rows.rows, gap, self._rows.gap_y))

    def _set_upwards(self, value: float) -> None:
        gap = value - self._box.height if self._is_pitch else value
        self._take(Rows(self._rows.columns, self._rows.rows, self._rows.gap_x, gap))

    def _fill(self) -> None:
        self._centred.setChecked(True)
        self._take(fitting(self._box, self._area, self._rows.gap_x, self._rows.gap_y))

    def _take(self, rows: Rows) -> None:
        self._rows = rows
        self._show()

    def _show(self) -> None:
        rows, box = self._rows, self._box
        width, height = (box.width, box.height) if self._is_pitch else (0.0, 0.0)
        self._columns_field.show_value(rows.columns)
        self._rows_field.show_value(rows.rows)
        self._across.show_value(rows.gap_x + width)
        self._upwards.show_value(rows.gap_y + height)
        role, news = self._news_of(rows)
        self._news.setText(say(news))
        self._news.setProperty("role", role)
        self._news.style().polish(self._news)
        self._go.setEnabled(1 < rows.count <= MOST_COPIES)

    def _news_of(self, rows: Rows) -> tuple[str, Message]:
        """How many there will be, how large, and whether the stock has room for that."""
        all_of_it = extent_of(rows, self._box)
        values = {
            "count": rows.count,
            "width": number(all_of_it.width),
            "height": number(all_of_it.height),
            "most": MOST_COPIES,
        }
        if rows.count > MOST_COPIES:
            return "error", Message("{count} pieces; at most {most} at once.", values)
        is_wide = all_of_it.width > self._area.width + 1e-6
        is_high = all_of_it.height > self._area.height + 1e-6
        if is_wide or is_high:
            return "warning", Message(
                "{count} pieces, {width} × {height} mm in all: more than the stock has room "
                "for.",
                values,
            )
        return "note", Message("{count} pieces, {width} × {height} mm in all.", values)

    def _do(self) -> None:
        area = self._area if self._centred.isChecked() else None
        ids = self._desk.store.state.selection
        name = Message("Repeat {count} times", {"count": self._rows.count})
        if self._desk.store.apply(name, repeat(ids, self._rows, area)):
            self.close()
