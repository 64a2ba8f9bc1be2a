"""DXF to artwork: load, gather, find the unit, flatten, paint, and say what is missing."""

import numpy as np

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.geometry.arrays import Floats, Ints
from gare_fab.geometry.lettering.library import Fonts
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import Artwork, Finding, FindingKind, Page, Source
from gare_fab.readers.contract import Reading
from gare_fab.readers.dxf.amending import amended
from gare_fab.readers.dxf.blocks import Blocks, Content
from gare_fab.readers.dxf.clipping import clip
from gare_fab.readers.dxf.columns import Note
from gare_fab.readers.dxf.curves import LOOP, RANK, STYLE, Curves
from gare_fab.readers.dxf.doubles import drawn_twice
from gare_fab.readers.dxf.findings import findings_of, replaced
from gare_fab.readers.dxf.flattening import affordable, flatten
from gare_fab.readers.dxf.layouts import gather
from gare_fab.readers.dxf.linetypes import Linetypes, linetypes_of
from gare_fab.readers.dxf.loading import insunits, load, rescue
from gare_fab.readers.dxf.loops import join_loops
from gare_fab.readers.dxf.member import DxfParams
from gare_fab.readers.dxf.shapes import Drawn, hidden, layers_of
from gare_fab.readers.dxf.shared import Shared
from gare_fab.readers.dxf.styles import Layers, layer_table
from gare_fab.readers.dxf.typefaces import Typefaces
from gare_fab.readers.dxf.units import Unit, known, unit_of

_FARTHEST = 1e10  # mm


def read(reading: Reading) -> Artwork:
    """The drawing of a DXF file: model space, or paper space where that is empty.

    Raises:
        Unreadable: the file is damaged, no DXF, or beyond all measure.
    """
    params = reading.params
    if not isinstance(params, DxfParams):
        raise TypeError("the DXF reader's own params are needed")
    written = amended(reading.content)
    document, repairs = rescue(written) if params.recover else (load(written), ())
    reading.progress.report(0.4)
    linetypes = linetypes_of(document) if params.dashes else Linetypes()
    layers = layer_table(document, linetypes.rows)
    insunit = insunits(document, written)
    typefaces = Typefaces(
        Fonts(reading.fonts), reading.tolerance / known(params.unit, insunit)
    )
    blocks = Blocks(Shared(document, typefaces, linetypes.rows), layers, reading.progress)
    content, said = gather(blocks, params.layout)
    places = _places(content.curves)
    unit = unit_of(params.unit, insunit, places)
    _check_reach(float(np.abs(places).max(initial=0.0)) * unit.mm)
    reading.progress.report(0.6)
    tolerance = affordable(content.curves, unit.mm, reading.tolerance)
    said = (*said, *_coarser(tolerance, reading.tolerance))
    paths, marks = _drawn(content, layers, unit, tolerance)
    reading.progress.report(0.9)
    seen = layers_of(Drawn(paths, marks, content.styles, layers, linetypes, unit.mm))
    options = tuple((name, str(value)) for name, value in params.plain().items())
    said = (*said, *findings_of(content, unit, is_empty=not seen), *replaced(typefaces))
    return Artwork(
        reading.name,
        seen,
        _page(paths),
        Source(reading.name, reading.content, "dxf", options, reading.tolerance),
        (*repairs, *said),
        unit.note,
        unit.is_guess,
    )


def _places(curves: Curves) -> Floats:
    """Points that say how large the drawing is: vertices, control points, quarters of arcs."""
    arcs = curves.arcs
    parts = [curves.vertices[:, :2], curves.splines.control[:, :2]]
    for share in (0.25, 0.5, 0.75):
        angle = (arcs[:, 9] + share * arcs[:, 10])[:, None]
        with np.errstate(all="ignore"):
            turned = arcs[:, 3:5] * np.cos(angle) + arcs[:, 6:8] * np.sin(angle)
            parts.append(arcs[:, :2] + turned)
    places = np.concatenate(parts)
    if not (np.isfinite(places).all() and np.isfinite(curves.vertices).all()):
        raise Unreadable(
            Message(
                "The drawing has a coordinate that is not a number; correct it in the "
                "program it comes from."
            )
        )
    return places


def _check_reach(far: float) -> None:
    if not far < _FARTHEST:
        raise Unreadable(
            Message(
                "The drawing reaches {far} km from its origin; choose its right unit, or "
                "remove what lies far out.",
                {"far": f"{far / 1e6:.3g}"},
            )
        )


def _coarser(tolerance: float, wanted: float) -> tuple[Finding, ...]:
    if tolerance <= wanted:
        return ()
    note = "So large a drawing that curves keep within {tolerance} mm only; is its unit right?"
    message = Message(note, {"tolerance": f"{tolerance:.3g}"})
    return (Finding(FindingKind.REPLACED, message),)


def _drawn(
    content: Content, layers: Layers, unit: Unit, tolerance: float
) -> tuple[Paths, Ints]:
    """The polylines that can be seen, in drawing order, with their marks. Counts others."""
    marks = content.curves.marks
    paths = flatten(content.curves, unit.mm, tolerance)
    order = np.argsort(marks[:, RANK])
    is_seen = ~np.isin(marks[order, STYLE], hidden(content.styles, layers))
    misses = content.misses
    misses.add(Note.INVISIBLE, int((~is_seen).sum()))
    paths, marks = paths.take(order[is_seen]), marks[order[is_seen]]
    paths, first = join_loops(paths, marks[:, LOOP])
    paths, marks = clip(paths, marks[first], content.clips, unit.mm)
    misses.add(Note.TWICE, drawn_twice(paths, marks))
    whole = np.flatnonzero(paths.lengths > 0)
    misses.add(Note.EMPTY, len(paths) - len(whole))
    return paths.take(whole).without_repeats(), marks[whole]


def _page(paths: Paths) -> Page:
    x0, y0, x1, y1 = paths.bounds or (0.0, 0.0, 0.0, 0.0)
    return Page(x0, y0, x1 - x0, y1 - y0)
