"""Optional content: the layers of a PDF, their names, and which of them are shown."""

from dataclasses import dataclass, field

from gare_fab.readers.pdf.objects import (
    Dictionary,
    array,
    dictionary,
    name,
    resolved,
    text,
)

_MOST = 100  # arrays of an expression


@dataclass(slots=True)
class OptionalContent:
    """The layers of a file as its catalogue has them switched."""

    hidden: set[int] = field(default_factory=set)  # ids of group dictionaries
    said: set[str] = field(default_factory=set)  # names of layers that are left out

    @classmethod
    def of(cls, catalogue: Dictionary) -> "OptionalContent":
        """As the file's default configuration says."""
        properties = dictionary(catalogue.get("/OCProperties"))
        default = dictionary(properties.get("/D"))
        groups = [dictionary(group) for group in array(properties.get("/OCGs"))]
        is_off = name(default.get("/BaseState")) == "OFF"
        hidden = {id(group) for group in groups} if is_off else set()
        hidden |= {id(dictionary(group)) for group in array(default.get("/OFF"))}
        hidden -= {id(dictionary(group)) for group in array(default.get("/ON"))}
        return cls(hidden)

    def layer(self, value: object) -> str | None:
        """The name of the layer of a group or a membership; None where it is hidden."""
        group = dictionary(value)
        if name(group.get("/Type")) == "OCMD":
            return self._of_members(group)
        title = text(group.get("/Name"))
        if id(group) in self.hidden:
            self.said.add(title)
            return None
        return title

    def _of_members(self, membership: Dictionary) -> str | None:
        members = resolved(membership.get("/OCGs"))
        groups = array(members) or ([members] if isinstance(members, dict) else [])
        names = [text(dictionary(group).get("/Name")) for group in groups]
        shown = [id(dictionary(group)) not in self.hidden for group in groups]
        expression = array(membership.get("/VE"))
        if expression:
            is_shown = self._holds(expression, {})
        elif not shown:
            is_shown = True
        else:
            policy = name(membership.get("/P")) or "AnyOn"
            is_shown = {
                "AllOn": all(shown),
                "AnyOff": not all(shown),
                "AllOff": not any(shown),
            }.get(policy, any(shown))
        if not is_shown:
            self.said.update(names)
            return None
        return names[0] if names else ""

    def _holds(self, value: object, known: dict[int, bool]) -> bool:
        """Whether an expression holds; `known` are arrays on the way, which begin as true."""
        parts = array(value)
        if not parts:
            return id(dictionary(value)) not in self.hidden
        if id(parts) not in known and len(known) < _MOST:
            known[id(parts)] = True
            word = name(parts[0])
            found = [self._holds(part, known) for part in parts[1:]]
            either = any(found) if word == "Or" else all(found)
            known[id(parts)] = either != (word == "Not")
        return known.get(id(parts), True)
