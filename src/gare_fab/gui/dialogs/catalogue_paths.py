"""Paths into an entry of the catalogue: "controller.planner", "names.fr", "area.0"."""

from dataclasses import replace
from typing import Any, TypeVar

T = TypeVar("T")


def value_at(entry: object, path: str) -> object:
    """What lies at a path; None below a part that is None, "" for a language not there."""
    here = entry
    for name in path.split("."):
        if here is None:
            return None
        here = _part(here, name)
    return here


def with_value(entry: T, path: str, value: object) -> T:
    """The entry with another value at a path; an empty text takes a language away.

    What lies below a part that is None cannot be set: the entry stays as it is.
    """
    changed: T = _put(entry, path, value)
    return changed


def key_of(path: str) -> str:
    """A path as the catalogue's sentences spell it, without numbers: "area.0" is "area"."""
    return ".".join(name for name in path.split(".") if not name.isdigit())


def _part(here: Any, name: str) -> Any:
    if isinstance(here, tuple):
        return here[int(name)] if name.isdigit() else dict(here).get(name, "")
    return getattr(here, name)


def _put(here: Any, path: str, value: object) -> Any:
    if here is None:
        return None
    name, _, rest = path.partition(".")
    inner = _put(_part(here, name), rest, value) if rest else value
    if not isinstance(here, tuple):
        return replace(here, **{name: inner})
    if name.isdigit():
        at = int(name)
        return (*here[:at], inner, *here[at + 1 :])
    return tuple({**dict(here), name: inner}.items()) if inner else _without(here, name)


def _without(pairs: tuple[tuple[str, str], ...], name: str) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in pairs if pair[0] != name)
