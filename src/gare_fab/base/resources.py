"""Finds the program's own files in a checkout, an installed wheel and a frozen program."""

from functools import lru_cache
from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a file or folder below `resources/`; it need not exist."""
    return _root().joinpath(*parts)


@lru_cache(maxsize=1)
def _root() -> Path:
    package = Path(__file__).resolve().parents[1]
    carried = package / "resources"
    return carried if carried.is_dir() else package.parents[1] / "resources"
