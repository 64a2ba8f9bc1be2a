"""Operators of text: strings become glyphs, each with its map to mm."""

import numpy as np

from gare_fab.geometry.affine import IDENTITY, Affine
from gare_fab.model.artwork import FindingKind
from gare_fab.model.tally import Whereabouts
from gare_fab.readers.pdf.drawing import Drawing, layer_of
from gare_fab.readers.pdf.fonts import Font
from gare_fab.readers.pdf.forms import tile_last
from gare_fab.readers.pdf.items import Box, Drawn, Limit
from gare_fab.readers.pdf.objects import dictionary, named
from gare_fab.readers.pdf.painting import Operands, pen, plain
from gare_fab.readers.pdf.state import Frame
from gare_fab.readers.pdf.typeset import show_type3

_HIDDEN = "Invisible text is left out, as scanners write it behind their pictures."
_VERTICAL_ORIGIN, _VERTICAL_WAY = 0.88, -1.0  # em, as fonts have it that say nothing
_WORDS_KEPT = 1000  # bytes of text that are looked at
_INVISIBLE, _CLIPS = 3, 4  # render modes; from 4 on text clips
_FILLS, _STROKES = {0, 2, 4, 6}, {1, 2, 5, 6}


def begin_text(_: Drawing, frame: Frame, __: Operands) -> None:
    """Begin a text object (BT)."""
    frame.text_matrix = frame.line_matrix = IDENTITY
    frame.text_item, frame.text_clip = -1, -1


def end_text(_: Drawing, frame: Frame, __: Operands) -> None:
    """End a text object (ET); what was shown in a clipping mode clips from now on."""
    if frame.text_clip >= 0:
        frame.state.limit = Limit(frame.state.limit, frame.text_clip)
    frame.text_item, frame.text_clip = -1, -1


def set_font(drawing: Drawing, frame: Frame, operands: Operands) -> None:
    """Choose font and size (Tf)."""
    if len(operands) < 2 or not isinstance(operands[-1], float):
        return
    found = dictionary(named(frame.resources, "/Font", operands[-2]))
    frame.state.font = drawing.font(found) if found else None
    frame.state.font_size = operands[-1]


def set_text_number(_: Drawing, frame: Frame, operator: bytes, operands: Operands) -> None:
    """Set spacing, stretch, leading, rise or mode (Tc Tw Tz TL Ts Tr)."""
    given = plain(operands)
    if not given:
        return
    value, state = given[-1], frame.state
    if operator == b"Tc":
        state.letter_space = value
    elif operator == b"Tw":
        state.word_space = value
    elif operator == b"Tz":
        state.stretch = value / 100
    elif operator == b"TL":
        state.leading = value
    elif operator == b"Ts":
        state.rise = value
    else:
        state.mode = int(value)


def move(_: Drawing, frame: Frame, operator: bytes, operands: Operands) -> None:
    """Go to another line (Td TD T*)."""
    if operator == b"T*":
        next_line(frame)
        return
    given = plain(operands)[-2:]
    if len(given) == 2:
        if operator == b"TD":
            frame.state.leading = -given[1]
        frame.line_matrix = frame.line_matrix @ Affine.moved(*given)
        frame.text_matrix = frame.line_matrix


def next_line(frame: Frame) -> None:
    """Go to the beginning of the next line."""
    frame.line_matrix = frame.line_matrix @ Affine.moved(0.0, -frame.state.leading)
    frame.text_matrix = frame.line_matrix


def set_matrix(_: Drawing, frame: Frame, operands: Operands) -> None:
    """Say where text goes on (Tm)."""
    given = plain(operands)[-6:]
    if len(given) == 6:
        frame.text_matrix = frame.line_matrix = Affine(*given)


def show(drawing: Drawing, frame: Frame, operator: bytes, operands: Operands) -> None:
    """Show strings (Tj ' " TJ)."""
    if operator == b'"' and len(operands) > 2:
        given = plain(operands)
        if len(given) >= 2:
            frame.state.word_space, frame.state.letter_space = given[0], given[1]
    if operator in {b"'", b'"'}:
        next_line(frame)
    if not operands or frame.state.font is None:
        return
    parts = operands[-1] if isinstance(operands[-1], list) else [operands[-1]]
    pieces = [part for part in parts if isinstance(part, bytes | float)]
    if frame.state.font.is_type3:
        show_type3(drawing, frame, frame.state.font, pieces)
    else:
        _show(drawing, frame, frame.state.font, pieces)


def _show(drawing: Drawing, frame: Frame, font: Font, pieces: list[bytes | float]) -> None:
    """Lay out strings and the gaps between them, in thousandths of an em."""
    state = frame.state
    codes: list[int] = []
    places: list[tuple[float, float]] = []
    x = y = 0.0
    for piece in pieces:
        if isinstance(piece, float):
            gap = -piece * 0.001 * state.font_size
            x, y = (x, y + gap) if font.is_vertical else (x + gap * state.stretch, y)
            continue
        if len(drawing.words) < _WORDS_KEPT:
            drawing.words += piece
        for code, width, is_space in font.characters(piece):
            extra = state.letter_space + (state.word_space if is_space else 0.0)
            codes.append(code)
            if font.is_vertical:
                side, up = -width / 2 * state.font_size, -_VERTICAL_ORIGIN * state.font_size
                places.append((x + side * state.stretch, y + up))
                y += _VERTICAL_WAY * state.font_size + extra
            else:
                places.append((x, y))
                x += (width * state.font_size + extra) * state.stretch
    _draw(drawing, frame, font, codes, places)
    frame.text_matrix = frame.text_matrix @ Affine.moved(x, y)


def _draw(
    drawing: Drawing,
    frame: Frame,
    font: Font,
    codes: list[int],
    places: list[tuple[float, float]],
) -> None:
    state, layer = frame.state, layer_of(frame)
    if layer is None or not places:
        return
    whole = state.matrix @ frame.text_matrix
    if state.mode == _INVISIBLE:
        where = Whereabouts(_box(whole, places, state.font_size))
        drawing.tally.add(FindingKind.DROPPED, _HIDDEN, where=where)
        return
    if not 0 <= state.mode <= 7:
        return
    targets = _targets(drawing, frame, layer)
    drawing.weigh(64 * len(codes))
    wide, high = state.font_size * state.stretch, state.font_size
    linear = (whole.a * wide, whole.b * wide, whole.c * high, whole.d * high)
    for code, (x, y) in zip(codes, places, strict=True):
        glyph = font.glyph(code)
        if glyph is not None:
            up = y + state.rise
            e = whole.a * x + whole.c * up + whole.e
            f = whole.b * x + whole.d * up + whole.f
            for outline in targets:
                drawing.outlines.add_glyph(outline, glyph, (*linear, e, f))
    _tell(drawing, font, _box(whole, places, state.font_size))
    if state.mode in _FILLS | _STROKES:
        tile_last(drawing, frame)


def _tell(drawing: Drawing, font: Font, box: Box) -> None:
    """Remember where a font is used first, and say what its stand-in has no glyph of."""
    if font.where.box is None:
        font.where.box = box
    if font.stand_in is not None and font.stand_in.missing:
        where = Whereabouts(box)
        for character in sorted(font.stand_in.missing):
            drawing.tally.miss(character, where)
        font.stand_in.missing.clear()


def _box(whole: Affine, places: list[tuple[float, float]], size: float) -> Box:
    """What characters at these places of a text take up on the page, about."""
    (x0, y0), (x1, y1) = places[0], places[-1]
    corners = np.array([(x0, y0), (x0, y0 + size), (x1, y1), (x1, y1 + size)])
    points = whole.apply(corners)
    (left, low), (right, high) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return left, low, right, high


def _targets(drawing: Drawing, frame: Frame, layer: str) -> list[int]:
    """The outlines that glyphs go to: what is painted, and what clips later on."""
    state, targets = frame.state, []
    if state.mode in _FILLS | _STROKES:
        item = Drawn(
            -1,
            drawing.limit(state),
            layer,
            state.fill if state.mode in _FILLS else None,
            pen=pen(state) if state.mode in _STROKES else None,
            fill_alpha=state.fill_alpha * state.opacity,
            stroke_alpha=state.stroke_alpha * state.opacity,
            blend=drawing.blend(state),
        )
        targets.append(_outline_for(drawing, frame, item))
    if state.mode >= _CLIPS:
        if frame.text_clip < 0:
            frame.text_clip = drawing.outlines.begin()
        targets.append(frame.text_clip)
    return targets


def _outline_for(drawing: Drawing, frame: Frame, item: Drawn) -> int:
    """The outline of the item that text joins: the last one, where it looks the same."""
    if 0 <= frame.text_item == len(drawing.items) - 1:
        last = drawing.items[-1]
        if isinstance(last, Drawn) and last._replace(outline=-1) == item:
            return last.outline
    outline = drawing.outlines.begin()
    frame.text_item = len(drawing.items)
    drawing.items.append(item._replace(outline=outline))
    return outline
