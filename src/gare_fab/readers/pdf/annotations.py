"""Annotations and form fields: drawn as they appear on the page."""

from dataclasses import replace

from gare_fab.geometry.affine import Affine
from gare_fab.model.artwork import FindingKind
from gare_fab.readers.pdf.drawing import Drawing
from gare_fab.readers.pdf.forms import draw_form
from gare_fab.readers.pdf.objects import (
    Dictionary,
    array,
    dictionary,
    name,
    number,
    numbers,
    resolved,
    stream,
)
from gare_fab.readers.pdf.state import Frame

_HIDDEN = 2 | 32  # flags: hidden, no view
_MOST = 20_000
_UNSEEN = {"Popup"}
_BARE = {"Link", "Widget"}  # that show nothing of their own accord
_SAID = "Notes and form fields on the page are drawn as they appear."
_LEFT_OUT = "Notes on the page that bring no drawing of their own are left out."


def draw_annotations(drawing: Drawing, frame: Frame, page: Dictionary) -> None:
    """Draw the appearances of a page's annotations above its content."""
    for value in array(page.get("/Annots"))[:_MOST]:
        entries = dictionary(value)
        kind, flags = name(entries.get("/Subtype")), int(number(entries.get("/F")))
        if kind in _UNSEEN or flags & _HIDDEN:
            continue
        appearance = _appearance(entries)
        if stream(appearance) is None:
            if kind not in _BARE:
                drawing.tally.dropped(_LEFT_OUT)
            continue
        box, into = dictionary(appearance).get("/BBox"), numbers(entries.get("/Rect"))
        matrix = _fitted(numbers(box), numbers(dictionary(appearance).get("/Matrix")), into)
        layer = drawing.layers.layer(entries["/OC"]) if entries.get("/OC") is not None else ""
        if matrix is None or layer is None:
            continue
        drawing.tally.add(FindingKind.NOTE, _SAID)
        frame.marks.append(layer)
        draw_form(drawing, frame, appearance, frame.state.matrix @ matrix)
        frame.marks.pop()


def _appearance(entries: Dictionary) -> object:
    """The stream of the normal appearance in the state at hand."""
    found = resolved(dictionary(entries.get("/AP")).get("/N"))
    if stream(found) is None:
        state = name(entries.get("/AS"))
        found = resolved(dictionary(found).get("/" + state)) if state else None
    return found


def _fitted(
    box: tuple[float, ...], own: tuple[float, ...], into: tuple[float, ...]
) -> Affine | None:
    """The map that puts a form's box, through its own matrix, into a rectangle."""
    if len(box) != 4 or len(into) != 4:
        return None
    affine = Affine(*own) if len(own) == 6 else Affine()
    corners = [
        (affine.a * x + affine.c * y + affine.e, affine.b * x + affine.d * y + affine.f)
        for x in box[::2]
        for y in box[1::2]
    ]
    x0, x1 = min(x for x, _ in corners), max(x for x, _ in corners)
    y0, y1 = min(y for _, y in corners), max(y for _, y in corners)
    left, right = sorted(into[::2])
    low, high = sorted(into[1::2])
    if x0 == x1 or y0 == y1:
        return None
    sx, sy = (right - left) / (x1 - x0), (high - low) / (y1 - y0)
    return replace(Affine.scaled(sx, sy), e=left - sx * x0, f=low - sy * y0)
