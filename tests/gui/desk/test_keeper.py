"""The journal: what no file holds is kept within seconds, and goes when a file holds it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gare_fab.base.messages import Message
from gare_fab.gui.desk.notice import Mood, Notice
from gare_fab.model import edits_moves
from gare_fab.model.document import PlacementId
from gare_fab.workshop.journal import lost_jobs, recover_job
from gare_fab.workshop.preferences import user_folder
from tests.gui.desks import desk_with, flat_job

ONE = PlacementId(1)
MOVE = Message("Move")
PATIENCE_MS = 20_000

# A window that moves a square by a millimetre every 50 ms until it is killed.
_WORKING = """
from PySide6.QtCore import QCoreApplication, QTimer
from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.model import edits_moves
from gare_fab.model.document import PlacementId
from tests.gui.desks import SET_UP, flat_job

def main():
    application = QCoreApplication([])
    desk = Desk.laid(SET_UP)
    desk.store.open(flat_job((0.0, 0.0)))
    timer = QTimer()
    move = edits_moves.move({PlacementId(1)}, (1.0, 0.0))

    def work():
        desk.store.apply(Message("Move"), move)
        x = desk.store.state.document.placements[0].affine.e
        print(x, flush=True)

    timer.timeout.connect(work)
    timer.start(50)
    application.exec()

if __name__ == "__main__":
    main()
"""


def has_journal() -> bool:
    """Whether a job lies in the journal."""
    return any((user_folder() / "journal").glob("*.gare"))


def wait_for(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    qtbot.waitUntil(holds, timeout=PATIENCE_MS)


def test_a_change_is_kept_and_a_save_forgets_it(qtbot: QtBot, tmp_path: Path) -> None:
    """After a change there is a journal, after saving none."""
    with desk_with(flat_job((0.0, 0.0))) as desk:
        desk.store.apply(MOVE, edits_moves.move({ONE}, (5.0, 0.0)))
        wait_for(qtbot, has_journal)
        assert lost_jobs() == ()  # this window lives
        desk.files.save(tmp_path / "job.gare")
        wait_for(qtbot, lambda: not has_journal())
    assert lost_jobs() == ()


@pytest.mark.skipif(os.name != "posix", reason="kills a process as only POSIX can")
def test_a_killed_window_loses_no_more_than_five_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After kill -9 the job is offered as it was less than 5 s before."""
    script = tmp_path / "working.py"
    script.write_text(_WORKING, encoding="utf-8")
    root = Path(__file__).resolve().parents[3]
    monkeypatch.setenv("PYTHONPATH", str(root))
    process = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, cwd=root
    )
    assert process.stdout is not None
    seen: list[tuple[float, float]] = []
    end = None
    while end is None or time.monotonic() < end:
        seen.append((time.monotonic(), float(process.stdout.readline())))
        if end is None and has_journal():  # the first one waits for a worker to start
            end = time.monotonic() + 6.0
    os.kill(process.pid, signal.SIGKILL)
    killed = time.monotonic()
    process.wait()
    process.stdout.close()
    (job,) = lost_jobs()
    kept = recover_job(job).placements[0].affine.e
    lost_since = next(moment for moment, x in seen if x > kept)
    assert killed - lost_since < 5.0


def test_a_journal_that_cannot_be_written_is_told_once(qtbot: QtBot) -> None:
    """Where the journal's folder cannot be, the user is told one sentence, and works on."""
    folder = user_folder()
    folder.mkdir(parents=True)
    (folder / "journal").write_text("a file in the way", encoding="utf-8")
    told: list[Notice] = []
    with desk_with(flat_job((0.0, 0.0))) as desk:
        desk.store.said.connect(told.append)
        desk.store.apply(MOVE, edits_moves.move({ONE}, (5.0, 0.0)))
        wait_for(qtbot, lambda: bool(told))
        desk.store.apply(MOVE, edits_moves.move({ONE}, (5.0, 0.0)))
        qtbot.wait(2500)
        document = desk.store.state.document
        assert document is not None
        assert document.placements[0].affine.e == 10.0
    assert [notice.mood for notice in told] == [Mood.WARNING]
