"""Actions: everything that menus, keys and tool buttons do, as rows of a table.

menu    where the row stands; rows of one menu stand in the order of the table
when    whether it can be done now
shown   for a row that is on or off: whether it is on
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from gare_fab.base.messages import Message
from gare_fab.gui.desk.asks import Asks, Dialog, Sight
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import Screen, State

Does = Callable[[Desk, Asks], None]
When = Callable[[State], bool]


class Menu(Enum):
    """The menus, in their order."""

    FILE = "File"
    EDIT = "Edit"
    ARRANGE = "Arrange"
    DRAW = "Draw"
    VIEW = "View"
    WORKSHOP = "Workshop"
    HELP = "Help"


def always(state: State) -> bool:
    """Whenever."""
    del state
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done; a row with `ends` closes a group in its menu."""

    id: str
    menu: Menu
    label: Message
    does: Does
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: Message | None = None
    when: When = always
    shown: When | None = None
    ends: bool = False


def has_job(state: State) -> bool:
    """Whether a job is open on the work screen."""
    return state.document is not None and state.screen is Screen.WORK


def has_selection(state: State) -> bool:
    """Whether something is selected."""
    return has_job(state) and bool(state.selection)


def can_move(state: State) -> bool:
    """Whether something is selected that is not locked."""
    return has_job(state) and bool(state.movable)


def has_several(state: State) -> bool:
    """Whether two things or more are selected."""
    return has_job(state) and len(state.movable) > 1


def is_playable(state: State) -> bool:
    """Whether the job has toolpaths to play."""
    return state.study is not None and len(state.study.timeline) > 0


def ask(which: Dialog) -> Does:
    """Opens a dialog."""
    return lambda _, asks: asks.dialog(which)


def look(sight: Sight) -> Does:
    """Moves the canvas."""
    return lambda _, asks: asks.look(sight)


def do(work: Callable[[Desk], None]) -> Does:
    """Does something on the desk alone."""
    return lambda desk, _: work(desk)
