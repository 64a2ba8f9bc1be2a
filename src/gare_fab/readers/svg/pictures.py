"""Pictures inside the drawing: pixels, or drawings of their own, fitted into their place."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.base.units import MM_PER_INCH
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Bytes
from gare_fab.geometry.raster.decoding import MOST_PIXELS, decoded
from gare_fab.model.artwork import Artwork, FindingCode, FindingKind, Layer, Picture, Shape
from gare_fab.model.moved import moved_layer
from gare_fab.model.tally import Tally
from gare_fab.readers.svg.expansion import link_of
from gare_fab.readers.svg.links import linked
from gare_fab.readers.svg.places import Clip, Place
from gare_fab.readers.svg.shapes import Measures
from gare_fab.readers.svg.source import Element, recognises
from gare_fab.readers.svg.units import ViewBox, fitted

_HEAD = 4096
_KIND = re.compile(r"data:image/(\w+)", re.IGNORECASE)
_MOST_BESIDE = 400_000_000
_MOST_SHAPES = 50_000
_DAMAGED = "Pictures that are damaged or of an unknown kind are left out."
_TOO_HEAVY = "Pictures beside the file beyond {limit} MB are left out."
_OUTSIDE = "Pictures that are not in the file or beside it are left out."


@dataclass(slots=True)
class Pictures:
    """Decodes what a drawing embeds, each once; `read` reads a drawing inside the drawing."""

    folder: Path | None
    read: Callable[[bytes, float], Artwork]
    tolerance: float
    has_drawings: bool = True  # those of a drawing that is too deep are not read
    known: dict[str, Bytes | bytes | None] = field(default_factory=dict)
    drawings: dict[tuple[str, float], Artwork | None] = field(default_factory=dict)
    beside: dict[str, bytes] = field(default_factory=dict)  # files shown, by their links
    room: int = 2 * MOST_PIXELS  # pixels that a drawing may still have
    weight: int = _MOST_BESIDE  # bytes of files beside it that it may still show
    shapes: int = _MOST_SHAPES  # of drawings inside it that it may still have

    def content(self, link: str, tally: Tally) -> Bytes | bytes | None:
        """The pixels, or the bytes of a drawing; None where there is neither."""
        if link not in self.known:
            self.known[link] = self._content(link, tally)
        return self.known[link]

    def drawing(self, link: str, content: bytes, scale: float = 1.0) -> Artwork | None:
        """A drawing that will be shown so many times as large; None where it is damaged."""
        key = (link, scale)
        if key not in self.drawings:
            try:
                self.drawings[key] = self.read(content, self.tolerance / scale)
            except Unreadable:
                self.drawings[key] = None
        return self.drawings[key]

    def spend(self, shapes: int) -> None:
        """Count the shapes of a drawing inside the drawing; refuse where there is no end."""
        self.shapes -= shapes
        if self.shapes < 0:
            raise Unreadable(
                Message(
                    "The drawings embedded in this one have more than {limit} objects in "
                    "all; export them separately.",
                    {"limit": _MOST_SHAPES},
                )
            )

    def _content(self, link: str, tally: Tally) -> Bytes | bytes | None:
        if link[:5].lower() == "data:":
            content = linked(link, None)
            if content is None or not _is_what_it_says(link, content):
                tally.dropped(_DAMAGED)
                return None
            return self._shown(content, tally)
        content = self.beside.get(link)
        if content is None:
            content = linked(link, self.folder)
        if content is None:
            tally.add(FindingKind.DROPPED, _OUTSIDE, 1, FindingCode.FILE_MISSING)
            return None
        self.weight -= len(content)
        if self.weight < 0:
            tally.dropped(_TOO_HEAVY, limit=_MOST_BESIDE // 1_000_000)
            return None
        found = self._shown(content, tally)
        # what is no picture is kept by name alone: it may be a secret
        self.beside[link] = b"" if found is None else content
        return found

    def _shown(self, content: bytes, tally: Tally) -> Bytes | bytes | None:
        """The pixels of a file, or its bytes where it is a drawing."""
        if recognises(content[:_HEAD]):
            return content if self.has_drawings else None
        try:
            pixels = decoded(content)
        except Unreadable as error:
            tally.dropped(error.message.template, **error.message.values)
            return None
        self.room -= pixels.shape[0] * pixels.shape[1]
        if self.room < 0:
            tally.dropped("Pictures beyond {limit} million pixels are left out.", limit=100)
            return None
        return pixels


def _is_what_it_says(link: str, content: bytes) -> bool:
    """Whether a data URI holds a drawing if it says so, and pixels, of any kind, if not."""
    kind = _KIND.match(link)
    return kind is None or (kind[1].lower() == "svg") == recognises(content[:_HEAD])


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture where it stands: its frame in user units, what it shows, where it is cut."""

    frame: ViewBox
    place: Place
    ready: tuple[Shape | Picture, ...]

    @property
    def corners(self) -> list[float]:
        """The numbers of the frame's outline, drawn by MHVHZ."""
        x, y = self.frame.x, self.frame.y
        return [x, y, x + self.frame.width, y + self.frame.height, x]


def shown(pictures: Pictures, tally: Tally, element: Element, place: Place) -> Shown | None:
    """What an image element shows; None where that is nothing."""
    link = link_of(element)
    if not link:
        return None
    content = pictures.content(link, tally)
    if content is None:
        return None
    if isinstance(content, bytes):
        return _drawn(pictures, tally, (element, place), (link, content))
    frame = _frame(element, place, content.shape[1], content.shape[0])
    if frame is None:
        return None
    inner = _fitted(element, frame, content.shape[1], content.shape[0])
    unit = Affine(content.shape[1], 0.0, 0.0, -content.shape[0], 0.0, content.shape[0])
    name = element.get("id") or ""
    picture = Picture(content, place.affine @ inner @ unit, name=name)
    return Shown(frame, _cut(element, place, frame), (picture,))


def _drawn(
    pictures: Pictures, tally: Tally, at: tuple[Element, Place], source: tuple[str, bytes]
) -> Shown | None:
    """A drawing inside the drawing, on its own page, in the frame of the image."""
    element, place = at
    artwork = pictures.drawing(*source)
    if artwork is None:
        tally.dropped(_DAMAGED)
        return None
    unit = MM_PER_INCH / place.viewport.per_inch
    page = artwork.page
    width, height = page.width / unit, page.height / unit
    frame = _frame(element, place, width, height)
    if frame is None:
        return None
    inner = _fitted(element, frame, width, height)
    affine = place.affine @ inner @ Affine(1 / unit, 0.0, 0.0, -1 / unit, 0.0, height)
    scale = max(round(math.sqrt(abs(affine.determinant)), 1), 1.0)
    fine = pictures.drawing(*source, scale) or artwork
    pictures.spend(len(fine.items))
    moved = moved_layer(Layer("", fine.items), affine)
    ready = tuple(item for item in moved.items if isinstance(item, Shape | Picture))
    for finding in fine.findings:
        tally.add(
            finding.kind, finding.message.template, 1, None, None, **finding.message.values
        )
    whole = ViewBox(0.0, 0.0, width, height)
    cut = place.within(Clip(place.affine @ inner, place.viewport, box=whole))
    return Shown(frame, _cut(element, cut, frame), ready)


def _frame(element: Element, place: Place, width: float, height: float) -> ViewBox | None:
    """Where an image stands; the size that is not said follows from its own."""
    own = Measures.styled(element, place.viewport, place.style)
    wide, high = own.given("width", "x"), own.given("height", "y")
    if wide is None:
        wide = width if high is None else high * width / height
    if high is None:
        high = wide * height / width
    if wide <= 0 or high <= 0:
        return None
    return ViewBox(own.of("x", "x"), own.of("y", "y"), wide, high)


def _fitted(element: Element, frame: ViewBox, width: float, height: float) -> Affine:
    box = ViewBox(0.0, 0.0, width, height)
    inner = fitted(box, frame.width, frame.height, element.get("preserveAspectRatio"))
    return Affine.moved(frame.x, frame.y) @ inner


def _cut(element: Element, place: Place, frame: ViewBox) -> Place:
    """The place within the frame, where a picture may reach beyond it."""
    if "slice" not in (element.get("preserveAspectRatio") or ""):
        return place
    return place.within(Clip(place.affine, place.viewport, box=frame))
