"""Layers as lists show them: their names, and the colours that they are painted in."""

from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from gare_fab.base.messages import Message
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.words import say
from gare_fab.model.artwork import Item, Layer, Shape
from gare_fab.model.paint import Paint

_MOST_COLOURS = 3
_MOST_ITEMS = 2000  # of a layer that are looked at: a colour that is rarer has no dot
_SIZE = 20
_SHARP = 2  # pixels drawn for each that is asked, for dense screens


def layer_name(layer: Layer) -> str:
    """What a layer is called."""
    return layer.name or say(Message("Unnamed layer"))


def colours_of(layer: Layer) -> tuple[str, ...]:
    """The first few colours of a layer as "#rrggbb"; its own where the file gives one."""
    if layer.colour is not None:
        return (layer.colour.hexadecimal,)
    paints = (
        paint.hexadecimal
        for item in islice(layer.items, _MOST_ITEMS)
        for paint in _paints(item)
        if paint is not None
    )
    found: dict[str, None] = {}
    for colour in paints:
        found[colour] = None
        if len(found) == _MOST_COLOURS:
            break
    return tuple(found)


def dots(colours: tuple[str, ...]) -> QIcon:
    """Overlapping dots of these colours."""
    pixels = QPixmap(_SIZE * _SHARP, _SIZE * _SHARP)
    pixels.setDevicePixelRatio(_SHARP)
    pixels.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixels)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(tones_now().faint))
    left = (_SIZE - 10 - 4 * (len(colours) - 1)) / 2
    for row, colour in enumerate(colours):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QRectF(left + 4 * row, 5, 10, 10))
    painter.end()
    return QIcon(pixels)


def _paints(item: Item) -> Iterator[Paint | None]:
    if isinstance(item, Shape):
        yield item.fill
        yield item.stroke.paint if item.stroke is not None else None
