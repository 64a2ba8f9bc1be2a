"""What a maker is: parameters become artwork that stays editable."""

from collections.abc import Callable
from dataclasses import dataclass

from gare_fab.base.params import Params
from gare_fab.model.artwork import Artwork


@dataclass(frozen=True, slots=True)
class Maker:
    """A member: its declaration and its function of parameters and input artworks."""

    id: str
    label: str
    params: type[Params]
    make: Callable[[Params, tuple[Artwork, ...]], Artwork]
