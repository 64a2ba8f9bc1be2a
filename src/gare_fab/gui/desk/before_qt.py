"""Before Qt: what the window needs of the rest of the program, imported first.

PySide6 reads the source of every module that is imported after it, to see whether it uses
PySide's features (PYSIDE-2029); that would cost a sixth of the program's start.
"""

from importlib import import_module

_FIRST = (
    "ctypes",
    "inspect",
    "multiprocessing.connection",
    "platform",
    "numpy",
    "shapely",
    "gare_fab.model.edits_arrange",
    "gare_fab.model.edits_groups",
    "gare_fab.model.edits_sheets",
    "gare_fab.model.fineness",
    "gare_fab.model.study",
    "gare_fab.workshop.doors",
    "gare_fab.workshop.journal",
    "gare_fab.workshop.making",
    "gare_fab.workshop.preferences",
    "gare_fab.workshop.recents",
)


def load_first() -> None:
    """Import them."""
    for name in _FIRST:
        import_module(name)
