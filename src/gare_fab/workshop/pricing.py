"""What a job costs: time on its machine, and the stock that it uses up."""

from dataclasses import replace
from typing import assert_never

from gare_fab.model.cost import Cost, cost
from gare_fab.model.document import Document
from gare_fab.model.extent import placed_bounds
from gare_fab.model.stock import Board, Bottle, Roll, Sheet

_MM2_PER_M2 = 1e6


def cost_of(document: Document, time_s: float) -> Cost:
    """The price of the job: setup once, `time_s` on the machine, and its stock.

    A sheet or board counts whole, a roll over the length that is used, a bottle by the piece.
    Flat stock without a price by m² costs its price by the piece; an empty sheet costs
    nothing but for the first.
    """
    material = document.material
    sheets = _sheets(document)
    by_area = material.price_m2 if material else 0.0
    by_piece = material.price_piece if material else 0.0
    area = sum(_area(document, sheet) for sheet in sheets)
    if isinstance(document.stock, Bottle) or (by_piece and not by_area):
        return cost(document.machine.price, time_s, float(len(sheets)), "piece", by_piece)
    return cost(document.machine.price, time_s, area, "m²", by_area)


def _sheets(document: Document) -> list[int]:
    """The sheets that something lies on, the first in any case."""
    return sorted({0, *(placement.sheet for placement in document.placements)})


def _area(document: Document, sheet: int) -> float:
    """The m² of stock that one sheet of the job uses."""
    stock = document.stock
    match stock:
        case Sheet() | Board():
            return stock.width * stock.height / _MM2_PER_M2
        case Roll():
            return stock.width * _used_length(document, sheet) / _MM2_PER_M2
        case Bottle():
            return 0.0
        case _:
            assert_never(stock)


def _used_length(document: Document, sheet: int) -> float:
    """How far up the roll the artwork reaches, mm."""
    there = tuple(row for row in document.placements if row.sheet == sheet)
    bounds = placed_bounds(replace(document, placements=there))
    return max(bounds.y + bounds.height, 0.0) if bounds else 0.0
