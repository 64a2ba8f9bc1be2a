"""The drawing: what is gathered of a page, and what its content streams share."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.base.progress import Progress
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.lettering.library import Fonts
from gare_fab.model.artwork import FindingCode, FindingKind
from gare_fab.model.tally import Tally, Whereabouts
from gare_fab.readers.pdf.decoding import decoded
from gare_fab.readers.pdf.fonts import Font, font_of
from gare_fab.readers.pdf.items import Blend, Box, Item, Limit, Mask
from gare_fab.readers.pdf.objects import Dictionary, Stream
from gare_fab.readers.pdf.optional import OptionalContent
from gare_fab.readers.pdf.outlines import Outlines
from gare_fab.readers.pdf.spaces import Spaces
from gare_fab.readers.pdf.standins import stand_in
from gare_fab.readers.pdf.state import Frame, State

_MOST_STEPS = 3_000_000
_MOST_ITEMS = 400_000
_MOST_TILES = 10_000  # of all patterns
_STEPS_OF_A_FRAME = 64  # what it costs to begin a form
_KEPT = 1_000_000  # bytes of one stream that are kept decoded
_MOST_BYTES = 400_000_000
_REPORT_EVERY = 16_384
_DEEPEST = 24  # forms in forms
Run = Callable[["Drawing", Frame, bytes], None]
MaskMaker = Callable[["Drawing", Frame, Dictionary], Mask | None]


@dataclass(slots=True)
class Drawing:
    """Gathers the items of a page; `run` draws a content stream, `mask` makes a mask."""

    run: Run
    mask: MaskMaker
    layers: OptionalContent
    tally: Tally
    progress: Progress
    page: Box  # mm
    library: Fonts
    outlines: Outlines = field(default_factory=Outlines)
    items: list[Item] = field(default_factory=list)
    spaces: Spaces = field(default_factory=Spaces)
    fonts: dict[int, Font] = field(default_factory=dict)
    masks: dict[tuple[int, int, Affine], Mask] = field(default_factory=dict)
    masked: dict[tuple[int, int], Limit] = field(default_factory=dict)
    kept: list[object] = field(default_factory=list)  # so that no id is given twice
    decoded: dict[int, tuple[bytes, Stream]] = field(default_factory=dict)
    steps: int = 0
    tiles: int = 0
    size: int = 0
    told: list[tuple[Whereabouts, int]] = field(default_factory=list)  # of which items
    words: bytearray = field(default_factory=bytearray)  # the first text shown
    is_broken: bool = False  # a part could not be decoded in full

    def count(self, steps: int = 1) -> None:
        """Count steps; raises `Unreadable` where there is no end of them."""
        before, self.steps = self.steps, self.steps + steps
        if before // _REPORT_EVERY < self.steps // _REPORT_EVERY:
            self.progress.report(0.1 + 0.4 * min(self.steps / _MOST_STEPS, 1.0))
        if self.steps > _MOST_STEPS or len(self.items) > _MOST_ITEMS:
            raise _too_much()

    def weigh(self, size: int) -> None:
        """Count bytes of content; raises `Unreadable` where there is no end of them."""
        self.size += size
        if self.size > _MOST_BYTES:
            raise _too_much()

    def affords(self, tiles: int) -> bool:
        """Whether so many more tiles of patterns can be drawn one by one."""
        self.tiles += tiles
        return self.tiles <= _MOST_TILES

    def data(self, source: Stream) -> bytes:
        """The decoded content of a stream, decoded once unless there is too much of it."""
        if id(source) not in self.decoded:
            data, is_whole = decoded(source)
            self.is_broken |= not is_whole
            if len(data) > _KEPT:
                return data
            self.decoded[id(source)] = (data, source)
        return self.decoded[id(source)][0]

    def apart(self) -> "Drawing":
        """A drawing beside this one, which counts on where this one stands."""
        return replace(
            self,
            outlines=Outlines(),
            items=[],
            masked={},
            kept=[],
            told=[],
            words=bytearray(),
        )

    def close(self) -> None:
        """Give back what the engine holds for fonts."""
        for font in self.fonts.values():
            font.close()

    def hand(self) -> Whereabouts:
        """What is drawn next: of that something is said."""
        where = Whereabouts()
        self.told.append((where, len(self.items)))
        return where

    def limit(self, state: State) -> Limit:
        """The clip of a state, its mask included."""
        if state.mask is None:
            return state.limit
        key = (id(state.limit), id(state.mask))
        if key not in self.masked:
            self.masked[key] = Limit(state.limit, mask=state.mask)
            self.kept.append((state.limit, state.mask))
        return self.masked[key]

    def blend(self, state: State) -> Blend | None:
        """How what is drawn next blends with what lies below."""
        return Blend(state.blend, len(self.items)) if state.blend else state.outer_blend

    def font(self, source: Dictionary) -> Font:
        """The font of a font dictionary, made once."""
        if id(source) not in self.fonts:
            self.fonts[id(source)] = font = font_of(source)
            if not font.is_embedded:
                self._replace(font)
        return self.fonts[id(source)]

    def _replace(self, font: Font) -> None:
        """Find a stand-in for a font that is not in the file, and say so."""
        if not font.is_composite:
            font.stand_in = stand_in(font.source, self.library)
        kind, code = FindingKind.REPLACED, FindingCode.FONT_REPLACED
        if font.stand_in is None:
            template = "The font '{asked}' is not here: a similar one was taken."
            self.tally.add(kind, template, 1, code, font.where, asked=font.name)
        elif font.stand_in.is_substitute:
            template = "The font '{asked}' is not here: '{found}' was taken."
            values = {"asked": font.name, "found": font.stand_in.found}
            self.tally.add(kind, template, 1, code, font.where, **values)

    def inner(
        self, frame: Frame, resources: Dictionary, matrix: Affine, limit: Limit
    ) -> Frame | None:
        """The frame of a stream drawn within another; None where they nest too deep."""
        self.count(_STEPS_OF_A_FRAME)
        if frame.depth >= _DEEPEST:
            template = "Objects nested too deep inside each other are left out."
            self.tally.add(FindingKind.DROPPED, template, where=Whereabouts())
            return None
        state = frame.state.copied()
        state.matrix, state.limit = matrix, limit
        marks = [layer_of(frame)]
        return Frame(
            resources, matrix, state, frame.depth + 1, frame.is_uncoloured, marks=marks
        )


def layer_of(frame: Frame) -> str | None:
    """The name of the layer that is drawn on, None where it is hidden."""
    layer: str | None = ""
    for mark in frame.marks:
        if mark is None:
            return None
        layer = mark or layer
    return layer


def _too_much() -> Unreadable:
    return Unreadable(
        Message(
            "The page draws more than can be read (over {limit} objects, or much repetition); "
            "simplify or split it.",
            {"limit": _MOST_ITEMS},
        )
    )
