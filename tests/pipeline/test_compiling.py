"""Laws of compiling: a plan in machine axes."""

from dataclasses import replace

import numpy as np
import pytest

from gare_fab.base.errors import Refused
from gare_fab.model.document import Anchor, Document, OriginMode
from gare_fab.model.problem import Severity
from gare_fab.model.program import Air, Block, Cut, Say, Tool, ToolMode, Travel
from gare_fab.model.stock import Board, Stock
from gare_fab.pipeline.compiling import ON_ROTARY, Compiled, compile_plan
from gare_fab.pipeline.planning import plan
from gare_fab.storage.catalogue import load_bottle
from gare_fab.workshop.specs import step_of
from tests.documents import document, rectangle, stroked

SQUARE = stroked(rectangle(50, 40, 30, 20))
BOARD = Board(200.0, 200.0, 3.0)


def job(
    steps: str = "score", machine: str = "co2_60w_chuck", stock: Stock = BOARD
) -> Document:
    """A square with these steps, separated by a bar."""
    shape = SQUARE if isinstance(stock, Board) else stroked(rectangle(-15, 130, 30, 20))
    made = tuple(step_of(text) for text in steps.split("|"))
    return document(shape, machine=machine, stock=stock, steps=made)


def compiled(made: Document) -> Compiled:
    """Planned and compiled."""
    return compile_plan(plan(made), made)


def blocks_of(made: Document, kind: type[Block]) -> list[Block]:
    """The program's blocks of a kind."""
    return [block for block in compiled(made).program.blocks if isinstance(block, kind)]


def cuts_of(made: Document) -> list[Cut]:
    """The program's cuts."""
    return [block for block in compiled(made).program.blocks if isinstance(block, Cut)]


def test_a_flat_job_keeps_its_places() -> None:
    """Stock mm are the axes' mm on the bed."""
    (cut,) = cuts_of(job())
    assert cut.points.min(axis=0).tolist() == [50.0, 40.0]
    assert cut.points.max(axis=0).tolist() == [80.0, 60.0]
    assert compiled(job()).program.axes == ("X", "Y")


def test_every_step_is_told_and_the_tool_is_off_at_the_end() -> None:
    """A remark for each section; at last tool and air off, and the head goes home."""
    program = compiled(job("score|cut")).program
    said = [block.text for block in program.blocks if isinstance(block, Say)]
    assert said[-2:] == ["score", "cut"]
    tools = [block for block in program.blocks if isinstance(block, Tool)]
    assert tools[0].mode is not ToolMode.OFF
    assert tools[-1].mode is ToolMode.OFF
    airs = [block.is_on for block in program.blocks if isinstance(block, Air)]
    assert airs[-1:] in ([], [False])
    last = program.blocks[-1]
    assert isinstance(last, Travel)
    assert last.points.tolist() == [[0.0, 0.0]]


def test_a_bottle_says_so_in_its_file() -> None:
    """A reader can tell a file for the rotary from one for the bed."""
    said = blocks_of(job(stock=load_bottle("bourguignonne_75")), Say)
    assert any(ON_ROTARY in str(block) for block in said)


def test_a_machine_without_a_rotary_refuses_a_bottle() -> None:
    """The sentence says which machine."""
    with pytest.raises(Refused, match="k40_grbl"):
        compiled(job(machine="k40_grbl", stock=load_bottle("bourguignonne_75")))


def test_angles_are_timed_by_inverse_time() -> None:
    """G93 where an axis turns in degrees, G94 where it counts mm."""
    bottle = load_bottle("bourguignonne_75")
    assert all(
        cut.is_inverse_time for cut in cuts_of(job(machine="co2_grblhal_a", stock=bottle))
    )
    assert not any(cut.is_inverse_time for cut in cuts_of(job(stock=bottle)))


def test_a_shoulder_out_of_focus_is_told_where_nothing_follows() -> None:
    """Without a driven Z the lens's depth of field is all there is."""
    bottle = load_bottle("bourguignonne_75")
    fixed = compiled(job(stock=bottle)).problems
    follows = compiled(job(machine="co2_grblhal_a", stock=bottle)).problems
    assert any("depth of field" in str(problem.message) for problem in fixed)
    assert not any("depth of field" in str(problem.message) for problem in follows)
    assert all(problem.severity is Severity.WARNING for problem in fixed)


def test_a_mill_goes_down_and_up_at_every_stroke() -> None:
    """Each stroke begins and ends at safe height, right above its own ends."""
    for cut in cuts_of(job("cut depth=2 step_down=1", machine="grbl_mill")):
        first, last = cut.starts[:-1], cut.starts[1:] - 1
        assert (cut.points[first, 2] == 5.0).all()
        assert (cut.points[last, 2] == 5.0).all()
        assert (cut.points[first, :2] == cut.points[first + 1, :2]).all()
        assert (cut.points[last, :2] == cut.points[last - 1, :2]).all()
        assert (cut.feeds[first + 1] <= 150.0).all()


@pytest.mark.parametrize("anchor", Anchor)
def test_the_offset_is_the_anchor(anchor: Anchor) -> None:
    """What is taken off the axes is the anchor of the job's bounds."""
    made = compiled(replace(job(), origin=OriginMode.USER, anchor=anchor))
    across, up = anchor.value
    assert made.offset.tolist() == pytest.approx([50 + 30 * across, 40 + 20 * up])


def test_only_the_current_position_writes_moves_instead_of_places() -> None:
    """G91 needs no zero at all."""
    relative = {
        mode: compiled(replace(job(), origin=mode)).program.is_relative for mode in OriginMode
    }
    assert relative == {
        OriginMode.ABSOLUTE: False,
        OriginMode.USER: False,
        OriginMode.CURRENT: True,
    }


def test_places_are_rounded_as_they_will_be_written() -> None:
    """Speeds are computed from what the file says, not from what was meant."""
    shape = stroked([(1 / 3, 1 / 7), (10 / 3, 11 / 7)])
    made = document(shape, stock=BOARD, steps=(step_of("score"),))
    (cut,) = cuts_of(made)
    decimals = made.machine.dialect.decimals
    assert np.array_equal(cut.points, np.round(cut.points, decimals))
