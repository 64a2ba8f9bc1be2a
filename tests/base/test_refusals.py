"""The system's refusals are said in our own words."""

import errno

from gare_fab.base.refusals import refusal


def test_a_common_refusal_has_our_words() -> None:
    """A file that is not there is told so, in French too."""
    error = FileNotFoundError(errno.ENOENT, "No such file or directory")
    assert refusal(error).text() == "there is no such file"
    assert refusal(error).text("fr") == "ce fichier n'existe pas"


def test_a_rare_refusal_keeps_the_words_of_the_system() -> None:
    """What has no words of ours is said as the system says it, braces and all."""
    assert refusal(OSError(errno.EXDEV, "Cross-device {link}")).text() == "Cross-device {link}"
    assert refusal(OSError("just {so}")).text() == "just {so}"
