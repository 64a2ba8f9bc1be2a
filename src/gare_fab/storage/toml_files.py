"""TOML that people wrote: values are changed, their remarks and their order stay."""

from collections.abc import Mapping, MutableMapping
from typing import Any


def updated(text: str, table: Mapping[str, Any]) -> str:
    """The TOML text with the values of a table; keys that the table lacks are taken out."""
    import tomlkit  # 0.05 s to import, and only saving needs it

    document = tomlkit.parse(text)
    _update(document, table)
    return tomlkit.dumps(document)


def _update(old: MutableMapping[str, Any], new: Mapping[str, Any]) -> None:
    for name in [name for name in old if name not in new]:
        del old[name]
    for name, value in sorted(new.items(), key=lambda item: _rank(item[1])):
        before = old.get(name)
        if isinstance(before, MutableMapping) and isinstance(value, Mapping):
            _update(before, value)
        elif before != value:
            old[name] = value


def _rank(value: object) -> int:
    """Plain values stand before tables, tables before arrays of tables."""
    if isinstance(value, Mapping):
        return 1
    return 2 if isinstance(value, list) and value and isinstance(value[0], Mapping) else 0
