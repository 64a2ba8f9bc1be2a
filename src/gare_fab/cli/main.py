"""Runs one command: words in, text or JSON on stdout, problems on stderr, an exit code."""

import argparse
import locale
import os
import sys
import traceback
from io import TextIOWrapper
from pathlib import Path

from gare_fab.base.errors import Cancelled, GareFabError, WrongUsage
from gare_fab.base.messages import Message
from gare_fab.base.version import VERSION
from gare_fab.cli.arguments import language_of, parser
from gare_fab.cli.bar import STOPPED, Bar
from gare_fab.cli.commands import COMMANDS
from gare_fab.cli.outcome import Outcome, show, show_problems

DONE, REFUSED, WRONG_USAGE, FAULT = 0, 1, 2, 4
_TOO_MUCH = Message("This job needs more memory than there is: simplify or split it.")


def run(words: list[str]) -> int:
    """Run the command of the words; the exit code is that of design.md, section 6."""
    language = language_of(words, _locale_name())
    _spare_letters()
    bar = Bar()
    try:
        return _run(words, language, bar)
    except GareFabError as error:
        bar.close()
        sys.stderr.write(f"gare-fab: {error.message.text(language)}\n")
        return error.exit_code
    except KeyboardInterrupt:
        bar.close()
        sys.stderr.write(f"gare-fab: {STOPPED.text(language)}\n")
        return Cancelled.exit_code
    except MemoryError:
        bar.close()
        sys.stderr.write(f"gare-fab: {_TOO_MUCH.text(language)}\n")
        return REFUSED
    except BrokenPipeError:  # the reader of our output has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # noqa: BLE001 -- the last frame: a fault is told, not thrown
        bar.close()
        sys.stderr.write(_fault(error, language))
        return FAULT


def _spare_letters() -> None:
    """A letter that the terminal does not know becomes a question mark, not a fault."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _run(words: list[str], language: str, bar: Bar) -> int:
    top = parser(language)
    arguments = top.parse_args(words)
    if arguments.version:
        sys.stdout.write(f"gare-fab {VERSION}\n")
        return DONE
    if arguments.command is None:
        top.print_help(sys.stderr)
        return WRONG_USAGE
    _spare_inputs(arguments)
    bar.listen()
    outcome = _outcome(arguments, language, bar)
    bar.close()
    show_problems(outcome, language)
    show(outcome, language, is_json=arguments.json)
    return REFUSED if outcome.is_refused else DONE


def _spare_inputs(arguments: argparse.Namespace) -> None:
    """Refuse to write over what is read."""
    target = getattr(arguments, "output", None)
    read = [*getattr(arguments, "files", ()), getattr(arguments, "file", None)]
    if target is not None and any(_is_same(target, file) for file in read if file is not None):
        raise WrongUsage(
            Message(
                "{file} is what is read; choose another name for what is written.",
                {"file": str(target)},
            )
        )


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):  # one of them does not exist
        return False


def _outcome(arguments: argparse.Namespace, language: str, bar: Bar) -> Outcome:
    return COMMANDS[arguments.command](arguments, language, bar)


def _locale_name() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name]
    return locale.getlocale()[0] or ""


def _fault(error: Exception, language: str) -> str:
    """An internal fault: one sentence, and where it was for whoever mends it."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    message = Message(
        "An internal fault, please report it: {kind}: {what} ({file}:{line})",
        {
            "kind": type(error).__name__,
            "what": str(error),
            "file": os.path.basename(where.filename),  # noqa: PTH119 -- a name, not a file
            "line": where.lineno,
        },
    )
    if os.environ.get("GARE_FAB_DEBUG"):
        traceback.print_exception(error)
    return f"gare-fab: {message.text(language)}\n"
