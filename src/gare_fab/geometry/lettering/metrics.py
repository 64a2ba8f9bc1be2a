"""The measures of a font, in em, Y up from the base line."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Metrics:
    """Heights above the base line; `descent` is the depth below it and positive.

    Places of lines are those of the font's tables, negative below the base line; so are the
    shifts of subscripts (down) and superscripts (up).
    """

    units_per_em: int
    ascent: float
    descent: float
    line_gap: float
    x_height: float
    cap_height: float
    underline_position: float
    underline_thickness: float
    strikeout_position: float
    strikeout_thickness: float
    subscript_shift: float
    superscript_shift: float
