"""From bytes to a tree: unpacked, parsed without reaching outside, refused where damaged."""

import codecs
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Protocol

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
CONDITIONS = ("systemLanguage", "requiredFeatures", "requiredExtensions")
_LARGEST = 200_000_000  # bytes, unpacked
_PIECE = 4_000_000  # bytes unpacked at once
_MOST_ELEMENTS = 1_000_000
_GZIP = b"\x1f\x8b"
_BLANKS = b" \t\r\n"
_ENCODING = re.compile(rb"<\?xml\s[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)")
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+)?html", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y")
# libxml2's numbers of what it says in English only
_DAMAGES = MappingProxyType(
    {
        9: Message("it has characters that cannot be read"),
        26: Message("it uses a name that it does not explain"),
        45: Message("it ends too early"),
        63: Message("it ends too early"),
        73: Message("a tag is not closed"),
        76: Message("a tag is not closed"),
        77: Message("it ends too early"),
        81: Message("it has characters that cannot be read"),
        114: Message("it is nested too deeply, or repeats itself without end"),
        201: Message("it uses a name that it does not explain"),
    }
)
_SVG_TAG = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?svg[\s>/]|<!DOCTYPE\s+svg", re.IGNORECASE)


class Element(Protocol):
    """What we need of an lxml element, said here so that lxml is imported only to parse."""

    @property
    def tag(self) -> Any:
        """The name as "{namespace}local"; for a comment something that is no text."""

    @property
    def text(self) -> str | None:
        """The text before the first child."""

    @property
    def tail(self) -> str | None:
        """The text after its end, before the next tag."""

    @property
    def sourceline(self) -> int | None:
        """The line of the file."""

    def get(self, key: str, /) -> str | None:
        """An attribute, or None."""

    def items(self) -> Iterable[tuple[str, str]]:
        """All attributes."""

    def __iter__(self) -> Iterator["Element"]:
        """The children."""

    def __reversed__(self) -> Iterator["Element"]:
        """The children, the last first."""

    def iter(self, *tags: str) -> Iterator["Element"]:
        """The element itself and all below it."""

    def itertext(self) -> Iterator[str]:
        """All text below."""

    def iterancestors(self) -> Iterator["Element"]:
        """The parent, its parent, ..."""

    def getparent(self) -> "Element | None":
        """The parent, None of the root."""


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """The root element, its namespaces and the comments before it, which name the writer."""

    root: Element
    namespaces: frozenset[str]
    comments: str
    is_damaged: bool = False
    has_conditions: bool = False


def recognises(head: bytes) -> bool:
    """Whether the first bytes of a file are those of an SVG drawing, packed or not."""
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(31).decompress(head, 4096)
        except zlib.error:
            return False
    plain = head.replace(b"\0", b"")
    return _SVG_TAG.search(plain) is not None and not _HTML.match(
        plain.lstrip(b"\xef\xbb\xbf")
    )


def tree(name: str, content: bytes, *, recover: bool) -> Tree:
    """The parsed file; entities inside it are expanded within bounds, nothing is fetched.

    Raises:
        Unreadable: it is empty, too large, no SVG, or damaged (and `recover` is false).
    """
    content = _unpacked(name, content)
    _check_kind(name, content)
    try:
        return _parsed(name, content, recover=False)
    except Unreadable:
        if not recover:
            raise
    return _parsed(name, content, recover=True)


def _unpacked(name: str, content: bytes) -> bytes:
    if content.startswith(_GZIP):
        content = _inflated(name, content)
    if len(content) > _LARGEST:
        raise _too_large(name)
    return content.lstrip(_BLANKS)  # nothing may stand before what declares it as XML


def _inflated(name: str, content: bytes) -> bytes:
    """What is packed, piece by piece, so that a bomb is seen before it fills the memory."""
    unpacker = zlib.decompressobj(31)
    pieces, size = [], 0
    try:
        while content and not unpacker.eof:
            pieces.append(unpacker.decompress(content, _PIECE))
            content = unpacker.unconsumed_tail
            size += len(pieces[-1])
            if size > _LARGEST:
                raise _too_large(name)
    except zlib.error:
        raise _cut_short(name) from None
    if not unpacker.eof:
        raise _cut_short(name)
    return b"".join(pieces)


def _too_large(name: str) -> Unreadable:
    return Unreadable(
        Message(
            "'{name}' is larger than {limit} MB unpacked; simplify or split the drawing.",
            {"name": name, "limit": _LARGEST // 1_000_000},
        )
    )


def _cut_short(name: str) -> Unreadable:
    return Unreadable(
        Message("'{name}' is packed and damaged; copy or export it again.", {"name": name})
    )


def _check_kind(name: str, content: bytes) -> None:
    """Refuse what is no XML at all, or more of it than any drawing has."""
    head = content[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not head:
        raise Unreadable(
            Message("'{name}' is empty; export the drawing again.", {"name": name})
        )
    if head.startswith(b"%PDF"):
        raise _no_svg(name, Message("a PDF"))
    if _HTML.match(head):
        raise _no_svg(name, Message("a web page"))
    if not head.startswith(b"<"):
        raise _no_svg(name, Message("something else"))
    elements = content.count(b"<") - content.count(b"</")
    if elements > _MOST_ELEMENTS or content.count(b"=") > 8 * _MOST_ELEMENTS:
        raise Unreadable(
            Message(
                "'{name}' has more than {limit} elements; simplify the drawing or split it.",
                {"name": name, "limit": _MOST_ELEMENTS},
            )
        )


def _parsed(name: str, content: bytes, *, recover: bool) -> Tree:
    from lxml import etree  # 0.03 s to import

    parser = etree.XMLParser(
        encoding=_encoding(content),
        resolve_entities="internal",  # type: ignore[arg-type]  # newer than the stubs
        no_network=True,
        load_dtd=False,
        recover=recover,
        # lifts the limit of 10 MB a path, and with it the guard against entities
        huge_tree=_ENTITY.search(content) is None,
    )
    root: Any
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        code: int = error.code  # type: ignore[attr-defined]  # not in the stubs
        raise _damaged(name, error.lineno, code) from None
    if root is None:
        raise _no_svg(name, Message("something else"))
    has_entities = _ENTITY.search(content) is not None
    if root.tag == "svg" or has_entities:  # the elements of an entity forget it as well
        _put_into_namespace(root)
    local = str(root.tag).rpartition("}")[2]
    if root.tag != SVG + "svg":
        raise _no_svg(name, Message("XML of the kind <{tag}>", {"tag": local[:40]}))
    comments = [str(node.text) for node in root.itersiblings(preceding=True)]
    namespaces = frozenset(filter(None, root.nsmap.values()))
    plain = content.replace(b"\0", b"") if b"\0" in content[:4] else content
    has_conditions = any(word.encode() in plain for word in CONDITIONS)
    return Tree(root, namespaces, "\n".join(comments), recover, has_conditions)


def _encoding(content: bytes) -> str | None:
    """What a file is written in where it says something that cannot be; None: as it says.

    A declaration that can be read byte by byte is not in UTF-16.
    """
    match = _ENCODING.match(content)
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return "utf-8"
    return "utf-8" if name.startswith(("utf-16", "utf-32")) else None


def _put_into_namespace(root: Any) -> None:
    """Files that forget the namespace mean SVG's own; what is left of no name stays out."""
    for element in root.iter():
        if isinstance(element.tag, str) and not element.tag.startswith("{"):
            with suppress(ValueError):  # of a damaged file, as <a:b:c> or <thttp://x>
                element.tag = SVG + element.tag


def _damaged(name: str, line: int | None, code: int) -> Unreadable:
    reason = _DAMAGES.get(code, Message("it breaks the rules of XML"))
    return Unreadable(
        Message(
            "'{name}' is damaged in line {line}: {reason}. Export it again, or read what is"
            " left of it with the option recover.",
            {"name": name, "line": line or 1, "reason": reason},
        )
    )


def _no_svg(name: str, kind: Message) -> Unreadable:
    return Unreadable(
        Message(
            "'{name}' is not an SVG drawing but {kind}; export the drawing as SVG.",
            {"name": name, "kind": kind},
        )
    )
