"""The bottle with its engraving, from the front and from behind, as a print."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from gare_fab.base.messages import Message
from gare_fab.geometry.wrap import Revolved
from gare_fab.model.artwork import Shape
from gare_fab.model.document import Document
from gare_fab.model.paint import Paint
from gare_fab.model.plan import Plan, Strokes
from gare_fab.model.scene import Scene, SceneItem, SceneText, beside
from gare_fab.prints.bottle.engraving import WIDTH, Engraving, engraving, frost, marks
from gare_fab.prints.bottle.glass import Glass, glass
from gare_fab.prints.contract import Print, width_of

_INK = Paint(70, 70, 70)
_PAGE = Paint(255, 255, 255)
_VIEWS = ((Message("Front"), 0.0), (Message("Back"), math.pi))


@dataclass(frozen=True, slots=True, eq=False)
class Engraved:
    """Lines on the glass, and how wide they are drawn, mm."""

    lines: Engraving
    width: float = WIDTH


def bottle_items(
    seen: Glass, engraved: tuple[Engraved, ...], turned: float
) -> tuple[SceneItem, ...]:
    """A bottle turned by rad, painted from back to front."""
    far, near = (
        [
            Shape(
                marks(each.lines, turned, near=is_near),
                stroke=frost(near=is_near, width=each.width),
            )
            for each in engraved
        ]
        for is_near in (False, True)
    )
    return (*seen.back, *far, *seen.front, *near, *seen.sheen)


def _draw(document: Document, plan: Plan | None, language: str) -> Scene:
    if plan is None or not isinstance(plan.surface, Revolved):
        return Scene(10.0, 10.0, ())
    seen = glass(plan.surface.meridian.points)
    engraved = tuple(_engraved(document, plan, plan.surface))
    return beside(
        _view(seen, engraved, turned, name.text(language)) for name, turned in _VIEWS
    )


def _engraved(document: Document, plan: Plan, surface: Revolved) -> Iterator[Engraved]:
    """The lines of the plan, those that are drawn alike together."""
    widths = [width_of(section, document.machine, WIDTH) for section in plan.sections]
    for width in dict.fromkeys(widths):
        alike = zip(plan.sections, widths, strict=True)
        strokes = Strokes.joined(section.strokes for section, each in alike if each == width)
        yield Engraved(engraving(strokes.points[:, :2], strokes.starts, surface), width)


def _view(seen: Glass, engraved: tuple[Engraved, ...], turned: float, name: str) -> Scene:
    box = seen.box
    margin, text = box.width * 0.15, box.width * 0.11
    low = box.y - 3.2 * text
    label = SceneText(0.0, low + text, text, name, "middle", _INK)
    return Scene(
        box.width + 2.0 * margin,
        box.y + box.height + margin - low,
        (*bottle_items(seen, engraved, turned), label),
        box.x - margin,
        low,
        _PAGE,
    )


BOTTLE = Print("bottle", "Bottle", _draw)
