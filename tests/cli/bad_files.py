"""Files that no program should fall over: each maker writes one, and returns its bytes."""

import gzip
import io
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from gare_fab.storage.job_rows import VERSION

_HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
_PAGE = f'{_HEAD} width="40mm" height="40mm" viewBox="0 0 40 40">'
_THIS_VERSION = f'"version":{VERSION}'.encode()
_EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SIMPLE_SVG = f'{_PAGE}<path d="M5 5H35V35H5Z" fill="none" stroke="red"/></svg>'.encode()
SIMPLE_DXF = (_EXAMPLES / "gabarit_luthier" / "gabarit.dxf").read_bytes()


def svg(body: str, head: str = _PAGE) -> bytes:
    """A drawing of 40 x 40 mm with this inside."""
    return f"{head}{body}</svg>".encode()


def dxf(*entities: str, blocks: str = "", header: str = "") -> bytes:
    """A drawing of these entities, as lines of group codes and values in turn."""
    parts = [
        _section("HEADER", f"9\n$ACADVER\n1\nAC1009\n{header}"),
        _section("BLOCKS", blocks),
        _section("ENTITIES", "".join(entities)),
        "0\nEOF\n",
    ]
    return "".join(parts).encode()


def insert(name: str, more: str = "") -> str:
    """A block put into a drawing."""
    return f"0\nINSERT\n8\n0\n2\n{name}\n10\n0.0\n20\n0.0\n30\n0.0\n{more}"


def block(name: str, inside: str) -> str:
    """A block's definition."""
    place = "10\n0.0\n20\n0.0\n30\n0.0\n"
    return f"0\nBLOCK\n8\n0\n2\n{name}\n70\n0\n{place}{inside}0\nENDBLK\n8\n0\n"


def line(x: str = "10.0") -> str:
    """A line from the origin."""
    return f"0\nLINE\n8\n0\n10\n0.0\n20\n0.0\n30\n0.0\n11\n{x}\n21\n5.0\n31\n0.0\n"


def stl(count: int, corners: bytes = b"") -> bytes:
    """A binary mesh that claims so many triangles."""
    return b"\0" * 80 + struct.pack("<I", count) + corners


def triangle(*numbers: float) -> bytes:
    """A triangle of a binary mesh: its nine coordinates."""
    return struct.pack("<12fH", 0.0, 0.0, 1.0, *numbers, 0)


def _section(name: str, inside: str) -> str:
    return f"0\nSECTION\n2\n{name}\n{inside}0\nENDSEC\n"


def _entity_bomb() -> bytes:
    """Eleven times ten entities in each other: 10^11 words."""
    tens = [f"&a{k};" * 10 for k in range(11)]
    names = "".join(f'<!ENTITY a{k + 1} "{ten}">' for k, ten in enumerate(tens))
    kind = f'<!DOCTYPE svg [<!ENTITY a0 "lol">{names}]>'
    return f"<?xml version='1.0'?>{kind}{_PAGE}<desc>&a11;</desc></svg>".encode()


def _uses() -> bytes:
    """Nine times ten copies in each other: 10^9 elements."""
    copies = [f'<use href="#g{k}"/>' * 10 for k in range(9)]
    nested = "".join(f'<g id="g{k + 1}">{copy}</g>' for k, copy in enumerate(copies))
    return svg(
        f'<defs><path id="g0" d="M0 0H1" stroke="red"/>{nested}</defs><use href="#g9"/>'
    )


def _deep(count: int) -> bytes:
    return svg("<g>" * count + '<path d="M0 0H9" stroke="red"/>' + "</g>" * count)


def _gzip_bomb() -> bytes:
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=1, mtime=0) as stream:
        stream.write(SIMPLE_SVG[:-6])
        for _ in range(250):
            stream.write(b" " * 1_000_000)
        stream.write(b"</svg>")
    return packed.getvalue()


_CYCLE = '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'
_ALPHABET = bytes(range(256))

DRAWINGS: dict[str, Callable[[], bytes]] = {
    "empty.svg": lambda: b"",
    "empty.dxf": lambda: b"",
    "empty.stl": lambda: b"",
    "blank.svg": lambda: b" \n\n ",
    "blank.dxf": lambda: b" \n\n ",
    "blank.stl": lambda: b" \n\n ",
    "truncated.svg": lambda: SIMPLE_SVG[:-20],
    "truncated.svgz": lambda: gzip.compress(SIMPLE_SVG, mtime=0)[:-30],
    "truncated.dxf": lambda: SIMPLE_DXF[: len(SIMPLE_DXF) // 2],
    "truncated.stl": lambda: stl(3, triangle(*range(9))),
    "cut_text.stl": lambda: b"solid x\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1",
    "garbage.svg": lambda: _ALPHABET * 40,
    "garbage.dxf": lambda: _ALPHABET * 40,
    "garbage.stl": lambda: _ALPHABET * 40,
    "picture.svg": lambda: b"\x89PNG\r\n\x1a\n" + _ALPHABET * 4,
    "page.svg": lambda: b"<!DOCTYPE html><html><body>not found</body></html>",
    "words.dxf": lambda: b"Dear all, here is the drawing.\n" * 20,
    "words.txt": lambda: b"Dear all, here is the drawing.\n" * 20,
    "latin.svg": lambda: svg("<title>chateau</title>").replace(b"teau", b"t\xe2teau\xe9\xe9"),
    "klingon.svg": lambda: b"<?xml version='1.0' encoding='klingon'?><!--\xff-->" + SIMPLE_SVG,
    "half_words.svg": lambda: SIMPLE_SVG.decode().encode("utf-16-le")[:-15],
    "entities.svg": _entity_bomb,
    "uses.svg": _uses,
    "itself.svg": lambda: svg('<g id="a"><use href="#a"/></g>'),
    "cycle.svg": lambda: svg(_CYCLE),
    "deep.svg": lambda: _deep(100_000),
    "bomb.svgz": _gzip_bomb,
    "no_size.svg": lambda: svg(
        '<path d="M0 0H9" stroke="red"/>', f'{_HEAD} width="0" height="0">'
    ),
    "nan_size.svg": lambda: svg("", f'{_HEAD} width="NaN" height="Infinity">'),
    "huge.svg": lambda: svg(
        "", f'{_HEAD} width="1e300mm" height="1e300mm" viewBox="0 0 1 1">'
    ),
    "far.svg": lambda: svg('<path d="M0 0H1e300" stroke="red"/>'),
    "infinite.svg": lambda: svg('<path d="M0 0H1e999" stroke="red"/>'),
    "scaled_up.svg": lambda: svg(
        '<path transform="scale(1e200)" d="M0 0H1e200" stroke="red"/>'
    ),
    "itself.dxf": lambda: dxf(insert("A"), blocks=block("A", insert("A") + line())),
    "cycle.dxf": lambda: dxf(
        insert("A"), blocks=block("A", insert("B")) + block("B", insert("A") + line())
    ),
    "array.dxf": lambda: dxf(
        insert("A", "70\n32000\n71\n32000\n44\n1.0\n45\n1.0\n"), blocks=block("A", line())
    ),
    "arrays.dxf": lambda: dxf(
        insert("A3", "70\n1000\n71\n1\n44\n1.0\n"),
        blocks=block("A1", line())
        + block("A2", insert("A1", "70\n1000\n71\n1\n44\n1.0\n"))
        + block("A3", insert("A2", "70\n1000\n71\n1\n44\n1.0\n")),
    ),
    "nan.dxf": lambda: dxf(line("nan")),
    "infinite.dxf": lambda: dxf(line("inf")),
    "far.dxf": lambda: dxf(line("1e300")),
    "words_in_numbers.dxf": lambda: dxf(line("ten")),
    "huge_count.stl": lambda: stl(2**32 - 1, triangle(*range(9))),
    "nan.stl": lambda: stl(1, triangle(float("nan"), *range(8))),
    "infinite.stl": lambda: stl(1, triangle(float("inf"), *range(8))),
    "none.stl": lambda: stl(0),
}

_MUCH = 40_000_000


def jobs(good: bytes) -> dict[str, bytes]:
    """Job files made from a good one, none of which is one any more."""
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    text = members["job.json"]
    changed = {
        "hollow": {},
        "half": {name: content for name, content in members.items() if name != "floats.npy"},
        "no_json": members | {"job.json": b"{"},
        "other_json": members | {"job.json": b"[1, 2]"},
        "deep_json": members | {"job.json": b"[" * 100_000},
        "newer": members | {"job.json": text.replace(_THIS_VERSION, b'"version":99')},
        "nan": members | {"job.json": re.sub(rb'("tolerance":)[\d.]+', rb"\1NaN", text)},
        "shifted": members | {"floats.npy": members["floats.npy"][:-8]},
        "no_array": members | {"floats.npy": b"hello"},
        "pickled": members | {"floats.npy": _pickled()},
        "claims": members | {"floats.npy": _claims()},
        "bomb": members | {"job.json": text[:-1] + b" " * _MUCH + b"}"},
    }
    made = {f"{name}.gare": _packed(content) for name, content in changed.items()}
    made |= {"empty.gare": b"", "words.gare": b"Dear all.\n", "drawing.gare": SIMPLE_SVG}
    return made | {"truncated.gare": good[:-40], "beheaded.gare": good[200:]}


def _pickled() -> bytes:
    stream = io.BytesIO()
    np.save(stream, np.array([{"a": 1}], dtype=object), allow_pickle=True)
    return stream.getvalue()


def _claims() -> bytes:
    """An array that says it has 10^12 rows."""
    stream = io.BytesIO()
    shape: dict[str, Any] = {"descr": "<f8", "fortran_order": False, "shape": (10**12,)}
    np.lib.format.write_array_header_1_0(stream, shape)
    return stream.getvalue() + bytes(800)


def _packed(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


JOB_NAMES = tuple(
    f"{name}.gare"
    for name in (
        *("hollow", "half", "no_json", "other_json", "deep_json", "newer", "nan", "shifted"),
        *("no_array", "pickled", "claims", "bomb", "empty", "words", "drawing"),
        *("truncated", "beheaded"),
    )
)
