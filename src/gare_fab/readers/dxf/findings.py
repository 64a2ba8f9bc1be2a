"""What the DXF reader has to say of a drawing, in plain words."""

from types import MappingProxyType

import numpy as np

from gare_fab.base.messages import Message
from gare_fab.model.artwork import Finding, FindingKind
from gare_fab.readers.dxf.blocks import Content
from gare_fab.readers.dxf.columns import Note
from gare_fab.readers.dxf.units import Unit

_FLAT = 0.01  # mm
_NOTES = MappingProxyType(
    {
        Note.INVISIBLE: (FindingKind.NOTE, "Hidden, or on a layer that is off: left out."),
        Note.BROKEN: (
            FindingKind.DROPPED,
            "Curves whose numbers are missing or do not fit together.",
        ),
        Note.WIDTH: (FindingKind.REPLACED, "Wide polylines: only their centre line is taken."),
        Note.PATTERN: (
            FindingKind.REPLACED,
            "Hatches with a pattern or gradient: taken as plain areas.",
        ),
        Note.EMPTY: (FindingKind.DROPPED, "Lines without length."),
    }
)
_WHY = MappingProxyType(
    {
        "POINT": "Points (POINT) are not drawn.",
        "INSERT": "References to blocks that the file does not have (INSERT).",
        "XREF": "Drawings in other files (XREF) are not followed; bind them before saving.",
        "DIMENSION": "Dimensions (DIMENSION) are not drawn.",
        "WIPEOUT": "Masks (WIPEOUT) are ignored: what they cover is drawn.",
        "RAY": "Lines without end (RAY) are not drawn.",
        "XLINE": "Lines without end (XLINE) are not drawn.",
        "IMAGE": "Pictures in other files (IMAGE) are not read.",
    }
)
_TEXTS = frozenset({"TEXT", "MTEXT", "ATTRIB", "MULTILEADER", "ARCALIGNEDTEXT", "TABLE"})


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
    said.extend(
        Finding(FindingKind.DROPPED, _dropped(kind), count)
        for kind, count in sorted(content.dropped.items())
        if count
    )
    said.extend(
        Finding(kind, Message(template), content.notes[note])
        for note, (kind, template) in _NOTES.items()
        if content.notes[note]
    )
    return tuple(said)


def _dropped(kind: str) -> Message:
    if kind in _TEXTS:
        template = "Texts ({kind}) are not drawn; turn them into lines where they come from."
        return Message(template, {"kind": kind})
    if kind in _WHY:
        return Message(_WHY[kind])
    return Message("{kind} is not drawn.", {"kind": kind})
