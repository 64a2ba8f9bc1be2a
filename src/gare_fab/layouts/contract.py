"""What a layout is: a document becomes a document whose artworks lie elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from gare_fab.base.params import Params
from gare_fab.model.document import Document

P = TypeVar("P", bound=Params)


@dataclass(frozen=True, slots=True)
class Layout(Generic[P]):
    """A member: its declaration and its function."""

    id: str
    label: str
    params: type[P]
    arrange: Callable[[P, Document], Document]
