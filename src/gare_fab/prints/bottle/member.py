"""The bottle with its engraving, from the front and from behind, as a print."""

import math

from gare_fab.base.messages import Message
from gare_fab.geometry.wrap import Revolved
from gare_fab.model.artwork import Shape
from gare_fab.model.document import Document
from gare_fab.model.paint import Paint
from gare_fab.model.plan import Plan
from gare_fab.model.scene import Scene, SceneItem, SceneText, beside
from gare_fab.prints.bottle.engraving import Engraving, engraving_of, frost, marks
from gare_fab.prints.bottle.glass import Glass, glass
from gare_fab.prints.contract import Print

_INK = Paint(70, 70, 70)
_PAGE = Paint(255, 255, 255)
_VIEWS = ((Message("Front"), 0.0), (Message("Back"), math.pi))


def bottle_items(seen: Glass, engraved: Engraving, turned: float) -> tuple[SceneItem, ...]:
    """A bottle turned by rad, painted from back to front."""
    far = Shape(marks(engraved, turned, near=False), stroke=frost(near=False))
    near = Shape(marks(engraved, turned, near=True), stroke=frost(near=True))
    return (*seen.back, far, *seen.front, near, *seen.sheen)


def _draw(document: Document, plan: Plan | None, language: str) -> Scene:
    del document  # the plan's surface is the bottle
    if plan is None or not isinstance(plan.surface, Revolved):
        return Scene(10.0, 10.0, ())
    seen = glass(plan.surface.meridian.points)
    engraved = engraving_of(plan, plan.surface)
    return beside(
        _view(seen, engraved, turned, name.text(language)) for name, turned in _VIEWS
    )


def _view(seen: Glass, engraved: Engraving, turned: float, name: str) -> Scene:
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
