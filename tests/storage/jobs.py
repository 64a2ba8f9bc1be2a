"""Random documents for the laws of job files, and how to compare them."""

from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import strategies as st

from gare_fab.base.messages import Message
from gare_fab.base.params import Params, param
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.wrap import Mapping
from gare_fab.model.artwork import (
    Artwork,
    FillRule,
    Finding,
    FindingKind,
    Layer,
    Made,
    Mesh,
    Page,
    Picture,
    Shape,
    Source,
    Stroke,
)
from gare_fab.model.document import (
    Anchor,
    Document,
    OriginMode,
    Placement,
    PlacementId,
    Wrapping,
)
from gare_fab.model.paint import Paint
from gare_fab.model.step import PaintUse, Select, Step
from gare_fab.model.stock import Board, Roll, Sheet
from gare_fab.storage.catalogue import (
    bottle_ids,
    load_bottle,
    load_machine,
    load_material,
    machine_ids,
    material_ids,
)

NOWHERE = Path("nowhere")


@dataclass(frozen=True, slots=True)
class Engrave(Params):
    """Parameters of each kind."""

    speed: float | None = param(None, unit="mm/min", low=0.0, label="Speed")
    passes: int = param(1, low=1, label="Passes")
    inside: bool = param(default=False, label="Inside")
    way: str = param("up", choices=("up", "down"), label="Way")


@dataclass(frozen=True, slots=True)
class Lettering(Params):
    """Parameters of a maker."""

    text: str = param("", label="Text")
    height: float = param(10.0, unit="mm", low=0.1, label="Height")


OPERATIONS = {"engrave": Engrave}
MAKERS = {"text": Lettering}

WORDS = st.text(max_size=6)
NUMBERS = st.floats(-1e6, 1e6)
SIZES = st.floats(0.1, 1e4)
SHARES = st.floats(0.0, 1.0)
PLACES = st.tuples(NUMBERS, NUMBERS)
LINES = st.lists(st.lists(PLACES, min_size=1, max_size=4), max_size=3)
PATHS = LINES.map(Paths.of)
PAINTS = st.builds(
    Paint, *(st.integers(0, 255),) * 3, alpha=SHARES, spot=st.sampled_from(("", "CutContour"))
)
AFFINES = st.builds(Affine, *(NUMBERS,) * 6)
STROKES = st.builds(Stroke, PAINTS, SIZES, dash=st.lists(SIZES, max_size=2).map(tuple))
SHAPES = st.builds(
    Shape,
    PATHS,
    st.none() | PAINTS,
    st.sampled_from(FillRule),
    st.none() | STROKES,
    SHARES,
    WORDS,
)
PIXELS = st.tuples(st.integers(0, 3), st.integers(1, 3), st.integers(0, 99)).map(
    lambda t: np.random.default_rng(t[2]).integers(0, 256, (t[0], t[1], 4), np.uint8)
)
PICTURES = st.builds(Picture, PIXELS, AFFINES, st.none() | PATHS, SHARES, WORDS)
MESHES = st.builds(
    Mesh, st.integers(0, 3).map(lambda n: np.arange(n * 9.0).reshape(n, 3, 3)), WORDS
)
LAYERS = st.builds(
    Layer,
    WORDS,
    st.lists(SHAPES | PICTURES | MESHES, max_size=3).map(tuple),
    st.none() | PAINTS,
)
MESSAGES = st.builds(
    lambda what, size: Message("{what}: {size:.2f} mm", {"what": what, "size": size}),
    st.text(max_size=4) | st.just(Message("an arc {n}", {"n": 3})),
    NUMBERS,
)
FINDINGS = st.builds(
    Finding, st.sampled_from(FindingKind), MESSAGES, st.integers(1, 9), st.none() | PLACES
)
SOURCES = st.builds(
    Source,
    st.sampled_from(("a.svg", "été.dxf", "b", "c.so strange")),
    st.binary(max_size=20),
    st.sampled_from(("svg", "dxf")),
    st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple),
)
LETTERINGS = st.builds(Lettering, st.text(max_size=5), SIZES)


def artworks(origins: st.SearchStrategy[Source | Made]) -> st.SearchStrategy[Artwork]:
    """Artworks of these origins."""
    return st.builds(
        Artwork,
        WORDS,
        st.lists(LAYERS, max_size=2).map(tuple),
        st.builds(Page, NUMBERS, NUMBERS, SIZES, SIZES),
        origins,
        st.lists(FINDINGS, max_size=2).map(tuple),
        MESSAGES,
    )


def made(inputs: st.SearchStrategy[Artwork]) -> st.SearchStrategy[Made]:
    """What was made of these artworks."""
    return st.builds(
        Made, st.just("text"), LETTERINGS, st.lists(inputs, max_size=2).map(tuple)
    )


READ = artworks(SOURCES)
ARTWORKS = READ | artworks(made(READ | artworks(made(READ))))
STOCKS = (
    st.builds(Sheet, SIZES, SIZES, SIZES)
    | st.builds(Roll, SIZES)
    | st.builds(Board, SIZES, SIZES, SIZES)
    | st.sampled_from(bottle_ids(NOWHERE)).map(lambda i: load_bottle(i, NOWHERE))
)
STEPS = st.builds(
    Step,
    st.just("engrave"),
    st.builds(Engrave, st.none() | SIZES, st.integers(1, 9), st.booleans()),
    st.lists(st.builds(Select, st.sampled_from(PaintUse), WORDS, WORDS), max_size=2).map(
        tuple
    ),
    st.booleans(),
    st.none() | st.booleans(),
    NUMBERS,
)
DOCUMENTS = st.lists(ARTWORKS, max_size=2).flatmap(
    lambda some: st.builds(
        Document,
        machine=st.sampled_from(machine_ids(NOWHERE)).map(lambda i: load_machine(i, NOWHERE)),
        stock=STOCKS,
        artworks=st.just(tuple(some)),
        placements=st.just(())
        if not some
        else st.lists(
            st.builds(
                Placement,
                st.integers(0, len(some) - 1),
                AFFINES,
                st.integers(0, 3),
                st.integers(0, 9).map(PlacementId),
                st.integers(0, 2),
                st.booleans(),
                st.booleans(),
            ),
            max_size=3,
            unique_by=lambda placement: placement.id,
        ).map(tuple),
        steps=st.lists(STEPS, max_size=2).map(tuple),
        material=st.none()
        | st.sampled_from(material_ids(NOWHERE)).map(lambda i: load_material(i, NOWHERE)),
        title=WORDS,
        client=WORDS,
        sheet_count=st.integers(4, 6),
        hidden_layers=st.lists(WORDS, max_size=2).map(tuple),
        anchor=st.sampled_from(Anchor),
        origin=st.sampled_from(OriginMode),
        wrapping=st.builds(Wrapping, st.sampled_from(Mapping), st.none() | SIZES, NUMBERS),
        tolerance=st.floats(1e-4, 1.0),
        values=st.dictionaries(WORDS, WORDS, max_size=3).map(lambda d: tuple(d.items())),
    )
)


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same all the way down, arrays bit for bit."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(one, other)
    if is_dataclass(one):
        return all(same(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)
