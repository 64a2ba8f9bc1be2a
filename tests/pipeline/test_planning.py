"""Laws of planning, and of whether a job fits its stock."""

from dataclasses import replace

import numpy as np
import pytest

from gare_fab.base.errors import Cancelled
from gare_fab.base.messages import Message
from gare_fab.geometry.wrap import Mapping
from gare_fab.model.artwork import Finding, FindingKind, Shape
from gare_fab.model.document import Document, Wrapping
from gare_fab.model.plan import Plan
from gare_fab.model.problem import Severity
from gare_fab.model.stock import Board, Roll, Sheet, Stock
from gare_fab.pipeline.planning import plan
from gare_fab.storage.catalogue import load_bottle, load_material
from gare_fab.workshop.specs import step_of
from tests.documents import RED, document, filled, rectangle, stroked

SQUARE = stroked(rectangle(50, 50, 40, 40))


class Impatient:
    """Stops at the first report."""

    def report(self, done: float) -> None:
        """Stop."""
        raise Cancelled(Message("Stopped at {done}.", {"done": done}))


def planned(*shapes: Shape, stock: Stock | None = None, steps: str = "score") -> Plan:
    """The plan of shapes with these steps, separated by a bar."""
    return plan(_document(*shapes, stock=stock, steps=steps))


def _document(*shapes: Shape, stock: Stock | None = None, steps: str = "score") -> Document:
    made = tuple(step_of(text) for text in steps.split("|"))
    return document(*shapes, stock=stock, steps=made)


def errors(made: Plan) -> list[str]:
    """What refuses the job."""
    return [str(p.message) for p in made.problems if p.severity is Severity.ERROR]


def warnings(made: Plan) -> list[str]:
    """What the user should know."""
    return [str(p.message) for p in made.problems if p.severity is Severity.WARNING]


def test_sections_are_in_the_order_of_the_steps() -> None:
    """Each step that picks something gets its section, the others none."""
    shapes = (SQUARE, stroked(rectangle(60, 60, 5, 5), paint=RED))
    made = planned(*shapes, steps="cut layer=red|fill layer=green|score not=red")
    assert [(s.step, s.operation) for s in made.sections] == [(0, "cut"), (2, "score")]


def test_a_disabled_step_does_nothing() -> None:
    """It stays in the document and out of the plan."""
    made = _document(SQUARE, steps="score|cut")
    steps = (replace(made.steps[0], enabled=False), made.steps[1])
    assert [s.operation for s in plan(replace(made, steps=steps)).sections] == ["cut"]


def test_the_first_fitting_selection_says_which_paint_is_meant() -> None:
    """A fill of a shape that is only stroked is none."""
    area = filled(rectangle(50, 50, 9, 9))
    assert (
        planned(area, SQUARE, steps="fill paint=fill").sections[0].strokes.points[:, 0].max()
        < 59
    )
    assert len(planned(area, SQUARE, steps="score paint=stroke").sections[0].strokes) == 1


@pytest.mark.parametrize("shapes", [(), (SQUARE,)])
def test_a_job_of_nothing_is_an_error(shapes: tuple[Shape, ...]) -> None:
    """Without artwork, or where no step picks any, something is said."""
    made = planned(*shapes, steps="cut layer=nix")
    assert made.sections == ()
    assert len(errors(made)) == 1


def test_what_readers_dropped_is_among_the_problems() -> None:
    """Dropped and replaced parts warn, notes are noted, all with the artwork's name."""
    made = _document(SQUARE)
    findings = tuple(Finding(kind, Message(kind.value)) for kind in FindingKind)
    drawn = replace(made.artworks[0], findings=findings)
    told = plan(replace(made, artworks=(drawn,))).problems
    by_text = {str(problem.message): problem.severity for problem in told}
    assert by_text["test: dropped"] is by_text["test: replaced"] is Severity.WARNING
    assert by_text["test: note"] is by_text["test: repaired"] is Severity.NOTE


def test_a_forbidden_material_is_an_error() -> None:
    """The reason stands in the plan."""
    made = replace(_document(SQUARE), material=load_material("pvc"))
    assert any("chlor" in text for text in errors(plan(made)))


def test_a_stop_goes_through() -> None:
    """Progress is reported from within, and may end the work."""
    with pytest.raises(Cancelled):
        plan(_document(SQUARE), Impatient())


def test_the_same_document_gives_the_same_plan() -> None:
    """Planning has no memory and no chance."""
    shapes = [stroked(rectangle(k * 7 % 90, k * 11 % 80, 5, 5)) for k in range(40)]
    first, second = planned(*shapes), planned(*shapes)
    assert np.array_equal(first.sections[0].strokes.points, second.sections[0].strokes.points)


@pytest.mark.parametrize(
    ("stock", "fits"),
    [
        (Sheet(90.0, 90.0), True),
        (Sheet(89.7, 89.7), True),
        (Sheet(80.0, 200.0), False),
        (Sheet(200.0, 80.0), False),
        (Board(80.0, 80.0, 3.0), False),
        (Roll(100.0), True),
        (Roll(80.0), False),
    ],
)
def test_what_leaves_its_flat_stock_is_told(stock: Stock, fits: bool) -> None:  # noqa: FBT001 -- the expected value
    """A warning, as a sheet's size is often a guess; a line along its edge is no matter."""
    made = planned(SQUARE, stock=stock)
    assert errors(made) == []
    assert any("leaves its stock" in text for text in warnings(made)) != fits


def test_what_is_far_larger_than_the_machine_is_not_even_worked_on() -> None:
    """No hatch of a kilometre is made before it is refused."""
    made = planned(filled(rectangle(0, 0, 1e6, 1e6)), steps="fill interval=0.005")
    assert made.sections == ()
    assert len(errors(made)) == 1


@pytest.mark.parametrize(
    ("y", "fits"), [(60.0, True), (2.0, False), (180.0, False), (400.0, False)]
)
def test_what_leaves_the_zone_of_a_bottle_is_refused(y: float, fits: bool) -> None:  # noqa: FBT001 -- the expected value
    """Glass is engraved only where it may be."""
    made = planned(stroked(rectangle(-10, y, 20, 30)), stock=load_bottle("bordelaise_75"))
    assert (errors(made) == []) == fits
    assert bool(made.sections) == fits


def test_only_what_is_worked_on_must_fit() -> None:
    """A guide line outside that no step picks does no harm."""
    guide = stroked(rectangle(0, 900, 5, 5), paint=RED)
    made = planned(
        stroked(rectangle(0, 60, 9, 9)),
        guide,
        stock=load_bottle("bordelaise_75"),
        steps="score not=red",
    )
    assert errors(made) == []


@pytest.mark.parametrize(("width", "told"), [(200.0, 0), (300.0, 1)])
def test_more_than_a_turn_is_told(width: float, told: int) -> None:
    """What goes more than once round the bottle meets itself."""
    made = planned(stroked([(0, 60), (width, 60)]), stock=load_bottle("bordelaise_75"))
    assert sum("round the bottle" in text for text in warnings(made)) == told


def test_paper_is_refused_where_it_would_crease() -> None:
    """Over a whole shoulder the glass is no cone."""
    bottle = load_bottle("bourguignonne_75")
    made = _document(stroked(rectangle(-5, 140, 10, 10)), stock=bottle)
    paper = replace(made, wrapping=Wrapping(Mapping.PAPER, 145.0))
    assert any("paper" in text for text in errors(plan(paper)))
    narrow = replace(bottle, zone=(138.0, 160.0))
    assert errors(plan(replace(paper, stock=narrow))) == []


def test_on_a_bottle_strokes_are_fine_enough() -> None:
    """Between two points the glass lies within the tolerance of where the line should be."""
    made = planned(stroked([(-60, 100), (60, 180)]), stock=load_bottle("bourguignonne_75"))
    strokes = made.sections[0].strokes
    assert len(strokes) == 1
    assert len(strokes.points) > 20
