"""Importing: drawings read, read again with other words, and read finer where enlarged."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.base.params import Params
from gare_fab.base.progress import SILENT, Part, Progress
from gare_fab.model.artwork import Artwork, Source
from gare_fab.model.document import Document
from gare_fab.model.machine import Machine
from gare_fab.model.read_options import ReadOptions
from gare_fab.pipeline.reading import content_of, read_bytes, read_file, reader_of

TOLERANCE = 0.01  # mm that what is made may lie beside what was drawn
_FOR_ARCS = 0.7  # of the tolerance: chords so near to a circle become an arc for sure
_NO_MATTER = 1.02  # times: curves so little too coarse are fine enough
_MOST = 1000.0  # times; what is enlarged by more is no drawing of this machine


def tolerance_for(machine: Machine, asked: float = TOLERANCE) -> float:
    """The tolerance of a document for this machine, where `asked` mm are wanted of the job."""
    return asked * (_FOR_ARCS if machine.dialect.has_arcs else 1.0)


def read_artwork(path: Path, options: ReadOptions, progress: Progress = SILENT) -> Artwork:
    """Read a drawing; one for a document is best read at the document's tolerance at once.

    Raises:
        Unreadable: it cannot be read, or nothing of it was left.
        WrongUsage: an option that its reader does not know.
    """
    return _something(read_file(path, options, progress))


def reread(
    artwork: Artwork,
    words: Mapping[str, str],
    tolerance: float | None = None,
    progress: Progress = SILENT,
) -> Artwork:
    """The artwork read again from its own bytes: `words` in place of those it was read with.

    Without a tolerance it keeps its own. What was made, not read, is returned as it is.

    Raises:
        Unreadable: it cannot be read with these words, or nothing of it was left.
        WrongUsage: a word that its reader does not know.
    """
    source = artwork.origin
    if not isinstance(source, Source):
        return artwork
    fineness = source.tolerance if tolerance is None else tolerance
    options = ReadOptions(fineness, words={**dict(source.options), **words})
    return _something(read_bytes(source.name, source.content, options, progress=progress))


def reading_params(what: Artwork | Path) -> type[Params]:
    """What may be said about the reading of an artwork, or of a file; none of what was made.

    Raises:
        Unreadable: the file cannot be opened, or is of no kind that can be read.
    """
    if isinstance(what, Path):
        return reader_of(what.name, content_of(what)).params
    source = what.origin
    if not isinstance(source, Source):
        return Params
    return reader_of(source.name, source.content).params


def reading_words(artwork: Artwork) -> Params:
    """The words that the artwork was read with, as its reader's parameters."""
    source = artwork.origin
    options = dict(source.options) if isinstance(source, Source) else {}
    return reading_params(artwork).parse(options)


def is_coarse(document: Document) -> bool:
    """Whether an artwork should be read finer for the sizes at which it is placed."""
    return bool(_too_coarse(document))


def refined(document: Document, progress: Progress = SILENT) -> Document:
    """The document with what is too coarse read again as fine as it is enlarged.

    All else stays the same object; places stay as they are.

    Raises:
        Unreadable: an artwork cannot be read again.
    """
    finer = _too_coarse(document)
    if not finer:
        return document
    artworks = list(document.artworks)
    for done, (index, tolerance) in enumerate(finer.items()):
        part = Part(progress, done / len(finer), (done + 1) / len(finer))
        artworks[index] = reread(artworks[index], {}, tolerance, part)
    return replace(document, artworks=tuple(artworks))


def _too_coarse(document: Document) -> dict[int, float]:
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


def _something(artwork: Artwork) -> Artwork:
    """The artwork; raises `Unreadable` where nothing of its file was left."""
    if artwork.items:
        return artwork
    if not artwork.findings:
        raise Unreadable(Message("{file} shows nothing at all.", {"file": artwork.name}))
    raise Unreadable(
        Message(
            "{file} shows nothing that could be taken over. {why}",
            {"file": artwork.name, "why": artwork.findings[0].message},
        )
    )
