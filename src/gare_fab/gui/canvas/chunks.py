"""A drawing made ready to be painted: small chunks at several levels of detail, without Qt.

    style    how a chunk is painted: a fill, or a stroke of a width
    piece    a run of a polyline, up to 512 points
    chunk    pieces near each other, of one style and one layer, painted in one go
    level    all chunks in paint order, simplified to a tolerance in mm (0: as they are)

Strokes are cut in pieces, which are sorted along a Morton curve and grouped, so that what
lies outside the window is skipped chunk by chunk. What is filled stays whole: a part of it
has another inside. At a level, what is smaller than its tolerance becomes a dot, one a grid
cell.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from gare_fab.geometry.arrays import Bytes, Floats, Ints, floats
from gare_fab.geometry.silhouette import silhouette
from gare_fab.gui.canvas.levels import PIECE, TOLERANCES, fill_levels, stroke_levels
from gare_fab.gui.canvas.runs import Part, PlacedPicture, Run, Style, merged
from gare_fab.model.artwork import Artwork, Item, Mesh, Picture, Shape, Stroke
from gare_fab.model.extent import Box, box_of
from gare_fab.model.paint import Paint

_ENOUGH = 2048  # points of a whole drawing that need no coarser level
_MESH = Paint(150, 150, 158)
_MESH_EDGE = Stroke(Paint(90, 90, 98))


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """Lines of one style (its index) and one layer (its index).

    `crossings` tells how often a horizontal line crosses them, on the average of their height.
    """

    points: Floats
    starts: Ints
    style: int
    layer: int
    crossings: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class PictureMark:
    """A picture at one level of detail, on a layer (its index)."""

    picture: Picture
    layer: int


Mark = Chunk | PictureMark


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """What is painted where details smaller than the tolerance (mm) cannot be seen.

    `boxes` holds (x_min, y_min, x_max, y_max) of each mark, in paint order.
    """

    tolerance: float
    boxes: Floats
    marks: tuple[Mark, ...]
    point_count: int


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """Levels from fine to coarse; marks name styles and layers by index.

    `box` are the bounds in the drawing's own mm, None without anything; half its widest
    stroke may `reach` over them, mm.
    """

    levels: tuple[Level, ...]
    styles: tuple[Style, ...]
    layers: tuple[str, ...]
    box: Box | None = field(init=False, repr=False)
    reach: float = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Work out the bounds once: each copy asks for them at each tile."""
        widths = (style.width * style.miter_limit for style in self.styles)
        object.__setattr__(self, "box", _bounds(self.levels[0].boxes))
        object.__setattr__(self, "reach", max(widths, default=0.0) / 2)

    @property
    def point_count(self) -> int:
        """All points at the finest level."""
        return self.levels[0].point_count

    def level_for(self, tolerance: float) -> Level:
        """The coarsest level within a tolerance in mm."""
        fitting = [level for level in self.levels if level.tolerance <= tolerance]
        return fitting[-1] if fitting else self.levels[0]


def _bounds(boxes: Floats) -> Box | None:
    return box_of(np.concatenate((boxes[:, :2], boxes[:, 2:])))


def drawing_of_artwork(artwork: Artwork) -> Drawing:
    """An artwork as it looks, in its own mm; a mesh is the shadow of it."""
    parts = [
        part
        for layer in artwork.layers
        for item in layer.items
        for part in _parts_of(item, layer.name)
    ]
    return drawing_of_parts(parts)


def drawing_of_parts(parts: Iterable[Part]) -> Drawing:
    """Runs, and pictures with their layer, in paint order."""
    parts = list(merged(parts))
    styles = tuple(dict.fromkeys(part.style for part in parts if isinstance(part, Run)))
    layers = tuple(dict.fromkeys(part.layer for part in parts))
    style_index = {style: index for index, style in enumerate(styles)}
    layer_index = {layer: index for index, layer in enumerate(layers)}
    marks: list[list[Mark]] = [[] for _ in TOLERANCES]
    for part in parts:
        layer = layer_index[part.layer]
        if isinstance(part, Run):
            levels = _chunks_of(part, style_index[part.style], layer)
        else:
            levels = ([PictureMark(small, layer)] for small in _shrunk(part.picture))
        for level, made in zip(marks, levels, strict=True):
            level.extend(made)
    return Drawing(tuple(_worthwhile(marks)), styles, layers)


def _parts_of(item: Item, layer: str) -> Iterator[Part]:
    match item:
        case Mesh():
            shadow = silhouette(item.triangles)
            yield from _parts_of(Shape(shadow, fill=_MESH, stroke=_MESH_EDGE), layer)
        case Picture():
            yield PlacedPicture(item, layer)
        case Shape() if len(item.paths):
            yield from _runs_of(item, layer)
        case Shape():
            return


def _runs_of(shape: Shape, layer: str) -> Iterator[Run]:
    if shape.fill is not None:
        rule, opacity = shape.fill_rule, shape.opacity
        style = Style(shape.fill, is_fill=True, rule=rule, opacity=opacity)
        yield Run(shape.paths, style, layer)
    stroke = shape.stroke
    if stroke is not None:
        style = Style(
            stroke.paint,
            width=stroke.width,
            cap=stroke.cap,
            join=stroke.join,
            miter_limit=stroke.miter_limit,
            dash=stroke.dash,
            dash_offset=stroke.dash_offset,
            opacity=shape.opacity,
        )
        yield Run(shape.paths, style, layer)


def _chunks_of(run: Run, style: int, layer: int) -> Iterator[list[Mark]]:
    """One list of chunks a level; what is small is the same chunk at all of them."""
    paths = run.paths
    if len(paths.points) <= PIECE and (len(run.shapes) == 1 or not run.style.is_fill):
        same: Mark = _chunk(paths.points, paths.starts, style, layer)
        return ([same] for _ in TOLERANCES)
    levels = fill_levels(run) if run.style.is_fill else stroke_levels(paths)
    return (
        [_chunk(points, starts, style, layer) for points, starts in level] for level in levels
    )


def _chunk(points: Floats, starts: Ints, style: int, layer: int) -> Chunk:
    y = points[:, 1]
    height = float(y.max() - y.min())
    crossings = float(np.abs(np.diff(y)).sum()) / height if height > 0.0 else 0.0
    return Chunk(points, starts, style, layer, crossings)


def _shrunk(picture: Picture) -> Iterator[Picture]:
    """The picture with pixels no smaller than needed at each level, halved by averages."""
    stretch = picture.affine.stretch
    for tolerance in TOLERANCES:
        while (
            tolerance * max(picture.pixels.shape[:2]) > 2 * stretch
            and min(picture.pixels.shape[:2]) > 1
        ):
            picture = replace(picture, pixels=_halved(picture.pixels))
        yield picture


def _halved(pixels: Bytes) -> Bytes:
    """Half as many pixels a side, each the average of four, weighted by their alpha."""
    height, width = pixels.shape[0] // 2, pixels.shape[1] // 2
    four = pixels[: 2 * height, : 2 * width].reshape(height, 2, width, 2, 4)
    four = four.astype(np.float32)
    alpha = four[..., 3:].sum(axis=(1, 3))
    colour = (four[..., :3] * four[..., 3:]).sum(axis=(1, 3)) / np.maximum(alpha, 1.0)
    return np.round(np.concatenate((colour, alpha / 4), axis=2)).astype(np.uint8)


def _worthwhile(marks: list[list[Mark]]) -> Iterator[Level]:
    """Levels up to the first that is light enough for all that are coarser."""
    known: dict[int, tuple[float, float, float, float]] = {}
    for tolerance, level in zip(TOLERANCES, marks, strict=True):
        for mark in level:
            if id(mark) not in known:
                known[id(mark)] = _box_of(mark)
        boxes = floats(np.array([known[id(mark)] for mark in level]).reshape(-1, 4))
        count = sum(len(mark.points) for mark in level if isinstance(mark, Chunk))
        yield Level(tolerance, boxes, tuple(level), count)
        if sum(map(_weight, level)) <= _ENOUGH:
            return


def _weight(mark: Mark) -> int:
    return len(mark.points) if isinstance(mark, Chunk) else mark.picture.pixels.size // 64


def _box_of(mark: Mark) -> tuple[float, float, float, float]:
    if isinstance(mark, Chunk):
        points = mark.points
    else:
        corners = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]])
        points = mark.picture.affine.apply(corners)
    (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
    return float(x0), float(y0), float(x1), float(y1)
