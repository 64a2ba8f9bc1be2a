"""Errors carry a message and an exit code."""

import pytest

from gare_fab.base.errors import (
    Cancelled,
    GareFabError,
    Refused,
    Unreadable,
    Unwritable,
    WrongUsage,
)
from gare_fab.base.messages import Message


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (GareFabError, 4),
        (Refused, 1),
        (WrongUsage, 2),
        (Unreadable, 3),
        (Unwritable, 3),
        (Cancelled, 130),
    ],
)
def test_exit_code(kind: type[GareFabError], code: int) -> None:
    """Each kind of error ends the program with its own code, and says its message."""
    message = Message("No machine '{id}'.", {"id": "k4o"})
    error = kind(message)
    assert error.exit_code == code
    assert error.message is message
    assert str(error) == "No machine 'k4o'."
    assert isinstance(error, GareFabError)
