"""Errands of making: texts and codes made in a worker, and the fonts there are. No Qt."""

from dataclasses import dataclass, replace

from gare_fab.base.messages import Message
from gare_fab.base.params import Params
from gare_fab.base.progress import Progress
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.lettering.library import FamilyEntry
from gare_fab.geometry.paths import Paths
from gare_fab.gui.desk.placing import bring_in_made
from gare_fab.gui.desk.sketches import sketch
from gare_fab.model import edits
from gare_fab.model.artwork import Artwork, Shape
from gare_fab.model.document import Document
from gare_fab.model.extent import Box
from gare_fab.model.paint import Paint
from gare_fab.model.scene import Scene
from gare_fab.model.values import Values, changed_names
from gare_fab.workshop.lettering import families
from gare_fab.workshop.making import is_frosted, make, revalued, scene_of, warnings_of

_GLASS, _FROST = Paint(42, 62, 38), Paint(232, 238, 234)
_WHITE = (255, 255, 255)


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """What would be made: the artwork, a small picture of it, and what is to be known."""

    artwork: Artwork
    picture: Scene
    warnings: tuple[Message, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Wish:
    """What is to be made for a job, of which no artworks are told, and where it lies.

    Without a place it is a new one.
    """

    maker: str
    params: Params
    job: Document
    place: Affine | None


def make_sample(wish: Wish, progress: Progress) -> Sample:
    """Make what is wished; raises `WrongUsage` where nothing comes of it."""
    progress.report(0.0)
    job, place = wish.job, wish.place
    artwork = make(wish.maker, wish.params, (), job.values)
    page = artwork.page
    box = Box(page.x, page.y, page.width, page.height)
    drawn = sketch(scene_of(artwork), box)
    put = bring_in_made(artwork, 0) if place is None else edits.add(artwork, place)
    warnings = (*(found.message for found in artwork.findings), *warnings_of(put(job)))
    return Sample(artwork, _as_glass(drawn) if is_frosted(job) else drawn, warnings)


def _as_glass(scene: Scene) -> Scene:
    """The picture on dark glass: what is black in it is frosted, what is white is left."""
    x0, y0, x1, y1 = scene.x, scene.y, scene.x + scene.width, scene.y + scene.height
    ring = [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]
    shapes = (_frosted(item) for item in scene.items if isinstance(item, Shape))
    return replace(scene, items=(Shape(Paths.of([ring]), fill=_GLASS), *shapes))


def _frosted(shape: Shape) -> Shape:
    fill = shape.fill and (_GLASS if shape.fill.is_near(_WHITE) else _FROST)
    stroke = shape.stroke and replace(shape.stroke, paint=_FROST)
    return replace(shape, fill=fill, stroke=stroke)


def value_anew(
    artworks: tuple[Artwork, ...], old: Values, new: Values, progress: Progress
) -> tuple[Artwork, ...]:
    """The artworks with other values; raises `WrongUsage` where one cannot be made so."""
    names = changed_names(old, new)
    made = []
    for done, artwork in enumerate(artworks):
        progress.report(done / len(artworks))
        made.append(revalued(artwork, names, new))
    return tuple(made)


def list_fonts(progress: Progress) -> tuple[FamilyEntry, ...]:
    """Every font family there is."""
    progress.report(0.0)
    return families()
