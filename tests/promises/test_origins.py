"""Where a file's zero lies: the machine's own, the user's, or where the head stands."""

from dataclasses import replace
from pathlib import Path

import pytest

from gare_fab.model.document import Anchor, Document, OriginMode
from gare_fab.pipeline.exporting import export
from gare_fab.workshop.jobs import JobRequest, make_job
from tests.promises.jobs import drawing, strokes_of, traced
from tests.simulator import Trace

WIDTH, HEIGHT = 40.0, 30.0
BODY = '<path d="M0 0H40V30H0Z"/><path d="M5 5H15"/>'


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """A rectangle of 40 x 30 mm at 60, 50."""
    file = tmp_path_factory.mktemp("origins") / "drawing.svg"
    file.write_bytes(drawing(WIDTH, HEIGHT, BODY))
    request = JobRequest(
        (file,), "co2_60w_chuck", stock="sheet:300x200", place="x=60,y=50", steps=("score",)
    )
    return make_job(request)


def trace_of(document: Document) -> tuple[bytes, Trace]:
    """The file and what the controller does with it, standing at its zero."""
    made = export(document)
    assert made.content, made.report.problems
    return made.content, traced(made.content)


def box(trace: Trace) -> tuple[float, float, float, float]:
    """What is burnt: x, y of the lower left, then of the upper right corner."""
    ends = [p for s in strokes_of(trace) for m in s.moves for p in (m.start, m.end)]
    xs, ys = [p["X"] for p in ends], [p["Y"] for p in ends]
    return min(xs), min(ys), max(xs), max(ys)


def test_absolute_places_are_the_beds(document: Document) -> None:
    """The machine's own zero: the drawing lies where it was put."""
    _, trace = trace_of(document)
    assert box(trace) == pytest.approx((60.0, 50.0, 100.0, 80.0), abs=1e-6)


@pytest.mark.parametrize("mode", [OriginMode.USER, OriginMode.CURRENT])
@pytest.mark.parametrize("anchor", Anchor)
def test_the_anchor_lies_on_zero(mode: OriginMode, anchor: Anchor, document: Document) -> None:
    """One of nine points of the bounds is the zero; the head comes back to it."""
    content, trace = trace_of(replace(document, origin=mode, anchor=anchor))
    across, up = anchor.value
    left, low = -across * WIDTH, -up * HEIGHT
    wanted = (left, low, left + WIDTH, low + HEIGHT)
    assert box(trace) == pytest.approx(wanted, abs=0.002)
    last = trace.moves[-1].end
    assert (last["X"], last["Y"]) == pytest.approx((0.0, 0.0), abs=0.002)
    assert (b"G91\n" in content) == (mode is OriginMode.CURRENT)


def test_the_burnt_lines_are_the_same_from_everywhere(document: Document) -> None:
    """The zero changes places, not lengths, powers or feeds."""
    deeds = []
    for mode in OriginMode:
        _, trace = trace_of(replace(document, origin=mode))
        moves = [m for stroke in strokes_of(trace) for m in stroke.moves]
        deeds.append([(round(m.length, 2), m.feed, m.power) for m in moves])
    assert deeds[0] == deeds[1] == deeds[2]


def test_what_is_larger_than_the_machine_is_refused_from_everywhere(tmp_path: Path) -> None:
    """Without a known zero a job's size is still held against the machine's."""
    file = tmp_path / "drawing.svg"
    file.write_bytes(drawing(700, 30, '<path d="M0 0H700"/>'))
    made = make_job(JobRequest((file,), "co2_60w_chuck", stock="sheet:700x200"))
    for mode in OriginMode:
        assert export(replace(made, origin=mode)).content == b""
