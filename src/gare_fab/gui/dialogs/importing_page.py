"""A page of the import sheet: one file, as it was understood."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gare_fab.base.messages import Message
from gare_fab.base.params import Params
from gare_fab.gui.desk.errands_import import NotUnderstood, Taken, Understood
from gare_fab.gui.dialogs.importing_findings import content_view, findings_view
from gare_fab.gui.dialogs.importing_picture import DrawingPicture
from gare_fab.gui.dialogs.importing_size import SizeCheck
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.forms import ParamForm
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.words import say

_COLUMN = 340
_SIGN = 48
_RECOVER = "recover"


class ImportPage(QWidget):
    """`resized` tells the factor of the size, `reread` the words to read the file with."""

    resized = Signal(float)
    reread = Signal(object)

    def __init__(self, taken: Taken, times: float) -> None:
        """The page of a file, so many times as large as it was read."""
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        if isinstance(taken, Understood):
            self._picture = DrawingPicture()
            layout.addWidget(self._picture, 1)
            layout.addWidget(self._column(taken, times))
            self._show_size(taken, times)
        else:
            layout.addWidget(self._refusal(taken))

    def _column(self, taken: Understood, times: float) -> QWidget:
        check = SizeCheck(taken.about.size, say(taken.about.unit), times)
        check.resized.connect(lambda factor: self._show_size(taken, factor))
        check.resized.connect(self.resized)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(2, 0, 8, 0)
        layout.setSpacing(10)
        layout.addWidget(label(taken.file.name, "section", wraps=True))
        layout.addWidget(check)
        _add(
            layout, Message("What happened on the way"), findings_view(taken.artwork.findings)
        )
        _add(layout, Message("What is in it"), content_view(taken.about))
        _add(layout, Message("How it is read"), self._form(taken.params, is_damaged=False))
        layout.addStretch(1)
        area = QScrollArea()
        area.setProperty("role", "plain")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(_COLUMN)
        area.setWidget(inner)
        return area

    def _show_size(self, taken: Understood, times: float) -> None:
        width, height = taken.about.size
        self._picture.show_drawing(taken.picture, (times * width, times * height))

    def _refusal(self, taken: NotUnderstood) -> QWidget:
        """Why it could not be read; with other words it may still be."""
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.addStretch(1)
        sign = QLabel()
        sign.setPixmap(icon("circle-x", tones_now().error).pixmap(_SIGN, _SIGN))
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(label(taken.file.name, "heading"), 0, Qt.AlignmentFlag.AlignHCenter)
        why = label(say(taken.why), "error", wraps=True)
        why.setObjectName("why")
        why.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(why)
        if taken.params is not None:
            form = self._form(taken.params, is_damaged=True)
            form.setFixedWidth(_COLUMN + 60)
            layout.addWidget(form, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        return page

    def _form(self, params: Params, *, is_damaged: bool) -> ParamForm:
        """What may be said of the reading; a damaged file may be read as far as it goes."""
        form = ParamForm(params)
        form.asked.connect(self.reread)
        rows = form.layout()
        if isinstance(rows, QFormLayout):
            rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
            for spec in params.specs():
                name = rows.labelForField(form.field(spec.name))
                if isinstance(name, QLabel):
                    name.setWordWrap(True)
                is_shown = is_damaged or spec.name != _RECOVER or params.plain()[_RECOVER]
                rows.setRowVisible(form.field(spec.name), bool(is_shown))
        return form


def _add(layout: QVBoxLayout, title: Message, part: QWidget) -> None:
    layout.addWidget(label(say(title), "section"))
    layout.addWidget(part)
