"""What every file keeps to, whatever the machine and the drawing."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from gare_fab.model.machine import MachineKind
from gare_fab.pipeline.exporting import export
from gare_fab.storage.catalogue import load_machine, machine_ids
from gare_fab.workshop.jobs import JobRequest, make_job
from tests.promises.jobs import drawing, written
from tests.simulator import simulate

BODY = (
    '<path d="M5 5H35V35H5Z" stroke="red"/><path d="M10 10L30 12"/>'
    '<circle cx="20" cy="22" r="6" fill="#333" stroke="none"/><circle cx="20" cy="22" r="12"/>'
)
ALL = machine_ids()
LASERS = [name for name in ALL if load_machine(name).kind is MachineKind.LASER]
BENDS = [name for name in ALL if load_machine(name).rotary is not None]
GRBL = [name for name in ALL if load_machine(name).controller.planner == "grbl"]


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """A job of every machine: cut, scored and filled; on a bottle where it has a rotary."""
    flat = ("--stock", "board:100x80x3", "--place", "x=10,y=10")
    files = {n: written(drawing(40, 40, BODY), "--machine", n, *flat) for n in ALL}
    round_it = ("--stock", "bottle:bourguignonne_75,reference=140", "--place", "y=120")
    for name in BENDS:
        files[f"{name} round"] = written(drawing(40, 40, BODY), "--machine", name, *round_it)
    return files


CASES = [*LASERS, *(f"{name} round" for name in BENDS)]


@pytest.mark.parametrize("name", CASES)
def test_no_power_stands_on_a_rapid(name: str, files: dict[str, bytes]) -> None:
    """Each G0 says S0 itself: no firmware setting is relied on."""
    lines = files[name].decode().splitlines()
    rapids = [line for line in lines if re.match(r"G0\D", line)]
    assert rapids
    assert all(re.search(r"S0(?![\d.])", line) for line in rapids)
    assert not re.search(r"^[XYZA]", "\n".join(_after_rapids(lines)), re.MULTILINE)


def _after_rapids(lines: list[str]) -> list[str]:
    """The lines right after a rapid: a bare place there would be a rapid without S0."""
    return [after for before, after in pairwise(lines) if before[:2] == "G0"]


@pytest.mark.parametrize("name", [n for n in CASES if n.split()[0] in GRBL])
def test_the_beam_is_off_between_strokes_and_at_the_end(
    name: str, files: dict[str, bytes]
) -> None:
    """An independent controller never moves fast with power, and ends with M5."""
    trace = simulate(files[name])
    assert trace.faults == []
    assert all(move.power == 0.0 for move in trace.moves if move.is_rapid)
    assert any(move.burns for move in trace.moves)
    tools = [event for event in trace.events if event.kind == "tool"]
    assert tools[-1].value == "M5"
    assert not any(move.burns for move in trace.moves[tools[-1].after :])


@pytest.mark.parametrize("name", ALL)
def test_the_end_switches_all_off(name: str, files: dict[str, bytes]) -> None:
    """The last words are the machine's own that switch tool and air off."""
    end = load_machine(name).dialect.end
    assert files[name].decode().split("\n")[-len(end) - 1 : -1] == list(end)


@pytest.mark.parametrize("name", GRBL)
def test_grbl_gets_what_grbl_knows(name: str, files: dict[str, bytes]) -> None:
    """No line of more than 70 characters, plain ASCII, no character that acts at once."""
    if load_machine(name).dialect.line_length > 70:
        pytest.skip("grblHAL takes longer lines")
    content = files[name]
    assert max(map(len, content.split(b"\n"))) <= 70
    assert content.isascii()
    assert not re.search(rb"[!?~]", content)
    words = set(re.findall(rb"[A-Z]", re.sub(rb";.*", b"", content)))
    assert words <= {bytes([letter]) for letter in b"FGIJKMNPSTXYZ"}


@pytest.mark.parametrize(
    "title", ["Château «Été» ! ? ~", "(a) ; b", "x\ny" * 60, "%", "M3S1000"]
)
def test_a_title_does_no_harm(title: str, tmp_path: Path) -> None:
    """Whatever the drawing is called, the machine does the same, and GRBL may read it."""
    file = tmp_path / "drawing.svg"
    file.write_bytes(drawing(40, 40, BODY))
    document = make_job(JobRequest((file,), "co2_60w_chuck", place="x=10,y=10"))
    plain, named = (export(replace(document, title=words)).content for words in ("", title))
    assert plain
    assert simulate(named).deeds() == simulate(plain).deeds()
    assert max(map(len, named.split(b"\n"))) <= 70
    assert not re.search(rb"[^\n -~]|[!?~]", named)
