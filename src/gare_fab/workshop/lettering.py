"""Fonts as a list to choose from."""

from pathlib import Path

from gare_fab.geometry.lettering.library import FamilyEntry, fonts_in


def families(fonts: tuple[Path, ...] = ()) -> tuple[FamilyEntry, ...]:
    """Every font family there is, by name; the system's are looked through the first time."""
    return fonts_in(fonts).families()
