"""The page: which one is taken, its boxes, and the map from its units to mm."""

from dataclasses import dataclass

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.base.units import MM_PER_INCH
from gare_fab.geometry.affine import Affine
from gare_fab.model.artwork import FindingKind
from gare_fab.model.tally import Tally
from gare_fab.readers.pdf.items import Box
from gare_fab.readers.pdf.objects import Dictionary, array, dictionary, name, number, numbers

_LETTER = (0.0, 0.0, 612.0, 792.0)
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_MOST_NODES = 200_000
_DIFFERENT = 0.01  # mm
_LARGEST = 1e5  # mm
_PER_INCH = 72.0


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """A page with what it inherits, and how many there are."""

    entries: Dictionary
    count: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's size in mm and the map from its units, y up, corner at the origin."""

    width: float
    height: float
    affine: Affine
    note: Message
    is_guess: bool = False


def chosen(catalogue: Dictionary, wanted: int) -> Chosen:
    """The page of a number, counted from 1.

    Raises:
        Unreadable: there is no such page.
    """
    found: Dictionary | None = None
    count, nodes = 0, 0
    seen: set[int] = set()
    stack: list[tuple[object, dict[str, object]]] = [(catalogue.get("/Pages"), {})]
    while stack and nodes < _MOST_NODES:
        nodes += 1
        value, inherited = stack.pop()
        entries = dictionary(value)
        own = inherited | {key: entries[key] for key in _INHERITED if key in entries}
        kids = array(entries.get("/Kids"))
        if kids and name(entries.get("/Type")) != "Page":
            if id(entries) not in seen:
                seen.add(id(entries))
                stack += [(kid, own) for kid in reversed(kids)]
        elif entries:
            count += 1
            if count == wanted:
                found = {**entries, **own}
    if found is None:
        raise _no_page(wanted, count)
    return Chosen(found, count)


def _no_page(wanted: int, count: int) -> Unreadable:
    if not count:
        return Unreadable(
            Message("The file has no page; save it again in the program it comes from.")
        )
    template = "There is no page {page}; the file has {count}."
    return Unreadable(Message(template, {"page": wanted, "count": count}))


def sheet(page: Dictionary, tally: Tally) -> Sheet:
    """The page as viewers show it: its crop box, turned.

    Raises:
        Unreadable: it has no size, or one beyond all measure.
    """
    unit = number(page.get("/UserUnit"), 1.0)
    scale = MM_PER_INCH / _PER_INCH * (unit if unit > 0 else 1.0)
    given = _box(page, "/MediaBox")
    media = given or _LETTER
    if given is None:
        tally.add(FindingKind.SUSPICIOUS, "The page does not say its size; check it.")
    crop = _common(_box(page, "/CropBox"), media) or media
    width, height = (crop[2] - crop[0]) * scale, (crop[3] - crop[1]) * scale
    if not (0 < width <= _LARGEST and 0 < height <= _LARGEST):
        raise Unreadable(
            Message(
                "The page is {width} x {height} mm; save it again with its right size.",
                {"width": f"{width:.6g}", "height": f"{height:.6g}"},
            )
        )
    _say_boxes(page, crop, scale, tally)
    turned = int(number(page.get("/Rotate"))) // 90 % 4
    if turned % 2:
        width, height = height, width
    affine = Affine.scaled(scale) @ _turned(crop, turned)
    note = Message("The size is that of the page in the file.")
    return Sheet(width, height, affine, note, is_guess=given is None)


def _box(page: Dictionary, key: str) -> Box | None:
    given = numbers(page.get(key))
    if len(given) != 4:
        return None
    x0, x1 = sorted((given[0], given[2]))
    y0, y1 = sorted((given[1], given[3]))
    return (x0, y0, x1, y1) if x0 < x1 and y0 < y1 else None


def _common(one: Box | None, other: Box) -> Box | None:
    if one is None:
        return None
    x0, y0 = max(one[0], other[0]), max(one[1], other[1])
    x1, y1 = min(one[2], other[2]), min(one[3], other[3])
    return (x0, y0, x1, y1) if x0 < x1 and y0 < y1 else None


def _turned(box: Box, quarters: int) -> Affine:
    """The map that turns a box clockwise and puts its lower left corner at the origin."""
    x0, y0, x1, y1 = box
    return (
        Affine(1.0, 0.0, 0.0, 1.0, -x0, -y0),
        Affine(0.0, -1.0, 1.0, 0.0, -y0, x1),
        Affine(-1.0, 0.0, 0.0, -1.0, x1, y1),
        Affine(0.0, 1.0, -1.0, 0.0, y1, -x0),
    )[quarters]


def _say_boxes(page: Dictionary, crop: Box, scale: float, tally: Tally) -> None:
    """Name the finished size and the bleed where they are not the page shown."""
    templates = {
        "/TrimBox": "The page's finished size (trim box) is {width} x {height} mm.",
        "/BleedBox": "The page's bleed box is {width} x {height} mm.",
    }
    for key, template in templates.items():
        box = _box(page, key)
        if box is None:
            continue
        away = max(abs(mine - other) for mine, other in zip(box, crop, strict=True))
        if away * scale > _DIFFERENT:
            width, height = (box[2] - box[0]) * scale, (box[3] - box[1]) * scale
            tally.add(FindingKind.NOTE, template, width=f"{width:.2f}", height=f"{height:.2f}")
