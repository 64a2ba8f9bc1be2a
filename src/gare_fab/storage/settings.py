"""The user's settings: language, the machines they own, the folder they were in, the theme."""

import tomllib
from pathlib import Path

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.base.refusals import refusal
from gare_fab.model.problem import Problem, Severity
from gare_fab.model.settings import Settings
from gare_fab.storage.atomic import make_folder, write_atomically
from gare_fab.storage.places import config_folder
from gare_fab.storage.tables import Place, from_table, to_table
from gare_fab.storage.toml_files import updated

_FILE = "settings.toml"
_MOST_BYTES = 1_000_000


def load_settings(folder: Path | None = None) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings, defaults where there are none yet; a damaged file is kept as .bad.

    A key that this version does not know is passed over, so an older program still starts.
    """
    path = _path(folder)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Settings(), ()
    except OSError as error:
        why = Message("it cannot be opened ({why}).", {"why": refusal(error)})
        return Settings(), (_lost(path, why),)
    try:
        return _parsed(content, Place(str(path))), ()
    except Unreadable as error:
        return Settings(), (_put_aside(path, error.message),)


def save_settings(settings: Settings, folder: Path | None = None) -> None:
    """Save the settings; remarks that somebody wrote into the file are kept.

    Raises:
        Unwritable: the folder cannot be written to.
    """
    path = _path(folder)
    make_folder(path.parent)
    write_atomically(path, updated(_kept(path), to_table(settings)).encode())


def _path(folder: Path | None) -> Path:
    return (config_folder() if folder is None else folder) / _FILE


def _parsed(content: bytes, place: Place) -> Settings:
    if len(content) > _MOST_BYTES:
        raise place.wrong(Message("the file is too large to be settings."))
    try:
        table = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise place.wrong(
            Message("it is not valid TOML: {why}.", {"why": str(error)})
        ) from error
    known = to_table(Settings())
    return from_table(Settings, {key: table[key] for key in known if key in table}, place)


def _kept(path: Path) -> str:
    try:
        content = path.read_bytes()
        _parsed(content, Place(str(path)))
    except (OSError, Unreadable):
        return ""
    return content.decode("utf-8-sig")


def _put_aside(path: Path, why: Message) -> Problem:
    aside = path.with_name(path.name + ".bad")
    try:
        path.replace(aside)
    except OSError:
        return _lost(path, why)
    return Problem(
        Severity.WARNING,
        Message(
            "The settings could not be read and start anew; the old file is kept as {aside}. "
            "{why}",
            {"aside": str(aside), "why": why},
        ),
    )


def _lost(path: Path, why: Message) -> Problem:
    return Problem(
        Severity.WARNING,
        Message(
            "The settings in {file} could not be read; defaults are used. {why}",
            {"file": str(path), "why": why},
        ),
    )
