"""Small drawings with one fault each, and the same drawings as they should be."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import boundary
from gare_fab.geometry.strokes import Pen, stroke_area
from gare_fab.model.artwork import Artwork, FillRule, FindingCode, Shape, Stroke
from gare_fab.model.paint import BLACK, Paint
from tests.documents import RED, artwork, filled, rectangle, stroked

WHITE = Paint(255, 255, 255)
IVORY = Paint(254, 255, 252)
NEARLY_RED = Paint(254, 0, 0)
BLUE = Paint(0, 0, 255)
Line = list[tuple[float, float]]

# in every drawing, of a colour of its own, and no part of any fault
BYSTANDER = stroked(rectangle(0, 0, 60, 60), paint=BLUE)


@dataclass(frozen=True, slots=True)
class Fault:
    """A drawing as it should be, one with a fault, and what mends it ("" where nothing does).

    `spot` is a place of the fault in mm; `left` are the shapes that the repair leaves, if they
    are known.
    """

    name: str
    code: FindingCode
    sound: tuple[Shape, ...]
    faulty: tuple[Shape, ...]
    spot: tuple[float, float]
    fix: str = ""
    count: int = 1
    left: tuple[Shape, ...] | None = None

    @property
    def good(self) -> Artwork:
        """The drawing as it should be."""
        return artwork((BYSTANDER, *self.sound))

    @property
    def bad(self) -> Artwork:
        """The drawing with its fault."""
        return artwork((BYSTANDER, *self.faulty))


def pen(*lines: Line, width: float) -> Shape:
    """The area that a pen of this width paints along the lines."""
    area = stroke_area(Paths.of(lines), Pen(width, "butt", "round"), 0.001)
    return Shape(boundary(area), fill=BLACK)


def dashed_line(line: Line, dash: tuple[float, ...]) -> Shape:
    """A line drawn in dashes."""
    solid = stroked(line)
    assert solid.stroke is not None
    return replace(solid, stroke=replace(solid.stroke, dash=dash))


def dense(count: int) -> Line:
    """A line of so many points over 20 mm, which is straight."""
    return [(10 + 20 * step / count, 30.0) for step in range(count + 1)]


OPEN = [(10.0, 10.0), (30.0, 10.0), (30.0, 30.0)]
BOW_TIE: Line = [(10, 10), (30, 30), (30, 10), (10, 30), (10, 10)]
ARC = [(30 + 10 * np.cos(a), 30 + 10 * np.sin(a)) for a in np.linspace(0, 5, 40)]
RING = rectangle(10, 10, 20, 20)


def _turned(ring: Sequence[tuple[float, float]], by: int) -> Line:
    points = list(ring[:-1])
    points = points[by:] + points[:by]
    return [*points, points[0]]


FAULTS = (
    Fault(
        "a rectangle twice",
        FindingCode.DOUBLE_LINES,
        (stroked(RING),),
        (stroked(RING), stroked(RING)),
        (30, 30),
        "drop_doubles=true",
        1,
        (stroked(RING),),
    ),
    Fault(
        "a rectangle again, from another corner and backwards",
        FindingCode.DOUBLE_LINES,
        (stroked(RING),),
        (stroked(RING), stroked(_turned(RING, 2)[::-1])),
        (10, 10),
        "drop_doubles=true",
        1,
        (stroked(RING),),
    ),
    Fault(
        "a line over a part of another",
        FindingCode.DOUBLE_LINES,
        (stroked([(10, 10), (40, 10)]), stroked([(40, 10), (50, 10)])),
        (stroked([(10, 10), (40, 10)]), stroked([(20, 10), (50, 10)])),
        (30, 10),
        "drop_doubles=true",
        1,
        (stroked([(10, 10), (40, 10)]), stroked([(40, 10), (50, 10)])),
    ),
    Fault(
        "a side that two filled pieces share",
        FindingCode.DOUBLE_LINES,
        (stroked(RING), replace(stroked(rectangle(31, 10, 10, 20)), fill=RED)),
        (stroked(RING), replace(stroked(rectangle(30, 10, 10, 20)), fill=RED)),
        (30, 20),
        "drop_doubles=true",
    ),
    Fault(
        "a contour that is not quite closed",
        FindingCode.OPEN_GAPS,
        (stroked([*OPEN, (10.0, 10.0)]),),
        (stroked([*OPEN, (10.05, 10.0)]),),
        (10, 10),
        "close_gaps=0.1",
        1,
        (stroked([(10.025, 10.0), *OPEN[1:], (10.025, 10.0)]),),
    ),
    Fault(
        "two lines that nearly meet",
        FindingCode.OPEN_GAPS,
        (stroked([(10, 10), (30, 10)]), stroked([(30, 10), (30, 30)])),
        (stroked([(10, 10), (30, 10)]), stroked([(30, 30), (30, 10.08)])),
        (30, 10),
        "close_gaps=0.1",
        1,
        (stroked([(10, 10), (30, 10.04)]), stroked([(30, 30), (30, 10.04)])),
    ),
    Fault(
        "a dot, a crumb and a broken crumb",
        FindingCode.SPECKS,
        (stroked(OPEN),),
        (
            stroked(OPEN, [(50, 50)]),
            filled(rectangle(40, 40, 0.1, 0.1)),
            stroked([(50, 30), (50.02, 30)], [(50.02, 30), (50.02, 30.02)]),
        ),
        (50, 50),
        "drop_specks=0.2",
        4,
        (stroked(OPEN),),
    ),
    Fault(
        "white on white, and a white box behind",
        FindingCode.UNSEEN,
        (filled(rectangle(5, 5, 40, 40)), filled(RING, paint=WHITE)),
        (
            filled(rectangle(5, 5, 40, 40), paint=IVORY),
            filled(RING),
            replace(stroked(rectangle(8, 8, 30, 30), paint=IVORY), fill=None),
        ),
        (25, 25),
        "drop_unseen=true",
        1,
    ),
    Fault(
        "black on black",
        FindingCode.UNSEEN,
        (filled(RING), filled(rectangle(25, 15, 10, 10))),
        (filled(RING), filled(rectangle(15, 15, 10, 10))),
        (20, 20),
        "drop_unseen=true",
        1,
        (filled(RING),),
    ),
    Fault(
        "an area that crosses itself",
        FindingCode.SELF_CROSSINGS,
        (filled(RING),),
        (filled(BOW_TIE),),
        (20, 20),
        "untangle=true",
    ),
    Fault(
        "a star in even-odd",
        FindingCode.SELF_CROSSINGS,
        (replace(filled(RING), fill_rule=FillRule.EVENODD),),
        (replace(filled(BOW_TIE), fill_rule=FillRule.EVENODD),),
        (20, 20),
        "untangle=true",
    ),
    Fault(
        "a cut that crosses itself",
        FindingCode.SELF_CROSSINGS,
        (stroked(RING),),
        (stroked(BOW_TIE),),
        (20, 20),
    ),
    Fault(
        "a line drawn as an area",
        FindingCode.HAIRLINES,
        (pen([(10.0, 10.0), (40.0, 10.0)], width=1.0),),
        (pen([(10.0, 10.0), (40.0, 10.0)], width=0.1),),
        (25, 10),
        "lines_of_hairlines=0.15",
        1,
        (Shape(Paths.of([[(10.0, 10.0), (40.0, 10.0)]]), stroke=Stroke(BLACK, 0.1)),),
    ),
    Fault(
        "an arc drawn as an area",
        FindingCode.HAIRLINES,
        (pen(ARC, width=1.0),),
        (pen(ARC, width=0.1),),
        (30, 30),
        "lines_of_hairlines=0.15",
    ),
    Fault(
        "a crumb a metre off",
        FindingCode.OUTLIERS,
        (stroked(*(rectangle(x, 5, 2, 2) for x in range(5, 50, 5))),),
        (
            stroked(*(rectangle(x, 5, 2, 2) for x in range(5, 50, 5))),
            stroked(rectangle(1000, 800, 2, 2)),
        ),
        (1001, 801),
        "drop_outliers=true",
        1,
        (stroked(*(rectangle(x, 5, 2, 2) for x in range(5, 50, 5))),),
    ),
    Fault(
        "points that are there twice",
        FindingCode.REPEATED_POINTS,
        (stroked(OPEN),),
        (stroked([OPEN[0], *chain.from_iterable((point, point) for point in OPEN[1:])]),),
        (30, 10),
        "clean_points=true",
        2,
        (stroked(OPEN),),
    ),
    Fault(
        "far too many points",
        FindingCode.MANY_POINTS,
        (stroked([(10, 30), (30, 30)]),),
        (stroked(dense(20_000)),),
        (20, 30),
        "fewer_points=0.005",
        19_999,
        (stroked([(10, 30), (30, 30)]),),
    ),
    Fault(
        "a dashed line",
        FindingCode.DASHES,
        (stroked([(10, 30), (14, 30)], [(16, 30), (20, 30)]),),
        (dashed_line([(10, 30), (20, 30)], (4.0, 2.0)),),
        (15, 30),
        "cut_dashes=true",
        1,
        (stroked([(10, 30), (14, 30)], [(16, 30), (20, 30)]),),
    ),
    Fault(
        "colours that differ by a hair",
        FindingCode.NEAR_COLOURS,
        (
            stroked(OPEN, paint=RED),
            stroked([(40, 10), (40, 30)], paint=RED),
            stroked([(50, 10), (50, 30)]),
        ),
        (
            stroked(OPEN, paint=RED),
            stroked([(40, 10), (40, 30)], paint=NEARLY_RED),
            stroked([(50, 10), (50, 30)], paint=RED),
        ),
        (40, 20),
        "merge_colours=true",
        1,
        (
            stroked(OPEN, paint=RED),
            stroked([(40, 10), (40, 30)], paint=RED),
            stroked([(50, 10), (50, 30)], paint=RED),
        ),
    ),
)
