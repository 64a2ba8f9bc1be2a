"""Laws of the doors: each opens on a job that only lacks its artwork."""

from dataclasses import replace
from pathlib import Path

import pytest

from gare_fab.model.document import Document, Placement
from gare_fab.model.machine import MachineKind
from gare_fab.model.problem import Severity
from gare_fab.model.read_options import ReadOptions
from gare_fab.model.stock import Board, Bottle, Sheet
from gare_fab.workshop.doors import Door, behind, new_document
from gare_fab.workshop.importing import read_artwork
from gare_fab.workshop.specs import place_of
from gare_fab.workshop.stepping import steps_for
from gare_fab.workshop.studying import study
from tests.workshop.examples import EXAMPLES

LOGO = EXAMPLES / "domaine_bordelaise" / "logo.svg"


@pytest.fixture(autouse=True)
def _nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the shipped catalogue."""
    monkeypatch.setenv("GARE_FAB_HOME", str(tmp_path))


def with_logo(job: Document) -> Document:
    """The job with a logo fitted into it."""
    artwork = read_artwork(LOGO, ReadOptions(tolerance=job.tolerance))
    place = place_of("fit,margin=5")
    assert place is not None
    filled = replace(
        job,
        artworks=(artwork,),
        placements=(Placement(0),),
        steps=steps_for((artwork,), job.machine),
    )
    return place.layout.arrange(place.params, filled)


@pytest.mark.parametrize("door", Door)
def test_a_drawing_behind_a_door_can_be_made_at_once(door: Door) -> None:
    """With a logo fitted in, each door's job is accepted as it is."""
    report = study(with_logo(behind(door))).report
    errors = [each for each in report.problems if each.severity is Severity.ERROR]
    assert errors == []
    assert report.time_s > 0.0


def test_each_door_has_its_stock() -> None:
    """A bottle, a page, a bed."""
    assert isinstance(behind(Door.BOTTLE).stock, Bottle)
    assert behind(Door.STICKERS).stock == Sheet(210.0, 297.0)
    flat = behind(Door.FLAT)
    assert flat.stock == Sheet(*flat.machine.area, 3.0)


def test_the_first_owned_machine_that_can_is_taken() -> None:
    """A bottle goes to the owned rotary, stickers to a laser; none is invented."""
    owned = ("sold_long_ago", "grbl_mill", "diode_10w", "co2_60w_rollers")
    assert behind(Door.BOTTLE, owned).machine.id == "co2_60w_rollers"
    assert behind(Door.STICKERS, owned).machine.id == "diode_10w"
    mill = behind(Door.FLAT, owned)
    assert (mill.machine.kind, type(mill.stock)) == (MachineKind.MILL, Board)


def test_without_one_that_can_the_first_owned_is_taken() -> None:
    """Who owns no rotary still gets a bottle, and the study says what is missing."""
    job = behind(Door.BOTTLE, ("k40_grbl",))
    assert job.machine.id == "k40_grbl"
    assert study(with_logo(job)).report.is_refused


def test_a_new_job_is_told_in_words() -> None:
    """Machine, material and stock are those of the words."""
    job = new_document("diode_10w", "cardboard", "sheet:210x148")
    assert (job.machine.id, job.stock) == ("diode_10w", Sheet(210.0, 148.0))
    assert job.material is not None
    assert job.material.id == "cardboard"
    bed = new_document("diode_10w")
    assert (bed.stock, bed.material) == (Sheet(*bed.machine.area), None)
