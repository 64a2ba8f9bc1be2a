"""Where the user's own files lie; the variable GARE_FAB_HOME puts them all into one folder."""

import os
from pathlib import Path

from platformdirs import user_config_path, user_data_path

_NAME = "gare-fab"


def data_folder() -> Path:
    """The folder of the user's own machines, materials and bottles; it need not exist."""
    home = os.environ.get("GARE_FAB_HOME")
    return Path(home) if home else user_data_path(_NAME, appauthor=False)


def config_folder() -> Path:
    """The folder of the user's settings; it need not exist."""
    home = os.environ.get("GARE_FAB_HOME")
    return Path(home) if home else user_config_path(_NAME, appauthor=False)
