"""Transfer functions of transparency masks: how much light lets how much through."""

import numpy as np

from gare_fab.base.errors import Unreadable
from gare_fab.geometry.arrays import Floats
from gare_fab.readers.pdf.copying import Copy
from gare_fab.readers.pdf.engine import fill_colours
from gare_fab.readers.pdf.objects import dictionary

_LEVELS = np.linspace(0.0, 1.0, 65)


def transferred(curve: Floats, light: Floats) -> Floats:
    """What a curve makes of shares of light."""
    return np.interp(light, _LEVELS, curve)


def curve_of(function: object) -> Floats | None:
    """What a function of the file makes of each level; None where it leaves them alone."""
    if not dictionary(function):
        return None
    copy = Copy()
    space = copy.share(b"[/Separation/T/DeviceGray %s]" % copy.add(function))
    words = b"".join(b"/C cs %f scn 0 0 1 1 re f\n" % level for level in _LEVELS.tolist())
    try:
        found = fill_colours(copy.page(words, {"ColorSpace": {"C": space}}, (0, 0, 1, 1)))
    except Unreadable:
        return None
    light = np.array([red for red, _, _ in found]) / 255
    return light if len(light) == len(_LEVELS) else None
