"""Laws of what is wanted."""

import pytest

from gare_fab.geometry.lettering.wanted import GENERIC, generic_of


@pytest.mark.parametrize("name", GENERIC)
def test_generic_names_stand_for_themselves(name: str) -> None:
    """A generic family is known in any case and with space round it."""
    assert generic_of(f" {name.upper()} ") == name


def test_the_window_systems_names_are_generic() -> None:
    """The newer generic words stand for one of the five old ones."""
    assert generic_of("system-ui") == "sans-serif"
    assert generic_of("ui-monospace") == "monospace"


def test_names_of_fonts_are_not_generic() -> None:
    """A family's own name stands for no generic family, however like one it sounds."""
    assert generic_of("Noto Sans") is None
    assert generic_of("") is None
