"""Laws of the report in the import sheet: findings are shown, mended, and taken back."""

from dataclasses import replace
from pathlib import Path

import pytest
from ezdxf import units
from ezdxf.filemanagement import new
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gare_fab.base.messages import Message
from gare_fab.base.progress import SILENT
from gare_fab.gui.desk.errands_import import (
    How,
    Understood,
    report_on,
    understand,
    understand_again,
    understand_all,
)
from gare_fab.gui.dialogs.importing_close_up import CloseUp
from gare_fab.gui.dialogs.importing_findings import FindingsList
from gare_fab.gui.dialogs.importing_page import ImportPage
from gare_fab.gui.dialogs.importing_viewer import Viewer
from gare_fab.gui.look.fields import ChoiceBox, NumberField
from gare_fab.gui.look.forms import ParamForm
from gare_fab.gui.look.words import speak
from gare_fab.model.artwork import Finding, FindingCode, FindingKind, Source
from gare_fab.model.limits import USUAL
from gare_fab.model.repairs import Repairs
from gare_fab.workshop.looking import ColourSummary
from tests.gui.dialogs.driving import enter, text_of

FAULTY = """<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="40mm"
 viewBox="0 0 60 40"><g fill="none" stroke="red" stroke-width="0.1">
<path d="M5 5h20v10h-20z"/><path d="M5 5h20v10h-20z"/>
<path d="M30 5h20v10h-20v-9.95"/><path d="M30 25h20v10h-20v-9.95"/></g></svg>"""


@pytest.fixture
def taken(tmp_path: Path) -> Understood:
    """A drawing with a rectangle twice and two contours that are nearly closed."""
    file = tmp_path / "faulty.svg"
    file.write_text(FAULTY, "utf-8")
    (one,) = understand_all((file,), 0.01, SILENT)
    assert isinstance(one, Understood)
    return one


def page_of(qtbot: QtBot, taken: Understood) -> tuple[ImportPage, list[How]]:
    """The page of a drawing, and what it asks for."""
    page = ImportPage(taken, 1.0)
    qtbot.addWidget(page)
    page.resize(1000, 560)
    page.show()
    asked: list[How] = []
    page.reread.connect(asked.append)
    return page, asked


def click(page: QWidget, finding: str, button: str) -> None:
    """Click a button of a finding."""
    row = page.findChild(QWidget, f"finding_{finding}")
    assert row is not None, finding
    found = row.findChild(QPushButton, button)
    assert found is not None
    found.click()


def codes(taken: Understood) -> list[tuple[FindingKind, str]]:
    """What is said of a drawing."""
    return [(finding.kind, finding.code) for finding in taken.about.findings]


def test_what_is_found_is_shown_place_by_place(qtbot: QtBot, taken: Understood) -> None:
    """Show me goes to the first place, then to the next, and round to the first again."""
    page, asked = page_of(qtbot, taken)
    viewer = page.findChild(Viewer)
    near = page.findChild(CloseUp)
    assert viewer is not None
    assert near is not None
    assert not near.isVisible()
    for number in (1, 2, 1):
        click(page, FindingCode.OPEN_GAPS, "show_me")
        assert text_of(page, "place") == f"Place {number} of 2"
        assert near.isVisible()
    click(page, FindingCode.DOUBLE_LINES, "show_me")
    assert text_of(page, "place") == "Place 1 of 1"
    whole = page.findChild(QPushButton, "whole")
    assert whole is not None
    whole.click()
    assert viewer.finding is None
    assert not near.isVisible()
    assert asked == []


def test_what_the_reader_left_out_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    """A click on show me goes to the place of a missing picture, though nothing is drawn."""
    file = tmp_path / "lost.svg"
    image = '<image href="lost.png" x="5" y="25" width="10" height="10"/></svg>'
    file.write_text(FAULTY.replace("</svg>", image), "utf-8")
    (one,) = understand_all((file,), 0.01, SILENT)
    assert isinstance(one, Understood)
    page, _ = page_of(qtbot, one)
    row = page.findChild(QWidget, f"finding_{FindingCode.FILE_MISSING}")
    assert row is not None
    button = row.findChild(QPushButton, "show_me")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    viewer = page.findChild(Viewer)
    assert viewer is not None
    assert viewer.finding is not None
    assert viewer.finding.spots[0] == pytest.approx((10.0, 10.0))
    assert text_of(page, "place") == "Place 1 of 1"


def test_the_place_is_marked(qtbot: QtBot, taken: Understood) -> None:
    """Round the place is a ring in the colour of marks, with the line's colour in it."""
    page, _ = page_of(qtbot, taken)
    click(page, FindingCode.OPEN_GAPS, "show_me")
    near = page.findChild(CloseUp)
    assert near is not None
    image = near.grab().toImage()
    middle = image.width() // 2, image.height() // 2
    colours = [
        image.pixelColor(middle[0] + dx, middle[1] + dy)
        for dx in range(-40, 41)
        for dy in range(-40, 41)
    ]
    assert any(each.red() > 200 and max(each.green(), each.blue()) < 100 for each in colours)
    assert len({each.name() for each in colours}) > 3


def test_mending_asks_for_the_repair_and_back(qtbot: QtBot, taken: Understood) -> None:
    """Mend it asks for its own repair; of what was mended, take back asks for none."""
    page, asked = page_of(qtbot, taken)
    click(page, FindingCode.DOUBLE_LINES, "fix_it")
    assert asked[-1].repairs == Repairs(drop_doubles=True)
    mended = understand(taken.file, asked[-1], 0.01, SILENT)
    assert (FindingKind.REPAIRED, FindingCode.DOUBLE_LINES) in codes(mended)
    page, asked = page_of(qtbot, mended)
    click(page, FindingCode.DOUBLE_LINES, "fix_it")
    assert asked[-1].repairs == Repairs()


def test_all_can_be_mended_at_once(qtbot: QtBot, taken: Understood) -> None:
    """One click asks for all repairs that findings name; then all is well."""
    page, asked = page_of(qtbot, taken)
    button = page.findChild(QPushButton, "fix_all")
    assert button is not None
    button.click()
    assert asked[-1].repairs == Repairs(drop_doubles=True, close_gaps=0.1)
    mended = understand(taken.file, asked[-1], 0.01, SILENT)
    assert {kind for kind, _ in codes(mended)} == {FindingKind.REPAIRED}
    page, _ = page_of(qtbot, mended)
    assert page.findChild(QPushButton, "fix_all") is None


def test_a_gap_can_be_said(qtbot: QtBot, taken: Understood) -> None:
    """Another gap is what is looked for, and, once mended, what is closed."""
    page, asked = page_of(qtbot, taken)
    enter(qtbot, page.findChild(NumberField, "gap"), "0.3")
    assert asked[-1].limits.gap == pytest.approx(0.3)
    assert asked[-1].repairs == Repairs()
    mended = understand(
        taken.file, replace(taken.how, repairs=Repairs(close_gaps=0.1)), 0.01, SILENT
    )
    page, asked = page_of(qtbot, mended)
    enter(qtbot, page.findChild(NumberField, "gap"), "0.3")
    assert asked[-1].repairs == Repairs(close_gaps=0.3)


def test_an_artwork_is_read_again_as_it_was(taken: Understood) -> None:
    """The report on an artwork says what the import said; read again it keeps its name."""
    named = replace(taken.artwork, name="mine")
    report = report_on(named, USUAL, SILENT)
    assert codes(report) == codes(taken)
    again = understand_again(named, How(report.how.params, Repairs(drop_doubles=True)), SILENT)
    assert again.artwork.name == "mine"
    assert isinstance(again.artwork.origin, Source)
    assert again.artwork.origin.repairs == Repairs(drop_doubles=True)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_long_sentences_are_not_clipped(qtbot: QtBot, language: str) -> None:
    """A list of many long findings is as wide as its column, and all rows are shown."""
    speak(language)
    message = Message(
        "Areas no wider than {width} mm: perhaps lines are meant.", {"width": 0.15}
    )
    findings = tuple(
        Finding(kind, message, 100, fix="lines_of_hairlines=0.15", places=((1.0, 1.0),))
        for kind in FindingKind
        for _ in range(20)
    )
    params = Repairs()  # any will do
    shown = FindingsList(findings, How(params))
    qtbot.addWidget(shown)
    shown.setFixedWidth(360)
    shown.show()
    speak("en")
    assert shown.minimumSizeHint().width() <= 360
    assert len(shown.findChildren(QPushButton, "show_me")) == 60


def test_gaps_are_looked_for_as_far_as_one_likes(qtbot: QtBot, taken: Understood) -> None:
    """Where no gap is found, a larger one can still be asked for."""
    page, asked = page_of(qtbot, taken)
    (form,) = page.findChildren(ParamForm, "limits")
    enter(qtbot, form.findChild(NumberField, "gap"), "0.7")
    assert asked == [replace(taken.how, limits=replace(USUAL, gap=0.7))]


def test_another_sheet_of_the_file_is_a_choice(qtbot: QtBot, tmp_path: Path) -> None:
    """Of a DXF with a sheet that is not empty, the sheet is offered, then the model."""
    document = new(units=units.MM)
    document.modelspace().add_line((0, 0), (10, 0))
    document.layout("Layout1").add_circle((0, 0), 3)
    file = tmp_path / "two.dxf"
    document.saveas(file)
    (one,) = understand_all((file,), 0.01, SILENT)
    assert isinstance(one, Understood)
    offered = []
    for _ in range(2):
        page, asked = page_of(qtbot, one)
        box = page.findChild(ChoiceBox, "offers")
        assert isinstance(box, ChoiceBox)
        offered.append(box.itemText(1))
        box.activated.emit(1)
        one = understand(file, asked[0], 0.01, SILENT)
    assert offered == ["Layout1", "Model"]
    assert one.about.size == (10.0, 0.0)


def test_spot_colours_are_named(qtbot: QtBot, taken: Understood) -> None:
    """Each ink of a printer is a row, however many tints of it there are."""
    inks = (
        ColourSummary("#ec008c", "CutContour", 0, 1),
        ColourSummary("#f480c6", "CutContour", 0, 1),
    )
    about = replace(taken.about, colours=inks)
    page, _ = page_of(qtbot, replace(taken, about=about))
    texts = [each.text() for each in page.findChildren(QLabel)]
    assert [text for text in texts if "CutContour" in text] == ["Spot colour CutContour"]
