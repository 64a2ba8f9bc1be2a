"""A window in a process of its own, for tests that end it from outside.

`work` draws something and goes on; `long` opens a job whose study takes long. It says a word
on stdout as soon as it is so far; a line on stdin closes its window.
"""

import os
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtWidgets import QApplication

from gare_fab.gui.desk.tasks import Purpose
from tests.gui.whole.driving import Hand, started


def main(what: str, file: Path) -> None:
    """Do what was asked, say so, and go on until the window is closed."""
    application = QApplication(sys.argv[:1])
    files = (file,) if what == "long" else ()
    with started(application, *files) as hand:
        threading.Thread(target=_listen, args=(hand,), daemon=True).start()
        hand.set_up()
        if what == "work":
            _work(hand)
        else:
            hand.until(lambda: hand.app.desk.tasks.is_busy(Purpose.STUDY))
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        code = application.exec()
        os._exit(code)  # as __main__ does


def _work(hand: Hand) -> None:
    hand.enter_door("flat")
    hand.click("tool_rectangle")
    hand.drag((30.0, 20.0), (70.0, 45.0))
    hand.rest()
    hand.keys("Right")


def _listen(hand: Hand) -> None:
    sys.stdin.readline()
    connection = Qt.ConnectionType.QueuedConnection
    QMetaObject.invokeMethod(hand.window, "close", connection)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
