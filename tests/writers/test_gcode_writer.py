"""The text of files: what each dialect's lines look like."""

from dataclasses import replace

import numpy as np
import pytest

from gare_fab.base.errors import Cancelled
from gare_fab.base.messages import Message
from gare_fab.base.progress import SILENT
from gare_fab.model.machine import Machine
from gare_fab.model.program import (
    Air,
    Block,
    Cut,
    Pause,
    Program,
    Say,
    Scan,
    Tool,
    ToolMode,
    Travel,
)
from gare_fab.storage.catalogue import load_machine
from gare_fab.writers.gcode.writer import write

GRBL = load_machine("k40_grbl")
HEAD, TAIL = "G21 G90 G94 G17 G54 M5", "M5 M9 M2"
DYNAMIC, OFF = Tool(ToolMode.DYNAMIC), Tool(ToolMode.OFF)


def text_of(machine: Machine, *blocks: Block, is_relative: bool = False) -> str:
    """The file in one line, lines parted by spaces."""
    program = Program(("X", "Y"), blocks, is_relative)
    return write(program, machine, SILENT).decode("ascii").replace("\n", " ").strip()


def body_of(*blocks: Block, is_relative: bool = False) -> str:
    """What stands between the head and the tail of a GRBL file."""
    text = text_of(GRBL, *blocks, is_relative=is_relative)
    assert text.startswith(HEAD)
    assert text.endswith(TAIL)
    return text.removeprefix(HEAD).removesuffix(TAIL).strip()


def stroke(
    *points: tuple[float, float],
    feed: float = 600.0,
    power: float = 0.5,
    inverse: bool = False,
) -> Cut:
    """One stroke."""
    count = len(points)
    feeds, powers = np.full(count, feed), np.full(count, power)
    starts = np.array([0, count])
    return Cut.straight(np.array(points), starts, feeds, powers, is_inverse_time=inverse)


def test_only_what_changes_is_said() -> None:
    """Motion, axes, feed and power stand where they differ from the line before."""
    cut = stroke((1, 2), (3.5, 2), (3.5, 4.25), (0.125, -0.5))
    assert body_of(DYNAMIC, cut) == "M4S0 G0X1Y2S0 G1X3.5F600S500 Y4.25 X0.125Y-0.5"


def test_every_rapid_says_s0_and_the_next_cut_its_power() -> None:
    """No travel relies on a setting of the firmware."""
    cuts = (
        stroke((1, 1), (2, 1)),
        stroke((5, 1), (6, 1)),
        Travel(np.array([[0.0, 0], [0, 3]])),
    )
    expected = "M4S0 G0X1Y1S0 G1X2F600S500 G0X5S0 G1X6S500 G0X0Y0S0 Y3S0"
    assert body_of(DYNAMIC, *cuts) == expected


def test_strokes_that_touch_are_one() -> None:
    """Where a stroke begins at the end of the one before, there is no rapid."""
    cuts = (stroke((1, 1), (2, 1)), stroke((2.0001, 1), (2, 4), power=0.6))
    assert body_of(DYNAMIC, *cuts) == "M4S0 G0X1Y1S0 G1X2F600S500 Y4S600"


def test_the_first_move_relies_on_no_place() -> None:
    """Every axis is said before the first cut; a mill's cutter is lifted alone before that."""
    assert body_of(DYNAMIC, stroke((0, 0), (1, 0))).startswith("M4S0 G0X0Y0S0 G1X1")
    points = np.array([[0.0, 0.0, 5.0], [0.0, 0.0, -1.0], [1.0, 0.0, -1.0]])
    milled = Cut.straight(points, np.array([0, 3]), np.full(3, 300.0), np.ones(3))
    program = Program(("X", "Y", "Z"), (Travel(points[:1]), milled))
    text = write(program, load_machine("grbl_mill"), SILENT).decode("ascii")
    assert "G0Z5\nG0X0Y0Z5\nG1Z-1" in text


def test_moves_of_no_length_are_left_out() -> None:
    """What rounds to the same place is not said."""
    body = body_of(DYNAMIC, stroke((0, 0), (0.0004, 0), (1, 0)))
    assert body == "M4S0 G0X0Y0S0 G1X1F600S500"


def test_inverse_time_says_f_on_every_line() -> None:
    """Under G93 each cut has its F, and G94 comes back before the next feed."""
    cuts = (stroke((0, 0), (1, 0), (1, 1), feed=12.5, inverse=True), stroke((1, 1), (2, 2)))
    expected = "M4S0 G0X0Y0S0 G93 G1X1F12.5S500 Y1F12.5 G94 G1X2Y2F600S500"
    assert body_of(DYNAMIC, *cuts) == expected


def test_relative_moves_do_not_drift() -> None:
    """G91 says differences of rounded places: thirds add up to the whole."""
    points = [(third / 3.0, 0.0) for third in range(4)]
    body = body_of(DYNAMIC, stroke(*points), is_relative=True)
    assert body == "G91 M4S0 G1X0.333F600S500 X0.334 X0.333 G90"


def test_scans_join_pixels_of_equal_power() -> None:
    """A line of a picture is a move for each run of powers that are said the same."""
    powers = np.array([0.0, 0.5, 0.5002, 0.5, 1.0])
    scan = Scan(np.array([10.0, 1.0]), np.array([0.0, 1.0]), powers, 3000.0)
    expected = "M4S0 G0X10Y1S0 G1X8F3000S0 X2S500 X0S1000"
    assert body_of(DYNAMIC, scan) == expected


def test_arcs_and_full_circles() -> None:
    """G2 and G3 with I and J from the start; a full circle names its end all the same."""
    cut = Cut(
        np.array([[10.0, 0], [0, 10], [0, 10]]),
        np.array([0, 3]),
        np.full(3, 600.0),
        np.full(3, 0.5),
        np.array([[np.nan, np.nan], [0, 0], [0, 5]]),
        np.array([0, 1, -1]),
    )
    expected = "M4S0 G0X10Y0S0 G3X0Y10I-10F600S500 G2X0Y10J-5"
    assert body_of(DYNAMIC, cut) == expected


def test_no_power_while_the_machine_stands() -> None:
    """Before a pause or a switch the power is taken away, and said again after."""
    blocks = (DYNAMIC, stroke((0, 0), (1, 0)), Pause(1.5), Air(is_on=True), Pause(None))
    body = body_of(*blocks, stroke((1, 0), (2, 0)))
    assert body == "M4S0 G0X0Y0S0 G1X1F600S500 S0 G4P1.5 M8 M0 G1X2F600S500"


def test_remarks_are_harmless() -> None:
    """A remark keeps to one line of plain letters, and changes nothing around it."""
    say = Say("Passe n°1 : l'été !\n(G0 X9) ; M3 %" + "x" * 99)
    body = body_of(DYNAMIC, stroke((0, 0), (1, 0)), say, stroke((1, 0), (2, 0)))
    first, _, rest = body.partition("; ")
    assert first == "M4S0 G0X0Y0S0 G1X1F600S500 "
    assert rest.endswith("x X2")
    assert rest.startswith("Passe n1 : l'ete . .G0 X9. . M3 .xxx")
    assert len(rest.removesuffix(" X2")) == 70 - 2


def test_the_tool_is_off_where_no_tool_was_switched_on() -> None:
    """A stroke without a tool has no power."""
    assert body_of(stroke((0, 0), (1, 0))) == "G0X0Y0S0 G1X1F600S0"


def test_marlin_repeats_itself() -> None:
    """Marlin's inline mode, spaces, G1 on every line, dwell in milliseconds."""
    marlin = load_machine("marlin_laser")
    text = text_of(marlin, DYNAMIC, stroke((0, 0), (1, 0), (2, 0)), Pause(0.5), OFF)
    head, tail = "G21 G90 M5 I M4 I S0 G0 X0 Y0 S0", "G0 S0 G4 P500 M5 I M5 I M9"
    assert text == f"{head} G1 X1 F600 S128 G1 X2 {tail}"


def test_smoothieware_counts_power_to_one() -> None:
    """Smoothieware's S runs from 0 to 1."""
    smoothie = load_machine("smoothie_laser")
    text = text_of(smoothie, DYNAMIC, stroke((0, 0), (1, 0), power=0.25), Air(is_on=True))
    assert "G1X1F600S0.25 M106" in text


def test_a_mill_speaks_of_its_spindle() -> None:
    """On a mill S is the spindle's speed and stands with M3 alone."""
    mill = load_machine("grbl_mill")
    tool = Tool(ToolMode.CONSTANT, 2, 9000.0)
    text = text_of(mill, tool, stroke((1, 0), (1, 1)), Tool(ToolMode.CONSTANT, 2, 9500.0))
    assert "M5 T2 M0 M3S9000 G0X1Y0 G1Y1F600 M3S9500 M5" in text


def test_a_laser_under_m67_has_its_own_power_word() -> None:
    """LinuxCNC's analog output stands in the place of S."""
    dialect = replace(GRBL.dialect, power_word="M67E0Q", beam_off="M67E0Q0", power_full=10.0)
    machine = replace(GRBL, dialect=dialect)
    text = text_of(machine, DYNAMIC, stroke((1, 0), (2, 0)))
    assert "M4M67E0Q0 G0X1Y0M67E0Q0 G1X2F600M67E0Q5 " in text


def test_writing_stops_when_asked() -> None:
    """A progress that cancels ends the writing."""

    class Stop:
        def report(self, done: float) -> None:
            raise Cancelled(Message("Stopped at {done}.", {"done": done}))

    program = Program(("X", "Y"), (stroke((0, 0), (1, 0)),))
    with pytest.raises(Cancelled):
        write(program, GRBL, Stop())


def test_no_grbl_line_is_longer_than_seventy() -> None:
    """The longest words that an arc across the bed can need fit the line."""
    far = np.array([[-999.111, -999.111], [-1.001, -999.111]])
    centres = np.array([[np.nan, np.nan], [-500.056, -1999.999]])
    cut = Cut(far, [0, 2], [1, 12345.0], [1, 0.999], centres, [0, -1])  # type: ignore[arg-type]
    lines = text_of(GRBL, DYNAMIC, cut).split()
    assert max(map(len, lines)) == len("G2X-1.001Y-999.111I499.055J-1000.888F12345S999")
