"""The family's member: G-code."""

from gare_fab.writers.contract import Writer
from gare_fab.writers.gcode.objections import objections
from gare_fab.writers.gcode.quantise import quantise
from gare_fab.writers.gcode.reader import read
from gare_fab.writers.gcode.writer import write

GCODE = Writer(
    id="gcode",
    label="G-code",
    suffixes=(".nc", ".gcode", ".ngc", ".gc", ".tap", ".cnc"),
    objections=objections,
    quantise=quantise,
    write=write,
    read=read,
)
