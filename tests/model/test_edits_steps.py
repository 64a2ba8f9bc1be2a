"""Laws of the edits of steps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.base.params import Params
from gare_fab.model.document import Document
from gare_fab.model.edits_steps import (
    add_step,
    move_step,
    remove_step,
    set_step,
    set_steps,
)
from gare_fab.model.step import Step
from tests.model.layouts import after, row

A, B, C, D = (Step(name, Params()) for name in "abcd")


def names(made: Document) -> str:
    """The operations, in order."""
    return "".join(step.operation for step in made.steps)


def three() -> Document:
    """A document of three steps."""
    return set_steps((A, B, C))(row(0.0))


@pytest.mark.parametrize(("at", "expected"), [(None, "abcd"), (0, "dabc"), (2, "abdc")])
def test_a_step_is_added_where_it_was_asked_for(at: int | None, expected: str) -> None:
    """Last without a place."""
    assert names(add_step(D, at)(three())) == expected


def test_a_step_is_exchanged_or_taken_away() -> None:
    """The others stay in order."""
    assert names(set_step(1, D)(three())) == "adc"
    assert names(remove_step(1)(three())) == "ac"


@given(st.integers(0, 2), st.integers(0, 2))
def test_a_moved_step_stands_where_it_was_moved(old: int, new: int) -> None:
    """And back again is as before."""
    made = three()
    moved = move_step(old, new)(made)
    assert moved.steps[new] == made.steps[old]
    assert move_step(new, old)(moved).steps == made.steps


def test_what_is_already_so_is_the_very_same_document() -> None:
    """Nothing to undo."""
    made = three()
    assert after(made, set_step(1, B)) is made


def test_a_step_that_is_not_there() -> None:
    """An IndexError, as of any tuple."""
    for edit in (
        set_step(3, D),
        remove_step(3),
        move_step(3, 0),
    ):
        with pytest.raises(IndexError):
            edit(three())
