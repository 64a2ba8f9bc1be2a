"""The writers there are."""

from gare_fab.writers.contract import Writer
from gare_fab.writers.gcode.member import GCODE

WRITERS: tuple[Writer, ...] = (GCODE,)
