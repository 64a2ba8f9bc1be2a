"""Laws of gare_fab.gui.dialogs.catalogue_rows."""

import pytest

from gare_fab.base.messages import Message
from gare_fab.gui.dialogs.bottles import _ABOUT, _MORE, _POINTS
from gare_fab.gui.dialogs.catalogue_paths import value_at, with_value
from gare_fab.gui.dialogs.catalogue_rows import (
    Kind,
    Row,
    figure_of,
    is_ticked,
    share,
    shown,
    stored,
)
from gare_fab.gui.dialogs.machines_rows import ABOUT, ADVANCED, AXES, CONTROLLER, PRICE
from gare_fab.gui.dialogs.materials import _ABOUT as MATERIAL
from gare_fab.gui.dialogs.materials import _SETTINGS
from gare_fab.gui.look.words import speak
from gare_fab.storage.catalogue import (
    bottle_ids,
    load_bottle,
    load_machine,
    load_material,
    machine_ids,
    material_ids,
)


@pytest.fixture(autouse=True)
def _english() -> None:
    speak("en")


def _everything() -> list[tuple[tuple[Row, ...], object]]:
    """All rows of the editors with all shipped entries that they show."""
    machines = [load_machine(name) for name in machine_ids()]
    materials = [load_material(name) for name in material_ids()]
    bottles = [load_bottle(name) for name in bottle_ids()]
    return [
        *((ABOUT + CONTROLLER + PRICE + ADVANCED, machine) for machine in machines),
        *((AXES, axis) for machine in machines for axis in machine.axes),
        *((MATERIAL, material) for material in materials),
        *((_SETTINGS, row) for material in materials for row in material.settings),
        *((_ABOUT + _MORE, bottle) for bottle in bottles),
        *((_POINTS, point) for bottle in bottles for point in bottle.profile),
    ]


def test_every_row_shows_every_shipped_entry() -> None:
    """Every declared path exists in every shipped entry, and every choice has its words."""
    for rows, entry in _everything():
        for row in rows:
            value = value_at(entry, row.path)
            if row.kind is Kind.CHOICE:
                assert shown(row, entry), (row.path, value)


def test_a_figure_that_is_shown_is_the_one_that_is_stored() -> None:
    """Taking over what a field shows changes no shipped figure."""
    for rows, entry in _everything():
        for row in rows:
            value = value_at(entry, row.path)
            if row.kind is Kind.NUMBER and isinstance(value, int | float):
                figure = figure_of(shown(row, entry))
                assert stored(row, figure, value) == value, row.path
                assert isinstance(stored(row, figure, value), type(value))


def test_shares_are_percents() -> None:
    """A share of 0.07 is shown as 7 %, and 7 % is kept as 0.07."""
    row = share("power", Message("Power"))
    assert stored(row, 7.0, 0.5) == 0.07


def test_numbers_take_a_comma_or_a_point() -> None:
    """Both ways to write a number are understood in both languages; words are no number."""
    for language in ("fr", "en"):
        speak(language)
        assert figure_of("1,5") == figure_of(" 1.5 ") == 1.5
    assert figure_of("wide") is None
    assert figure_of("inf") is None


def test_an_inverse_tick_is_on_where_the_value_is_false() -> None:
    """What is not unconfirmed is ticked as confirmed."""
    bottle = load_bottle("bordelaise_75")
    row = Row("is_unconfirmed", Message("Measured"), Kind.TICK, is_inverse=True)
    assert not is_ticked(row, bottle)
    assert is_ticked(row, with_value(bottle, "is_unconfirmed", False))


def test_what_we_remark_is_said_in_the_spoken_language() -> None:
    """A shipped remark is translated; one of the user's own, braces and all, is not."""
    (row,) = (row for row in ABOUT if row.path == "notes")
    machine = load_machine("co2_60w_chuck")
    assert shown(row, machine) == machine.notes
    speak("fr")
    assert shown(row, machine).startswith("Un tube dure")
    mine = "{Ask me} before."
    assert shown(row, with_value(machine, "notes", mine)) == mine
    speak("en")
