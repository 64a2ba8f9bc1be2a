"""The typefaces of a drawing's text styles: what files ask for, and what we letter with.

AutoCAD's own pen fonts (SHX) become single-line fonts. The height of a text is that of its
capitals, so all sizes here are in capital heights.
"""

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

import numpy as np

from gare_fab.geometry.lettering.faces import Face
from gare_fab.geometry.lettering.library import Fonts
from gare_fab.geometry.lettering.outlines import placed_outlines
from gare_fab.geometry.lettering.shaping import NO_LIGATURES, Row, shaped_rows
from gare_fab.geometry.lettering.substitutes import key_of, stroke_font_for
from gare_fab.geometry.lettering.wanted import Wanted
from gare_fab.readers.dxf.letters import Lettered, Run
from gare_fab.readers.dxf.loading import Document

_PEN_FONTS = (".shx", ".shp")
_FONT_FILES = (".ttf", ".ttc", ".otf")
_BOLD = 700
_PLAIN = ("-kern", *NO_LIGATURES)  # CAD programs put letter beside letter
_KEPT = 4096  # lines and words with their glyphs: a paragraph asks for each three times
_FINE = 0.01  # of the height of capitals
_MOST_LETTERS = 4096  # of one line; what comes after is no lettering any more

_PEN_NAMES = frozenset(
    {
        *("txt", "monotxt", "simplex", "romans", "romand", "romanc", "romant", "complex"),
        *("italic", "italicc", "italict", "scripts", "scriptc", "gothice", "gothicg"),
        *("gothici", "greeks", "greekc", "cyrillic", "cyriltlc", "isocp", "isocp2", "isocp3"),
        *("isoct", "isoct2", "isoct3", "iso3098", "gdt", "amgdt", "syastro", "symap"),
        *("symath", "symeteo", "symusic", "ltypeshp"),
    }
)

# font files of Windows whose names are not those of their families
_FILES = MappingProxyType(
    {
        "arialbd": ("Arial", True, False),
        "ariali": ("Arial", False, True),
        "arialbi": ("Arial", True, True),
        "arialn": ("Arial Narrow", False, False),
        "arialnb": ("Arial Narrow", True, False),
        "ariblk": ("Arial Black", False, False),
        "calibrib": ("Calibri", True, False),
        "calibrii": ("Calibri", False, True),
        "calibriz": ("Calibri", True, True),
        "comic": ("Comic Sans MS", False, False),
        "comicbd": ("Comic Sans MS", True, False),
        "consola": ("Consolas", False, False),
        "cour": ("Courier New", False, False),
        "courbd": ("Courier New", True, False),
        "couri": ("Courier New", False, True),
        "courbi": ("Courier New", True, True),
        "gara": ("Garamond", False, False),
        "georgiab": ("Georgia", True, False),
        "gothic": ("Century Gothic", False, False),
        "gothicb": ("Century Gothic", True, False),
        "lucon": ("Lucida Console", False, False),
        "pala": ("Palatino Linotype", False, False),
        "segoeui": ("Segoe UI", False, False),
        "segoeuib": ("Segoe UI", True, False),
        "swissl": ("Arial", False, False),
        "swiss": ("Arial", False, False),
        "tahomabd": ("Tahoma", True, False),
        "times": ("Times New Roman", False, False),
        "timesbd": ("Times New Roman", True, False),
        "timesi": ("Times New Roman", False, True),
        "timesbi": ("Times New Roman", True, True),
        "trebuc": ("Trebuchet MS", False, False),
        "verdanab": ("Verdana", True, False),
    }
)


@dataclass(frozen=True, slots=True)
class Typeface:
    """A font and how it was asked for."""

    face: Face
    wanted: Wanted
    asked: str
    is_substitute: bool = False


@dataclass(frozen=True, slots=True)
class Measures:
    """Of small letters, in heights of capitals: of an x, and of a p below the base line."""

    x_height: float
    descent: float


@dataclass(frozen=True, slots=True)
class Typefaces:
    """Finds the typefaces of a document's styles and letters lines with them.

    `tolerance` is that of outlines in drawing units. `substitutes` counts fonts asked for and
    found, and whether the one asked for is here but has not all characters; `missing` are the
    characters that no font has.
    """

    fonts: Fonts
    tolerance: float
    substitutes: Counter[tuple[str, str, bool]] = field(default_factory=Counter)
    missing: set[str] = field(default_factory=set)
    _by_style: dict[str, Typeface] = field(default_factory=dict)
    _by_name: dict[tuple[str, bool, bool], Typeface] = field(default_factory=dict)
    _measures: dict[Face, Measures] = field(default_factory=dict)

    def of_style(self, document: Document, name: str) -> Typeface:
        """The typeface of a text style."""
        key = name.lower()
        found = self._by_style.get(key)
        if found is None:
            found = self._by_style[key] = self._of_entry(document, name)
        return found

    def named(self, name: str, *, is_bold: bool = False, is_italic: bool = False) -> Typeface:
        """The typeface of a family, a font file or a pen font."""
        key = name.lower(), is_bold, is_italic
        found = self._by_name.get(key)
        if found is None:
            wanted = _wanted(name, is_bold=is_bold, is_italic=is_italic)
            match = self.fonts.face(wanted)
            is_pen = match.face.is_single_line and key_of(name) != key_of(match.found)
            found = Typeface(match.face, wanted, name, match.is_substitute or is_pen)
            self._by_name[key] = found
        return found

    def letter(self, text: str, typeface: Typeface) -> Lettered:
        """The glyphs of a line."""
        text = text[:_MOST_LETTERS].rstrip("\n\r")
        if not text.strip():
            return Lettered((), self.width(text, typeface))
        runs = []
        along = 0.0
        for piece, face in self._pieces(text, typeface):
            is_here = not typeface.is_substitute
            if face != typeface.face or not is_here:
                self.substitutes[typeface.asked, face.family, is_here] += 1
            if not face.covers(piece):
                self.missing.update(each for each in piece if not face.covers(each))
            scale = 1.0 / typeface.face.cap_height
            glyphs: list[int] = []
            places: list[float] = []
            for row in _rows(piece, face):
                glyphs.append(row.glyph)
                places += (along + row.dx * scale, row.dy * scale)
                along += row.advance * scale
            runs.append(Run(face, scale, tuple(glyphs), tuple(places)))
        return Lettered(tuple(runs), along)

    def width(self, text: str, typeface: Typeface) -> float:
        """How far a line reaches, in heights of capitals."""
        return (
            sum(
                sum(row.advance for row in _rows(piece, face))
                for piece, face in self._pieces(text[:_MOST_LETTERS], typeface)
            )
            / typeface.face.cap_height
        )

    def measures(self, typeface: Typeface) -> Measures:
        """How high small letters are, and how deep."""
        face = typeface.face
        known = self._measures.get(face)
        if known is None:
            glyphs = np.array([row.glyph for row in _rows("p", face)], dtype=np.intp)
            em = 1.0 / face.cap_height
            maps = np.tile((em, 0.0, 0.0, em, 0.0, 0.0), (len(glyphs), 1))
            bounds = placed_outlines(face, glyphs, maps, _FINE)[0].bounds
            descent = -bounds[1] if bounds else 0.0
            known = Measures(face.x_height / face.cap_height, descent)
            self._measures[face] = known
        return known

    def _pieces(self, text: str, typeface: Typeface) -> tuple[tuple[str, Face], ...]:
        if not text:
            return ()
        if typeface.face.covers(text):
            return ((text, typeface.face),)
        return self.fonts.covering(typeface.wanted, text)

    def _of_entry(self, document: Document, name: str) -> Typeface:
        name = name if name in document.styles else "Standard"
        if name not in document.styles:
            return self.named("txt.shx")
        style = document.styles.get(name)
        family, is_italic, is_bold = style.get_extended_font_data()
        file = style.dxf.get("font", "")
        if family and not file.lower().endswith(_PEN_FONTS):
            return self.named(family, is_bold=is_bold, is_italic=is_italic)
        return self.named(file or "txt.shx")


@lru_cache(maxsize=_KEPT)
def _rows(text: str, face: Face) -> tuple[Row, ...]:
    return shaped_rows(text, face, "", None, _PLAIN)


def _wanted(name: str, *, is_bold: bool, is_italic: bool) -> Wanted:
    base = name.replace("\\", "/").rsplit("/", 1)[-1].strip()
    stem, dot, suffix = base.rpartition(".")
    if dot and f".{suffix.lower()}" in _FONT_FILES:
        family, bold, italic = _FILES.get(stem.lower(), (stem, False, False))
        weight = _BOLD if bold or is_bold else 400
        return Wanted((family,), weight, italic or is_italic)
    if not dot and " " not in base and base.lower() in _PEN_NAMES:
        return Wanted((stroke_font_for(base),))
    if dot and f".{suffix.lower()}" in _PEN_FONTS:
        return Wanted((stroke_font_for(base),))
    return Wanted((base or "sans-serif",), _BOLD if is_bold else 400, is_italic)
