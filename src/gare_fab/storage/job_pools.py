"""The arrays of a job file: everything of one type in one long row, taken in the order put.

floats  coordinates of points and triangles, mm      counts  points of each path
items   a row per item of a layer (job_shapes.py)    pixels  RGBA of pictures
texts   names, UTF-8
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from gare_fab.base.errors import Unwritable
from gare_fab.base.messages import Message
from gare_fab.geometry.arrays import frozen
from gare_fab.storage.tables import Place

Array = npt.NDArray[Any]

_PIECE = 1 << 20
_MOST_POINTS = 2**31  # of one path; sums of them cannot overflow

POOLS: Mapping[str, np.dtype[Any]] = MappingProxyType(
    {
        "floats": np.dtype("<f8"),
        "counts": np.dtype("<i8"),
        "items": np.dtype("<i8"),
        "pixels": np.dtype("u1"),
        "texts": np.dtype("u1"),
    }
)


@dataclass(frozen=True, slots=True)
class PoolWriter:
    """Collects arrays; `array` joins what was put into a pool."""

    parts: dict[str, list[Array]] = field(default_factory=lambda: {name: [] for name in POOLS})

    def put(self, name: str, values: npt.ArrayLike) -> None:
        """Add the values, row after row."""
        self.parts[name].append(np.asarray(values, POOLS[name]).reshape(-1))

    def put_text(self, text: str) -> int:
        """Add a text and give its length in bytes."""
        content = text.encode("utf-8", "surrogatepass")
        self.put("texts", np.frombuffer(content, np.uint8))
        return len(content)

    def npy(self, name: str) -> bytes:
        """A pool as the bytes of an .npy file.

        Raises:
            Unwritable: a coordinate is not a finite number.
        """
        parts = self.parts[name]
        array = np.concatenate(parts) if parts else np.zeros(0, POOLS[name])
        if name == "floats" and not np.isfinite(array).all():
            raise Unwritable(
                Message("The job cannot be saved: a coordinate in it is not a finite number.")
            )
        stream = io.BytesIO()
        np.lib.format.write_array(stream, array, (1, 0), allow_pickle=False)
        return stream.getvalue()


@dataclass(frozen=True, slots=True)
class PoolReader:
    """Gives back what was put, in the same order; the arrays are read-only views."""

    arrays: Mapping[str, Array]
    place: Place
    taken: dict[str, int] = field(default_factory=lambda: dict.fromkeys(POOLS, 0))

    def take(self, name: str, count: int) -> Array:
        """The next values of a pool; raises `Unreadable` where there are not so many."""
        array, begin = self.arrays[name], self.taken[name]
        if not 0 <= count <= len(array) - begin:
            raise self.place.at(name).wrong(
                Message("the job file is damaged: its arrays are shorter than it says.")
            )
        self.taken[name] = begin + count
        return array[begin : begin + count]

    def take_text(self, count: int) -> str:
        """The next text of so many bytes; raises `Unreadable` where it is none."""
        try:
            return self.take("texts", count).tobytes().decode("utf-8", "surrogatepass")
        except UnicodeDecodeError as error:
            raise self.place.at("texts").wrong(
                Message("the job file is damaged: a name in it is not a text.")
            ) from error

    def check_all_taken(self) -> None:
        """Raises `Unreadable` where something was left over."""
        for name, array in self.arrays.items():
            if self.taken[name] != len(array):
                raise self.place.at(name).wrong(
                    Message("the job file is damaged: its arrays are longer than it says.")
                )


def read_npy(stream: BinaryIO, size: int, name: str, place: Place) -> Array:
    """The pool in an .npy file of so many bytes; nothing is made before its header fits.

    Raises:
        Unreadable: the header or the length is not this pool's, a number is not finite.
    """
    broken = place.at(name).wrong(
        Message("the job file is damaged: this array is not one of its own.")
    )
    try:
        version = np.lib.format.read_magic(stream)
        if version != (1, 0):
            raise broken
        shape, _, dtype = np.lib.format.read_array_header_1_0(stream)
    except ValueError as error:
        raise broken from error
    header = stream.tell()
    if dtype != POOLS[name] or len(shape) != 1 or shape[0] * dtype.itemsize != size - header:
        raise broken
    array: Array = np.empty(shape, dtype)
    if not _filled(array, stream):
        raise broken
    if name == "floats" and not np.isfinite(array).all():
        raise place.at(name).wrong(
            Message("the job file is damaged: a coordinate is not a finite number.")
        )
    if name == "counts" and len(array) and not 0 <= array.min() <= array.max() <= _MOST_POINTS:
        raise broken
    return frozen(array)


def _filled(array: Array, stream: BinaryIO) -> bool:
    """Whether the stream had the bytes of the array, which now holds them; in small pieces."""
    room = array.view(np.uint8)
    for begin in range(0, len(room), _PIECE):
        piece = room[begin : begin + _PIECE]
        content = stream.read(len(piece))
        if len(content) != len(piece):
            return False
        piece[:] = np.frombuffer(content, np.uint8)
    return not stream.read(1)
