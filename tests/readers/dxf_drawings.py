"""Drawings made with ezdxf for the DXF reader's tests, and ezdxf's own outlines as judge."""

import io
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import shapely
from ezdxf.document import Drawing
from ezdxf.entities.insert import Insert
from ezdxf.entities.lwpolyline import LWPolyline
from ezdxf.entities.polyline import Polyline
from ezdxf.filemanagement import new
from ezdxf.math import Vec3

from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import Artwork, Finding, FindingKind, Shape
from gare_fab.readers.contract import Reading
from gare_fab.readers.dxf.member import DXF, DxfParams

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"


def drawing(version: str = "R2010", insunits: int = 4) -> Drawing:
    """An empty drawing in mm."""
    document = new(version)
    document.header["$INSUNITS"] = insunits
    return document


def content(document: Drawing) -> bytes:
    """The drawing as a text file."""
    stream = io.StringIO()
    document.write(stream)
    return stream.getvalue().encode(document.output_encoding, "replace")


def binary_content(document: Drawing) -> bytes:
    """The drawing as a binary file."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "drawing.dxf"
        document.saveas(file, fmt="bin")
        return file.read_bytes()


def read(document: Drawing | bytes, tolerance: float = 0.01, **params: Any) -> Artwork:
    """What the reader makes of a drawing."""
    written = document if isinstance(document, bytes) else content(document)
    return DXF.read(Reading("drawing.dxf", written, DxfParams(**params), tolerance))


def shapes(artwork: Artwork) -> list[Shape]:
    """The shapes of all layers."""
    return [item for item in artwork.items if isinstance(item, Shape)]


def all_paths(artwork: Artwork) -> Paths:
    """The paths of all shapes."""
    return Paths.joined(shape.paths for shape in shapes(artwork))


def lines_of(paths: Paths) -> shapely.MultiLineString:
    """The paths for Shapely."""
    return shapely.MultiLineString([paths[index] for index in range(len(paths))])


def judged(layout: Iterable[Any], mm: float = 1.0) -> shapely.MultiLineString:
    """What ezdxf's own curves make of a layout, flattened finer than we do.

    References go through ezdxf's matrices; its decomposition errs where one is sheared.
    """
    return shapely.MultiLineString([line[:, :2] * mm for line in _lines(layout, 0.001 / mm)])


def _lines(layout: Iterable[Any], distance: float) -> list[Any]:
    lines: list[Any] = []
    for entity in layout:
        if isinstance(entity, Insert):
            references = entity.multi_insert() if entity.mcount > 1 else (entity,)
            for reference in references:
                matrix = np.array(list(reference.matrix44())).reshape(4, 4)
                inner = _lines(reference.block() or (), distance)
                lines.extend(line @ matrix[:3, :3] + matrix[3, :3] for line in inner)
            continue
        parts: Any = (entity,)
        if isinstance(entity, LWPolyline | Polyline):
            parts = entity.virtual_entities()
        for part in parts:
            points = np.array([point.xyz for point in _points(part, distance)])
            if (points != points[0]).any():
                lines.append(points)
    return lines


def _points(entity: Any, distance: float) -> list[Vec3]:
    if entity.dxftype() == "LINE":
        return [entity.dxf.start, entity.dxf.end]
    if entity.dxftype() == "SPLINE":  # flattening() leaves the domain of unclamped ones
        curve = entity.construction_tool()
        knots = curve.knots()
        low, high = knots[curve.degree], knots[len(curve.control_points)]
        return list(curve.points(np.linspace(low, high, 3000)))
    return list(entity.flattening(distance))


def strays(one: shapely.Geometry, other: shapely.Geometry) -> float:
    """How far the vertices of either lie from the other at most, mm."""
    there = shapely.points(shapely.get_coordinates(one))
    back = shapely.points(shapely.get_coordinates(other))
    shapely.prepare(one)
    shapely.prepare(other)
    distances = shapely.distance(there, other).max(), shapely.distance(back, one).max()
    return float(max(distances))


def said(artwork: Artwork, kind: FindingKind) -> list[Finding]:
    """The findings of a kind."""
    return [finding for finding in artwork.findings if finding.kind is kind]
