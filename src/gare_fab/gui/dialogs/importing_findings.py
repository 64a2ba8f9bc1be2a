"""What a reader has to say of a file, as rows with signs; and what the file holds."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.words import length, say
from gare_fab.model.artwork import Finding, FindingKind
from gare_fab.workshop.looking import Inspection, LayerSummary

_ICONS = {
    FindingKind.DROPPED: "circle-x",
    FindingKind.REPLACED: "replace",
    FindingKind.REPAIRED: "tool",
    FindingKind.SUSPICIOUS: "alert-triangle",
    FindingKind.NOTE: "info-circle",
}
_TIPS = {
    FindingKind.DROPPED: Message("Left out"),
    FindingKind.REPLACED: Message("Replaced by something else"),
    FindingKind.REPAIRED: Message("Repaired"),
    FindingKind.SUSPICIOUS: Message("Please check this"),
    FindingKind.NOTE: Message("For your information"),
}
_ORDER = (
    FindingKind.DROPPED,
    FindingKind.SUSPICIOUS,
    FindingKind.REPLACED,
    FindingKind.REPAIRED,
    FindingKind.NOTE,
)
_SIGN = QSize(18, 18)
_SWATCH = 12
_MOST_ROWS = 60
_MOST_SWATCHES = 6


def findings_view(findings: tuple[Finding, ...]) -> QWidget:
    """All that was dropped, doubtful, replaced, repaired or noted, the gravest first."""
    view = QWidget()
    view.setObjectName("findings")
    layout = QVBoxLayout(view)
    layout.setContentsMargins(0, 0, 0, 0)
    if all(finding.kind is FindingKind.NOTE for finding in findings):
        layout.addWidget(_row(_good(), say(Message("Everything was taken over.")), ""))
    shown = sorted(findings, key=lambda finding: _ORDER.index(finding.kind))[:_MOST_ROWS]
    for finding in shown:
        sign = icon(_ICONS[finding.kind], _colour(finding.kind)).pixmap(_SIGN)
        layout.addWidget(_row(sign, _words(finding), say(_TIPS[finding.kind])))
    if len(findings) > len(shown):
        more = Message("… and {count} more.", {"count": len(findings) - len(shown)})
        layout.addWidget(label(say(more), "hint"))
    return view


def content_view(about: Inspection) -> QWidget:
    """How much there is, and the layers with their colours."""
    view = QWidget()
    view.setObjectName("content")
    grid = QGridLayout(view)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setColumnStretch(0, 1)
    grid.addWidget(label(say(_counts(about)), wraps=True), 0, 0, 1, 3)
    for row, layer in enumerate(about.layers[:_MOST_ROWS], start=1):
        grid.addWidget(label(layer.name or say(Message("No layer")), wraps=True), row, 0)
        grid.addWidget(_swatches(layer.colours), row, 1)
        grid.addWidget(label(_amount(layer), "hint"), row, 2, Qt.AlignmentFlag.AlignRight)
    return view


def _row(sign: QPixmap, text: str, tip: str) -> QWidget:
    row = QWidget()
    row.setToolTip(tip)
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


def _good() -> QPixmap:
    return icon("circle-check", tones_now().good).pixmap(_SIGN)


def _colour(kind: FindingKind) -> str:
    tones = tones_now()
    match kind:
        case FindingKind.DROPPED:
            return tones.error
        case FindingKind.SUSPICIOUS | FindingKind.REPLACED:
            return tones.warning
        case _:
            return tones.note


def _counts(about: Inspection) -> Message:
    pictures = sum(layer.pictures for layer in about.layers)
    meshes = sum(layer.meshes for layer in about.layers)
    values = {
        "shapes": about.shapes,
        "pictures": pictures,
        "meshes": meshes,
        "length": length(about.length_mm),
    }
    if meshes:
        return Message("Meshes: {meshes}", values)
    if pictures:
        return Message("Shapes: {shapes}, line: {length}, pictures: {pictures}", values)
    return Message("Shapes: {shapes}, line: {length}", values)


def _amount(layer: LayerSummary) -> str:
    return length(layer.length_mm) if layer.shapes else ""


def _swatches(colours: Iterable[str]) -> QWidget:
    """A small square for each of the first colours."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    for colour in tuple(colours)[:_MOST_SWATCHES]:
        pixmap = QPixmap(_SWATCH, _SWATCH)
        pixmap.fill(QColor(tones_now().faint))
        painter = QPainter(pixmap)
        painter.fillRect(pixmap.rect().adjusted(1, 1, -1, -1), QColor(colour))
        painter.end()
        swatch = QLabel()
        swatch.setPixmap(pixmap)
        swatch.setToolTip(colour)
        layout.addWidget(swatch)
    return row
