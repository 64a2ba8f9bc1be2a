"""A code as artwork: its dark parts on a white page, or inverted all that is not dark."""

from dataclasses import dataclass

from gare_fab.base.params import Params
from gare_fab.geometry.paths import Paths
from gare_fab.makers.contract import name_of, open_fields_found
from gare_fab.model.artwork import Artwork, FillRule, Layer, Made, Page, Shape
from gare_fab.model.paint import BLACK, Paint
from gare_fab.model.values import Filled

WHITE = Paint(255, 255, 255)


@dataclass(frozen=True, slots=True, eq=False)
class CodeArea:
    """A code from (0, 0) to its width and height, mm, quiet zones included.

    `parts` are its dark parts by the even-odd rule, each told apart by a name; they do not
    overlap. `is_inverted`: what is engraved turns light, so it is the rest of the page.
    """

    width: float
    height: float
    parts: tuple[tuple[str, Paths], ...]
    is_inverted: bool


def code_artwork(maker: str, params: Params, content: Filled, area: CodeArea) -> Artwork:
    """The code as artwork on a page with its quiet zones.

    The page is white, so that it keeps its place, and spares what lies below it from work;
    inverted, the page itself is what is engraved.
    """
    name = name_of(content.text, maker)
    page = Paths.of([_frame(area.width, area.height)])
    if area.is_inverted:
        dark = Paths.joined((page, *(paths for _, paths in area.parts)))
        shapes = [Shape(dark, BLACK, FillRule.EVENODD, name=name)]
    else:
        shapes = [Shape(page, WHITE, name="")]
        shapes += [
            Shape(paths, BLACK, FillRule.EVENODD, name=part or name)
            for part, paths in area.parts
            if len(paths)
        ]
    return Artwork(
        name,
        (Layer("", tuple(shapes)),),
        Page(0.0, 0.0, area.width, area.height),
        Made(maker, params),
        open_fields_found(content),
    )


def _frame(width: float, height: float) -> list[tuple[float, float]]:
    return [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height), (0.0, 0.0)]
