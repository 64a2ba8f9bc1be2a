"""What is to be said of a drawing, the gravest first: shown, and mended, at a click."""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk.errands_import import How
from gare_fab.gui.dialogs.importing_row import FindingRow, row_of
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.words import say
from gare_fab.model.artwork import Finding, FindingKind

_TITLES = {
    FindingKind.DROPPED: Message("Left out"),
    FindingKind.SUSPICIOUS: Message("Please check"),
    FindingKind.REPLACED: Message("Replaced by something else"),
    FindingKind.REPAIRED: Message("Fixed"),
    FindingKind.NOTE: Message("For your information"),
}
_SIGN = QSize(18, 18)
_MOST_ROWS = 60
_SEVERAL = 2  # fixes from which on all of them are offered at once


class FindingsList(QWidget):
    """`shown` tells the finding to show, `asked` how the drawing is to be read now (a How)."""

    shown = Signal(object)
    asked = Signal(object)

    def __init__(self, findings: tuple[Finding, ...], how: How) -> None:
        """All findings of a drawing that was read like this."""
        super().__init__()
        self.setObjectName("findings")
        self._how = how
        self._rows: list[FindingRow] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in self._widgets(findings):
            layout.addWidget(widget)

    def mark(self, finding: Finding | None) -> None:
        """Show which finding is looked at."""
        for row in self._rows:
            row.mark(is_shown=row.finding is finding)

    def _widgets(self, findings: tuple[Finding, ...]) -> Iterator[QWidget]:
        if all(finding.kind in _HARMLESS for finding in findings):
            yield row_of(_good(), say(Message("All is well: there is nothing to report.")))
        fixes = _open_fixes(findings, self._how)
        left = _MOST_ROWS
        for kind, title in _TITLES.items():
            some = [finding for finding in findings if finding.kind is kind]
            if some:
                yield self._heading(title, fixes if kind is FindingKind.SUSPICIOUS else ())
            for finding in some[: max(left, 0)]:
                yield self._row(finding)
            left -= len(some)
        if left < 0:
            yield label(say(Message("… and {count} more.", {"count": -left})), "hint")

    def _heading(self, title: Message, fixes: tuple[str, ...]) -> QWidget:
        heading = QWidget()
        row = QHBoxLayout(heading)
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(label(say(title), "section"))
        row.addStretch(1)
        if len(fixes) >= _SEVERAL:
            button = QPushButton(say(Message("Fix all")))
            button.setObjectName("fix_all")
            button.setProperty("role", "link")
            button.setAutoDefault(False)
            button.setToolTip(say(Message("Fix all that can be fixed; you can undo it.")))
            button.clicked.connect(lambda: self._ask_all(fixes))
            row.addWidget(button)
        return heading

    def _row(self, finding: Finding) -> FindingRow:
        row = FindingRow(finding, self._how)
        row.shown.connect(self.shown)
        row.asked.connect(self.asked)
        self._rows.append(row)
        return row

    def _ask_all(self, fixes: tuple[str, ...]) -> None:
        repairs = self._how.repairs
        for word in fixes:
            repairs = repairs.with_word(word)
        self.asked.emit(How(self._how.params, repairs, self._how.limits))


_HARMLESS = (FindingKind.NOTE, FindingKind.REPAIRED)


def _open_fixes(findings: tuple[Finding, ...], how: How) -> tuple[str, ...]:
    """The words of what can be mended and is not."""
    return tuple(
        finding.fix
        for finding in findings
        if finding.fix
        and finding.kind is FindingKind.SUSPICIOUS
        and not how.repairs.has(finding.fix)
    )


def _good() -> QPixmap:
    return icon("circle-check", tones_now().good).pixmap(_SIGN)
