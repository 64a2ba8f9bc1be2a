"""A part's progress is a share of the whole's."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.base.errors import Cancelled
from gare_fab.base.messages import Message
from gare_fab.base.progress import SILENT, Part

SHARES = st.floats(0.0, 1.0)


@dataclass(slots=True)
class Recorder:
    """Keeps what it is told; stops past a share."""

    stops_at: float = 2.0
    told: list[float] = field(default_factory=list)

    def report(self, done: float) -> None:
        """Keep the share done."""
        if done > self.stops_at:
            raise Cancelled(Message("Stopped."))
        self.told.append(done)


@given(SHARES, SHARES, SHARES)
def test_part_of_the_whole(one: float, other: float, done: float) -> None:
    """A part reports between its two ends, and its ends exactly."""
    low, high = sorted((one, other))
    recorder = Recorder()
    part = Part(recorder, low, high)
    part.report(done)
    part.report(0.0)
    assert low - 1e-12 <= recorder.told[0] <= high + 1e-12
    assert recorder.told[1] == low


def test_stopping_goes_through_parts() -> None:
    """What the whole raises reaches the work within a part."""
    part = Part(Part(Recorder(stops_at=0.5), 0.0, 0.8), 0.5, 1.0)
    part.report(0.1)
    with pytest.raises(Cancelled):
        part.report(0.9)


def test_silence() -> None:
    """Nobody is told, and nothing stops."""
    SILENT.report(1.0)
