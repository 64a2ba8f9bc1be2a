"""What a print is: a document and its plan become a scene."""

from collections.abc import Callable
from dataclasses import dataclass

from gare_fab.model.document import Document
from gare_fab.model.machine import LaserHead, Machine
from gare_fab.model.plan import Plan, Section
from gare_fab.model.scene import Scene


@dataclass(frozen=True, slots=True)
class Print:
    """A member: its declaration and its function; `language` is that of its texts."""

    id: str
    label: str
    draw: Callable[[Document, Plan | None, str], Scene]


def width_of(section: Section, machine: Machine, usual: float) -> float:
    """How wide a section's lines are drawn, mm: as is usual, but fills as a laser burns them.

    So what a fill leaves free, as the light parts of a code, is free in the picture too.
    """
    head = machine.head
    if section.operation == "fill" and isinstance(head, LaserHead):
        return head.spot
    return usual
