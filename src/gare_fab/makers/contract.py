"""What a maker is: parameters become artwork that stays editable."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np

from gare_fab.base.errors import WrongUsage
from gare_fab.base.messages import Message
from gare_fab.base.params import Params
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import Region, boundary, regions_of, union
from gare_fab.model.artwork import (
    Artwork,
    FillRule,
    Finding,
    FindingKind,
    Layer,
    Made,
    Page,
    Shape,
    Stroke,
)
from gare_fab.model.document import Document, Placement
from gare_fab.model.paint import BLACK
from gare_fab.model.problem import Problem
from gare_fab.model.values import NO_VALUES, Filled, Values

P = TypeVar("P", bound=Params)

_MOST_NAME = 40  # letters


@dataclass(frozen=True, slots=True)
class MakeContext:
    """What a maker may know beside its parameters: the job's values, and folders of fonts."""

    values: Values = NO_VALUES
    fonts: tuple[Path, ...] = ()


def _no_problems(params: Params, document: Document, placement: Placement) -> tuple[()]:
    del params, document, placement
    return ()


@dataclass(frozen=True, slots=True)
class Maker(Generic[P]):
    """A member: its declaration and its function of parameters and input artworks.

    `least_inputs` is how many artworks it must be given; they lie in design mm, the lowest in
    paint order first. `make` raises `WrongUsage` where of them nothing can be made. `check`
    tells what is wrong with what was made where it is placed: too small, too much bent.
    """

    id: str
    label: str
    params: type[P]
    make: Callable[[P, tuple[Artwork, ...], MakeContext], Artwork]
    least_inputs: int = 0
    check: Callable[[P, Document, Placement], tuple[Problem, ...]] = _no_problems


def outline_artwork(maker: str, params: Params, paths: Paths) -> Artwork:
    """Made outlines as artwork: a thin black stroke on a page of their own size."""
    x0, y0, x1, y1 = paths.bounds or (0.0, 0.0, 0.0, 0.0)
    shape = Shape(paths, stroke=Stroke(BLACK), name=maker)
    page = Page(x0, y0, x1 - x0, y1 - y0)
    return Artwork(maker, (Layer("", (shape,)),), page, Made(maker, params))


def name_of(text: str, otherwise: str) -> str:
    """What artwork with a text is called: its first words."""
    return " ".join(text.split())[:_MOST_NAME] or otherwise


def open_fields_found(filled: Filled) -> tuple[Finding, ...]:
    """A finding for each field that the job has no value for."""
    return tuple(
        Finding(
            FindingKind.SUSPICIOUS,
            Message(
                "The field {field} has no value yet: give it one in the job's values.",
                {"field": f"{{{name}}}"},
            ),
        )
        for name in filled.open_fields
    )


def area_of_artwork(artwork: Artwork) -> Region:
    """What an artwork covers: its fills by their rules, and what its closed outlines enclose.

    Outlines that are not filled are taken together, even-odd: a plate with holes has holes.

    Raises:
        WrongUsage: it covers nothing.
    """
    shapes = [item for item in artwork.items if isinstance(item, Shape)]
    filled = [shape for shape in shapes if shape.fill is not None]
    hollow = Paths.joined(shape.paths for shape in shapes if shape.fill is None)
    paths = [*(shape.paths for shape in filled), hollow.take(hollow.closed)]
    groups = np.repeat(np.arange(len(paths)), [len(each) for each in paths]).astype(np.intp)
    rules = [shape.fill_rule is FillRule.EVENODD for shape in filled]
    area = union(regions_of(Paths.joined(paths), groups, np.array([*rules, True])))
    if area.is_empty:
        raise WrongUsage(
            Message(
                "{name} encloses no area: only closed outlines and fills do.",
                {"name": artwork.name},
            )
        )
    return area


def area_artwork(
    maker: str, params: Params, area: Region, inputs: tuple[Artwork, ...]
) -> Artwork:
    """An area as artwork, painted as the first of its inputs and on the same layer.

    Raises:
        WrongUsage: the area is empty.
    """
    if area.is_empty:
        raise WrongUsage(Message("Nothing is left of it: no area remains."))
    layer, model = _model(inputs[0])
    shape = replace(model, paths=boundary(area), fill_rule=FillRule.EVENODD, name=maker)
    x0, y0, x1, y1 = area.bounds
    made = Made(maker, params, inputs)
    page = Page(x0, y0, x1 - x0, y1 - y0)
    return Artwork(maker, (replace(layer, items=(shape,)),), page, made)


def _model(artwork: Artwork) -> tuple[Layer, Shape]:
    """The first shape that may cover something, and its layer."""
    return next(
        (layer, item)
        for layer in artwork.layers
        for item in layer.items
        if isinstance(item, Shape) and (item.fill or item.paths.closed.any())
    )
