"""What stands in for a font that is not there: fonts of like measures, and like looks."""

import re

_ALIKE = (  # of one width, letter for letter, or as near as it gets; the best first
    "Arial, Helvetica, Liberation Sans, Arimo, Nimbus Sans, Nimbus Sans L, TeX Gyre Heros,"
    " Helvetica Neue, FreeSans, Albany",
    "Times New Roman, Times, Liberation Serif, Tinos, Nimbus Roman, Nimbus Roman No9 L,"
    " TeX Gyre Termes, FreeSerif, Thorndale",
    "Courier New, Courier, Liberation Mono, Cousine, Nimbus Mono PS, Nimbus Mono L,"
    " TeX Gyre Cursor, FreeMono, Cumberland",
    "Arial Narrow, Helvetica Narrow, Liberation Sans Narrow, Nimbus Sans Narrow,"
    " Helvetica Condensed, Barlow Condensed",
    "Verdana, DejaVu Sans, Bitstream Vera Sans, Tahoma",
    "Lucida Console, Consolas, Menlo, Monaco, DejaVu Sans Mono, Bitstream Vera Sans Mono",
    "Calibri, Carlito, Lato",
    "Cambria, Caladea",
    "Georgia, Gelasio",
    "Garamond, EB Garamond, Adobe Garamond, Adobe Garamond Pro, Garamond Premier,"
    " Garamond Premier Pro, ITC Garamond, Apple Garamond, Cormorant Garamond",
    "Palatino, Palatino Linotype, Book Antiqua, URW Palladio L, P052, TeX Gyre Pagella",
    "Century Schoolbook, New Century Schoolbook, C059, TeX Gyre Schola",
    "Century Gothic, Avant Garde, ITC Avant Garde Gothic, URW Gothic, TeX Gyre Adventor",
    "Bookman, Bookman Old Style, Bookman URW, TeX Gyre Bonum",
    "Zapf Chancery, Apple Chancery, Z003, URW Chancery L, TeX Gyre Chorus",
    "Comic Sans MS, Comic Sans, Comic Neue",
    "Impact, Anton, Oswald, Barlow Condensed",
    "Segoe UI, Open Sans, Noto Sans, Roboto",
)
_CARRIED = {  # what we carry of each kind; the first that is there
    "serif": ("Tinos", "Liberation Serif", "EB Garamond"),
    "sans-serif": ("Arimo", "Liberation Sans", "Lato"),
    "monospace": ("Cousine", "Liberation Mono"),
    "cursive": ("Caveat", "Great Vibes", "Comic Neue"),
    "fantasy": ("Barlow Condensed", "Lato"),
}
_SIGNS = (  # what a name gives away; looked for in this order
    ("monospace", r"mono|courier|console|consolas|typewriter|fixed|\bcode\b"),
    ("cursive", r"script|hand|brush|cursive|calligra|chancery|comic|vibes|caveat|yellowtail"),
    ("sans-serif", r"sans|gothic|grotes|arial|arimo|helvet|verdana|futura|frutiger|univers"),
    ("serif", r"serif|roman|times|tinos|garamond|bodoni|didot|georgia|palatino|antiqua"),
    ("fantasy", r"display|decorat|stencil|impact|poster|fantasy"),
)
_STROKES = {  # AutoCAD's pen fonts by the looks of ours
    "EMS Readability": "isocp isocp2 isocp3 isoct isoct2 isoct3 iso3098",
    "EMS Tech": "handlet hand archquik archstyl stylus",
    "Hershey Serif": "romant romand romanc complex triplex italict italicc italic",
    "Hershey Script 1-stroke": "scripts scriptc script",
    "Hershey Gothic English": "gothice gothicg gothici",
}
_STROKE_BY_NAME = {
    name: family for family, names in _STROKES.items() for name in names.split()
}
USUAL_STROKES = "Hershey Sans 1-stroke"


def key_of(name: str) -> str:
    """A font's name as it is compared: without case, spaces and hyphens."""
    return re.sub(r"[\s_\-]+", "", name.casefold())


_GROUPS: dict[str, tuple[str, ...]] = {}
for _line in _ALIKE:
    _names = tuple(name.strip() for name in _line.split(","))
    for _name in _names:
        _GROUPS[key_of(_name)] = tuple(other for other in _names if other != _name)


def alike(family: str) -> tuple[str, ...]:
    """Families of the same measures, the best first; none for a name that we do not know."""
    return _GROUPS.get(key_of(family), ())


def carried_for(generic: str) -> tuple[str, ...]:
    """The families of our own that stand for a generic one."""
    return _CARRIED[generic]


def kind_told(family: str) -> str | None:
    """The generic family that a name itself tells, or None."""
    name = family.casefold()
    return next((kind for kind, sign in _SIGNS if re.search(sign, name)), None)


def kind_of(family: str) -> str | None:
    """The generic family of a name that need not be there: by itself, or by its likes."""
    return next(filter(None, map(kind_told, (family, *alike(family)))), None)


def stroke_font_for(shx_name: str) -> str:
    """Our single-line family for a pen font of AutoCAD, by its file (txt, romans.shx)."""
    name = re.split(r"[\\/]", shx_name.strip().casefold())[-1]
    return _STROKE_BY_NAME.get(name.removesuffix(".shx").lstrip("@_"), USUAL_STROKES)
