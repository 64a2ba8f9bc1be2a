"""Type 3 fonts, whose glyphs are small drawings."""

from gare_fab.geometry.affine import Affine
from gare_fab.readers.pdf.drawing import Drawing
from gare_fab.readers.pdf.fonts import Font
from gare_fab.readers.pdf.objects import dictionary, resolved, stream
from gare_fab.readers.pdf.state import Frame

_INVISIBLE = 3


def show_type3(
    drawing: Drawing, frame: Frame, font: Font, pieces: list[bytes | float]
) -> None:
    """Draw the glyphs of strings one after the other."""
    procedures = dictionary(font.source.get("/CharProcs"))
    for piece in pieces:
        state = frame.state
        if isinstance(piece, float):
            gap = -piece * 0.001 * state.font_size * state.stretch
            frame.text_matrix = frame.text_matrix @ Affine.moved(gap, 0.0)
            continue
        for code, width, is_space in font.characters(piece):
            drawing.count()
            if state.mode != _INVISIBLE:
                _draw(drawing, frame, font, procedures.get(font.names.get(code, "")))
            extra = state.letter_space + (state.word_space if is_space else 0.0)
            way = (width * font.matrix.a * state.font_size + extra) * state.stretch
            frame.text_matrix = frame.text_matrix @ Affine.moved(way, 0.0)


def _draw(drawing: Drawing, frame: Frame, font: Font, procedure: object) -> None:
    source = stream(procedure)
    state = frame.state
    if source is None:
        return
    scale = Affine(state.font_size * state.stretch, d=state.font_size, f=state.rise)
    matrix = state.matrix @ frame.text_matrix @ scale @ font.matrix
    own = dictionary(resolved(font.source.get("/Resources")))
    inner = drawing.inner(frame, own or frame.resources, matrix, state.limit)
    if inner is not None:
        drawing.run(drawing, inner, drawing.data(source))
