"""Work in worker processes: results come, older runs give way, nothing is left behind."""

import os
import time
from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from gare_fab.base.messages import Message
from gare_fab.gui.desk.tasks import Purpose, Tasks
from tests.gui.desk.errands import deadly, deaf, doubled, faulty, refusing, slow, who

PATIENCE_MS = 20_000


class Heard:
    """What came back, in order."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.values: list[object] = []
        self.reasons: list[Message] = []

    def __len__(self) -> int:
        """How many answers."""
        return len(self.values) + len(self.reasons)


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    """Tasks whose workers end with the test."""
    del qapp
    made = Tasks()
    yield made
    made.shut()


def run(
    tasks: Tasks,
    heard: Heard,
    purpose: Purpose,
    work: Callable[..., object],
    *arguments: object,
) -> None:
    """Start a run that `heard` hears of."""
    tasks.start(purpose, work, arguments, heard.values.append, heard.reasons.append)


def open_files() -> int:
    """How many files and pipes this process holds."""
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 -- not files


def is_gone(process: int) -> bool:
    """Whether there is no such process any more."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    with open(f"/proc/{process}/stat", encoding="ascii") as stream:  # noqa: PTH123 -- not a file
        return stream.read().split()[2] == "Z"


def test_arrays_come_back_whole(tasks: Tasks, qtbot: QtBot) -> None:
    """A large array crosses both ways unchanged but for the work, and cannot be written to."""
    heard = Heard()
    values = np.arange(200_000.0)
    run(tasks, heard, Purpose.STUDY, doubled, values)
    qtbot.waitUntil(lambda: len(heard) == 1, timeout=PATIENCE_MS)
    (got,) = heard.values
    assert isinstance(got, np.ndarray)
    assert np.array_equal(got, values * 2)


def test_the_latest_run_wins(tasks: Tasks, qtbot: QtBot) -> None:
    """Of two runs for one purpose only the later one is heard of, soon after its start."""
    heard = Heard()
    run(tasks, heard, Purpose.STUDY, slow, 30.0)
    qtbot.wait(1200)
    begun = time.monotonic()
    run(tasks, heard, Purpose.STUDY, slow, 0.1)
    qtbot.waitUntil(lambda: len(heard) == 1, timeout=PATIENCE_MS)
    assert heard.values == [0.1]
    assert time.monotonic() - begun < 15.0


def test_a_deaf_run_is_ended(tasks: Tasks, qtbot: QtBot) -> None:
    """Work that never reports is ended all the same, and its purpose goes on."""
    heard = Heard()
    run(tasks, heard, Purpose.READ, deaf)
    qtbot.wait(1200)
    run(tasks, heard, Purpose.READ, slow, 0.1)
    qtbot.waitUntil(lambda: len(heard) == 1, timeout=PATIENCE_MS)
    assert heard.values == [0.1]


def test_a_worker_that_is_being_ended_takes_no_more(
    tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may answer in the moment in which it is ended: what comes next is not lost."""
    monkeypatch.setattr("gare_fab.gui.desk.tasks._GRACE_MS", 0)
    monkeypatch.setattr("gare_fab.gui.desk.tasks._MOST_WORKERS", 1)
    for pause in range(40):
        older, newer = Heard(), Heard()
        run(tasks, older, Purpose.READ, who)
        qtbot.wait(pause % 3)
        run(tasks, newer, Purpose.READ, who)
        qtbot.waitUntil(partial(bool, newer), timeout=PATIENCE_MS)
        assert not newer.reasons


def test_purposes_run_side_by_side(tasks: Tasks, qtbot: QtBot) -> None:
    """A quick run for one purpose does not wait for a long one for another."""
    heard = Heard()
    run(tasks, heard, Purpose.EXPORT, slow, 60.0)
    run(tasks, heard, Purpose.STUDY, slow, 0.1)
    qtbot.waitUntil(lambda: len(heard) == 1, timeout=PATIENCE_MS)
    assert heard.values == [0.1]
    assert tasks.is_busy(Purpose.EXPORT)


@pytest.mark.parametrize(
    ("work", "said"),
    [(deadly, "stopped by the system"), (refusing, "nothing to be read"), (faulty, "by zero")],
)
def test_failure_is_a_sentence(
    tasks: Tasks, qtbot: QtBot, work: Callable[..., object], said: str
) -> None:
    """A worker that dies, refuses or stumbles gives one sentence, and work goes on."""
    heard = Heard()
    run(tasks, heard, Purpose.STUDY, work)
    qtbot.waitUntil(lambda: len(heard) == 1, timeout=PATIENCE_MS)
    assert said in heard.reasons[0].text()
    run(tasks, heard, Purpose.STUDY, slow, 0.05)
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=PATIENCE_MS)
    assert heard.values == [0.05]


def test_progress_is_told(tasks: Tasks, qtbot: QtBot) -> None:
    """A run's share done rises within 0 and 1; in the end its purpose has settled."""
    heard, shares, settled = Heard(), list[float](), list[object]()
    tasks.progressed.connect(lambda _, share: shares.append(share))
    tasks.settled.connect(settled.append)
    run(tasks, heard, Purpose.STUDY, slow, 0.6)
    qtbot.waitUntil(lambda: len(heard) == 1, timeout=PATIENCE_MS)
    assert len(shares) > 2
    assert shares == sorted(shares)
    assert all(0.0 <= share <= 1.0 for share in shares)
    assert settled == [Purpose.STUDY]


class Hearer(QObject):
    """A widget that waits for an answer."""

    def __init__(self, heard: Heard) -> None:
        """Tells `heard` what it hears."""
        super().__init__()
        self._heard = heard

    def hear(self, value: object) -> None:
        """The answer."""
        self._heard.values.append(value)


def test_who_was_deleted_hears_nothing(tasks: Tasks, qtbot: QtBot) -> None:
    """An answer for a widget that has gone is dropped; the next one's comes."""
    heard = Heard()
    hearer = Hearer(heard)
    tasks.start(Purpose.STUDY, slow, (0.05,), hearer.hear, heard.reasons.append)
    delete(hearer)
    with qtbot.waitSignal(tasks.settled, timeout=PATIENCE_MS):
        pass
    run(tasks, heard, Purpose.STUDY, slow, 0.01)
    qtbot.waitUntil(lambda: len(heard) == 1, timeout=PATIENCE_MS)
    assert heard.values == [0.01]


@pytest.mark.skipif(os.name != "posix", reason="asks the system for its open files")
def test_an_ended_worker_leaves_nothing_open(tasks: Tasks, qtbot: QtBot) -> None:
    """However many workers are ended, the window holds no more pipes than before."""
    run(tasks, heard := Heard(), Purpose.STUDY, deadly)
    qtbot.waitUntil(lambda: len(heard) == 1, timeout=PATIENCE_MS)
    before = open_files()
    for _ in range(4):
        run(tasks, heard, Purpose.STUDY, deadly)
        qtbot.waitUntil(lambda: not tasks.is_busy(Purpose.STUDY), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: open_files() <= before, timeout=PATIENCE_MS)


@pytest.mark.skipif(os.name != "posix", reason="asks the system for its processes")
def test_shut_leaves_no_process(tasks: Tasks, qtbot: QtBot) -> None:
    """Within a second of shutting down, a worker that was busy has gone."""
    heard = Heard()
    run(tasks, heard, Purpose.STUDY, who)
    qtbot.waitUntil(lambda: len(heard) == 1, timeout=PATIENCE_MS)
    (process,) = heard.values
    assert isinstance(process, int)
    run(tasks, heard, Purpose.STUDY, deaf)
    qtbot.wait(200)
    tasks.shut()
    qtbot.waitUntil(lambda: is_gone(process), timeout=1000)
