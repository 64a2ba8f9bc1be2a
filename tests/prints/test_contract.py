"""Laws of what prints have in common."""

from dataclasses import replace

import numpy as np

from gare_fab.model.machine import KnifeHead
from gare_fab.model.plan import Section, Strokes
from gare_fab.prints.contract import width_of
from gare_fab.storage.catalogue import load_machine


def test_fills_are_drawn_as_wide_as_the_laser_burns() -> None:
    """Lines of other steps, and of machines that do not burn, as wide as can be seen."""
    laser = load_machine("diode_10w")
    knife = replace(laser, head=KnifeHead())
    none = Strokes(np.zeros((0, 3)), np.zeros(1, np.intp), np.zeros(0), np.zeros(0))
    fill, score = Section(0, "fill", none), Section(0, "score", none)
    assert width_of(fill, laser, 0.4) == 0.1
    assert width_of(score, laser, 0.4) == 0.4
    assert width_of(fill, knife, 0.4) == 0.4
