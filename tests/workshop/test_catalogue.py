"""Laws of the catalogue's editors: nonsense is never written, a reset brings back our own."""

from dataclasses import replace
from pathlib import Path

import pytest

from gare_fab.base.errors import Unreadable, WrongUsage
from gare_fab.model.machine import Machine
from gare_fab.model.material import Material
from gare_fab.model.stock import Bottle
from gare_fab.storage.places import data_folder
from gare_fab.workshop.catalogue import (
    Shelf,
    Thing,
    copy_of,
    free_id,
    keep,
    listed,
    open_bottle,
    open_machine,
    open_material,
    reset,
    shelf_of,
    volume_ml,
    with_listing,
)

THINGS = (open_machine("k40_grbl"), open_material("paper"), open_bottle("bordelaise_75"))
LISTING = "$110=7777.0\n$111=6000.0\n$32=0\n"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user of the test's own."""
    monkeypatch.setenv("GARE_FAB_HOME", str(tmp_path))


def row(thing: Thing, name: str = "") -> tuple[bool, bool]:
    """Whether a thing is listed as the user's own, and as shipped."""
    (found,) = [row for row in listed(shelf_of(thing)) if row.id == (name or thing.id)]
    return found.is_own, found.is_shipped


def nonsense(thing: Thing) -> Thing:
    """The thing with a value that makes none."""
    match thing:
        case Machine():
            return replace(thing, area=(-1.0, 100.0))
        case Material():
            return replace(thing, settings=(replace(thing.settings[0], speed=float("nan")),))
        case Bottle():
            return replace(thing, profile=((0.0, 30.0),))


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: thing.id)
def test_what_is_kept_is_listed_as_own_until_it_is_reset(thing: Thing) -> None:
    """A changed copy of ours stands in for it; after a reset ours is back."""
    assert row(thing) == (False, True)
    keep(replace(thing, names=(("fr", "Le mien"),)))
    assert row(thing) == (True, True)
    names = [each.names for each in listed(shelf_of(thing)) if each.id == thing.id]
    assert names == [(("fr", "Le mien"),)]
    reset(shelf_of(thing), thing.id)
    assert row(thing) == (False, True)
    reset(shelf_of(thing), thing.id)


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: thing.id)
def test_a_copy_stands_beside_its_original(thing: Thing) -> None:
    """It has an id of its own, is the user's alone, and goes when it is deleted."""
    copy = copy_of(thing, (("fr", "Le mien à moi"),))
    assert copy.id == "le_mien_a_moi"
    keep(copy)
    assert row(copy) == (True, False)
    assert row(thing) == (False, True)
    assert copy_of(thing, copy.names).id == "le_mien_a_moi_2"
    reset(shelf_of(copy), copy.id)
    assert copy.id not in {each.id for each in listed(shelf_of(copy))}


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: thing.id)
def test_nonsense_is_refused_before_anything_is_written(thing: Thing) -> None:
    """The sentence names the value, and what was there is untouched."""
    with pytest.raises(Unreadable, match=thing.id):
        keep(nonsense(thing))
    assert not list(data_folder().rglob("*"))
    path = keep(thing)
    before = path.read_bytes()
    with pytest.raises(Unreadable):
        keep(nonsense(thing))
    assert path.read_bytes() == before


def test_a_damaged_file_is_listed_with_its_fault() -> None:
    """One bad file of the user's does not hide the others."""
    path = keep(THINGS[0])
    path.write_text("id = 3", "utf-8")
    rows = {each.id: each for each in listed(Shelf.MACHINES)}
    fault = rows["k40_grbl"].fault
    assert fault is not None
    assert "k40_grbl.toml" in fault.text()
    assert rows["diode_10w"].fault is None
    assert rows["diode_10w"].kind == "laser"


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Ma bouteille", "ma_bouteille"),
        ("  Éloïse & fils (2) ", "eloise_fils_2"),
        ("Cœur", "coeur"),
        ("葡萄", "bottle"),
        ("bordelaise 75", "bordelaise_75_2"),
        ("x" * 99, "x" * 59),
    ],
)
def test_ids_are_made_from_names(name: str, wanted: str) -> None:
    """Letters without accents, one _ between words, and none that is taken."""
    assert free_id(name, Shelf.BOTTLES) == wanted


def test_an_id_that_is_no_file_s_name_is_refused() -> None:
    """A path in place of an id gets a sentence."""
    with pytest.raises(WrongUsage):
        keep(replace(THINGS[0], id="../outside"))


def test_a_listing_fills_in_a_machine() -> None:
    """Its figures stand in the machine, and what does not fit is told."""
    machine, problems = with_listing(THINGS[0], LISTING)
    x = machine.axis("X")
    assert x is not None
    assert x.max_rate == 7777.0
    assert "Laser mode is off" in problems[0].message.text()


def test_the_volume_is_that_of_the_profile() -> None:
    """A cylinder of 100 mm and 50 mm radius holds 785 ml."""
    assert volume_ml(((0.0, 50.0), (100.0, 50.0))) == pytest.approx(785.398, abs=0.01)
