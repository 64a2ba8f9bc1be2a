"""Laws of the fields in made texts."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.base.errors import WrongUsage
from gare_fab.model.values import (
    NO_VALUES,
    Filled,
    changed_names,
    fields_of,
    filled,
    with_value,
)

VALUES = (("n", "7"), ("lot", "L26-A"), ("vintage", "2025"), ("date", "2026-11-05"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No {n:03}", "No 007"),
        ("{n}/{n:2}", "7/ 7"),
        ("Lot {lot}, {vintage}", "Lot L26-A, 2025"),
        ("{date}", "05/11/2026"),
        ("{date:%Y-%m-%d %y %j %%}", "2026-11-05 26 309 %"),
        ("{vintage:06}", "002025"),
        ("{{n}} {n}", "{n} 7"),
        ("Château «été»\nœuvre", "Château «été»\nœuvre"),
        ("", ""),
    ],
)
def test_a_field_is_what_the_job_says(text: str, expected: str) -> None:
    """Numbers are as wide as asked, dates as written, a brace that is doubled is one."""
    assert filled(text, VALUES) == Filled(expected)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{lott}", "Did you mean 'lot'"),
        ("{}", "no field"),
        ("a { b", "stands alone"),
        ("a } b", "stands alone"),
        ("{n.real}", "no field"),
        ("{n.__class__}", "no field"),
        ("{n!r}", "no field"),
        ("{lot:03}", "not a whole number"),
        ("{n:.3f}", "its format is a width"),
        ("{n:999}", "its format is a width"),
        ("{lot:%d}", "is not a date"),
        ("{date:%B}", "not %B"),
        ("{date:%}", "not %"),
    ],
)
def test_what_cannot_be_filled_in_is_told_in_a_sentence(text: str, reason: str) -> None:
    """Unknown fields, formats and braces are refused, never guessed."""
    with pytest.raises(WrongUsage, match=reason):
        filled(text, VALUES)


def test_a_field_without_a_value_is_seen() -> None:
    """It stands in the text as it was written, and is named once."""
    found = filled("{n} {lot} {date:%Y} {lot}", NO_VALUES)
    assert found == Filled("1 {lot} {date:%Y} {lot}", ("lot", "date"))


@given(st.text())
def test_any_text_can_be_written(text: str) -> None:
    """With its braces doubled a text is itself, and has no fields."""
    doubled = text.replace("{", "{{").replace("}", "}}")
    assert filled(doubled, VALUES) == Filled(text)
    assert fields_of(doubled) == frozenset()


@given(st.text(alphabet="{}n:03% dlot.x[]!_"))
def test_only_our_own_errors_come_out(text: str) -> None:
    """Whatever braces and formats stand there, it is filled in or refused."""
    with suppress(WrongUsage):
        assert isinstance(filled(text, VALUES).text, str)


def test_fields_are_found_and_values_compared() -> None:
    """What a text uses, and what has changed between two jobs."""
    assert fields_of("{n:03} {{lot}} {date:%d}") == {"n", "date"}
    other = with_value(VALUES, "lot", "B")
    assert changed_names(VALUES, other) == {"lot"}
    assert with_value(other, "lot", "L26-A") == VALUES
    assert changed_names(VALUES, with_value(VALUES, "cask", "3")) == {"cask"}
