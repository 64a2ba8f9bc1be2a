"""Laws of the problems panel and of what it can mend."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gare_fab.base.messages import Message
from gare_fab.geometry.affine import Affine
from gare_fab.gui.desk.asks import Dialog
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.panels.problems import ProblemsPanel
from gare_fab.gui.panels.problems_card import ProblemCard
from gare_fab.model.artwork import Finding, FindingKind
from gare_fab.model.document import Document, PlacementId
from gare_fab.model.edits import lock
from gare_fab.model.edits_moves import move
from gare_fab.model.problem import Problem, ProblemKind, Severity
from gare_fab.model.report import Report
from gare_fab.model.step import Select
from gare_fab.model.stock import Sheet
from gare_fab.model.study import Study
from gare_fab.model.timeline import Timeline
from gare_fab.workshop.making import make, maker_params
from gare_fab.workshop.specs import step_of
from gare_fab.workshop.studying import study
from tests.gui.desks import bottle_job, desk_with, flat_job, rectangle
from tests.gui.panels.asking import Remembering
from tests.gui.panels.parts import part

ONE, TWO = PlacementId(1), PlacementId(2)


@contextmanager
def _studied(
    qtbot: QtBot, document: Document
) -> Iterator[tuple[Desk, ProblemsPanel, Remembering]]:
    """A panel of a job that was worked out."""
    with desk_with(document) as desk:
        asks = Remembering()
        panel = ProblemsPanel(desk, asks)
        qtbot.addWidget(panel)
        panel.resize(348, 500)
        panel.show()
        _study(desk)
        yield desk, panel, asks


def _study(desk: Desk) -> None:
    document = desk.store.state.document
    assert document is not None
    desk.store.set_study(study(document, 0), document, 0)


def _tell(desk: Desk, *problems: Problem) -> None:
    document, old = desk.store.state.document, desk.store.state.study
    assert document is not None
    assert old is not None
    told = Study(Report.refused(problems), Timeline.empty(), old.price)
    desk.store.set_study(told, document, 0)


def _card(panel: ProblemsPanel, kind: ProblemKind) -> ProblemCard:
    return next(card for card in panel.cards() if card.problem.kind is kind)


def _kinds(panel: ProblemsPanel) -> set[ProblemKind]:
    return {card.problem.kind for card in panel.cards()}


def _press(qtbot: QtBot, card: ProblemCard, name: str) -> None:
    qtbot.mouseClick(part(card, QPushButton, name), Qt.MouseButton.LeftButton)


def _words(panel: ProblemsPanel, name: str) -> str:
    words = part(panel, QLabel, name)
    return words.text() if words.isVisible() else ""


def _well(job: Document) -> Document:
    """The job with figures of its own, so that there is nothing to say of them."""
    return replace(job, steps=(step_of("score speed=1000 power=20"),))


def test_without_problems_all_is_well(qtbot: QtBot) -> None:
    """A job without problems is told to be well, and nothing else."""
    with _studied(qtbot, _well(flat_job((10.0, 10.0)))) as (_, panel, _asks):
        assert part(panel, QWidget, "all_well").isVisible()
        assert panel.cards() == []


def test_the_worst_comes_first_and_all_are_counted(qtbot: QtBot) -> None:
    """Errors stand before warnings before notes, each counted; what is said twice is once."""
    with _studied(qtbot, flat_job((10.0, 10.0))) as (desk, panel, _):
        note = Problem(Severity.NOTE, Message("Note"))
        error = Problem(Severity.ERROR, Message("Error"))
        _tell(desk, note, Problem(Severity.WARNING, Message("Warning")), error, note)
        told = [card.problem.severity for card in panel.cards()]
        assert told == [Severity.ERROR, Severity.WARNING, Severity.NOTE]
        assert _words(panel, "error_count") == "1 error"
        _tell(desk, error, replace(error, message=Message("Another")))
        assert _words(panel, "error_count") == "2 errors"
        assert _words(panel, "note_count") == ""


def test_what_lags_is_dimmed(qtbot: QtBot) -> None:
    """While the job is worked out anew the old list cannot be clicked, and this is said."""
    with _studied(qtbot, flat_job((-50.0, 10.0))) as (desk, panel, _):
        button = part(panel.cards()[0], QPushButton)
        was_on = button.isEnabled(), _words(panel, "problems_status")
        desk.store.apply(Message("Move"), move([ONE], (1.0, 0.0)))
        assert was_on == (True, "")
        assert (button.isEnabled(), _words(panel, "problems_status")) == (
            False,
            "Working it out…",
        )


@pytest.mark.parametrize("place", [(-50.0, 10.0), (295.0, 195.0), (400.0, -100.0)])
def test_what_leaves_the_stock_is_brought_inside(
    qtbot: QtBot, place: tuple[float, float]
) -> None:
    """The fix moves a job that leaves its stock so that it does not; its size stays."""
    with _studied(qtbot, flat_job(place)) as (desk, panel, _):
        _press(qtbot, _card(panel, ProblemKind.LEAVES_STOCK), "fix_it")
        document = desk.store.state.document
        assert document is not None
        _study(desk)
        assert ProblemKind.LEAVES_STOCK not in _kinds(panel)
        assert document.placements[0].affine.determinant == pytest.approx(1.0)


def test_what_is_too_large_is_made_smaller(qtbot: QtBot) -> None:
    """The fix of a job that is larger than its stock makes it as large as fits."""
    job = flat_job((0.0, 0.0))
    huge = replace(job.placements[0], affine=Affine.scaled(500.0))
    with _studied(qtbot, replace(job, placements=(huge,))) as (_desk, panel, _):
        _press(qtbot, _card(panel, ProblemKind.TOO_LARGE), "fix_it")
        _study(_desk)
        assert not _kinds(panel) & {ProblemKind.TOO_LARGE, ProblemKind.LEAVES_STOCK}


def test_what_the_machine_does_not_reach_is_brought_near(qtbot: QtBot) -> None:
    """On a sheet that is larger than the bed the fix moves the job to where it can be made."""
    job = replace(flat_job((900.0, 10.0)), stock=Sheet(1000.0, 1000.0))
    with _studied(qtbot, job) as (desk, panel, _):
        _press(qtbot, _card(panel, ProblemKind.LEAVES_REACH), "fix_it")
        _study(desk)
        assert ProblemKind.LEAVES_REACH not in _kinds(panel)


@pytest.mark.parametrize(
    ("kind", "width", "height", "y"),
    [
        (ProblemKind.LEAVES_ZONE, 20.0, 30.0, 0.0),
        (ProblemKind.LEAVES_ZONE, 20.0, 400.0, 10.0),
        (ProblemKind.GOES_ROUND, 300.0, 10.0, 80.0),
    ],
)
def test_what_leaves_a_bottles_zone_is_brought_inside(
    qtbot: QtBot, kind: ProblemKind, width: float, height: float, y: float
) -> None:
    """On a bottle the fix keeps to the panel's heights and to less than one turn."""
    job = bottle_job()
    placement = replace(job.placements[0], affine=Affine.moved(-width / 2, y))
    job = replace(job, artworks=(rectangle(width, height),), placements=(placement,))
    with _studied(qtbot, job) as (desk, panel, _):
        _press(qtbot, _card(panel, kind), "fix_it")
        _study(desk)
        assert kind not in _kinds(panel)


def test_where_nothing_is_picked_the_usual_steps_help(qtbot: QtBot) -> None:
    """The fix of steps that pick nothing gives the steps that a newcomer would expect."""
    step = replace(step_of("score"), selects=(Select(name="#123456"),))
    job = replace(flat_job((10.0, 10.0)), steps=(step,))
    with _studied(qtbot, job) as (desk, panel, _):
        _press(qtbot, _card(panel, ProblemKind.NOTHING_PICKED), "fix_it")
        _study(desk)
        assert ProblemKind.NOTHING_PICKED not in _kinds(panel)


def test_what_is_missing_is_asked_for(qtbot: QtBot) -> None:
    """Without artwork the import is offered, without material the panel to choose one."""
    with _studied(qtbot, replace(flat_job((10.0, 10.0)), material=None)) as (desk, panel, _):
        with qtbot.waitSignal(desk.store.turned) as turned:
            _press(qtbot, _card(panel, ProblemKind.NO_MATERIAL), "fix_it")
        assert turned.args == ["setup"]
    with _studied(qtbot, flat_job()) as (_, panel, asks):
        _press(qtbot, _card(panel, ProblemKind.NO_ARTWORK), "fix_it")
        assert asks.dialogs == [Dialog.IMPORT]


def test_show_me_leads_to_the_culprits(qtbot: QtBot) -> None:
    """What leaves the stock is selected, the rest is not, and the canvas is pointed at it."""
    with _studied(qtbot, flat_job((10.0, 10.0), (400.0, 50.0))) as (desk, panel, _):
        with qtbot.waitSignal(desk.store.pointed) as pointed:
            _press(qtbot, _card(panel, ProblemKind.LEAVES_STOCK), "show_me")
        assert pointed.args == [405.0, 55.0]
        assert desk.store.state.selection == {TWO}


def test_show_me_leads_to_the_drawing_of_a_finding(qtbot: QtBot) -> None:
    """What a reader said of a file leads to what was read from it."""
    job = flat_job((10.0, 10.0), (40.0, 40.0))
    finding = Finding(FindingKind.SUSPICIOUS, Message("Blurred"))
    read = replace(job.artworks[1], name="logo.svg", findings=(finding,))
    with _studied(qtbot, replace(job, artworks=(job.artworks[0], read))) as (desk, panel, _):
        _press(qtbot, _card(panel, ProblemKind.FINDING), "show_me")
        assert desk.store.state.selection == {TWO}


def test_a_finding_leads_to_the_report_on_its_drawing(qtbot: QtBot) -> None:
    """What a reader said can be looked at and mended in the drawing's own report."""
    job = flat_job((10.0, 10.0), (40.0, 40.0))
    finding = Finding(FindingKind.SUSPICIOUS, Message("Blurred"))
    read = replace(job.artworks[1], name="logo.svg", findings=(finding,))
    with _studied(qtbot, replace(job, artworks=(job.artworks[0], read))) as (
        desk,
        panel,
        asks,
    ):
        _press(qtbot, _card(panel, ProblemKind.FINDING), "fix_it")
        assert desk.store.state.selection == {TWO}
        assert asks.dialogs == [Dialog.REPORT]


def test_a_finding_of_a_text_leads_to_its_editor(qtbot: QtBot) -> None:
    """A text whose font is missing has no file: its first copy is opened to be changed."""
    finding = Finding(FindingKind.SUSPICIOUS, Message("Replaced"))
    text = make("text", maker_params("text")())
    job = flat_job((10.0, 10.0), (40.0, 40.0))
    job = replace(job, artworks=(replace(text, findings=(finding,)),) * 2)
    with _studied(qtbot, job) as (desk, panel, asks):
        _press(qtbot, _card(panel, ProblemKind.FINDING), "fix_it")
        assert desk.store.state.selection == {ONE}
        assert asks.dialogs == [Dialog.EDIT_MADE]


def test_a_place_on_a_bottle_is_shown_in_the_design(qtbot: QtBot) -> None:
    """A place on the glass is shown where the design lies that is made there."""
    with _studied(qtbot, _well(bottle_job())) as (desk, panel, _):
        document, made = desk.store.state.document, desk.store.state.study
        assert document is not None
        assert made is not None
        row = len(made.timeline) // 2
        x, y = made.timeline.stock[row, :2].tolist()
        problem = Problem(Severity.WARNING, Message("Here"), (x, y))
        told = replace(made, report=Report(problems=(problem,)))
        desk.store.set_study(told, document, 0)
        with qtbot.waitSignal(desk.store.pointed) as pointed:
            _press(qtbot, panel.cards()[0], "show_me")
        assert pointed.args == pytest.approx(made.timeline.design[row].tolist(), abs=0.1)


def test_what_is_locked_is_not_moved(qtbot: QtBot) -> None:
    """There is no fix where nothing may be moved."""
    job = lock([ONE])(flat_job((-50.0, 10.0)))
    with _studied(qtbot, job) as (_, panel, _asks):
        card = _card(panel, ProblemKind.LEAVES_STOCK)
        assert card.findChild(QPushButton, "fix_it") is None


def test_a_fix_is_undone_as_one(qtbot: QtBot) -> None:
    """After one undo the job lies where it lay."""
    with _studied(qtbot, flat_job((-50.0, 10.0))) as (desk, panel, _):
        before = desk.store.state.document
        _press(qtbot, _card(panel, ProblemKind.LEAVES_STOCK), "fix_it")
        desk.store.undo()
        assert desk.store.state.document is before
