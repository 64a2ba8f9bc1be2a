"""Laws of the dialogs' registry."""

from gare_fab.gui.desk.asks import Dialog
from gare_fab.gui.dialogs.registry import DIALOGS


def test_every_dialog_can_be_opened() -> None:
    """What an action may ask for has its row."""
    assert set(DIALOGS) == set(Dialog)
