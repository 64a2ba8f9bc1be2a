"""A layout that runs on in lines."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gare_fab.gui.look.flow import FlowLayout


def test_what_does_not_fit_stands_in_the_next_line(qtbot: QtBot) -> None:
    """Three widgets of 40 in 100 make two lines, in 200 one; a narrow one a line each."""
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, spacing=5)
    boxes = [QWidget(holder) for _ in range(3)]
    for box in boxes:
        box.setFixedSize(QSize(40, 20))
        flow.addWidget(box)
    assert [flow.heightForWidth(width) for width in (200, 100, 30)] == [20, 45, 70]
    flow.setGeometry(QRect(0, 0, 100, 45))
    assert [(box.x(), box.y()) for box in boxes] == [(0, 0), (45, 0), (0, 25)]
    assert flow.sizeHint() == QSize(130, 20)
    assert flow.takeAt(3) is None
    first = flow.takeAt(0)
    assert first is not None
    assert first.widget() is boxes[0]
    assert flow.count() == 2
