"""What a dialect can say of a program: the law is `read(write(p)) == quantise(p)`."""

from gare_fab.model.machine import Machine
from gare_fab.model.program import Program
from gare_fab.writers.gcode.canonical import program_of
from gare_fab.writers.gcode.preparing import prepared


def quantise(program: Program, machine: Machine) -> Program:
    """The program rounded, in its canonical form; remarks are left out."""
    ready = prepared(program, machine)
    return program_of(ready.moves, ready.events, is_relative=program.is_relative)
