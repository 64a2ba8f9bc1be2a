"""The rows of the menus Draw, View, Workshop and Help."""

from collections.abc import Callable
from dataclasses import replace

from gare_fab.base.messages import Message
from gare_fab.gui.desk import moves
from gare_fab.gui.desk.actions import (
    Action,
    Does,
    Menu,
    When,
    ask,
    do,
    has_job,
    has_selection,
    is_playable,
    look,
)
from gare_fab.gui.desk.asks import Asks, Dialog, Sight
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import Screen, Tool
from gare_fab.model.settings import Settings


def _take(tool: Tool) -> Does:
    return lambda desk, _: desk.store.take_tool(tool)


def _is_tool(tool: Tool) -> When:
    return lambda state: state.tool is tool


def _turn_over(change: Callable[[Settings], Settings]) -> Does:
    def turn(desk: Desk, asks: Asks) -> None:
        del asks
        desk.store.set_settings(change(desk.store.state.settings))

    return turn


def _tool(tool: Tool, label: Message, key: str, icon: str, *, ends: bool = False) -> Action:
    return Action(
        f"tool_{tool.value}",
        Menu.DRAW,
        label,
        _take(tool),
        (key,),
        icon,
        None,
        has_job,
        shown=_is_tool(tool),
        ends=ends,
    )


DRAW = (
    _tool(Tool.SELECT, Message("Select and move"), "V", "pointer"),
    _tool(Tool.PAN, Message("Move the view"), "H", "hand-stop", ends=True),
    _tool(Tool.RECTANGLE, Message("Rectangle"), "R", "rectangle"),
    _tool(Tool.ELLIPSE, Message("Ellipse"), "E", "circle"),
    _tool(Tool.POLYGON, Message("Polygon"), "P", "polygon"),
    _tool(Tool.LINE, Message("Line"), "L", "line", ends=True),
    Action(
        "text",
        Menu.DRAW,
        Message("Text…"),
        ask(Dialog.TEXT),
        ("T",),
        "letter-t",
        Message("Write a text in any font: straight, along an arc, or round the bottle."),
        has_job,
    ),
    Action(
        "qr",
        Menu.DRAW,
        Message("QR code…"),
        ask(Dialog.QR),
        ("Q",),
        "qrcode",
        Message("A code that phones read: a web address, or any text."),
        has_job,
    ),
    Action(
        "barcode",
        Menu.DRAW,
        Message("Bar code…"),
        ask(Dialog.BARCODE),
        ("B",),
        "barcode",
        Message("The code of an article (EAN-13, EAN-8), or Code 128."),
        has_job,
    ),
    Action(
        "edit_made",
        Menu.DRAW,
        Message("Change the text or code…"),
        ask(Dialog.EDIT_MADE),
        ("Ctrl+T",),
        "edit",
        None,
        moves.can_edit,
        ends=True,
    ),
    Action(
        "values",
        Menu.DRAW,
        Message("Job values…"),
        ask(Dialog.VALUES),
        ("Ctrl+Alt+V",),
        "braces",
        Message("The lot, vintage, number and date that fields in texts stand for."),
        has_job,
    ),
)

VIEW = (
    Action(
        "fit",
        Menu.VIEW,
        Message("Show all"),
        look(Sight.FIT),
        ("F", "Ctrl+0"),
        "zoom-scan",
        None,
        has_job,
    ),
    Action(
        "show_selection",
        Menu.VIEW,
        Message("Show the selection"),
        look(Sight.SELECTION),
        ("Shift+F",),
        "",
        None,
        has_selection,
    ),
    Action(
        "actual",
        Menu.VIEW,
        Message("True size"),
        look(Sight.ACTUAL),
        ("Ctrl+1",),
        "zoom-reset",
        None,
        has_job,
    ),
    Action(
        "closer",
        Menu.VIEW,
        Message("Zoom in"),
        look(Sight.CLOSER),
        ("Ctrl++", "Ctrl+="),
        "zoom-in",
        None,
        has_job,
    ),
    Action(
        "farther",
        Menu.VIEW,
        Message("Zoom out"),
        look(Sight.FARTHER),
        ("Ctrl+-",),
        "zoom-out",
        None,
        has_job,
        ends=True,
    ),
    Action(
        "toolpaths",
        Menu.VIEW,
        Message("Toolpaths"),
        _turn_over(lambda s: replace(s, shows_toolpaths=not s.shows_toolpaths)),
        ("W",),
        "route",
        None,
        has_job,
        shown=lambda state: state.settings.shows_toolpaths,
    ),
    Action(
        "travel",
        Menu.VIEW,
        Message("Travel moves"),
        _turn_over(lambda s: replace(s, shows_travel=not s.shows_travel)),
        ("Shift+W",),
        "",
        None,
        has_job,
        shown=lambda state: state.settings.shows_travel,
    ),
    Action(
        "grid",
        Menu.VIEW,
        Message("Grid"),
        _turn_over(lambda s: replace(s, has_grid=not s.has_grid)),
        ("G",),
        "grid-4x4",
        None,
        has_job,
        shown=lambda state: state.settings.has_grid,
    ),
    Action(
        "snap",
        Menu.VIEW,
        Message("Snap"),
        _turn_over(lambda s: replace(s, snaps=not s.snaps)),
        ("S",),
        "magnet",
        Message(
            "Things that are moved snap to the grid, to edges, to middles and to each other."
        ),
        has_job,
        shown=lambda state: state.settings.snaps,
        ends=True,
    ),
    Action(
        "preview",
        Menu.VIEW,
        Message("Preview"),
        do(moves.turn_preview),
        ("F5",),
        "player-play",
        Message("Play the job as the machine will do it."),
        lambda state: is_playable(state) or state.screen is Screen.PREVIEW,
        shown=lambda state: state.screen is Screen.PREVIEW,
    ),
)

WORKSHOP = (
    Action(
        "machines",
        Menu.WORKSHOP,
        Message("Machines…"),
        ask(Dialog.MACHINES),
        (),
        "settings-2",
    ),
    Action(
        "materials",
        Menu.WORKSHOP,
        Message("Materials…"),
        ask(Dialog.MATERIALS),
        (),
        "texture",
    ),
    Action(
        "bottles",
        Menu.WORKSHOP,
        Message("Bottles…"),
        ask(Dialog.BOTTLES),
        (),
        "bottle",
        ends=True,
    ),
    Action(
        "preferences",
        Menu.WORKSHOP,
        Message("Preferences…"),
        ask(Dialog.PREFERENCES),
        ("Ctrl+,",),
        "adjustments",
    ),
)

HELP = (
    Action(
        "shortcuts",
        Menu.HELP,
        Message("Keyboard shortcuts"),
        ask(Dialog.SHORTCUTS),
        ("F1",),
        "keyboard",
    ),
    Action(
        "about", Menu.HELP, Message("About gare_fab"), ask(Dialog.ABOUT), (), "info-circle"
    ),
)
