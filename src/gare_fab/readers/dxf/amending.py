"""Text files of programs that keep to DXF loosely, brought into the form that it asks for.

What a file says is not changed, only how it says it: entities that R12 does not know are named
by their classes, values lose the blanks round them, letters are those of the code page meant.
A file in good form is only searched for a few words.
"""

import codecs
import re
from types import MappingProxyType

from gare_fab.readers.dxf.sections import arranged

_BINARY = b"AutoCAD Binary"
_BOM = b"\xef\xbb\xbf"
_HEAD = 4096
_BLANKS = re.compile(rb"(?:^|\n)(?:[ \t]+SECTION|SECTION[ \t])")
_VERSION = re.compile(rb"\$ACADVER\s+1\s+(AC\d+)")
_CODE_PAGE = re.compile(rb"\$DWGCODEPAGE\s+3\s+([\w-]+)")
_FIRST_WITH_CLASSES = b"AC1015"
_FIRST_IN_UTF_8 = b"AC1021"

# the entities that cannot be read without the class which their own tags belong to
_CLASSES = MappingProxyType(
    {
        b"LWPOLYLINE": b"AcDbPolyline",
        b"SPLINE": b"AcDbSpline",
        b"MTEXT": b"AcDbMText",
        b"HATCH": b"AcDbHatch",
    }
)
_YOUNG = re.compile(
    rb"(\n[ \t]*0[ \t]*(\r?\n)(" + rb"|".join(_CLASSES) + rb")[ \t]*\r?\n)"
    # what entities of all kinds have: handle, line type, layer, colour, weight ...
    rb"((?:[ \t]*(?:5|6|8|48|60|62|67|330|370|410|420|440)[ \t]*\r?\n[^\n]*\n)*)"
)

_PAGE = re.compile(
    r"(?:ansi_|dos)(\d+)|(iso8859-\d+|mac-roman|big5|ksc5601|johab|gb2312|utf-8)",
    re.IGNORECASE,
)
_OF_MANY_BYTES = frozenset(
    {"cp932", "gbk", "cp949", "cp950", "johab", "big5", "euc_kr", "gb2312"}
)
_USUAL = "cp1252"

# \M+18E9F: two bytes of the first of these
_TWO_BYTES = re.compile(rb"\\M\+([1-5])([0-9A-Fa-f]{4})")
_PAGES = ("cp932", "cp950", "cp949", "johab", "gbk")
_LAST_ESCAPED = 0xFFFF
_ESCAPES = "gare_fab.dxf_escapes"


def amended(content: bytes) -> bytes:
    """The same drawing in good form."""
    if content.startswith(_BINARY):
        return content
    if _BLANKS.search(content[:_HEAD]):
        content = b"\n".join(line.strip() for line in content.split(b"\n"))
    content = arranged(content)
    if any(kind in content for kind in _CLASSES):
        content = _with_classes(content)
    if b"\\M+" in content:
        content = _TWO_BYTES.sub(_decoded, content)
    return content if content.isascii() else _in_plain_letters(content)


def _with_classes(content: bytes) -> bytes:
    """Entities younger than R12 named by their classes, in a version that knows these."""
    if b"AcDbEntity" not in content:
        content = _YOUNG.sub(_classified, content)
    said = _VERSION.search(content)
    if said is None:
        words = (b"0", b"SECTION", b"2", b"HEADER", b"9", b"$ACADVER", b"1")
        header = b"\n".join((*words, _FIRST_WITH_CLASSES, b"0", b"ENDSEC", b""))
        return header + content.removeprefix(_BOM).lstrip(b"\r\n")
    if said[1] >= _FIRST_WITH_CLASSES:
        return content
    begin, end = said.span(1)
    return content[:begin] + _FIRST_WITH_CLASSES + content[end:]


def _classified(entity: re.Match[bytes]) -> bytes:
    begin, end, kind, common = entity.groups()
    of_all, its_own = b"100" + end + b"AcDbEntity" + end, b"100" + end + _CLASSES[kind] + end
    return begin + of_all + common + its_own


def _decoded(letter: re.Match[bytes]) -> bytes:
    text = _text(bytes.fromhex(letter[2].decode()), _PAGES[int(letter[1]) - 1])
    return letter[0] if text is None else text.encode("ascii", _ESCAPES)


def _in_plain_letters(content: bytes) -> bytes:
    r"""All that is not ASCII as \U+00E9, unless it is the UTF-8 that its version asks for.

    Programs write UTF-8 whatever they say, and what is UTF-8 is hardly ever anything else.
    """
    version, page = _VERSION.search(content), _CODE_PAGE.search(content)
    codec = _codec(page[1].decode("ascii") if page else "")
    is_modern = version is not None and version[1] >= _FIRST_IN_UTF_8
    text = _text(content, "utf-8") if is_modern or codec not in _OF_MANY_BYTES else None
    if (text is not None) if is_modern else (text is None and codec == _USUAL):
        return content  # so the loader takes it
    if text is None:
        text = content.decode(codec, "replace")
    return text.removeprefix("\ufeff").encode("ascii", _ESCAPES)


def _codec(page: str) -> str:
    """Python's name for a code page by its name in the file."""
    found = _PAGE.fullmatch(page)
    if found is None:
        return _USUAL
    try:
        return codecs.lookup(found[2] or f"cp{found[1]}").name
    except LookupError:
        return _USUAL


def _text(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except UnicodeDecodeError:
        return None


def _escaped(fault: UnicodeError) -> tuple[str, int]:
    """What stands for letters that are not ASCII, as Python's codecs ask for it."""
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    numbers = map(ord, fault.object[fault.start : fault.end])
    escapes = (f"\\U+{number:04X}" if number <= _LAST_ESCAPED else "?" for number in numbers)
    return "".join(escapes), fault.end


codecs.register_error(_ESCAPES, _escaped)
