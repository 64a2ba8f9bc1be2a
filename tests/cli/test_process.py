"""The program as a process of its own: how it starts, is stopped, and repeats itself."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gare_fab.__main__ import SHOWN
from gare_fab.base.version import VERSION
from gare_fab.readers.registry import READERS
from tests.cli.bad_files import svg

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "domaine_bourgogne" / "logo.svg"
BOTTLE = ("--machine", "co2_grblhal_a", "--stock", "bottle:bourguignonne_75,reference=145")
WORDS = ("make", str(EXAMPLE), *BOTTLE, "--place", "y=123,width=44", "--json")
PATIENCE_S = 60.0
BEGUN = time.monotonic()


def start(*words: str, **environment: str) -> "subprocess.Popen[str]":
    """Start the program."""
    return subprocess.Popen(
        [sys.executable, "-m", "gare_fab", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"LC_ALL": "C"} | environment,
    )


def seconds_worked(process: "subprocess.Popen[str]") -> float:
    """The processor time that a process has had; where nobody tells, how long tests run."""
    stat = Path(f"/proc/{process.pid}/stat")
    if not stat.exists():
        return time.monotonic() - BEGUN
    user, system = stat.read_text("ascii").rsplit(")", 1)[1].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def test_the_version_is_told_without_the_engine() -> None:
    """--version imports neither numpy nor shapely, so that it answers at once."""
    code = (
        "import sys; sys.argv = ['gare-fab', '--version']; "
        "from gare_fab.__main__ import main; code = main(); "
        "print(sorted({'numpy', 'shapely', 'argparse'} & set(sys.modules)), code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"gare-fab {VERSION}\n[] 0\n"


def test_every_drawing_opens_in_the_window() -> None:
    """A file of every kind that is read opens in the window when it is all that is said."""
    assert {suffix for reader in READERS for suffix in reader.suffixes} < set(SHOWN)


def test_only_what_is_needed_is_imported() -> None:
    """An SVG becomes a job without the libraries of other formats and of pictures."""
    code = (
        "import sys; from gare_fab.cli.main import run; "
        f"run({[*WORDS, '-o', os.devnull]!r}); "
        "heavy = {'ezdxf', 'trimesh', 'svgpathtools', 'PIL', 'resvg_py', 'scipy'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the seed of hashing and the locale: one document, one file."""
    one, other = tmp_path / "one.nc", tmp_path / "other.nc"
    processes = [
        start(*WORDS, "-o", str(one), PYTHONHASHSEED="1", LC_ALL="C", TZ="UTC"),
        start(
            *WORDS, "-o", str(other), PYTHONHASHSEED="2", LC_ALL="fr_FR.UTF-8", TZ="Asia/Tokyo"
        ),
    ]
    told = [process.communicate(timeout=PATIENCE_S) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], told
    assert one.read_bytes() == other.read_bytes()
    reports = [json.loads(output) for output, _ in told]
    assert reports[0]["time_s"] == reports[1]["time_s"]


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another thing there")
def test_ctrl_c_stops_cleanly(tmp_path: Path) -> None:
    """Asked to stop amid long work: exit 130, no traceback, the file before stays whole."""
    drawing = tmp_path / "large.svg"
    circles = "".join(
        f'<circle cx="{x}" cy="{y}" r="3"/>'
        for x in range(0, 400, 5)
        for y in range(0, 400, 5)
    )
    drawing.write_bytes(svg(f'<g fill="none" stroke="red">{circles}</g>'))
    target = tmp_path / "out.nc"
    target.write_bytes(b"the one before")
    words = ("--machine", "diode_10w", "--place", "fit", "--step", "fill interval=0.02")
    process = start("make", str(drawing), "-o", str(target), *words)
    while process.poll() is None and seconds_worked(process) < 1.2:
        time.sleep(0.05)
    assert process.poll() is None, "too quick to be stopped"
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 130
    assert output == ""
    assert "Traceback" not in errors
    assert errors == "gare-fab: Stopped; nothing was written.\n"
    assert target.read_bytes() == b"the one before"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["large.svg", "out.nc"]


def test_a_reader_that_has_gone_is_no_fault() -> None:
    """`gare-fab catalog materials | head -0` ends quietly."""
    process = start("catalog", "materials")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(PATIENCE_S) in {0, 1, 120}
    assert "Traceback" not in errors
