"""Laws of timelines: rows can be asked by the time."""

import numpy as np
import pytest

from gare_fab.model.timeline import Timeline

LINE = Timeline(
    design=np.array([(0, 0), (10, 0), (10, 20)], np.float32),
    stock=np.zeros((3, 3), np.float32),
    ends_s=np.array([0.0, 2.0, 6.0]),
    is_work=np.array([False, False, True]),
    steps=np.array([-1, -1, 0], np.int16),
)


@pytest.mark.parametrize(
    ("seconds", "row", "place"),
    [
        (-1.0, 0, (0.0, 0.0)),
        (0.0, 0, (0.0, 0.0)),
        (1.0, 1, (5.0, 0.0)),
        (2.0, 1, (10.0, 0.0)),
        (3.0, 2, (10.0, 5.0)),
        (6.0, 2, (10.0, 20.0)),
        (1e9, 2, (10.0, 20.0)),
    ],
)
def test_the_tool_can_be_asked_where_it_is(
    seconds: float, row: int, place: tuple[float, float]
) -> None:
    """At the ends of rows it stands there, between them between, after all at the last."""
    assert LINE.row_at(seconds) == row
    assert LINE.place_at(seconds) == pytest.approx(place)


def test_an_empty_timeline_has_no_place() -> None:
    """Nothing to do is nowhere to be."""
    empty = Timeline.empty()
    assert len(empty) == 0
    assert empty.row_at(1.0) == 0
    assert empty.place_at(1.0) is None


def test_what_is_shared_is_not_changed() -> None:
    """The arrays are read-only."""
    with pytest.raises(ValueError, match="read-only"):
        LINE.ends_s[0] = 1.0
