"""Numbers in words: the shortest digits that say them exactly."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.base.progress import SILENT
from gare_fab.writers.gcode.words import CHUNK, LIMIT, Column, lines_of


def shortest(value: int, decimals: int) -> str:
    """The number as a person writes it."""
    text = f"{Decimal(value).scaleb(-decimals):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def said(values: list[int], decimals: int) -> list[str]:
    """The lines that our columns make."""
    array = np.array(values, np.intp)
    column = Column(b"X", array, decimals, np.ones(len(array), np.bool_))
    return lines_of([column], b"\n", SILENT).tobytes().decode().splitlines()


@pytest.mark.parametrize("decimals", range(7))
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_numbers_are_shortest_and_exact(decimals: int, data: st.DataObject) -> None:
    """Digits without leading or trailing zeros, never "-0", for all sizes and decimals."""
    most = LIMIT * 10**decimals - 1
    numbers = st.one_of(st.integers(-most, most), st.integers(-20, 20))
    values = data.draw(st.lists(numbers, min_size=1, max_size=30))
    assert said(values, decimals) == [f"X{shortest(value, decimals)}" for value in values]


def test_round_numbers_of_all_sizes() -> None:
    """Powers of ten and their neighbours, where digits come and go."""
    values = [s * (10**e + d) for e in range(11) for d in (-1, 0, 1) for s in (1, -1)]
    assert said(values, 3) == [f"X{shortest(value, 3)}" for value in values]


def test_words_that_are_not_said_leave_no_trace() -> None:
    """A line holds the words of its mask alone, in the order of the columns."""
    numbers = np.array([1, 20000, 3])
    columns = [
        Column(b"G", np.array([1, 1, 0], np.uint8), 0, np.array([True, False, True])),
        Column(b" X", numbers, 1, np.array([True, True, False])),
    ]
    assert lines_of(columns, b"\r\n", SILENT).tobytes() == b"G1 X0.1\r\n X2000\r\nG0\r\n"


def test_chunks_join_without_a_seam() -> None:
    """More lines than one chunk come out in their order."""
    count = CHUNK + 3
    lines = said(list(range(count)), 0)
    assert lines == [f"X{number}" for number in range(count)]
