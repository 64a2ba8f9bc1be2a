"""STL to artwork: the mesh's silhouette, its section at a height, or the mesh itself."""

import numpy as np

from gare_fab.base.errors import Unreadable, WrongUsage
from gare_fab.base.messages import Message
from gare_fab.geometry.arrays import Floats, floats
from gare_fab.geometry.meshes import Mesh as Welded
from gare_fab.geometry.meshes import weld
from gare_fab.geometry.silhouette import silhouette
from gare_fab.geometry.slicing import sections
from gare_fab.model.artwork import (
    Artwork,
    FillRule,
    Finding,
    FindingKind,
    Item,
    Layer,
    Mesh,
    Page,
    Shape,
    Source,
    Stroke,
)
from gare_fab.model.paint import BLACK
from gare_fab.readers.contract import Reading
from gare_fab.readers.stl.member import StlParams
from gare_fab.readers.stl.parsing import parse
from gare_fab.readers.stl.units import Unit, unit_of

_FARTHEST = 1e7  # mm
_SAME = 5e-7  # of the diagonal; corners nearer than that are one


def read(reading: Reading) -> Artwork:
    """The outlines of a mesh seen from above or cut level, with its bounds in the findings.

    Raises:
        Unreadable: the file is damaged, no STL, or beyond all measure.
        WrongUsage: the section's height lies above the mesh.
    """
    params = reading.params
    if not isinstance(params, StlParams):
        raise TypeError("the STL reader's own params are needed")
    triangles, repairs = parse(reading.content, recover=params.recover)
    reading.progress.report(0.3)
    size = np.ptp(triangles.reshape(-1, 3), axis=0)
    unit = unit_of(params.unit, reading.content, float(np.linalg.norm(size)))
    triangles = floats(triangles * unit.mm).reshape(-1, 3, 3)
    _check_reach(triangles)
    mesh = weld(triangles, within=_SAME * unit.mm * float(np.linalg.norm(size)))
    reading.progress.report(0.6)
    item = _item(reading, mesh, triangles, params)
    options = tuple((name, str(value)) for name, value in params.plain().items())
    is_empty = isinstance(item, Shape) and not len(item.paths)
    return Artwork(
        reading.name,
        () if is_empty else (Layer(params.view, (item,), BLACK),),
        _page(item, triangles),
        Source(reading.name, reading.content, "stl", options, reading.tolerance),
        (*repairs, *_findings(mesh, triangles, unit, item)),
        unit.note,
        unit.is_doubtful,
    )


def _item(reading: Reading, mesh: Welded, triangles: Floats, params: StlParams) -> Item:
    if params.view == "mesh":
        return Mesh(triangles, reading.name)
    if params.view == "section":
        low, high = _span(triangles)
        height = (high - low) / 2 if params.height is None else params.height
        if height > high - low:
            values = {"height": f"{height:g}", "size": f"{high - low:g}"}
            template = "height: {height} mm is above the mesh, which is {size} mm high."
            raise WrongUsage(Message(template, values))
        paths, _ = sections(mesh, np.array([low + height]))
    else:
        paths = silhouette(triangles)
    return Shape(paths, stroke=Stroke(BLACK), fill_rule=FillRule.EVENODD, name=params.view)


def _span(triangles: Floats) -> tuple[float, float]:
    heights = triangles[:, :, 2]
    return float(heights.min()), float(heights.max())


def _check_reach(triangles: Floats) -> None:
    far = float(np.abs(triangles).max())
    if not far < _FARTHEST:
        raise Unreadable(
            Message(
                "The mesh reaches {far} km from its origin; choose its right unit.",
                {"far": f"{far / 1e6:.3g}"},
            )
        )


def _page(item: Item, triangles: Floats) -> Page:
    points = (
        item.paths.points if isinstance(item, Shape) else triangles[:, :, :2].reshape(-1, 2)
    )
    if not len(points):
        points = triangles[:, :, :2].reshape(-1, 2)
    (x0, y0), (x1, y1) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return Page(x0, y0, x1 - x0, y1 - y0)


def _findings(mesh: Welded, triangles: Floats, unit: Unit, item: Item) -> tuple[Finding, ...]:
    corners = triangles.reshape(-1, 3)
    low, size = corners.min(axis=0).tolist(), np.ptp(corners, axis=0).tolist()
    values = {name: f"{number:.3f}" for name, number in zip("xyz", size, strict=True)}
    values |= {"count": str(len(triangles)), "low": f"{round(low[2], 3) + 0.0:.3f}"}
    template = "{count} triangles, {x} × {y} × {z} mm, from height {low} mm up."
    said = [Finding(FindingKind.NOTE, Message(template, values))]
    if unit.is_doubtful:
        template = "{note} Compare the size, and choose the unit if it is wrong."
        said.append(Finding(FindingKind.SUSPICIOUS, Message(template, {"note": unit.note})))
    said.extend(_health(mesh))
    thin = len(triangles) - len(mesh.faces)
    if thin:
        said.append(Finding(FindingKind.NOTE, Message("Triangles without area."), thin))
    if isinstance(item, Shape) and not len(item.paths):
        said.append(Finding(FindingKind.SUSPICIOUS, Message("There is no outline here.")))
    return tuple(said)


def _health(mesh: Welded) -> tuple[Finding, ...]:
    if mesh.is_watertight:
        return (Finding(FindingKind.NOTE, Message("The mesh is watertight.")),)
    said = []
    if mesh.open_edges:
        note = "The mesh has holes: edges with one side only. A section may stay open."
        said.append(Finding(FindingKind.SUSPICIOUS, Message(note), mesh.open_edges))
    flipped = int(mesh.is_flipped.sum()) // 2
    if flipped:
        note = "Triangles turned inside out: edges whose two sides disagree."
        said.append(Finding(FindingKind.SUSPICIOUS, Message(note), flipped))
    return tuple(said)
