"""Laws of gare_fab.gui.dialogs.bottles and of its drawing and fitting."""

from collections.abc import Iterator
from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from gare_fab.geometry.arrays import Ints
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.dialogs.bottles import edit_bottles
from gare_fab.gui.dialogs.bottles_drawing import BottleDrawing
from gare_fab.gui.dialogs.catalogue_frame import CatalogueDialog
from gare_fab.gui.look.fields import NumberField
from gare_fab.gui.look.words import speak
from gare_fab.model.stock import Bottle
from gare_fab.storage.catalogue import bottle_ids, load_bottle
from tests.gui.desks import bottle_job, desk_with
from tests.gui.dialogs.editors import go_to, opened, part, press


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A desk with a job on a Bordelaise."""
    speak("en")
    with desk_with(bottle_job()) as laid:
        yield laid


def _editor(qtbot: QtBot, desk: Desk) -> CatalogueDialog:
    return opened(qtbot, partial(edit_bottles, desk))


def _bottle(dialog: CatalogueDialog) -> Bottle:
    assert isinstance(dialog.thing, Bottle)
    return dialog.thing


def _enter(qtbot: QtBot, of: QWidget, name: str, text: str) -> None:
    field = part(of, NumberField, name)
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_showing_a_bottle_changes_nothing(qtbot: QtBot, desk: Desk) -> None:
    """Every shipped bottle is shown as it is, and its volume fits capacity and weight."""
    dialog = _editor(qtbot, desk)
    for name in bottle_ids():
        go_to(dialog, name)
        assert dialog.thing == load_bottle(name)
        assert not dialog.is_changed
        assert "do not agree" not in part(dialog, QLabel, "volume").text(), name


def test_a_mistyped_diameter_is_noticed(qtbot: QtBot, desk: Desk) -> None:
    """A profile whose volume is far from capacity and weight is told of."""
    dialog = _editor(qtbot, desk)
    QGuiApplication.clipboard().setText("0;47\n184;47\n230;16\n300;14.75")
    press(qtbot, dialog, "paste_points")
    assert "do not agree" in part(dialog, QLabel, "volume").text()


def test_pasted_points_take_the_place_of_the_profile(qtbot: QtBot, desk: Desk) -> None:
    """Points from a spreadsheet are the new profile; nonsense is told and changes nothing."""
    dialog = _editor(qtbot, desk)
    QGuiApplication.clipboard().setText("0\t32,5\n8\t37,5\n300\t14,75")
    press(qtbot, dialog, "paste_points")
    assert _bottle(dialog).profile == ((0.0, 32.5), (8.0, 37.5), (300.0, 14.75))
    QGuiApplication.clipboard().setText("nothing of the kind")
    press(qtbot, dialog, "paste_points")
    assert len(_bottle(dialog).profile) == 3
    assert part(dialog, QLabel, "paste_wrong").isVisibleTo(dialog)


def test_heights_must_rise(qtbot: QtBot, desk: Desk) -> None:
    """A profile that falls back is refused, and its row is named."""
    dialog = _editor(qtbot, desk)
    QGuiApplication.clipboard().setText("0;30\n100;30\n90;20\n300;15")
    press(qtbot, dialog, "paste_points")
    press(qtbot, dialog, "save")
    assert "3" in part(dialog, QLabel, "profile_wrong").text()
    assert dialog.is_changed


def test_the_straight_part_comes_and_goes(qtbot: QtBot, desk: Desk) -> None:
    """Without its tick there is no panel, and no fields for one."""
    dialog = _editor(qtbot, desk)
    press(qtbot, dialog, "has_panel")
    assert _bottle(dialog).panel is None
    assert not part(dialog, QWidget, "panel.0").isVisibleTo(dialog)
    press(qtbot, dialog, "has_panel")
    assert _bottle(dialog).panel == _bottle(dialog).zone


def test_measurements_stretch_the_form(qtbot: QtBot, desk: Desk) -> None:
    """Figures measured on a bottle, taken over, are those of the profile."""
    dialog = _editor(qtbot, desk)
    press(qtbot, dialog, "measure")
    _enter(qtbot, dialog, "height", "310")
    _enter(qtbot, dialog, "body", "76,4")
    press(qtbot, dialog, "take_measures")
    assert _bottle(dialog).height == 310.0
    assert 2 * _bottle(dialog).radius == pytest.approx(76.4)
    press(qtbot, dialog, "save")
    assert load_bottle("bordelaise_75").height == 310.0


def test_impossible_measurements_cannot_be_taken_over(qtbot: QtBot, desk: Desk) -> None:
    """A neck wider than the mouth is told of at once."""
    dialog = _editor(qtbot, desk)
    press(qtbot, dialog, "measure")
    _enter(qtbot, dialog, "neck", "60")
    assert part(dialog, QLabel, "fitting_wrong").text()
    assert not part(dialog, QPushButton, "take_measures").isEnabled()
    _enter(qtbot, dialog, "neck", "28")
    assert part(dialog, QPushButton, "take_measures").isEnabled()


def _pixels(drawing: BottleDrawing) -> Ints:
    image = drawing.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    shape = (image.height(), image.width())
    return np.frombuffer(image.constBits(), np.uint32).reshape(shape).astype(np.intp)


def test_the_drawing_is_of_the_bottle(qtbot: QtBot) -> None:
    """The picture is as wide for its height as the bottle."""
    drawing = BottleDrawing()
    qtbot.addWidget(drawing)
    drawing.resize(200, 400)
    empty = _pixels(drawing)
    bottle = load_bottle("bordelaise_75")
    drawing.show_bottle(bottle)
    painted = _pixels(drawing) != empty
    rows, columns = np.flatnonzero(painted.any(axis=1)), np.flatnonzero(painted.any(axis=0))
    height, width = np.ptp(rows), np.ptp(columns)
    assert width / height == pytest.approx(2 * bottle.radius / bottle.height, rel=0.04)


def test_the_point_at_hand_is_marked(qtbot: QtBot, desk: Desk) -> None:
    """Going to a row of the profile changes the drawing."""
    dialog = _editor(qtbot, desk)
    drawing = part(dialog, BottleDrawing, "drawing")
    before = _pixels(drawing)
    part(dialog, QTableWidget, "profile").setCurrentCell(5, 0)
    assert not np.array_equal(before, _pixels(drawing))


@pytest.mark.parametrize(
    "profile", [(), ((0.0, 30.0),), ((5.0, 30.0), (5.0, 20.0), (1.0, 9.0))]
)
def test_no_profile_harms_the_drawing(
    qtbot: QtBot, profile: tuple[tuple[float, float], ...]
) -> None:
    """Too few points and points that make no profile are drawn as well as can be."""
    drawing = BottleDrawing()
    qtbot.addWidget(drawing)
    drawing.show_bottle(Bottle("x", (), profile, (0.0, 1.0)))
    assert _pixels(drawing).size > 0
