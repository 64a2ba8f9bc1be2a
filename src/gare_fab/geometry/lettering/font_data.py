"""The bytes of a font file as HarfBuzz wants them."""

from pathlib import Path
from typing import Any


def quick_blob(path: Path) -> Any:
    """A look into a file of which only some tables will be read.

    Raises:
        OSError: the file cannot be read.
    """
    import uharfbuzz  # noqa: PLC0415 -- 0.05 s, for text only

    name = str(path)
    if not name.isascii():  # HarfBuzz on Windows takes names for the system's code page
        return uharfbuzz.Blob(path.read_bytes())
    try:
        return uharfbuzz.Blob.from_file_path(name)
    except uharfbuzz.HarfBuzzError as error:
        raise OSError(name) from error
