"""LinuxCNC's own interpreter reads every example and every sample as we write it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.forked import Case, run_all

ROOT = Path(__file__).resolve().parents[2]
RS274 = shutil.which("rs274")
SAMPLES = ROOT.parent / "shared" / "samples"
KINDS = {".svg", ".dxf", ".stl"}
DRAWINGS = [
    file
    for folder in (ROOT / "examples", SAMPLES)
    for file in sorted(folder.rglob("*"))
    if file.suffix.lower() in KINDS
]
MILL = ("--machine", "linuxcnc_mill", "--stock", "board:700x500x3", "--place", "fit,margin=10")
STEPS = {"cut": ("--step", "cut depth=3.2"), "score": ("--step", "score")}
pytestmark = pytest.mark.skipif(RS274 is None, reason="LinuxCNC's rs274 is not installed")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All drawings as jobs of the mill, cut through and scored."""
    folder = tmp_path_factory.mktemp("linuxcnc")
    cases = [
        Case(("make", str(file), "-o", f"{file.name}.{name}.ngc", *MILL, *words), str(folder))
        for file in DRAWINGS
        for name, words in STEPS.items()
    ]
    failed = {
        f"{case.words[1]} {case.words[3]}": done.errors
        for case, done in zip(cases, run_all(cases), strict=True)
        if done.code
    }
    assert failed == {}
    (folder / "job.var").write_text("\n", "utf-8")
    tools = "".join(f"T{n} P{n} Z0 D3\n" for n in range(1, 9))
    (folder / "job.tbl").write_text(tools, "utf-8")
    return folder


@pytest.mark.parametrize("file", DRAWINGS, ids=lambda file: file.name)
@pytest.mark.parametrize("step", STEPS)
def test_linuxcnc_accepts_the_job(step: str, file: Path, folder: Path) -> None:
    """The interpreter reaches the end of the program without an error, and cuts."""
    command = [str(RS274), "-t", "job.tbl", "-v", "job.var", "-g", f"{file.name}.{step}.ngc"]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr + done.stdout[-500:]
    assert "error" not in done.stderr.lower()
    assert "PROGRAM_END" in done.stdout
    assert "STRAIGHT_FEED" in done.stdout or "ARC_FEED" in done.stdout
