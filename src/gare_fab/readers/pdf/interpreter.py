"""The interpreter: runs a content stream, operator by operator."""

from collections.abc import Callable

from gare_fab.readers.pdf.drawing import Drawing
from gare_fab.readers.pdf.forms import do, inline, shade, tile_last
from gare_fab.readers.pdf.lettering import (
    begin_text,
    end_text,
    move,
    set_font,
    set_matrix,
    set_text_number,
    show,
)
from gare_fab.readers.pdf.objects import dictionary
from gare_fab.readers.pdf.painting import (
    Operands,
    concatenate,
    paint_path,
    path,
    restore,
    save,
    set_colour,
    set_dash,
    set_device_colour,
    set_number,
    set_space,
    set_state,
)
from gare_fab.readers.pdf.state import Frame
from gare_fab.readers.pdf.tokens import INLINE, PATH, steps

_MOST_MARKS = 10_000
_AT_ONCE = 256  # steps counted together


def run(drawing: Drawing, frame: Frame, data: bytes) -> None:
    """Draw a content stream; unknown operators are passed over."""
    drawing.weigh(len(data))
    for index, (operator, operands) in enumerate(steps(data)):
        if not index % _AT_ONCE:
            drawing.count(_AT_ONCE if index else 1)
        plain = _PLAIN.get(operator)
        if plain is not None:
            plain(drawing, frame, operands)
            continue
        named = _NAMED.get(operator)
        if named is not None:
            named(drawing, frame, operator, operands)


def _paint(drawing: Drawing, frame: Frame, operator: bytes, _: Operands) -> None:
    before = len(drawing.items)
    paint_path(drawing, frame, operator)
    if len(drawing.items) > before:
        tile_last(drawing, frame)


def _clip(_: Drawing, frame: Frame, operator: bytes, __: Operands) -> None:
    frame.clip_rule = operator.decode()


def _begin_mark(drawing: Drawing, frame: Frame, operands: Operands) -> None:
    """Begin marked content (BDC): of optional content it is a layer."""
    layer: str | None = ""
    if len(operands) > 1 and operands[-2] == "/OC" and isinstance(operands[-1], str):
        properties = dictionary(frame.resources.get("/Properties"))
        layer = drawing.layers.layer(properties.get(operands[-1]))
    if len(frame.marks) < _MOST_MARKS:
        frame.marks.append(layer)


def _begin_plain_mark(_: Drawing, frame: Frame, __: Operands) -> None:
    if len(frame.marks) < _MOST_MARKS:
        frame.marks.append("")


def _end_mark(_: Drawing, frame: Frame, __: Operands) -> None:
    if len(frame.marks) > 1:  # the first one is the outer stream's
        frame.marks.pop()


def _uncoloured(_: Drawing, frame: Frame, __: Operands) -> None:
    """A Type 3 glyph that says its box takes its colour from outside (d1)."""
    frame.is_uncoloured = True


_PLAIN: dict[bytes, Callable[[Drawing, Frame, Operands], None]] = {
    b"q": save,
    b"Q": restore,
    b"cm": concatenate,
    PATH: path,
    INLINE: inline,
    b"d": set_dash,
    b"gs": set_state,
    b"Do": do,
    b"sh": shade,
    b"BT": begin_text,
    b"ET": end_text,
    b"Tf": set_font,
    b"Tm": set_matrix,
    b"BDC": _begin_mark,
    b"BMC": _begin_plain_mark,
    b"EMC": _end_mark,
    b"d1": _uncoloured,
}
_ALIKE: tuple[tuple[bytes, Callable[[Drawing, Frame, bytes, Operands], None]], ...] = (
    (b"f F f* S s B B* b b* n", _paint),
    (b"W W*", _clip),
    (b"w J j M", set_number),
    (b"cs CS", set_space),
    (b"sc scn SC SCN", set_colour),
    (b"g rg k G RG K", set_device_colour),
    (b"Tc Tw Tz TL Ts Tr", set_text_number),
    (b"Td TD T*", move),
    (b"Tj TJ ' \"", show),
)
_NAMED = {word: draw for words, draw in _ALIKE for word in words.split()}
