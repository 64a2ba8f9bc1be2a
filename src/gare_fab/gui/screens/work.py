"""The work screen: the stock with what lies on it, tools to the left, panels to the right."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gare_fab.base.messages import Message
from gare_fab.gui.canvas.board import Board
from gare_fab.gui.canvas.view import View
from gare_fab.gui.desk.action_set import ActionSet
from gare_fab.gui.desk.asks import Asks, Sight
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import State
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.words import say
from gare_fab.gui.panels.bottle_view import BottleView
from gare_fab.gui.panels.footer import Footer
from gare_fab.gui.panels.geometry import GeometryBar
from gare_fab.gui.panels.registry import PANELS
from gare_fab.gui.panels.sheets import SheetSwitch
from gare_fab.model.stock import Bottle

_ICON = QSize(20, 20)
_TOOL_ICON = QSize(18, 18)  # all tools have to fit the smallest window
_PANEL_WIDTH = 348
_BOTTLE_WIDTH = 210
_WORDY = 1280  # px: from here on
_BAR = ("start", "open", "save", "", "undo", "redo", "", "import", "", "centre", "fit_stock")
_ENDS = ("preview", "frame")
_TOOLS = ("select", "pan", "", "rectangle", "ellipse", "polygon", "line")
_MADE = ("", "text", "qr", "barcode")
_SIGHTS = ("", "fit", "closer", "farther", "", "toolpaths", "grid", "snap")
_ARRANGE = (
    "align_left",
    "align_centre",
    "align_right",
    "align_top",
    "align_middle",
    "align_bottom",
    "",
    "distribute_x",
    "distribute_y",
    "",
    "mirror_x",
    "mirror_y",
    "turn_left",
    "turn_right",
    "",
    "group",
    "ungroup",
    "lock",
    "",
    "union",
    "subtract",
    "intersect",
    "offset",
)


class WorkScreen(QWidget):
    """Puts the parts of the work together."""

    def __init__(self, desk: Desk, asks: Asks, actions: ActionSet) -> None:
        """Everything at its place."""
        super().__init__()
        self.setObjectName("work")
        self._desk = desk
        self.board = Board(desk, actions)
        self.setFocusProxy(self.board)
        self.bottle = BottleView(desk)
        self.bottle.setMinimumWidth(_BOTTLE_WIDTH)
        self.footer = Footer(desk)
        self.tabs = self._tabs(desk, asks)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        bar, self._ends = _bar(desk, actions)
        layout.addWidget(bar)
        layout.addWidget(self._middle(actions), 1)
        layout.addWidget(self.footer)
        self.board.pointed.connect(self.footer.show_pointer)
        self.board.left.connect(self.footer.hide_pointer)
        self.board.viewed.connect(self._show_zoom)
        self.footer.problems_asked.connect(self._show_problems)
        desk.store.turned.connect(self._turn_to)
        desk.store.changed.connect(self._show_state)
        desk.store.wondered.connect(self._show_problems)
        self._show_state(State(), desk.store.state)

    def look(self, sight: Sight) -> None:
        """Move the canvas."""
        self.board.show_sight(sight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room, the ways out are told in words too."""
        super().resizeEvent(event)
        styles = Qt.ToolButtonStyle
        has_room = self.width() >= _WORDY
        for button in self._ends:
            button.setToolButtonStyle(
                styles.ToolButtonTextBesideIcon if has_room else styles.ToolButtonIconOnly
            )

    def _middle(self, actions: ActionSet) -> QWidget:
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setHandleWidth(1)
        middle.setChildrenCollapsible(False)
        middle.addWidget(_column(actions))
        middle.addWidget(_over(self.board, SheetSwitch(self._desk)))
        middle.addWidget(self.bottle)
        middle.addWidget(self.tabs)
        for place, stretch in enumerate((0, 3, 1, 0)):
            middle.setStretchFactor(place, stretch)
        middle.setSizes([44, 700, _BOTTLE_WIDTH, _PANEL_WIDTH])
        return middle

    def _tabs(self, desk: Desk, asks: Asks) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setObjectName("panels")
        tabs.setMinimumWidth(_PANEL_WIDTH)
        tabs.setMaximumWidth(560)
        tabs.setUsesScrollButtons(False)
        for panel in PANELS:
            made = panel.make(desk, asks)
            made.setProperty("role", "panel")
            tabs.addTab(made, say(panel.label))
        return tabs

    def _show_state(self, old: State, new: State) -> None:
        if new.document is old.document or new.document is None:
            return
        self.bottle.setVisible(isinstance(new.document.stock, Bottle))

    def _show_zoom(self, view: View) -> None:
        share = view.share_of_true_size(self.screen().physicalDotsPerInch())
        self.footer.show_zoom(share * 100)

    def _show_problems(self) -> None:
        self._turn_to("problems")

    def _turn_to(self, panel_id: str) -> None:
        self.tabs.setCurrentIndex([panel.id for panel in PANELS].index(panel_id))


def _bar(desk: Desk, actions: ActionSet) -> tuple[QFrame, tuple[QToolButton, ...]]:
    """The tool bar: files and history, the selection's numbers, and the ways out."""
    bar = QFrame()
    bar.setProperty("role", "bar")
    layout = QHBoxLayout(bar)
    layout.setContentsMargins(6, 4, 8, 4)
    layout.setSpacing(2)
    _add_buttons(layout, actions, _BAR)
    layout.addWidget(_arrange_button(actions))
    layout.addWidget(_line(is_upright=True))
    layout.addWidget(GeometryBar(desk))
    layout.addStretch(1)
    ends = tuple(_button(actions, name) for name in _ENDS)
    for end in ends:
        layout.addWidget(end)
    layout.addSpacing(4)
    layout.addWidget(_export_button(actions))
    return bar, ends


def _over(board: Board, sheets: SheetSwitch) -> QWidget:
    """The canvas, and under it which of the sheets it shows."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(board, 1)
    layout.addWidget(sheets, 0, Qt.AlignmentFlag.AlignHCenter)
    return column


def _export_button(actions: ActionSet) -> QPushButton:
    """The one button that all the work is for."""
    action = actions["export"]
    button = QPushButton(icon("file-export", tones_now().accent_text), say("Export"))
    button.setObjectName("export")
    button.setProperty("role", "primary")
    button.setToolTip(action.toolTip())
    button.setEnabled(action.isEnabled())
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    return button


def _column(actions: ActionSet) -> QFrame:
    """The tools beside the canvas."""
    column = QFrame()
    column.setProperty("role", "panel")
    column.setFixedWidth(40)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(4, 4, 4, 4)
    layout.setSpacing(0)
    names = tuple(f"tool_{name}" if name else "" for name in _TOOLS)
    _add_buttons(layout, actions, (*names, *_MADE, *_SIGHTS))
    for button in column.findChildren(QToolButton):
        button.setIconSize(_TOOL_ICON)
    layout.addStretch(1)
    return column


def _add_buttons(
    layout: QHBoxLayout | QVBoxLayout, actions: ActionSet, names: Iterable[str]
) -> None:
    is_row = isinstance(layout, QHBoxLayout)
    for name in names:
        layout.addWidget(_button(actions, name) if name else _line(is_upright=is_row))


def _button(actions: ActionSet, name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setIconSize(_ICON)
    button.setDefaultAction(actions[name])
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _arrange_button(actions: ActionSet) -> QToolButton:
    """Everything that arranges, behind one button."""
    button = QToolButton()
    button.setObjectName("arrange")
    button.setIconSize(_ICON)
    button.setIcon(icon("layout-align-center"))
    button.setToolTip(say(Message("Align, mirror, group, combine")))
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(actions.menu_of(QMenu(button), *_ARRANGE))
    return button


def _line(*, is_upright: bool) -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.VLine if is_upright else QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setProperty("role", "line")
    return line
