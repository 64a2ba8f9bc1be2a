"""Runs many command lines in processes of their own, quickly: forked from one that is warm.

    done = run_all([Case(("inspect", "empty.svg"), folder)])
    done[0].code == 3; done[0].errors == "gare-fab: ..."; done[0].memory_mb < 500

Each process has its own memory and processor time measured, start-up left out.
"""

import contextlib
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from gare_fab.cli.main import run

_MOST_BYTES = 4_000_000_000  # of addresses: what goes astray ends here
_MOST_S = 30
_NOBODY = 65534
_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Case:
    """A command line, the folder it runs in, and what is added to its environment."""

    words: tuple[str, ...]
    folder: str
    environment: dict[str, str] = field(default_factory=dict)
    is_nobody: bool = False  # gives up the rights of root, which may read everything


@dataclass(frozen=True)
class Done:
    """What came of it; `code` is negative where a signal ended it."""

    code: int
    output: str
    errors: str
    work_s: float
    memory_mb: float


def run_all(cases: Sequence[Case]) -> list[Done]:
    """Run the command lines, one after the other."""
    told = json.dumps([asdict(case) for case in cases])
    done = subprocess.run(
        [sys.executable, "-m", "tests.cli.forked"],
        cwd=_ROOT,
        input=told,
        capture_output=True,
        text=True,
        check=True,
    )
    return [Done(**each) for each in json.loads(done.stdout)]


def _serve() -> None:
    """In the warm process: fork once a case, and tell what came of it."""
    cases: list[dict[str, Any]] = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as folder, _silent():
        for drawing in ("domaine_bordelaise/logo.svg", "gabarit_luthier/gabarit.dxf"):
            words = [str(_ROOT / "examples" / drawing), "--machine", "diode_10w"]
            run(["make", *words, "-o", f"{folder}/warm.nc"])
    json.dump([asdict(_forked(Case(**case))) for case in cases], sys.stdout)


@contextlib.contextmanager
def _silent() -> Iterator[None]:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield


def _forked(case: Case) -> Done:
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        sys.stdout.flush()
        number = os.fork()
        if number == 0:
            _become(case, output.fileno(), errors.fileno())
        _, status, used = os.wait4(number, 0)
        output.seek(0)
        errors.seek(0)
        return Done(
            os.waitstatus_to_exitcode(status),
            output.read().decode(),
            errors.read().decode(),
            used.ru_utime + used.ru_stime,
            used.ru_maxrss / 1024,
        )


def _become(case: Case, output: int, errors: int) -> None:
    """In the child: the limits, the folder, the words; never returns."""
    code = 70
    try:
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (_MOST_S, _MOST_S))
        os.dup2(output, 1)
        os.dup2(errors, 2)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8")
        sys.stderr = os.fdopen(2, "w", encoding="utf-8")
        os.environ.update(case.environment)
        os.chdir(case.folder)
        if case.is_nobody and os.getuid() == 0:
            os.setuid(_NOBODY)
        code = run(list(case.words))
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    _serve()
