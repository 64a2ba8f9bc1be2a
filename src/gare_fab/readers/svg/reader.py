"""The SVG reader: a drawing becomes shapes in mm, by layer, in paint order."""

from dataclasses import dataclass, replace

from gare_fab.base.params import Params, param
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import Artwork, FindingKind, Layer, Page, Shape, Source
from gare_fab.readers.contract import Reader, Reading
from gare_fab.readers.svg.assembly import layers
from gare_fab.readers.svg.entering import entered
from gare_fab.readers.svg.expansion import Expansion
from gare_fab.readers.svg.page import ADOBE, Frame, Writer, frame, writer_of
from gare_fab.readers.svg.painter import Painter
from gare_fab.readers.svg.places import Place
from gare_fab.readers.svg.scope import Scope
from gare_fab.readers.svg.servers import Servers
from gare_fab.readers.svg.sheets import sheet_of
from gare_fab.readers.svg.source import Element, Tree, recognises, tree
from gare_fab.readers.svg.structure import Walk
from gare_fab.readers.svg.styles import INITIAL, Cascade
from gare_fab.readers.svg.tally import Tally

_LEAST_PAGE = 1.0  # mm, of a file that says no size and draws nothing


@dataclass(frozen=True, slots=True)
class SvgParams(Params):
    """What a user may say about an SVG file."""

    dpi: float | None = param(None, label="Pixels per inch", low=1.0, high=10000.0)
    recover: bool = param(False, label="Read what is left of a damaged file")


def read(reading: Reading) -> Artwork:
    """Read a drawing.

    Raises:
        Unreadable: it is no SVG, damaged, of no size, or too much.
    """
    params = reading.params if isinstance(reading.params, SvgParams) else SvgParams()
    file = tree(reading.name, reading.content, recover=params.recover)
    tally = Tally()
    attributes = dict(file.root.items())
    writer = writer_of(attributes, file.namespaces, file.comments)
    page = frame(attributes, writer, params.dpi)
    if file.is_damaged:
        tally.add(FindingKind.REPAIRED, "The file is damaged; what could be read of it was.")
    if page.is_guess:
        tally.add(FindingKind.SUSPICIOUS, "The file does not say its size in full; check it.")
    scope = _scope(file, tally, reading, writer)
    walk = Walk(scope)
    place = entered(scope, file.root, Place(page.affine, INITIAL, page.viewport))
    if place is not None:
        walk.run(file.root, place)
    drawn, paper = _on_page(layers(walk, scope, reading.tolerance), page)
    options = tuple((name, _word(value)) for name, value in params.plain().items())
    origin = Source(reading.name, reading.content, "svg", options, reading.tolerance)
    return Artwork(reading.name, drawn, paper, origin, tally.findings(), page.note)


def _scope(file: Tree, tally: Tally, reading: Reading, writer: Writer | None) -> Scope:
    ids: dict[str, Element] = {}
    for element in file.root.iter():
        name = element.get("id")
        if name is not None:
            ids.setdefault(name, element)
    cascade = Cascade(sheet_of(file.root, tally))
    painter = Painter(Servers(ids, cascade, tally))
    expansion = Expansion(ids)
    expansion.check(file.root)
    is_adobe = writer is not None and writer.name == ADOBE
    return Scope(ids, cascade, painter, tally, reading.progress, expansion, is_adobe)


def _on_page(drawn: tuple[Layer, ...], page: Frame) -> tuple[tuple[Layer, ...], Page]:
    """A page without a size reaches from the origin round all that is drawn."""
    if page.width and page.height:
        return drawn, Page(0.0, 0.0, page.width, page.height)
    whole = Paths.joined(
        item.paths for layer in drawn for item in layer.items if isinstance(item, Shape)
    )
    x0, y0, x1, y1 = whole.bounds or (0.0, -_LEAST_PAGE, _LEAST_PAGE, 0.0)
    left, top = min(x0, 0.0), page.height or max(y1, 0.0)
    width = page.width or max(x1 - left, _LEAST_PAGE)
    height = page.height or max(top - y0, _LEAST_PAGE)
    shift = Affine.moved(0.0 if page.width else -left, height - top)
    moved = tuple(replace(layer, items=_moved(layer, shift)) for layer in drawn)
    return moved, Page(0.0, 0.0, width, height)


def _moved(layer: Layer, shift: Affine) -> tuple[Shape, ...]:
    return tuple(
        replace(item, paths=item.paths.moved_by(shift))
        for item in layer.items
        if isinstance(item, Shape)
    )


def _word(value: object) -> str:
    return "" if value is None else str(value).lower()


SVG = Reader(
    id="svg",
    label="SVG drawing",
    suffixes=(".svg", ".svgz"),
    params=SvgParams,
    recognises=recognises,
    read=read,
)
