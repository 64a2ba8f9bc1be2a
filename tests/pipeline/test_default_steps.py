"""Laws of the steps that a job begins with."""

import pytest

from gare_fab.base.params import Params
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import Artwork, Layer, Made, Page, Shape, Stroke
from gare_fab.model.machine import Machine
from gare_fab.model.paint import Paint
from gare_fab.model.step import Step
from gare_fab.pipeline.default_steps import default_steps
from tests.machines import laser, mill

LINE = Paths.of([[(0.0, 0.0), (10.0, 0.0)]])


def drawing(*paints: Paint) -> Artwork:
    """A line in each colour."""
    shapes = tuple(Shape(LINE, stroke=Stroke(paint)) for paint in paints)
    page = Page(0.0, 0.0, 10.0, 10.0)
    return Artwork("lines", (Layer("", shapes),), page, Made("line", Params()))


def picked(steps: tuple[Step, ...], artwork: Artwork) -> dict[str, list[str]]:
    """The colours that each operation takes."""
    return {
        step.operation: [
            item.stroke.paint.spot or item.stroke.paint.hexadecimal
            for item in artwork.items
            if isinstance(item, Shape) and item.stroke is not None
            if any(select.picks(item, "") for select in step.selects)
        ]
        for step in steps
    }


RED, BLACK = Paint(255, 0, 0), Paint(0, 0, 0)


@pytest.mark.parametrize("name", ["CutContour", "Cut Contour", "Thru-cut", "DÉCOUPE"])
def test_the_ink_of_the_line_to_be_cut_is_cut(name: str) -> None:
    """A spot colour that printers cut by is cut, and nothing else is."""
    artwork = drawing(BLACK, RED, Paint(236, 0, 140, spot=name))
    on_laser = picked(default_steps((artwork,), laser()), artwork)
    assert on_laser == {"score": ["#000000", "#ff0000"], "cut": [name]}
    assert picked(default_steps((artwork,), mill()), artwork) == {"cut": [name]}


@pytest.mark.parametrize(("machine", "cut"), [(laser(), ["#ff0000"]), (mill(), None)])
def test_without_such_an_ink_red_is_cut_by_a_laser(
    machine: Machine, cut: list[str] | None
) -> None:
    """What is red is cut last by a laser, everything by a mill."""
    artwork = drawing(BLACK, RED, Paint(236, 0, 140, spot="PANTONE 187 C"))
    steps = picked(default_steps((artwork,), machine), artwork)
    everything = ["#000000", "#ff0000", "PANTONE 187 C"]
    assert steps["cut"] == (cut or everything)
