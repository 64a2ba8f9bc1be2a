"""The wheel carries all the program needs: installed elsewhere, it does the same job."""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOGO = ROOT / "examples" / "domaine_bordelaise" / "logo.svg"
WORDS = ["make", str(LOGO), "--machine", "co2_60w_chuck", "--material", "glass_bottle"]
WORDS += ["--stock", "bottle:bordelaise_75", "--place", "y=70,width=60", "--json"]


def run(*words: str, cwd: Path, env: dict[str, str] | None = None) -> str:
    """The output of a command that must end well."""
    done = subprocess.run(words, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sources."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation")
    run(sys.executable, *build, "--wheel-dir", str(folder), str(ROOT), cwd=folder)
    return next(folder.glob("gare_fab-*.whl"))


def test_the_wheel_carries_every_resource(wheel: Path) -> None:
    """Each file of resources/ lies in the wheel, under gare_fab/resources."""
    names = set(zipfile.ZipFile(wheel).namelist())
    files = [file for file in (ROOT / "resources").rglob("*") if file.is_file()]
    wanted = {
        f"gare_fab/resources/{file.relative_to(ROOT / 'resources').as_posix()}"
        for file in files
    }
    assert wanted
    assert wanted <= names


def test_the_wheel_does_the_same_job_elsewhere(wheel: Path, tmp_path: Path) -> None:
    """In another environment the same words make the same bytes, from the wheel."""
    home = tmp_path / "environment"
    run(sys.executable, "-m", "venv", "--without-pip", str(home), cwd=tmp_path)
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    place = run(
        str(python),
        "-c",
        "import sysconfig; print(sysconfig.get_path('purelib'))",
        cwd=tmp_path,
    )
    zipfile.ZipFile(wheel).extractall(place.strip())
    # the libraries come from here; our own package does not lie there, but is linked by a .pth
    env = {**os.environ, "PYTHONPATH": sysconfig.get_path("purelib")}
    where = run(
        str(python), "-c", "import gare_fab; print(gare_fab.__file__)", cwd=tmp_path, env=env
    )
    assert Path(where.strip()).is_relative_to(home)
    there, here = tmp_path / "there.nc", tmp_path / "here.nc"
    told = run(str(python), "-m", "gare_fab", *WORDS, "-o", str(there), cwd=tmp_path, env=env)
    run(sys.executable, "-m", "gare_fab", *WORDS, "-o", str(here), cwd=tmp_path)
    assert json.loads(told)["bytes"] == there.stat().st_size
    assert there.read_bytes() == here.read_bytes()
