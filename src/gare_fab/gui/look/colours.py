"""The colours of the canvas, light and dark; stock stays light, for artwork is made for it."""

from dataclasses import dataclass

from gare_fab.model.paint import Paint


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours as "#rrggbb" or "#aarrggbb"."""

    desk: str  # behind the stock
    shadow: str  # of the stock on the desk, at its darkest
    sheet: str  # paper, film, wood: the face of flat stock
    sheet_edge: str
    glass: str  # a bottle's skin where it may be engraved
    glass_beyond: str  # the rest of it
    glass_hatch: str
    glass_edge: str
    panel_edge: str  # the straight part, where labels go
    front: str  # the line that faces who holds the bottle
    seam: str
    front_word: str  # the same on the desk
    seam_word: str
    bed: str  # the machine's reach
    grid: str
    grid_strong: str
    label: str  # words on the desk
    label_on_stock: str
    hint: str  # the outline of what could not be seen otherwise
    travel: str
    ruler: str
    ruler_line: str
    ruler_text: str
    ruler_cursor: str
    accent: str  # selection, handles, guides


LIGHT = Colours(
    desk="#e3e6ea",
    shadow="#2a000000",
    sheet="#ffffff",
    sheet_edge="#aab1ba",
    glass="#f1f6f1",
    glass_beyond="#d5ddd6",
    glass_hatch="#bcc8be",
    glass_edge="#8b9a8f",
    panel_edge="#7fa08a",
    front="#8a1538",
    seam="#b0741a",
    front_word="#8a1538",
    seam_word="#8f5c10",
    bed="#7d8894",
    grid="#16203040",
    grid_strong="#2a203040",
    label="#5c6875",
    label_on_stock="#66736a",
    hint="#9aa3ad",
    travel="#c98a2e",
    ruler="#f8f9fa",
    ruler_line="#a3acb6",
    ruler_text="#5c6875",
    ruler_cursor="#8a1538",
    accent="#1f6fd6",
)
DARK = Colours(
    desk="#16191d",
    shadow="#80000000",
    sheet="#e9e9e6",
    sheet_edge="#0c0e10",
    glass="#e2e9e2",
    glass_beyond="#aab4ac",
    glass_hatch="#929e95",
    glass_edge="#59655d",
    panel_edge="#6b8f78",
    front="#a5234b",
    seam="#9a6210",
    front_word="#ea7d9b",
    seam_word="#d3a04a",
    bed="#77828e",
    grid="#12203040",
    grid_strong="#26203040",
    label="#98a4b0",
    label_on_stock="#56625a",
    hint="#868f99",
    travel="#b57719",
    ruler="#262b31",
    ruler_line="#59636e",
    ruler_text="#a9b4bf",
    ruler_cursor="#e0567f",
    accent="#2f80ea",
)

# The work of the first step, of the second, ...; the last one is that of all further ones.
STEP_PAINTS = (
    Paint(31, 111, 214),
    Paint(200, 62, 40),
    Paint(34, 139, 87),
    Paint(140, 72, 186),
    Paint(196, 122, 0),
    Paint(0, 134, 150),
    Paint(190, 50, 120),
    Paint(96, 104, 112),
)


def step_paint(step: int) -> Paint:
    """The paint of a step's work, on the canvas and wherever the step is named."""
    return STEP_PAINTS[min(step, len(STEP_PAINTS) - 1)]
