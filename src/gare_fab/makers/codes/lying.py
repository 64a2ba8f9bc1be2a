"""How a placed code lies on its stock: how large it is, how it is turned, how far it bends."""

import math
from dataclasses import dataclass

import numpy as np

from gare_fab.base.messages import Message
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.meridian import Meridian
from gare_fab.geometry.wrap import Mapping
from gare_fab.model.artwork import Page
from gare_fab.model.document import Document, Placement
from gare_fab.model.machine import LaserHead
from gare_fab.model.problem import Problem, Severity
from gare_fab.model.stock import Bottle

_STRETCHED = 1.02  # one side over the other, of what was scaled unevenly
_CYLINDER = 1.01  # greatest over least radius of what still counts as one
_SAMPLES = 21


@dataclass(frozen=True, slots=True)
class Lying:
    """A code's place: `across` and `up` are how many times as large it is along its own sides.

    `around` is what it takes of a bottle's round, mm on the glass, `diameter` the least one
    there; both are 0 where it lies flat. `is_upright`: its own x runs round the bottle.
    """

    across: float
    up: float
    is_mirrored: bool
    is_upright: bool
    around: float
    diameter: float
    is_cylinder: bool
    where: tuple[float, float]

    @property
    def least(self) -> float:
        """The smaller of both scales."""
        return min(self.across, self.up)

    @property
    def angle_deg(self) -> float:
        """How far round the bottle it reaches; 0 where it lies flat."""
        return math.degrees(2 * self.around / self.diameter) if self.diameter else 0.0


def lying(document: Document, placement: Placement) -> Lying:
    """How a code lies where it is placed."""
    affine, page = placement.affine, document.artworks[placement.artwork].page
    corners = _corners(page, affine)
    low, high = corners.min(axis=0), corners.max(axis=0)
    radii = _radii(document, float(low[1]), float(high[1]))
    scale, least = _on_glass(document, radii)
    return Lying(
        across=math.hypot(affine.a, affine.b) * scale,
        up=math.hypot(affine.c, affine.d) * scale,
        is_mirrored=affine.determinant < 0.0,
        is_upright=abs(affine.a) >= abs(affine.b),
        around=float(high[0] - low[0]) * scale if least else 0.0,
        diameter=2 * least,
        is_cylinder=not len(radii) or bool(radii.max() <= _CYLINDER * radii.min()),
        where=(float((low[0] + high[0]) / 2), float((low[1] + high[1]) / 2)),
    )


def lying_problems(
    lie: Lying, document: Document, *, is_inverted: bool
) -> tuple[Problem, ...]:
    """What is wrong with any code that lies like this."""
    found: list[Message] = []
    if max(lie.across, lie.up) > _STRETCHED * lie.least:
        found.append(
            Message(
                "The code was stretched in one direction: its proportions are no longer right."
            )
        )
    if lie.is_mirrored:
        found.append(Message("The code is mirrored: few readers understand it."))
    if is_engraved_glass(document) and not is_inverted:
        found.append(
            Message(
                "What is engraved in glass is lighter than the glass: the code would be light "
                "on dark, which many readers refuse. Turn on 'Engrave the light parts', or "
                "print it on a paper label."
            )
        )
    if not lie.is_cylinder and document.wrapping.mapping is not Mapping.STRAIGHT:
        found.append(
            Message(
                "The code lies on a shoulder, where only the mapping 'straight' keeps its "
                "proportions."
            )
        )
    return tuple(warning(text, lie.where) for text in found)


def is_engraved_glass(document: Document) -> bool:
    """Whether a laser frosts a bottle."""
    is_laser = isinstance(document.machine.head, LaserHead)
    return isinstance(document.stock, Bottle) and is_laser


def warning(
    text: Message, where: tuple[float, float], severity: Severity = Severity.WARNING
) -> Problem:
    """A problem at a place."""
    return Problem(severity, text, where)


def _corners(page: Page, affine: Affine) -> Floats:
    x, y = page.x + page.width, page.y + page.height
    return affine.apply(np.array([(page.x, page.y), (x, page.y), (x, y), (page.x, y)]))


def _radii(document: Document, low: float, high: float) -> Floats:
    """The bottle's radii between two heights; none of flat stock."""
    stock = document.stock
    if not isinstance(stock, Bottle):
        return np.zeros(0)
    heights = np.clip(np.linspace(low, high, _SAMPLES), stock.profile[0][0], stock.height)
    return Meridian(stock.profile).radius(heights)


def _on_glass(document: Document, radii: Floats) -> tuple[float, float]:
    """How many times as large things are on the glass as designed, and the least radius."""
    stock, wrapping = document.stock, document.wrapping
    if not isinstance(stock, Bottle) or not len(radii):
        return 1.0, 0.0
    least = float(radii.min())
    if wrapping.mapping is not Mapping.STRAIGHT:
        return 1.0, least
    height = stock.widest if wrapping.reference is None else wrapping.reference
    reference = float(Meridian(stock.profile).radius(np.array([height]))[0])
    return least / reference, least
