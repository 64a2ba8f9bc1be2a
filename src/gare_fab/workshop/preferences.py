"""What the program remembers of its user, and where the user's files lie."""

from pathlib import Path

from gare_fab.model.problem import Problem
from gare_fab.model.settings import Settings
from gare_fab.storage.places import data_folder
from gare_fab.storage.settings import load_settings, save_settings


def load_preferences() -> tuple[Settings, tuple[Problem, ...]]:
    """The user's settings, and what was wrong with their file."""
    return load_settings()


def save_preferences(settings: Settings) -> None:
    """Keep the user's settings.

    Raises:
        Unwritable: their folder cannot be written to.
    """
    save_settings(settings)


def user_folder() -> Path:
    """Where the user's own machines, materials, bottles and journals lie."""
    return data_folder()
