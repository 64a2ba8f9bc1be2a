"""How many mm a drawing unit is: from $INSUNITS, from the user, or a guess that says so."""

from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from gare_fab.base.messages import Message
from gare_fab.base.units import unit_word, unit_words
from gare_fab.geometry.arrays import Floats

_INCH = 25.4
_SURVEY_FOOT = 1200 / 3937 * 1000

# $INSUNITS: name and mm
INSUNITS = MappingProxyType(
    {
        1: ("in", _INCH),
        2: ("ft", 12 * _INCH),
        3: ("mi", 63360 * _INCH),
        4: ("mm", 1.0),
        5: ("cm", 10.0),
        6: ("m", 1e3),
        7: ("km", 1e6),
        8: ("µin", 1e-6 * _INCH),
        9: ("mil", 1e-3 * _INCH),
        10: ("yd", 36 * _INCH),
        11: ("Å", 1e-7),
        12: ("nm", 1e-6),
        13: ("µm", 1e-3),
        14: ("dm", 100.0),
        15: ("dam", 1e4),
        16: ("hm", 1e5),
        17: ("Gm", 1e12),
        18: ("au", 1.495978707e14),
        19: ("ly", 9.4607304725808e18),
        20: ("pc", 3.0856775814913673e19),
        21: ("US survey ft", _SURVEY_FOOT),
        22: ("US survey in", _SURVEY_FOOT / 12),
        23: ("US survey yd", 3 * _SURVEY_FOOT),
        24: ("US survey mi", 5280 * _SURVEY_FOOT),
    }
)
BY_NAME = MappingProxyType(dict(INSUNITS.values()))
CHOICES = ("auto", "mm", "cm", "m", "in", "ft", "µm", "mil", "dm", "km", "yd")
WORDS = unit_words(CHOICES)

_EXACT = 1e-6
_NEARLY_ALL, _MANY = 0.9, 0.1
_LARGEST_INCH_DRAWING = 30.0
_LARGEST_MM_DRAWING = 5000.0


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, how it is known, and whether the user should look at it."""

    mm: float
    note: Message
    is_guess: bool = False


def unit_of(choice: str, insunits: int, vertices: Floats) -> Unit:
    """The unit of a drawing with these vertices (N, 2) in its own units."""
    if choice != "auto":
        return Unit(
            BY_NAME[choice], Message("Unit chosen: {unit}.", {"unit": unit_word(choice)})
        )
    if insunits in INSUNITS:
        name, mm = INSUNITS[insunits]
        return Unit(mm, Message("Unit from the file: {unit}.", {"unit": unit_word(name)}))
    return _guess(vertices)


def known(choice: str, insunits: int) -> float:
    """The mm of a unit that is chosen or in the file; 1 where it will be guessed."""
    if choice != "auto":
        return BY_NAME[choice]
    return INSUNITS[insunits][1] if insunits in INSUNITS else 1.0


def _guess(vertices: Floats) -> Unit:
    if not len(vertices):
        return Unit(1.0, Message("The file names no unit; taken as mm."))
    size = float(np.ptp(vertices, axis=0).max())
    if size > _LARGEST_MM_DRAWING:
        note = "The file names no unit and the drawing is very large; taken as mm."
        return Unit(1.0, Message(note), is_guess=True)
    if size < _LARGEST_INCH_DRAWING and _is_in_sixteenths(vertices):
        note = (
            "The file names no unit; its sizes are fractions of an inch, so taken as inches."
        )
        return Unit(_INCH, Message(note), is_guess=True)
    return Unit(1.0, Message("The file names no unit; taken as mm."), is_guess=True)


def _is_in_sixteenths(vertices: Floats) -> bool:
    """Nearly all coordinates are sixteenths, and many of them eighths or finer."""
    sixteenths = vertices.ravel() * 16
    fits = np.abs(sixteenths - np.rint(sixteenths)) < _EXACT
    fine = fits & (np.rint(sixteenths) % 4 != 0)
    return bool(fits.mean() > _NEARLY_ALL and fine.mean() > _MANY)
