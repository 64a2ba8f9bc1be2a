"""The words of the command line, and what is said of wrong ones."""

import argparse

import pytest

from gare_fab.base.errors import WrongUsage
from gare_fab.cli.arguments import language_of, parser

MAKE = ["make", "a.svg", "-o", "a.nc", "--machine", "k40"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["make"], "This is missing: FILE, -o/--output, --machine."),
        ([*MAKE, "--pover", "3"], "These words are not understood: --pover 3."),
        (["catalog", "bottels"], "WHAT: 'bottels' is not possible. Did you mean 'bottles'?"),
        (["mkae"], "COMMAND: 'mkae' is not possible. Did you mean 'make'?"),
        (["bench", "--size", "1.5"], "--size: '1.5' is not a whole number."),
        ([*MAKE, "--step"], "--step: a value must follow."),
        (["bench", "--quick=3"], "--quick takes no value; leave out '3'."),
        ([*MAKE, "--ma", "3"], "--ma is too short, it may be: --machine, --material."),
    ],
)
def test_wrong_words_are_said_in_our_words(words: list[str], said: str) -> None:
    """Each kind of wrong words has a sentence of ours, and the way to the help."""
    with pytest.raises(WrongUsage) as caught:
        parser("en").parse_args(words)
    text = caught.value.message.text()
    assert text.startswith(said)
    assert "--help" in text
    assert caught.value.message.text("fr").partition("Aide")[1]


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("en", ("usage: gare-fab", "commands:", "options:")),
        ("fr", ("usage\u00a0: gare-fab", "commandes\u00a0:", "options\u00a0:")),
    ],
)
def test_the_help_has_our_titles(language: str, titles: tuple[str, ...]) -> None:
    """The help of the program has none of argparse's own words."""
    text = parser(language).format_help()
    assert all(title in text for title in titles)
    assert "show this help message" not in text


def test_words_become_values() -> None:
    """Right words are found under their names, whatever their order."""
    found = parser("en").parse_args(["make", "--machine", "k40", "a.svg", "-o", "b.nc"])
    assert isinstance(found, argparse.Namespace)
    assert (found.command, found.machine, found.step) == ("make", "k40", [])
    assert [file.name for file in found.files] == ["a.svg"]


def test_the_language_is_asked_for_or_that_of_the_locale() -> None:
    """--lang wins wherever it stands; else French in a French locale, English elsewhere."""
    assert language_of(["make", "--lang", "en"], "fr_FR.UTF-8") == "en"
    assert language_of(["--lang=fr", "make"], "C") == "fr"
    assert language_of(["make", "--lang"], "fr_FR") == "fr"
    assert language_of(["make"], "de_DE") == "en"
