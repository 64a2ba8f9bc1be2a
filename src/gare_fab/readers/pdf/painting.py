"""Operators of the graphics state, of paths and of colours."""

import re

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.raster.blending import BLENDS
from gare_fab.model.artwork import FindingKind
from gare_fab.readers.pdf.drawing import Drawing, layer_of
from gare_fab.readers.pdf.items import Colour, Drawn, Limit, Pen, Shade
from gare_fab.readers.pdf.objects import (
    array,
    dictionary,
    name,
    named,
    number,
    numbers,
    truth,
)
from gare_fab.readers.pdf.spaces import CMYK, GRAY, RGB, Ink, Kind, Space
from gare_fab.readers.pdf.state import Frame, State

Operands = list[object]
_NORMAL = {"normal", "compatible"}
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")  # "ColorBurn" is "color-burn"
_MOST_DASHES = 100
_OVERPRINTS = "Colours set to overprint are shown as covering those below, as on a screen."


def plain(operands: Operands) -> list[float]:
    """The numbers among the operands."""
    return [item for item in operands if isinstance(item, float)]


def save(_: Drawing, frame: Frame, __: Operands) -> None:
    """Keep the state (q)."""
    frame.save()


def restore(_: Drawing, frame: Frame, __: Operands) -> None:
    """Take the state kept last (Q)."""
    frame.restore()


def concatenate(_: Drawing, frame: Frame, operands: Operands) -> None:
    """Map what follows (cm)."""
    given = plain(operands)[-6:]
    if len(given) == 6:
        frame.state.matrix = frame.state.matrix @ Affine(*given)


def path(drawing: Drawing, frame: Frame, operands: Operands) -> None:
    """Add steps to the path."""
    text = operands[0]
    if isinstance(text, bytes):
        if frame.path < 0:
            frame.path = drawing.outlines.begin()
        drawing.weigh(len(text))
        drawing.outlines.add_text(frame.path, text, frame.state.matrix)


def paint_path(drawing: Drawing, frame: Frame, operator: bytes) -> None:
    """Paint the path (f F f* S s B B* b b* n), then let it clip where that was asked."""
    outline, frame.path = frame.path, -1
    rule, frame.clip_rule = frame.clip_rule, ""
    if outline < 0:
        return
    if operator in {b"s", b"b", b"b*"}:
        drawing.outlines.add_text(outline, b" h ", frame.state.matrix)
    layer = layer_of(frame)
    if operator != b"n" and layer is not None:
        state = frame.state
        is_filled, is_stroked = operator not in {b"S", b"s"}, operator[:1] in b"SsBb"
        drawing.items.append(
            Drawn(
                outline,
                drawing.limit(state),
                layer,
                state.fill if is_filled else None,
                operator.endswith(b"*"),
                pen(state) if is_stroked else None,
                state.fill_alpha * state.opacity,
                state.stroke_alpha * state.opacity,
                drawing.blend(state),
            )
        )
    if rule:
        frame.state.limit = Limit(frame.state.limit, outline, rule == "W*")


def pen(state: State) -> Pen:
    """The stroke that the state draws."""
    return Pen(
        state.stroke,
        state.width,
        state.cap,
        state.join,
        state.miter_limit,
        state.dash,
        state.dash_offset,
        state.matrix,
    )


def set_number(_: Drawing, frame: Frame, operator: bytes, operands: Operands) -> None:
    """Set width, cap, join or miter limit (w J j M)."""
    given = plain(operands)
    if not given:
        return
    value = given[-1]
    if operator == b"w":
        frame.state.width = abs(value)
    elif operator == b"J":
        frame.state.cap = int(value)
    elif operator == b"j":
        frame.state.join = int(value)
    else:
        frame.state.miter_limit = max(value, 1.0)


def set_dash(_: Drawing, frame: Frame, operands: Operands) -> None:
    """Set the dash pattern (d)."""
    if operands and isinstance(operands[0], list):
        given = [item for item in operands[0] if isinstance(item, float)]
        _dash(frame.state, given, (plain(operands) or [0.0])[-1])


def _dash(state: State, lengths: list[float], offset: float) -> None:
    is_dash = 0 < len(lengths) <= _MOST_DASHES and min(lengths) >= 0 and sum(lengths) > 0
    state.dash = tuple(lengths * (1 + len(lengths) % 2)) if is_dash else ()
    state.dash_offset = offset


def set_state(drawing: Drawing, frame: Frame, operands: Operands) -> None:
    """Set what an extended graphics state names (gs)."""
    word = operands[-1] if operands else ""
    entries = dictionary(named(frame.resources, "/ExtGState", word))
    state = frame.state
    state.width = number(entries.get("/LW"), state.width)
    state.cap = int(number(entries.get("/LC"), state.cap))
    state.join = int(number(entries.get("/LJ"), state.join))
    state.miter_limit = number(entries.get("/ML"), state.miter_limit)
    state.fill_alpha = min(max(number(entries.get("/ca"), state.fill_alpha), 0.0), 1.0)
    state.stroke_alpha = min(max(number(entries.get("/CA"), state.stroke_alpha), 0.0), 1.0)
    dash = array(entries.get("/D"))
    if len(dash) == 2:
        _dash(state, list(numbers(dash[0])), number(dash[1]))
    font = array(entries.get("/Font"))
    if len(font) == 2 and dictionary(font[0]):
        state.font, state.font_size = drawing.font(dictionary(font[0])), number(font[1])
    if truth(entries.get("/op", entries.get("/OP"))) is True:
        drawing.tally.add(FindingKind.NOTE, _OVERPRINTS)
    if "/BM" in entries:
        state.blend = _blend_mode(entries["/BM"])
    if "/SMask" in entries:
        masking = dictionary(entries["/SMask"])
        state.mask = drawing.mask(drawing, frame, masking) if masking else None


def _blend_mode(value: object) -> str:
    """The first mode that is known, "" for none: then colours cover what is below."""
    given = [_CAPITAL.sub("-", name(each)).lower() for each in array(value) or (value,)]
    known = [each for each in given if each in BLENDS or each in _NORMAL]
    return known[0] if known and known[0] in BLENDS else ""


def set_space(drawing: Drawing, frame: Frame, operator: bytes, operands: Operands) -> None:
    """Choose a colour space (cs CS)."""
    if frame.is_uncoloured or not operands or not isinstance(operands[-1], str):
        return
    space = drawing.spaces.named(operands[-1], frame.resources)
    _set(frame.state, operator == b"CS", space, Ink(space, space.first))


def set_colour(_: Drawing, frame: Frame, operator: bytes, operands: Operands) -> None:
    """Choose a colour in the space at hand (sc scn SC SCN)."""
    if frame.is_uncoloured:
        return
    is_stroke = operator[:1] == b"S"
    space = frame.state.stroke_space if is_stroke else frame.state.fill_space
    given = plain(operands)
    if space.kind is not Kind.PATTERN:
        _set(frame.state, is_stroke, space, _ink(space, given))
        return
    word = operands[-1] if operands else ""
    pattern = named(frame.resources, "/Pattern", word)
    entries = dictionary(pattern)
    if not entries:
        return
    if number(entries.get("/PaintType")) == 2 and space.base is not None:
        below = _ink(space.base, given)
        _set(frame.state, is_stroke, space, Shade(pattern, frame.base, below=below))
        return
    _set(frame.state, is_stroke, space, Shade(pattern, frame.base))


def set_device_colour(_: Drawing, frame: Frame, operator: bytes, operands: Operands) -> None:
    """Choose a colour and its space (g rg k G RG K)."""
    if frame.is_uncoloured:
        return
    space = {b"g": GRAY, b"rg": RGB, b"k": CMYK}[operator.lower()]
    _set(frame.state, operator.isupper(), space, _ink(space, plain(operands)))


def _ink(space: Space, given: list[float]) -> Ink:
    """The colour of so many numbers as the space has; those that are missing are zero."""
    needed = len(space.first)
    return Ink(space, tuple((given + [0.0] * needed)[:needed]))


def _set(state: State, is_stroke: bool, space: Space, colour: Colour) -> None:  # noqa: FBT001 -- which of two
    if is_stroke:
        state.stroke_space, state.stroke = space, colour
    else:
        state.fill_space, state.fill = space, colour
