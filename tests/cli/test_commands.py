"""Every command of the command line: exit codes, JSON, problems, files."""

import io
import json
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest
from PIL import Image

from gare_fab.base.version import VERSION
from gare_fab.cli.arguments import SHELVES
from gare_fab.cli.main import run
from gare_fab.geometry.affine import Affine
from gare_fab.model.repairs import Repairs
from gare_fab.storage.job_files import load, save
from gare_fab.workshop.importing import reread
from tests.cli.bad_files import svg

REPORT = {
    "time_s",
    "cut_mm",
    "travel_mm",
    "moves",
    "strokes",
    "bounds",
    "bytes",
    "problems",
}
DRAWING = svg(
    '<path d="M5 5H35V35H5Z" fill="none" stroke="red"/>'
    '<circle cx="20" cy="20" r="6" fill="black"/>'
)
LASER = ("--machine", "co2_60w_chuck", "--material", "birch_plywood")
SHEET = (*LASER, "--stock", "sheet:100x80x3", "--place", "x=10,y=10")
BOTTLE = ("--machine", "co2_60w_chuck", "--stock", "bottle:bordelaise_75", "--place", "y=60")
PNG = b"\x89PNG\r\n"


class Told:
    """Runs command lines here, and keeps what they told."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Listen to stdout and stderr."""
        self._capsys = capsys
        self.code = -1
        self.output = ""
        self.errors = ""

    def __call__(self, *words: object) -> "Told":
        """Run a command line."""
        self._capsys.readouterr()
        self.code = run([str(word) for word in words])
        self.output, self.errors = self._capsys.readouterr()
        return self

    @property
    def value(self) -> Any:
        """The JSON object that is all of stdout."""
        assert self.output.endswith("\n")
        assert self.output.count("\n") == 1
        value = json.loads(self.output)
        assert isinstance(value, dict)
        return value


@pytest.fixture
def tell(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Told]:
    """The program in English; Ctrl-C is given back to the tests."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    before = signal.getsignal(signal.SIGINT)
    yield Told(capsys)
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A drawing, a job of it on a sheet and on a bottle, saved and as job files."""
    before = signal.getsignal(signal.SIGINT)
    folder = tmp_path_factory.mktemp("commands")
    (folder / "drawing.svg").write_bytes(DRAWING)
    for name, words in {"sheet": SHEET, "bottle": BOTTLE}.items():
        for suffix in ("gare", "nc"):
            target = str(folder / f"{name}.{suffix}")
            code = run(["make", str(folder / "drawing.svg"), "-o", target, *words])
            assert code == 0
    signal.signal(signal.SIGINT, before)
    return folder


def test_the_version_is_told(tell: Told) -> None:
    """--version is one line and exit 0."""
    assert tell("--version").code == 0
    assert tell.output == f"gare-fab {VERSION}\n"


def test_without_a_command_the_words_are_told(tell: Told) -> None:
    """Until there is a window, no command is wrong usage with the help on stderr."""
    assert tell().code == 2
    assert tell.errors.startswith("usage: gare-fab")


@pytest.mark.parametrize("command", ["", "inspect", "make", "check", "catalog"])
def test_help_is_exit_zero(
    command: str, tell: Told, capsys: pytest.CaptureFixture[str]
) -> None:
    """--help prints the words of a command on stdout."""
    with pytest.raises(SystemExit) as ended:
        tell(*command.split(), "--help")
    assert ended.value.code == 0
    assert "--lang" in capsys.readouterr().out


def test_inspect_tells_what_was_understood(tell: Told, folder: Path) -> None:
    """Size in mm, layers, shapes and length, as JSON and in lines."""
    found = tell("inspect", folder / "drawing.svg", "--json").value
    assert tell.code == 0
    assert found["reader"] == "svg"
    assert found["page"] == [40.0, 40.0]
    assert found["size"] == [30.0, 30.0]
    assert found["shapes"] == 2
    assert found["length_mm"] == pytest.approx(120.0 + 12.0 * 3.14159, abs=0.02)
    assert found["layers"][0]["colours"] == ["#000000", "#ff0000"]
    assert "30.000 x 30.000 mm" in tell("inspect", folder / "drawing.svg").output


@pytest.mark.parametrize("stock", ["sheet", "bottle"])
def test_make_reports_what_it_wrote(stock: str, tell: Told, folder: Path) -> None:
    """All promised keys, and the bytes are those of the file; check says the same."""
    target = folder / f"again_{stock}.nc"
    words = SHEET if stock == "sheet" else BOTTLE
    made = tell("make", folder / "drawing.svg", "-o", target, *words, "--json").value
    assert tell.code == 0
    assert set(made) >= REPORT
    assert made["bytes"] == target.stat().st_size
    assert target.read_bytes() == (folder / f"{stock}.nc").read_bytes()
    read = tell("check", target, "--machine", "co2_60w_chuck", "--json").value
    assert tell.code == 0
    assert set(read) == REPORT
    for key in ("time_s", "moves", "strokes", "bounds", "bytes"):
        assert read[key] == made[key], key
    if stock == "sheet":  # off the sheet, check cannot know the glass
        assert read["cut_mm"] == pytest.approx(made["cut_mm"], rel=1e-5)
    target.unlink()


def test_problems_go_to_stderr_in_both_forms(tell: Told, folder: Path) -> None:
    """A warning stands on stderr; in JSON it is among the problems too."""
    target = folder / "warned.nc"
    words = ("-o", target, "--machine", "diode_10w", "--place", "x=10,y=10")
    made = tell("make", folder / "drawing.svg", *words, "--json").value
    assert tell.code == 0
    warnings = [p for p in made["problems"] if p["severity"] == "warning"]
    assert warnings
    for problem in warnings:
        assert f"warning: {problem['message']}" in tell.errors
    tell("make", folder / "drawing.svg", *words)
    assert "warning: " in tell.errors
    assert "warning: " not in tell.output


def test_what_a_reader_dropped_is_told_by_make(tell: Told, tmp_path: Path) -> None:
    """A job of a drawing that could not all be read says so."""
    (tmp_path / "text.svg").write_bytes(svg('<flowRoot/><path d="M1 1H9" stroke="red"/>'))
    made = tell(
        "make", tmp_path / "text.svg", "-o", tmp_path / "out.nc", *SHEET, "--json"
    ).value
    assert tell.code == 0
    assert any("text" in problem["message"] for problem in made["problems"])


def test_a_refused_job_still_reports(tell: Told, folder: Path) -> None:
    """Exit 1, the error on stderr, the whole report as JSON, and no file."""
    target = folder / "refused.nc"
    made = tell(
        "make", folder / "drawing.svg", "-o", target, *LASER, "--place", "x=590", "--json"
    ).value
    assert tell.code == 1
    assert set(made) >= REPORT
    assert made["file"] is None
    assert "error: " in tell.errors
    assert not target.exists()


@pytest.mark.parametrize("words", [("--place", "x=590"), ("--step", "cut speed=0")])
def test_a_refusal_spares_the_file_that_was_there(
    words: tuple[str, ...], tell: Told, folder: Path
) -> None:
    """What stood at the output's place before stays whole."""
    target = folder / "kept.nc"
    target.write_bytes(b"the one before")
    assert tell("make", folder / "drawing.svg", "-o", target, *LASER, *words).code in {1, 2}
    assert target.read_bytes() == b"the one before"
    assert not list(folder.glob(".gare-*"))
    target.unlink()


@pytest.mark.parametrize("stock", ["sheet", "bottle"])
def test_a_saved_job_runs_to_the_same_bytes(stock: str, tell: Told, folder: Path) -> None:
    """Saving and running is making, byte for byte; another machine makes another file."""
    target = folder / "run.nc"
    report = tell("run", folder / f"{stock}.gare", "-o", target, "--json").value
    assert tell.code == 0
    assert set(report) >= REPORT
    assert target.read_bytes() == (folder / f"{stock}.nc").read_bytes()
    other = {"sheet": "diode_10w", "bottle": "co2_grblhal_a"}[stock]
    assert tell("run", folder / f"{stock}.gare", "-o", target, "--machine", other).code == 0
    assert target.read_bytes() != (folder / f"{stock}.nc").read_bytes()
    target.unlink()


@pytest.fixture(scope="module")
def sheets(folder: Path) -> Path:
    """A job with two sheets: the drawing at 10, 10 mm on one, at 50, 30 mm on the other."""
    job = load(folder / "sheet.gare")
    second = replace(job.placements[0], affine=Affine.moved(50.0, 30.0), sheet=1)
    both = replace(job, placements=(*job.placements, second), sheet_count=2)
    save(both, folder / "sheets.gare")
    return folder / "sheets.gare"


def test_run_writes_one_sheet(tell: Told, folder: Path, sheets: Path) -> None:
    """Without --sheet it is the first, with a note; each sheet is the job of it alone."""
    first, second = folder / "first.nc", folder / "second.nc"
    told = tell("run", sheets, "-o", first)
    assert told.code == 0
    assert "note: This is sheet 1 of 2. Others: --sheet N." in told.errors
    assert first.read_bytes() == (folder / "sheet.nc").read_bytes()
    report = tell("run", sheets, "-o", second, "--sheet", 2, "--json").value
    assert "sheet 1 of" not in str(report["problems"])
    assert report["bounds"]["X"][0] == pytest.approx(55.0, abs=0.2)


@pytest.mark.parametrize("command", ["run", "frame", "preview"])
@pytest.mark.parametrize("number", [0, 3])
def test_a_sheet_that_is_not_there(
    command: str, number: int, tell: Told, folder: Path, sheets: Path
) -> None:
    """Sheets are counted from 1; others are wrong usage."""
    target = folder / "none.png"
    assert tell(command, sheets, "-o", target, "--sheet", number).code == 2
    assert "the job has 2" in tell.errors
    assert not target.exists()


def test_frame_and_preview_take_a_sheet(tell: Told, folder: Path, sheets: Path) -> None:
    """The frame goes round what lies on that sheet; each sheet has a preview of its own."""
    target = folder / "frame2.nc"
    words = ("--sheet", 2, "--json")
    bounds = tell("frame", sheets, "-o", target, *words).value["bounds"]
    assert bounds["X"] == pytest.approx((55.0, 85.0), abs=1.0)
    pictures = [folder / "one.svg", folder / "two.svg"]
    for number, picture in enumerate(pictures, 1):
        assert tell("preview", sheets, "-o", picture, "--sheet", number).code == 0
    assert pictures[0].read_bytes() != pictures[1].read_bytes()


@pytest.mark.parametrize("shape", ["bounds", "hull"])
def test_a_frame_goes_round_the_job(shape: str, tell: Told, folder: Path) -> None:
    """Of a saved job and of a drawing alike: one stroke round what the job marks."""
    target = folder / "frame.nc"
    words = ("--shape", shape, "--json")
    saved = tell("frame", folder / "sheet.gare", "-o", target, *words).value
    assert tell.code == 0
    assert saved["strokes"] == 1
    assert saved["bounds"] == {"X": [10.0, 40.0], "Y": [10.0, 40.0]}
    content = target.read_bytes()
    tell("frame", folder / "drawing.svg", "-o", target, *SHEET, *words)
    assert tell.code == 0
    assert target.read_bytes() == content
    target.unlink()


def test_a_frame_of_a_drawing_wants_a_machine(tell: Told, folder: Path) -> None:
    """Without --machine a drawing has no frame: exit 2."""
    assert tell("frame", folder / "drawing.svg", "-o", folder / "frame.nc").code == 2
    assert "--machine" in tell.errors


@pytest.mark.parametrize("name", ["sheet.gare", "bottle.gare", "sheet.nc", "bottle.nc"])
@pytest.mark.parametrize("kind", ["png", "svg"])
def test_a_preview_is_a_picture(name: str, kind: str, tell: Told, folder: Path) -> None:
    """Of jobs and job files, as PNG and SVG."""
    target = folder / f"preview.{kind}"
    machine = ("--machine", "co2_60w_chuck") if name.endswith("nc") else ()
    told = tell("preview", folder / name, "-o", target, "--width", 200, *machine, "--json")
    assert told.code == 0
    assert told.value["file"] == str(target)
    content = target.read_bytes()
    assert content.startswith(PNG if kind == "png" else b"<svg")
    target.unlink()


def test_a_preview_of_a_job_file_wants_its_machine(tell: Told, folder: Path) -> None:
    """A job file does not say whose it is: exit 2."""
    assert tell("preview", folder / "sheet.nc", "-o", folder / "x.png").code == 2


def test_pictures_of_several_files(tell: Told, folder: Path, tmp_path: Path) -> None:
    """A folder gets one picture each."""
    files = [folder / "drawing.svg", folder / "sheet.gare"]
    told = tell("picture", *files, "-o", tmp_path, "--width", 100, "--json")
    assert told.code == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == ["drawing.png", "sheet.png"]
    assert all(file.read_bytes().startswith(PNG) for file in tmp_path.iterdir())
    assert len(told.value["files"]) == 2


def test_a_picture_after_the_source_is_gone(tell: Told, tmp_path: Path) -> None:
    """What was saved is drawn from the job alone: the same picture."""
    drawing = tmp_path / "drawing.svg"
    drawing.write_bytes(DRAWING)
    tell("make", drawing, "-o", tmp_path / "job.gare", *SHEET)
    tell("picture", tmp_path / "job.gare", "-o", tmp_path / "before.svg")
    drawing.unlink()
    tell("picture", tmp_path / "job.gare", "-o", tmp_path / "after.svg")
    assert tell.code == 0
    before, after = (
        (tmp_path / "before.svg").read_bytes(),
        (tmp_path / "after.svg").read_bytes(),
    )
    assert before == after
    assert before.count(b"<path") == 2


@pytest.mark.parametrize("name", SHELVES)
def test_each_shelf_lists_its_things(name: str, tell: Told) -> None:
    """JSON has id, name and kind of each; the lines begin with the same ids."""
    entries = tell("catalog", name, "--json").value[name]
    assert tell.code == 0
    assert entries
    assert all(entry["id"] and entry["name"] and entry["kind"] for entry in entries)
    lines = tell("catalog", name).output.splitlines()
    assert [line.split()[0] for line in lines] == [entry["id"] for entry in entries]


def test_a_check_with_the_controllers_own_settings(
    tell: Told, folder: Path, tmp_path: Path
) -> None:
    """Slower axes in a $$ listing make the same file take longer."""
    words = ("check", folder / "sheet.nc", "--machine", "co2_60w_chuck")
    usual = tell(*words, "--json").value
    dump = tmp_path / "dump.txt"
    dump.write_text("$110=3000.000\n$111=3000.000\n$120=100.000\n$121=100.000\nok\n", "utf-8")
    slow = tell(*words, "--settings", dump, "--json").value
    assert tell.code == 0
    assert slow["time_s"] > 1.5 * usual["time_s"]
    assert (slow["moves"], slow["cut_mm"]) == (usual["moves"], usual["cut_mm"])


def test_a_check_of_a_dangerous_file_reports_and_refuses(tell: Told, tmp_path: Path) -> None:
    """Exit 1 with the figures: what leaves the bed and what leaves the tool on is told."""
    (tmp_path / "bad.nc").write_bytes(b"G21\nG90\nM3S500\nG1X900F600\n")
    report = tell("check", tmp_path / "bad.nc", "--machine", "co2_60w_chuck", "--json").value
    assert tell.code == 1
    assert report["bounds"]["X"] == [0.0, 900.0]
    assert report["time_s"] > 60
    assert len([p for p in report["problems"] if p["severity"] == "error"]) >= 2


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (("check", "x.nc", "--machine", "co2_60w_chuk"), "co2_60w_chuck"),
        (("make", "x.svg", "-o", "x.nc", "--machine", "diode"), "diode_10w"),
        (("make", "x.svg", "-o", "x.nc", *LASER[:2], "--material", "plywod"), "birch_plywood"),
        (("make", "x.svg", "-o", "x.nc", *LASER, "--stock", "bottle:dorica"), "dorica_"),
        (("make", "x.svg", "-o", "x.nc", *LASER, "--step", "fil"), "fill"),
        (("make", "x.svg", "-o", "x.nc", *LASER, "--step", "fill intervall=1"), "interval"),
    ],
)
def test_an_unknown_name_suggests_the_near_one(
    words: tuple[str, ...], near: str, tell: Told
) -> None:
    """Exit 2, one sentence with the id that was probably meant."""
    assert tell(*words).code == 2
    assert "Did you mean" in tell.errors
    assert near in tell.errors
    assert tell.errors.count("\n") == 1


@pytest.mark.parametrize("how", ["option", "early", "locale"])
def test_two_languages(
    how: str, tell: Told, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """French by --lang or by the locale: other words for the same names in the catalogue."""
    words = ["catalog", "machines"]
    english = tell(*words).output
    match how:
        case "option":
            words += ["--lang", "fr"]
        case "early":
            words = ["--lang=fr", *words]
        case _:
            monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    french = tell(*words).output
    assert tell.code == 0
    assert "Laser CO2 60 W, axe rotatif" in french
    assert [row.split()[0] for row in french.splitlines()] == [
        row.split()[0] for row in english.splitlines()
    ]
    assert tell("inspect", folder / "drawing.svg", "--lang", "en").code == 0


def test_a_fault_of_our_own_is_one_sentence(
    tell: Told, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nobody foresaw is exit 4, its kind and place, and no traceback."""

    def fail(*_: object) -> None:
        message = "out of luck"
        raise LookupError(message)

    monkeypatch.setattr("gare_fab.cli.main._outcome", fail)
    monkeypatch.delenv("GARE_FAB_DEBUG", raising=False)
    assert tell("inspect", folder / "drawing.svg").code == 4
    assert tell.errors.startswith("gare-fab: ")
    assert "LookupError: out of luck (test_commands.py:" in tell.errors
    assert tell.errors.count("\n") == 1


def test_a_job_is_whole_without_the_folder_of_its_drawing(tell: Told, tmp_path: Path) -> None:
    """A saved and mended job makes the same file when the linked picture is long gone."""
    folder = tmp_path / "drawing"
    folder.mkdir()
    picture = io.BytesIO()
    Image.new("L", (20, 20), 40).save(picture, "PNG")
    (folder / "photo.png").write_bytes(picture.getvalue())
    file = folder / "drawing.svg"
    line = '<path d="M5 5H35V35H5Z" fill="none" stroke="red"/>'
    image = '<image href="photo.png" x="10" y="10" width="20" height="20"/>'
    file.write_bytes(svg(f"{image}{line}{line}"))
    job, here, there = (tmp_path / name for name in ("job.gare", "here.gc", "there.gc"))
    assert tell("make", file, *SHEET, "-o", job).code == 0
    assert tell("make", file, *SHEET, "--repair", "drop_doubles", "-o", here).code == 0
    rmtree(folder)
    saved = load(job)
    mended = reread(saved.artworks[0], {}, repairs=Repairs(drop_doubles=True))
    save(replace(saved, artworks=(mended,)), job)
    assert tell("run", job, "-o", there).code == 0
    assert there.read_bytes() == here.read_bytes()
