"""Shortcuts as they are listed: those of the menus, and what hands do on the canvas."""

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from gare_fab.base.messages import Message
from gare_fab.gui.desk.action_table import ACTIONS
from gare_fab.gui.desk.actions import Menu
from gare_fab.gui.look.words import say


@dataclass(frozen=True, slots=True)
class Shortcut:
    """What is done, and how."""

    what: str
    how: str


@dataclass(frozen=True, slots=True)
class Group:
    """Shortcuts of one kind."""

    title: str
    shortcuts: tuple[Shortcut, ...]


_CANVAS = (
    (Message("Zoom where the pointer is"), Message("Wheel")),
    (Message("Move the view"), Message("Space + drag, or the middle button")),
    (Message("Select one more, or one less"), Message("Shift + click")),
    (Message("Select all within a box"), Message("Drag to the right")),
    (Message("Select all that a box touches"), Message("Drag to the left")),
    (Message("Move by 1 mm"), Message("Arrows")),
    (Message("Move by 10 mm"), Message("Shift + arrows")),
    (Message("Move by 0.1 mm"), Message("Ctrl + arrows")),
    (Message("Move straight"), Message("Shift while dragging")),
    (Message("Move a copy"), Message("Alt while dragging")),
    (Message("Move without snapping"), Message("Ctrl while dragging")),
    (Message("Change the proportions"), Message("Shift at a corner")),
    (Message("Scale about the middle"), Message("Alt at a handle")),
    (Message("Turn in steps of 15°"), Message("Shift while turning")),
    (Message("Draw a square or a circle"), Message("Shift while drawing")),
    (Message("Change what was drawn"), Message("Double click")),
    (Message("Cancel a drag"), Message("Esc")),
)


def groups() -> tuple[Group, ...]:
    """All shortcuts, menu by menu, those of the canvas last."""
    menus = [Group(say(menu.value), _of(menu)) for menu in Menu]
    canvas = tuple(Shortcut(say(what), say(how)) for what, how in _CANVAS)
    shown = [group for group in menus if group.shortcuts]
    return (*shown, Group(say("On the canvas"), canvas))


def as_text(listed: tuple[Group, ...]) -> str:
    """The list as plain text, to be printed and pinned to the wall."""
    lines = []
    for group in listed:
        lines += [group.title, *(f"  {row.what}: {row.how}" for row in group.shortcuts), ""]
    return "\n".join(lines)


def _of(menu: Menu) -> tuple[Shortcut, ...]:
    return tuple(
        Shortcut(say(row.label), ", ".join(_native(key) for key in row.keys))
        for row in ACTIONS
        if row.menu is menu and row.keys
    )


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
