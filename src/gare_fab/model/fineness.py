"""Fineness: how exactly drawings are read for a job, and which should be read finer."""

from gare_fab.model.artwork import Artwork, Source
from gare_fab.model.document import Document
from gare_fab.model.machine import Machine

TOLERANCE = 0.01  # mm that what is made may lie beside what was drawn
_FOR_ARCS = 0.7  # of the tolerance: chords so near to a circle become an arc for sure
_NO_MATTER = 1.02  # times: curves so little too coarse are fine enough
_MOST = 1000.0  # times; what is enlarged by more is no drawing of this machine


def tolerance_for(machine: Machine, asked: float = TOLERANCE) -> float:
    """The tolerance of a document for this machine, where `asked` mm are wanted of the job."""
    return asked * (_FOR_ARCS if machine.dialect.has_arcs else 1.0)


def is_coarse(document: Document) -> bool:
    """Whether an artwork should be read finer for the sizes at which it is placed."""
    return bool(too_coarse(document))


def too_coarse(document: Document) -> dict[int, float]:
    """The artworks that need a finer reading, by index, and the tolerance that they need."""
    enlarged: dict[int, float] = {}
    for placement in document.placements:
        known = enlarged.get(placement.artwork, 1.0)
        enlarged[placement.artwork] = max(known, min(placement.affine.stretch, _MOST))
    return {
        index: document.tolerance / (times if times > _NO_MATTER else 1.0)
        for index, times in sorted(enlarged.items())
        if _tolerance_of(document.artworks[index]) * times > document.tolerance * _NO_MATTER
    }


def _tolerance_of(artwork: Artwork) -> float:
    """What the artwork was read at; of what cannot be read again 0: nothing is too coarse."""
    source = artwork.origin
    return source.tolerance if isinstance(source, Source) and source.content else 0.0
