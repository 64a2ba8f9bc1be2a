"""The G and M words by what they do to a program."""

from functools import lru_cache
from types import MappingProxyType

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints
from gare_fab.model.program import ToolMode

_SAME = 1e-6
MOTION = (0, 10, 20, 30, 800)  # tenths: G0 G1 G2 G3 G80
PLANE = (170, 180, 190)
UNITS = (200, 210)
DISTANCE = (900, 910)
ARC_DISTANCE = (901, 911)
FEED = (930, 940)
MODAL = MOTION + PLANE + UNITS + DISTANCE + ARC_DISTANCE + FEED

SWITCHES = MappingProxyType(
    {"M3": ToolMode.CONSTANT, "M4": ToolMode.DYNAMIC, "M5": ToolMode.OFF}
)
AIR = MappingProxyType({"M7": True, "M8": True, "M9": False, "M106": True, "M107": False})
ENDS = frozenset({"M2", "M30"})
RESETS = frozenset({"G92", "G92.1", "G92.2"})
SPOKEN = frozenset({"G4", "G53", "M0", "M6"}) | SWITCHES.keys() | AIR.keys() | ENDS | RESETS
# Axis words beside one of these are no move.
MOVELESS = RESETS | {"G28.1", "G30.1", "G43.1", "M201", "M203", "M204", "M205"}
# Nothing of these changes where the tool goes or what it does there.
_HARMLESS = (
    "G8 G15 G28.1 G30.1 G40 G43 G43.1 G49 G50 G54 G61 G61.1 G64 G69 G97 G98 G99 "
    "M1 M17 M18 M48 M49 M50 M51 M52 M53 M56 M62 M63 M64 M65 M67 M68 M82 M83 M84 "
    "M105 M110 M111 M114 M115 M117 M118 M119 M201 M203 M204 M205 M220 M221 M400"
)
HARMLESS = frozenset(_HARMLESS.split())
# An S on a line with one of these is no power and no spindle speed.
OTHER_S = frozenset({"G4", "M106", "M84", "M220", "M221", "M117", "M118"})


def tenths(values: Floats) -> Ints:
    """G and M numbers as whole tenths; -1 where a number has more decimals than that."""
    scaled = np.rint(np.clip(values, -1.0, 1e6) * 10.0)
    found: Ints = np.where(np.abs(scaled - values * 10.0) < _SAME, scaled, -1).astype(np.intp)
    return found


@lru_cache(maxsize=1024)
def name_of(letter: str, tenth: int) -> str:
    """The word in full: G38.2 from 382."""
    whole, rest = divmod(tenth, 10)
    return f"{letter}{whole}.{rest}" if rest else f"{letter}{whole}"


MODAL_NAMES = frozenset(name_of("G", tenth) for tenth in MODAL)
