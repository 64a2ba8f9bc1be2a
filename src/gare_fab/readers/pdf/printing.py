"""Printing inks to light, as an ICC profile that the engine gets wherever a file says CMYK.

Inks are mixed as dots on paper are (Neugebauer): each of the sixteen overprints of cyan,
magenta, yellow and black counts by the share of the paper that it covers.
"""

import struct
import zlib
from functools import lru_cache
from itertools import product

import numpy as np

from gare_fab.geometry.arrays import Floats

_LINEAR_TO = 0.04045  # of sRGB's curve
_GRID = 9  # steps of each ink in the profile's table
# overprints of C (1), M (2), Y (4) and K (8) in offset printing on coated paper
_OVERPRINTS = np.array(
    (
        *((255, 255, 255), (0, 173, 239), (236, 0, 140), (46, 49, 146)),
        *((255, 242, 0), (0, 166, 80), (237, 28, 36), (54, 54, 57)),
        *((35, 31, 32), (0, 15, 36), (36, 0, 0), (0, 0, 2)),
        *((28, 26, 0), (0, 19, 0), (34, 0, 0), (0, 0, 0)),
    )
)
_WHITE = np.array((0.9642, 1.0, 0.8249))  # of daylight D50, in XYZ
_TO_XYZ = np.array(  # from sRGB, for D50
    (
        (0.4360747, 0.3850649, 0.1430804),
        (0.2225045, 0.7168786, 0.0606169),
        (0.0139322, 0.0971045, 0.7141733),
    )
)


@lru_cache(maxsize=1)
def cmyk_profile() -> bytes:
    """The profile, packed by zlib: version 2, a table from inks to Lab."""
    steps = np.linspace(0.0, 1.0, _GRID)
    inks = np.array(list(product(steps, repeat=4)))
    lab = _lab(_light(inks))
    words = np.stack((lab[:, 0] * 652.8, *((lab[:, 1:].T + 128) * 256)), axis=1)
    table = np.clip(np.rint(words), 0, 65535).astype(">u2").tobytes()
    one = struct.pack(">9I", *(65536 * (i % 4 == 0) for i in range(9)))
    straight = struct.pack(">2H", 0, 65535)
    head = struct.pack(">4sI4B", b"mft2", 0, 4, 3, _GRID, 0) + one + struct.pack(">2H", 2, 2)
    white = struct.pack(">4sI3i", b"XYZ ", 0, *np.rint(_WHITE * 65536).astype(int).tolist())
    title = b"Inks"
    words_of = struct.pack(">4sII", b"desc", 0, len(title) + 1) + title + bytes(80)
    tags = {
        b"desc": words_of,
        b"cprt": b"text" + bytes(4) + title + b"\0",
        b"wtpt": white,
        b"A2B0": head + straight * 4 + table + straight * 3,
    }
    return zlib.compress(_profile(tags))


def _light(inks: Floats) -> Floats:
    """(N, 3) sRGB from 0 to 1 of (N, 4) inks."""
    shares = np.ones((len(inks), 1))
    for ink in inks.T[:, :, None]:  # each of them covers its share of what there is so far
        shares = np.concatenate((shares * (1 - ink), shares * ink), axis=1)
    light: Floats = shares @ _OVERPRINTS / 255
    return light


def _lab(light: Floats) -> Floats:
    linear = np.where(light > _LINEAR_TO, ((light + 0.055) / 1.055) ** 2.4, light / 12.92)
    share = linear @ _TO_XYZ.T / _WHITE
    root = np.where(share > 216 / 24389, np.cbrt(share), (24389 / 27 * share + 16) / 116)
    x, y, z = root.T
    return np.stack((116 * y - 16, 500 * (x - y), 200 * (y - z)), axis=1)


def _profile(tags: dict[bytes, bytes]) -> bytes:
    """A printer's profile of these tags."""
    place = 128 + 4 + 12 * len(tags)
    rows, bodies = b"", b""
    for name, body in tags.items():
        padded = body + bytes(-len(body) % 4)
        rows += struct.pack(">4sII", name, place + len(bodies), len(body))
        bodies += padded
    head = struct.pack(
        ">I4sI4s4s4s", place + len(bodies), b"    ", 0x02400000, b"prtr", b"CMYK", b"Lab "
    )
    head += struct.pack(">6H4s", 2000, 1, 1, 0, 0, 0, b"acsp") + bytes(28)
    head += struct.pack(">3i", *np.rint(_WHITE * 65536).astype(int).tolist()) + bytes(48)
    return head + struct.pack(">I", len(tags)) + rows + bodies
