"""The properties that we know: which are inherited or attributes, and what is valid."""

import re
from types import MappingProxyType

from gare_fab.readers.svg.paints import is_paint, written
from gare_fab.readers.svg.units import is_length

# Lines under, over and through letters that an element and those round it declare, all in
# one: no property of CSS, but inherited like one.
LINES = "(lines)"
_TEXT = frozenset(
    {
        "direction",
        "dominant-baseline",
        "font-family",
        "font-feature-settings",
        "font-kerning",
        "font-size",
        "font-size-adjust",
        "font-stretch",
        "font-style",
        "font-variant",
        "font-variation-settings",
        "font-weight",
        "glyph-orientation-horizontal",
        "glyph-orientation-vertical",
        "kerning",
        "letter-spacing",
        "line-height",
        "text-align",
        "text-anchor",
        "text-indent",
        "text-orientation",
        "text-rendering",
        "white-space",
        "word-spacing",
        "writing-mode",
        "xml:lang",
        "xml:space",
    }
)
INHERITED = _TEXT | {
    "clip-rule",
    "color",
    "color-interpolation",
    "color-interpolation-filters",
    "fill",
    "fill-opacity",
    "fill-rule",
    "image-rendering",
    "marker-end",
    "marker-mid",
    "marker-start",
    "paint-order",
    "shape-rendering",
    "stroke",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-opacity",
    "stroke-width",
    "visibility",
    LINES,
}
# Places and sizes: attributes that count in CSS too; they are read where they are measured.
GEOMETRY = frozenset({"x", "y", "width", "height", "rx", "ry", "r", "cx", "cy", "d"})
_OWN = frozenset(
    {
        "alignment-baseline",
        "background-color",
        "baseline-shift",
        "clip-path",
        "display",
        "filter",
        "flood-color",
        "flood-opacity",
        "inline-size",
        "isolation",
        "lighting-color",
        "mask",
        "mask-type",
        "mix-blend-mode",
        "opacity",
        "overflow",
        "shape-inside",
        "stop-color",
        "stop-opacity",
        "text-decoration",
        "text-decoration-color",
        "text-decoration-line",
        "text-decoration-style",
        "text-overflow",
        "transform",
        "transform-box",
        "transform-origin",
        "unicode-bidi",
        "vector-effect",
    }
)
KNOWN = INHERITED | _OWN | GEOMETRY
# `all` does not reach these.
_BEYOND_ALL = frozenset({"direction", "unicode-bidi", "xml:lang", "xml:space"})
OF_ALL = KNOWN - _BEYOND_ALL
_IN_CSS_ALONE = frozenset(
    {
        "background-color",
        "font-feature-settings",
        "font-kerning",
        "font-variation-settings",
        "inline-size",
        "isolation",
        "line-height",
        "mix-blend-mode",
        "shape-inside",
        "text-align",
        "text-decoration-color",
        "text-decoration-line",
        "text-decoration-style",
        "text-indent",
        "text-orientation",
        "transform",  # as an attribute it has a grammar of its own
        "transform-box",
        "xml:lang",
        "xml:space",
    }
)
_XML = "{http://www.w3.org/XML/1998/namespace}"
NAMESPACED = MappingProxyType({_XML + "lang": "xml:lang", _XML + "space": "xml:space"})
ATTRIBUTES = (KNOWN - GEOMETRY - _IN_CSS_ALONE) | set(NAMESPACED) | {"style"}

WORDS = MappingProxyType(
    {
        name: frozenset(words.split())
        for name, words in {
            "clip-rule": "nonzero evenodd",
            "color-interpolation": "auto srgb linearrgb",
            "color-interpolation-filters": "auto srgb linearrgb",
            "direction": "ltr rtl",
            "display": "none inline block list-item run-in compact marker table inline-table"
            " table-row-group table-header-group table-footer-group table-row"
            " table-column-group table-column table-cell table-caption inline-block flex"
            " inline-flex grid inline-grid contents flow-root",
            "dominant-baseline": "auto use-script no-change reset-size ideographic alphabetic"
            " hanging mathematical central middle text-before-edge text-after-edge text-top"
            " text-bottom",
            "fill-rule": "nonzero evenodd",
            "font-style": "normal italic oblique",
            "image-rendering": "auto optimizequality optimizespeed smooth crisp-edges"
            " pixelated high-quality",
            "isolation": "auto isolate",
            "mask-type": "luminance alpha",
            "overflow": "visible hidden scroll auto clip",
            "stroke-linecap": "butt round square",
            "stroke-linejoin": "miter miter-clip round bevel arcs",
            "text-anchor": "start middle end",
            "transform-box": "content-box border-box fill-box stroke-box view-box",
            "unicode-bidi": "normal embed isolate bidi-override isolate-override plaintext",
            "visibility": "visible hidden collapse",
            "writing-mode": "lr-tb rl-tb tb-rl lr rl tb horizontal-tb vertical-rl vertical-lr"
            " sideways-rl sideways-lr",
            "xml:space": "default preserve",
        }.items()
    }
)
_SHARES = frozenset(
    {"opacity", "fill-opacity", "stroke-opacity", "stop-opacity", "flood-opacity"}
)
_COLOURS = frozenset(
    {"color", "stop-color", "flood-color", "lighting-color", "text-decoration-color"}
)
_SIDES = frozenset({"left", "right", "top", "bottom", "center"})
_MARKERS = frozenset({"marker-start", "marker-mid", "marker-end"})
_MOST_FALLBACKS = 8
_PLACES = frozenset({"x", "y", "cx", "cy"})
_SPACINGS = frozenset({"letter-spacing", "word-spacing"})
# Lengths whose value is settled where they are written, so that em means the font there.
SETTLED = _SPACINGS | {"stroke-width", "stroke-dashoffset", "stroke-dasharray", "text-indent"}
_SHARE = re.compile(r"\s*(?>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)%?\s*")
_REFERENCE = re.compile(r"url\((?:[^()\"']|\"[^\"]*\"|'[^']*')*\)", re.IGNORECASE)
_OBLIQUE = re.compile(r"oblique\s+[+-]?[\d.]+(?:deg|grad|rad|turn)")
_DASHES = re.compile(r"\s*,\s*|\s+")


def is_valid(name: str, value: str, word: str) -> bool:
    """Whether a property can have a value; `word` is the same in lower case."""
    if name in WORDS:
        return word in WORDS[name] or (name == "font-style" and bool(_OBLIQUE.match(word)))
    if name in _SHARES:
        return _SHARE.fullmatch(value) is not None
    if name in {"fill", "stroke"}:
        return word.count("url(") < _MOST_FALLBACKS and is_paint(value)
    if name in _COLOURS:
        return _is_colour(value)
    if name in GEOMETRY:
        return _is_geometry(name, value, word)
    return _is_measure(name, value, word)


def _is_colour(value: str) -> bool:
    found = written(value)
    return found is not None and (found.colour is not None or found.is_current)


def _is_geometry(name: str, value: str, word: str) -> bool:
    if name == "d":
        return word == "none" or word.startswith("path(")
    if not is_length(value) or (word[-1].isdecimal() and float(word) != 0):
        return word == "auto"  # a number without a unit is none, unlike in an attribute
    return name in _PLACES or not word.startswith("-")


def _is_measure(name: str, value: str, word: str) -> bool:
    if name in {"stroke-width", "stroke-dashoffset", "text-indent"}:
        return is_length(value)
    if name in _SPACINGS:
        return word == "normal" or is_length(value)
    if name == "stroke-dasharray":
        parts = _DASHES.split(value.removesuffix(","))
        return word == "none" or all(map(is_length, parts))
    if name == "transform-origin":
        return _is_origin(word.replace(",", " ").split())
    if name in _MARKERS:
        return word == "none" or _REFERENCE.fullmatch(value) is not None
    return True


def _is_origin(words: list[str]) -> bool:
    """Whether these are one to three places of a `transform-origin`."""
    sides = [word in _SIDES or is_length(word) for word in words[:2]]
    deep = words[2:]
    is_deep = len(deep) == 1 and is_length(deep[0]) and not deep[0].endswith("%")
    return bool(words) and all(sides) and (not deep or is_deep)
