"""Windows in processes of their own: begun, listened to, counted, and ended in any case."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


@contextmanager
def child(what: str, file: Path) -> Iterator[subprocess.Popen[str]]:
    """The process of child.py, which has its own session; nothing of it is left behind."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.gui.whole.child", what, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def one_line(process: subprocess.Popen[str]) -> str:
    """What it says next."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def seconds_here(seconds: float) -> float:
    """As many seconds on a quiet machine; more where each core has several things to do."""
    return seconds * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def processes_below(parent: int) -> set[int]:
    """All processes that a process has begun, and those that these have begun."""
    children: dict[int, set[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        children.setdefault(int(fields[1]), set()).add(int(stat.parent.name))
    found, waiting = set[int](), [parent]
    while waiting:
        new = children.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


def still_running(processes: set[int]) -> set[int]:
    """Those that have not ended; one that only waits to be noticed by its parent has."""
    return {number for number in processes if _state_of(number) not in {"", "Z", "X"}}


def _state_of(process: int) -> str:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""
