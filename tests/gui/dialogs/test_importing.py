"""Laws of importing: the sheet tells what was understood, and places what is agreed to."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.dialogs.importing import ask_import, kinds, take_in
from gare_fab.gui.dialogs.importing_picture import DrawingPicture
from gare_fab.gui.dialogs.importing_sheet import ImportSheet
from gare_fab.gui.dialogs.importing_size import SizeCheck
from gare_fab.gui.look.fields import NumberField
from gare_fab.gui.look.forms import ParamForm
from gare_fab.model.document import Document
from gare_fab.model.extent import area_of, placed_bounds
from gare_fab.storage.job_files import save
from tests.gui.desks import EXAMPLES, LOGO, bottle_job, desk_with, flat_job
from tests.gui.dialogs.driving import (
    SOON_MS,
    choose,
    dialog_is_open,
    dialog_of,
    enter,
    heard,
    press,
    text_of,
    window,
)

TEMPLATE = EXAMPLES / "gabarit_luthier" / "gabarit.dxf"
MESH = EXAMPLES / "equerre_stl" / "equerre.stl"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" {size}>{body}</svg>'


def drawing(folder: Path, name: str, size: str = 'width="40mm" height="20mm"') -> Path:
    """A file with a red rectangle over its whole page of 40 by 20."""
    body = '<path d="M0 0H40V20H0Z" fill="none" stroke="red" stroke-width="0.1"/>'
    file = folder / name
    file.write_text(SVG.format(size=f'{size} viewBox="0 0 40 20"', body=body), "utf-8")
    return file


def empty_of(document: Document) -> Document:
    """The same job without anything on it."""
    return replace(document, artworks=(), placements=(), steps=(), title="")


def sheet_of(qtbot: QtBot, parent: QWidget) -> ImportSheet:
    """The sheet, once a page of it is shown."""
    sheet = dialog_of(parent, ImportSheet)
    yes = sheet.findChild(QWidget, "yes")
    assert yes is not None
    qtbot.waitUntil(yes.isEnabled, timeout=SOON_MS)
    return sheet


def document_of(desk: Desk) -> Document:
    """The job on the desk."""
    document = desk.store.state.document
    assert document is not None
    return document


def test_a_chosen_drawing_is_placed_with_its_steps(qtbot: QtBot) -> None:
    """Agreed to, a logo lies in the middle of a bottle's front, selected, in one undo step."""
    with desk_with(empty_of(bottle_job())) as desk:
        parent = window(qtbot)
        before = document_of(desk)
        ask_import(desk, parent)
        choose(qtbot, parent, LOGO)
        sheet = sheet_of(qtbot, parent)
        assert text_of(sheet, "question") == "This drawing is 57.2 × 57.2 mm, right?"
        press(qtbot, parent, "yes")
        document = document_of(desk)
        bounds = placed_bounds(document)
        assert bounds is not None
        assert bounds.centre == pytest.approx(area_of(document).centre)
        assert bounds.width == pytest.approx(57.2)
        assert {step.operation for step in document.steps} == {"fill", "score"}
        assert len(desk.store.state.selection) == 1
        assert document.title == "logo"
        assert not dialog_is_open(parent, ImportSheet)
        desk.store.undo()
        assert document_of(desk) is before


def test_several_files_are_pages_and_one_change(qtbot: QtBot) -> None:
    """Each file has its page; a file that cannot be read keeps no other out."""
    with desk_with(empty_of(flat_job())) as desk:
        parent = window(qtbot)
        broken = EXAMPLES / "demo.py"
        take_in(desk, parent, (MESH, broken, TEMPLATE))
        sheet = sheet_of(qtbot, parent)
        assert text_of(sheet, "yes") == "Yes, next"
        press(qtbot, parent, "yes")
        assert "demo.py is of a kind that cannot be read" in text_of(sheet, "why")
        press(qtbot, parent, "yes")
        qtbot.waitUntil(lambda: "192.4 × 338" in text_of(sheet, "question"), timeout=SOON_MS)
        press(qtbot, parent, "back")
        press(qtbot, parent, "yes")
        press(qtbot, parent, "yes")
        names = [artwork.name for artwork in document_of(desk).artworks]
        assert names == ["equerre.stl", "gabarit.dxf"]
        assert len(desk.store.state.past) == 1


def test_the_true_width_scales_the_drawing(qtbot: QtBot, tmp_path: Path) -> None:
    """Who says that a drawing is 100 mm wide gets it so wide, its proportions kept."""
    with desk_with(empty_of(bottle_job())) as desk:
        parent = window(qtbot)
        take_in(desk, parent, (drawing(tmp_path, "a.svg"),))
        sheet = sheet_of(qtbot, parent)
        press(qtbot, parent, "no")
        enter(qtbot, sheet.findChild(NumberField, "width"), "100")
        assert text_of(sheet, "question") == "This drawing will be 100 × 50 mm."
        assert text_of(sheet, "yes") == "Place it"
        press(qtbot, parent, "yes")
        bounds = placed_bounds(document_of(desk))
        assert bounds is not None
        assert (bounds.width, bounds.height) == pytest.approx((100.0, 50.0))


def test_another_unit_reads_the_file_again(qtbot: QtBot) -> None:
    """Who says that the unit is the inch sees and gets it 25.4 times as large."""
    with desk_with(empty_of(flat_job())) as desk:
        parent = window(qtbot)
        take_in(desk, parent, (MESH,))
        sheet = sheet_of(qtbot, parent)
        box = sheet.findChild(QComboBox, "unit")
        assert box is not None
        row = box.findData("in")
        box.setCurrentIndex(row)
        box.activated.emit(row)
        qtbot.waitUntil(lambda: "1524 × 1270" in text_of(sheet, "question"), timeout=SOON_MS)
        press(qtbot, parent, "yes")
        bounds = placed_bounds(document_of(desk))
        assert bounds is not None
        assert bounds.width == pytest.approx(1524.0)


def test_words_that_fail_leave_the_page_as_it_was(qtbot: QtBot) -> None:
    """A section above the mesh is one sentence; the drawing stays as it was understood."""
    with desk_with(empty_of(flat_job())) as desk:
        parent = window(qtbot)
        take_in(desk, parent, (MESH,))
        sheet = sheet_of(qtbot, parent)
        box = sheet.findChild(QComboBox, "view")
        assert box is not None
        row = box.findData("section")
        box.setCurrentIndex(row)
        box.activated.emit(row)
        yes = sheet.findChild(QWidget, "yes")
        assert yes is not None
        qtbot.waitUntil(yes.isEnabled, timeout=SOON_MS)
        forms = sheet.findChildren(ParamForm, "reading")
        (form,) = (each for each in forms if each.isVisible())
        enter(qtbot, form.field("height"), "99")
        qtbot.waitUntil(lambda: "above the mesh" in text_of(sheet, "trouble"), timeout=SOON_MS)
        assert "60 × 50" in text_of(sheet, "question")


def test_a_corrupt_drawing_leaves_the_job(qtbot: QtBot, tmp_path: Path) -> None:
    """A damaged file is one sentence with nothing to place; the job is the same object."""
    file = tmp_path / "half.svg"
    file.write_bytes(LOGO.read_bytes()[:900])
    with desk_with(flat_job((5, 5))) as desk:
        parent = window(qtbot)
        before = desk.store.state.document
        take_in(desk, parent, (file,))
        sheet = dialog_of(parent, ImportSheet)
        qtbot.waitUntil(lambda: sheet.findChild(QWidget, "why") is not None, timeout=SOON_MS)
        why = text_of(sheet, "why")
        assert "half.svg" in why
        assert "\n" not in why
        yes = sheet.findChild(QWidget, "yes")
        assert yes is not None
        assert not yes.isEnabled()
        press(qtbot, parent, "cancel")
        assert desk.store.state.document is before


def test_the_rest_of_a_damaged_drawing_is_an_explicit_choice(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """Who ticks it gets what could be read, with a word on the damage."""
    file = tmp_path / "half.svg"
    file.write_bytes(LOGO.read_bytes()[:900])
    with desk_with(empty_of(flat_job())) as desk:
        parent = window(qtbot)
        take_in(desk, parent, (file,))
        sheet = dialog_of(parent, ImportSheet)
        qtbot.waitUntil(lambda: dialog_is_open(sheet, QCheckBox), timeout=SOON_MS)
        press(qtbot, parent, "recover")
        qtbot.waitUntil(lambda: dialog_is_open(sheet, SizeCheck), timeout=SOON_MS)
        press(qtbot, parent, "yes")
        document = document_of(desk)
        assert len(document.artworks) == 1
        assert any("damaged" in str(each.message) for each in document.artworks[0].findings)


def test_a_drawing_without_a_job_begins_one(qtbot: QtBot, tmp_path: Path) -> None:
    """The sheet of a drawing dropped on the start screen is there at once; then its job is."""
    with desk_with() as desk:
        parent = window(qtbot)
        take_in(desk, parent, (drawing(tmp_path, "a.svg"),))
        assert dialog_is_open(parent, ImportSheet)
        sheet_of(qtbot, parent)
        assert desk.store.state.document is None
        press(qtbot, parent, "yes")
        document = document_of(desk)
        assert [step.operation for step in document.steps] == ["cut"]
        assert desk.store.state.is_changed


def test_a_dropped_job_is_opened(qtbot: QtBot, tmp_path: Path) -> None:
    """A job among what was dropped is opened, and the user is told that the rest was not."""
    file = tmp_path / "job.gare"
    save(flat_job((5, 5)), file)
    with desk_with() as desk:
        parent = window(qtbot)
        notices = heard(desk)
        take_in(desk, parent, (LOGO, file))
        qtbot.waitUntil(lambda: desk.store.state.path == file, timeout=SOON_MS)
        assert [str(notice.message) for notice in notices] == [
            "Opening job.gare…",
            "Only the job job.gare was opened.",
        ]


def test_nothing_dropped_is_said(qtbot: QtBot) -> None:
    """Where there is no file in what was pasted, the user is told so."""
    with desk_with(flat_job((5, 5))) as desk:
        notices = heard(desk)
        take_in(desk, window(qtbot), ())
        assert len(notices) == 1


def test_who_cancels_while_reading_hears_no_more(qtbot: QtBot) -> None:
    """The sheet closed, its reading is given up and nothing changes."""
    with desk_with(flat_job((5, 5))) as desk:
        parent = window(qtbot)
        before = desk.store.state.document
        take_in(desk, parent, (LOGO,))
        press(qtbot, parent, "cancel")
        qtbot.wait(600)
        assert desk.store.state.document is before
        assert not dialog_is_open(parent, ImportSheet)


def test_the_picture_is_painted_bit_by_bit(qtbot: QtBot) -> None:
    """After a while all of the drawing is there, in its own colours."""
    with desk_with(empty_of(flat_job())) as desk:
        parent = window(qtbot)
        take_in(desk, parent, (LOGO,))
        sheet = sheet_of(qtbot, parent)
        picture = sheet.findChild(DrawingPicture)
        assert picture is not None
        qtbot.waitUntil(lambda: picture.is_painted, timeout=SOON_MS)
        image = picture.grab().toImage()
        colours = {
            image.pixelColor(x, y).name()
            for x in range(0, image.width(), 2)
            for y in range(0, image.height(), 2)
        }
        assert {"#ffffff", "#222222"} <= colours


def test_the_file_dialog_offers_what_can_be_read() -> None:
    """All suffixes stand in the first row, in small and capital letters."""
    first, *others = kinds()
    for suffix in (".svg", ".dxf", ".stl", ".SVG"):
        assert f"*{suffix}" in first
    assert len(others) == 4
