"""Letters that a single-line font lacks, made of its own strokes.

An accent is what é has and e has not; it is set on other letters as it sits on its donor:
as far above (or below), and as far off the middle. Ligatures and signs are laid together.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping

from gare_fab.geometry.lettering.strokes import Strokes, joined, parts_of

_DONORS = {  # accent: small letters and capitals that show it; what is turned to get it
    "\u0300": ("è", "È"),
    "\u0301": ("é", "É"),
    "\u0302": ("ê", "Ê"),
    "\u0303": ("ñ", "Ñ"),
    "\u0306": ("ă", "Ă"),
    "\u0307": ("İ", "İ"),
    "\u0308": ("ë", "Ë"),
    "\u030a": ("å", "Å"),
    "\u0327": ("ç", "Ç"),
}
_TURNED = {  # the accent it is like, and whether that is mirrored in x and y
    "\u030c": ("\u0302", 1.0, -1.0),
    "\u0326": ("\u0327", 1.0, 1.0),
    "\u0328": ("\u0327", -1.0, 1.0),
}
_ACUTE, _DOUBLE_ACUTE = "\u0301", "\u030b"
_BELOW = "\u0323"  # from here on accents hang under the letter
_DOUBLED = 0.12  # em between the two of ő
_DOTLESS = {"i": "ı", "j": "j"}
_Glyphs = Mapping[str, Strokes]


def composed(character: str, own: _Glyphs) -> Strokes | None:
    """A glyph made of those that a font has, or None where they do not allow it."""
    recipe = _RECIPES.get(character)
    if recipe:
        return recipe(own)
    letter, accent, *more = (*unicodedata.normalize("NFD", character), "")
    return None if more != [""] else _accented(letter, accent, own)


def _accented(letter: str, accent: str, own: _Glyphs) -> Strokes | None:
    """A letter with an accent, or None where the font has not the parts."""
    donated = _accent(accent, own, is_capital=letter.isupper())
    is_below = accent >= _BELOW
    base = own.get(letter if is_below else _DOTLESS.get(letter, letter))
    if donated is None or base is None or not base.curves.letters:
        return None
    mark, donor = donated
    # what hangs below keeps its place under the base line
    up = 0.0 if is_below else base.top - donor.top
    return base.with_more(mark.moved(base.middle - donor.middle, up))


def _accent(accent: str, own: _Glyphs, *, is_capital: bool) -> tuple[Strokes, Strokes] | None:
    """An accent as it sits on small letters or capitals, and the letter it was taken from."""
    if accent == _DOUBLE_ACUTE:
        single = _accent(_ACUTE, own, is_capital=is_capital)
        if single is None:
            return None
        left, right = (single[0].moved(by / 2, 0.0) for by in (-_DOUBLED, _DOUBLED))
        return left.with_more(right), single[1]
    like, x, y = _TURNED.get(accent, (accent, 1.0, 1.0))
    if like not in _DONORS:
        return None
    donor = _DONORS[like][is_capital]
    letter = own.get(unicodedata.normalize("NFD", donor)[0])
    mark = _without(own.get(donor), letter)
    return (mark.turned(x, y), letter) if mark and letter else None


def _without(whole: Strokes | None, letter: Strokes | None) -> Strokes | None:
    """The strokes of an accented letter that are not the letter's own."""
    if whole is None or letter is None:
        return None
    parts, known = parts_of(whole.curves), set(parts_of(letter.curves))
    rest = [part for part in parts if part not in known]
    if not rest or len(rest) != len(parts) - len(known):
        return None
    return Strokes(joined(rest), 0.0)


def _laid(*parts: str) -> Callable[[_Glyphs], Strokes | None]:
    """Glyphs one after the other, each at its advance."""

    def lay(own: _Glyphs) -> Strokes | None:
        if not all(part in own for part in parts):
            return None
        glyph = own[parts[0]]
        for part in parts[1:]:
            following = own[part]
            advance = glyph.advance + following.advance
            glyph = glyph.with_more(following.moved(glyph.advance, 0.0), advance)
        return glyph

    return lay


def _touching(first: str, second: str) -> Callable[[_Glyphs], Strokes | None]:
    """Two letters that just meet: the second stands where the first ends."""

    def touch(own: _Glyphs) -> Strokes | None:
        left, right = own.get(first), own.get(second)
        if left is None or right is None:
            return None
        across = left.right - right.left
        return left.with_more(right.moved(across, 0.0), across + right.advance)

    return touch


def _first_half(of: str) -> Callable[[_Glyphs], Strokes | None]:
    """One of two marks, as “ is of “."""

    def halve(own: _Glyphs) -> Strokes | None:
        parts = parts_of(own[of].curves) if of in own else []
        if not parts or len(parts) % 2:
            return None
        half = Strokes(joined(parts[: len(parts) // 2]), 0.0)
        return Strokes(half.curves, half.right + half.left)

    return halve


def _shifted(of: str, share: float, size: float = 1.0) -> Callable[[_Glyphs], Strokes | None]:
    """A sign at another size, its middle at a share of the height of x."""

    def shift(own: _Glyphs) -> Strokes | None:
        if of not in own or "x" not in own:
            return None
        sign = own[of].scaled(size)
        return sign.moved(0.0, own["x"].top * share - (sign.top + sign.bottom) / 2)

    return shift


def _spaced(share: float) -> Callable[[_Glyphs], Strokes | None]:
    """A space of another width."""
    return lambda own: own[" "].scaled(share) if " " in own else None


def _section(own: _Glyphs) -> Strokes | None:
    """§: two small S, one let into the other."""
    if "S" not in own:
        return None
    letter = own["S"].scaled(0.62)
    return letter.with_more(letter.moved(0.0, own["S"].top - letter.top))


def _micro(own: _Glyphs) -> Strokes | None:
    """µ: a u with a tail."""
    if "u" not in own:
        return None
    letter = own["u"]
    return letter.with_more(Strokes.line(letter.left, letter.top, letter.left, -0.2))


def _crossed(of: str) -> Callable[[_Glyphs], Strokes | None]:
    """A letter with a short stroke across its middle, as in ł."""

    def cross(own: _Glyphs) -> Strokes | None:
        if of not in own:
            return None
        letter = own[of]
        middle, at = letter.top / 2, letter.left
        if of.islower():
            at = letter.middle
        return letter.with_more(Strokes.line(at - 0.1, middle - 0.06, at + 0.1, middle + 0.06))

    return cross


def _recipes() -> Iterator[tuple[str, Callable[[_Glyphs], Strokes | None]]]:
    yield from {"œ": _touching("o", "e"), "Œ": _touching("O", "E")}.items()
    yield from {
        "‘": _first_half("“"),
        "’": _first_half("”"),
        "…": _laid(".", ".", "."),
    }.items()
    yield from {"‚": _laid(","), "„": _laid(",", ","), "№": _laid("N", "º")}.items()
    yield from {"‐": _laid("-"), "‑": _laid("-"), "−": _laid("–")}.items()
    yield from {"′": _laid("'"), "″": _laid('"'), "ʼ": _first_half("”")}.items()
    yield from {"•": _shifted("°", 0.5, 0.8), "§": _section, "µ": _micro, "μ": _micro}.items()
    yield from {"ł": _crossed("l"), "Ł": _crossed("L")}.items()
    yield from {"\u202f": _spaced(0.6), "\u2009": _spaced(0.6), "\u2002": _spaced(1.4)}.items()
    yield from {"\u2003": _spaced(2.8), "\u2007": _spaced(1.4), "\u200a": _spaced(0.3)}.items()
    yield from {"ﬁ": _laid("f", "i"), "ﬂ": _laid("f", "l"), "‗": _laid("_")}.items()


_RECIPES = dict(_recipes())
