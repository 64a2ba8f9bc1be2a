"""How files are to be read, whatever their kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Flattening tolerance in mm, folders of fonts, and the reader's own words by name."""

    tolerance: float = 0.01
    fonts: tuple[Path, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
