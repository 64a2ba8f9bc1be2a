"""Laws of gare_fab.gui.dialogs.catalogue_paths."""

from dataclasses import replace

from gare_fab.gui.dialogs.catalogue_paths import key_of, value_at, with_value
from gare_fab.storage.catalogue import load_bottle, load_machine

MACHINE = load_machine("co2_60w_rollers")


def test_what_is_put_at_a_path_lies_there() -> None:
    """A value put at a path is found there, and nothing else has changed."""
    for path, value in (
        ("area.1", 123.0),
        ("controller.look_ahead", 7),
        ("names.fr", "Le gros"),
    ):
        changed = with_value(MACHINE, path, value)
        assert value_at(changed, path) == value
        assert with_value(changed, path, value_at(MACHINE, path)) == MACHINE


def test_an_empty_text_takes_a_language_away() -> None:
    """A name that is emptied is no name; a language that is not there reads as empty."""
    changed = with_value(MACHINE, "names.fr", "")
    assert dict(changed.names) == {"en": dict(MACHINE.names)["en"]}
    assert value_at(changed, "names.fr") == ""


def test_below_nothing_there_is_nothing() -> None:
    """A path below a part that is None reads None, and cannot be set."""
    bare = replace(MACHINE, rotary=None)
    assert value_at(bare, "rotary.axis") is None
    assert with_value(bare, "rotary.axis", "A") == bare


def test_items_of_points_have_numbers() -> None:
    """One coordinate of a point can be changed alone."""
    bottle = load_bottle("bordelaise_75")
    changed = with_value(bottle, "zone.1", 150.0)
    assert changed.zone == (bottle.zone[0], 150.0)
    assert key_of("zone.1") == "zone"
