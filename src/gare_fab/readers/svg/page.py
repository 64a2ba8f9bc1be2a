"""The page: how large the drawing is in mm, and how that is known.

A size in mm, cm, in, pt, pc counts as it stands; one in pixels needs the pixels per inch of
the program that wrote the file (96 by the standard, 90 by old Inkscape, 72 by Illustrator).
Without any size the pixels of the viewBox are all there is: that is a guess, and said so.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.base.units import MM_PER_INCH
from gare_fab.geometry.affine import Affine
from gare_fab.readers.svg.units import (
    LENGTH,
    PER_INCH,
    ROOT_FONT_SIZE,
    ViewBox,
    Viewport,
    fitted,
    view_box,
)

_STANDARD = 96.0
_INKSCAPE_OLD = 90.0
_ADOBE = 72.0
_AFFINITY = 300.0
_UNIT_IS_MM = MM_PER_INCH  # "pixels per inch" where one unit is one mm
_CSS96 = (0, 92)  # the Inkscape version that went from 90 to 96
_VERSION = re.compile(r"\s*(\d+)(?:\.(\d+))?")
_PAPERS = (
    (841.0, 1189.0),
    (594.0, 841.0),
    (420.0, 594.0),
    (297.0, 420.0),
    (210.0, 297.0),
    (148.0, 210.0),
    (105.0, 148.0),
    (215.9, 279.4),
    (215.9, 355.6),
)
_PAPER_TOLERANCE = 0.005
_LARGEST = 1e7  # mm; ten kilometres are no workpiece
_LARGEST_BOX = 1e9  # units
_ENDLESS = re.compile(r"nan|inf", re.IGNORECASE)
_FONT_UNITS = MappingProxyType(
    {
        "": 1.0,
        "px": 1.0,
        "em": ROOT_FONT_SIZE,
        "rem": ROOT_FONT_SIZE,
        "ex": ROOT_FONT_SIZE / 2,
        "ch": ROOT_FONT_SIZE / 2,
    }
)
_WINDOW = 100.0  # px: what percentages refer to where nothing says a size


ADOBE = "Adobe Illustrator"


@dataclass(frozen=True, slots=True)
class Writer:
    """The program that wrote the file, and its pixels per inch."""

    name: str
    per_inch: float


@dataclass(frozen=True, slots=True)
class Frame:
    """The page in mm and the map onto it, Y up; a size of 0 is that of what is drawn."""

    width: float
    height: float
    affine: Affine
    viewport: Viewport
    note: Message
    is_guess: bool = False


def writer_of(
    attributes: Mapping[str, str], namespaces: frozenset[str], comments: str
) -> Writer | None:
    """Who wrote the file: the root's attributes and namespaces, and what comments say."""
    version = next((v for n, v in attributes.items() if n.endswith("inkscape}version")), None)
    if version is not None:
        match = _VERSION.match(version)
        is_new = match is not None and (int(match[1]), int(match[2] or 0)) >= _CSS96
        name = f"Inkscape {match[0].strip()}" if match else "Inkscape"
        return Writer(name, _STANDARD if is_new else _INKSCAPE_OLD)
    if ADOBE in comments:
        return Writer(ADOBE, _ADOBE)
    if any("sodipodi" in name for name in namespaces):
        return Writer("Inkscape (old)", _INKSCAPE_OLD)
    if any("serif.com" in name for name in namespaces):
        return Writer("Affinity", _STANDARD)
    return None


def frame(attributes: Mapping[str, str], writer: Writer | None, dpi: float | None) -> Frame:
    """The page of a root element; `dpi` is the user's own word on pixels per inch.

    Raises:
        Unreadable: the page or its viewBox is of no size, or not a size at all.
    """
    box = view_box(attributes.get("viewBox"))
    is_endless = _ENDLESS.search(attributes.get("viewBox", "")) is not None
    if is_endless or (
        box is not None and not (0 < box.width <= _LARGEST_BOX >= box.height > 0)
    ):
        raise _sizeless("viewBox", attributes.get("viewBox"))
    per_inch = dpi or (writer.per_inch if writer else _STANDARD)
    sizes = {axis: _size(attributes, axis, per_inch) for axis in ("width", "height")}
    width, height = sizes["width"], sizes["height"]
    if box is None:
        note = _note(attributes, writer, dpi, per_inch)
        is_guess = width is None or height is None or bool(attributes.get("viewBox"))
        return _without_box(attributes, (width, height, per_inch), note, is_guess=is_guess)
    if width is None and height is None:
        return _of_box_alone(attributes, box, writer, dpi)
    size = _of_box(attributes, box, (width, height, MM_PER_INCH / per_inch))
    note = _note(attributes, writer, dpi, per_inch)
    return _boxed(attributes, box, (*size, per_inch), note)


def _of_box(
    attributes: Mapping[str, str], box: ViewBox, size: tuple[float | None, float | None, float]
) -> tuple[float, float]:
    """Width and height: in percent a part of the viewBox; one unsaid keeps its shape.

    The size is what is known of them in mm, and how large a pixel is.
    """
    width, height, unit = size
    across, down = _share(attributes, "width"), _share(attributes, "height")
    if width is None and across is not None:
        width = across * box.width * unit
    if height is None and down is not None:
        height = down * box.height * unit
    if width is None:
        width = (box.height * unit if height is None else height) * box.width / box.height
    return width, width * box.height / box.width if height is None else height


def _size(attributes: Mapping[str, str], axis: str, per_inch: float) -> float | None:
    """The width or height of the page in mm; None where the file does not say."""
    text = attributes.get(axis, "").strip()
    match = LENGTH.fullmatch(text)
    if match is None:
        if _ENDLESS.search(text):
            raise _sizeless(axis, text)
        return None
    value, unit = float(match[1]), match[2].lower()
    per_unit = PER_INCH.get(unit, _FONT_UNITS.get(unit, 1.0) / per_inch)
    size = value * per_unit * MM_PER_INCH
    if not 0 < size <= _LARGEST:
        raise _sizeless(axis, text)
    return size if unit in PER_INCH or unit in _FONT_UNITS else None


def _share(attributes: Mapping[str, str], axis: str) -> float | None:
    """The part of the window that a side in percent takes up."""
    match = LENGTH.fullmatch(attributes.get(axis, ""))
    return float(match[1]) / 100 if match is not None and match[2] == "%" else None


def _sizeless(name: str, text: str | None) -> Unreadable:
    return Unreadable(
        Message(
            "The drawing's {name} is '{text}', which is not a size; export it again with a "
            "page size in mm.",
            {"name": name, "text": (text or "")[:60]},
        )
    )


def _boxed(
    attributes: Mapping[str, str],
    box: ViewBox,
    size: tuple[float, float, float],
    note: Message,
    *,
    is_guess: bool = False,
) -> Frame:
    width, height, per_inch = size
    inner = fitted(box, width, height, attributes.get("preserveAspectRatio"))
    affine = Affine(d=-1.0, f=height) @ inner
    if not affine.is_finite or affine.determinant == 0 or max(width, height) > _LARGEST:
        raise _sizeless("viewBox", attributes.get("viewBox"))
    whole = (width / MM_PER_INCH * per_inch, height / MM_PER_INCH * per_inch)
    viewport = Viewport(box.width, box.height, per_inch, whole)
    return Frame(width, height, affine, viewport, note, is_guess)


def _without_box(
    attributes: Mapping[str, str],
    size: tuple[float | None, float | None, float],
    note: Message,
    *,
    is_guess: bool,
) -> Frame:
    width, height, per_inch = size
    unit = MM_PER_INCH / per_inch
    affine = Affine(a=unit, d=-unit, f=height or 0.0)
    across, down = _share(attributes, "width"), _share(attributes, "height")
    wide = _WINDOW * (1.0 if across is None else across) if width is None else width / unit
    high = _WINDOW * (1.0 if down is None else down) if height is None else height / unit
    viewport = Viewport(wide, high, per_inch, (wide, high))
    return Frame(width or 0.0, height or 0.0, affine, viewport, note, is_guess)


def _of_box_alone(
    attributes: Mapping[str, str], box: ViewBox, writer: Writer | None, dpi: float | None
) -> Frame:
    """Only a viewBox: its pixels, at the figure that makes it a paper's format, if any."""
    per_inch = dpi or _guessed(box, writer)
    unit = MM_PER_INCH / per_inch
    size = (*_of_box(attributes, box, (None, None, unit)), per_inch)
    if dpi:
        return _boxed(attributes, box, size, _note(attributes, writer, dpi, per_inch))
    note = Message(
        "The file says no size; {dpi:g} pixels per inch are assumed. Check the size.",
        {"dpi": per_inch},
    )
    return _boxed(attributes, box, size, note, is_guess=True)


def _guessed(box: ViewBox, writer: Writer | None) -> float:
    if writer is not None and writer.name != "Affinity":
        return writer.per_inch
    default = _AFFINITY if writer else _STANDARD
    candidates = (default, _STANDARD, _ADOBE, _INKSCAPE_OLD, _UNIT_IS_MM)
    return next((dpi for dpi in candidates if _is_paper(box, MM_PER_INCH / dpi)), default)


def _is_paper(box: ViewBox, scale: float) -> bool:
    short, long = sorted((box.width * scale, box.height * scale))
    return any(
        math.isclose(short, paper[0], rel_tol=_PAPER_TOLERANCE)
        and math.isclose(long, paper[1], rel_tol=_PAPER_TOLERANCE)
        for paper in _PAPERS
    )


def _note(
    attributes: Mapping[str, str], writer: Writer | None, dpi: float | None, per_inch: float
) -> Message:
    """How the size of a page is known."""
    texts = [attributes.get(axis, "") for axis in ("width", "height")]
    matches = [LENGTH.fullmatch(text) for text in texts]
    physical = [m is not None and m[2].lower() in PER_INCH for m in matches]
    if all(physical) and "viewBox" in attributes:
        return Message(
            "The size of the page stands in the file: {w} × {h}.",
            dict(zip("wh", texts, strict=True)),
        )
    if dpi:
        return Message("{dpi:g} pixels per inch, as you said.", {"dpi": dpi})
    if writer:
        values = {"dpi": per_inch, "writer": writer.name}
        return Message("{dpi:g} pixels per inch, as {writer} writes them.", values)
    if all(physical):
        return Message(
            "The size of the page stands in the file: {w} × {h}.",
            dict(zip("wh", texts, strict=True)),
        )
    return Message("{dpi:g} pixels per inch, as the standard says.", {"dpi": per_inch})
