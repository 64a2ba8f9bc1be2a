"""Laws of the artwork panel, driven as a user does."""

import time
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QDragMoveEvent, QDropEvent, QIcon
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gare_fab.base.messages import Message
from gare_fab.geometry.affine import Affine
from gare_fab.gui.desk.asks import Dialog
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.panels.artwork import ArtworkPanel
from gare_fab.gui.panels.artwork_facts import Column
from gare_fab.gui.panels.making import MakingPopover
from gare_fab.model.artwork import Artwork, Layer, Page, Picture, Source
from gare_fab.model.document import Document, Placement, PlacementId
from gare_fab.model.edits import add, lock, show_layer
from gare_fab.model.edits_groups import group
from gare_fab.model.edits_moves import move
from gare_fab.model.edits_sheets import add_sheet
from gare_fab.workshop.making import make, maker_params
from tests.documents import RED, artwork, filled, stroked
from tests.documents import rectangle as ring
from tests.gui.desks import desk_with, flat_job, square
from tests.gui.panels.asking import Remembering
from tests.gui.panels.parts import part

ONE, TWO, THREE = PlacementId(1), PlacementId(2), PlacementId(3)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk() -> Iterator[Desk]:
    """Three squares."""
    with desk_with(flat_job((10.0, 20.0), (50.0, 20.0), (90.0, 20.0))) as made:
        yield made


def _panel(qtbot: QtBot, desk: Desk) -> ArtworkPanel:
    panel = ArtworkPanel(desk, Remembering())
    qtbot.addWidget(panel)
    panel.resize(348, 500)
    panel.show()
    return panel


def _document(desk: Desk) -> Document:
    document = desk.store.state.document
    assert document is not None
    return document


def _placement(desk: Desk, name: PlacementId) -> Placement:
    return next(each for each in _document(desk).placements if each.id == name)


def _order(desk: Desk) -> list[int]:
    return [each.id for each in _document(desk).placements]


def _index(panel: ArtworkPanel, row: int, column: Column = Column.NAME) -> QModelIndex:
    return panel.tree.rows.index(row, column)


def _click(
    qtbot: QtBot,
    panel: ArtworkPanel,
    index: QModelIndex,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    place = panel.tree.visualRect(index).center()
    qtbot.mouseClick(panel.tree.viewport(), LEFT, keys, place)


def _double_click(qtbot: QtBot, panel: ArtworkPanel, index: QModelIndex) -> None:
    place = panel.tree.visualRect(index).center()
    qtbot.mouseClick(panel.tree.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(panel.tree.viewport(), LEFT, pos=place)


def test_the_front_stands_on_top(qtbot: QtBot, desk: Desk) -> None:
    """The first row is what was painted last."""
    panel = _panel(qtbot, desk)
    rows = panel.tree.rows.rows.top
    assert [row.ids for row in rows] == [(THREE,), (TWO,), (ONE,)]


def test_rows_and_canvas_are_selected_together(qtbot: QtBot, desk: Desk) -> None:
    """A click selects what the row stands for; what is selected elsewhere has its row."""
    panel = _panel(qtbot, desk)
    _click(qtbot, panel, _index(panel, 0))
    _click(qtbot, panel, _index(panel, 2), Qt.KeyboardModifier.ControlModifier)
    asked = desk.store.state.selection
    desk.store.select([TWO])
    rows = [index.row() for index in panel.tree.selectionModel().selectedRows()]
    assert asked == {ONE, THREE}
    assert rows == [1]


def test_eye_and_lock_leave_the_selection_alone(qtbot: QtBot, desk: Desk) -> None:
    """A click on a row's eye hides it, on its lock locks it, and selects nothing."""
    panel = _panel(qtbot, desk)
    desk.store.select([ONE])
    _click(qtbot, panel, _index(panel, 0, Column.SHOWN))
    _click(qtbot, panel, _index(panel, 0, Column.LOCKED))
    hidden = _placement(desk, THREE)
    _click(qtbot, panel, _index(panel, 0, Column.SHOWN))
    assert (hidden.is_hidden, hidden.is_locked) == (True, True)
    assert not _placement(desk, THREE).is_hidden
    assert desk.store.state.selection == {ONE}


def test_two_clicks_on_the_eye_are_two(qtbot: QtBot, desk: Desk) -> None:
    """Hiding and showing quickly ends where it began, in two steps of the history."""
    panel = _panel(qtbot, desk)
    _double_click(qtbot, panel, _index(panel, 0, Column.SHOWN))
    assert not _placement(desk, THREE).is_hidden
    assert len(desk.store.state.past) == 2


def test_the_space_bar_hides_all_that_is_selected(qtbot: QtBot, desk: Desk) -> None:
    """With the keyboard alone the selection can be hidden."""
    panel = _panel(qtbot, desk)
    _click(qtbot, panel, _index(panel, 0))
    _click(qtbot, panel, _index(panel, 1), Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Space)
    assert [each.is_hidden for each in _document(desk).placements] == [False, True, True]


def test_f2_gives_a_drawing_another_name(qtbot: QtBot, desk: Desk) -> None:
    """What is typed after F2 is the name of the drawing."""
    panel = _panel(qtbot, desk)
    _click(qtbot, panel, _index(panel, 0))
    qtbot.keyClick(panel.tree, Qt.Key.Key_F2)
    editor = part(panel.tree, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "Crest")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.tree.rows.data(_index(panel, 0)) == "Crest")
    assert _document(desk).artworks[_placement(desk, THREE).artwork].name == "Crest"


def test_a_read_drawing_is_renamed_by_a_double_click(qtbot: QtBot, desk: Desk) -> None:
    """A double click on a drawing that was read lets its name be typed."""
    panel = _panel(qtbot, desk)
    desk.store.apply(Message("Add"), add(artwork([stroked(ring(0, 0, 5, 5))])))
    _double_click(qtbot, panel, _index(panel, 0))
    assert part(panel.tree, QLineEdit).isVisible()


def test_a_made_artwork_is_opened_by_a_double_click(qtbot: QtBot, desk: Desk) -> None:
    """A double click on what was made here shows its parameters over the window."""
    panel = _panel(qtbot, desk)
    _double_click(qtbot, panel, _index(panel, 0))
    popover = part(panel, MakingPopover)
    is_open = popover.isVisible()
    popover.close()
    assert is_open


def test_delete_takes_the_selection_away(qtbot: QtBot, desk: Desk) -> None:
    """The key Delete deletes what is selected in the list."""
    panel = _panel(qtbot, desk)
    _click(qtbot, panel, _index(panel, 1))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert _order(desk) == [ONE, THREE]


def test_a_group_is_one_row(qtbot: QtBot, desk: Desk) -> None:
    """A group stands where its uppermost lies, its members in it; any of them selects it."""
    panel = _panel(qtbot, desk)
    desk.store.apply(Message("Group"), group([ONE, THREE]))
    panel.tree.expandAll()
    row = panel.tree.rows.rows.top[0]
    assert row.ids == (THREE, ONE)
    _click(qtbot, panel, panel.tree.rows.index_of(row.children[1]))
    assert desk.store.state.selection == {ONE, THREE}
    assert panel.tree.rows.data(_index(panel, 0)) == "Group of 2"


def test_what_is_unfolded_stays_so(qtbot: QtBot, desk: Desk) -> None:
    """Another drawing in the list does not fold the others."""
    panel = _panel(qtbot, desk)
    panel.tree.expand(_index(panel, 1))
    desk.store.apply(Message("Add"), add(square()))
    states = [panel.tree.isExpanded(_index(panel, row)) for row in range(4)]
    assert states == [False, False, True, False]


def test_layers_are_hidden_by_their_eyes(qtbot: QtBot, desk: Desk) -> None:
    """The eye of a layer's row hides the layers of that name in the whole job."""
    panel = _panel(qtbot, desk)
    panel.tree.expandAll()
    layer = panel.tree.rows.rows.top[0].children[0]
    _click(qtbot, panel, panel.tree.rows.index_of(layer, Column.SHOWN))
    hidden = _document(desk).hidden_layers
    _click(qtbot, panel, panel.tree.rows.index_of(layer, Column.SHOWN))
    assert hidden == ("lines",)
    assert _document(desk).hidden_layers == ()


@pytest.mark.parametrize(
    ("dragged", "row", "order"),
    [
        (0, 3, [3, 1, 2]),
        (0, 2, [1, 3, 2]),
        (2, 0, [2, 3, 1]),
        (1, 1, [1, 2, 3]),
        (2, -1, None),
    ],
)
def test_a_dragged_row_lies_where_it_is_let_go(
    qtbot: QtBot, desk: Desk, dragged: int, row: int, order: list[int] | None
) -> None:
    """Between two rows it lies between both; below the last, or beside all, at the back."""
    panel = _panel(qtbot, desk)
    rows = panel.tree.rows
    data = rows.mimeData([_index(panel, dragged)])
    rows.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, QModelIndex())
    assert _order(desk) == (order or [1, 2, 3])


def test_a_row_is_dropped_between_two_others(qtbot: QtBot, desk: Desk) -> None:
    """Let go at the edge of two rows, a row comes to lie between them."""
    panel = _panel(qtbot, desk)
    rows = panel.tree.rows
    data = rows.mimeData([_index(panel, 0)])
    edge = panel.tree.visualRect(_index(panel, 1)).bottomLeft()
    action, keys = Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
    move = QDragMoveEvent(edge, action, data, LEFT, keys)
    panel.tree.dragMoveEvent(move)
    panel.tree.dropEvent(QDropEvent(edge.toPointF(), action, data, LEFT, keys))
    assert _order(desk) == [ONE, THREE, TWO]


def test_an_empty_sheet_says_what_to_do(qtbot: QtBot, desk: Desk) -> None:
    """Words stand where nothing lies, the list where something does, sheet by sheet."""
    panel = _panel(qtbot, desk)
    words = part(panel, QWidget, "nothing_yet")
    is_there = words.isVisible()
    desk.store.apply(Message("Add a sheet"), add_sheet())
    desk.store.show_sheet(1)
    assert (is_there, words.isVisible(), panel.tree.isVisible()) == (False, True, False)


def test_the_button_asks_for_a_drawing(qtbot: QtBot, desk: Desk) -> None:
    """The button opens the import."""
    asks = Remembering()
    panel = ArtworkPanel(desk, asks)
    qtbot.addWidget(panel)
    qtbot.mouseClick(part(panel, QPushButton, "import_drawing"), LEFT)
    assert asks.dialogs == [Dialog.IMPORT]


def test_the_menu_acts_on_the_selection(qtbot: QtBot, desk: Desk) -> None:
    """What the menu offers is what the menus of the window offer, on or off alike."""
    panel = _panel(qtbot, desk)
    _click(qtbot, panel, _index(panel, 0))
    menu = panel.menu()
    actions = {each.objectName(): each for each in menu.findChildren(QAction)}
    is_on = {name: action.isEnabled() for name, action in actions.items() if name}
    actions["back"].trigger()
    assert _order(desk) == [THREE, ONE, TWO]
    assert (is_on["delete"], is_on["group"], is_on["rename"]) == (True, False, True)


def test_the_form_of_the_one_selected_is_shown(qtbot: QtBot, desk: Desk) -> None:
    """With exactly one selected there is its form, with none or several there is none."""
    panel = _panel(qtbot, desk)
    seen = []
    for names in ([ONE], [ONE, TWO], []):
        desk.store.select(names)
        seen.append(panel.form.isVisible())
    assert seen == [True, False, False]


def test_pictures_and_rich_drawings_have_thumbnails(qtbot: QtBot) -> None:
    """Whatever lies on the sheet shows itself: pixels, areas, many lines by their outline."""
    pixels = np.full((100, 50, 4), 255, np.uint8)
    pixels[:, :, 1:3] = 0
    picture = Picture(pixels, Affine.scaled(5.0, 10.0))
    source = Source("x.png", b"", "png")
    photo = Artwork("x", (Layer("", (picture,)),), Page(0, 0, 5, 10), source)
    area = artwork([filled(ring(0, 0, 5, 10), paint=RED)])
    rich = artwork([stroked(*(ring(k, k, 1, 1) for k in range(500)))])
    job = replace(
        flat_job(),
        artworks=(photo, area, rich),
        placements=tuple(Placement(k, id=PlacementId(k + 1)) for k in range(3)),
    )
    with desk_with(job) as desk:
        panel = _panel(qtbot, desk)
        middles = []
        for row in range(3):
            icon = panel.tree.rows.data(_index(panel, row), Qt.ItemDataRole.DecorationRole)
            assert isinstance(icon, QIcon)
            image = icon.pixmap(20, 20).toImage()
            middles.append(image.pixelColor(image.rect().center()).name())
    assert middles[1] == "#ff0000"
    assert "#ffffff" not in middles


def test_two_thousand_drawings_are_quick(qtbot: QtBot) -> None:
    """An edit of a job of 2000 selected drawings keeps the processor for a moment only."""
    places = [(float(k % 50), float(k // 50)) for k in range(2000)]
    one = square()
    job = replace(flat_job(*places), artworks=(one,))
    job = replace(job, placements=tuple(replace(each, artwork=0) for each in job.placements))
    with desk_with(job) as desk:
        panel = _panel(qtbot, desk)
        desk.store.select([each.id for each in job.placements])
        begin = time.process_time()
        desk.store.apply(Message("Add"), add(square()))
        panel.tree.viewport().repaint()
        assert time.process_time() - begin < 0.6
        assert panel.tree.rows.rowCount() == 2001


def test_rows_are_told_of_when_they_say_something_else(qtbot: QtBot, desk: Desk) -> None:
    """A move changes what no row says, a lock one row, a layer that is hidden all of them."""
    panel = _panel(qtbot, desk)
    told: list[tuple[int, int]] = []
    panel.tree.rows.dataChanged.connect(
        lambda first, last: told.append((first.row(), last.row()))
    )
    desk.store.apply(Message("Move"), move({TWO}, (1.0, 0.0)))
    assert told == []
    desk.store.apply(Message("Lock in place"), lock({TWO}))
    desk.store.apply(Message("Hide a layer"), show_layer("", is_shown=False))
    assert told == [(1, 1), (0, 2)]


def test_a_text_is_opened_in_its_editor(qtbot: QtBot) -> None:
    """By a double click on the canvas, by one on its row, and by the button of its card."""
    made = make("text", maker_params("text").from_plain({"text": "{lot}"}))
    with desk_with(add(made)(flat_job((5.0, 5.0)))) as desk:
        asks = Remembering()
        panel = ArtworkPanel(desk, asks)
        qtbot.addWidget(panel)
        panel.show()
        desk.store.select([PlacementId(2)])
        desk.store.edit_asked.emit()
        qtbot.mouseClick(part(panel, QPushButton, "edit_made"), Qt.MouseButton.LeftButton)
        desk.store.select([])
        tree = panel.tree
        tree.opened.emit(tree.rows.row(tree.model().index(0, 0)))
        assert asks.dialogs == [Dialog.EDIT_MADE] * 3
        assert desk.store.state.selection == {PlacementId(2)}


def test_a_double_click_on_a_form_shows_its_panel(qtbot: QtBot, desk: Desk) -> None:
    """What has no editor of its own is changed in the card of this panel."""
    asks = Remembering()
    panel = ArtworkPanel(desk, asks)
    qtbot.addWidget(panel)
    turned: list[str] = []
    desk.store.turned.connect(turned.append)
    desk.store.select([PlacementId(1)])
    desk.store.edit_asked.emit()
    assert (turned, asks.dialogs) == (["artwork"], [])
