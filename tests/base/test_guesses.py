"""Laws of guessing what a name may have meant."""

import pytest

from gare_fab.base.guesses import hint, nearest

KNOWN = ("co2_60w_chuck", "glass_bottle", "cut", "score")


@pytest.mark.parametrize(
    ("name", "meant"),
    [("cutt", "cut"), ("GLASS", "glass_bottle"), ("chuk", "co2_60w_chuck"), ("scor", "score")],
)
def test_a_misspelt_name_finds_its_own(name: str, meant: str) -> None:
    """The known name that is most like it, or has such a word, is meant."""
    assert nearest(name, KNOWN) == meant
    assert str(hint(name, KNOWN)) == f"Did you mean '{meant}'?"


def test_a_strange_name_gets_them_all() -> None:
    """Where nothing is alike, all known names are told."""
    assert nearest("zzz", KNOWN) == nearest("cut", ()) == ""
    assert str(hint("zzz", KNOWN)) == f"There are: {', '.join(KNOWN)}."
