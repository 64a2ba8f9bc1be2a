"""Symbols: the bars of a content in modules, and where its digits stand.

module      the width of the narrowest bar
guards      the bars at the ends and in the middle, which reach down between the digits
"""

from dataclasses import dataclass

import numpy as np

from gare_fab.base.errors import WrongUsage
from gare_fab.base.messages import Message
from gare_fab.geometry.arrays import Bools

EAN_13, EAN_8, CODE_128 = "EAN-13", "EAN-8", "Code 128"
KINDS = (EAN_13, EAN_8, CODE_128)

_MOST_LETTERS = 80
_GAPS = str.maketrans("", "", " -\u00a0\u202f")
_LENGTHS = {EAN_13: 13, EAN_8: 8}
_GUARD = 3  # modules at each end
_MIDDLE = 5
_DIGIT = 7
_QUIET = {EAN_13: (11, 7), EAN_8: (7, 7), CODE_128: (10, 10)}
_HEIGHT = {EAN_13: 22.85 / 0.33, EAN_8: 18.23 / 0.33, CODE_128: 15.0 / 0.33}


@dataclass(frozen=True, slots=True, eq=False)
class Symbol:
    """N modules from left to right, dark or light; `is_guard` tells those that reach down.

    `quiet` are the light modules that must be left free on both sides; `digits` are texts with
    the module over their middle.
    """

    text: str
    dark: Bools
    is_guard: Bools
    quiet: tuple[int, int]
    digits: tuple[tuple[str, float], ...]


def symbol(kind: str, content: str) -> Symbol:
    """The symbol of a content; a check digit that is left out is worked out.

    Raises:
        WrongUsage: the content is none of that kind, or its check digit is wrong.
    """
    return _code_128(content) if kind == CODE_128 else _ean(kind, content)


def usual_height(kind: str) -> float:
    """The usual height of the bars, in modules."""
    return _HEIGHT[kind]


def check_digit(digits: str) -> int:
    """The last digit of a GTIN whose other digits these are (GS1: weights 3 and 1)."""
    weighted = (int(digit) * (1 if row % 2 else 3) for row, digit in enumerate(digits[::-1]))
    return -sum(weighted) % 10


def _ean(kind: str, content: str) -> Symbol:
    code = _checked(kind, content.translate(_GAPS).strip(), _LENGTHS[kind])
    import barcode  # noqa: PLC0415 -- 0.1 s, needed for bar codes alone

    made = barcode.EAN13 if kind == EAN_13 else barcode.EAN8
    (bars,) = made(code, guardbar=True).build()
    half = len(code) // 2
    groups = (code[-2 * half : -half], code[-half:])
    begins = (_GUARD, _GUARD + half * _DIGIT + _MIDDLE)
    digits = [
        (digit, begin + (place + 0.5) * _DIGIT)
        for begin, group in zip(begins, groups, strict=True)
        for place, digit in enumerate(group)
    ]
    if kind == EAN_13:
        digits.insert(0, (code[0], -_DIGIT))
    return _symbol(kind, code, bars, tuple(digits))


def _checked(kind: str, code: str, length: int) -> str:
    """The digits with the check digit at their end."""
    values: dict[str, object] = {"kind": kind, "count": length - 1, "content": code[:40]}
    if not (code.isascii() and code.isdigit()) or len(code) not in (length - 1, length):
        raise WrongUsage(
            Message(
                "{kind} takes {count} digits, and the check digit if you know it; "
                "'{content}' does not fit.",
                values,
            )
        )
    digit = str(check_digit(code[: length - 1]))
    if len(code) == length and code[-1] != digit:
        raise WrongUsage(
            Message(
                "The check digit of {content} is wrong: it should be {digit}. Check the "
                "number, or leave out its last digit.",
                {**values, "digit": digit},
            )
        )
    return code[: length - 1] + digit


def _code_128(content: str) -> Symbol:
    strange = [letter for letter in content if not " " <= letter <= "~"]
    if strange:
        raise WrongUsage(
            Message(
                "Code 128 takes plain letters, digits and signs, not '{letter}'.",
                {"letter": strange[0] if strange[0].isprintable() else ascii(strange[0])},
            )
        )
    if not 0 < len(content) <= _MOST_LETTERS:
        raise WrongUsage(
            Message("Code 128 takes 1 to {most} characters.", {"most": _MOST_LETTERS})
        )
    import barcode  # noqa: PLC0415 -- 0.1 s, needed for bar codes alone

    (bars,) = barcode.Code128(content).build()
    return _symbol(CODE_128, content, bars, ((content, len(bars) / 2),))


def _symbol(kind: str, text: str, bars: str, digits: tuple[tuple[str, float], ...]) -> Symbol:
    letters = np.array(list(bars))
    return Symbol(text, letters != "0", letters == "G", _QUIET[kind], digits)
