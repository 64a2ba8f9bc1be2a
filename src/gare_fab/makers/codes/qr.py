"""A QR code with its quiet zone, its dark modules put together to areas.

module      the side of one of its small squares
quiet zone  the margin of four modules that a reader needs
inverted    the light modules are engraved in place of the dark ones: on glass what is frosted
            is light, what is left is dark
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from gare_fab.base.errors import WrongUsage
from gare_fab.base.messages import Message
from gare_fab.base.params import FIELDS, Params, param
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Bools, frozen
from gare_fab.geometry.modules import module_outlines
from gare_fab.makers.codes.areas import CodeArea, code_artwork
from gare_fab.makers.codes.lying import Lying, lying, lying_problems, warning
from gare_fab.makers.contract import MakeContext, Maker
from gare_fab.model.artwork import Artwork
from gare_fab.model.document import Document, Placement
from gare_fab.model.machine import KnifeHead, LaserHead
from gare_fab.model.problem import Problem, Severity
from gare_fab.model.values import filled

QUIET = 4  # modules
_MOST_LETTERS = 7089  # digits in the largest of the lowest level
_LEAST_PRINTED = 0.33  # mm: what a phone reads of a good print
_LEAST_BURNT = 0.6  # mm by a laser on wood, cork and glass
_LEAST_CUT = 1.0  # mm by a knife
_SPOTS = 2.0  # of a laser in a module
_MOST_BENT = 0.45  # of a bottle's diameter
_SAFE = ("Q", "H")
_LEVELS = ("L", "M", "Q", "H")
_WORDS = ("low (7 %)", "medium (15 %)", "high (25 %)", "highest (30 %)")


@dataclass(frozen=True, slots=True)
class Qr(Params):
    """`size` is that of the square with its quiet zone; a module that is said goes first."""

    content: str = param(
        "https://",
        label="Content",
        look=FIELDS,
        tip="A web address or any text.",
    )
    error: str = param(
        "M",
        choices=_LEVELS,
        words=_WORDS,
        label="Error correction",
        tip="How much of the code may be damaged and it is still read. Choose high or "
        "highest for engraving.",
    )
    size: float = param(
        20.0,
        unit="mm",
        low=1.0,
        high=10_000.0,
        label="Size with its margin",
        tip="Side of the square, with its white margin of four modules.",
    )
    module: float | None = param(
        None,
        unit="mm",
        low=0.05,
        high=100.0,
        label="Module",
        tip="Side of one small square. If it is given, the size follows from it.",
    )
    inverted: bool = param(
        default=False,
        label="Engrave the light parts",
        tip="For glass and dark materials, where engraving is lighter: the light squares and "
        "the margin are engraved, so that the code stays dark on light.",
    )


def _make(params: Qr, inputs: tuple[Artwork, ...], context: MakeContext) -> Artwork:
    del inputs
    content = filled(params.content, context.values)
    modules = _modules(content.text, params.error)
    count = len(modules) + 2 * QUIET
    module = params.module or params.size / count
    place = Affine.moved(QUIET * module, QUIET * module) @ Affine.scaled(module)
    outlines = module_outlines(modules).moved_by(place)
    side = module * count
    area = CodeArea(side, side, (("", outlines),), params.inverted)
    return code_artwork("qr", params, content, area)


@lru_cache(maxsize=16)
def _modules(text: str, error: str) -> Bools:
    """(N, N) the dark modules, row 0 on top, without a margin."""
    import segno  # noqa: PLC0415 -- 0.1 s, needed for codes alone

    if not text:
        raise WrongUsage(Message("A QR code needs some content."))
    too_long = WrongUsage(
        Message(
            "{count} characters are more than a QR code holds whose error correction is "
            "{level}: shorten the content, or choose a lower one.",
            {"count": len(text), "level": _word(error)},
        )
    )
    if len(text) > _MOST_LETTERS:
        raise too_long
    is_plain = text.isascii()  # else the alphabet is named: readers that guess it guess wrong
    alphabet = None if is_plain else "utf-8"
    try:
        made = segno.make(
            text, error, encoding=alphabet, eci=not is_plain, micro=False, boost_error=False
        )
    except segno.DataOverflowError:
        raise too_long from None
    except UnicodeError:
        raise WrongUsage(
            Message("The content has characters that no code can hold.")
        ) from None
    return frozen(np.array(made.matrix, np.bool_))


def _word(error: str) -> Message:
    """What people call a level of error correction."""
    return Message(_WORDS[_LEVELS.index(error)])


def _check(params: Qr, document: Document, placement: Placement) -> tuple[Problem, ...]:
    lie = lying(document, placement)
    artwork = document.artworks[placement.artwork]
    content = filled(params.content, document.values)
    count = len(_modules(content.text, params.error)) + 2 * QUIET
    module = artwork.page.width / count * lie.least
    return (
        *_too_small(module, document, lie),
        *_too_weak(params, document, lie),
        *_too_bent(lie),
        *lying_problems(lie, document, is_inverted=params.inverted),
    )


def _too_small(module: float, document: Document, lie: Lying) -> tuple[Problem, ...]:
    head = document.machine.head
    least = _LEAST_PRINTED
    if isinstance(head, LaserHead):
        least = max(_LEAST_BURNT, _SPOTS * head.spot)
    elif isinstance(head, KnifeHead):
        least = _LEAST_CUT
    if module >= least - 1e-6:
        return ()
    text = Message(
        "The QR code's modules are {module:.2f} mm; this machine needs {least:.2f} mm or more "
        "to make them well. Make the code larger, or its content shorter.",
        {"module": module, "least": least},
    )
    return (warning(text, lie.where),)


def _too_weak(params: Qr, document: Document, lie: Lying) -> tuple[Problem, ...]:
    if params.error in _SAFE or not isinstance(document.machine.head, LaserHead):
        return ()
    text = Message(
        "The error correction of the QR code is {level}: for engraving, high or highest is "
        "safer.",
        {"level": _word(params.error)},
    )
    return (warning(text, lie.where, Severity.NOTE),)


def _too_bent(lie: Lying) -> tuple[Problem, ...]:
    most = _MOST_BENT * lie.diameter
    if lie.around <= most:
        return ()
    text = Message(
        "The QR code reaches {around:.1f} mm round the bottle; phones read up to "
        "{most:.1f} mm. Make it smaller.",
        {"around": lie.around, "most": most},
    )
    return (warning(text, lie.where),)


QR = Maker("qr", "QR code", Qr, _make, check=_check)
