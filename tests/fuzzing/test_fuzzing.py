"""Two hundred damaged files for each reader; `make fuzz` runs ten thousand."""

import pytest

from gare_fab.readers.registry import READERS
from tests.fuzzing.running import run

_CASES = 200


@pytest.mark.parametrize("reader", [reader.id for reader in READERS])
def test_damaged_files_end_in_a_sentence(reader: str) -> None:
    """Whatever is damaged, only our errors come out, in bounded time and memory."""
    outcome = run(reader, _CASES, seed=1)
    assert outcome.faults == ()
    assert outcome.read + outcome.refused == _CASES
