"""The worker: a process of the window's own that runs one function after the other.

It knows no Qt. It ends by itself as soon as the window's end of a pipe is closed, whatever it
is doing, so that nothing is left when the window is gone or was killed.
"""

import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection

from gare_fab.base.errors import Cancelled, GareFabError
from gare_fab.base.late import Late
from gare_fab.base.messages import Message
from gare_fab.gui.desk.wire import receive, send

_EVERY_S = 0.05
_NICE = 10  # of 19: the kindest
_BELOW_NORMAL = 0x4000  # BELOW_NORMAL_PRIORITY_CLASS
_STOPPED = Message("Stopped.")
_TOO_MUCH = Message("This job needs more memory than there is: simplify or split it.")


@dataclass(frozen=True, slots=True)
class Order:
    """Run `work(*arguments, progress)`; `number` tells orders apart."""

    number: int
    work: Callable[..., object] | Late[Callable[..., object]]
    arguments: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """An order's result."""

    number: int
    value: object


@dataclass(frozen=True, slots=True)
class Failed:
    """Why an order has no result; `trace` is there where the fault is ours."""

    number: int
    message: Message
    trace: str = ""
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """How far an order has come, 0 to 1."""

    number: int
    done: float


@dataclass(slots=True)
class _Reporter:
    """The progress of one order: sent up the wire, stopped from above."""

    answers: Connection
    number: int
    stops: "_Stops"
    sent: float = field(default_factory=time.monotonic)

    def report(self, done: float) -> None:
        """Tell the window, at most every 50 ms; raises `Cancelled` where it asked to stop."""
        if self.stops.number >= self.number:
            raise Cancelled(_STOPPED)
        now = time.monotonic()
        if now - self.sent > _EVERY_S:
            self.sent = now
            send(self.answers, Share(self.number, done))


@dataclass(slots=True)
class _Stops:
    """The latest order that is to be stopped; all before it are too."""

    number: int = -2


def serve(orders: Connection, answers: Connection, stops: Connection) -> None:
    """Work off orders until the window closes the wire."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _stand_back()
    stopped = _Stops()
    threading.Thread(target=_listen, args=(stops, stopped), daemon=True).start()
    while True:
        try:
            order = receive(orders)
            if isinstance(order, Order):
                send(answers, _answer(order, _Reporter(answers, order.number, stopped)))
        except (EOFError, OSError):
            os._exit(0)


def _stand_back() -> None:
    """Leave the processor to the window whenever it wants it."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 -- only Windows needs it

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        os.nice(_NICE)


def _listen(stops: Connection, stopped: _Stops) -> None:
    """Hear which orders are to be stopped; end the process when the window has gone."""
    while True:
        try:
            stopped.number = stops.recv()
        except (EOFError, OSError):
            os._exit(0)


def _answer(order: Order, progress: _Reporter) -> Done | Failed:
    try:
        work = order.work.now() if isinstance(order.work, Late) else order.work
        return Done(order.number, work(*order.arguments, progress))
    except Cancelled as error:
        return Failed(order.number, error.message, is_cancelled=True)
    except GareFabError as error:
        return Failed(order.number, error.message)
    except MemoryError:
        return Failed(order.number, _TOO_MUCH)
    except (EOFError, BrokenPipeError):  # the wire itself: nobody is left to answer
        raise
    except Exception as error:  # noqa: BLE001 -- the task runner: a fault is told, not thrown
        text = "An internal fault, please report it: {kind}: {what}"
        values = {"kind": type(error).__name__, "what": str(error)}
        return Failed(order.number, Message(text, values), traceback.format_exc())
