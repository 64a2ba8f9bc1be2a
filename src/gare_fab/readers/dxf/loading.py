"""Bytes to ezdxf's document, or one sentence on why not."""

import gc
import io
import logging
import re
import struct
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.model.artwork import Finding, FindingKind
from gare_fab.readers.dxf.mending import mended
from gare_fab.readers.dxf.tags import OddTagError, compiled_tags

# what ezdxf would print is said by our findings and sentences
logging.getLogger("ezdxf").addHandler(logging.NullHandler())

# ezdxf's own types are not named in signatures: importing them takes 0.3 s
Document = Any
Entity = Any

_BINARY = b"AutoCAD Binary DXF\r\n\x1a\x00"
# old programs end a text with Ctrl-Z, and fill its last block
_PADDING = b" \t\r\n\x00\x1a"
_BOM = b"\xef\xbb\xbf"
_FIRST_UNICODE_VERSION = "AC1021"
_ENTITY = re.compile(rb"\n[ \t]*0[ \t]*\r?\n(?=[0-9_]*[A-Z])")
_MOST_REPAIRS_SAID = 10
_ESCAPE = b"\\U+"
_CHARACTER = re.compile(
    r"\\U\+((?:00[2-7][0-9A-F]|00[A-F][0-9A-F]|0[1-9A-F][0-9A-F]{2}|[1-9A-CEF][0-9A-F]{3}"
    r"|D[0-7][0-9A-F]{2}))",
    re.IGNORECASE,
)


def is_dxf(head: bytes) -> bool:
    """Whether a file that begins like this is a DXF, or a DWG, which gets its own sentence."""
    if head.startswith(_BINARY) or _is_dwg(head):
        return True
    lines = head.removeprefix(_BOM).lstrip().replace(b"\r", b"\n").split(b"\n")
    lines = [line.strip() for line in lines if line.strip()]
    while len(lines) > 2 and lines[0] == b"999":
        lines = lines[2:]
    return lines[:2] == [b"0", b"SECTION"]


def load(content: bytes) -> Document:
    """The document in an undamaged file.

    Raises:
        Unreadable: it is empty, no DXF, or damaged.
    """
    from ezdxf.document import Drawing  # 0.3 s to import
    from ezdxf.lldxf.const import DXFError
    from ezdxf.lldxf.tagger import binary_tags_loader

    _check_kind(content)
    try:
        with _no_collecting():
            if content.startswith(_BINARY):
                return Drawing.load(_read(binary_tags_loader(content), content))
            _check_end(content)
            return _drawing(_text(content))
    except (DXFError, *FAULTS) as fault:
        raise damaged(str(fault)) from fault


def rescue(content: bytes) -> tuple[Document, tuple[Finding, ...]]:
    """The document in what is left of a damaged file, and what was mended.

    Raises:
        Unreadable: nothing is left.
    """
    from ezdxf import recover  # 0.3 s to import
    from ezdxf.lldxf.const import DXFError

    _check_kind(content)
    text = _as_text(content) if content.startswith(_BINARY) else content.removeprefix(_BOM)
    whole = _whole(text)
    sound, mends = mended(whole)
    try:
        with _no_collecting():
            document, auditor = recover.read(io.BytesIO(sound))
    except (DXFError, *FAULTS) as fault:
        raise Unreadable(
            Message(
                "Nothing could be read from this damaged file ({fault}). Save it again in the "
                "program it comes from.",
                {"fault": fault},
            )
        ) from fault
    repairs = [*auditor.fixes, *auditor.errors]
    said = [*mends]
    said += [
        Finding(FindingKind.REPAIRED, Message("Repaired: {what}", {"what": repair.message}))
        for repair in repairs[:_MOST_REPAIRS_SAID]
    ]
    if whole is not text:
        cut = Message("The file ends in the middle; what comes before was read.")
        said.insert(0, Finding(FindingKind.REPAIRED, cut))
    rest = len(repairs) - _MOST_REPAIRS_SAID
    if rest > 0:
        said.append(
            Finding(FindingKind.REPAIRED, Message("More small faults repaired."), rest)
        )
    return document, tuple(said)


def insunits(document: Document, content: bytes) -> int:
    """The file's $INSUNITS, 0 where it has none (ezdxf then has a default of its own)."""
    if b"$INSUNITS" not in content:
        return 0
    with suppress(*FAULTS):
        return int(document.header.get("$INSUNITS", 0))
    return 0


# what ezdxf lets through from inside when a file is damaged
FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    StopIteration,
    TypeError,
    ValueError,
    struct.error,
)


def is_our_own(fault: BaseException) -> bool:
    """Whether it was we who went wrong, not ezdxf over a damaged file; that is not hidden."""
    if not isinstance(fault, AssertionError | AttributeError | TypeError):
        return False
    last = fault.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    module = "" if last is None else str(last.tb_frame.f_globals.get("__name__"))
    return module.startswith("gare_fab.")


def _as_text(content: bytes) -> bytes:
    """A binary DXF in text form, as far as it can be read."""
    from ezdxf.lldxf.tagger import binary_tags_loader  # 0.3 s to import

    lines: list[str] = []
    with suppress(*FAULTS):
        for code, value in binary_tags_loader(content):
            text = value.hex().upper() if isinstance(value, bytes) else str(value)
            lines.extend((str(code), text))
    return ("\n".join(lines) + "\n").encode("utf-8", "surrogateescape")


def _whole(content: bytes) -> bytes:
    """Text up to the last entity that was begun, with an end."""
    if _has_end(content):
        return content
    begin = content.rfind(b"SECTION")
    last = [match.start() for match in _ENTITY.finditer(content, max(begin, 0))]
    return content[: last[-1] + 1 if last else len(content)] + b"0\nENDSEC\n0\nEOF\n"


def _has_end(content: bytes) -> bool:
    return content[-4096:].rstrip(_PADDING).split()[-2:] == [b"0", b"EOF"]


def _check_kind(content: bytes) -> None:
    if not content.strip():
        raise Unreadable(Message("The DXF file is empty."))
    if _is_dwg(content):
        raise Unreadable(
            Message("This is a DWG file; save it as DXF in the program it comes from.")
        )
    if not is_dxf(content[:4096]):
        raise Unreadable(
            Message("This is not a DXF file: it does not begin with a DXF section.")
        )


def _is_dwg(head: bytes) -> bool:
    return head[:4] == b"AC10" and head[4:6].isdigit() and b"\x00" in head[6:32]


def _check_end(content: bytes) -> None:
    if not _has_end(content):
        raise damaged(Message("it ends in the middle"))


def _text(content: bytes) -> TextIO:
    from ezdxf.lldxf.validator import dxf_info  # 0.3 s to import

    content = content.removeprefix(_BOM).rstrip(_PADDING)
    info = dxf_info(io.TextIOWrapper(io.BytesIO(content), "utf-8", errors="ignore"))
    encoding = "utf-8" if info.version >= _FIRST_UNICODE_VERSION else info.encoding
    if _ESCAPE in content:
        text = content.decode(encoding, "surrogateescape")
        return io.StringIO(_unescaped(text), newline=None)
    return io.TextIOWrapper(io.BytesIO(content), encoding, errors="surrogateescape")


def _drawing(stream: TextIO) -> Document:
    """What ezdxf's `Drawing.read` gives; that itself only where a tag is odd."""
    from ezdxf.document import Drawing  # 0.3 s to import

    try:
        return Drawing.from_tags(compiled_tags(stream))
    except OddTagError:
        stream.seek(0)
        return Drawing.read(stream)


def _read(tags: Iterable[Any], content: bytes) -> Iterable[Any]:
    """The tags of a binary file with the characters that its escapes stand for."""
    if _ESCAPE not in content:
        return tags
    return (
        type(tag)(tag.code, _unescaped(tag.value)) if isinstance(tag.value, str) else tag
        for tag in tags
    )


def _unescaped(text: str) -> str:
    r"""With the characters that \U+00E9 and the like stand for; controls stay as they are."""
    return _CHARACTER.sub(lambda match: chr(int(match[1], 16)), text)


def damaged(fault: str | Message) -> Unreadable:
    """The refusal of a damaged file; the fault is the end of a sentence."""
    return Unreadable(
        Message(
            "The DXF file is damaged: {fault}. Save it again in the program it comes from, or "
            "read what is left of it with the option recover.",
            {"fault": fault.strip().rstrip(".") if isinstance(fault, str) else fault},
        )
    )


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Millions of objects are made and kept: looking for garbage costs a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
