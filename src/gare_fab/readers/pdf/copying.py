"""Small files for the engine: objects of the file at hand, copied into a page of their own."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from gare_fab.readers.pdf.objects import (
    Dictionary,
    is_object,
    raw_data,
    resolved,
    stream,
    written,
)
from gare_fab.readers.pdf.printing import cmyk_profile

_CMYK = "/DeviceCMYK"
_DEEPEST = 60
_LEFT_OUT = {"/Length", "/Parent", "/OC", "/Metadata", "/PieceInfo", "/StructParent"}
_LEFT_OUT |= {"/Alternates", "/OPI", "/LastModified", "/StructParents"}
_LARGEST = 300_000_000
Box = tuple[float, float, float, float]
_HEAD = b"%PDF-1.7\n"


@dataclass(slots=True)
class Copy:
    """Objects of a new file; numbers 1 to 4 are its catalogue, page tree, page and content."""

    bodies: list[bytes] = field(default_factory=lambda: [b""] * 4)
    known: dict[int, int] = field(default_factory=dict)
    kept: list[object] = field(default_factory=list)  # so that no id is given twice
    size: int = 0
    process: bytes = b""  # the space of printing inks, once it is in use

    def add(self, value: object, depth: int = 0) -> bytes:
        """An object's own words, or a reference to its copy."""
        given, value = value, resolved(value)
        if depth > _DEEPEST or self.size > _LARGEST:
            return b"null"
        if value == _CMYK:
            return self.inks()
        if isinstance(value, dict) or (isinstance(value, list) and value is not given):
            return self._shared(value, depth)
        if isinstance(value, list | tuple):
            return self._listed(value, depth)
        original = getattr(value, "original_bytes", None)
        if isinstance(original, bytes):  # a string, whatever it says
            return b"<" + original.hex().encode() + b">"
        return written(value) if is_object(value) else b"null"

    def _listed(self, value: Sequence[object], depth: int) -> bytes:
        return b"[" + b" ".join(self.add(item, depth + 1) for item in value) + b"]"

    def _shared(self, value: Dictionary | list[object], depth: int) -> bytes:
        number = self.known.get(id(value))
        if number is None:
            self.bodies.append(b"")
            number = self.known[id(value)] = len(self.bodies)
            self.kept.append(value)
            if isinstance(value, list):
                body = self._listed(value, depth)
            else:
                body = self._body(value, depth)
            self.size += len(body)
            self.bodies[number - 1] = body
        return b"%d 0 R" % number

    def _body(self, value: Dictionary, depth: int) -> bytes:
        source = stream(value)
        entries = self._entries(value, _LEFT_OUT, depth)
        if source is None:
            return b"<<" + entries + b">>"
        return stream_body(entries, raw_data(source))

    def _entries(self, value: Dictionary, left_out: AbstractSet[str], depth: int) -> bytes:
        return b"".join(
            written(key) + b" " + self.add(item, depth + 1) + b"\n"
            for key, item in value.items()
            if key not in left_out and is_object(key)
        )

    def changed(self, value: Dictionary, entries: Mapping[str, bytes]) -> bytes:
        """A reference to a copy of a dictionary or stream with other entries."""
        own = b"".join(key.encode() + b" " + item + b" " for key, item in entries.items())
        source = stream(value)
        words = own + self._entries(value, _LEFT_OUT | entries.keys(), 0)
        return self.share(
            stream_body(words, raw_data(source)) if source else b"<<%s>>" % words
        )

    def inks(self) -> bytes:
        """What stands for the printing inks wherever the file names them."""
        if not self.process:
            body = stream_body(b"/N 4/Filter/FlateDecode", cmyk_profile())
            profile = self.share(body)
            self.process = self.share(b"[/ICCBased %s]" % profile)
        return self.process

    def share(self, body: bytes) -> bytes:
        """A reference to an object of these words."""
        self.bodies.append(body)
        return b"%d 0 R" % len(self.bodies)

    def page(
        self, content: bytes, resources: Mapping[str, Mapping[str, bytes]], box: Box
    ) -> bytes:
        """The whole file: one page of this size, content and resources."""
        groups = b"".join(
            b"/%s<<%s>>" % (kind.encode(), _entries(entries))
            for kind, entries in resources.items()
        )
        self.bodies[0] = b"<</Type/Catalog/Pages 2 0 R>>"
        self.bodies[1] = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
        size = b" ".join(b"%.6f" % value for value in box)
        self.bodies[2] = (
            b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[%s]/Resources<<%s>>>>"
            % (size, groups)
        )
        self.bodies[3] = stream_body(b"", content)
        return _file(self.bodies)


def stream_body(entries: bytes, data: bytes) -> bytes:
    """A stream as a file has it."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


def _entries(entries: Mapping[str, bytes]) -> bytes:
    return b"".join(b"/%s %s " % (key.encode(), value) for key, value in entries.items())


def _file(bodies: list[bytes]) -> bytes:
    parts, offsets, place = [_HEAD], [], len(_HEAD)
    for index, body in enumerate(bodies):
        offsets.append(place)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (index + 1, body))
        place += len(parts[-1])
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(bodies) + 1, rows))
    parts.append(b"trailer<</Size %d/Root 1 0 R>>\n" % (len(bodies) + 1))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % place)
    return b"".join(parts)
