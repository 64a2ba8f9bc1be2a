"""What the DXF reader has to say of a drawing, in plain words."""

from dataclasses import replace
from types import MappingProxyType

import numpy as np

from gare_fab.base.messages import Message
from gare_fab.model.artwork import Finding, FindingCode, FindingKind
from gare_fab.model.tally import Tally
from gare_fab.readers.dxf.blocks import Content
from gare_fab.readers.dxf.columns import Missed, Misses, Note
from gare_fab.readers.dxf.typefaces import Typefaces
from gare_fab.readers.dxf.units import Unit

_FLAT = 0.01  # mm
_NOT_HERE = "The font '{asked}' is not here: '{found}' was taken."
_FEW_CHARACTERS = (
    "The font '{asked}' does not have all characters: '{found}' was taken for the others."
)
_NOTES = MappingProxyType(
    {
        Note.INVISIBLE: (FindingKind.NOTE, "Hidden objects and layers are left out."),
        Note.BROKEN: (
            FindingKind.DROPPED,
            "Curves whose numbers are missing or do not fit together are left out.",
        ),
        Note.PATTERN: (
            FindingKind.REPLACED,
            "Hatches with a pattern or gradient become plain areas.",
        ),
        Note.EMPTY: (
            FindingKind.DROPPED,
            "Lines without length and texts without letters are left out.",
        ),
        Note.TWICE: (
            FindingKind.NOTE,
            "Areas whose outline is drawn as a line as well: both would be worked.",
        ),
    }
)
_WHY = MappingProxyType(
    {
        "POINT": "Points (POINT) are not drawn.",
        "INSERT": "References to blocks that the file does not have (INSERT) are left out.",
        "REGION": "Regions (REGION) are not read; explode them into lines and arcs.",
        "3DSOLID": "Solids (3DSOLID) are not read; save a flat view, or the model as STL.",
        "BODY": "Solids (BODY) are not read; save a flat view, or the model as STL.",
        "SURFACE": "Surfaces (SURFACE) are not read; save a flat view of them.",
        "VIEWPORT": "Viewports of the layout that do not look from above are left out.",
        "OLE2FRAME": "Objects of other programs (OLE2FRAME) are not read.",
        "WIPEOUT": "Masks (WIPEOUT) are ignored: what they cover is drawn.",
        "RAY": "Lines without end (RAY) are not drawn.",
        "XLINE": "Lines without end (XLINE) are not drawn.",
        "IMAGE": "Pictures in other files (IMAGE) are not read.",
    }
)


def findings_of(content: Content, unit: Unit, *, is_empty: bool) -> tuple[Finding, ...]:
    """Everything dropped, replaced or doubtful; alike things once, with their count."""
    said: list[Finding] = []
    if is_empty:
        said.append(Finding(FindingKind.SUSPICIOUS, Message("Nothing to draw was found.")))
    if unit.is_guess:
        template = "{note} Compare the size, and choose the unit if it is wrong."
        said.append(Finding(FindingKind.SUSPICIOUS, Message(template, {"note": unit.note})))
    heights = content.curves.vertices[:, 2]
    if len(heights) and np.ptp(heights) * unit.mm > _FLAT:
        said.append(
            Finding(FindingKind.REPLACED, Message("The drawing has heights; seen from above."))
        )
    misses = content.misses
    kinds = sorted(missed for missed in misses.counts if isinstance(missed, str))
    about: list[tuple[Missed, FindingKind, Message]]
    about = [(kind, FindingKind.DROPPED, _dropped(kind)) for kind in kinds]
    about += [(note, kind, Message(text)) for note, (kind, text) in _NOTES.items()]
    said.extend(
        _placed(Finding(kind, message, misses.counts[missed]), misses, missed, unit)
        for missed, kind, message in about
        if misses.counts[missed]
    )
    return tuple(said)


def _placed(finding: Finding, misses: Misses, missed: Missed, unit: Unit) -> Finding:
    """The finding with its places, where some are known."""
    points = np.array(misses.places.get(missed, [])).reshape(-1, 3)[:, :2] * unit.mm
    points = points[np.isfinite(points).all(axis=1)]
    if not len(points):
        return finding
    (x0, y0), (x1, y1) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    places = tuple(dict.fromkeys((x, y) for x, y in points.tolist()))
    return replace(finding, places=places, bounds=(x0, y0, x1, y1))


def replaced(typefaces: Typefaces) -> tuple[Finding, ...]:
    """The fonts that stand in for others, and the characters that none has."""
    tally = Tally()
    for (asked, found, is_here), count in sorted(typefaces.substitutes.items()):
        template = _FEW_CHARACTERS if is_here else _NOT_HERE
        kind, code = FindingKind.REPLACED, FindingCode.FONT_REPLACED
        tally.add(kind, template, count, code, asked=asked, found=found)
    for character in sorted(typefaces.missing):
        tally.miss(character)
    return tally.findings()


def _dropped(kind: str) -> Message:
    name, _, path = kind.partition(":")
    if name == "XREF":
        template = "The drawing '{file}' (XREF) is not followed; bind it before saving."
        return Message(template, {"file": path})
    if kind in _WHY:
        return Message(_WHY[kind])
    return Message("{kind} is not drawn.", {"kind": kind})
