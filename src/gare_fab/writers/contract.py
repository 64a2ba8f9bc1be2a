"""What a writer is: a program becomes bytes, and bytes become a program again.

The law: `read(write(p, m), m).program == quantise(p, m)`, block for block, array for array.
`quantise` is what the format can say of a program: rounded, with the blocks that have no
effect left out.
"""

from collections.abc import Callable
from dataclasses import dataclass

from gare_fab.base.progress import Progress
from gare_fab.model.machine import Machine
from gare_fab.model.problem import Problem
from gare_fab.model.program import Program


@dataclass(frozen=True, slots=True, eq=False)
class Decoded:
    """What a file says, and what is wrong with it as a file (unknown words, long lines)."""

    program: Program
    problems: tuple[Problem, ...] = ()
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Writer:
    """A member: its declaration and its functions.

    `objections` tells what of a program the format cannot say, before anything is written.
    """

    id: str
    label: str
    suffixes: tuple[str, ...]
    objections: Callable[[Program, Machine], tuple[Problem, ...]]
    quantise: Callable[[Program, Machine], Program]
    write: Callable[[Program, Machine, Progress], bytes]
    read: Callable[[bytes, Machine], Decoded]
