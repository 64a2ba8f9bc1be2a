"""The tally: what could not be taken over as it stands, counted by what is said of it."""

from dataclasses import dataclass, field

from gare_fab.base.messages import Message
from gare_fab.model.artwork import Finding, FindingCode, FindingKind

_MOST_NAMED = 12  # characters that no font has
_MOST = 200  # different findings; what says more says nothing
_Said = tuple[FindingKind, str, str, tuple[tuple[str, object], ...]]


@dataclass(slots=True)
class Tally:
    """Counts findings; those that say the same are one."""

    counts: dict[_Said, int] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)

    def add(
        self,
        kind: FindingKind,
        template: str,
        count: int = 1,
        code: FindingCode | None = None,
        **values: object,
    ) -> None:
        """Count one more (or `count` more) of a finding; none is not said."""
        key = (kind, template, code or "", tuple(values.items()))
        if count and (key in self.counts or len(self.counts) < _MOST):
            self.counts[key] = self.counts.get(key, 0) + count

    def dropped(self, template: str, **values: object) -> None:
        """Count what is left out."""
        self.add(FindingKind.DROPPED, template, 1, None, **values)

    def replaced(self, template: str, **values: object) -> None:
        """Count what something else stands for."""
        self.add(FindingKind.REPLACED, template, 1, None, **values)

    def miss(self, character: str) -> None:
        """Say once that no font has a character."""
        if character in self.missing:
            return
        self.missing.add(character)
        if len(self.missing) <= _MOST_NAMED:
            self.replaced(
                "No font here has the character '{character}' (U+{number}).",
                character=character,
                number=f"{ord(character):04X}",
            )
        elif len(self.missing) == _MOST_NAMED + 1:
            self.replaced("No font here has some further characters.")

    def findings(self) -> tuple[Finding, ...]:
        """All that was found, in the order of its first occurrence."""
        return tuple(
            Finding(kind, Message(template, dict(values)), count, code=code)
            for (kind, template, code, values), count in self.counts.items()
        )
