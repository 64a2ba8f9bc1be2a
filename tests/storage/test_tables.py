"""The laws of tables and dataclasses."""

from dataclasses import dataclass
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.base.errors import Unreadable
from gare_fab.storage.tables import Place, Plain, from_table, to_table

PLACE = Place("file.toml")


class Colour(Enum):
    """A choice."""

    RED = "red"
    PAIR = (0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A table in a table."""

    size: float
    count: int = 0


@dataclass(frozen=True, slots=True)
class Tree:
    """One field of each kind."""

    names: tuple[tuple[str, str], ...]
    colour: Colour
    leaves: tuple[Leaf, ...]
    first: Leaf
    points: tuple[tuple[float, float], ...]
    is_old: bool
    more: Plain
    note: str = ""
    weight: float | None = None
    single: Leaf | None = None


FINITE = st.floats(allow_nan=False, allow_infinity=False)
TEXTS = st.text(max_size=5)
LEAVES = st.builds(Leaf, FINITE, st.integers(-(2**60), 2**60))
TREES = st.builds(
    Tree,
    names=st.lists(st.tuples(TEXTS, TEXTS), max_size=3).map(tuple),
    colour=st.sampled_from(Colour),
    leaves=st.lists(LEAVES, max_size=3).map(tuple),
    first=LEAVES,
    points=st.lists(st.tuples(FINITE, FINITE), max_size=3).map(tuple),
    is_old=st.booleans(),
    more=st.dictionaries(TEXTS, st.integers()),
    note=TEXTS,
    weight=st.none() | FINITE,
    single=st.none() | LEAVES,
)


@given(TREES)
def test_table_and_back(tree: Tree) -> None:
    """A dataclass comes back from its table as it was."""
    assert from_table(Tree, to_table(tree), PLACE) == tree


def good() -> dict[str, object]:
    """A table with nothing wrong in it."""
    return to_table(Tree((("en", "Oak"),), Colour.RED, (Leaf(1.0),), Leaf(2.0), (), True, {}))  # noqa: FBT003 -- a field of a declaration under test


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("nots", "", "file.toml: there is no key 'nots'. Did you mean 'note'?"),
        ("xyzzy", "", "file.toml: there is no key 'xyzzy'; there are: names, "),
        ("first", 3, "file.toml, first: a table is needed here, not 3."),
        ("first", {}, "file.toml, first: 'size' is missing."),
        ("first", {"size": "1"}, "file.toml, first.size: a number is needed here, not '1'."),
        ("first", {"size": True}, "file.toml, first.size: a number is needed here, not True."),
        ("first", {"size": 10**400}, "first.size: so great a number is not a number to work"),
        ("first", {"size": float("inf")}, "file.toml, first.size: inf is not a number"),
        ("first", {"size": 1, "count": 1.5}, "first.count: a whole number is needed here"),
        ("leaves", [{"size": 1}, {"sise": 1}], "leaves[2]: there is no key 'sise'."),
        ("leaves", "abc", "file.toml, leaves: an array is needed here, not 'abc'."),
        ("points", [[1, 2, 3]], "points[1]: 2 values are needed here, not 3."),
        ("names", {"en": 1}, "file.toml, names.en: a text is needed here, not 1."),
        ("colour", "rad", "file.toml, colour: 'rad' is none of: red, (0.0, 1.0)."),
        ("is_old", 1, "file.toml, is_old: true or false is needed here, not 1."),
        ("note", {}, "file.toml, note: a text is needed here, not a table."),
        ("more", [], "file.toml, more: a table is needed here, not an array."),
    ],
)
def test_wrong_values_are_told(key: str, value: object, said: str) -> None:
    """What is wrong is said with the file, the key and what was wanted."""
    with pytest.raises(Unreadable) as caught:
        from_table(Tree, {**good(), key: value}, PLACE)
    assert said in str(caught.value.message)


def test_no_table_at_all() -> None:
    """Something else than a table is refused at the root."""
    with pytest.raises(Unreadable, match="a table is needed here"):
        from_table(Tree, [], PLACE)


def test_whole_numbers_are_numbers() -> None:
    """A whole number is a float where a float is wanted."""
    leaf = from_table(Leaf, {"size": 3}, PLACE)
    assert isinstance(leaf.size, float)


def test_defaults_may_be_left_out() -> None:
    """A key with a default may be missing; null is None where None may be."""
    table = good()
    del table["note"]
    assert from_table(Tree, {**table, "weight": None}, PLACE).weight is None
