"""Forms, images and patterns: what content streams draw by name."""

import math
from dataclasses import replace

from gare_fab.geometry.affine import IDENTITY, Affine
from gare_fab.model.artwork import FindingKind
from gare_fab.model.tally import Whereabouts
from gare_fab.readers.pdf.drawing import Drawing, layer_of
from gare_fab.readers.pdf.items import Box, Drawn, Filling, Limit, Mask, Placed, Shade
from gare_fab.readers.pdf.objects import (
    NOTHING,
    Dictionary,
    dictionary,
    name,
    named,
    number,
    numbers,
    resolved,
    stream,
    truth,
)
from gare_fab.readers.pdf.painting import Operands
from gare_fab.readers.pdf.spaces import Ink
from gare_fab.readers.pdf.state import Frame, State
from gare_fab.readers.pdf.stroking import reach

_DEEPEST_MASK = 6
_MOST_TILES = 3000
_MOST_TILE_BYTES = 4_000_000
_SHORT = {
    "/BPC": "/BitsPerComponent",
    "/CS": "/ColorSpace",
    "/D": "/Decode",
    "/DP": "/DecodeParms",
    "/F": "/Filter",
    "/H": "/Height",
    "/IM": "/ImageMask",
    "/I": "/Interpolate",
    "/W": "/Width",
}


def do(drawing: Drawing, frame: Frame, operands: Operands) -> None:
    """Draw an object by its name (Do)."""
    word = operands[-1] if operands else ""
    found = named(frame.resources, "/XObject", word)
    entries = dictionary(found)
    if entries.get("/OC") is not None:
        layer = drawing.layers.layer(entries["/OC"])
        frame.marks.append(layer)
        _do(drawing, frame, found, entries)
        frame.marks.pop()
    else:
        _do(drawing, frame, found, entries)


def _do(drawing: Drawing, frame: Frame, found: object, entries: Dictionary) -> None:
    if layer_of(frame) is None:
        return
    kind = name(entries.get("/Subtype"))
    if kind == "Form":
        draw_form(drawing, frame, found, frame.state.matrix)
    elif kind == "Image":
        _place(drawing, frame, entries, entries)
    elif kind == "PS":
        template = "PostScript in the file is not run."
        drawing.tally.add(FindingKind.DROPPED, template, where=Whereabouts())


def inline(drawing: Drawing, frame: Frame, operands: Operands) -> None:
    """Place an inline image (BI ID EI)."""
    given, text = operands
    if isinstance(given, dict) and isinstance(text, bytes):
        drawing.weigh(len(text))
        entries = {_SHORT.get(str(key), str(key)): value for key, value in given.items()}
        _place(drawing, frame, text, entries)


def _place(
    drawing: Drawing, frame: Frame, source: Dictionary | bytes, entries: Dictionary
) -> None:
    layer = layer_of(frame)
    if layer is not None:
        state = frame.state
        is_mask = truth(entries.get("/ImageMask")) is True
        drawing.items.append(
            Placed(
                source,
                frame.resources,
                entries,
                state.matrix,
                drawing.limit(state),
                layer,
                state.fill if is_mask else None,
                state.fill_alpha * state.opacity,
                drawing.blend(state),
            )
        )


def draw_form(drawing: Drawing, frame: Frame, value: object, matrix: Affine) -> None:
    """Draw a form's content through its own matrix, within its box."""
    source = stream(value)
    if source is None:
        return
    entries = dictionary(value)
    own = numbers(entries.get("/Matrix"))
    if len(own) == 6:
        matrix = matrix @ Affine(*own)
    is_group = name(dictionary(entries.get("/Group")).get("/S")) == "Transparency"
    limit = drawing.limit(frame.state) if is_group else frame.state.limit
    limit = _boxed(drawing, limit, entries, matrix)
    resources = dictionary(entries.get("/Resources")) or frame.resources
    inner = drawing.inner(frame, resources, matrix, limit)
    if inner is None:
        return
    if is_group:
        inner.state.mask = None
        inner.state.outer_blend, inner.state.blend = drawing.blend(frame.state), ""
        inner.state.opacity *= inner.state.fill_alpha
        inner.state.fill_alpha = inner.state.stroke_alpha = 1.0
    drawing.run(drawing, inner, drawing.data(source))


def mask_of(drawing: Drawing, frame: Frame, entries: Dictionary) -> Mask | None:
    """The mask that a graphics state sets: its group drawn on a page of its own."""
    group = resolved(entries.get("/G"))
    if stream(group) is None or frame.depth >= _DEEPEST_MASK:
        return None
    key = (id(group), id(resolved(entries.get("/TR"))), frame.state.matrix)
    known = drawing.masks.get(key)
    if known is not None:
        return known
    own = drawing.apart()
    limit = Limit(None, box=drawing.page)
    inner = Frame(NOTHING, frame.base, State(frame.state.matrix, limit), frame.depth + 1)
    inner.marks.append("")
    draw_form(own, inner, group, frame.state.matrix)
    drawing.steps, drawing.size = own.steps, own.size
    drawing.is_broken |= own.is_broken
    backdrop = None
    numbers_of = numbers(entries.get("/BC"))
    space = drawing.spaces.of(dictionary(dictionary(group).get("/Group")).get("/CS"))
    if numbers_of and len(numbers_of) == len(space.first):
        backdrop = Ink(space, numbers_of)
    is_luminosity = name(entries.get("/S")) == "Luminosity"
    mask = Mask(own, is_luminosity, backdrop, drawing.page, entries.get("/TR"))
    drawing.masks[key] = mask
    return mask


def _boxed(drawing: Drawing, limit: Limit, entries: Dictionary, matrix: Affine) -> Limit:
    """A limit within the box that a form or a pattern has."""
    box = numbers(entries.get("/BBox"))
    if len(box) != 4:
        return limit
    outline = drawing.outlines.begin()
    text = b"%f %f %f %f re" % (box[0], box[1], box[2] - box[0], box[3] - box[1])
    drawing.outlines.add_text(outline, text, matrix)
    return Limit(limit, outline)


def shade(drawing: Drawing, frame: Frame, operands: Operands) -> None:
    """Fill what the clip leaves with a shading (sh)."""
    word = operands[-1] if operands else ""
    found = named(frame.resources, "/Shading", word)
    layer = layer_of(frame)
    if dictionary(found) and layer is not None:
        state = frame.state
        alpha = state.fill_alpha * state.opacity
        source = Shade(found, state.matrix)
        drawing.items.append(
            Filling(source, drawing.limit(state), layer, alpha, drawing.blend(state))
        )


def tile_last(drawing: Drawing, frame: Frame) -> None:
    """Where what was painted last has a pattern for a colour, repeat the pattern in it."""
    item = drawing.items[-1] if drawing.items else None
    if not isinstance(item, Drawn):
        return
    bounds = drawing.outlines.bounds(item.outline) if _is_tiled(item) else None
    if bounds is None:
        return
    drawing.items.pop()
    if isinstance(item.fill, Shade):
        around = Limit(item.limit, item.outline, item.is_evenodd)
        state = State(IDENTITY, around, opacity=item.fill_alpha, outer_blend=item.blend)
        if _tiled(drawing, frame, item.fill, state, bounds):
            item = item._replace(fill=None)
    if item.pen is None or not isinstance(item.pen.colour, Shade):
        _keep(drawing, item)
        return
    _keep(drawing, item._replace(pen=None))
    around, by = Limit(item.limit, item.outline, pen=item.pen), reach(item.pen)
    x0, y0, x1, y1 = bounds
    bounds = (x0 - by, y0 - by, x1 + by, y1 + by)
    state = State(IDENTITY, around, opacity=item.stroke_alpha, outer_blend=item.blend)
    if not _tiled(drawing, frame, item.pen.colour, state, bounds):
        _keep(drawing, item._replace(fill=None))


def _is_tiled(item: Drawn) -> bool:
    colours = (item.fill, item.pen.colour if item.pen is not None else None)
    return any(isinstance(colour, Shade) and colour.is_tiling for colour in colours)


def _keep(drawing: Drawing, item: Drawn) -> None:
    if item.fill is not None or item.pen is not None:
        drawing.items.append(item)


def _tiled(drawing: Drawing, frame: Frame, pattern: Shade, state: State, bounds: Box) -> bool:
    """Repeat a pattern within the clip of a state; whether that can be afforded."""
    source = stream(pattern.source)
    tiles = _tiles(pattern, bounds) if pattern.is_tiling else None
    if tiles is None or source is None:
        return False
    data = drawing.data(source)
    if len(data) * len(tiles) > _MOST_TILE_BYTES or not drawing.affords(len(tiles)):
        return False
    entries = dictionary(pattern.source)
    for matrix in tiles:
        limit = _boxed(drawing, state.limit, entries, matrix)
        resources = dictionary(entries.get("/Resources")) or NOTHING
        inner = drawing.inner(frame, resources, matrix, limit)
        if inner is None:
            break
        inner.state = replace(state, matrix=matrix, limit=limit)
        if pattern.below is not None:
            inner.state.fill = inner.state.stroke = pattern.below
            inner.is_uncoloured = True
        drawing.run(drawing, inner, data)
    return True


def _tiles(pattern: Shade, bounds: Box) -> list[Affine] | None:
    """The maps of all tiles that meet a box in mm; None where they are too many."""
    entries = dictionary(pattern.source)
    own, box = numbers(entries.get("/Matrix")), numbers(entries.get("/BBox"))
    step_x, step_y = abs(number(entries.get("/XStep"))), abs(number(entries.get("/YStep")))
    matrix = pattern.affine @ (Affine(*own) if len(own) == 6 else Affine())
    if len(box) != 4 or not (step_x and step_y) or not matrix.determinant:
        return None
    back = matrix.inverse()
    corners = [
        (back.a * x + back.c * y + back.e, back.b * x + back.d * y + back.f)
        for x in bounds[::2]
        for y in bounds[1::2]
    ]
    columns = _range([x for x, _ in corners], min(box[::2]), max(box[::2]), step_x)
    rows = _range([y for _, y in corners], min(box[1::2]), max(box[1::2]), step_y)
    if columns is None or rows is None or len(columns) * len(rows) > _MOST_TILES:
        return None
    return [matrix @ Affine.moved(i * step_x, j * step_y) for j in rows for i in columns]


def _range(places: list[float], low: float, high: float, step: float) -> range | None:
    """The whole numbers of steps by which a tile from low to high meets the places."""
    first, last = (min(places) - high) / step, (max(places) - low) / step
    if not (math.isfinite(first) and math.isfinite(last)) or last - first > _MOST_TILES:
        return None
    return range(math.ceil(first), math.floor(last) + 1)
