"""The errors that we raise: each holds a message for the user and an exit code."""

from typing import ClassVar

from gare_fab.base.messages import Message


class GareFabError(Exception):
    """What went wrong, where, and what to do about it, in one sentence."""

    exit_code: ClassVar[int] = 4

    def __init__(self, message: Message) -> None:
        """Keep the message; the exception's own text is its English form."""
        super().__init__(message)
        self.message = message


class Refused(GareFabError):
    """The job cannot be done as it is: a problem of severity error."""

    exit_code = 1


class WrongUsage(GareFabError):
    """The question was wrong: an unknown name, a value out of range."""

    exit_code = 2


class Unreadable(GareFabError):
    """A file cannot be read, or not as what it says it is."""

    exit_code = 3


class Unwritable(GareFabError):
    """A file cannot be written where it was asked for."""

    exit_code = 3


class Cancelled(GareFabError):
    """The user asked to stop; nothing was changed."""

    exit_code = 130
