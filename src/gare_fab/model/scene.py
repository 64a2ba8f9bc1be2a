"""A scene: a Qt-free list of painted shapes, texts and pictures on a page, mm, Y up."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gare_fab.geometry.affine import Affine
from gare_fab.model.artwork import Picture, Shape
from gare_fab.model.moved import moved_picture, moved_shape
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


def beside(scenes: Iterable[Scene]) -> Scene:
    """Scenes side by side on one page, each on the ground line, in the first one's height."""
    scenes = tuple(scenes)
    height = scenes[0].height
    items: list[SceneItem] = []
    x = 0.0
    for scene in scenes:
        factor = height / scene.height
        place = Affine(factor, 0.0, 0.0, factor, x - scene.x * factor, -scene.y * factor)
        items += [_through(item, place, factor) for item in scene.items]
        x += scene.width * factor
    return Scene(x, height, tuple(items), background=scenes[0].background)


def enlarged(scene: Scene, factor: float) -> Scene:
    """The same picture with all its measures times a factor."""
    place = Affine.scaled(factor)
    items = tuple(_through(item, place, factor) for item in scene.items)
    width, height, x, y = (
        side * factor for side in (scene.width, scene.height, scene.x, scene.y)
    )
    return Scene(width, height, items, x, y, scene.background)


def _through(item: SceneItem, affine: Affine, factor: float) -> SceneItem:
    match item:
        case Shape():
            return moved_shape(item, affine)
        case Picture():
            return moved_picture(item, affine)
        case SceneText():
            x, y = item.x * factor + affine.e, item.y * factor + affine.f
            return replace(item, x=x, y=y, height=item.height * factor)
