"""The SVG reader: a drawing becomes shapes in mm, by layer, in paint order."""

import math
from dataclasses import replace

from gare_fab.geometry.lettering.library import Fonts
from gare_fab.model.artwork import (
    Artwork,
    FindingKind,
    Source,
)
from gare_fab.model.tally import Tally
from gare_fab.readers.contract import Reading
from gare_fab.readers.svg.assembly import layers
from gare_fab.readers.svg.entering import entered
from gare_fab.readers.svg.expansion import Expansion
from gare_fab.readers.svg.member import SvgParams
from gare_fab.readers.svg.page import ADOBE, Frame, Writer, frame, writer_of
from gare_fab.readers.svg.painter import Painter
from gare_fab.readers.svg.paper import on_first_page, on_ground, on_page
from gare_fab.readers.svg.pictures import Pictures
from gare_fab.readers.svg.places import Place
from gare_fab.readers.svg.scope import Scope
from gare_fab.readers.svg.servers import Servers
from gare_fab.readers.svg.sheets import sheet_of
from gare_fab.readers.svg.source import Element, Tree, tree
from gare_fab.readers.svg.structure import Walk
from gare_fab.readers.svg.styles import INITIAL, Cascade
from gare_fab.readers.svg.text_fonts import Faces

_DEEPEST = 3  # drawings inside drawings
_FINEST = 2000  # of the page's size, what a curve may miss: more matters on tiny pages


def read(reading: Reading) -> Artwork:
    """Read a drawing.

    Raises:
        Unreadable: it is no SVG, damaged, of no size, or too much.
    """
    return _read(reading, 0)


def _read(reading: Reading, depth: int) -> Artwork:
    """Read a drawing that stands in so many others, one in the other."""
    params = reading.params if isinstance(reading.params, SvgParams) else SvgParams()
    file = tree(reading.name, reading.content, recover=params.recover)
    tally = Tally()
    attributes = _sized(file.root)
    writer = writer_of(attributes, file.namespaces, file.comments)
    page = frame(attributes, writer, params.dpi)
    if file.is_damaged:
        tally.add(FindingKind.REPAIRED, "The file is damaged; what could be read of it was.")
    if page.is_guess:
        tally.add(FindingKind.SUSPICIOUS, "The file does not say its size in full; check it.")
    pictures = _pictures(reading, depth)
    scope = _scope(file, tally, reading, writer, page, pictures)
    walk = Walk(scope)
    place = entered(scope, file.root, Place(page.affine, INITIAL, page.viewport))
    if place is not None:
        with tally.at(walk.hand):
            walk.run(file.root, place)
    size = max(page.width, page.height) or math.inf
    tolerance = min(reading.tolerance, size / _FINEST)
    seen = (0.0, 0.0, page.width, page.height) if page.width and page.height else None
    found = layers(walk, scope, tolerance, seen, outline_strokes=params.outline_strokes)
    drawn, paper, shift = on_page(found, page, walk, tolerance)
    drawn = on_first_page(file.root, drawn, paper, tally)
    if place is not None:
        drawn = on_ground(drawn, place.style, paper)
    options = tuple((name, _word(value)) for name, value in params.plain().items())
    origin = Source(
        reading.name,
        reading.content,
        "svg",
        options,
        reading.tolerance,
        beside=tuple(sorted(pictures.beside.items())),
    )
    findings = tally.findings(shift)
    return Artwork(reading.name, drawn, paper, origin, findings, page.note, page.is_guess)


def _sized(root: Element) -> dict[str, str]:
    """The attributes of the root; a size that its style says in figures beats them."""
    attributes = dict(root.items())
    style = Cascade().style(root, INITIAL)
    for name in ("width", "height"):
        size = style.values.get(name, "auto")
        if style.has_geometry and size != "auto" and not size.endswith("%"):
            attributes[name] = size
    return attributes


def _scope(
    file: Tree,
    tally: Tally,
    reading: Reading,
    writer: Writer | None,
    page: Frame,
    pictures: Pictures,
) -> Scope:
    ids: dict[str, Element] = {}
    for element in file.root.iter():
        name = element.get("id")
        if name is not None:
            ids.setdefault(name, element)
    cascade = Cascade(sheet_of(file.root, tally), page.viewport)
    painter = Painter(Servers(ids, cascade, tally))
    expansion = Expansion(ids)
    expansion.check(file.root)
    is_adobe = writer is not None and writer.name == ADOBE
    return Scope(
        ids,
        cascade,
        painter,
        tally,
        reading.progress,
        expansion,
        Faces(Fonts(reading.fonts), tally),
        pictures,
        has_group_layers=is_adobe,
        has_conditions=file.has_conditions,
    )


def _pictures(reading: Reading, depth: int) -> Pictures:
    """What decodes pictures; a drawing inside sees nothing but itself."""

    def inside(content: bytes, tolerance: float) -> Artwork:
        inner = replace(
            reading,
            content=content,
            params=SvgParams(),
            tolerance=tolerance,
            folder=None,
            beside={},
        )
        return _read(inner, depth + 1)

    beside = dict(reading.beside)
    return Pictures(reading.folder, inside, reading.tolerance, depth < _DEEPEST, beside=beside)


def _word(value: object) -> str:
    return "" if value is None else str(value).lower()
