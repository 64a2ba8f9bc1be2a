"""Parameters declared once: form, command line, job file and checks follow from that.

A family's member declares a frozen dataclass whose fields are made by `param`:

    @dataclass(frozen=True, slots=True)
    class Fill(Params):
        interval: float = param(0.1, unit="mm", low=0.01, label="Line interval")

An optional parameter has the type `float | None`; None means "from the material, else from the
machine".
"""

import math
import sys
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from types import MappingProxyType
from typing import Any, Self, get_args

from gare_fab.base.errors import WrongUsage
from gare_fab.base.guesses import hint
from gare_fab.base.messages import Message

Value = float | int | bool | str | None
FIELDS, FONT = "fields", "font"
_GREATEST = sys.float_info.max  # neither NaN nor a whole number of 400 digits is below it
_TRUTHS = dict.fromkeys(("1", "true", "yes", "on", "oui"), True) | dict.fromkeys(
    ("0", "false", "no", "off", "non"), False
)

_KINDS = MappingProxyType(
    {
        bool: Message("yes or no"),
        int: Message("a whole number"),
        float: Message("a number"),
    }
)


@dataclass(frozen=True, slots=True)
class ParamSpec:
    """What a form needs to know of one parameter; `low` and `high` are included.

    `look` says how a text is entered: "" in a line, FIELDS in several, with fields that the
    job fills in, FONT from the list of fonts; `tip` explains the parameter. `words` are what
    people read in place of the choices, in their order.
    """

    name: str
    kind: type
    default: Value
    optional: bool
    label: str
    unit: str
    low: float
    high: float
    choices: tuple[str, ...]
    words: tuple[str, ...]
    look: str
    tip: str


def param(  # noqa: PLR0913 -- the declaration of a parameter is one row of a table
    default: Value,
    *,
    label: str,
    unit: str = "",
    low: float = -math.inf,
    high: float = math.inf,
    choices: tuple[str, ...] = (),
    words: tuple[str, ...] = (),
    look: str = "",
    tip: str = "",
) -> Any:
    """A field of a `Params` class; its texts are English, the window translates them."""
    about = {"label": label, "unit": unit, "low": low, "high": high, "choices": choices}
    texts = {"words": words or choices, "look": look, "tip": tip}
    return field(default=default, metadata={**about, **texts})


@dataclass(frozen=True, slots=True)
class Params:
    """Base of all declared parameters; a value out of its range is refused when it is made."""

    def __post_init__(self) -> None:
        """Check each value against its declaration; raises `WrongUsage`."""
        for spec in self.specs():
            _check(spec, getattr(self, spec.name))

    @classmethod
    def specs(cls) -> tuple[ParamSpec, ...]:
        """The declarations, in their order."""
        return tuple(_spec(f.name, f.type, f.default, f.metadata) for f in fields(cls))

    @classmethod
    def parse(cls, texts: Mapping[str, str]) -> Self:
        """Values from words, as the command line gives them.

        Raises:
            WrongUsage: a name is unknown, a value cannot be understood or is out of range.
        """
        specs = {spec.name: spec for spec in cls.specs()}
        for name in texts:
            if name not in specs:
                values = {"name": name, "hint": hint(name, specs)}
                raise WrongUsage(Message("No parameter '{name}'. {hint}", values))
        return cls(**{name: _parse(specs[name], text) for name, text in texts.items()})

    def plain(self) -> dict[str, Value]:
        """The values by name, for a file."""
        return {spec.name: getattr(self, spec.name) for spec in self.specs()}

    @classmethod
    def from_plain(cls, values: Mapping[str, object]) -> Self:
        """The reverse of `plain`; a name that is not known any more is left out."""
        known = {spec.name for spec in cls.specs()}
        return cls(**{name: value for name, value in values.items() if name in known})


def _spec(name: str, kind: object, default: object, about: Mapping[str, Any]) -> ParamSpec:
    if default is MISSING or "label" not in about:
        raise TypeError(f"parameter {name} needs param(default, label=...)")
    kinds = [k for k in (get_args(kind) or (kind,)) if k is not type(None)]
    optional = len(kinds) < len(get_args(kind) or (kind,))
    return ParamSpec(name=name, kind=kinds[0], default=default, optional=optional, **about)  # type: ignore[arg-type]


def _check(spec: ParamSpec, value: object) -> None:
    if value is None and spec.optional:
        return
    if spec.choices and value not in spec.choices:
        raise _out_of(spec, value, ", ".join(spec.choices))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return
    if not (abs(value) <= _GREATEST and spec.low <= value <= spec.high):
        raise _out_of(spec, value, _range(spec))


def _range(spec: ParamSpec) -> str:
    """What is allowed: "0 … 100 %", or with an open end "≥ 0.1 mm/min"."""
    ends = [end for end in (spec.low, spec.high) if math.isfinite(end)]
    sign = {2: "", 1: "≥ " if math.isfinite(spec.low) else "≤ ", 0: "-∞ … ∞"}[len(ends)]
    return f"{sign}{' … '.join(f'{end:g}' for end in ends)} {spec.unit}".rstrip()


def _out_of(spec: ParamSpec, value: object, allowed: str | Message) -> WrongUsage:
    return WrongUsage(
        Message(
            "{label} ({name}): {value} is not possible; allowed: {allowed}.",
            {
                "label": Message(spec.label),
                "name": spec.name,
                "value": value,
                "allowed": allowed,
            },
        )
    )


def _parse(spec: ParamSpec, text: str) -> Value:
    if spec.optional and text.lower() in {"", "none", "auto"}:
        return None
    if spec.kind is str:
        return text
    try:
        if spec.kind is bool:
            return _TRUTHS[text.lower()]
        return int(text) if spec.kind is int else float(text)
    except (KeyError, ValueError):
        raise _out_of(spec, text, _KINDS[spec.kind]) from None
