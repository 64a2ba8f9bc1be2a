"""The font of a family that comes nearest to what is wanted, after CSS Fonts, section 5.2."""

from collections.abc import Iterable

from gare_fab.geometry.lettering.entries import Axis, Entry
from gare_fab.geometry.lettering.faces import Face
from gare_fab.geometry.lettering.substitutes import kind_told
from gare_fab.geometry.lettering.wanted import Wanted

_SLANT_DEG = 14.0  # of letters that lean without a cut of their own
_NORMAL = 100.0


def best(entries: Iterable[Entry], wanted: Wanted) -> Entry:
    """The nearest of several fonts: by width, then slope, then weight; else the first."""
    return min(entries, key=lambda entry: distance(entry, wanted))


def distance(entry: Entry, wanted: Wanted) -> tuple[float, ...]:
    """How far a font is from what is wanted, part after part; all 0 where it is just that."""
    return (
        *_stretch_distance(entry.stretch, wanted.stretch),
        _style_distance(entry, is_italic=wanted.is_italic),
        *_weight_distance(entry.weight, float(wanted.weight)),
    )


def face_of(entry: Entry, wanted: Wanted) -> Face:
    """The face that an entry gives, with the axes of a variable font set to what is wanted."""
    asked = dict(wanted.variations)
    values = ((axis, _on_axis(axis, entry, wanted, asked)) for axis in entry.axes)
    variations = tuple(
        (axis.tag, min(max(value, axis.low), axis.high))
        for axis, value in values
        if value != axis.usual
    )
    style, kind = _style(entry, wanted), generic_kind(entry)
    return Face(entry.path, entry.index, variations, entry.family, style, kind)


def generic_kind(entry: Entry) -> str:
    """The generic family of a font: by its name, else by its tables; may be unknown."""
    return kind_told(entry.family) or entry.kind


def _on_axis(axis: Axis, entry: Entry, wanted: Wanted, asked: dict[str, float]) -> float:
    own = {"wght": float(wanted.weight), "wdth": wanted.stretch}
    if wanted.is_italic and not entry.is_italic:
        own |= {"ital": 1.0, "slnt": -_SLANT_DEG}
    return asked.get(axis.tag, own.get(axis.tag, axis.usual))


def _style(entry: Entry, wanted: Wanted) -> str:
    low, high = entry.weight
    return entry.style if low == high else f"{min(max(wanted.weight, low), high):g}"


def _stretch_distance(own: tuple[float, float], wanted: float) -> tuple[float, float]:
    """Narrower ones first where a narrow or normal one is wanted, else wider ones."""
    low, high = own
    if low <= wanted <= high:
        return 0.0, 0.0
    is_narrower = high < wanted
    away = wanted - high if is_narrower else low - wanted
    return float(is_narrower is not (wanted <= _NORMAL)), away


def _style_distance(entry: Entry, *, is_italic: bool) -> float:
    can_lean = any(axis.tag in ("ital", "slnt") for axis in entry.axes)
    if is_italic:
        return 0.0 if entry.is_italic else 0.5 if can_lean else 1.0
    return 1.0 if entry.is_italic else 0.0


def _weight_distance(own: tuple[float, float], wanted: float) -> tuple[float, float]:
    """400 and 500 stand for each other; else lighter ones first below, bolder ones above."""
    low, high = own
    if low <= wanted <= high:
        return 0.0, 0.0
    nearest = high if high < wanted else low
    away = abs(nearest - wanted)
    if 400 <= wanted <= 500:
        if wanted < nearest <= 500:
            return 0.0, away
        return (1.0, away) if nearest < wanted else (2.0, away)
    is_first = (nearest < wanted) is (wanted < 400)
    return (0.0, away) if is_first else (1.0, away)
