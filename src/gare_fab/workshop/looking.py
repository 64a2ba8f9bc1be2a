"""What can be learned of a drawing: its size, its layers, and what is to be said of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gare_fab.base.messages import Message
from gare_fab.base.progress import SILENT, Part, Progress
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import Artwork, Finding, Layer, Mesh, Picture, Shape, Source
from gare_fab.model.extent import Box, box_of
from gare_fab.model.limits import USUAL, Limits
from gare_fab.model.paint import Paint
from gare_fab.model.read_options import ReadOptions
from gare_fab.model.repairs import NO_REPAIRS
from gare_fab.pipeline.examining import examine
from gare_fab.pipeline.reading import read_file

_READ = 0.6  # of the time that an inspection takes


@dataclass(frozen=True, slots=True)
class LayerSummary:
    """One layer in numbers; lengths in mm."""

    name: str
    shapes: int
    pictures: int
    meshes: int
    length_mm: float
    colours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ColourSummary:
    """How many shapes are filled, and how many are drawn, in a colour or a spot colour."""

    colour: str
    spot: str
    fills: int
    strokes: int


@dataclass(frozen=True, slots=True)
class FontSummary:
    """A font that was asked for, and the one that was taken in its place."""

    asked: str
    found: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a reader understood of a file; `size` is (width, height) of the drawing in mm.

    `is_guess` says that the file does not tell its unit; `words` are what it was read with,
    `repairs` what was mended after that.
    """

    file: str
    reader: str
    words: tuple[tuple[str, str], ...]
    repairs: tuple[tuple[str, str], ...]
    unit: Message
    is_guess: bool
    page: tuple[float, float]
    size: tuple[float, float]
    bounds: Box | None
    layers: tuple[LayerSummary, ...]
    shapes: int
    pictures: int
    meshes: int
    paths: int
    closed: int
    segments: int
    length_mm: float
    colours: tuple[ColourSummary, ...]
    fonts: tuple[FontSummary, ...]
    findings: tuple[Finding, ...]


def inspect(
    path: Path, options: ReadOptions, progress: Progress = SILENT, limits: Limits = USUAL
) -> Inspection:
    """Read a file and tell what is in it, and what looks wrong.

    Raises:
        Unreadable: it cannot be read.
    """
    artwork = read_file(path, options, Part(progress, 0.0, _READ))
    return summary(artwork, Part(progress, _READ, 1.0), limits)


def summary(
    artwork: Artwork, progress: Progress = SILENT, limits: Limits = USUAL
) -> Inspection:
    """What is in an artwork that was read already, and what looks wrong."""
    bounds = box_of(artwork.hull)
    paths = Paths.joined(item.paths for item in artwork.items if isinstance(item, Shape))
    source = artwork.origin if isinstance(artwork.origin, Source) else None
    return Inspection(
        file=artwork.name,
        reader=source.reader if source else "",
        words=source.options if source else (),
        repairs=(source.repairs if source else NO_REPAIRS).words,
        unit=artwork.unit_note,
        is_guess=artwork.is_guess,
        page=(artwork.page.width, artwork.page.height),
        size=(bounds.width, bounds.height) if bounds else (0.0, 0.0),
        bounds=bounds,
        layers=tuple(_layer(layer) for layer in artwork.layers),
        shapes=_count(artwork, Shape),
        pictures=_count(artwork, Picture),
        meshes=_count(artwork, Mesh),
        paths=len(paths),
        closed=int(paths.closed.sum()),
        segments=len(paths.segments),
        length_mm=float(paths.lengths.sum()),
        colours=_colours(artwork),
        fonts=tuple(_fonts(artwork.findings)),
        findings=artwork.findings + examine(artwork, limits, progress),
    )


def _count(artwork: Artwork, kind: type[Shape] | type[Picture] | type[Mesh]) -> int:
    return sum(isinstance(item, kind) for item in artwork.items)


def _layer(layer: Layer) -> LayerSummary:
    shapes = [item for item in layer.items if isinstance(item, Shape)]
    paints = {shape.fill for shape in shapes if shape.fill is not None}
    paints |= {shape.stroke.paint for shape in shapes if shape.stroke is not None}
    return LayerSummary(
        name=layer.name,
        shapes=len(shapes),
        pictures=sum(isinstance(item, Picture) for item in layer.items),
        meshes=sum(isinstance(item, Mesh) for item in layer.items),
        length_mm=float(Paths.joined(shape.paths for shape in shapes).lengths.sum()),
        colours=tuple(sorted({paint.hexadecimal for paint in paints})),
    )


def _colours(artwork: Artwork) -> tuple[ColourSummary, ...]:
    """All colours, the most used first."""
    shapes = [item for item in artwork.items if isinstance(item, Shape)]
    fills = Counter(_key(shape.fill) for shape in shapes if shape.fill is not None)
    strokes = Counter(_key(each.stroke.paint) for each in shapes if each.stroke is not None)
    every = sorted({*fills, *strokes}, key=lambda key: (-fills[key] - strokes[key], key))
    return tuple(ColourSummary(*key, fills[key], strokes[key]) for key in every)


def _key(paint: Paint) -> tuple[str, str]:
    return paint.hexadecimal, paint.spot


def _fonts(findings: Iterable[Finding]) -> Iterable[FontSummary]:
    """What findings say of fonts: those that name one asked for and one found."""
    for finding in findings:
        asked = finding.message.values.get("asked")
        found = finding.message.values.get("found")
        if isinstance(asked, str) and isinstance(found, str):
            yield FontSummary(asked, found)
