"""Runs damaged files through a reader in a process of its own, and judges what comes out."""

import json
import resource
import signal
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from random import Random
from types import FrameType

import numpy as np

from gare_fab.base.errors import GareFabError
from gare_fab.geometry.arrays import Floats
from gare_fab.model.artwork import Artwork, Mesh, Picture
from gare_fab.model.read_options import ReadOptions
from gare_fab.pipeline.reading import read_bytes
from gare_fab.readers.registry import READERS
from tests.fuzzing.mutating import mutated
from tests.fuzzing.seeds import seeds

ROOT = Path(__file__).resolve().parents[2]
LONGEST_S = 30.0  # of one case, on a machine that does other things too
MOST_MEMORY = 4 << 30  # bytes of address space


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many cases were read, how many refused, and which broke (`faults`)."""

    reader: str
    seed: int
    cases: int
    read: int = 0
    refused: int = 0
    slowest_s: float = 0.0
    peak_mb: float = 0.0
    faults: tuple[str, ...] = ()


def run(reader: str, cases: int, seed: int) -> Outcome:
    """So many cases in a new process, so that even a crash of a library is only a fault."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzzing.running", reader, str(cases), str(seed)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stdout.splitlines()
    if done.returncode or not lines:
        last = f"ended with {done.returncode} after case {lines[-1] if lines else '-'}"
        return Outcome(reader, seed, cases, faults=(last + done.stderr[-500:],))
    table = json.loads(lines[-1])
    return Outcome(**{**table, "faults": tuple(table["faults"])})


def case(reader: str, seed: int, number: int) -> tuple[str, bytes]:
    """The name and the bytes of one case; the same for the same numbers."""
    random = Random(f"{reader} {seed} {number}")
    files = seeds(reader)
    name, content = random.choice(files)
    return name, mutated(content, random.choice(files)[1], random)


def _judge(reader: str, cases: int, seed: int) -> Outcome:
    read = refused = 0
    slowest, faults = 0.0, []
    for number in range(cases):
        name, content = case(reader, seed, number)
        sys.stdout.write(f"{number}\n")  # what a crash leaves behind
        sys.stdout.flush()
        begin = time.monotonic()
        signal.setitimer(signal.ITIMER_REAL, LONGEST_S)
        try:
            _check(read_bytes(name, content, _options(reader, number)))
            read += 1
        except GareFabError as error:
            refused += 1
            if not error.message.text("fr").strip():
                faults.append(f"case {number}: refused without a word")
        except Exception as error:  # noqa: BLE001 -- whatever else comes out is what we look for
            faults.append(f"case {number}: {type(error).__name__}: {error}"[:300])
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        slowest = max(slowest, time.monotonic() - begin)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Outcome(reader, seed, cases, read, refused, slowest, peak, tuple(faults))


def _options(reader: str, number: int) -> ReadOptions:
    """Every other damaged file is read as far as it goes, where its reader offers that."""
    params = next(each.params for each in READERS if each.id == reader)
    can_recover = number % 2 and any(field.name == "recover" for field in fields(params))
    return ReadOptions(words={"recover": "true"} if can_recover else {})


def _check(artwork: Artwork) -> None:
    """Whatever was read is finite, and says what it has to say."""
    for item in artwork.items:
        if isinstance(item, Mesh):
            _finite(item.triangles)
        elif isinstance(item, Picture):
            assert item.affine.is_finite
        else:
            _finite(item.paths.points)
            assert len(item.paths.points), "a shape without a point"
    for finding in artwork.findings:
        assert finding.count > 0
        assert finding.message.text("fr")


def _finite(points: Floats) -> None:
    assert np.isfinite(points).all(), "a coordinate that is no number"


def _too_long(signum: int, frame: FrameType | None) -> None:
    del signum, frame
    raise TimeoutError(f"more than {LONGEST_S:g} s")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    signal.signal(signal.SIGALRM, _too_long)
    outcome = _judge(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    sys.stdout.write(json.dumps(asdict(outcome)) + "\n")
