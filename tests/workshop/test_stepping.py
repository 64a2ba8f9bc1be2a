"""Laws of what forms show of steps: placeholders are what will be used."""

from dataclasses import replace

import pytest

from gare_fab.model.document import Document, Placement
from gare_fab.model.step import Step
from gare_fab.pipeline.planning import plan
from gare_fab.workshop.doors import new_document
from gare_fab.workshop.specs import step_of
from gare_fab.workshop.stepping import effective, new_step, operations
from tests.documents import artwork, filled, rectangle

JOBS = (
    new_document("co2_60w_chuck", "birch_plywood", "sheet:300x200x3"),
    new_document("co2_60w_chuck"),
    new_document("grbl_mill", "birch_plywood", "board:300x200x6"),
    new_document("diode_10w", "cardboard"),
)


def planned(job: Document, step: Step) -> Document:
    """The job with a square and one step."""
    square = artwork([filled(rectangle(50, 50, 20, 20))])
    return replace(job, artworks=(square,), placements=(Placement(0),), steps=(step,))


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.machine.id)
@pytest.mark.parametrize("operation", [each.id for each in operations()])
def test_what_is_shown_is_what_is_made(job: Document, operation: str) -> None:
    """A step with its open parameters filled in as shown makes the same strokes."""
    left_open = new_step(operation)
    shown = effective(left_open, job)
    said = {**left_open.params.plain(), **shown.values}
    spelled = replace(left_open, params=type(left_open.params).from_plain(said))
    parts = [plan(planned(job, step)).sections for step in (left_open, spelled)]
    assert len(parts[0]) == len(parts[1]) == 1
    one, other = (sections[0].strokes for sections in parts)
    assert one.points.tolist() == other.points.tolist()
    assert one.feeds.tolist() == other.feeds.tolist()
    assert one.powers == pytest.approx(other.powers)


def test_only_open_parameters_are_shown() -> None:
    """What the user said is not told back, nor what the operation does not have."""
    shown = effective(step_of("score speed=500"), JOBS[0]).values
    assert "speed" not in shown
    assert "interval" not in shown
    assert shown["passes"] == 1


def test_the_source_of_figures_is_told() -> None:
    """A material's confirmed row is one, a machine's default is not, and says what to do."""
    known = effective(step_of("cut"), JOBS[0])
    assert (known.is_of_material, known.is_unconfirmed, known.notes) == (True, False, ())
    assert known.source
    guessed = effective(step_of("cut"), JOBS[1])
    assert (guessed.is_of_material, guessed.is_unconfirmed) == (False, True)
    assert "Choose a material" in guessed.notes[0].text()
