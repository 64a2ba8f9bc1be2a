"""Laws of timelines: where the tool is, when, and for which step."""

import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gare_fab.geometry.wrap import Mapping, Revolved
from gare_fab.model.document import Document, OriginMode
from gare_fab.model.machine import MachineKind
from gare_fab.model.study import Study
from gare_fab.pipeline.placing import surface_of
from gare_fab.storage.catalogue import load_bottle
from gare_fab.workshop.jobs import make_job
from gare_fab.workshop.specs import step_of
from gare_fab.workshop.studying import study
from tests.documents import document, filled, rectangle, stroked
from tests.workshop.examples import FOLDERS, request_of

SQUARE = stroked(rectangle(50, 40, 30, 20))
SCORE = step_of("score speed=1200 power=30")


def on_bottle(mapping: Mapping = Mapping.STRAIGHT, front: float = 0.0) -> Document:
    """A square of 30 mm beside the front of a bottle, at 70 to 90 mm."""
    job = document(
        stroked(rectangle(10, 70, 30, 20)), stock=load_bottle("bordelaise_75"), steps=(SCORE,)
    )
    wrapping = replace(job.wrapping, mapping=mapping, front_deg=front)
    return replace(job, wrapping=wrapping)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_timeline_is_the_tool_s_way(folder: Path) -> None:
    """Its work is as long as what is cut, time never falls, and it survives being sent."""
    job = make_job(request_of(folder))
    seen: Study = pickle.loads(pickle.dumps(study(job), protocol=5))  # noqa: S301 -- our own
    line = seen.timeline
    assert (np.diff(line.ends_s) >= 0.0).all()
    assert {len(line.design), len(line.stock), len(line.steps), len(line.is_work)} == {
        len(line)
    }
    assert ((line.steps >= 0) == line.is_work).all()
    if job.machine.kind is MachineKind.MILL:  # its plunges are work too
        return
    steps = np.diff(line.design.astype(float), axis=0)[line.is_work[1:]]
    assert np.hypot(*steps.T).sum() == pytest.approx(seen.report.cut_mm, rel=0.02)


def test_each_piece_of_work_is_of_its_step() -> None:
    """Of two steps on two shapes the work lies on the shape that the step picks."""
    low, high = filled(rectangle(10, 10, 20, 20)), stroked(rectangle(60, 60, 20, 20))
    steps = (step_of("fill paint=fill speed=3000 power=30"), step_of("score paint=stroke"))
    line = study(document(low, high, steps=steps)).timeline
    for step, (least, most) in enumerate(((10.0, 30.0), (60.0, 80.0))):
        there = line.stock[line.steps == step]
        assert len(there)
        assert there[:, :2].min() >= least - 0.01
        assert there[:, :2].max() <= most + 0.01


def test_moves_that_the_file_leaves_out_shift_no_step() -> None:
    """Points nearer than the format can tell do not move work to another step."""
    dense = np.column_stack((np.linspace(10.0, 10.01, 500), np.full(500, 10.0)))
    dense = np.vstack((dense, [(20.0, 10.0)]))
    low, high = stroked(dense), filled(rectangle(60, 60, 20, 20))
    steps = (step_of("score paint=stroke"), step_of("score paint=fill"))
    line = study(document(low, high, steps=steps)).timeline
    assert line.stock[line.steps == 0][:, 1].max() <= 10.01
    assert line.stock[line.steps == 1][:, 1].min() >= 59.99


@pytest.mark.parametrize("mapping", Mapping)
@pytest.mark.parametrize("front", [0.0, 90.0])
def test_the_design_is_where_the_user_laid_it(mapping: Mapping, front: float) -> None:
    """Round a bottle the timeline's design mm are the artwork's, whatever the mapping."""
    job = on_bottle(mapping, front)
    seen = study(job)
    work = seen.timeline.design[seen.timeline.is_work]
    assert work.min(axis=0) == pytest.approx((10.0, 70.0), abs=0.02)
    assert work.max(axis=0) == pytest.approx((40.0, 90.0), abs=0.02)
    surface = surface_of(job)
    assert isinstance(surface, Revolved)
    turned = front / 360.0 * 2.0 * np.pi * surface.reference_radius
    middle = seen.timeline.stock[seen.timeline.is_work][:, 0]
    assert middle.min() == pytest.approx(10.0 + turned, abs=0.5)


@pytest.mark.parametrize("mode", OriginMode)
def test_the_origin_moves_the_machine_not_the_design(mode: OriginMode) -> None:
    """Wherever the job's zero lies, the canvas shows the work in its place."""
    job = replace(document(SQUARE, steps=(SCORE,)), origin=mode)
    line = study(job).timeline
    assert line.design[line.is_work].min(axis=0) == pytest.approx((50.0, 40.0))


def test_arcs_are_chords() -> None:
    """A circle's timeline keeps within 0.02 mm of it, and its report is of the arc."""
    turn = np.linspace(0.0, 2.0 * np.pi, 2000)
    circle = np.column_stack((100.0 + 30.0 * np.cos(turn), 100.0 + 30.0 * np.sin(turn)))
    circle[-1] = circle[0]
    seen = study(document(stroked(circle), steps=(SCORE,)))
    work = seen.timeline.is_work[1:]
    begin, end = seen.timeline.design[:-1][work], seen.timeline.design[1:][work]
    middle = (begin.astype(float) + end) / 2.0
    assert np.abs(np.hypot(*(middle - 100.0).T) - 30.0).max() <= 0.03
    assert 20 < work.sum() < 200
    assert seen.report.cut_mm == pytest.approx(2.0 * np.pi * 30.0, rel=1e-4)
