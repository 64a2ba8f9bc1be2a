"""The small picture of a bottle."""

from dataclasses import replace

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from gare_fab.gui.look.colours import DARK, LIGHT
from gare_fab.gui.panels.stock_silhouette import Silhouette
from gare_fab.storage.catalogue import load_bottle


def test_the_zone_is_lighter_than_the_rest(qtbot: QtBot) -> None:
    """The belly shows the zone where it reaches there, beyond it the other tone."""
    bottle = load_bottle("bordelaise_75")
    picture = Silhouette()
    qtbot.addWidget(picture)
    middle = picture.width() // 2
    row = picture.height() - 50  # some 100 mm above the foot
    tones = []
    for zone in (bottle.zone, (150.0, 198.0)):
        picture.show_bottle(replace(bottle, zone=zone))
        tones.append(picture.grab().toImage().pixelColor(middle, row))
    assert tones in (
        [QColor(LIGHT.glass), QColor(LIGHT.glass_beyond)],
        [QColor(DARK.glass), QColor(DARK.glass_beyond)],
    )
