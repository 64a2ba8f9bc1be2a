"""The toolpaths on flat stock or on a bottle's skin unrolled, by operation in colours."""

import math

import numpy as np

from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import Shape, Stroke
from gare_fab.model.document import Document
from gare_fab.model.extent import Box, area_of, box_of
from gare_fab.model.paint import Paint
from gare_fab.model.plan import Plan, Strokes
from gare_fab.model.scene import Scene, SceneItem, SceneText
from gare_fab.model.stock import Bottle
from gare_fab.prints.contract import Print, width_of

COLOURS = {
    "cut": Paint(214, 40, 40),
    "score": Paint(29, 90, 200),
    "fill": Paint(40, 44, 52),
    "frame": Paint(20, 150, 90),
}
_OTHER = Paint(130, 60, 160)
_STOCK = Paint(250, 247, 240)
_EDGE = Paint(150, 140, 120)
_TRAVEL = Paint(230, 140, 30, 0.55)
_GRID = Paint(226, 220, 206)
_INK = Paint(70, 70, 70)


def _draw(document: Document, plan: Plan | None, language: str) -> Scene:
    del language  # numbers and mm are the same in all
    box = _page(document, plan)
    size = max(box.width, box.height)
    items: list[SceneItem] = [*_stock(document, box, size)]
    if plan is not None:
        items += _paths(document, plan, size)
    items += _ruler(box, size)
    margin = size * 0.05
    return Scene(
        box.width + 2 * margin,
        box.height + 3 * margin,
        tuple(items),
        box.x - margin,
        box.y - 2 * margin,
        Paint(255, 255, 255),
    )


def _page(document: Document, plan: Plan | None) -> Box:
    """The stock, and what of the toolpaths lies beside it."""
    area = _stock_box(document)
    corners = [[area.x, area.y], [area.x + area.width, area.y + area.height]]
    parts = [np.array(corners)]
    if plan is not None:
        parts += [section.strokes.points[:, :2] for section in plan.sections]
    return box_of(np.concatenate(parts)) or area


def _stock_box(document: Document) -> Box:
    area = area_of(document)
    stock = document.stock
    if not isinstance(stock, Bottle):
        return area
    half = math.pi * stock.radius
    return Box(-half, 0.0, 2 * half, stock.height)


def _stock(document: Document, box: Box, size: float) -> list[SceneItem]:
    outline = _stock_box(document)
    edge = Stroke(_EDGE, size * 0.002)
    items: list[SceneItem] = [Shape(_rectangle(outline), fill=_STOCK, stroke=edge)]
    items.append(Shape(_grid(outline, size), stroke=Stroke(_GRID, size * 0.0007)))
    if isinstance(document.stock, Bottle):
        low, high = document.stock.zone
        zone = Box(outline.x, low, outline.width, high - low)
        items.append(Shape(_rectangle(zone), fill=Paint(120, 160, 120, 0.12)))
        front = Paths.of([[(0.0, box.y), (0.0, box.y + box.height)]])
        items.append(Shape(front, stroke=Stroke(_EDGE, size * 0.001, dash=(size / 60,) * 2)))
    return items


def _rectangle(box: Box) -> Paths:
    x0, y0, x1, y1 = box.x, box.y, box.x + box.width, box.y + box.height
    return Paths.of([[(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]])


def _step(size: float) -> float:
    """A round length (1, 2 or 5 x a power of ten) of about a tenth of the size."""
    power = 10.0 ** math.floor(math.log10(max(size, 1e-6) / 10))
    return next(power * k for k in (1, 2, 5, 10) if power * k >= size / 10)


def _grid(box: Box, size: float) -> Paths:
    step = _step(size)
    x0, y0, x1, y1 = box.x, box.y, box.x + box.width, box.y + box.height
    xs = np.arange(math.ceil(x0 / step), math.floor(x1 / step) + 1) * step
    ys = np.arange(math.ceil(y0 / step), math.floor(y1 / step) + 1) * step
    return Paths.of([[(x, y0), (x, y1)] for x in xs] + [[(x0, y), (x1, y)] for y in ys])


def _ruler(box: Box, size: float) -> list[SceneItem]:
    step = _step(size)
    y = box.y - size * 0.03
    tick = size * 0.008
    bar = [[(box.x, y + tick), (box.x, y), (box.x + step, y), (box.x + step, y + tick)]]
    text = SceneText(box.x + step + tick, y, size * 0.025, f"{step:g} mm", paint=_INK)
    return [Shape(Paths.of(bar), stroke=Stroke(_INK, size * 0.0015)), text]


def _paths(document: Document, plan: Plan, size: float) -> list[SceneItem]:
    items: list[SceneItem] = []
    travel = _travels([section.strokes for section in plan.sections])
    if len(travel):
        items.append(Shape(travel, stroke=Stroke(_TRAVEL, size * 0.0006)))
    for section in plan.sections:
        strokes = section.strokes
        paths = Paths(strokes.points[:, :2], strokes.starts)
        paint = COLOURS.get(section.operation, _OTHER)
        width = width_of(section, document.machine, size * 0.0014)
        line = Stroke(paint, width, cap="round", join="round")
        items.append(Shape(paths, stroke=line, name=section.operation))
    return items


def _travels(parts: list[Strokes]) -> Paths:
    """A line from the end of each stroke to the beginning of the next, all parts in a row."""
    strokes = Strokes.joined(parts)
    if len(strokes) < 2:
        return Paths.of([])
    ends: Floats = strokes.points[strokes.starts[1:-1] - 1, :2]
    begins: Floats = strokes.points[strokes.starts[1:-1], :2]
    points = np.stack((ends, begins), axis=1).reshape(-1, 2)
    return Paths(points, np.arange(0, len(points) + 1, 2))


TOOLPATHS = Print("toolpaths", "Toolpaths", _draw)
