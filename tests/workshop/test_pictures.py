"""Laws of pictures of job files."""

import numpy as np
import pytest

from gare_fab.storage.catalogue import load_machine
from gare_fab.workshop.pictures import _aside


@pytest.mark.parametrize(("turn", "axis"), [(30.0, "A"), (0.0, "Y")])
def test_the_rotary_s_turn_is_drawn_upwards(turn: float, axis: str) -> None:
    """A file in which the rotary turns is drawn over its angle, another over Y."""
    axes = ("X", "Y", "Z", "A")
    points = np.array([[0.0, 0.0, 0.0, 0.0], [10.0, 5.0, 0.0, turn]])
    assert axes[_aside(axes, points, load_machine("co2_grblhal_a"))] == axis
