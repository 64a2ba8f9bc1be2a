"""The engine (pdfium) on small files of ours: colours, glyphs and pixels as it sees them."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.geometry.arrays import Bytes
from gare_fab.readers.pdf.steps import Steps

_PASSWORD = 4  # pdfium's FPDF_ERR_PASSWORD
_REMOVE_SECURITY = 3
_BGRA = 4
_MOVE, _LINE, _CURVE = 2, 0, 1


@dataclass(slots=True)
class Opened:
    """A file in the engine with its first page; to be closed when done with."""

    content: bytes = field(repr=False)  # the engine reads it where it lies
    document: object = None
    page: object = None

    def __post_init__(self) -> None:
        """Open it; raises `Unreadable` where the engine cannot."""
        import pypdfium2.raw as engine  # noqa: PLC0415 -- 0.1 s

        self.document = engine.FPDF_LoadMemDocument64(self.content, len(self.content), None)
        self.page = engine.FPDF_LoadPage(self.document, 0) if self.document else None
        if not self.page:
            self.close()
            raise Unreadable(Message("A part of the file could not be read."))

    def close(self) -> None:
        """Give everything back."""
        import pypdfium2.raw as engine  # noqa: PLC0415

        if self.page:
            engine.FPDF_ClosePage(self.page)
        if self.document:
            engine.FPDF_CloseDocument(self.document)
        self.page = self.document = None


@contextmanager
def opened(content: bytes) -> Iterator[Opened]:
    """A file in the engine for as long as it is needed."""
    file = Opened(content)
    try:
        yield file
    finally:
        file.close()


def fill_colours(content: bytes) -> list[tuple[int, int, int]]:
    """The fill colour of each object of a page, as the engine turns it into light."""
    import pypdfium2.raw as engine  # noqa: PLC0415

    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    with opened(content) as file:
        found = []
        for index in range(engine.FPDFPage_CountObjects(file.page)):
            item = engine.FPDFPage_GetObject(file.page, index)
            is_known = engine.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
            found.append((red.value, green.value, blue.value) if is_known else (0, 0, 0))
        return found


def pixels(content: bytes, width: int, height: int) -> Bytes:
    """(H, W, 4) RGBA, not premultiplied, of a page on nothing."""
    import pypdfium2.raw as engine  # noqa: PLC0415

    rows = np.zeros((height, width, 4), dtype=np.uint8)
    with opened(content) as file:
        bitmap = engine.FPDFBitmap_CreateEx(
            width, height, _BGRA, rows.ctypes.data_as(ctypes.c_void_p), 4 * width
        )
        if not bitmap:
            raise MemoryError
        engine.FPDF_RenderPageBitmap(bitmap, file.page, 0, 0, width, height, 0, 0)
        engine.FPDFBitmap_Destroy(bitmap)
    return np.ascontiguousarray(rows[:, :, (2, 1, 0, 3)])


def unlocked(content: bytes) -> bytes | None:
    """The file as the engine saves it: mended, without encryption; None where it cannot.

    Raises:
        Unreadable: it takes a password.
    """
    import pypdfium2.raw as engine  # noqa: PLC0415

    document = engine.FPDF_LoadMemDocument64(content, len(content), None)
    if not document:
        if engine.FPDF_GetLastError() == _PASSWORD:
            raise Unreadable(
                Message(
                    "The file is locked by a password; open it in a PDF viewer, save a copy "
                    "without the password, and read that."
                )
            )
        return None
    try:
        return _saved(document)
    finally:
        engine.FPDF_CloseDocument(document)


def _saved(document: object) -> bytes | None:
    import pypdfium2.raw as engine  # noqa: PLC0415

    parts: list[bytes] = []

    def write(_: object, data: int, size: int) -> int:
        parts.append(ctypes.string_at(data, size))
        return 1

    target = engine.FPDF_FILEWRITE(version=1)
    kind = dict(engine.FPDF_FILEWRITE._fields_)["WriteBlock"]
    target.WriteBlock = kind(write)
    is_saved = engine.FPDF_SaveAsCopy(document, target, _REMOVE_SECURITY)
    return b"".join(parts) if is_saved else None


class EngineFont:
    """A font in the engine: outlines and widths of its character codes."""

    def __init__(self, content: bytes) -> None:
        """Open a file whose page holds one text in the font."""
        import pypdfium2.raw as engine  # noqa: PLC0415

        self.file = Opened(content)
        item = engine.FPDFPage_GetObject(self.file.page, 0)
        self.font = engine.FPDFTextObj_GetFont(item) if item else None

    def width(self, code: int) -> float:
        """The way on after a character, in em."""
        import pypdfium2.raw as engine  # noqa: PLC0415

        width = ctypes.c_float()
        if not self.font or not engine.FPDFFont_GetGlyphWidth(self.font, code, 1.0, width):
            return 0.0
        return float(width.value)

    def glyph(self, code: int) -> Steps | None:
        """The outline of a character, None where the font has none."""
        import pypdfium2.raw as engine  # noqa: PLC0415

        path = engine.FPDFFont_GetGlyphPath(self.font, code, 1.0) if self.font else None
        count = engine.FPDFGlyphPath_CountGlyphSegments(path) if path else 0
        steps: list[tuple[int, list[tuple[float, float]]]] = []
        bends: list[tuple[float, float]] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(count):
            part = engine.FPDFGlyphPath_GetGlyphPathSegment(path, index)
            engine.FPDFPathSegment_GetPoint(part, x, y)
            kind = engine.FPDFPathSegment_GetType(part)
            bends.append((x.value, y.value))
            if kind == _CURVE and len(bends) < 3:
                continue
            steps.append((_letter(kind), [bends[0], bends[-2:][0], bends[-1]]))
            bends = []
            if engine.FPDFPathSegment_GetClose(part):
                steps.append((ord("H"), [(x.value, y.value)] * 3))
        if not steps:
            return None
        kinds = np.array([kind for kind, _ in steps], dtype=np.uint8)
        places = np.array([places for _, places in steps], dtype=np.float64)
        return Steps(kinds, places, np.zeros(len(kinds), dtype=np.intp))


def _letter(kind: int) -> int:
    return ord({_MOVE: "M", _LINE: "L"}.get(kind, "C"))
