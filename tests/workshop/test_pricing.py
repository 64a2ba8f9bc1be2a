"""Laws of prices."""

from dataclasses import replace

import pytest

from gare_fab.geometry.affine import Affine
from gare_fab.model.document import Document, Placement
from gare_fab.model.machine import Price
from gare_fab.model.material import Material
from gare_fab.model.stock import Board, Roll, Sheet, Stock
from gare_fab.storage.catalogue import load_bottle
from gare_fab.workshop.pricing import cost_of
from tests.documents import document, rectangle, stroked

PLY = Material("ply", (("en", "Ply"),), price_m2=40.0)
BY_PIECE = Material("bottle", (("en", "Bottle"),), price_piece=2.5)


def job(stock: Stock, material: Material | None, *sheets: int) -> Document:
    """A square from (10, 10) to (60, 60) on each of the sheets."""
    made = document(stroked(rectangle(10, 10, 50, 50)), stock=stock)
    machine = replace(made.machine, price=Price(per_hour=24.0, setup=3.0, currency="CHF"))
    return replace(
        made,
        machine=machine,
        material=material,
        placements=tuple(Placement(0, sheet=sheet) for sheet in sheets),
        sheet_count=max(sheets, default=0) + 1,
    )


def test_time_is_charged_by_the_hour_and_setup_once() -> None:
    """Half an hour at 24 an hour and 3 for the setup are 15, whatever the number of sheets."""
    for sheets in ((0,), (0, 1, 2)):
        price = cost_of(job(Sheet(300, 200), None, *sheets), 1800.0)
        assert (price.setup, price.time, price.material) == (3.0, 12.0, 0.0)
        assert price.total == 15.0
        assert price.currency == "CHF"


@pytest.mark.parametrize("stock", [Sheet(300.0, 200.0), Board(300.0, 200.0, 18.0)])
def test_sheets_and_boards_count_whole(stock: Stock) -> None:
    """A sheet of 0.06 m² at 40 a m² costs 2.40, two of them twice that."""
    assert cost_of(job(stock, PLY, 0), 0.0).material == pytest.approx(2.4)
    two = cost_of(job(stock, PLY, 0, 1), 0.0)
    assert two.material == pytest.approx(4.8)
    assert two.quantity == pytest.approx(0.12)
    assert two.unit == "m²"


def test_a_roll_counts_as_far_as_it_is_used() -> None:
    """Of a roll 600 mm wide, used up to 60 mm, 0.036 m² are paid; unused none."""
    assert cost_of(job(Roll(600.0), PLY, 0), 0.0).material == pytest.approx(1.44)
    assert cost_of(job(Roll(600.0), PLY), 0.0).material == 0.0
    made = job(Roll(600.0), PLY, 0)
    below = replace(made, placements=(Placement(0, Affine.moved(0.0, -500.0)),))
    assert cost_of(below, 0.0).material == 0.0


def test_bottles_count_by_the_piece() -> None:
    """Each sheet is a bottle more, and no area is asked for."""
    price = cost_of(job(load_bottle("bordelaise_75"), BY_PIECE, 0, 1, 2), 0.0)
    assert (price.material, price.quantity, price.unit) == (7.5, 3.0, "piece")
    assert cost_of(job(load_bottle("bordelaise_75"), PLY, 0), 0.0).material == 0.0


def test_flat_stock_without_a_price_by_area_counts_by_the_piece() -> None:
    """A blank that is bought by the piece is paid by the piece."""
    assert cost_of(job(Sheet(85.0, 54.0), BY_PIECE, 0, 1), 0.0).material == 5.0
