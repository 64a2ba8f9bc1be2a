"""Artwork made from parameters, and made again when they change."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from gare_fab.base.errors import WrongUsage
from gare_fab.base.guesses import hint
from gare_fab.base.messages import Message
from gare_fab.base.params import FIELDS, Params, Value
from gare_fab.geometry.meridian import Meridian
from gare_fab.makers.contract import MakeContext, Maker
from gare_fab.makers.placed import Placed
from gare_fab.makers.registry import MAKERS
from gare_fab.model import edits_job
from gare_fab.model.artwork import Artwork, Made
from gare_fab.model.document import Document, Placement, PlacementId
from gare_fab.model.edits import Edit
from gare_fab.model.machine import LaserHead
from gare_fab.model.scene import Scene
from gare_fab.model.stock import Bottle
from gare_fab.model.values import NO_VALUES, Values, changed_names, fields_of
from gare_fab.pipeline import placing
from gare_fab.pipeline.made import made_problems
from gare_fab.prints.artwork import draw_artwork

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


def make(
    maker_id: str,
    params: Params,
    inputs: tuple[Artwork, ...] = (),
    values: Values = NO_VALUES,
    fonts: tuple[Path, ...] = (),
) -> Artwork:
    """The artwork that a maker makes of parameters and of artworks in design mm.

    `values` fill in the fields of texts, `fonts` are folders of fonts beside ours and the
    system's.

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
    return maker.make(params, inputs, MakeContext(values, fonts))


def first_params(maker_id: str, document: Document) -> Params:
    """The parameters to begin with; codes on glass are engraved to be dark on light.

    Raises:
        WrongUsage: there is no such maker.
    """
    params: Params = _maker(maker_id).params()
    is_burnt = isinstance(document.machine.head, LaserHead)
    usual: dict[str, Value] = {"error": "Q" if is_burnt else "M", "size": 25.0}
    usual["inverted"] = is_frosted(document)
    return params.from_plain({**params.plain(), **usual})


def scene_of(artwork: Artwork) -> Scene:
    """The artwork as pictures show it; here, since workshop/pictures.py imports so much."""
    return draw_artwork(artwork)


def is_frosted(document: Document) -> bool:
    """Whether the job is engraved in glass, where what is worked on turns light."""
    is_burnt = isinstance(document.machine.head, LaserHead)
    return is_burnt and isinstance(document.stock, Bottle)


def warnings_of(document: Document) -> tuple[Message, ...]:
    """Why what was made may not do its work where it is placed: too small, too much bent."""
    return tuple(problem.message for problem in made_problems(document))


def round_of(document: Document) -> float | None:
    """How long it is once round the bottle, mm of the design; None on other stock."""
    stock = document.stock
    if not isinstance(stock, Bottle):
        return None
    reference = document.wrapping.reference
    height = stock.widest if reference is None else reference
    return float(2 * np.pi * Meridian(stock.profile).radius(np.array([height]))[0])


def remake(artwork: Artwork, params: Params, values: Values = NO_VALUES) -> Artwork:
    """The same artwork made with other parameters; it keeps the name that the user gave it.

    Raises:
        WrongUsage: it was not made here, or nothing comes of these parameters.
        Refused: an input is too tangled to be worked on as an area.
    """
    origin = artwork.origin
    if not isinstance(origin, Made):
        raise WrongUsage(
            Message("{name} was read from a file, not made here.", {"name": artwork.name})
        )
    return renamed(make(origin.maker, params, origin.inputs, values), artwork)


def set_values(values: Values) -> Edit:
    """Other values of the job; what was made with one that differs is made anew.

    The edit raises `WrongUsage` where a text cannot be made with them.
    """

    def edit(document: Document) -> Document:
        if values == document.values:
            return document
        names = changed_names(document.values, values)
        artworks = tuple(revalued(artwork, names, values) for artwork in document.artworks)
        return edits_job.set_values(values, artworks)(document)

    return edit


def revalued(artwork: Artwork, names: frozenset[str], values: Values) -> Artwork:
    """The artwork with new values of these names; what uses none of them stays the same.

    Raises:
        WrongUsage: it cannot be made with them.
    """
    origin = artwork.origin
    if not isinstance(origin, Made):
        return artwork
    inputs = tuple(revalued(part, names, values) for part in origin.inputs)
    is_same = all(new is old for new, old in zip(inputs, origin.inputs, strict=True))
    if is_same and not names & _fields(origin):
        return artwork
    try:
        made = make(origin.maker, origin.params, inputs, values)
    except WrongUsage as error:
        told = {"name": artwork.name, "why": error.message}
        raise WrongUsage(Message("{name}: {why}", told)) from error
    return renamed(made, artwork)


def uses_values(artwork: Artwork) -> bool:
    """Whether it has fields, or was made from what has."""
    origin = artwork.origin
    return isinstance(origin, Made) and (
        bool(_fields(origin)) or any(map(uses_values, origin.inputs))
    )


def placed_input(document: Document, placement_id: PlacementId) -> Artwork:
    """A placed artwork as it lies in design mm, without hidden layers: an input of a maker.

    Raises:
        WrongUsage: there is no such placement.
    """
    for placement in document.placements:
        if placement.id == placement_id:
            placed = placing.placed_input(document, placement)
            whole = document.artworks[placement.artwork]
            if not uses_values(whole):
                return placed
            return replace(placed, origin=_placed(whole, placement, document.hidden_layers))
    raise WrongUsage(Message("There is no artwork {id} any more.", {"id": placement_id}))


def renamed(made: Artwork, before: Artwork) -> Artwork:
    """What was made in place of another, with that one's name if the user gave it one."""
    items = before.items
    is_own = bool(items) and before.name == items[-1].name
    return made if is_own else replace(made, name=before.name)


def _placed(artwork: Artwork, placement: Placement, hidden: tuple[str, ...]) -> Made:
    """Where an input comes from, so that it can be made anew at the same place."""
    affine = placement.affine
    params = Placed(affine.a, affine.b, affine.c, affine.d, affine.e, affine.f)
    layers = tuple(layer for layer in artwork.layers if layer.name not in hidden)
    return Made("placed", params, (replace(artwork, layers=layers),))


def _fields(origin: Made) -> frozenset[str]:
    """The fields in the texts of what was made, its inputs apart."""
    texts = (
        value
        for spec in origin.params.specs()
        if spec.look == FIELDS
        for value in [getattr(origin.params, spec.name)]
        if isinstance(value, str)
    )
    return frozenset(name for text in texts for name in fields_of(text))


def _maker(maker_id: str) -> Maker[Any]:
    maker = _BY_ID.get(maker_id)
    if maker is None:
        values = {"id": maker_id, "hint": hint(maker_id, _BY_ID)}
        raise WrongUsage(Message("No maker '{id}'. {hint}", values))
    return maker
