"""Laws of the short words for stock, place and steps."""

import pytest

from gare_fab.base.errors import WrongUsage
from gare_fab.geometry.wrap import Mapping
from gare_fab.model.stock import Board, Bottle, Roll, Sheet, Stock
from gare_fab.storage.catalogue import load_machine
from gare_fab.workshop.specs import place_of, step_of, stock_of

MACHINE = load_machine("co2_60w_chuck")


@pytest.mark.parametrize(
    ("text", "stock"),
    [
        ("", Sheet(*MACHINE.area)),
        ("sheet:300x200", Sheet(300.0, 200.0)),
        ("sheet:300X200x3", Sheet(300.0, 200.0, 3.0)),
        ("sheet:30cmx200mm", Sheet(300.0, 200.0)),
        ("roll:600", Roll(600.0)),
        ("board:300x200x18", Board(300.0, 200.0, 18.0)),
    ],
)
def test_stock_words(text: str, stock: Stock) -> None:
    """Each form of the word is that stock."""
    assert stock_of(text, MACHINE)[0] == stock


def test_a_bottle_word_tells_how_the_design_goes_round() -> None:
    """Mapping, reference height and front stand behind the bottle's id."""
    stock, wrapping = stock_of(
        "bottle:bourguignonne_75,mapping=paper,reference=150,front=90", MACHINE
    )
    assert isinstance(stock, Bottle)
    assert (wrapping.mapping, wrapping.reference, wrapping.front_deg) == (
        Mapping.PAPER,
        150.0,
        90.0,
    )


@pytest.mark.parametrize(
    "text",
    [
        "sheet",
        "sheet:300",
        "sheet:0x20",
        "sheet:-3x20",
        "sheet:1e9x20",
        "sheet:axb",
        "roll:3x4",
        "board:300x200",
        "bottle:bordelaise_57",
        "bottle:bordelaise_75,mapping=round",
        "bottle:bordelaise_75,colour=green",
        "barrel:30",
        "sheet:300x200,front=3",
    ],
)
def test_wrong_stock_words_are_told(text: str) -> None:
    """What is no stock is refused in a sentence."""
    with pytest.raises(WrongUsage):
        stock_of(text, MACHINE)


def test_place_words() -> None:
    """A name alone, a name with parameters, parameters alone; nothing is as drawn."""
    assert place_of("") is None
    assert place_of("drawn") is None
    for text, layout in (("centre", "centre"), ("fit,margin=5", "fit"), ("x=10,y=20", "at")):
        place = place_of(text)
        assert place is not None
        assert place.layout.id == layout


@pytest.mark.parametrize("text", ["middle", "x", "x=abc", "fit,margin=-3", "centre,spin=4"])
def test_wrong_place_words_are_told(text: str) -> None:
    """What is no place is refused in a sentence."""
    with pytest.raises(WrongUsage):
        place_of(text)


def test_step_words() -> None:
    """An operation, its parameters by name, and the layer that it is for."""
    step = step_of("cut layer=red speed=600")
    assert step.operation == "cut"
    assert step.params.plain()["speed"] == 600.0
    assert step.selects[0].name == "red"


@pytest.mark.parametrize(
    "text", ["cutt", "cut speed=fast", "cut speed=-1", "cut velocity=3", "cut paint=both"]
)
def test_wrong_step_words_are_told(text: str) -> None:
    """An unknown operation, parameter or value is refused in a sentence."""
    with pytest.raises(WrongUsage):
        step_of(text)
