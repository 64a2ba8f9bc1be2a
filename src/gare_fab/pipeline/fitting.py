"""Whether a job fits its stock: told before any toolpath is made of it."""

import math

import numpy as np

from gare_fab.base.messages import Message
from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.wrap import Revolved, Surface
from gare_fab.model.document import Document
from gare_fab.model.problem import Problem, ProblemKind, Severity
from gare_fab.model.stock import Bottle, Roll, Stock

_SLACK = 0.5  # mm: a line along the stock's own edge, and its kerf, are no matter
_ZONE_SLACK = 0.01
_FAR = 4.0  # times the machine's reach: what is larger is no slip of the hand


def fit_problems(document: Document, surface: Surface, corners: Floats) -> tuple[Problem, ...]:
    """What leaves the stock; an error where no toolpath should even be made.

    `corners` are (2, 2) chart mm: the lowest and highest x and y of what is worked on.
    """
    if not len(corners):
        return ()
    if isinstance(surface, Revolved) and isinstance(document.stock, Bottle):
        return _round_bottle(document.stock, surface, corners)
    return _on_flat(document, corners)


def _round_bottle(bottle: Bottle, surface: Revolved, corners: Floats) -> tuple[Problem, ...]:
    stock = surface.stock_from_chart(corners)
    low, high = float(stock[:, 1].min()), float(stock[:, 1].max())
    values: dict[str, object] = {"low": low, "high": high}
    values |= {"from": bottle.zone[0], "to": bottle.zone[1]}
    if low < bottle.zone[0] - _ZONE_SLACK or high > bottle.zone[1] + _ZONE_SLACK:
        text = (
            "The job reaches from {low:.1f} to {high:.1f} mm above the foot; this bottle may "
            "be engraved from {from:g} to {to:g} mm. Move it or make it smaller."
        )
        kind = ProblemKind.LEAVES_ZONE
        return (Problem(Severity.ERROR, Message(text, values), kind=kind),)
    turns = float(np.ptp(stock[:, 0])) / (2 * math.pi * surface.reference_radius)
    if turns <= 1.0 + 1e-6:
        return ()
    text = "The job goes {turns:.2f} times round the bottle and would meet itself."
    severity = Severity.ERROR if turns > _FAR else Severity.WARNING
    kind = ProblemKind.GOES_ROUND
    return (Problem(severity, Message(text, {"turns": turns}), kind=kind),)


def _on_flat(document: Document, corners: Floats) -> tuple[Problem, ...]:
    low, high = corners.min(axis=0), corners.max(axis=0)
    size = high - low
    if (size > _FAR * np.array(document.machine.area)).any():
        text = (
            "The job is {width:.0f} x {height:.0f} mm, the machine's bed {across:g} x "
            "{along:g} mm: make it smaller."
        )
        values = {"width": float(size[0]), "height": float(size[1])}
        values |= dict(zip(("across", "along"), document.machine.area, strict=True))
        kind = ProblemKind.TOO_LARGE
        return (Problem(Severity.ERROR, Message(text, values), kind=kind),)
    ends = np.array(_ends(document.stock))
    if (low >= -_SLACK).all() and (high <= ends + _SLACK).all():
        return ()
    text = (
        "The job leaves its stock: it reaches from x {left:.1f}, y {bottom:.1f} to "
        "x {right:.1f}, y {top:.1f} mm. Move it or take a larger stock."
    )
    names = ("left", "bottom", "right", "top")
    values = dict(zip(names, [*low.tolist(), *high.tolist()], strict=True))
    kind = ProblemKind.LEAVES_STOCK
    return (Problem(Severity.WARNING, Message(text, values), kind=kind),)


def _ends(stock: Stock) -> tuple[float, float]:
    if isinstance(stock, Roll):
        return stock.width, math.inf
    if isinstance(stock, Bottle):
        return math.inf, math.inf
    return stock.width, stock.height
