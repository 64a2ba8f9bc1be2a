"""Laws of what stands in for what is not there."""

import pytest

from gare_fab.geometry.lettering.library import Fonts
from gare_fab.geometry.lettering.substitutes import (
    alike,
    carried_for,
    key_of,
    kind_of,
    stroke_font_for,
)
from gare_fab.geometry.lettering.wanted import GENERIC

_CARRIED = {key_of(family.name): family for family in Fonts(has_system=False).families()}


@pytest.mark.parametrize("generic", GENERIC)
def test_every_generic_family_has_a_carried_font(generic: str) -> None:
    """For each generic family one of the fonts named is carried."""
    assert any(key_of(family) in _CARRIED for family in carried_for(generic))


@pytest.mark.parametrize(
    "name",
    [
        "txt",
        "TXT.SHX",
        "simplex.shx",
        r"C:\\fonts\\RomanS.shx",
        "isocp",
        "gothice",
        "scripts",
        "",
    ],
)
def test_every_pen_font_has_a_carried_single_line_font(name: str) -> None:
    """Any SHX name, with folder and ending or without, gives a family that is carried."""
    assert _CARRIED[key_of(stroke_font_for(name))].is_single_line


def test_likeness_is_mutual() -> None:
    """Where one font is like another, that one is like it."""
    for family in ("Arial", "Times New Roman", "Courier New", "Garamond"):
        assert all(family in alike(other) for other in alike(family))


def test_names_tell_their_kind() -> None:
    """A name's words, or those of its likes, tell the generic family; others tell nothing."""
    assert kind_of("Foo Sans Mono") == "monospace"
    assert kind_of("Cambria") is None
    assert kind_of("Thorndale") == "serif"
    assert kind_of("Comic Sans MS") == "cursive"
