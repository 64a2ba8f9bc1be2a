"""Laws of the room over letters."""

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from gare_fab.gui.look.theme import carry_font


@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.Bold])
def test_accents_of_capitals_have_room(qapp: QApplication, weight: QFont.Weight) -> None:
    """A line of our font is as high over its base line as any letter of French in it."""
    before = qapp.font()
    carry_font(qapp)
    font = QFont(qapp.font())
    qapp.setFont(before)
    font.setWeight(weight)
    metrics = QFontMetrics(font)
    assert font.family() == "Lato"
    highest = max(-metrics.boundingRect(letter).top() for letter in "ÀÂÉÈÊËÎÏÔÙÛÜŸÇŒ")
    assert metrics.ascent() >= highest
