"""Parts of a widget, found as a user finds them: by what they are."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def part(owner: QWidget, kind: type[W], name: str = "") -> W:
    """The first part of a kind, with a name or any; it is an error where there is none."""
    found = owner.findChild(kind, name) if name else owner.findChild(kind)
    assert isinstance(found, kind)
    return found
