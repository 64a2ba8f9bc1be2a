"""What is imported late is there."""

import pytest

from gare_fab.base.late import Late
from gare_fab.gui.desk import desk, files, memory, studies
from gare_fab.gui.desk.asks import Dialog
from gare_fab.gui.desk.state import Screen
from gare_fab.gui.dialogs import registry as dialogs
from gare_fab.gui.screens import registry as screens

MODULES = (desk, files, memory, studies, dialogs)
NAMED = [row for module in MODULES for row in vars(module).values() if isinstance(row, Late)]
ALL = [*NAMED, *dialogs.DIALOGS.values(), *screens.SCREENS.values()]


@pytest.mark.parametrize("row", ALL, ids=lambda row: f"{row.module}.{row.name}")
def test_every_name_is_there(row: Late[object]) -> None:
    """Each name stands for something that can be called."""
    assert callable(row.now())


def test_nothing_is_missing() -> None:
    """Every dialog and every screen that can be asked for has its row."""
    assert set(dialogs.DIALOGS) == set(Dialog)
    assert set(screens.SCREENS) == set(Screen)
