"""The readers that are declared, and what reads for them."""

import subprocess
import sys

import pytest

from gare_fab.readers.contract import Reader
from gare_fab.readers.registry import READERS


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.id)
def test_what_reads_is_there(reader: Reader) -> None:
    """Each declaration names a function that can be imported."""
    assert callable(reader.reads.now())


def test_declarations_alone_bring_nothing_heavy() -> None:
    """Who lists the readers has not imported what reads, nor the libraries for it."""
    code = "import sys, gare_fab.readers.registry; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert not loaded & {f"gare_fab.readers.{reader.id}.reader" for reader in READERS}
    assert not loaded & {"ezdxf", "pypdf", "pypdfium2", "uharfbuzz", "fontTools", "lxml"}
