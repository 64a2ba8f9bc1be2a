"""The cascade: which value of a property holds for an element.

From weak to strong: inherited, presentation attribute, style sheet by specificity, `style`
attribute, then `!important` in the same order. A value that the property cannot have counts as
not written. Elements that say the same below the same parent share one `Style`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from gare_fab.readers.svg.properties import (
    ATTRIBUTES,
    GEOMETRY,
    INHERITED,
    LINES,
    NAMESPACED,
    SETTLED,
    is_valid,
)
from gare_fab.readers.svg.sheets import Sheet, declarations
from gare_fab.readers.svg.shorthands import FONT_SIZES, Declared, is_font_size, longhands
from gare_fab.readers.svg.source import Element
from gare_fab.readers.svg.transforms import css_transform
from gare_fab.readers.svg.units import ROOT_FONT_SIZE, Viewport, font_unit, length
from gare_fab.readers.svg.variables import MARK, resolved

_IMPORTANT = re.compile(r"!\s*important\s*$", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_GROUPED = re.compile(r"[(\"']")
_PART = re.compile(r"(?:[^;()\"']|\"[^\"]*\"|'[^']*'|\((?:[^()]|\([^()]*\))*\))+")
# What simple cutting at semicolons does not understand.
_HARD = re.compile(r"[\\{}\[]|\([^()]*\([^()]*\(")
_FONT_UNIT = re.compile(
    r"(?<![\d.])((?>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?))(r?em|ex|ch)\b", re.IGNORECASE
)
_MARKERS = ("marker-start", "marker-mid", "marker-end")
# Whose letters may be capital ones; all others are kept in small letters.
_AS_WRITTEN = GEOMETRY | {
    "clip-path",
    "fill",
    "filter",
    "font-family",
    "font-feature-settings",
    "font-variation-settings",
    "marker-end",
    "marker-mid",
    "marker-start",
    "mask",
    "shape-inside",
    "stroke",
    "text-overflow",
    "transform",
    "xml:lang",
}


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """The values of an element: the inherited ones and its own.

    Words are in small letters; lengths that are inherited do not refer to a font any more.
    `has_own` says whether there is one that is not inherited: opacity, clip-path, ...
    """

    values: Mapping[str, str]
    inherited: Mapping[str, str]
    font_size: float = ROOT_FONT_SIZE
    has_own: bool = False
    has_markers: bool = False
    has_geometry: bool = False  # places or sizes are said in CSS

    def get(self, name: str, default: str) -> str:
        """A property's value as it was written."""
        return self.values.get(name, default)


INITIAL = Style({}, {})
_UNSET = frozenset({"unset", "revert", "revert-layer"})
# What is said where the initial value is not what holds without a word.
_INITIAL = MappingProxyType({"font-size": "medium", "overflow": "visible"})
_NO_PAGE = Viewport(0.0, 0.0)
_STEP = 1.2  # from one named font size to the next


@dataclass(slots=True)
class Cascade:
    """Finds styles; `sheet` holds the rules of the file's style elements, if any.

    `viewport` is that of the page.
    """

    sheet: Sheet | None = None
    viewport: Viewport = _NO_PAGE
    known: dict[tuple[int, tuple[tuple[str, str], ...]], tuple[Style, Style]] = field(
        default_factory=dict
    )

    def style(self, element: Element, parent: Style) -> Style:
        """The style of an element below a parent of this style."""
        given = tuple([pair for pair in element.items() if pair[0] in ATTRIBUTES])
        if self.sheet is not None:
            given += tuple(self.sheet.declarations(element))
        if not given and not parent.has_own:
            return parent
        key = (id(parent), given)
        found = self.known.get(key)
        if found is None:  # the parent is kept too, so that its id stays its own
            found = self.known[key] = (_computed(parent, given, self.viewport), parent)
        return found[0]

    def of(self, element: Element) -> Style:
        """The style of an element in its own place in the file, whatever refers to it."""
        style = INITIAL
        for ancestor in reversed(list(element.iterancestors())):
            style = self.style(ancestor, style)
        return self.style(element, style)


def _computed(parent: Style, given: Sequence[tuple[str, str]], page: Viewport) -> Style:
    if not given:
        inherited, size = parent.inherited, parent.font_size
        return Style(inherited, inherited, size, has_markers=parent.has_markers)
    attributes: Declared = []
    normal: Declared = []
    important: Declared = []
    inline = ""
    for name, value in given:
        if name == "style":
            inline = value
        elif name.startswith("!"):  # how a sheet marks its important ones
            important.append((name[1:], value))
        elif name.startswith(":"):
            normal.append((name[1:], value))
        else:
            attributes.append((NAMESPACED.get(name, name), value))
    inline_normal, inline_important = _inline(inline)
    values = dict(parent.inherited)
    own: set[str] = set()
    layers = [attributes, normal, inline_normal, important, inline_important]
    if any(MARK in name or MARK in value for name, value in given):
        layers = resolved(layers, values)
    for layer in layers:
        for name, value in longhands(layer):
            _declare(values, parent, name, value.strip())
            own.add(name)
    size = _font_size(values.pop("font-size", ""), parent, page)
    _settle(values, own, parent, size)
    inherited = {
        name: values[name] for name in values if name in INHERITED or name.startswith(MARK)
    }
    has_markers = any(values.get(name, "none") != "none" for name in _MARKERS)
    has_geometry = not own.isdisjoint(GEOMETRY)
    has_own = len(values) > len(inherited)
    return Style(values, inherited, size, has_own, has_markers, has_geometry)


def _inline(text: str) -> tuple[Declared, Declared]:
    """The declarations of a `style` attribute, the important ones apart."""
    normal: Declared = []
    important: Declared = []
    if _HARD.search(text):
        for name, value in declarations(text):
            (important if name[0] == "!" else normal).append((name[1:], value))
        return normal, important
    for part in _declarations(_CSS_COMMENT.sub(" ", text)):
        name, colon, value = part.partition(":")
        if colon:
            plain = _IMPORTANT.sub("", value)
            (normal if plain == value else important).append((name.strip().lower(), plain))
    return normal, important


def _declarations(text: str) -> list[str]:
    """Cut at the semicolons, but not at those in brackets and quotes: url(data:a;base64,b)."""
    if _GROUPED.search(text) is None:
        return text.split(";")
    return _PART.findall(text)


def _declare(values: dict[str, str], parent: Style, name: str, value: str) -> None:
    """Take one declaration into the values, unless it is malformed."""
    if "  " in value:
        value = " ".join(value.split())
    word = value.lower()
    if word in _UNSET or (name == "color" and word == "currentcolor"):
        word = "inherit" if name in INHERITED else "initial"
    if word == "inherit":
        if name == "font-size":
            values.pop(name, None)
            return
        value = parent.values.get(name, "")
        word = "initial" if not value else word
    if word == "initial":
        values.pop(name, None)
        if name in _INITIAL:
            values[name] = _INITIAL[name]
    elif word == "inherit":
        values[name] = value
    elif _is_valid(name, value, word):
        values[name] = value if name in _AS_WRITTEN else word


def _is_valid(name: str, value: str, word: str) -> bool:
    if name == "font-size":
        return is_font_size(word)
    if name == "font-weight":
        return word in _WEIGHTS or (word.isdecimal() and 1 <= int(word) <= 1000)
    if name == "transform":
        return css_transform(value) is not None
    return is_valid(name, value, word)


def _settle(values: dict[str, str], own: set[str], parent: Style, size: float) -> None:
    """Make absolute what refers to the font here, since children inherit what it came to."""
    for name in SETTLED & own & values.keys():
        values[name] = _FONT_UNIT.sub(lambda match: _pixels(match, size), values[name])
    lines = values.get("text-decoration") or values.get("text-decoration-line")
    if lines:
        values[LINES] = f"{parent.values.get(LINES, '')} {lines}"
    weight = values.get("font-weight", "400") if "font-weight" in own else "400"
    if weight in _WEIGHTS:
        before = int(parent.values.get("font-weight", "400"))
        values["font-weight"] = str(_WEIGHTS[weight](before))


def _pixels(match: re.Match[str], size: float) -> str:
    return f"{float(match[1]) * font_unit(match[2].lower(), size):.9g}"


_WEIGHTS: MappingProxyType[str, Callable[[int], int]] = MappingProxyType(
    {
        "normal": lambda _: 400,
        "bold": lambda _: 700,
        "bolder": lambda before: 400 if before < 350 else 700 if before < 550 else 900,
        "lighter": lambda before: 100 if before < 550 else 400 if before < 750 else 700,
    }
)


def _font_size(word: str, parent: Style, page: Viewport) -> float:
    """The font size in user units; what is not said is the parent's."""
    if word in FONT_SIZES:
        return float(ROOT_FONT_SIZE * _STEP ** FONT_SIZES[word])
    if word in {"larger", "smaller"}:
        return parent.font_size * (_STEP if word == "larger" else 1 / _STEP)
    if not word:
        return parent.font_size
    viewport = replace(page, width=parent.font_size, height=parent.font_size)
    found = length(word, viewport, "x", parent.font_size)
    return parent.font_size if found is None else found
