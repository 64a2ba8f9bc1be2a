"""The words of CSS on fonts: families, weight, width, features, spacing of a style."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from gare_fab.geometry.lettering.faces import Face
from gare_fab.geometry.lettering.shaping import NO_LIGATURES
from gare_fab.geometry.lettering.substitutes import kind_of
from gare_fab.geometry.lettering.wanted import Wanted, generic_of
from gare_fab.readers.svg.styles import Style
from gare_fab.readers.svg.units import Viewport, length

_FAMILY = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^,]*))\s*(?:,|$)""")
_ESCAPED = re.compile(r"\\([0-9A-Fa-f]{1,6})\s?|\\(.)")
_BLANKS = re.compile(r"\s+")
_FEATURE = re.compile(r"""["']([!-~]{4})["']\s*(\d+|on|off)?""")
_VARIATION = re.compile(r"""["']([ -~]{4})["']\s*([+-]?(?:\d+\.?\d*|\.\d+))""")
_LARGEST_CODE = 0x10FFFF
_STRETCHES = MappingProxyType(
    {
        "ultra-condensed": 50.0,
        "extra-condensed": 62.5,
        "condensed": 75.0,
        "semi-condensed": 87.5,
        "semi-expanded": 112.5,
        "expanded": 125.0,
        "extra-expanded": 150.0,
        "ultra-expanded": 200.0,
    }
)


@dataclass(frozen=True, slots=True)
class Look:
    """What a style asks of its letters; lengths are user units."""

    wanted: Wanted
    face: Face
    size: float
    features: tuple[str, ...]
    language: str | None
    letter_spacing: float
    word_spacing: float
    has_small_capitals: bool
    extent: tuple[float, float]  # above and below the base line


def look_of(style: Style, viewport: Viewport, face: Face) -> Look:
    """What a style asks for, `face` being the one that was found for it."""
    size = _size(style, face)
    letter_spacing = _spacing(style, "letter-spacing", viewport)
    return Look(
        wanted_of(style),
        face,
        size,
        _features(style, has_spacing=letter_spacing != 0),
        style.get("xml:lang", "") or None,
        letter_spacing,
        _spacing(style, "word-spacing", viewport),
        "small-caps" in style.get("font-variant", "normal").split(),
        (face.ascent * size, face.descent * size),
    )


def wanted_of(style: Style) -> Wanted:
    """The font that a style asks for; at last, as in browsers, one with serifs."""
    families = families_of(style.get("font-family", ""))
    if not any(map(generic_of, families)) and not any(map(kind_of, families)):
        families = (*families, "serif")
    weight = style.get("font-weight", "400")
    return Wanted(
        families,
        int(weight) if weight.isdecimal() else 400,
        style.get("font-style", "normal") != "normal",
        _stretch(style.get("font-stretch", "normal")),
        (("opsz", style.font_size), *_variations(style)),
    )


def families_of(text: str) -> tuple[str, ...]:
    """The names of a list of families, in quotes or not."""
    names, place = [], 0
    while place < len(text) and (match := _FAMILY.match(text, place)):
        name = match[1] or match[2] or _BLANKS.sub(" ", match[3] or "").strip()
        names.append(_ESCAPED.sub(_character, name).strip())
        place = match.end()
    return tuple(name for name in names if name)


def _character(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[2]
    code = int(match[1], 16)
    return chr(code) if 0 < code <= _LARGEST_CODE else ""


def _variations(style: Style) -> Iterator[tuple[str, float]]:
    for tag, value in _VARIATION.findall(style.get("font-variation-settings", "")):
        yield tag, float(value)


def _stretch(word: str) -> float:
    try:
        return float(word.removesuffix("%")) if word.endswith("%") else _STRETCHES[word]
    except (KeyError, ValueError):
        return 100.0


def _size(style: Style, face: Face) -> float:
    """The font size, made to give small letters the height that `font-size-adjust` asks."""
    try:
        share = float(style.get("font-size-adjust", "none"))
    except ValueError:
        return style.font_size
    return style.font_size * share / face.x_height if share >= 0 else style.font_size


def _spacing(style: Style, name: str, viewport: Viewport) -> float:
    return length(style.get(name, "normal"), viewport, "", style.font_size) or 0.0


def _features(style: Style, *, has_spacing: bool) -> tuple[str, ...]:
    """What OpenType is asked; letter spacing takes ligatures apart, after CSS."""
    features = list(NO_LIGATURES) if has_spacing else []
    kerning = length(style.get("kerning", "auto"), Viewport(1.0, 1.0))
    if kerning == 0 or style.get("font-kerning", "auto") == "none":
        features.append("-kern")
    settings = _FEATURE.findall(style.get("font-feature-settings", "normal"))
    return (*features, *(f"{tag}={value or 'on'}" for tag, value in settings))
