"""The cascade: which value of a property holds for an element.

From weak to strong: inherited, presentation attribute, style sheet by specificity, `style`
attribute, then `!important` in the same order. A value that the property cannot have counts as
not written. Elements that say the same below the same parent share one `Style`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gare_fab.readers.svg.paints import is_paint
from gare_fab.readers.svg.sheets import Sheet
from gare_fab.readers.svg.source import Element
from gare_fab.readers.svg.transforms import transform
from gare_fab.readers.svg.units import LENGTH, PER_INCH, ROOT_FONT_SIZE

INHERITED = frozenset(
    {
        "fill",
        "fill-opacity",
        "fill-rule",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stroke-dasharray",
        "stroke-dashoffset",
        "color",
        "visibility",
        "clip-rule",
        "font-size",
        "marker-start",
        "marker-mid",
        "marker-end",
    }
)
_OWN = frozenset(
    {
        "display",
        "opacity",
        "clip-path",
        "mask",
        "filter",
        "vector-effect",
        "transform",
        "transform-origin",
        "overflow",
        "stop-color",
        "stop-opacity",
    }
)
_KNOWN = INHERITED | _OWN
_IMPORTANT = re.compile(r"\s*!\s*important\s*$", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SHARE = re.compile(r"\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?%?\s*")
_MARKERS = ("marker-start", "marker-mid", "marker-end")


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """The values of an element: the inherited ones and its own.

    `has_own` says whether there is one that is not inherited: opacity, clip-path, ...
    """

    values: Mapping[str, str]
    inherited: Mapping[str, str]
    font_size: float = ROOT_FONT_SIZE
    has_own: bool = False
    has_markers: bool = False

    def get(self, name: str, default: str) -> str:
        """A property's value as it was written."""
        return self.values.get(name, default)


INITIAL = Style({}, {})
Declared = list[tuple[str, str]]  # name and value, the stronger ones later


@dataclass(slots=True)
class Cascade:
    """Finds styles; `sheet` holds the rules of the file's style elements, if any."""

    sheet: Sheet | None = None
    known: dict[tuple[int, tuple[tuple[str, str], ...]], tuple[Style, Style]] = field(
        default_factory=dict
    )

    def style(self, element: Element, parent: Style) -> Style:
        """The style of an element below a parent of this style."""
        given = tuple([pair for pair in element.items() if pair[0] in _READ])
        if self.sheet is not None:
            given += tuple(self.sheet.declarations(element))
        if not given and not parent.has_own:
            return parent
        key = (id(parent), given)
        found = self.known.get(key)
        if found is None:  # the parent is kept too, so that its id stays its own
            found = self.known[key] = (_computed(parent, given), parent)
        return found[0]

    def of(self, element: Element) -> Style:
        """The style of an element in its own place in the file, whatever refers to it."""
        style = INITIAL
        for ancestor in reversed(list(element.iterancestors())):
            style = self.style(ancestor, style)
        return self.style(element, style)


_READ = (_KNOWN | {"style", "marker"}) - {"transform"}


def _computed(parent: Style, given: Iterable[tuple[str, str]]) -> Style:
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
            attributes.append((name, value))
    inline_normal, inline_important = _inline(inline)
    values = dict(parent.inherited)
    for layer in (attributes, normal, inline_normal, important, inline_important):
        for name, value in _longhands(layer):
            _declare(values, parent, name, value.strip())
    inherited = {name: values[name] for name in values if name in INHERITED}
    size = _font_size(values.get("font-size", ""), parent)
    inherited.pop("font-size", None)
    values.pop("font-size", None)
    has_markers = any(values.get(name, "none") != "none" for name in _MARKERS)
    return Style(values, inherited, size, len(values) > len(inherited), has_markers)


def _inline(text: str) -> tuple[Declared, Declared]:
    """The declarations of a `style` attribute, the important ones apart."""
    normal: Declared = []
    important: Declared = []
    for part in _declarations(_CSS_COMMENT.sub("", text)):
        name, colon, value = part.partition(":")
        if colon:
            plain = _IMPORTANT.sub("", value)
            (normal if plain == value else important).append((name.strip().lower(), plain))
    return normal, important


def _declarations(text: str) -> list[str]:
    """Cut at the semicolons, but not at those in brackets: url(data:image/png;base64,...)."""
    if "(" not in text:
        return text.split(";")
    return re.findall(r"(?:[^;()\"']|\([^()]*\)|\"[^\"]*\"|'[^']*')+", text)


def _longhands(declared: Declared) -> Iterable[tuple[str, str]]:
    for name, value in declared:
        if name == "marker":
            yield from ((marker, value) for marker in _MARKERS)
        elif name in _KNOWN:
            yield name, value


def _declare(values: dict[str, str], parent: Style, name: str, value: str) -> None:
    """Take one declaration into the values, unless it is malformed."""
    word = value.lower()
    if word == "unset":
        word = "inherit" if name in INHERITED else "initial"
    if word == "inherit":
        value = parent.values.get(name, "")
        word = "initial" if not value else word
    if word == "initial":
        values.pop(name, None)
    elif word == "inherit" or _is_valid(name, value, word):
        values[name] = value


_WORDS = {
    "fill-rule": {"nonzero", "evenodd"},
    "clip-rule": {"nonzero", "evenodd"},
    "stroke-linecap": {"butt", "round", "square"},
    "stroke-linejoin": {"miter", "miter-clip", "round", "bevel", "arcs"},
    "visibility": {"visible", "hidden", "collapse"},
}
_SHARES = {"opacity", "fill-opacity", "stroke-opacity", "stop-opacity"}


def _is_valid(name: str, value: str, word: str) -> bool:
    if name in _WORDS:
        return word in _WORDS[name]
    if name in _SHARES:
        return _SHARE.fullmatch(value) is not None
    if name in {"fill", "stroke"}:
        return is_paint(value)
    if name == "stroke-width":
        return LENGTH.fullmatch(value) is not None
    if name == "transform":
        return transform(value) is not None
    return True


def _font_size(value: str, parent: Style) -> float:
    """The font size in px (96 per inch); what is malformed keeps the parent's."""
    match = LENGTH.fullmatch(value)
    if match is None:
        return _FONT_SIZES.get(value, parent.font_size)
    number, unit = float(match[1]), match[2].lower()
    if unit in PER_INCH:
        return number * PER_INCH[unit] * 96.0
    factor = {"em": parent.font_size, "%": parent.font_size / 100, "ex": parent.font_size / 2}
    return number * factor.get(unit, ROOT_FONT_SIZE if unit == "rem" else 1.0)


_FONT_SIZES = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
}
