"""What all layouts and blocks of one drawing share while they are gathered."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gare_fab.readers.dxf.loading import Document
from gare_fab.readers.dxf.typefaces import Typefaces


@dataclass(frozen=True, slots=True)
class Shared:
    """The document, its typefaces, and the rows of the linetypes that make a difference."""

    document: Document
    typefaces: Typefaces
    linetypes: Mapping[str, int] = field(default_factory=dict)
