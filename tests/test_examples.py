"""Every folder of examples is a test: its command runs and gives the expected figures."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
FOLDERS = sorted(file.parent for file in EXAMPLES.glob("*/example.toml"))
WITHIN = 0.002  # of a figure; the last digits differ between versions of the libraries


def test_there_are_examples() -> None:
    """At least five examples are shipped."""
    assert len(FOLDERS) >= 5


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_an_example_does_what_it_says(folder: Path, tmp_path: Path) -> None:
    """The example's command ends well, and its report has the expected figures."""
    example = tomllib.loads((folder / "example.toml").read_text("utf-8"))
    target = tmp_path / example["output"]
    words = [*example["command"], "-o", str(target), "--json"]
    done = subprocess.run(
        [sys.executable, "-m", "gare_fab", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    assert target.stat().st_size == report["bytes"]
    expected = example["expected"]
    for name in ("time_s", "cut_mm", "travel_mm"):
        assert report[name] == pytest.approx(expected[name], rel=WITHIN), name
    for axis, (low, high) in expected["bounds"].items():
        assert report["bounds"][axis] == pytest.approx((low, high), abs=0.02), axis
    assert report["strokes"] == pytest.approx(expected["strokes"], abs=2)
