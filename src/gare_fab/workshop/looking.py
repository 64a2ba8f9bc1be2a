"""What can be learned of a drawing: its size, its layers, and what could not be taken over."""

from dataclasses import dataclass
from pathlib import Path

from gare_fab.base.messages import Message
from gare_fab.base.progress import SILENT, Progress
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import Artwork, Finding, Layer, Mesh, Picture, Shape, Source
from gare_fab.model.extent import Box, box_of
from gare_fab.model.read_options import ReadOptions
from gare_fab.pipeline.reading import read_file


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
class Inspection:
    """What a reader understood of a file; `size` is (width, height) of the drawing in mm."""

    file: str
    reader: str
    unit: Message
    page: tuple[float, float]
    size: tuple[float, float]
    bounds: Box | None
    layers: tuple[LayerSummary, ...]
    shapes: int
    paths: int
    segments: int
    length_mm: float
    findings: tuple[Finding, ...]


def inspect(path: Path, options: ReadOptions, progress: Progress = SILENT) -> Inspection:
    """Read a file and tell what is in it.

    Raises:
        Unreadable: it cannot be read.
    """
    return summary(read_file(path, options, progress))


def summary(artwork: Artwork) -> Inspection:
    """What is in an artwork that was read already."""
    bounds = box_of(artwork.hull)
    paths = Paths.joined(item.paths for item in artwork.items if isinstance(item, Shape))
    return Inspection(
        file=artwork.name,
        reader=artwork.origin.reader if isinstance(artwork.origin, Source) else "",
        unit=artwork.unit_note,
        page=(artwork.page.width, artwork.page.height),
        size=(bounds.width, bounds.height) if bounds else (0.0, 0.0),
        bounds=bounds,
        layers=tuple(_layer(layer) for layer in artwork.layers),
        shapes=sum(isinstance(item, Shape) for item in artwork.items),
        paths=len(paths),
        segments=len(paths.segments),
        length_mm=float(paths.lengths.sum()),
        findings=artwork.findings,
    )


def _layer(layer: Layer) -> LayerSummary:
    shapes = [item for item in layer.items if isinstance(item, Shape)]
    paints = [shape.fill for shape in shapes if shape.fill is not None]
    paints += [shape.stroke.paint for shape in shapes if shape.stroke is not None]
    return LayerSummary(
        name=layer.name,
        shapes=len(shapes),
        pictures=sum(isinstance(item, Picture) for item in layer.items),
        meshes=sum(isinstance(item, Mesh) for item in layer.items),
        length_mm=float(Paths.joined(shape.paths for shape in shapes).lengths.sum()),
        colours=tuple(sorted({paint.hexadecimal for paint in paints})),
    )
