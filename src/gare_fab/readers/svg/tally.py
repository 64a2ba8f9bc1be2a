"""The tally: what could not be taken over as it stands, counted by what is said of it."""

from dataclasses import dataclass, field

from gare_fab.base.messages import Message
from gare_fab.model.artwork import Finding, FindingCode, FindingKind

_Said = tuple[FindingKind, str, str, tuple[tuple[str, object], ...]]


@dataclass(slots=True)
class Tally:
    """Counts findings; those that say the same are one."""

    counts: dict[_Said, int] = field(default_factory=dict)

    def add(
        self,
        kind: FindingKind,
        template: str,
        count: int = 1,
        code: FindingCode | None = None,
        **values: object,
    ) -> None:
        """Count one more (or `count` more) of a finding; none is not said."""
        if count:
            key = (kind, template, code or "", tuple(values.items()))
            self.counts[key] = self.counts.get(key, 0) + count

    def dropped(self, template: str, **values: object) -> None:
        """Count what is left out."""
        self.add(FindingKind.DROPPED, template, 1, None, **values)

    def findings(self) -> tuple[Finding, ...]:
        """All that was found, in the order of its first occurrence."""
        return tuple(
            Finding(kind, Message(template, dict(values)), count, code=code)
            for (kind, template, code, values), count in self.counts.items()
        )
