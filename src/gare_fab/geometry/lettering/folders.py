"""Where fonts lie: in a folder, and on a system."""

import os
import sys
from pathlib import Path

from gare_fab.geometry.lettering.entries import FONT_SUFFIXES
from gare_fab.geometry.lettering.stroke_font import SUFFIXES

_MOST_FILES = 10_000  # of one folder: more is no folder of fonts
_DEEPEST = 8


def font_files(folder: Path) -> list[Path]:
    """The font files in a folder and below it, in the order of their names."""
    found: list[Path] = []
    depth = len(folder.parts)
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(folders) if len(Path(here).parts) - depth < _DEEPEST else []
        suffixes = FONT_SUFFIXES + SUFFIXES
        fonts = [name for name in sorted(files) if name.lower().endswith(suffixes)]
        found += [Path(here, name) for name in fonts]
        if len(found) > _MOST_FILES:
            break
    return found[:_MOST_FILES]


def system_folders(platform: str = sys.platform) -> tuple[Path, ...]:
    """The folders in which this system and its user keep fonts; they need not exist."""
    home = Path.home()
    if platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        own = Path(os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local")))
        return windows / "Fonts", own / "Microsoft" / "Windows" / "Fonts"
    if platform == "darwin":
        system = Path("/System/Library/Fonts")
        return system, Path("/Library/Fonts"), home / "Library" / "Fonts"
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local" / "share" / "fonts",
        home / ".fonts",
    )
