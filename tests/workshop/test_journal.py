"""The journal as a window uses it, and a window that is killed."""

import subprocess
import sys
from pathlib import Path

import pytest

from gare_fab.storage.job_files import to_bytes
from gare_fab.workshop.journal import (
    begin_run,
    discard_job,
    forget_journal,
    lost_jobs,
    recover_job,
    write_journal,
)
from tests.documents import document, rectangle, stroked

JOB = document(stroked(rectangle(10, 20, 30, 40)))
_WINDOW = """
import os, time
from gare_fab.workshop.journal import begin_run, write_journal
from tests.documents import document, rectangle, stroked
run = begin_run(os.getpid(), "t1")
write_journal(document(stroked(rectangle(10, 20, 30, 40))), "Logo", None, 5.0, run.name)
print("written", flush=True)
time.sleep(60)
"""


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user of the test's own."""
    monkeypatch.setenv("GARE_FAB_HOME", str(tmp_path))


def test_a_killed_window_loses_nothing_that_was_written() -> None:
    """While it lives nobody is offered its job; killed, its job is there as it was."""
    root = str(Path(__file__).resolve().parents[2])
    words = [sys.executable, "-c", _WINDOW]
    with subprocess.Popen(words, cwd=root, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "written\n"
        assert lost_jobs() == ()
        window.kill()
        window.wait()
    (job,) = lost_jobs()
    assert job.title == "Logo"
    assert to_bytes(recover_job(job)) == to_bytes(JOB)
    discard_job(job)
    assert lost_jobs() == ()


def test_a_window_that_ends_leaves_nothing(tmp_path: Path) -> None:
    """Two windows have journals of their own; who says goodbye is not asked about."""
    first, second = begin_run(7, "a"), begin_run(7, "b")
    assert first is not None
    assert second is not None
    assert begin_run(7, "a") is None
    for run in (first, second):
        write_journal(JOB, run.name, None, 1.0, run.name)
    first.end()
    assert lost_jobs() == ()
    assert not list(tmp_path.rglob(f"{first.name}.*"))
    second.lock.release()
    assert [job.title for job in lost_jobs()] == [second.name]
    forget_journal(second.name)
    assert lost_jobs() == ()
