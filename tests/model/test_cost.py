"""Laws of costs."""

import pytest

from gare_fab.model.cost import cost
from gare_fab.model.machine import Price


def test_a_cost_is_the_sum_of_its_parts() -> None:
    """Setup once, time by the hour, material by its unit."""
    found = cost(Price(per_hour=30.0, setup=2.0), 600.0, 0.5, "m²", 12.0)
    assert (found.setup, found.time, found.material) == (2.0, 5.0, 6.0)
    assert found.total == pytest.approx(13.0)


def test_what_is_free_costs_nothing() -> None:
    """Without prices there is none."""
    assert cost(Price(), 3600.0, 9.0, "piece", 0.0).total == 0.0
