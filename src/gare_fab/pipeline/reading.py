"""The frame round the readers: picks one, and turns what goes wrong into a sentence."""

import stat
import struct
import zlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from shapely.errors import ShapelyError

from gare_fab.base.errors import GareFabError, Unreadable
from gare_fab.base.messages import Message
from gare_fab.base.progress import SILENT, Progress
from gare_fab.base.refusals import refusal
from gare_fab.model.artwork import Artwork, Source
from gare_fab.model.read_options import ReadOptions
from gare_fab.pipeline.repairing import repaired
from gare_fab.readers.contract import Reader, Reading
from gare_fab.readers.registry import READERS

_HEAD = 4096
NOTHING: Mapping[str, bytes] = MappingProxyType({})
_MOST_BYTES = 400_000_000
# what damaged bytes make libraries raise; a NameError, say, is our own fault, not the file's
_FAULTS = (
    ArithmeticError,
    EOFError,
    LookupError,
    OSError,
    RecursionError,
    ValueError,
    struct.error,
    zlib.error,
    ShapelyError,
)


def read_file(path: Path, options: ReadOptions, progress: Progress = SILENT) -> Artwork:
    """Read a drawing or a mesh from a file.

    Raises:
        Unreadable: the file is missing, of an unknown kind, damaged, or too much.
        WrongUsage: an option that the reader does not know.
    """
    content = content_of(path)
    return read_bytes(path.name, content, options, path.resolve().parent, progress)


def read_bytes(
    name: str,
    content: bytes,
    options: ReadOptions,
    folder: Path | None = None,
    progress: Progress = SILENT,
    beside: Mapping[str, bytes] = NOTHING,
) -> Artwork:
    """Read a drawing or a mesh from bytes; the suffix only helps where bytes do not tell.

    What it links to is `beside`, by the links, or in the folder.

    Raises:
        Unreadable: the bytes are of an unknown kind, damaged, or too much.
        WrongUsage: an option that the reader does not know.
    """
    reader = reader_of(name, content)
    reading = Reading(
        name=name,
        content=content,
        params=reader.params.parse(options.words),
        tolerance=options.tolerance,
        folder=folder,
        beside=beside,
        fonts=options.fonts,
        progress=progress,
    )
    try:
        return _mended(reader.read(reading), reading, options)
    except Unreadable as error:
        raise _named(name, error) from error
    except (GareFabError, MemoryError):
        raise
    except _FAULTS as error:
        raise Unreadable(
            Message(
                "{file} could not be read as {kind}: the file is damaged ({why}). "
                "Save it again in the program it comes from.",
                {"file": name, "kind": Message(reader.label), "why": type(error).__name__},
            )
        ) from error


def _mended(artwork: Artwork, reading: Reading, options: ReadOptions) -> Artwork:
    """The drawing repaired as asked; it keeps its folders of fonts, to be read again."""
    source = artwork.origin
    if isinstance(source, Source):
        kept = replace(source, fonts=reading.fonts)
        artwork = artwork.with_origin(kept)
    return repaired(artwork, options.repairs, reading.progress)


def _named(name: str, error: Unreadable) -> Unreadable:
    """The error with the file's name in it, so that of several files one knows which."""
    if name in error.message.text():
        return error
    return Unreadable(Message("{file}: {why}", {"file": name, "why": error.message}))


def content_of(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        Unreadable: it is missing, no file, empty, may not be read, or is larger than 400 MB.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise _unopened(path, Message("it is a folder."))
        if not stat.S_ISREG(status.st_mode):
            raise _unopened(path, Message("it is not a file."))
        if status.st_size > _MOST_BYTES:
            limit = _MOST_BYTES // 1_000_000
            why = Message(
                "it is larger than {limit} MB. Simplify or split it.", {"limit": limit}
            )
            raise _unopened(path, why)
        content = path.read_bytes()
    except OSError as error:
        raise _unopened(path, Message("{why}.", {"why": refusal(error)})) from error
    except ValueError as error:  # a name that no file can have
        raise _unopened(path, Message("{why}.", {"why": str(error)})) from error
    if not content:
        raise _empty(path.name)
    return content


def _unopened(path: Path, why: Message) -> Unreadable:
    return Unreadable(
        Message("{file} cannot be opened: {why}", {"file": str(path), "why": why})
    )


def _empty(name: str) -> Unreadable:
    return Unreadable(Message("{file} is empty (0 bytes).", {"file": name}))


def reader_of(name: str, content: bytes) -> Reader:
    """The reader that recognises the bytes, else the one of the name's suffix.

    Raises:
        Unreadable: the file is empty, or of no kind that we read.
    """
    if not content:
        raise _empty(name)
    head = content[:_HEAD]
    suffix = Path(name).suffix.lower()
    known = [reader for reader in READERS if reader.recognises(head)]
    by_name = [reader for reader in READERS if suffix in reader.suffixes]
    both = [reader for reader in known if reader in by_name]
    for candidates in (both, known, by_name):
        if candidates:
            return candidates[0]
    kinds = ", ".join(suffix for reader in READERS for suffix in reader.suffixes)
    raise Unreadable(
        Message(
            "{file} is of a kind that cannot be read; these can: {kinds}.",
            {"file": name, "kinds": kinds},
        )
    )
