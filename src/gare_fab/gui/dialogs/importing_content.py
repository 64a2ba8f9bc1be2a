"""What a file holds: how much there is, its layers and its colours."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.words import length, say
from gare_fab.workshop.looking import Inspection, LayerSummary

_SWATCH = 12
_MOST_ROWS = 60
_MOST_SWATCHES = 6


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
    inks = tuple(dict.fromkeys(each.spot for each in about.colours if each.spot))
    for row, ink in enumerate(inks[:_MOST_ROWS], start=grid.rowCount()):
        text = say(Message("Spot colour {name}", {"name": ink}))
        grid.addWidget(label(text, wraps=True), row, 0)
        grid.addWidget(
            _swatches(each.colour for each in about.colours if each.spot == ink), row, 1
        )
    return view


def _counts(about: Inspection) -> Message:
    values = {
        "shapes": about.shapes,
        "pictures": about.pictures,
        "meshes": about.meshes,
        "length": length(about.length_mm),
    }
    if about.meshes:
        return Message("Meshes: {meshes}", values)
    if about.pictures:
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
    layout.addStretch(1)
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
