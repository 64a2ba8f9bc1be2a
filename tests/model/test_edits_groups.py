"""Laws of groups and of the order of painting."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.model.document import Document, PlacementId
from gare_fab.model.edits import Ids
from gare_fab.model.edits_groups import Order, group, lay_above, order, ungroup, with_groups
from tests.model.layouts import DOCUMENTS, IDS, after, ids, row


def sequence(made: Document) -> list[int]:
    """The ids in paint order."""
    return [each.id for each in made.placements]


@given(DOCUMENTS, IDS)
def test_whole_groups_are_whole(made: Document, some: Ids) -> None:
    """Asking for the whole of a whole adds nothing, and every group is in it or not at all."""
    whole = with_groups(made, some)
    assert with_groups(made, whole) == whole
    for number in {each.group for each in made.placements} - {0}:
        members = {each.id for each in made.placements if each.group == number}
        assert members <= whole or not members & whole


@given(DOCUMENTS, IDS)
def test_grouping_merges_whole_groups(made: Document, some: Ids) -> None:
    """Two or more become one group with all that was grouped with them; others stay."""
    whole = with_groups(made, some)
    new = group(some)(made)
    numbers = {each.group for each in new.placements if each.id in whole}
    assert len(whole) < 2 or (len(numbers) == 1 and 0 not in numbers)
    pairs = zip(new.placements, made.placements, strict=True)
    assert all(one == other for one, other in pairs if one.id not in whole)
    assert not numbers & {each.group for each in new.placements if each.id not in whole} - {0}


@given(DOCUMENTS, IDS)
def test_ungrouping_dissolves_whole_groups(made: Document, some: Ids) -> None:
    """None of them is in a group, and no other group lost a member."""
    new = ungroup(some)(made)
    whole = with_groups(made, some)
    assert all(each.group == 0 for each in new.placements if each.id in whole)
    left = Counter(each.group for each in made.placements if each.id not in whole)
    found = Counter(each.group for each in new.placements if each.id not in whole)
    assert found == left


def test_a_group_grouped_again_is_the_same() -> None:
    """So is a group of one: none."""
    made = group(ids(1, 2))(row(0.0, 20.0, 40.0))
    assert group(ids(1))(made) is made
    assert group(ids(3))(made) is made


@given(DOCUMENTS, IDS, st.sampled_from(Order))
def test_an_order_is_a_permutation_within_sheets(
    made: Document, some: Ids, where: Order
) -> None:
    """The same placements; which sheet comes where in the list is as before."""
    new = order(some, where)(made)
    assert sorted(sequence(new)) == sorted(sequence(made))
    assert [each.sheet for each in new.placements] == [each.sheet for each in made.placements]
    for is_picked in (True, False):
        kept = [each.id for each in new.placements if (each.id in some) is is_picked]
        on_sheets = [
            [each for each in kept if each in on]
            for on in (
                {each.id for each in made.placements if each.sheet == sheet}
                for sheet in (0, 1)
            )
        ]
        before = [
            [
                each.id
                for each in made.placements
                if each.sheet == sheet and (each.id in some) is is_picked
            ]
            for sheet in (0, 1)
        ]
        assert on_sheets == before


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Order.FRONT, [1, 3, 5, 2, 4]),
        (Order.BACK, [2, 4, 1, 3, 5]),
        (Order.UP, [1, 3, 2, 5, 4]),
        (Order.DOWN, [2, 1, 4, 3, 5]),
    ],
)
def test_orders_of_two_among_five(where: Order, expected: list[int]) -> None:
    """The last is painted uppermost."""
    made = row(0.0, 1.0, 2.0, 3.0, 4.0)
    assert sequence(order(ids(2, 4), where)(made)) == expected


def test_what_is_uppermost_rises_no_more() -> None:
    """The very same document."""
    made = row(0.0, 1.0, 2.0)
    assert after(made, order(ids(2, 3), Order.UP), order(ids(1), Order.DOWN)) is made


@given(DOCUMENTS, IDS, st.integers(0, 7))
def test_what_is_laid_above_another_lies_there(made: Document, some: Ids, other: int) -> None:
    """They lie right above the other, below all without one; each keeps its own order."""
    there = sequence(made)
    is_known = other in there and other not in some
    new = sequence(lay_above(some, PlacementId(other) if other else None)(made))
    picked = [name for name in there if name in some]
    rest = [name for name in there if name not in some]
    at = rest.index(PlacementId(other)) + 1 if is_known else 0
    expected = [*rest[:at], *picked, *rest[at:]] if is_known or not other else there
    assert new == expected
