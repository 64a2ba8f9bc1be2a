"""The words that the command line understands (design.md, section 6)."""

import argparse
import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from gare_fab.base.errors import WrongUsage
from gare_fab.base.guesses import hint
from gare_fab.base.messages import Message

_COMMANDS = {
    "inspect": "tell what was understood of a drawing",
    "picture": "draw the artwork as it was understood",
    "make": "make a job file from drawings, in one line",
    "run": "write the job file of a saved job",
    "frame": "write a job file that traces the outline at pointing power",
    "check": "read any job file back: bounds, safety, time",
    "preview": "draw the toolpaths, on the bottle where there is one",
    "catalog": "list machines, materials, bottles, operations or formats",
    "bench": "measure the program's speed",
}
SHELVES = ("machines", "materials", "bottles", "operations", "formats")

# what argparse says of wrong words, and how we say it
_FAULTS = (
    (r"the following arguments are required: (?P<names>.*)", "This is missing: {names}."),
    (r"unrecognized arguments: (?P<words>.*)", "These words are not understood: {words}."),
    (
        r"argument (?P<name>.*?): invalid choice: '(?P<value>.*?)'.* from (?P<known>.*)\)",
        "{name}: '{value}' is not possible. {hint}",
    ),
    (
        r"argument (?P<name>.*?): invalid int value: '(?P<value>.*)'",
        "{name}: '{value}' is not a whole number.",
    ),
    (r"argument (?P<name>.*?): expected .*argument.*", "{name}: a value must follow."),
    (
        r"argument (?P<name>.*?): ignored explicit argument '(?P<value>.*)'",
        "{name} takes no value; leave out '{value}'.",
    ),
    (
        r"ambiguous option: (?P<name>.*?) could match (?P<known>.*)",
        "{name} is too short, it may be: {known}.",
    ),
)


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are our own."""

    def error(self, message: str) -> NoReturn:
        """Raise `WrongUsage` instead of ending the process."""
        values = {"fault": _fault(message), "program": self.prog}
        raise WrongUsage(Message("{fault} Help: {program} --help", values))


def _fault(said: str) -> Message:
    """Argparse's sentence in our words; one that we do not know stays as it is."""
    for pattern, template in _FAULTS:
        match = re.fullmatch(pattern, said, re.DOTALL)
        if match:
            values = match.groupdict("")
            known = re.findall(r"[\w-]+", values.get("known", ""))
            return Message(template, {**values, "hint": hint(values.get("value", ""), known)})
    return Message("{said}", {"said": said})


class _Help(argparse.HelpFormatter):
    """Help that begins with "usage" in the user's language."""

    def __init__(self, prog: str, usage: str) -> None:
        """Keep the word."""
        super().__init__(prog)
        self._word = usage

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Put the word first, where argparse would put its own."""
        super().add_usage(usage, actions, groups, self._word if prefix is None else prefix)


class _Words:
    """The words of a command in two groups with titles of our own; says help in a language."""

    def __init__(self, parser: argparse.ArgumentParser, language: str) -> None:
        """Begin with --help."""
        self._language = language
        self.word = parser.add_argument_group(self.say("what to work on")).add_argument
        self.option = parser.add_argument_group(self.say("options")).add_argument
        self.option("-h", "--help", action="help", help=self.say("show this help"))

    def say(self, text: str) -> str:
        """The text in the language."""
        return Message(text).text(self._language)


def parser(language: str) -> argparse.ArgumentParser:
    """The parser with its help in a language."""

    def say(text: str) -> str:
        return Message(text).text(language)

    style = partial(_Help, usage=say("usage: "))
    top = _Parser(
        prog="gare-fab",
        description=say("Prepares jobs for the machines of a fablab."),
        epilog=say("Help on a command: gare-fab COMMAND --help"),
        formatter_class=style,
        add_help=False,
    )
    commands = top.add_subparsers(
        title=say("commands"), dest="command", metavar=say("COMMAND"), parser_class=_Parser
    )
    words = _Words(top, language)
    words.option("--version", action="store_true", help=say("show the version"))
    _add_language(words)
    for name, text in _COMMANDS.items():
        command = commands.add_parser(
            name, help=say(text), description=say(text), formatter_class=style, add_help=False
        )
        words = _Words(command, language)
        _ADDERS[name](words)
        words.option("--json", action="store_true", help=say("print one JSON object"))
        _add_language(words)
    return top


def _add_language(words: _Words) -> None:
    words.option(
        "--lang",
        choices=("fr", "en"),
        help=words.say("language of the messages: French or English"),
    )


def _inspect(words: _Words) -> None:
    _file(words, "a drawing or a mesh")
    words.option(
        "--limits",
        default="",
        metavar="OPTIONS",
        help=words.say('what to look for, like "gap=0.1 speck=0.2 hairline=0.15" (mm)'),
    )
    _reading(words)


def _picture(words: _Words) -> None:
    _files(words, "drawings or meshes")
    _target(words, "the picture (.png, .svg), or a folder for several")
    _width(words)
    _reading(words)


def _make(words: _Words) -> None:
    _files(words, "drawings or meshes")
    _target(words, "the machine's job file, or a job to be saved (.gare)")
    _job(words)


def _run(words: _Words) -> None:
    words.word("file", type=Path, metavar=words.say("JOB.gare"), help=words.say("a saved job"))
    _target(words, "the machine's job file")
    _machine(words, "another machine than the job's")
    _sheet(words)


def _frame(words: _Words) -> None:
    _files(words, "a saved job (.gare), or drawings")
    _target(words, "the machine's job file")
    words.option(
        "--shape",
        choices=("bounds", "hull"),
        default="bounds",
        help=words.say("bounds: the rectangle round it all; hull: as a taut string would lie"),
    )
    _sheet(words)
    _job(words, needs_machine=False)


def _check(words: _Words) -> None:
    _file(words, "a machine's job file")
    _machine(words, "the machine (gare-fab catalog machines)", required=True)
    words.option(
        "--settings",
        type=Path,
        metavar=words.say("FILE"),
        help=words.say("the machine's own settings: what GRBL answers to $$"),
    )
    words.option("--rotary", action="store_true", help=words.say("the rotary is plugged in"))


def _preview(words: _Words) -> None:
    _file(words, "a saved job (.gare), or a machine's job file")
    _target(words, "the picture (.png, .svg)")
    _machine(words, "the machine that a job file is for")
    _sheet(words)
    words.option(
        "--width",
        type=int,
        metavar="PX",
        help=words.say("width of the picture in pixels (1200 for each view)"),
    )


def _catalog(words: _Words) -> None:
    words.word(
        "shelf",
        choices=SHELVES,
        metavar=words.say("WHAT"),
        help=words.say("machines, materials, bottles, operations or formats"),
    )


def _bench(words: _Words) -> None:
    words.option(
        "--peers",
        action="store_true",
        help=words.say("also measure vpype and meerk40t, if installed"),
    )
    words.option(
        "--size", type=int, default=0, metavar="N", help=words.say("only this many segments")
    )
    words.option("--quick", action="store_true", help=words.say("leave out the largest sizes"))
    words.option(
        "--drawings",
        type=Path,
        metavar=words.say("DIR"),
        help=words.say("only compare pictures of these drawings with other programs' ones"),
    )


def _file(words: _Words, text: str) -> None:
    words.word("file", type=Path, metavar=words.say("FILE"), help=words.say(text))


def _files(words: _Words, text: str) -> None:
    words.word("files", type=Path, nargs="+", metavar=words.say("FILE"), help=words.say(text))


def _target(words: _Words, text: str) -> None:
    words.option(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar=words.say("OUT"),
        help=words.say(text),
    )


def _width(words: _Words) -> None:
    words.option(
        "--width",
        type=int,
        metavar="PX",
        help=words.say("width of the picture in pixels (1200)"),
    )


def _machine(words: _Words, text: str, *, required: bool = False) -> None:
    words.option(
        "--machine", default="", required=required, metavar="ID", help=words.say(text)
    )


def _sheet(words: _Words) -> None:
    words.option(
        "--sheet",
        type=int,
        metavar="N",
        help=words.say("which sheet of a saved job, if there are several (1)"),
    )


def _reading(words: _Words) -> None:
    words.option(
        "--fonts",
        type=Path,
        action="append",
        default=[],
        metavar=words.say("DIR"),
        help=words.say("a folder of fonts"),
    )
    words.option(
        "--read",
        default="",
        metavar="OPTIONS",
        help=words.say('how to read the drawing, like "unit=mm" or "dpi=72"'),
    )
    words.option(
        "--repair",
        action="append",
        default=[],
        metavar=words.say("REPAIR"),
        help=words.say(
            'what to fix, like "close_gaps=0.1" or "drop_doubles"; may be given several times'
        ),
    )


def _job(words: _Words, *, needs_machine: bool = True) -> None:
    _machine(words, "the machine (gare-fab catalog machines)", required=needs_machine)
    words.option(
        "--material",
        default="",
        metavar="ID",
        help=words.say("the material (gare-fab catalog materials)"),
    )
    words.option(
        "--stock",
        default="",
        metavar=words.say("STOCK"),
        help=words.say(
            "what to work on: sheet:300x200, roll:600, board:300x200x18 or "
            "bottle:bordelaise_75 (without it: the machine's bed)"
        ),
    )
    words.option(
        "--place",
        default="",
        metavar=words.say("PLACE"),
        help=words.say(
            "where: centre, fit or x=10,y=20,width=60,rotate=90 (without it: as drawn)"
        ),
    )
    words.option(
        "--step",
        action="append",
        default=[],
        metavar=words.say("STEP"),
        help=words.say(
            'a step of work, like "cut layer=red speed=600"; may be given several times'
        ),
    )
    _reading(words)


_ADDERS: dict[str, Callable[[_Words], None]] = {
    "inspect": _inspect,
    "picture": _picture,
    "make": _make,
    "run": _run,
    "frame": _frame,
    "check": _check,
    "preview": _preview,
    "catalog": _catalog,
    "bench": _bench,
}


def language_of(words: list[str], locale_name: str) -> str:
    """The language asked for by --lang, else by the locale: "fr" or "en"."""
    for index, word in enumerate(words):
        if word.startswith("--lang="):
            return word.partition("=")[2]
        if word == "--lang" and index + 1 < len(words):
            return words[index + 1]
    return "fr" if locale_name.lower().startswith("fr") else "en"
