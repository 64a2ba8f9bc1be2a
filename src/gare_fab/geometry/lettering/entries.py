"""What a font file says of itself, read quickly: names, weight, style, width, axes."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from gare_fab.geometry.lettering import stroke_font
from gare_fab.geometry.lettering.font_data import quick_blob
from gare_fab.geometry.lettering.styles import style_in

FONT_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_MOST_FACES = 64  # of one collection
_MOST_BYTES = 200_000_000
_STRETCHES = (50.0, 62.5, 75.0, 87.5, 100.0, 112.5, 125.0, 150.0, 200.0)
_FAMILIES = (16, 1, 21)  # typographic, plain, of weight-width-slope: in this order
_STYLES = (17, 2, 22)
_FULL_NAMES = (4, 6)


@dataclass(frozen=True, slots=True)
class Axis:
    """One direction of a variable font's design space."""

    tag: str
    low: float
    usual: float
    high: float


@dataclass(frozen=True, slots=True)
class Entry:
    """One font as found; `families` begins with the name that people know it by."""

    path: Path
    index: int
    families: tuple[str, ...]
    full_names: tuple[str, ...]
    style: str
    weight: tuple[float, float] = (400.0, 400.0)
    stretch: tuple[float, float] = (100.0, 100.0)
    is_italic: bool = False
    kind: str = ""  # the generic family it belongs to, as far as it tells
    axes: tuple[Axis, ...] = ()
    is_single_line: bool = False

    @property
    def family(self) -> str:
        """The name of the family for people."""
        return self.families[0]


def entries_of(path: Path) -> tuple[Entry, ...]:
    """The fonts in a file; a damaged or foreign file has none."""
    try:
        state = path.stat()
    except OSError:
        return ()
    return _entries(path, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=20_000)
def _entries(path: Path, size: int, modified_ns: int) -> tuple[Entry, ...]:
    """As long as size and time stand, a file is read once."""
    del modified_ns
    if not 0 < size <= _MOST_BYTES:
        return ()
    try:
        if path.suffix.lower() in stroke_font.SUFFIXES:
            return _single_line(path)
        return tuple(_open_type(path))
    except OSError:
        return ()


def _single_line(path: Path) -> tuple[Entry, ...]:
    names = stroke_font.names_in(path)
    name = names.get("font-family", "").strip()
    if not name:
        return ()
    told = style_in(name)
    own = names.get("font-weight", "")
    weight = float(told.weight or (own if own.isdecimal() else 400))
    entry = Entry(
        path,
        0,
        tuple(dict.fromkeys((told.family, name))),
        (),
        name[len(told.family) :].strip().title(),
        weight=(weight, weight),
        is_italic=told.is_italic or names.get("font-style", "normal") != "normal",
        is_single_line=True,
    )
    return (entry,)


def _open_type(path: Path) -> Iterator[Entry]:
    import uharfbuzz  # noqa: PLC0415 -- 0.05 s, for text only

    blob = quick_blob(path)
    for index in range(min(int(uharfbuzz.Face(blob, 0).count), _MOST_FACES)):
        face = uharfbuzz.Face(blob, index)
        entry = _entry(path, index, face) if int(face.glyph_count) else None
        if entry:
            yield entry


def _entry(path: Path, index: int, face: Any) -> Entry | None:
    names = _names(face)
    families = _distinct(names, _FAMILIES)
    if not families:
        return None
    axes = tuple(
        Axis(str(a.tag), float(a.min_value), float(a.default_value), float(a.max_value))
        for a in face.axis_infos
    )
    weight, stretch, is_italic, kind = _style(face)
    own_styles = _distinct(names, _STYLES)
    return Entry(
        path,
        index,
        families,
        _distinct(names, _FULL_NAMES),
        own_styles[0] if own_styles else "",
        _range(axes, "wght", weight),
        _range(axes, "wdth", stretch),
        is_italic,
        kind,
        axes,
    )


def _names(face: Any) -> dict[int, list[str]]:
    """The names of each kind, English ones first."""
    wanted = {*_FAMILIES, *_STYLES, *_FULL_NAMES}
    names: dict[int, list[str]] = {}
    for told in sorted(face.list_names(), key=lambda n: not str(n.language).startswith("en")):
        kind = int(told.name_id)
        if kind in wanted:
            name = (face.get_name(kind, told.language) or "").strip("\0 ")
            if name:
                names.setdefault(kind, []).append(name)
    return names


def _distinct(names: dict[int, list[str]], kinds: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for kind in kinds for name in names.get(kind, ())))


def _range(axes: tuple[Axis, ...], tag: str, own: float) -> tuple[float, float]:
    axis = next((axis for axis in axes if axis.tag == tag), None)
    return (axis.low, axis.high) if axis else (own, own)


def _style(face: Any) -> tuple[float, float, bool, str]:
    """Weight, stretch, slope and generic family by the tables OS/2, head and post."""
    table = bytes(face.reference_table("OS/2").data)
    head = bytes(face.reference_table("head").data)
    post = bytes(face.reference_table("post").data)
    mac_style = struct.unpack_from(">H", head, 44)[0] if len(head) >= 46 else 0
    is_fixed = len(post) >= 16 and struct.unpack_from(">I", post, 12)[0] != 0
    if len(table) < 64:
        is_bold, is_italic = mac_style & 1, bool(mac_style & 2)
        return 700.0 if is_bold else 400.0, 100.0, is_italic, "monospace" if is_fixed else ""
    weight, width = struct.unpack_from(">HH", table, 4)
    weight = weight * 100 if 1 <= weight <= 9 else weight  # old fonts count to nine
    selection = struct.unpack_from(">H", table, 62)[0]
    is_italic = bool(selection & 0x201)
    stretch = _STRETCHES[width - 1] if 1 <= width <= 9 else 100.0
    kind = "monospace" if is_fixed else _kind(table[30], table[32:42])
    return float(min(max(weight, 1), 1000)), stretch, is_italic, kind


def _kind(family_class: int, panose: bytes) -> str:
    """The generic family that IBM's class or PANOSE tells."""
    if panose[0] == 3 or family_class == 10:
        return "cursive"
    if panose[0] == 4 or family_class in (9, 12):
        return "fantasy"
    if (panose[0] == 2 and panose[1] >= 11) or family_class == 8:
        return "sans-serif"
    if (panose[0] == 2 and 2 <= panose[1] <= 10) or family_class in (1, 2, 3, 4, 5, 7):
        return "serif"
    return ""
