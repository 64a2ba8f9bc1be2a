"""Laws of exporting: nothing leaves that was not proven."""

from dataclasses import replace

import pytest

from gare_fab.base.errors import Cancelled
from gare_fab.base.messages import Message
from gare_fab.model.document import Document
from gare_fab.model.problem import Severity
from gare_fab.pipeline import exporting
from gare_fab.pipeline.checking import writer_of
from gare_fab.pipeline.exporting import export
from gare_fab.workshop.specs import step_of
from gare_fab.writers.contract import Writer
from tests.documents import document, rectangle, stroked
from tests.simulator import simulate

SQUARE = stroked(rectangle(50, 40, 30, 20))
JOB = document(SQUARE, steps=(step_of("score speed=1200 power=30"),))


class Watch:
    """Keeps what was reported; stops when told to."""

    def __init__(self, stop_at: float = 2.0) -> None:
        """2 never stops."""
        self.stop_at = stop_at
        self.told: list[float] = []

    def report(self, done: float) -> None:
        """Keep, or stop."""
        self.told.append(done)
        if done >= self.stop_at:
            raise Cancelled(Message("Stopped."))


def test_the_report_is_that_of_the_bytes() -> None:
    """Size, lengths and bounds are those that an independent controller finds."""
    made = export(JOB)
    moves = simulate(made.content).moves
    assert made.report.size_bytes == len(made.content)
    burnt = sum(move.length for move in moves if move.burns)
    assert made.report.cut_mm == pytest.approx(burnt) == pytest.approx(100.0)
    rapids = sum(move.length for move in moves if move.is_rapid)
    assert made.report.travel_mm == pytest.approx(rapids)
    assert made.report.bounds == {"X": (50.0, 80.0), "Y": (40.0, 60.0)}
    assert made.report.time_s > 100.0 / 1200.0 * 60.0


def test_a_refused_job_has_no_bytes_and_still_a_report() -> None:
    """An error before or after writing leaves nothing to be written."""
    for broken in (document(steps=JOB.steps), _off_the_bed()):
        made = export(broken)
        assert made.content == b""
        assert made.report.is_refused


def _off_the_bed() -> Document:
    return document(stroked(rectangle(590, 0, 30, 20)), steps=JOB.steps)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"X80", b"X81"),
        (b"S300", b"S900"),
        (b"F1200", b"F900"),
        (b"\nM5\n", b"\n"),
        (b"G1", b"G0"),
    ],
)
def test_a_writer_that_writes_something_else_is_found_out(
    before: bytes, after: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read back is compared with the plan: a wrong byte refuses the job."""
    honest = writer_of(JOB.machine)
    assert before in export(JOB).content

    def lie(*words: object) -> bytes:
        return honest.write(*words).replace(before, after)  # type: ignore[arg-type]

    liar = Writer(
        **{name: getattr(honest, name) for name in Writer.__dataclass_fields__}
        | {"write": lie}
    )
    monkeypatch.setattr(exporting, "writer_of", lambda _: liar)
    made = export(JOB)
    assert made.content == b""
    assert made.report.is_refused


def test_progress_runs_from_nothing_to_all() -> None:
    """It never goes back, and a stop anywhere goes through."""
    watch = Watch()
    export(JOB, watch)
    assert watch.told == sorted(watch.told)
    assert 0.0 <= watch.told[0] <= watch.told[-1] <= 1.0
    for stop_at in (0.0, 0.5, 0.9):
        with pytest.raises(Cancelled):
            export(JOB, Watch(stop_at))


def test_warnings_of_all_stages_are_in_the_report() -> None:
    """What planning has to say is still there after the proof."""
    made = export(replace(JOB, steps=(step_of("score"),)))
    assert made.content
    severities = {problem.severity for problem in made.report.problems}
    assert severities == {Severity.WARNING}
