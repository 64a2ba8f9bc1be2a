"""The clipboard: what was copied here, and drawings that other programs have copied."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import cast

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from gare_fab.base.messages import Message
from gare_fab.gui.look.words import say

_OURS = "application/x-gare-fab-copy"
_DRAWINGS = {"image/svg+xml": ".svg", "image/svg+xml;utf8": ".svg", "image/x-dxf": ".dxf"}


def note_copied() -> None:
    """Tell the system that what was copied last lies with us."""
    mime = QMimeData()
    mime.setData(_OURS, b"copied")
    QGuiApplication.clipboard().setMimeData(mime)


def was_copied_here() -> bool:
    """Whether what was copied last lies with us."""
    return _copied().hasFormat(_OURS)


def forget_copied() -> None:
    """Before the end: what Qt still held of ours then, it would free too late for Python.

    The drawings that were put into files go as well.
    """
    if was_copied_here():
        QGuiApplication.clipboard().clear()
    _put_down_here().cleanup()
    _put_down_here.cache_clear()


def board_files() -> tuple[Path, ...]:
    """The files on the clipboard, or a drawing on it, put into a file of its own."""
    return files_of(_copied())


def files_of(mime: QMimeData) -> tuple[Path, ...]:
    """The local files that were dropped or copied, or a drawing put into a file of its own."""
    files = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    if files:
        return files
    for kind, suffix in _DRAWINGS.items():
        if mime.hasFormat(kind):
            return (_put_down(bytes(mime.data(kind).data()), suffix),)
    text = mime.text().lstrip() if mime.hasText() else ""
    if text.startswith(("<svg", "<?xml")):
        return (_put_down(text.encode(), ".svg"),)
    return ()


def _copied() -> QMimeData:
    """What the clipboard holds; Qt gives None where nothing was copied yet."""
    mime = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())
    return QMimeData() if mime is None else mime


def _put_down(content: bytes, suffix: str) -> Path:
    """A file of its own for each: the one before may still be read."""
    file = Path(mkdtemp(dir=_put_down_here().name)) / f"{say(Message('clipboard'))}{suffix}"
    file.write_bytes(content)
    return file


@cache
def _put_down_here() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="gare-fab-")
