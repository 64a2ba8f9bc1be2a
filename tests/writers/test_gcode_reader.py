"""Reading G-code of other hands: what it means, and what is told of it."""

from dataclasses import replace

import numpy as np
import pytest

from gare_fab.model.machine import Machine
from gare_fab.model.problem import Severity
from gare_fab.model.program import Air, Cut, Pause, Program, Tool, ToolMode, Travel
from gare_fab.storage.catalogue import load_machine
from gare_fab.writers.gcode.reader import read
from tests.writers.programs import differences

GRBL = load_machine("co2_60w_chuck")
MILL = load_machine("linuxcnc_mill")
MARLIN = load_machine("marlin_laser")
SMOOTHIE = load_machine("smoothie_laser")
GRBLHAL = load_machine("co2_grblhal_a")


def program_of(text: str, machine: Machine = GRBL) -> Program:
    """The program of a text that has no errors."""
    decoded = read(text.encode(), machine)
    errors = [p for p in decoded.problems if p.severity is Severity.ERROR]
    assert [str(problem.message) for problem in errors] == []
    return decoded.program


def told(text: str, machine: Machine = GRBL) -> list[str]:
    """What is told of a text, but for the end that it lacks."""
    said = [str(problem.message) for problem in read(text.encode(), machine).problems]
    return [sentence for sentence in said if not sentence.endswith("was it cut off?")]


def ends(text: str, machine: Machine = GRBL) -> list[list[float]]:
    """All rows of all strokes and travels."""
    blocks = program_of(text, machine).blocks
    return [
        row
        for block in blocks
        if isinstance(block, Cut | Travel)
        for row in block.points.tolist()
    ]


def cut_of(text: str, machine: Machine = GRBL) -> Cut:
    """The only cut of a text."""
    (cut,) = [block for block in program_of(text, machine).blocks if isinstance(block, Cut)]
    return cut


def test_spelling_means_nothing() -> None:
    """Case, spaces, line numbers, comments, zeros, line ends and signs change nothing."""
    plain = "G21\nG90\nM4S0\nG0X1Y2S0\nG1X3.5Y-2F600S500\nY4\nM5\n"
    other = (
        "(head (with ; inside)\r\n  g21 g90 ; units\r\nN10 m04 s0\r\n\r\n"
        "N20 G00 x +1. y2.0 s00\r\n"
        "/ n30 (a)g01(b) X3.50 Y-2.000 F600.0 S500 (unclosed\r\nn40 y 4 ; G0 X9\r\nM05"
    )
    assert differences(program_of(plain), program_of(other)) == []


def test_words_of_a_line_in_any_order() -> None:
    """A line means the same whatever the order of its words."""
    first = program_of("M4S0\nG1X1Y2F600S500\n")
    assert differences(first, program_of("S0M4\nS500F600Y2X1G1\n")) == []


def test_modal_words_hold() -> None:
    """Motion, feed and power last until they are said again."""
    cut = cut_of("M3\nG1X1F600S500\nX2\nY1S250\nG0X0S0\nG1Y0S100\n")
    assert cut.points.tolist() == [[0, 0], [1, 0], [2, 0], [2, 1], [0, 1], [0, 0]]
    assert cut.powers.tolist() == [0, 0.5, 0.5, 0.25, 0, 0.1]
    assert cut.feeds.tolist() == [0, 600, 600, 600, 0, 600]


def test_several_g_words_share_a_line() -> None:
    """G words of different groups stand together."""
    assert ends("G90G21G17G94G0X5\nG91G1X1F100\nG90G0X1") == [[5, 0], [6, 0], [1, 0]]


def test_relative_and_absolute_mix() -> None:
    """G91 counts from where the last word of either kind went."""
    assert ends("G0X1Y1\nG91X1\nY2\nG90X0\nG91X0.1Y0.1\n") == [
        [1, 1], [2, 1], [2, 3], [0, 3], [0.1, 3.1]
    ]  # fmt: skip


def test_relative_steps_add_up_exactly() -> None:
    """Ten thousand tenths are a thousand."""
    assert ends("G91G0\n" + "X0.1\n" * 10000)[-1] == [1000.0, 0.0]


def test_inches_become_mm_but_degrees_stay() -> None:
    """G20 scales lengths and feeds, not angles, nor F under G93."""
    text = "M4\nG20\nG0X1Y0.5A90\nG1X2F10\nG93\nG1X0A0F2\n"
    first, second = [b for b in program_of(text, GRBLHAL).blocks if isinstance(b, Cut)]
    assert first.points.tolist() == [[25.4, 12.7, 90.0], [50.8, 12.7, 90.0]]
    assert first.feeds[1] == 254.0
    assert second.feeds[1] == 2.0
    assert second.is_inverse_time


def test_g92_renames_the_place() -> None:
    """After G92 words count from the new name of the place, until G92.1."""
    text = "G0X10Y5\nG92X0Y0\nG0X1Y1\nG92X5\nG0X6\nG92.1\nG0X0Y0\n"
    assert ends(text) == [[10, 5], [11, 6], [12, 6], [0, 0]]


def test_rapids_before_strokes() -> None:
    """The last rapid before a stroke opens it; others are travels; events part blocks."""
    program = program_of("M3\nG0X1\nG0X2\nG1X3F100S500\nM5\nG0X0S0\n")
    kinds = [type(block).__name__ for block in program.blocks]
    assert kinds == ["Tool", "Travel", "Cut", "Tool", "Travel"]
    cut = program.blocks[2]
    assert isinstance(cut, Cut)
    assert cut.points.tolist() == [[2, 0], [3, 0]]


def test_a_stroke_goes_on_after_an_event() -> None:
    """A stroke that is interrupted begins again where it stopped."""
    program = program_of("M4\nG1X1F100S500\nM8\nX2\n")
    last = program.blocks[-1]
    assert isinstance(last, Cut)
    assert last.points.tolist() == [[1, 0], [2, 0]]
    assert program.blocks[2] == Air(is_on=True)


@pytest.mark.parametrize("word", ["M2", "M30"])
def test_the_end_switches_everything_off(word: str) -> None:
    """M2 and M30 end tool and air; what follows is not carried out."""
    decoded = read(f"M4\nM8\nG1X1F100S9\n{word}\nG1X50\n".encode(), GRBL)
    assert decoded.program.blocks[-2:] == (Tool(ToolMode.OFF), Air(is_on=False))
    assert len(decoded.problems) == 1
    assert decoded.problems[0].severity is Severity.WARNING


def test_a_file_without_its_end_may_be_cut_off() -> None:
    """Where a dialect ends in M2, a file without M2 or M30 is told; % lines end it too."""
    cut_off = "Line 2: the program stops without its end (M2 or M30); was it cut off?"
    assert str(read(b"G0X1\nX2\n", GRBL).problems[0].message) == cut_off
    assert read(b"G0X1\nM30\n", GRBL).problems == ()
    assert read(b"%\nG0X1\n%\n", MILL).problems == ()
    assert read(b"G0 X1\n", MARLIN).problems == ()


@pytest.mark.parametrize("stop", ["G4P1", "M0", "M8", "S400"])
def test_a_constant_beam_must_not_stand(stop: str) -> None:
    """Whoever stops under M3 says S0 first; under M4 the power goes with the speed."""
    text = f"M3S0\nG1X1F100S500\n{stop}\nX2\n"
    sentence = "Line 3: the beam has power while the machine stands; say S0 first."
    assert told(text) == [sentence]
    assert told(text.replace("M3", "M4")) == []
    zero = "S0" if stop == "S400" else f"S0\n{stop}"
    assert told(text.replace(stop, zero)) == []
    assert told(text.replace("M3S0", "M3S9000").replace("S500", ""), MILL) == []


def test_arcs_by_centre_and_by_radius_are_the_same() -> None:
    """I J, G90.1 I J, and R of either sign name the same circles."""
    quarter = cut_of("M4\nG0X10\nG3X0Y10I-10J0F100\n")
    assert quarter.centres[1].tolist() == [0, 0]
    assert quarter.turns.tolist() == [0, 1]
    by_radius = cut_of("M4\nG0X10\nG3X0Y10R10F100\n")
    assert np.allclose(by_radius.centres[1], [0, 0], atol=1e-8)
    three_quarters = cut_of("M4\nG0X10\nG2X0Y10R-10F100\n")
    assert np.allclose(three_quarters.centres[1], [0, 0], atol=1e-8)
    absolute = cut_of("M3S9\nG0X10\nG90.1\nG3X0Y10I0J0F100\n", MILL)
    assert absolute.centres[1].tolist() == [0, 0]


def test_full_circles_and_helices() -> None:
    """An arc that ends where it begins is a full circle; Z may move along."""
    cut = cut_of("M3S9\nG0X10\nG2I-10F100\nG3X10Y0Z-1I-5J0\n", MILL)
    assert cut.points.tolist() == [[10, 0, 0], [10, 0, 0], [10, 0, -1]]
    assert cut.centres[1:].tolist() == [[0, 0], [5, 0]]


def test_pauses_count_in_the_dialects_unit() -> None:
    """G4 P is seconds on GRBL, milliseconds on Marlin; M0 waits for the operator."""
    assert program_of("G4P0.5\nM0\n").blocks == (Pause(0.5), Pause(None))
    assert program_of("G4 P500\nG4 S2\n", MARLIN).blocks == (Pause(0.5), Pause(2.0))


def test_m0_comes_after_the_move_of_its_line_and_m8_before() -> None:
    """On one line coolant is switched before the move, and the stop comes after it."""
    kinds = [type(b).__name__ for b in program_of("M8G0X1\nG0X2M0\nG0X3\n").blocks]
    assert kinds == ["Air", "Travel", "Pause", "Travel"]


def test_a_spindle_has_speeds_and_cutters() -> None:
    """On a mill S is the spindle's speed, T is taken by M6, and cuts have full power."""
    text = "T2M6\nG43\nM3S9000\nG1Z-1F100\nS12000\nG1X5\nM5\n"
    tools = [b for b in program_of(text, MILL).blocks if isinstance(b, Tool)]
    assert tools == [
        Tool(ToolMode.CONSTANT, 2, 9000.0),
        Tool(ToolMode.CONSTANT, 0, 12000.0),
        Tool(ToolMode.OFF),
    ]
    assert [b.powers[1] for b in program_of(text, MILL).blocks if isinstance(b, Cut)] == [1, 1]


def test_marlin_and_smoothieware_dialects() -> None:
    """Flags without numbers, fans as air, G0 and G1 on every line."""
    text = "M4 I S0\nM106 P1 S255\nG1 X10 F600 S128\nM107 P1\nM5 I\n"
    program = program_of(text, MARLIN)
    assert program.blocks[0] == Tool(ToolMode.DYNAMIC)
    assert program.blocks[1] == Air(is_on=True)
    cut = program.blocks[2]
    assert isinstance(cut, Cut)
    assert cut.powers[1] == 128 / 255
    assert cut_of("G1X1S0.5F60\n", SMOOTHIE).powers[1] == 0.5


def test_analog_power_of_linuxcnc() -> None:
    """M67 E0 Q sets the power of a laser whose power word it is."""
    dialect = replace(MILL.dialect, power_word="M67E0Q", power_full=10.0)
    laser = replace(GRBL, dialect=dialect)
    cut = cut_of("M3 S1\nM67 E0 Q5\nG1 X1 F100\nM67 E0 Q10 X2\n", laser)
    assert cut.powers.tolist() == [0, 0.5, 1.0]


def test_percent_lines_enclose_linuxcnc_files() -> None:
    """LinuxCNC allows % lines; GRBL does not."""
    assert told("%\nG0X1\n%\n", MILL) == []
    assert told("%\nG0X1\n") == ["Line 1: this is not G-code."]


def test_without_a_tool_nothing_burns() -> None:
    """Power counts where the tool is on, except where the firmware fires without."""
    assert cut_of("G1X1F100S500\n").powers[1] == 0.0
    assert cut_of("M4\nG1X1F100S500\nM5\n").powers[1] == 0.5


FAULTS = {
    "G1X1F100\nG0X2\nhello\n": "Line 3: this is not G-code.",
    "G1X1.2.3F100\n": "Line 1: this is not G-code.",
    "G0X\n": "Line 1: this is not G-code.",
    "G0X1-2\n": "Line 1: this is not G-code.",
    "$H\n": "Line 1: this is not G-code.",
    "G0X#1\n": "Line 1: this is not G-code.",
    "G0X1E5\n": "Line 1: this machine has no word E.",
    "G0X1A5\n": "Line 1: this machine has no word A.",
    "G0X1\nM6\n": "Line 2: this controller does not know M6.",
    "G64\n": "Line 1: this controller does not know G64.",
    "G1.5X1\n": "Line 1: this controller does not know G1.5.",
    "G-1X1\n": "Line 1: this controller does not know G-1.",
    "G28\n": "Line 1: what G28 does cannot be followed here.",
    "G10L20P1X0\n": "Line 1: what G10 does cannot be followed here.",
    "G55\n": "Line 1: what G55 does cannot be followed here.",
    "X1\nG1F50\n": "Line 1: the motion (G0, G1) is missing.",
    "G0G1X1F5\n": "Line 1: two words of the line exclude each other.",
    "G0X1X2\n": "Line 1: X stands twice.",
    "M4\nG1X1S5\n": "Line 2: the feed (F) is missing.",
    "G93\nG1X1F5\nX2\n": "Line 3: the feed (F) is missing.",
    "G93\nG1X1F5\nG94\nX2\n": "Line 4: the feed (F) is missing.",
    "G1X1F0\n": "Line 1: the feed must be more than 0.",
    "G1X1F-5\n": "Line 1: a number must not be negative here.",
    "M3S500\nG0X1\n": "Line 2: the tool has power on a rapid move; say S0 there.",
    "G4\n": "Line 1: the pause has no length.",
    "G80\nG0X0\nG80X5\n": "Line 3: the line moves though G80 ended all motion.",
    "G2X5Y5F100\n": "Line 1: the arc has no centre (I, J) and no radius (R).",
    "G0X10\nG3X0Y10I-9F100\n": "Line 2: the arc does not end on its circle.",
    "G0X10\nG3X0Y10R3F100\n": "Line 2: the arc does not end on its circle.",
    "G18G2X5Z5I1F100\n": "Line 1: arcs are followed in the plane of X and Y (G17) only.",
    "G0X9999999\n": "Line 1: the position is out of reach.",
    "G53G0X0Y1\n": "Line 1: G53 moves to a place of the machine, which this check takes "
    "for the job's own.",
    "G0X1 (l'été)\n": "Line 1: characters such as '!', '?' or accents may act at once, "
    "even in a comment.",
    "G0" + "X0.000000001" * 6 + "\n": "Line 1: the line is longer than the 70 characters "
    "that the controller takes.",
}


@pytest.mark.parametrize("text", FAULTS)
def test_faults_are_told_with_their_line(text: str) -> None:
    """What a controller would refuse, or we cannot follow, is told once, where it stands."""
    assert FAULTS[text] in told(text)


def test_many_faults_are_told_in_few_words() -> None:
    """A hundred thousand faulty lines give a handful of problems."""
    problems = told("Q1\n" * 100_000)
    assert len(problems) < 20
    assert problems[-1] == "99992 more lines: this machine has no word Q."


def test_faulty_lines_do_not_spoil_the_rest() -> None:
    """Lines after one that is no G-code keep their meaning and their numbers."""
    assert told("G0X1\n??\nG1X2\n")[-1] == "Line 3: the feed (F) is missing."


@pytest.mark.parametrize("text", ["", "\n", "\n\n\n", ";", "(", "%", " \t\r\n", "N5\n"])
def test_files_of_nothing(text: str) -> None:
    """Empty files and files of comments have no moves."""
    assert read(text.encode(), MILL).program.blocks == ()
