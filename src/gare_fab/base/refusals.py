"""Why the system refuses a file, in our own words, so that they can be translated."""

import errno
from types import MappingProxyType

from gare_fab.base.messages import Message

_WORDS = MappingProxyType(
    {
        errno.ENOENT: Message("there is no such file"),
        errno.ENOTDIR: Message("a part of its path is not a folder"),
        errno.EISDIR: Message("it is a folder"),
        errno.EACCES: Message("you have no access to it"),
        errno.EPERM: Message("you have no access to it"),
        errno.EIO: Message("the disk cannot be read there"),
        errno.ENAMETOOLONG: Message("its name is too long"),
        errno.EMFILE: Message("too many files are open"),
    }
)


def refusal(error: OSError) -> Message:
    """The reason as a part of a sentence; one that is rare in the system's own words."""
    known = _WORDS.get(error.errno or 0)
    if known is not None:
        return known
    return Message("{why}", {"why": error.strerror or str(error)})
