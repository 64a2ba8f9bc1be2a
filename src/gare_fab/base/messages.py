"""A message is a template in English and its values; the user interface translates it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations

from gare_fab.base.resources import resource

_WITH_COMMA = {"fr"}


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be said: `Message("No machine '{id}'.", {"id": "k4o"})`.

    The template is the key of the translation; a value may itself be a `Message`.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, language: str = "en") -> str:
        """The sentence in a language ("fr", "en"); an unknown language gives English."""
        values = {name: _said(value, language) for name, value in self.values.items()}
        if not self.template:  # gettext would say the head of its catalogue
            return ""
        return _catalogue(language).gettext(self.template).format_map(values)

    def __str__(self) -> str:
        """The sentence in English."""
        return self.text()


def translated(text: str, language: str) -> str:
    """A text of the shipped catalogue in a language; one of the user's own stays as it is."""
    return _catalogue(language).gettext(text) if text else ""


class _Comma(float):
    """A number with a decimal comma and a gap before %, however it is to be formatted."""

    def __format__(self, spec: str) -> str:
        return super().__format__(spec).replace(".", ",").replace("%", "\xa0%")

    def __str__(self) -> str:
        return super().__repr__().replace(".", ",")


def _said(value: object, language: str) -> object:
    """A value as it is said in a language."""
    if isinstance(value, Message):
        return value.text(language)
    if language in _WITH_COMMA and isinstance(value, float):
        return _Comma(value)
    return value


@lru_cache(maxsize=8)
def _catalogue(language: str) -> NullTranslations:
    file = resource("locale", language, "LC_MESSAGES", "gare_fab.mo")
    if not file.is_file():
        return NullTranslations()
    with file.open("rb") as stream:
        return GNUTranslations(stream)
