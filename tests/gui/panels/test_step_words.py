"""What a step is for, in words."""

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from gare_fab.gui.panels.step_words import (
    figures_text,
    name_text,
    selects_text,
    source_text,
    swatches,
)
from gare_fab.model.step import PaintUse, Select
from gare_fab.workshop.specs import step_of
from gare_fab.workshop.stepping import effective
from tests.gui.desks import bottle_job, flat_job


@pytest.mark.parametrize(
    ("selects", "words"),
    [
        ((Select(),), "everything"),
        ((Select(PaintUse.FILL),), "fills"),
        ((Select(PaintUse.STROKE, "red"),), "lines in red"),
        ((Select(PaintUse.STROKE, "", "red"),), "lines except red"),
        (
            (Select(name="Gravure"), Select(name="#ff0000")),
            "all of “Gravure”, everything in red",
        ),
        ((), "nothing"),
    ],
)
def test_selections_in_words(selects: tuple[Select, ...], words: str) -> None:
    """Colours, layers, exceptions, and several at once."""
    assert selects_text(selects) == words


def test_a_colour_without_a_name_is_called_after_the_nearest() -> None:
    """Nobody reads hexadecimal; a layer keeps its name."""
    assert name_text("#1d5ac8") == "blue"
    assert name_text("#333333") == "black"
    assert name_text("Découpe") == "Découpe"


def test_figures_tell_what_is_automatic() -> None:
    """All open is said once, else each open figure says so."""
    job = flat_job((0.0, 0.0))
    for text, begin in (
        ("cut", "Automatic: "),
        ("cut speed=600 power=80 passes=2", "600 mm/min · 80 % · 2 passes"),
        ("cut speed=600", "600 mm/min · "),
    ):
        step = step_of(text)
        assert figures_text(step, effective(step, job)).startswith(begin)
    step = step_of("cut speed=600")
    assert figures_text(step, effective(step, job)).count("(auto)") == 2


def test_where_open_figures_come_from() -> None:
    """From the material where it has some, else from the machine; "" where all are set."""
    fill, cut = step_of("fill"), step_of("cut")
    assert source_text(effective(fill, bottle_job())).startswith("From the material")
    assert source_text(effective(cut, bottle_job())).startswith("The machine's own")
    full = step_of("cut speed=600 power=80 passes=2")
    assert source_text(effective(full, flat_job())) == ""


def test_swatches_are_the_colours(qtbot: QtBot) -> None:
    """One square a colour, none for a layer."""
    del qtbot  # an application is needed to paint
    assert swatches(("Découpe",)).isNull()
    picture = swatches(("red", "#0000ff", "Découpe"))
    image = picture.toImage()
    middle = image.height() // 2
    assert image.pixelColor(middle, middle) == QColor(255, 0, 0)
    assert image.pixelColor(image.width() - middle, middle) == QColor(0, 0, 255)
