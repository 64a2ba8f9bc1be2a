"""TOML that people wrote keeps what they wrote."""

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gare_fab.storage.toml_files import updated

KEYS = st.text("abc", min_size=1, max_size=2)
SCALARS = (
    st.integers(-9, 9) | st.floats(-9, 9) | st.booleans() | st.text("xy\n\"'", max_size=3)
)
TABLES = st.recursive(
    st.dictionaries(KEYS, SCALARS, max_size=3),
    lambda inner: st.dictionaries(
        KEYS, SCALARS | inner | st.lists(inner, max_size=2), max_size=3
    ),
    max_leaves=6,
)


@given(TABLES, TABLES)
def test_new_values_over_any_old_ones(old: dict[str, Any], new: dict[str, Any]) -> None:
    """Whatever stood in the file, it then says the new table."""
    assert tomllib.loads(updated(updated("", old), new)) == new


def test_remarks_and_order_stay() -> None:
    """A remark stays beside its value, and unchanged lines stay as they were."""
    text = "# mine\nb = 1  # one\na = 0x10\n\n[t]\nc = 3 # three\n"
    assert updated(text, {"a": 16, "b": 1, "t": {"c": 4}}) == text.replace("= 3", "= 4")
