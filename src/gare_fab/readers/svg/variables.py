"""Variables: custom properties (`--name`), and the `var()` that asks for one."""

import re
from collections.abc import MutableMapping, Sequence

from gare_fab.readers.svg.shorthands import Declared

MARK = "--"
_ASKED = re.compile(r"var\(\s*(--[^\s,()]+)\s*(?:,((?:[^()]|\([^()]*\))*+))?\)", re.IGNORECASE)
_MOST = 50  # in one value, those that variables bring along counted


def resolved(layers: Sequence[Declared], values: MutableMapping[str, str]) -> list[Declared]:
    """Declarations with what their variables hold; those declared here join the values."""
    for layer in layers:
        values.update((name, value) for name, value in layer if name.startswith(MARK))
    return [[(name, _filled(value, values)) for name, value in layer] for layer in layers]


def _filled(value: str, values: MutableMapping[str, str]) -> str:
    """A value that asks for nothing any more; `unset` where it asks for what nobody says."""
    for _ in range(_MOST):
        match = _ASKED.search(value) if "(" in value else None
        if match is None:
            return value
        found: str | None = values.get(match[1].lower(), match[2])
        if found is None:
            break
        value = f"{value[: match.start()]}{found.strip()}{value[match.end() :]}"
    return "unset"
