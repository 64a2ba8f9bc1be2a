"""Importing: drawings read, read again with other words, and read finer where enlarged."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.base.params import Params
from gare_fab.base.progress import SILENT, Part, Progress
from gare_fab.model.artwork import Artwork, Finding, FindingCode, FindingKind, Source
from gare_fab.model.document import Document
from gare_fab.model.fineness import too_coarse
from gare_fab.model.read_options import ReadOptions
from gare_fab.model.repairs import Repairs
from gare_fab.pipeline.reading import content_of, read_bytes, read_file, reader_of


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
    repairs: Repairs | None = None,
) -> Artwork:
    """The artwork read again from its own bytes: `words` in place of those it was read with.

    What it links to is as it was: its folder may be gone, or on another computer.

    Without a tolerance or repairs it keeps its own. What was made, not read, is returned as
    it is.

    Raises:
        Unreadable: it cannot be read with these words, or nothing of it was left.
        WrongUsage: a word that its reader does not know.
    """
    source = artwork.origin
    if not isinstance(source, Source):
        return artwork
    options = ReadOptions(
        tolerance=source.tolerance if tolerance is None else tolerance,
        fonts=source.fonts,
        words={**dict(source.options), **words},
        repairs=source.repairs if repairs is None else repairs,
    )
    again = read_bytes(
        source.name, source.content, options, None, progress, dict(source.beside)
    )
    return _something(again)


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


def refined(document: Document, progress: Progress = SILENT) -> Document:
    """The document with what is too coarse read again as fine as it is enlarged.

    All else stays the same object; places stay as they are. What would lose fonts of a folder
    that was given, or in jobs of old its pictures, or cannot be read again stays as coarse as
    it is, with a word.
    """
    finer = too_coarse(document)
    if not finer:
        return document
    artworks = list(document.artworks)
    for done, (index, tolerance) in enumerate(finer.items()):
        part = Part(progress, done / len(finer), (done + 1) / len(finer))
        artworks[index] = _finer(artworks[index], tolerance, part)
    return replace(document, artworks=tuple(artworks))


def _finer(artwork: Artwork, tolerance: float, progress: Progress) -> Artwork:
    try:
        again = reread(artwork, {}, tolerance, progress)
    except Unreadable as error:
        return _left_coarse(artwork, tolerance, error.message)
    before = _not_here(artwork)
    lost = [message for message, count in _not_here(again) if (message, count) not in before]
    return _left_coarse(artwork, tolerance, lost[0]) if lost else again


def _not_here(artwork: Artwork) -> list[tuple[Message, int]]:
    """What is said, how often, of files and fonts that could not be found."""
    codes = (FindingCode.FILE_MISSING, FindingCode.FONT_REPLACED)
    return [(each.message, each.count) for each in artwork.findings if each.code in codes]


def _left_coarse(artwork: Artwork, tolerance: float, why: Message) -> Artwork:
    """The same, which says so; it is not tried again until it is larger still."""
    message = Message(
        "It is enlarged, but its curves stay coarse: {why} Import it again from its folder.",
        {"why": why},
    )
    said = Finding(FindingKind.SUSPICIOUS, message, code=FindingCode.STAYS_COARSE)
    findings = (*(each for each in artwork.findings if each.code != said.code), said)
    origin = artwork.origin
    if isinstance(origin, Source):
        origin = replace(origin, tolerance=tolerance)
    return replace(artwork, origin=origin, findings=findings)


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
