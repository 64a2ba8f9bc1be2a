"""A scene: a Qt-free list of painted shapes, texts and pictures on a page, mm, Y up."""

from dataclasses import dataclass

from gare_fab.model.artwork import Picture, Shape
from gare_fab.model.paint import BLACK, Paint


@dataclass(frozen=True, slots=True)
class SceneText:
    """A line of text; (x, y) is where its base line starts, is centred or ends; em in mm."""

    x: float
    y: float
    height: float
    text: str
    anchor: str = "start"
    paint: Paint = BLACK


SceneItem = Shape | Picture | SceneText


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """Items in paint order on a page whose lower left corner is (x, y)."""

    width: float
    height: float
    items: tuple[SceneItem, ...]
    x: float = 0.0
    y: float = 0.0
    background: Paint | None = None
