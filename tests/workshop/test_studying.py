"""Laws of studies: they say of a job what its export will say."""

from dataclasses import replace
from pathlib import Path

import pytest

from gare_fab.base.errors import Cancelled
from gare_fab.base.messages import Message
from gare_fab.geometry.affine import Affine
from gare_fab.model.document import Placement
from gare_fab.model.stock import Sheet
from gare_fab.pipeline.exporting import export
from gare_fab.storage.catalogue import load_bottle, load_material
from gare_fab.workshop.jobs import make_job
from gare_fab.workshop.specs import step_of
from gare_fab.workshop.studying import study
from tests.documents import document, rectangle, stroked
from tests.workshop.examples import FOLDERS, request_of

SQUARE = stroked(rectangle(50, 40, 30, 20))
SCORE = step_of("score speed=1200 power=30")


class Stop:
    """Stops at once."""

    def report(self, done: float) -> None:
        """Stop."""
        raise Cancelled(Message("Stopped at {done}.", {"done": done}))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_study_says_what_the_export_will_say(folder: Path) -> None:
    """Time, lengths, bounds, moves and problems are those of the file that is not written."""
    job = make_job(request_of(folder))
    seen, made = study(job), export(job)
    assert not made.report.is_refused
    assert seen.report.time_s == made.report.time_s
    assert seen.report.cut_mm == pytest.approx(made.report.cut_mm, rel=5e-5)
    assert seen.report == replace(made.report, size_bytes=0, cut_mm=seen.report.cut_mm)
    assert 0.0 < seen.timeline.ends_s[-1] <= seen.report.time_s + 1e-6


def test_an_empty_job_has_problems_and_no_timeline() -> None:
    """Without artwork there is nothing to show but the reason."""
    seen = study(document(steps=(SCORE,)))
    assert seen.report.is_refused
    assert len(seen.timeline) == 0


def test_what_the_engine_refuses_is_a_problem() -> None:
    """A bottle on a machine without a rotary is no exception here."""
    job = document(SQUARE, machine="k40_grbl", stock=load_bottle("bordelaise_75"))
    seen = study(replace(job, steps=(SCORE,)))
    assert seen.report.is_refused
    assert "rotary" in seen.report.problems[-1].message.text()


def test_a_forbidden_material_is_shown_all_the_same() -> None:
    """A job that is refused for its material still shows its way and its time."""
    job = replace(document(SQUARE, steps=(SCORE,)), material=load_material("pvc"))
    seen = study(job)
    assert seen.report.is_refused
    assert seen.report.time_s > 0.0
    assert len(seen.timeline)


def test_what_cannot_be_written_has_no_timeline() -> None:
    """What the format cannot say is told before anything is timed."""
    job = document(SQUARE, steps=(SCORE,))
    far = replace(job.machine, area=(1e9, 1e9))
    lost = replace(job, machine=far, stock=Sheet(1e9, 1e9))
    moved = replace(lost, placements=(Placement(0, Affine.moved(5e8, 0.0)),))
    seen = study(moved)
    assert seen.report.is_refused
    assert len(seen.timeline) == 0


def test_only_one_sheet_is_studied() -> None:
    """What lies on another sheet is not in the way, nor in the time."""
    job = replace(document(SQUARE, steps=(SCORE,)), sheet_count=2)
    here, there = job.placements[0], replace(job.placements[0], sheet=1)
    both = replace(job, placements=(here, there, replace(there, affine=Affine.moved(0, 30))))
    first, second = study(both, 0), study(both, 1)
    assert first.report.cut_mm == pytest.approx(100.0)
    assert second.report.cut_mm == pytest.approx(200.0)


def test_a_study_can_be_stopped() -> None:
    """Progress stops it."""
    with pytest.raises(Cancelled):
        study(document(SQUARE, steps=(SCORE,)), 0, Stop())
