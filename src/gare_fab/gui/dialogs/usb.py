"""USB sticks: which there are, by where systems put them; network drives are never touched."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_LINUX = ("/media", "/run/media")
_DEPTHS = ("*", "*/*")  # /media/STICK, /media/USER/STICK
_MAC = "/Volumes"


@dataclass(frozen=True, slots=True)
class Stick:
    """A stick: its root, what people call it, and its device, to know it by."""

    root: Path
    name: str
    device: int


def sticks() -> tuple[Stick, ...]:
    """The sticks that are plugged in and can be written to."""
    return sticks_at(_roots())


def sticks_at(roots: Iterable[Path]) -> tuple[Stick, ...]:
    """Those of these roots that can be written to."""
    found = []
    for root in roots:
        info = QStorageInfo(str(root))
        if info.isValid() and info.isReady() and not info.isReadOnly():
            name = info.name() or root.name or str(root)
            found.append(Stick(root, name, root.stat().st_dev))
    return tuple(found)


def _roots() -> tuple[Path, ...]:
    if sys.platform == "win32":
        return _drives()
    if sys.platform == "darwin":
        return mounted_below((_MAC,), ("*",))
    return mounted_below(_LINUX, _DEPTHS)


def mounted_below(folders: Iterable[str], depths: Iterable[str]) -> tuple[Path, ...]:
    """What is mounted below folders, and is a disk of its own."""
    places = (
        place
        for folder in folders
        for depth in depths
        for place in sorted(Path(folder).resolve().glob(depth))
    )
    return tuple(place for place in places if place == place.resolve() and place.is_mount())


if sys.platform == "win32":
    import ctypes
    from string import ascii_uppercase

    _REMOVABLE = 2

    def _drives() -> tuple[Path, ...]:
        kind = ctypes.windll.kernel32.GetDriveTypeW
        drives = (f"{letter}:\\" for letter in ascii_uppercase)
        return tuple(Path(drive) for drive in drives if kind(drive) == _REMOVABLE)
