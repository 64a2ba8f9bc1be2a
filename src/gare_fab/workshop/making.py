"""Artwork made from parameters, and made again when they change."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from gare_fab.base.errors import WrongUsage
from gare_fab.base.guesses import hint
from gare_fab.base.messages import Message
from gare_fab.base.params import Params
from gare_fab.makers.contract import Maker
from gare_fab.makers.registry import MAKERS
from gare_fab.model.artwork import Artwork, Made
from gare_fab.model.document import Document, PlacementId
from gare_fab.pipeline import placing

_BY_ID: Mapping[str, Maker[Any]] = MappingProxyType({maker.id: maker for maker in MAKERS})


@dataclass(frozen=True, slots=True)
class MakerEntry:
    """What a form needs to know of a maker; `least_inputs` artworks must be chosen for it."""

    id: str
    label: str
    params: type[Params]
    least_inputs: int


def makers() -> tuple[MakerEntry, ...]:
    """All makers, in the order in which they are offered."""
    return tuple(
        MakerEntry(maker.id, maker.label, maker.params, maker.least_inputs) for maker in MAKERS
    )


def maker_params(maker_id: str) -> type[Params]:
    """The parameters that a maker declares.

    Raises:
        WrongUsage: there is no such maker.
    """
    return _maker(maker_id).params


def make(maker_id: str, params: Params, inputs: tuple[Artwork, ...] = ()) -> Artwork:
    """The artwork that a maker makes of parameters and of artworks in design mm.

    Raises:
        WrongUsage: there is no such maker, it needs more inputs, or nothing comes of them.
        Refused: an input is too tangled to be worked on as an area.
    """
    maker = _maker(maker_id)
    if len(inputs) < maker.least_inputs:
        raise WrongUsage(
            Message(
                "{label}: select at least {count} artworks first.",
                {"label": Message(maker.label), "count": maker.least_inputs},
            )
        )
    return maker.make(params, inputs)


def remake(artwork: Artwork, params: Params) -> Artwork:
    """The same artwork made with other parameters; it keeps its name.

    Raises:
        WrongUsage: it was not made here, or nothing comes of these parameters.
        Refused: an input is too tangled to be worked on as an area.
    """
    origin = artwork.origin
    if not isinstance(origin, Made):
        raise WrongUsage(
            Message("{name} was read from a file, not made here.", {"name": artwork.name})
        )
    return replace(make(origin.maker, params, origin.inputs), name=artwork.name)


def placed_input(document: Document, placement_id: PlacementId) -> Artwork:
    """A placed artwork as it lies in design mm, without hidden layers: an input of a maker.

    Raises:
        WrongUsage: there is no such placement.
    """
    for placement in document.placements:
        if placement.id == placement_id:
            return placing.placed_input(document, placement)
    raise WrongUsage(Message("There is no artwork {id} any more.", {"id": placement_id}))


def _maker(maker_id: str) -> Maker[Any]:
    maker = _BY_ID.get(maker_id)
    if maker is None:
        values = {"id": maker_id, "hint": hint(maker_id, _BY_ID)}
        raise WrongUsage(Message("No maker '{id}'. {hint}", values))
    return maker
