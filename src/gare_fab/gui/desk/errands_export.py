"""Errands of exports: what was written is carried to a stick. No Qt."""

from pathlib import Path

from gare_fab.base.progress import Progress
from gare_fab.workshop.handing import copy_checked


def copy_to(file: Path, folder: Path, device: int, progress: Progress) -> Path:
    """Copy a file to a stick, and compare; the copy is returned."""
    return copy_checked(file, folder, device, progress)
