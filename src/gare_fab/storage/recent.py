"""The jobs that were open last, with a small picture of each."""

import base64
import binascii
import json
import math
from dataclasses import dataclass
from pathlib import Path

from gare_fab.storage.atomic import make_folder, write_atomically
from gare_fab.storage.places import data_folder

MOST = 12
_FILE = "recent.json"
_MOST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Recent:
    """One job: its file, its title, when it was open (seconds since 1970), a PNG or b""."""

    path: Path
    title: str
    when: float
    thumbnail: bytes = b""

    @property
    def is_missing(self) -> bool:
        """Whether its file is not there, as on a stick that was pulled out."""
        return not self.path.is_file()


def load_recent(folder: Path | None = None) -> tuple[Recent, ...]:
    """The jobs, the latest first; none where the list is damaged."""
    try:
        content = _path(folder).read_bytes()
        rows = json.loads(content) if len(content) <= _MOST_BYTES else []
    except (OSError, ValueError, RecursionError):
        return ()
    found = [_recent(row) for row in rows] if isinstance(rows, list) else []
    return tuple(recent for recent in found if recent is not None)[:MOST]


def remember(recent: Recent, folder: Path | None = None) -> None:
    """Put a job first; it stands in the list once, and the list holds up to twelve.

    Raises:
        Unwritable: the folder cannot be written to.
    """
    others = (each for each in load_recent(folder) if each.path != recent.path)
    _save((recent, *others)[:MOST], folder)


def forget(path: Path, folder: Path | None = None) -> None:
    """Take a job off the list; its file stays.

    Raises:
        Unwritable: the folder cannot be written to.
    """
    before = load_recent(folder)
    after = tuple(each for each in before if each.path != path)
    if len(after) < len(before):
        _save(after, folder)


def _path(folder: Path | None) -> Path:
    return (data_folder() if folder is None else folder) / _FILE


def _save(recents: tuple[Recent, ...], folder: Path | None) -> None:
    rows = [
        {
            "path": str(each.path),
            "title": each.title,
            "when": each.when,
            "thumbnail": base64.b64encode(each.thumbnail).decode("ascii"),
        }
        for each in recents
    ]
    path = _path(folder)
    make_folder(path.parent)
    write_atomically(path, json.dumps(rows, indent=1).encode())


def _recent(row: object) -> Recent | None:
    """The job of a row; None where the row makes no sense."""
    match row:
        case {
            "path": str(path),
            "title": str(title),
            "when": float() | int() as when,
            "thumbnail": str(picture),
        } if path and math.isfinite(when):
            return Recent(Path(path), title, float(when), _bytes(picture))
        case _:
            return None


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
