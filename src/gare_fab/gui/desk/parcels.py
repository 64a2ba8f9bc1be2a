"""Parcels: what goes to workers and comes back, without what makes it."""

from dataclasses import dataclass, replace
from pathlib import Path

from gare_fab.model.artwork import Artwork, Source
from gare_fab.model.document import Document
from gare_fab.model.report import Report


@dataclass(frozen=True, slots=True)
class Handed:
    """What an export did: the report of what was read back, and the file, if any."""

    report: Report
    file: Path | None


def without_sources(document: Document) -> Document:
    """The job without the bytes of what was read: all that a study needs, quick to send."""
    return replace(document, artworks=tuple(map(_without_source, document.artworks)))


def _without_source(artwork: Artwork) -> Artwork:
    if not isinstance(artwork.origin, Source):
        return artwork
    return artwork.with_origin(replace(artwork.origin, content=b""))
