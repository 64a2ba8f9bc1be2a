"""The clipboard: drawings that other programs have copied."""

from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from gare_fab.gui.desk.clipboard import files_of, forget_copied


def test_drawings_put_down_lie_in_files_until_the_end(qtbot: QtBot) -> None:
    """Each drawing is a file of its own, and none is left behind when the desk is cleared."""
    del qtbot
    mime = QMimeData()
    mime.setText("<svg/>")
    (one,), (other,) = files_of(mime), files_of(mime)
    assert one != other
    assert one.read_text() == other.read_text() == "<svg/>"
    forget_copied()
    assert not one.exists()
    assert not one.parent.parent.exists()
