"""How files are to be read, whatever their kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gare_fab.model.repairs import NO_REPAIRS, Repairs


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Flattening tolerance in mm, folders of fonts, the reader's own words by name.

    `repairs` is what is mended after the reading.
    """

    tolerance: float = 0.01
    fonts: tuple[Path, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    repairs: Repairs = NO_REPAIRS
