"""A bar code with its quiet zones, its bars as rectangles, its digits as outlines.

magnification   100 % is a module of 0.33 mm
reduction       what is engraved or printed spreads; so it is made narrower by as much
inverted        the spaces are engraved in place of the bars (glass, where frost is light)
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from gare_fab.base.errors import WrongUsage
from gare_fab.base.late import Late
from gare_fab.base.messages import Message
from gare_fab.base.params import FIELDS, Params, param
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.paths import Paths
from gare_fab.makers.codes.areas import CodeArea, code_artwork
from gare_fab.makers.codes.bars import DIGITS_ROOM, bar_outlines
from gare_fab.makers.codes.lying import Lying, lying, lying_problems, warning
from gare_fab.makers.codes.symbols import CODE_128, EAN_13, KINDS, Symbol, symbol, usual_height
from gare_fab.makers.contract import MakeContext, Maker
from gare_fab.model.artwork import Artwork
from gare_fab.model.document import Document, Placement
from gare_fab.model.machine import KnifeHead, LaserHead
from gare_fab.model.problem import Problem, Severity
from gare_fab.model.values import filled

NOMINAL = 0.33  # mm of a module at 100 %
_MARGIN = 1.0  # modules above and below
_RANGE = (0.264, 0.66)  # mm: 80 % to 200 %
_LEAST_128 = 0.25
_LEAST_CUT = 1.0  # mm by a knife
_SPOTS = 2.0  # of a laser in a module
_MOST_ANGLE = 60.0  # degrees round a bottle
_SLACK = 1e-6
_DIGITS: Late[Callable[[Symbol, tuple[Path, ...]], Paths]] = Late(
    "gare_fab.makers.codes.digits", "digit_outlines"
)


@dataclass(frozen=True, slots=True)
class Barcode(Params):
    """A module that is said goes before the magnification."""

    content: str = param(
        "376000000000",
        label="Content",
        look=FIELDS,
        tip="The check digit may be left out: it is worked out.",
    )
    kind: str = param(EAN_13, choices=KINDS, label="Kind of code")
    magnification: float = param(
        100.0,
        unit="%",
        low=10.0,
        high=1000.0,
        label="Magnification",
        tip="100 % is a module of 0.33 mm; the scanners of shops read 80 % to 200 %.",
    )
    module: float | None = param(
        None,
        unit="mm",
        low=0.05,
        high=20.0,
        label="Module",
        tip="Width of the narrowest bar. If it is given, the magnification does not count.",
    )
    bar_height: float | None = param(None, unit="mm", low=1.0, high=1000.0, label="Bar height")
    digits: bool = param(default=True, label="Digits below the bars")
    reduction: float = param(
        0.0,
        unit="mm",
        low=-1.0,
        high=1.0,
        label="Bar width reduction",
        tip="How far the laser or the ink spreads, 0.02 to 0.1 mm: the bars are made "
        "narrower by as much.",
    )
    inverted: bool = param(
        default=False,
        label="Engrave the light parts",
        tip="For glass and dark materials, where engraving is lighter: the spaces and the "
        "margin are engraved, so that the bars stay dark on light.",
    )


def _make(params: Barcode, inputs: tuple[Artwork, ...], context: MakeContext) -> Artwork:
    del inputs
    content = filled(params.content, context.values)
    found = symbol(params.kind, content.text)
    module = _module(params)
    letters = _DIGITS.now()(found, context.fonts) if params.digits else Paths.of(())
    below = DIGITS_ROOM if params.digits else 0.0
    height = params.bar_height or usual_height(params.kind) * module
    spread = params.reduction if not params.inverted else -params.reduction
    bars = bar_outlines(found, height / module, spread / module, reaches_down=params.digits)
    place = Affine.scaled(module) @ Affine.moved(found.quiet[0], _MARGIN + below)
    area = CodeArea(
        width=module * (sum(found.quiet) + len(found.dark)),
        height=module * (2 * _MARGIN + below) + height,
        parts=(("", bars.moved_by(place)), ("digits", letters.moved_by(place))),
        is_inverted=params.inverted,
    )
    return code_artwork("barcode", params, replace(content, text=found.text), area)


def _module(params: Barcode) -> float:
    module = params.module or NOMINAL * params.magnification / 100.0
    if abs(params.reduction) >= module:
        raise WrongUsage(
            Message(
                "A reduction of {reduction} mm leaves nothing of bars of {module:.3f} mm.",
                {"reduction": params.reduction, "module": module},
            )
        )
    return module


def _check(params: Barcode, document: Document, placement: Placement) -> tuple[Problem, ...]:
    lie = lying(document, placement)
    module = _module(params) * lie.across
    height = (params.bar_height or usual_height(params.kind) * _module(params)) * lie.up
    return (
        *_wrong_size(params, module, document, lie),
        *_too_low(params, module, height, lie),
        *_too_bent(lie),
        *lying_problems(lie, document, is_inverted=params.inverted),
    )


def _wrong_size(
    params: Barcode, module: float, document: Document, lie: Lying
) -> tuple[Problem, ...]:
    head = document.machine.head
    least, most = (_LEAST_128, math.inf) if params.kind == CODE_128 else _RANGE
    if isinstance(head, LaserHead):
        least = max(least, _SPOTS * head.spot)
    elif isinstance(head, KnifeHead):
        least = max(least, _LEAST_CUT)
    if module < least - _SLACK:
        text = Message(
            "The narrowest bars are {module:.3f} mm; made on this machine, they need "
            "{least:.3f} mm or more to be read. Make the bar code larger.",
            {"module": module, "least": least},
        )
    elif module > most + _SLACK:
        text = Message(
            "The narrowest bars are {module:.3f} mm; the scanners of shops read up to "
            "{most:.3f} mm (200 %).",
            {"module": module, "most": most},
        )
    else:
        return ()
    return (warning(text, lie.where),)


def _too_low(params: Barcode, module: float, height: float, lie: Lying) -> tuple[Problem, ...]:
    usual = usual_height(params.kind) * module
    if params.kind == CODE_128 or height >= usual - _SLACK:
        return ()
    text = Message(
        "The bars are {height:.1f} mm high, the standard asks for {usual:.1f} mm: lower "
        "ones are harder to read.",
        {"height": height, "usual": usual},
    )
    return (warning(text, lie.where, Severity.NOTE),)


def _too_bent(lie: Lying) -> tuple[Problem, ...]:
    if not lie.is_upright or lie.angle_deg < _MOST_ANGLE:
        return ()
    text = Message(
        "The bar code reaches {angle:.0f}° round the bottle, scanners see up to "
        "{most:.0f}°. Turn it by a quarter turn, so that its bars lie level, or make it "
        "smaller.",
        {"angle": lie.angle_deg, "most": _MOST_ANGLE},
    )
    return (warning(text, lie.where),)


BARCODE = Maker("barcode", "Bar code", Barcode, _make, check=_check)
