"""What a layout is: a document becomes a document whose artworks lie elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass

from gare_fab.base.params import Params
from gare_fab.model.document import Document


@dataclass(frozen=True, slots=True)
class Layout:
    """A member: its declaration and its function."""

    id: str
    label: str
    params: type[Params]
    arrange: Callable[[Params, Document], Document]
