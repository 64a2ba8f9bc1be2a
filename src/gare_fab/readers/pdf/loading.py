"""Opening a file: what kind it is, whether it is whole, and its catalogue."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.readers.pdf.engine import unlocked
from gare_fab.readers.pdf.objects import (
    NOTHING,
    Damaged,
    Dictionary,
    dictionary,
    parsing_errors,
)

_HEAD = re.compile(rb"%PDF-\d")
_POSTSCRIPT = re.compile(rb"\s*(?:%!(?!PS-Adobe-\d\.\d PDF)|\xc5\xd0\xd3\xc6|\x04%!)")
_HEAD_WITHIN = 1024
_END_WITHIN = 2048
_START = re.compile(rb"startxref\s+(\d+)\s")
_ENCRYPTED = b"/Encrypt"
_OBJECT = re.compile(rb"(?<!\d)(\d{1,7})\s+\d{1,5}\s+obj\b")
_MOST_OBJECTS = 8_000_000
_TABLE = re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)")


@dataclass(frozen=True, slots=True, eq=False)
class File:
    """A parsed file: its catalogue, and whether it had to be mended."""

    catalogue: Dictionary
    is_mended: bool = False


def recognises(head: bytes) -> bool:
    """Whether the first bytes are those of a PDF, or of the PostScript that we refuse."""
    return bool(_HEAD.search(head[:_HEAD_WITHIN]) or _POSTSCRIPT.match(head))


@contextmanager
def quiet() -> Iterator[None]:
    """Keep the parser from writing to the terminal; what matters is found by us."""
    log, silence = logging.getLogger("pypdf"), logging.NullHandler()
    before, log.propagate = log.propagate, False
    log.addHandler(silence)
    try:
        yield
    finally:
        log.removeHandler(silence)
        log.propagate = before


def load(content: bytes) -> File:
    """The catalogue of a file.

    Raises:
        Unreadable: it is PostScript, no PDF, or locked.
        Damaged: it is not whole.
    """
    content = _from_head(content)
    catalogue = _catalogue(content) if _is_whole(content) else NOTHING
    if not catalogue:
        raise Damaged
    return File(catalogue)


def mend(content: bytes) -> File:
    """The catalogue of a damaged file, as far as the engine can mend it.

    Raises:
        Unreadable: it is PostScript, no PDF, or locked, or nothing is left of it.
    """
    content = _from_head(content)
    for attempt in (content, _listed_anew(content)):
        mended = unlocked(attempt)
        catalogue = _catalogue(mended) if mended else NOTHING
        if catalogue:
            return File(catalogue, is_mended=True)
    raise nothing_left()


def _listed_anew(content: bytes) -> bytes:
    """The file with a table of all objects that are found in it, and with an end."""
    offsets = {int(found[1]): found.start() for found in _OBJECT.finditer(content)}
    numbers = sorted(number for number in offsets if 0 < number <= _MOST_OBJECTS)
    root = max((n for n in numbers if _is_catalogue(content, offsets[n])), default=0)
    rows = b"".join(b"%d 1\n%010d 00000 n \n" % (n, offsets[n]) for n in numbers)
    end = b"\nendstream\nendobj\nxref\n0 1\n0000000000 65535 f \n%s"
    end += b"trailer<</Size %d/Root %d 0 R>>"
    size = numbers[-1] + 1 if numbers else 1
    tail = b"\nstartxref\n%d\n%%%%EOF\n" % (len(content) + end.index(b"xref"))
    return content + end % (rows, size, root) + tail


def _is_catalogue(content: bytes, place: int) -> bool:
    return b"/Catalog" in content[place : place + 1000].split(b"endobj")[0]


def nothing_left() -> Unreadable:
    """The refusal of a file that cannot be mended."""
    return Unreadable(
        Message(
            "Nothing could be read from this damaged file. Save it again in the program it "
            "comes from."
        )
    )


def _from_head(content: bytes) -> bytes:
    if _POSTSCRIPT.match(content):
        raise Unreadable(
            Message(
                "This is PostScript (EPS, or an old Illustrator file), which is not read; "
                "open it in Illustrator or Inkscape and save it as PDF or SVG."
            )
        )
    found = _HEAD.search(content, 0, _HEAD_WITHIN)
    if found is None:
        raise Unreadable(
            Message("This is not a PDF file; save it again in the program it comes from.")
        )
    content = content[found.start() :] if found.start() else content
    return content.rstrip(b"\0") if content.endswith(b"\0") else content  # of a disk's blocks


def _is_whole(content: bytes) -> bool:
    """Whether the file ends as one should, and its end says where its table is."""
    found = _START.findall(content, max(len(content) - _END_WITHIN, 0))
    return bool(found) and _TABLE.match(content, int(found[-1])) is not None


def _catalogue(content: bytes) -> Dictionary:
    """The catalogue, of an encrypted file that takes no password, too."""
    from pypdf import PdfReader  # noqa: PLC0415 -- 0.3 s

    if _ENCRYPTED in content:  # the engine knows all ciphers, the parser does not
        content = unlocked(content) or b""
    broken: tuple[type[Exception], ...] = (*parsing_errors(), Damaged)
    try:
        parsed = PdfReader(BytesIO(content))
        catalogue: Dictionary = dictionary(parsed.trailer.get("/Root"))
    except broken:
        return NOTHING
    return catalogue if catalogue.get("/Pages") is not None else NOTHING
