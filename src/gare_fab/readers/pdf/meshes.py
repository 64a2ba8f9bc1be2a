"""Mesh gradients (types 4 to 7): the area that their triangles and patches paint.

Vertices stand in a stream of bits: a flag that says which edge of the one before goes on, x
and y, colours. Patches have their border first, four curves of which neighbours share one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import shapely

from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import Region, regions_of, union
from gare_fab.readers.pdf.decoding import decoded
from gare_fab.readers.pdf.objects import dictionary, number, numbers, resolved, stream

_FREE, _LATTICE, _COONS, _TENSOR = 4, 5, 6, 7
_POINTS = {_COONS: 12, _TENSOR: 16}
_SHARED = 4  # of a patch's points
_MOST = 50_000  # vertices or patches
_OVERLAP = 4  # times that a mesh is larger than what it lies in
_STEPS = np.linspace(0.0, 1.0, 17)[:-1, None]
_BERNSTEIN = np.hstack(
    (
        (1 - _STEPS) ** 3,
        3 * _STEPS * (1 - _STEPS) ** 2,
        3 * _STEPS**2 * (1 - _STEPS),
        _STEPS**3,
    )
)
Place = tuple[float, float]


@dataclass(slots=True)
class Meshes:
    """Works the area of each mesh out once."""

    known: dict[int, tuple[Region | None, object]] = field(default_factory=dict)

    def area(self, shading: object) -> Region | None:
        """What a mesh covers in its own space; None where it cannot be told."""
        source = resolved(shading)
        if id(source) not in self.known:
            self.known[id(source)] = (_area(source), source)
        return self.known[id(source)][0]


def _area(shading: object) -> Region | None:
    source = stream(shading)
    entries = dictionary(shading)
    kind, decode = int(number(entries.get("/ShadingType"))), numbers(entries.get("/Decode"))
    sizes = tuple(
        int(number(entries.get(word)))
        for word in ("/BitsPerFlag", "/BitsPerCoordinate", "/BitsPerComponent")
    )
    if source is None or len(decode) < 6 or not all(0 < size <= 32 for size in sizes[1:]):
        return None
    data, _ = decoded(source)
    bits = _Bits(data, sizes[0], sizes[1], sizes[2] * (len(decode) // 2 - 2), decode)
    if kind == _LATTICE:
        rings = _lattice(bits, int(number(entries.get("/VerticesPerRow"))))
    elif kind == _FREE:
        rings = [np.array(corners) for corners in _triangles(bits)]
    else:
        rings = list(_patches(bits, _POINTS[kind]))
    count = len(rings)
    each = regions_of(Paths.of(rings), np.arange(count), np.zeros(count, np.bool_))
    around = shapely.MultiPolygon(list(shapely.get_parts(each))).convex_hull
    overlaps = float(shapely.area(each).sum()) > _OVERLAP * around.area
    if overlaps and isinstance(around, shapely.Polygon):
        return around  # where triangles lie all over each other
    return union(each) if count else None


@dataclass(slots=True)
class _Bits:
    """Reads records from a stream of bits; `colour` bits of a colour are passed over."""

    data: bytes
    flag: int
    coordinate: int
    colour: int
    decode: tuple[float, ...]
    at: int = 0
    bits: int = field(init=False)

    def __post_init__(self) -> None:
        self.bits = 8 * len(self.data)

    def has(self, size: int) -> bool:
        return self.at + size <= self.bits

    def number(self, size: int) -> int:
        first, end = self.at // 8, -(-(self.at + size) // 8)
        whole = int.from_bytes(self.data[first:end], "big")
        self.at += size
        return whole >> (8 * end - self.at) & ((1 << size) - 1)

    def place(self) -> Place:
        x0, x1, y0, y1 = self.decode[:4]
        most = (1 << self.coordinate) - 1
        x, y = self.number(self.coordinate) / most, self.number(self.coordinate) / most
        return x0 + x * (x1 - x0), y0 + y * (y1 - y0)

    def end_record(self) -> None:
        self.at = -(-self.at // 8) * 8


def _vertices(bits: _Bits, flag: int) -> Iterator[tuple[int, Place]]:
    size = flag + 2 * bits.coordinate + bits.colour
    count = 0
    while bits.has(size) and count < _MOST:
        edge = bits.number(flag) if flag else 0
        yield edge & 3, bits.place()
        bits.at += bits.colour
        bits.end_record()
        count += 1


def _triangles(bits: _Bits) -> Iterator[list[Place]]:
    corners: list[Place] = []
    for edge, place in _vertices(bits, bits.flag):
        if len(corners) == 3:
            corners = {0: [], 1: corners[1:]}.get(edge, [corners[0], corners[2]])
        corners = [*corners, place]
        if len(corners) == 3:
            yield corners


def _lattice(bits: _Bits, across: int) -> list[Floats]:
    places = np.array([place for _, place in _vertices(bits, 0)]).reshape(-1, 2)
    rows = len(places) // across if across > 1 else 0
    grid = places[: rows * max(across, 0)].reshape(rows, max(across, 1), 2)
    cells = np.stack((grid[:-1, :-1], grid[:-1, 1:], grid[1:, 1:], grid[1:, :-1]), axis=2)
    return list(cells.reshape(-1, 4, 2)) if rows > 1 else []


def _patches(bits: _Bits, points: int) -> Iterator[Floats]:
    border: list[Place] = []
    count = 0
    while bits.has(bits.flag) and count < _MOST:
        edge = bits.number(bits.flag) & 3
        is_new = edge == 0 or not border
        needed = points if is_new else points - _SHARED
        if not bits.has(2 * bits.coordinate * needed):
            return
        start = 3 * edge
        kept = [] if is_new else (border + border[:1])[start : start + _SHARED]
        border = [*kept, *(bits.place() for _ in range(needed))][:12]
        bits.at += bits.colour * (4 if is_new else 2)
        bits.end_record()
        count += 1
        corners = np.array((*border, border[0]))
        yield np.concatenate([_BERNSTEIN @ corners[i : i + 4] for i in (0, 3, 6, 9)])
