"""What a print is: a document and its plan become a scene."""

from collections.abc import Callable
from dataclasses import dataclass

from gare_fab.model.document import Document
from gare_fab.model.plan import Plan
from gare_fab.model.scene import Scene


@dataclass(frozen=True, slots=True)
class Print:
    """A member: its declaration and its function; `language` is that of its texts."""

    id: str
    label: str
    draw: Callable[[Document, Plan | None, str], Scene]
