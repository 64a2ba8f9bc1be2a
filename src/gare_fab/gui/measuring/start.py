"""Measures the start: the window is up when its first picture is painted and it listens."""

import sys

from PySide6.QtCore import QTimer

from gare_fab.gui.app import App, prepared


def measure_start() -> int:
    """Say "up" as soon as the window is, then end; nothing but the window is imported."""
    application = prepared()
    app = App(application)

    def tell() -> None:
        sys.stdout.write("up\n")
        sys.stdout.flush()
        app.window.close()

    app.window.repaint()
    QTimer.singleShot(0, app, tell)
    return application.exec()
