"""Tasks: work that may take long, done in warm processes while the window stays quick.

purpose   what a run is for; of one purpose the latest run wins, the older one is ended
worker    a process (worker.py) and the thread that talks to it
grace     what a worker that was told to stop may take before it is ended
"""

import contextlib
import itertools
import multiprocessing
import threading
from collections.abc import Callable
from enum import Enum
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from gare_fab.base.late import Late
from gare_fab.base.messages import Message
from gare_fab.gui.desk.wire import receive, send
from gare_fab.gui.desk.worker import Done, Failed, Order, Share, serve

T = TypeVar("T")
Work = Callable[..., T] | Late[Callable[..., T]]

_MOST_WORKERS = 3
_GRACE_MS = 300
_WARMING_MS = 10_000  # for one that is still importing: another would have to begin with that
_DIED = Message(
    "The work was stopped by the system, perhaps for lack of memory. Your job is "
    "untouched; try again, or make the job smaller."
)


class Purpose(Enum):
    """What work is for."""

    STUDY = "study"
    READ = "read"
    DRAW = "draw"
    EXPORT = "export"
    SAVE = "save"
    JOURNAL = "journal"
    REMEMBER = "remember"
    TOOLPATHS = "toolpaths"
    PREVIEW = "preview"
    MAKE = "make"
    VALUES = "values"
    FONTS = "fonts"


class Tasks(QObject):
    """Runs functions of frozen values in worker processes; answers come as calls here."""

    progressed = Signal(object, float)  # purpose, share done
    settled = Signal(object)  # purpose: nothing runs for it any more

    def __init__(self, parent: QObject | None = None) -> None:
        """No process yet: the first is started by the first run, or by `warm`."""
        super().__init__(parent)
        self._numbers = itertools.count()
        self._workers: list[_Worker] = []
        self._waiting: list[_Run] = []

    def warm(self, count: int, work: Work[object]) -> None:
        """Have so many workers stand ready, the function's modules imported."""
        for _ in range(count - len(self._workers)):
            self._new_worker().warm(work)

    def start(
        self,
        purpose: Purpose,
        work: Work[T],
        arguments: tuple[object, ...],
        done: Callable[[T], None],
        failed: Callable[[Message], None],
    ) -> None:
        """Run `work(*arguments, progress)` for a purpose, in place of what runs for it."""
        self.cancel(purpose)
        order = Order(next(self._numbers), work, arguments)
        self._waiting.append(_Run(purpose, order, done, failed))
        self._hand_out()

    def cancel(self, purpose: Purpose) -> None:
        """Stop what runs for a purpose; nobody hears of it again."""
        self._waiting = [run for run in self._waiting if run.purpose is not purpose]
        for worker in self._workers:
            if worker.run is not None and worker.run.purpose is purpose:
                worker.stop()

    def is_busy(self, purpose: Purpose) -> bool:
        """Whether something runs, or waits to run, for a purpose."""
        runs = [*self._waiting, *(worker.run for worker in self._workers)]
        return any(run is not None and run.purpose is purpose for run in runs)

    def shut(self) -> None:
        """End all workers at once."""
        self._waiting = []
        workers, self._workers = self._workers, []
        for worker in workers:
            worker.end()

    def _hand_out(self) -> None:
        for lost in [worker for worker in self._workers if worker.is_lost]:
            self._dismiss(lost)
        while self._waiting:
            free = next((worker for worker in self._workers if worker.is_free), None)
            if free is None:
                if len(self._workers) >= _MOST_WORKERS:
                    return
                free = self._new_worker()
            free.take(self._waiting.pop(0))

    def _new_worker(self) -> "_Worker":
        worker = _Worker(self)
        worker.answered.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        worker.died.connect(self._bury, Qt.ConnectionType.QueuedConnection)
        self._workers.append(worker)
        return worker

    def _dismiss(self, worker: "_Worker") -> None:
        """End it, and keep nothing of it."""
        self._workers.remove(worker)
        worker.end()
        worker.deleteLater()

    def _hear(self, worker: "_Worker", answer: object) -> None:
        run = worker.run
        match answer:
            case Share(number, share):
                if run is not None and run.order.number == number:
                    self.progressed.emit(run.purpose, share)
            case Done(number) | Failed(number) if worker.number == number:
                worker.rest()
                self._hand_out()
                if run is not None:
                    self._settle(run, answer)
            case _:
                pass

    def _settle(self, run: "_Run", answer: Done | Failed) -> None:
        if not self.is_busy(run.purpose):
            self.settled.emit(run.purpose)
        if _is_gone(run.done):
            return
        if isinstance(answer, Done):
            run.done(answer.value)
        elif not answer.is_cancelled:
            run.failed(answer.message)

    def _bury(self, worker: "_Worker") -> None:
        """A worker has gone: ended by us after its grace, or by the system."""
        if worker not in self._workers:
            return
        run = worker.run
        self._dismiss(worker)
        self._hand_out()
        if run is not None:
            self._settle(run, Failed(run.order.number, _DIED))


def _is_gone(call: Callable[..., None]) -> bool:
    """Whether it is a method of what was deleted: its window was closed, or renewed."""
    owner = getattr(call, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)


class _Run:
    """An order with whoever waits for it."""

    def __init__(
        self,
        purpose: Purpose,
        order: Order,
        done: Callable[[T], None],
        failed: Callable[[Message], None],
    ) -> None:
        self.purpose = purpose
        self.order = order
        self.done: Callable[..., None] = done
        self.failed = failed


class _Worker(QObject):
    """A worker process: `run` is what it does for somebody, `number` what it does at all."""

    answered = Signal(object, object)
    died = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.run: _Run | None = None
        self.number: int | None = None
        context = multiprocessing.get_context("spawn")
        theirs, self._orders = context.Pipe(duplex=False)
        self._answers, answers = context.Pipe(duplex=False)
        stops, self._stops = context.Pipe(duplex=False)
        self._process = context.Process(
            target=serve, args=(theirs, answers, stops), name="gare-fab worker", daemon=True
        )
        self._queue: SimpleQueue[Order | None] = SimpleQueue()
        self._ends: tuple[Connection, ...] = (theirs, answers, stops)
        self._is_over = self._is_warm = self._is_ending = False
        self._telling = threading.Lock()  # held while the thread uses what Qt may delete
        threading.Thread(target=self._talk, daemon=True).start()

    @property
    def is_free(self) -> bool:
        """Whether it waits for work."""
        return self.number is None and not self._is_ending

    @property
    def is_lost(self) -> bool:
        """Whether it has nothing to do and never will: nobody but the next run would see.

        The system ended it while it waited, or it answered in the moment in which we ended it.
        """
        if self.number is not None or self._process.pid is None:
            return False
        return self._is_ending or not self._process.is_alive()

    def warm(self, work: Work[object]) -> None:
        """Have it import the function's modules."""
        self._queue.put(Order(-1, _ready, (work,)))

    def take(self, run: "_Run") -> None:
        """Start a run."""
        self.run, self.number = run, run.order.number
        self._queue.put(run.order)

    def stop(self) -> None:
        """Ask it to stop what it does; end it where it does not hear."""
        number, self.run = self.number, None
        if number is None:
            return
        try:
            self._stops.send(number)
        except OSError:  # it has died: `died` is on its way
            return
        grace = _GRACE_MS if self._is_warm else _WARMING_MS
        QTimer.singleShot(grace, self, lambda: self._end_if_still(number))

    def rest(self) -> None:
        """It has answered."""
        self.run = self.number = None

    def end(self) -> None:
        """End the process; what it was doing is lost."""
        self.run = None
        with self._telling:
            self._is_over = True
        self._queue.put(None)
        if self._process.pid is not None:
            self._process.kill()

    def _end_if_still(self, number: int) -> None:
        if self.number == number and self._process.pid is not None:
            self._is_ending = True
            self._process.kill()

    def _talk(self) -> None:
        """In a thread: hand over orders, and what comes back, until the process ends."""
        try:
            self._process.start()
            for end in self._ends:
                end.close()
            if self._is_over:  # told so while it started
                self._process.kill()
            while (order := self._queue.get()) is not None:
                send(self._orders, order)
                self._hear_out(order)
        except (EOFError, OSError):
            self._tell(None)
        finally:
            for end in (self._orders, self._answers, self._stops):
                end.close()

    def _hear_out(self, order: Order) -> None:
        while True:
            answer = receive(self._answers)
            self._tell(answer)
            if isinstance(answer, Done | Failed) and answer.number == order.number:
                self._is_warm = True
                return

    def _tell(self, answer: object) -> None:
        """Pass on an answer, or None for its death; nobody listens any more after the end."""
        with self._telling, contextlib.suppress(RuntimeError):  # the window has gone
            if self._is_over:
                return
            if answer is None:
                self.died.emit(self)
            else:
                self.answered.emit(self, answer)


def _ready(work: Work[object], progress: object) -> None:
    """Nothing: to be there is to be imported."""
    del progress
    if isinstance(work, Late):
        work.now()
