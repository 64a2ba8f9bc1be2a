"""The maker of texts as it is declared; what writes is imported with the first text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from gare_fab.base.late import Late
from gare_fab.base.params import FIELDS, FONT, Params, param
from gare_fab.makers.contract import MakeContext, Maker
from gare_fab.model.artwork import Artwork

WEIGHTS: Mapping[str, int] = MappingProxyType(
    {"thin": 100, "light": 300, "regular": 400, "medium": 500, "bold": 700, "black": 900}
)
ALIGNMENTS = ("left", "centre", "right")
STRAIGHT, OUTSIDE, INSIDE = "straight", "arc from outside", "arc from inside"


@dataclass(frozen=True, slots=True)
class Text(Params):
    """Height is that of capitals; a single-line font is always made of open lines."""

    text: str = param("Text", label="Text", look=FIELDS)
    font: str = param(
        "Lato",
        label="Font",
        look=FONT,
        tip="Single-line fonts are engraved quickest: the tool follows each letter once.",
    )
    weight: str = param(
        "regular",
        choices=("thin", "light", "regular", "medium", "bold", "black"),
        label="Weight",
    )
    italic: bool = param(default=False, label="Italic")
    height: float = param(
        10.0,
        unit="mm",
        low=0.1,
        high=10_000.0,
        label="Height of capitals",
        tip="Height of a capital H.",
    )
    alignment: str = param("centre", choices=ALIGNMENTS, label="Alignment")
    line_height: float = param(
        1.2,
        low=0.1,
        high=20.0,
        label="Line height",
        tip="From line to line, as a multiple of the font's size.",
    )
    letter_spacing: float = param(
        0.0, unit="mm", low=-1000.0, high=1000.0, label="Letter spacing"
    )
    once_round: float | None = param(
        None,
        unit="mm",
        low=1.0,
        high=100_000.0,
        label="Spread once round",
        tip="The length over which the letters are spread evenly, the last gap included: "
        "all the way round a bottle, for instance.",
    )
    way: str = param(
        "straight",
        choices=("straight", "arc from outside", "arc from inside"),
        label="Line of the text",
    )
    radius: float = param(40.0, unit="mm", low=0.1, high=100_000.0, label="Radius of the arc")
    drawn: str = param(
        "filled",
        choices=("filled", "outline"),
        label="Letters",
        tip="Filled letters are engraved as areas, outlines are followed or cut.",
    )


_WRITES: Late[Callable[[Text, MakeContext], Artwork]] = Late(
    "gare_fab.makers.lettering.writing", "written_text"
)


def _make(params: Text, inputs: tuple[Artwork, ...], context: MakeContext) -> Artwork:
    del inputs
    return _WRITES.now()(params, context)


TEXT = Maker("text", "Text", Text, _make)
