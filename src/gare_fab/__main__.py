"""Picks the command line (or, with no command, the window) and starts it."""

import os
import sys
from pathlib import Path
from typing import NoReturn

from gare_fab.base.version import VERSION

_STOPPED = 130  # by Ctrl-C, as shells count it
# files of these alone open in the window
SHOWN = (".gare", ".svg", ".svgz", ".dxf", ".pdf", ".ai", ".stl")


def main() -> int:
    """Run the program with the words of the command line; the exit code is returned."""
    if getattr(sys, "frozen", False):  # a worker of the window starts as the program itself
        from multiprocessing import freeze_support

        freeze_support()
    words = sys.argv[1:]
    if words == ["--version"]:  # answered before anything heavy is imported
        sys.stdout.write(f"gare-fab {VERSION}\n")
        return 0
    try:
        if words[:1] == ["measure-window"]:  # what `gare-fab bench` runs
            return _measure_window(tuple(words[1:]))
        if all(Path(word).suffix.lower() in SHOWN for word in words) and _has_screen():
            _show_window(tuple(map(Path, words)))
        from gare_fab.cli.main import run

        code = run(words)
    except KeyboardInterrupt:  # before the command line could listen
        code = _STOPPED
    if code == _STOPPED:
        _leave(code)
    return code


def _leave(code: int) -> NoReturn:
    """End with this code.

    Python would end as if the interrupt had not been caught where it came while a library ran
    code of its own making (`exec`), as the imports of many do.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _show_window(files: tuple[Path, ...]) -> NoReturn:
    from gare_fab.gui.desk.before_qt import load_first

    load_first()
    from gare_fab.gui.app import run

    os._exit(run(files))  # all is saved; to free a large job first would take seconds


def _measure_window(words: tuple[str, ...]) -> int:
    from gare_fab.gui.desk.before_qt import load_first

    load_first()
    if words == ("start",):
        from gare_fab.gui.measuring.start import measure_start

        return measure_start()
    from gare_fab.gui.measuring.course import measure

    return measure(words)


def _has_screen() -> bool:
    """Whether a window can be shown: without a screen the command line tells its words."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
