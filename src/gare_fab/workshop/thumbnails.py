"""Thumbnails: the small pictures by which the jobs that were open last are known again."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from gare_fab.geometry.arrays import frozen
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import Artwork, Layer, Shape
from gare_fab.model.document import Document
from gare_fab.model.extent import Box, area_of, placed_bounds
from gare_fab.model.paint import Paint
from gare_fab.model.scene import Scene, SceneItem
from gare_fab.pipeline.placing import placed_artwork
from gare_fab.prints.artwork import draw_artwork
from gare_fab.prints.bottle.member import Engraved, bottle_items
from gare_fab.prints.rendering import scene_to_png
from gare_fab.storage.recent import Recent, remember
from gare_fab.workshop.bottles import bottle_view

SIZE = 160  # pixels
_PAPER = Paint(250, 248, 243)
_MARGIN = 0.08
_FINEST = 2  # points a pixel: what is nearer cannot be told apart
_THINNEST = 1.2  # pixels
_ROWS = 300  # pixels of the bottle's glass


def remember_job(document: Document, path: Path, when: float) -> None:
    """Put a job first among the recent ones, with its picture; made for a worker.

    Raises:
        Unwritable: the user's folder cannot be written to.
    """
    title = document.title or path.stem
    remember(Recent(path, title, when, thumbnail(document)))


def thumbnail(document: Document, size: int = SIZE) -> bytes:
    """A square PNG: the bottle with its engraving, or the artwork on paper."""
    view = bottle_view(document, rows=_ROWS)
    if view is not None:
        items = bottle_items(view.glass, (Engraved(view.engraving),), view.front_turn)
        return scene_to_png(_square(items, view.glass.box, None), size)
    artwork = placed_artwork(document)
    box = placed_bounds(document) or area_of(document)
    pixel = max(box.width, box.height) * (1.0 + 2.0 * _MARGIN) / size
    scene = draw_artwork(_coarse(artwork, pixel))
    return scene_to_png(_square(scene.items, box, _PAPER), size)


def _square(items: tuple[SceneItem, ...], box: Box, paper: Paint | None) -> Scene:
    """A square page round a box, with a margin."""
    side = max(box.width, box.height, 1.0) * (1.0 + 2.0 * _MARGIN)
    x, y = box.centre
    return Scene(side, side, items, x - side / 2, y - side / 2, paper)


def _coarse(artwork: Artwork, pixel: float) -> Artwork:
    """The artwork without what a pixel cannot show, its lines at least a pixel wide."""
    layers = tuple(
        Layer(
            layer.name,
            tuple(
                _shape(item, pixel) if isinstance(item, Shape) else item
                for item in layer.items
            ),
        )
        for layer in artwork.layers
    )
    return replace(artwork, layers=layers)


def _shape(shape: Shape, pixel: float) -> Shape:
    cell = pixel / _FINEST
    points = np.rint(shape.paths.points / cell) * cell if cell > 0.0 else shape.paths.points
    paths = Paths(frozen(points), shape.paths.starts).without_repeats()
    stroke = shape.stroke
    if stroke is not None:
        stroke = replace(stroke, width=max(stroke.width, _THINNEST * pixel), dash=())
    return replace(shape, paths=paths, stroke=stroke)
