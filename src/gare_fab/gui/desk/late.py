"""What the window imports while the user looks round (decision 0005)."""

from collections.abc import Iterable

from gare_fab.base.late import Late


def fetch(rows: Iterable[Late[object]]) -> None:
    """Import what will be needed; made for a thread, while the user looks round."""
    for row in rows:
        row.now()
