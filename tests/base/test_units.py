"""Lengths in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.base.errors import WrongUsage
from gare_fab.base.units import MM_PER, length_mm


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("12.5", 12.5),
        ("12.5mm", 12.5),
        (" -1 IN ", -25.4),
        ("72pt", 25.4),
        ("6pc", 25.4),
        ("96px", 25.4),
        ("2.54cm", 25.4),
        (".5m", 500.0),
        ("4q", 1.0),
        ("1e2", 100.0),
        ("+3.", 3.0),
    ],
)
def test_known_lengths(text: str, length: float) -> None:
    """An inch is 25.4 mm, 72 points, 6 picas, 96 pixels."""
    assert length_mm(text) == pytest.approx(length, rel=1e-12)


@given(st.floats(-1e6, 1e6), st.sampled_from(sorted(MM_PER)))
def test_number_and_unit(number: float, unit: str) -> None:
    """A number with a unit is the number times the unit."""
    assert length_mm(f"{number!r}{unit}") == number * MM_PER[unit]


@pytest.mark.parametrize(
    "text", ["", "mm", "1 foot", "1e", "nan", "inf", "1e999", "1,5", "--1"]
)
def test_no_length(text: str) -> None:
    """What is no finite number with a known unit is refused, with how to write one."""
    with pytest.raises(WrongUsage, match="is not a length"):
        length_mm(text)
