"""PDF to artwork: open the file, choose a page, run its content, put it together."""

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.geometry.lettering.library import Fonts
from gare_fab.model.artwork import Artwork, FindingKind, Layer, Page, Source
from gare_fab.model.tally import Tally
from gare_fab.readers.contract import Reading
from gare_fab.readers.pdf.annotations import draw_annotations
from gare_fab.readers.pdf.assembly import layers
from gare_fab.readers.pdf.drawing import Drawing
from gare_fab.readers.pdf.forms import mask_of
from gare_fab.readers.pdf.interpreter import run
from gare_fab.readers.pdf.items import Limit
from gare_fab.readers.pdf.loading import (
    File,
    load,
    mend,
    nothing_left,
    quiet,
)
from gare_fab.readers.pdf.member import PdfParams
from gare_fab.readers.pdf.objects import (
    Damaged,
    Dictionary,
    array,
    dictionary,
    resolved,
    stream,
)
from gare_fab.readers.pdf.optional import OptionalContent
from gare_fab.readers.pdf.page import Sheet, chosen, sheet
from gare_fab.readers.pdf.state import Frame, State

_MOST_PARTS = 100_000
_EMPTY_AI = b"saved without PDF Content"  # what such a file shows in place of the drawing


def read(reading: Reading) -> Artwork:
    """Read one page.

    Raises:
        Unreadable: it is no PDF, locked, damaged, too much, or has no such page.
    """
    params = reading.params if isinstance(reading.params, PdfParams) else PdfParams()
    with quiet():
        try:
            return _read(reading, load(reading.content), params)
        except Damaged:
            if not params.recover:
                raise
        try:
            return _read(reading, mend(reading.content), params)
        except Damaged as error:
            raise nothing_left() from error


def _read(reading: Reading, file: File, params: PdfParams) -> Artwork:
    reading.progress.report(0.1)
    tally = Tally()
    page = chosen(file.catalogue, params.page)
    if page.count > 1:
        template = (
            "The file has {pages} pages; page {page} is taken. Choose another if it is wrong."
        )
        tally.add(FindingKind.NOTE, template, pages=page.count, page=params.page)
    paper = sheet(page.entries, tally)
    box = (0.0, 0.0, paper.width, paper.height)
    content = OptionalContent.of(file.catalogue)
    drawing = Drawing(
        run, mask_of, content, tally, reading.progress, box, Fonts(reading.fonts)
    )
    try:
        seen = _seen(drawing, page.entries, paper, reading)
    finally:
        drawing.close()
    if drawing.is_broken and not params.recover:
        raise Damaged
    if file.is_mended or drawing.is_broken:
        template = "The file is damaged; what could be read of it was."
        tally.add(FindingKind.REPAIRED, template)
    for name in sorted(content.said):
        tally.add(FindingKind.NOTE, "The hidden layer '{name}' is left out.", name=name)
    if not seen:
        tally.add(FindingKind.SUSPICIOUS, "Nothing to draw was found.")
    options = tuple((key, str(value).lower()) for key, value in params.plain().items())
    return Artwork(
        reading.name,
        seen,
        Page(*box),
        Source(reading.name, reading.content, "pdf", options, reading.tolerance),
        tally.findings(),
        paper.note,
        paper.is_guess,
    )


def _seen(
    drawing: Drawing, page: Dictionary, paper: Sheet, reading: Reading
) -> tuple[Layer, ...]:
    with drawing.tally.at(drawing.hand):
        _draw(drawing, page, paper)
    if _EMPTY_AI in drawing.words:
        raise Unreadable(
            Message(
                "This Illustrator file was saved without its PDF part; save it again with "
                '"Create PDF Compatible File" switched on, or as PDF or SVG.'
            )
        )
    reading.progress.report(0.5)
    return layers(drawing, reading.tolerance)


def _draw(drawing: Drawing, page: Dictionary, paper: Sheet) -> None:
    """Run the page's content, then what lies on it."""
    state = State(paper.affine, Limit(None, box=drawing.page))
    resources = dictionary(page.get("/Resources"))
    frame = Frame(resources, paper.affine, state, marks=[""])
    run(drawing, frame, _content(drawing, page))
    above = Frame(resources, paper.affine, State(paper.affine, state.limit), marks=[""])
    draw_annotations(drawing, above, page)


def _content(drawing: Drawing, page: Dictionary) -> bytes:
    """The page's content, which may stand in several parts."""
    value = resolved(page.get("/Contents"))
    parts = array(value)[:_MOST_PARTS] or (value,)
    data = []
    for part in parts:
        source = stream(part)
        if source is not None:
            data.append(drawing.data(source))
            drawing.weigh(len(data[-1]) // 8)
    return b"\n".join(data)
