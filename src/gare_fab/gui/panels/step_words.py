"""What a step is for and what it does, in words and small squares of colour."""

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from gare_fab.base.messages import Message
from gare_fab.base.params import Value
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.words import number, say
from gare_fab.model.paint import NAMED, rgb_of
from gare_fab.model.step import PaintUse, Select, Step
from gare_fab.workshop.stepping import Effective

_SIDE = 12
_GAP = 3
_SHARP = 2  # pixels a point, so that it is crisp on dense screens too
_ICONS = {"cut": "cut", "score": "line", "fill": "texture", "frame": "square-dashed"}
_FIGURES = ("speed", "power", "passes")
_COLOURS = {
    "black": Message("black"),
    "white": Message("white"),
    "red": Message("red"),
    "green": Message("green"),
    "lime": Message("lime"),
    "blue": Message("blue"),
    "cyan": Message("cyan"),
    "magenta": Message("magenta"),
    "yellow": Message("yellow"),
    "orange": Message("orange"),
    "grey": Message("grey"),
}
_WHOLE = {
    PaintUse.ANY: Message("everything"),
    PaintUse.STROKE: Message("lines"),
    PaintUse.FILL: Message("fills"),
}
_COLOURED = {
    PaintUse.ANY: Message("everything in {name}"),
    PaintUse.STROKE: Message("lines in {name}"),
    PaintUse.FILL: Message("fills in {name}"),
}
# by a name: of a layer, or of a spot colour
_NAMED = {
    PaintUse.ANY: Message("all of “{name}”"),
    PaintUse.STROKE: Message("lines of “{name}”"),
    PaintUse.FILL: Message("fills of “{name}”"),
}


def icon_name(operation: str) -> str:
    """The icon of an operation."""
    return _ICONS.get(operation, "adjustments")


def name_text(name: str) -> str:
    """A layer as it is called; a colour by the word that comes nearest to it."""
    rgb = rgb_of(name)
    if rgb is None:
        return name
    return say(_COLOURS[min(NAMED, key=lambda word: math.dist(NAMED[word], rgb))])


def selects_text(selects: tuple[Select, ...]) -> str:
    """What a step is for, as in "lines in red, all of “Gravure”"."""
    return ", ".join(_select_text(select) for select in selects) or say("nothing")


def _select_text(select: Select) -> str:
    if not select.name:
        text = say(_WHOLE[select.paint])
    else:
        table = _NAMED if rgb_of(select.name) is None else _COLOURED
        text = say(table[select.paint].template, name=name_text(select.name))
    if select.not_name:
        return say("{what} except {name}", what=text, name=name_text(select.not_name))
    return text


def figures_text(step: Step, effective: Effective) -> str:
    """Speed, power and passes; what nobody has set is marked as automatic."""
    values = step.params.plain()
    figures = {
        name: _figure(
            name, effective.values.get(name) if values[name] is None else values[name]
        )
        for name in _FIGURES
        if name in values
    }
    if all(values[name] is None for name in figures):
        return say("Automatic: {figures}", figures=" · ".join(filter(None, figures.values())))
    return " · ".join(
        say("{figure} (auto)", figure=text) if values[name] is None else text
        for name, text in figures.items()
    )


def source_text(effective: Effective) -> str:
    """Where the figures come from that nobody has set; "" where all are set."""
    if not any(name in effective.values for name in _FIGURES):
        return ""
    if not effective.is_of_material:
        return say("The machine's own figures: try on a scrap first.")
    if effective.is_unconfirmed:
        return say("From the material, a starting point: try on a scrap first.")
    return say("From the material.")


def swatches(names: tuple[str, ...]) -> QPixmap:
    """A square a colour among these names; an empty picture where none is a colour."""
    colours = [rgb for rgb in map(rgb_of, names) if rgb is not None]
    if not colours:
        return QPixmap()
    width = len(colours) * (_SIDE + _GAP) - _GAP
    picture = QPixmap(width * _SHARP, _SIDE * _SHARP)
    picture.setDevicePixelRatio(_SHARP)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tones_now().faint), 1))
    for place, rgb in enumerate(colours):
        painter.setBrush(QColor(*rgb))
        left = place * (_SIDE + _GAP) + 0.5
        painter.drawRoundedRect(QRectF(left, 0.5, _SIDE - 1, _SIDE - 1), 2, 2)
    painter.end()
    return picture


def _figure(name: str, value: Value) -> str:
    if not isinstance(value, int | float):
        return ""
    match name:
        case "speed":
            return f"{number(value, 0)} mm/min"
        case "power":
            return f"{number(value, 1)} %"
        case "passes" if value == 1:
            return say("1 pass")
        case "passes":
            return say("{count} passes", count=number(value, 0))
        case _:
            return ""
