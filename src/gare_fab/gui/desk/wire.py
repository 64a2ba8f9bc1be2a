"""The wire between the window and its workers: values pickled, large arrays beside them.

A value travels as its pickle and the buffers of its large arrays (protocol 5), which are sent
and received without a copy; the arrays that arrive are read-only.
"""

import gc
import io
import pickle
from multiprocessing.connection import Connection
from struct import pack, unpack
from typing import Any

from gare_fab.gui.desk.packing import can_pack, packed, unpacked
from gare_fab.model.artwork import Layer

_LARGE = 1 << 16  # bytes: smaller buffers cost more apart than within the pickle


def send(connection: Connection, value: object) -> None:
    """Send a value; raises OSError where the other end has gone."""
    buffers: list[memoryview] = []

    def is_small(buffer: pickle.PickleBuffer) -> bool:
        view = buffer.raw()
        if view.nbytes < _LARGE:
            return True
        buffers.append(view)
        return False

    stream = io.BytesIO()
    _Pickler(stream, protocol=5, buffer_callback=is_small).dump(value)
    head = stream.getbuffer()
    connection.send_bytes(pack("<I", len(buffers)))
    connection.send_bytes(head)
    for view in buffers:
        connection.send_bytes(view)


def receive(connection: Connection) -> object:
    """Wait for a value; raises EOFError or OSError where the other end has gone."""
    (count,) = unpack("<I", connection.recv_bytes())
    head = connection.recv_bytes()
    buffers = [connection.recv_bytes() for _ in range(count)]
    return _loaded(head, buffers)


class _Pickler(pickle.Pickler):
    """Sends layers of many shapes as a few arrays."""

    def reducer_override(self, value: object) -> Any:
        """How to send what is not sent as it is."""
        if isinstance(value, Layer) and can_pack(value):
            return unpacked, (packed(value),)
        return NotImplemented


def _loaded(head: bytes, buffers: list[bytes]) -> object:
    """The value, out of the way of whoever collects cycles: it has none.

    A job may have a million parts; to walk through them would stop the window for longer than
    anyone should notice.
    """
    value: object = pickle.loads(head, buffers=buffers)  # noqa: S301 -- our worker's, a private pipe
    gc.freeze()
    return value
