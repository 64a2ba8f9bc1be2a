"""Links: the bytes that a data URI holds, or a file in the drawing's own folder."""

import base64
import binascii
import re
import stat
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urlsplit

_DATA = re.compile(r"data:([^,]*),", re.IGNORECASE)
_PACKED = re.compile(r";\s*base64\s*$")
_BLANKS = re.compile(rb"\s+")
_LARGEST = 200_000_000  # bytes


def linked(link: str, folder: Path | None) -> bytes | None:
    """What a link leads to; None where it leads outside, to nothing, or is damaged."""
    match = _DATA.match(link)
    if match:
        return _embedded(match[1].lower(), link[match.end() :])
    return None if folder is None else _beside(link, folder)


def _embedded(kind: str, text: str) -> bytes | None:
    content = unquote_to_bytes(text)
    if _PACKED.search(kind) is None:
        return content
    try:
        packed = _BLANKS.sub(b"", content).rstrip(b"=")
        return base64.b64decode(packed + b"=" * (-len(packed) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None


def _beside(link: str, folder: Path) -> bytes | None:
    """A file of the folder or of one inside it, wherever `..` and symbolic links lead."""
    try:
        parts = urlsplit(link)
        if parts.scheme not in {"", "file"} or parts.netloc:
            return None
        path = _path_of(parts.path) if parts.scheme else unquote(parts.path)
        home = folder.resolve()
        target = (home / path).resolve()
        if not target.is_relative_to(home):
            return None
        status = target.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
            return None
        return target.read_bytes()
    except (OSError, ValueError, RuntimeError):  # a ring of symbolic links
        return None


def _path_of(path: str) -> str:
    """The path of a file URI, which has a slash before a drive's letter (RFC 8089)."""
    return unquote(re.sub(r"^/+(?=[A-Za-z](?::|%3A|\|)/)", "", path))
