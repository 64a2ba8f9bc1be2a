"""Bad input through the command line: one sentence, its exit code, nothing written."""

import json
import os
import socketserver
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.cli.bad_files import DRAWINGS, JOB_NAMES, SIMPLE_SVG, jobs, svg
from tests.cli.forked import Case, Done, run_all

if sys.platform == "win32":
    pytest.skip("processes are forked", allow_module_level=True)

MOST_MB = 500.0
MOST_S = 2.0  # of the processor
TO = ("-o", "out.nc")
FOR = ("--machine", "co2_60w_chuck")
MAKE = ("make", "good.svg", *TO, *FOR)
ANSWER = "This is where the drawing lies"  # what no reader may fetch


ROOT = Path(__file__).resolve().parents[2]
OPEN_TO_ALL = all(
    place.stat().st_mode & 0o005 == 0o005 for place in (ROOT / "resources", *ROOT.parents)
)


@dataclass(frozen=True)
class Bad:
    """Words that must end with this code and one sentence that has `says` in it."""

    words: tuple[str, ...]
    code: int = 3
    says: str = ""
    environment: dict[str, str] = field(default_factory=dict)
    is_nobody: bool = False


def make(*words: str) -> tuple[str, ...]:
    """The main job with these words added."""
    return (*MAKE, *words)


BAD = {
    # files that are none
    "missing": Bad(("make", "nix.svg", *TO, *FOR), says="no such file"),
    "folder": Bad(("make", ".", *TO, *FOR), says="folder"),
    "below a file": Bad(("make", "good.svg/x.svg", *TO, *FOR), says="not a folder"),
    "device": Bad(("make", "/dev/zero", *TO, *FOR), says="not a file"),
    "unreadable": Bad(("make", "secret.svg", *TO, *FOR), says="no access", is_nobody=True),
    "no size left": Bad(("make", "flat.svg", *TO, *FOR), says="scaled to nothing"),
    "missing job": Bad(("run", "nix.gare", *TO)),
    "folder as job": Bad(("run", ".", *TO)),
    "missing job file": Bad(("check", "nix.nc", *FOR)),
    "empty job file": Bad(("check", "empty.nc", *FOR), says="empty"),
    "missing dump": Bad(("check", "good.nc", *FOR, "--settings", "nix.txt")),
    "dump of words": Bad(("check", "good.nc", *FOR, "--settings", "good.svg")),
    "dump of no number": Bad(("check", "good.nc", *FOR, "--settings", "nan.txt")),
    "preview of a drawing": Bad(("preview", "good.svg", "-o", "out.png", *FOR)),
    # places that nothing can be written to
    "not a folder": Bad((*MAKE[:2], "-o", "nix/out.nc", *FOR), says="nix"),
    "onto a folder": Bad((*MAKE[:2], "-o", ".", *FOR), says="folder"),
    "no access": Bad((*MAKE[:2], "-o", "closed/out.nc", *FOR), is_nobody=True),
    "picture into no folder": Bad(("picture", "good.svg", "-o", "nix/out.png")),
    "job into no folder": Bad((*MAKE[:2], "-o", "nix/out.gare", *FOR)),
    # a workshop with a broken shelf
    "closed shelf": Bad(make(), environment={"GARE_FAB_HOME": "shut"}, is_nobody=True),
    "broken machine": Bad(
        ("make", "good.svg", *TO, "--machine", "own"), environment={"GARE_FAB_HOME": "broken"}
    ),
    "machine with a typo": Bad(
        ("make", "good.svg", *TO, "--machine", "odd"), environment={"GARE_FAB_HOME": "broken"}
    ),
    "broken bottle": Bad(
        make("--stock", "bottle:dented"), environment={"GARE_FAB_HOME": "broken"}
    ),
    # words that mean nothing
    "step of no word": Bad(make("--step", ""), 2),
    "step half quoted": Bad(make("--step", 'cut "'), 2),
    "reading half quoted": Bad(make("--read", '"'), 2),
    "reading without a value": Bad(make("--read", "dpi"), 2, "dpi=..."),
    "reading in no dpi": Bad(make("--read", "dpi=nan"), 2),
    "unknown step": Bad(make("--step", "scor"), 2, "'score'"),
    "unknown parameter": Bad(make("--step", "cut sped=3"), 2, "'speed'"),
    "unknown machine": Bad(("make", "good.svg", *TO, "--machine", "k4o"), 2, "'k40_grbl'"),
    "unknown material": Bad(make("--material", "glas_bottle"), 2, "'glass_bottle'"),
    "unknown bottle": Bad(make("--stock", "bottle:bordelais"), 2, "'bordelaise_75'"),
    "unknown mapping": Bad(make("--stock", "bottle:dorica_50,mapping=papr"), 2, "'paper'"),
    "unknown shelf": Bad(("catalog", "machin"), 2),
    "unknown command": Bad(("mak", "good.svg"), 2),
    "no speed": Bad(make("--step", "cut speed=0"), 2),
    "endless speed": Bad(make("--step", "cut speed=inf"), 2),
    "endless passes": Bad(make("--step", "cut passes=1000000000"), 2),
    "endless tabs": Bad(make("--step", "cut tabs=1000000000"), 2),
    "kerf of no number": Bad(make("--step", "cut kerf=nan"), 2),
    "place of no number": Bad(make("--place", "x=nan"), 2),
    "sheet of nothing": Bad(make("--stock", "sheet:0x0"), 2),
    "sheet of no number": Bad(make("--stock", "sheet:nanxnan"), 2),
    "picture of no kind": Bad(("picture", "good.svg", "-o", "out.jpg"), 2, ".png"),
    "preview of no kind": Bad(("preview", "good.nc", "-o", "out.jpg", *FOR), 2, ".png"),
    "pictures in one": Bad(("picture", "good.svg", "good.svg", "-o", "out.png"), 2),
    "picture of no width": Bad(("picture", "good.svg", "-o", "out.png", "--width", "0"), 1),
    "picture behind zero": Bad(("picture", "good.svg", "-o", "out.png", "--width", "-5"), 1),
    "picture without end": Bad(
        ("picture", "good.svg", "-o", "out.png", "--width", "1000000"), 1
    ),
    "over its own drawing": Bad((*MAKE[:2], "-o", "good.svg", *FOR), 2, "good.svg"),
    "picture over its drawing": Bad(("picture", "good.svg", "-o", "./good.svg"), 2),
    "preview over its job": Bad(("preview", "good.gare", "-o", "good.gare"), 2),
}
REFUSED = {
    "wider than the world": make("--place", "width=1e9"),
    "many times round": make("--stock", "bottle:bordelaise_75", "--place", "width=5000,y=50"),
    "above the bottle": make("--stock", "bottle:bordelaise_75", "--place", "y=500"),
    "outside the zone": make("--stock", "bottle:bordelaise_75", "--place", "y=190"),
    "off the bed": make("--place", "x=590"),
    "poison": make("--material", "pvc"),
    "nothing picked": make("--step", "cut layer=nix"),
    "no rotary": (
        "make",
        "good.svg",
        *TO,
        "--machine",
        "k40_grbl",
        "--stock",
        "bottle:dorica_50",
    ),
}


class _Answer(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        """Remember that somebody asked."""
        asked: list[bool] = self.server.asked  # type: ignore[attr-defined]
        asked.append(True)
        self.request.sendall(b"HTTP/1.0 200 OK\r\n\r\n" + ANSWER.encode())


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder with all bad files and a few good ones, which anyone may enter."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        _fill(Path(name))
        yield Path(name)


def _fill(folder: Path) -> None:
    (folder / "good.svg").write_bytes(SIMPLE_SVG)
    (folder / "flat.svg").write_bytes(
        svg('<path transform="scale(0)" d="M0 0H9" stroke="red" fill="none"/>')
    )
    (folder / "good.nc").write_bytes(b"G21\nG90\nG0X1Y1S0\nM5\n")
    (folder / "nan.txt").write_bytes(b"$110=nan\n")
    (folder / "empty.nc").write_bytes(b"")
    (folder / "secret.svg").write_bytes(SIMPLE_SVG)
    (folder / "secret.svg").chmod(0)
    (folder / "closed").mkdir(mode=0o555)
    (folder / "shut" / "machines").mkdir(parents=True)
    (folder / "shut").chmod(0)
    for shelf in ("machines", "bottles"):
        (folder / "broken" / shelf).mkdir(parents=True)
    (folder / "broken" / "machines" / "own.toml").write_text('id = "own"\nkind = [[[', "utf-8")
    (folder / "broken" / "machines" / "odd.toml").write_text(
        'id = "odd"\nkindd = 3\n', "utf-8"
    )
    dent = 'id = "dented"\nprofile = [[0.0, nan], [1.0, -3.0]]\nzone = [0.0, 1.0]\n'
    (folder / "broken" / "bottles" / "dented.toml").write_text(dent, "utf-8")
    (job,) = run_all([Case((*MAKE[:2], "-o", "good.gare", *FOR), str(folder))])
    assert job.code == 0, job.errors
    for name, content in jobs((folder / "good.gare").read_bytes()).items():
        (folder / name).write_bytes(content)
    for name, make_content in DRAWINGS.items():
        (folder / name).write_bytes(make_content())


@pytest.fixture(scope="module")
def done(folder: Path, before: dict[str, tuple[int, int]]) -> dict[str, Done]:
    """What came of every bad file and every bad word."""
    assert before
    cases = {name: Case(("make", name, *TO, *FOR), str(folder)) for name in DRAWINGS}
    cases |= {name: Case(("run", name, *TO), str(folder)) for name in JOB_NAMES}
    for name, bad in BAD.items():
        environment = {"GARE_FAB_HOME": str(folder / "closed")}
        environment |= {key: str(folder / value) for key, value in bad.environment.items()}
        cases[name] = Case(bad.words, str(folder), environment, bad.is_nobody)
    cases |= {name: Case(words, str(folder)) for name, words in REFUSED.items()}
    return dict(zip(cases, run_all(list(cases.values())), strict=True))


@pytest.fixture(scope="module")
def before(folder: Path) -> dict[str, tuple[int, int]]:
    """The files as they were before anything ran."""
    return _files(folder)


def _files(folder: Path) -> dict[str, tuple[int, int]]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {str(file): (file.stat().st_size, file.stat().st_mtime_ns) for file in files}


def assert_one_sentence(done: Done, code: int) -> None:
    """The code, one line of ours on stderr, nothing on stdout, little time and memory."""
    assert done.code == code, done.errors
    assert done.output == ""
    assert done.errors.startswith("gare-fab: ")
    assert done.errors.count("\n") == 1
    assert done.errors.endswith("\n")
    assert "Traceback" not in done.errors
    assert done.memory_mb < MOST_MB
    assert done.work_s < MOST_S


def test_all_bad_jobs_are_tried(folder: Path) -> None:
    """The table of names is that of the files."""
    assert set(JOB_NAMES) <= {file.name for file in folder.iterdir()}
    assert len(JOB_NAMES) == len(jobs((folder / "good.gare").read_bytes()))


@pytest.mark.parametrize("name", [*DRAWINGS, *JOB_NAMES])
def test_a_bad_file_is_told_in_one_sentence(name: str, done: dict[str, Done]) -> None:
    """Exit 3, and the sentence names the file."""
    assert_one_sentence(done[name], 3)
    assert name in done[name].errors


@pytest.mark.parametrize("name", BAD)
def test_a_bad_word_is_told_in_one_sentence(name: str, done: dict[str, Done]) -> None:
    """The exit code of design and one sentence that helps."""
    bad = BAD[name]
    if bad.is_nobody and not hasattr(os, "geteuid"):
        pytest.skip("this system has no rights to give up")
    if bad.is_nobody and not OPEN_TO_ALL:
        pytest.skip("this checkout lies where only its owner may read")
    assert_one_sentence(done[name], bad.code)
    assert bad.says in done[name].errors


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_done_is_refused(name: str, done: dict[str, Done]) -> None:
    """Exit 1, one error among the problems or one sentence, soon and with little memory."""
    refused = done[name]
    lines = refused.errors.splitlines()
    assert refused.code == 1, refused.errors
    assert sum(line.startswith(("error: ", "gare-fab: ")) for line in lines) >= 1
    assert "internal fault" not in refused.errors
    assert refused.memory_mb < MOST_MB
    assert refused.work_s < MOST_S


@pytest.mark.usefixtures("done")
def test_nothing_was_written(folder: Path, before: dict[str, tuple[int, int]]) -> None:
    """After all of this no file is new, and none has changed."""
    assert _files(folder) == before


@pytest.fixture
def server() -> Iterator[socketserver.TCPServer]:
    """A server that counts its guests."""
    with socketserver.TCPServer(("127.0.0.1", 0), _Answer) as server:
        server.asked = []  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_nothing_is_fetched_and_nothing_read_outside(
    tmp_path: Path, server: socketserver.TCPServer
) -> None:
    """Links to the network and to files elsewhere are told of, never followed."""
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "outside.svg").write_bytes(svg('<path id="p" d="M0 0H999" stroke="red"/>'))
    port = server.server_address[1]
    far = f"http://127.0.0.1:{port}/outside.svg"
    links = [far, "../outside.svg", f"file://{tmp_path}/outside.svg", "file:///etc/passwd"]
    body = "".join(
        f'<use href="{link}#p"/><image href="{link}" width="9" height="9"/>'
        f"<style>@import url({link}); path {{ fill: url({link}#p) }}</style>"
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{link}"/>'
        for link in links
    )
    drawing = svg(f'<path d="M5 5H35" stroke="red"/>{body}')
    kinds = {
        "links.svg": drawing,
        "sheet.svg": f'<?xml-stylesheet href="{far}" type="text/css"?>'.encode() + drawing,
        "type.svg": f'<!DOCTYPE svg SYSTEM "{far}">'.encode() + drawing,
        "entity.svg": f'<!DOCTYPE svg [<!ENTITY e SYSTEM "{far}">]>'.encode()
        + svg("<text>&e;</text>"),
        "file.svg": b'<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        + svg("<text>&e;</text>"),
        "parameter.svg": f'<!DOCTYPE svg [<!ENTITY % e SYSTEM "{far}"> %e;]>'.encode()
        + drawing,
    }
    for name, content in kinds.items():
        (inside / name).write_bytes(content)
    cases = [Case(("inspect", name, "--json"), str(inside)) for name in kinds]
    for each in run_all(cases):
        assert each.code in {0, 3}, each.errors
        assert "Traceback" not in each.errors
        assert "root:" not in each.output + each.errors
        if each.code == 0:
            found = json.loads(each.output)
            assert found["size"] == [30.0, 0.0]
            assert found["findings"] or "links" not in found["file"]
    assert server.asked == []  # type: ignore[attr-defined]
