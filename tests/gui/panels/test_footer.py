"""The footer: it follows the study of the job, and does not claim what is not known."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from gare_fab.base.messages import Message
from gare_fab.geometry.affine import Affine
from gare_fab.gui.look.words import duration, length, speak
from gare_fab.gui.panels.footer import Footer
from gare_fab.model.document import Document
from gare_fab.model.edits import add, delete
from gare_fab.workshop.studying import study
from tests.gui.desks import desk_with, flat_job, square

NARROW = 1366


def text(footer: Footer, name: str) -> str:
    """What a label of the footer says."""
    found = footer.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text()


def problems(footer: Footer) -> QToolButton:
    """The badge."""
    found = footer.findChild(QToolButton, "problems")
    assert isinstance(found, QToolButton)
    return found


def unreachable(job: Document) -> Document:
    """The job with a square beyond the machine's bed."""
    return add(square(), Affine.moved(5000.0, 0.0))(job)


def test_the_figures_are_those_of_the_study(qtbot: QtBot) -> None:
    """Time and lengths are the study's; the size is that of what lies on the sheet."""
    with desk_with(flat_job((10.0, 10.0), (50.0, 10.0))) as desk:
        footer = Footer(desk)
        qtbot.addWidget(footer)
        job = desk.store.state.document
        assert job is not None
        assert text(footer, "time") == "–"
        found = study(job)
        desk.store.set_study(found, job, 0)
        assert text(footer, "time") == duration(found.report.time_s)
        assert text(footer, "cut_length") == length(found.report.cut_mm)
        assert text(footer, "travel_length") == length(found.report.travel_mm)
        assert text(footer, "size") == "50 × 10 mm"


def test_the_price_tells_its_parts(qtbot: QtBot) -> None:
    """The tip names setting up, machine and material, and their sum is what is shown."""
    with desk_with(flat_job((10.0, 10.0))) as desk:
        footer = Footer(desk)
        qtbot.addWidget(footer)
        job = desk.store.state.document
        assert job is not None
        found = study(job)
        priced = replace(found, price=replace(found.price, setup=3.0, time=1.5, material=0.25))
        desk.store.set_study(priced, job, 0)
        label = footer.findChild(QLabel, "price")
        assert isinstance(label, QLabel)
        assert "4.75" in label.text()
        assert [part in label.toolTip() for part in ("3.00", "1.50", "0.25", "4.75")] == [
            True
        ] * 4


def test_figures_that_lag_are_faint(qtbot: QtBot) -> None:
    """Figures of the job as it was stay, faint, until those of the job as it is are there."""
    with desk_with(flat_job((10.0, 10.0))) as desk:
        footer = Footer(desk)
        qtbot.addWidget(footer)
        job = desk.store.state.document
        assert job is not None
        desk.store.set_study(study(job), job, 0)
        label = footer.findChild(QLabel, "time")
        assert isinstance(label, QLabel)
        assert label.isEnabled()
        before = label.text()
        desk.store.apply(Message("Delete"), delete({job.placements[0].id}))
        assert not label.isEnabled()
        assert label.text() == before
        assert text(footer, "size") == "–"


def test_the_badge_counts_and_is_clicked(qtbot: QtBot) -> None:
    """Errors and warnings are counted apart; a click asks to see them."""
    with desk_with(unreachable(flat_job((10.0, 10.0)))) as desk:
        footer = Footer(desk)
        qtbot.addWidget(footer)
        footer.show()
        badge = problems(footer)
        assert not badge.isVisible()
        job = desk.store.state.document
        assert job is not None
        desk.store.set_study(study(job), job, 0)
        assert badge.isVisible()
        assert "1 error" in badge.text()
        assert text(footer, "time") == "–"
        with qtbot.waitSignal(footer.problems_asked, timeout=1000):
            qtbot.mouseClick(badge, Qt.MouseButton.LeftButton)


def test_it_says_where_the_mouse_is_and_how_large_things_are(qtbot: QtBot) -> None:
    """The canvas tells the footer, which shows it in the spoken language's numbers."""
    with desk_with(flat_job()) as desk:
        footer = Footer(desk)
        qtbot.addWidget(footer)
        footer.show_zoom(150.4)
        footer.show_pointer(12.34, -5.0)
        assert text(footer, "zoom") == "150 %"
        assert text(footer, "pointer") == "X 12.3  Y -5"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_fits_a_narrow_screen(qtbot: QtBot, language: str) -> None:
    """With a long job, many problems and work going on, it is not wider than 1366 points."""
    speak(language)
    try:
        with desk_with(unreachable(flat_job((10.0, 10.0)))) as desk:
            footer = Footer(desk)
            qtbot.addWidget(footer)
            footer.show_pointer(-1234.5, -1234.5)
            footer.show_zoom(12800)
            for name, words in (
                ("time", duration(359_999)),
                ("cut_length", length(12_345_678)),
                ("travel_length", length(12_345_678)),
                ("price", "12 345,67 €"),
                ("size", "1234,5 × 1234,5 mm"),
            ):
                label = footer.findChild(QLabel, name)
                assert isinstance(label, QLabel)
                label.setText(words)
            problems(footer).setText("88 erreurs, 88 avertissements")
            problems(footer).show()
            waiting = 260  # its words, its bar and its button
            assert footer.minimumSizeHint().width() + waiting < NARROW
    finally:
        speak("en")
