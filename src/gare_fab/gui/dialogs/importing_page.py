"""A page of the import sheet: one file, as it was understood."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
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
from gare_fab.gui.desk.errands_import import How, NotUnderstood, Taken, Understood
from gare_fab.gui.dialogs.importing_content import content_view
from gare_fab.gui.dialogs.importing_findings import FindingsList
from gare_fab.gui.dialogs.importing_size import SizeCheck
from gare_fab.gui.dialogs.importing_viewer import Viewer
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.forms import ParamForm
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.words import say

_COLUMN = 380
_SIGN = 48
_RECOVER = "recover"


class ImportPage(QWidget):
    """`resized` tells the factor of the size, `reread` how to read the file now (a How)."""

    resized = Signal(float)
    reread = Signal(object)

    def __init__(
        self, taken: Taken, times: float, *, has_size: bool = True, in_steps: bool = False
    ) -> None:
        """The page of a file, so many times as large as it was read.

        With `has_size` the user is asked whether the size is right; one made `in_steps` still
        wants `fill`.
        """
        super().__init__()
        self._area = QScrollArea()
        self._fills: Callable[[], None] | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        if isinstance(taken, Understood):
            self._viewer = Viewer(taken)
            self._show_size(taken, times)
            layout.addWidget(self._viewer, 1)
            layout.addWidget(self._column(taken, times, has_size=has_size))
        else:
            layout.addWidget(self._refusal(taken))
        if not in_steps:
            self.fill()

    def fill(self) -> None:
        """Add what is to be said of the file, unless it is there."""
        if self._fills is not None:
            self._fills()
            self._fills = None

    def scroll_as(self, other: "ImportPage") -> None:
        """Stand where another page stands, once this one is laid out."""
        place = other._area.verticalScrollBar().value()  # noqa: SLF001 -- of its own kind
        QTimer.singleShot(0, self, lambda: self._area.verticalScrollBar().setValue(place))

    def _column(self, taken: Understood, times: float, *, has_size: bool) -> QWidget:
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(2, 0, 10, 0)
        layout.setSpacing(10)
        layout.addWidget(label(taken.file.name, "section", wraps=True))
        if has_size:
            check = SizeCheck(taken.about.size, say(taken.about.unit), times)
            check.resized.connect(lambda factor: self._show_size(taken, factor))
            check.resized.connect(self.resized)
            layout.addWidget(check)
        self._fills = partial(self._fill, layout, taken)
        area = self._area
        area.setProperty("role", "plain")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(_COLUMN)
        area.setWidget(inner)
        return area

    def _fill(self, layout: QVBoxLayout, taken: Understood) -> None:
        findings = FindingsList(taken.about.findings, taken.how)
        findings.shown.connect(self._viewer.show_finding)
        findings.asked.connect(self.reread)
        self._viewer.turned.connect(lambda: findings.mark(self._viewer.finding))
        layout.addWidget(findings)
        _add(layout, Message("What is in it"), content_view(taken.about))
        if taken.how.params.specs():
            form = self._form(taken.how, is_damaged=False)
            _add(layout, Message("How it is read"), form)
        if taken.about.shapes:
            _add(layout, Message("What is looked for"), self._limits(taken.how))
        layout.addStretch(1)

    def _show_size(self, taken: Understood, times: float) -> None:
        width, height = taken.about.size
        self._viewer.show_size((times * width, times * height))

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
            form = self._form(How(taken.params), is_damaged=True)
            form.setFixedWidth(_COLUMN + 60)
            layout.addWidget(form, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        return page

    def _form(self, how: How, *, is_damaged: bool) -> ParamForm:
        """What may be said of the reading; a damaged file may be read as far as it goes."""
        params = how.params
        form = ParamForm(params)
        form.setObjectName("reading")
        form.asked.connect(lambda asked: self._ask(how, asked))
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

    def _limits(self, how: How) -> ParamForm:
        """From when on gaps, specks and thin areas are worth a word."""
        form = ParamForm(how.limits)
        form.setObjectName("limits")
        form.asked.connect(lambda asked: self.reread.emit(replace(how, limits=asked)))
        return form

    def _ask(self, how: How, params: Params) -> None:
        self.reread.emit(replace(how, params=params))


def _add(layout: QVBoxLayout, title: Message, part: QWidget) -> None:
    layout.addWidget(label(say(title), "section"))
    layout.addWidget(part)
