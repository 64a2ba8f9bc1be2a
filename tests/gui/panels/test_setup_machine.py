"""The choice of a machine: owned ones at once, others on demand."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gare_fab.gui.panels.setup_machine import about_machine
from gare_fab.gui.panels.setup_rows import Picker
from gare_fab.storage.catalogue import load_machine
from tests.gui.desks import SET_UP, bottle_job, flat_job
from tests.gui.panels.setups import choose, job_of, part, setup_of

OWNED = replace(SET_UP, machines=("co2_60w_chuck", "diode_10w"))


def offered(picker: Picker) -> list[str]:
    """The ids that can be chosen."""
    return [str(picker.itemData(row)) for row in range(picker.count())]


def test_owned_machines_come_first_and_others_on_demand(qtbot: QtBot) -> None:
    """The last row shows all that the catalogue holds."""
    with setup_of(qtbot, flat_job(), OWNED) as (panel, desk, _):
        picker = part(panel, Picker, "machine")
        assert offered(picker) == ["co2_60w_chuck", "diode_10w", "*"]
        choose(qtbot, picker, 2)
        assert len(offered(picker)) > 5
        assert offered(picker)[:2] == ["co2_60w_chuck", "diode_10w"]
        assert picker.currentData() == job_of(desk).machine.id


def test_another_machine_is_in_the_job(qtbot: QtBot) -> None:
    """The chosen machine is the catalogue's, and one undo brings the old one back."""
    with setup_of(qtbot, flat_job(), OWNED) as (panel, desk, _):
        picker = part(panel, Picker, "machine")
        choose(qtbot, picker, 0)
        assert job_of(desk).machine == load_machine("co2_60w_chuck")
        desk.store.undo()
        assert job_of(desk).machine.id == "diode_10w"
        assert picker.currentData() == "diode_10w"


def test_the_jobs_machine_is_offered_though_nobody_owns_it(qtbot: QtBot) -> None:
    """A job from elsewhere shows its own machine."""
    job = replace(flat_job(), machine=replace(load_machine("k40_grbl"), id="of_a_friend"))
    with setup_of(qtbot, job, OWNED) as (panel, _, _asks):
        picker = part(panel, Picker, "machine")
        assert picker.currentData() == "of_a_friend"


def test_a_bottle_stays_under_a_machine_that_cannot_turn_it(qtbot: QtBot) -> None:
    """The stock is kept, and a sentence says what to do; back, the sentence goes."""
    with setup_of(qtbot, bottle_job(), OWNED) as (panel, desk, _):
        warning = part(panel, QLabel, "no_rotary")
        assert not warning.isVisible()
        stock = job_of(desk).stock
        choose(qtbot, part(panel, Picker, "machine"), 1)
        assert job_of(desk).stock is stock
        assert warning.isVisible()
        desk.store.undo()
        assert not warning.isVisible()


def test_a_machine_is_described_in_one_line() -> None:
    """Kind, power, bed, and whether it turns bottles."""
    machine = load_machine("co2_60w_chuck")
    assert about_machine(machine) == "CO2 laser 60 W · bed 600 × 400 mm · turns bottles"
    assert about_machine(load_machine("grbl_mill")).startswith("CNC mill · bed")
