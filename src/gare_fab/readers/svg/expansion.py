"""Expansion: how many elements `use` makes of a drawing, counted before any is drawn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.readers.svg.source import SVG, XLINK, Element

_USE = SVG + "use"
_UNDRAWN = frozenset(
    SVG + name
    for name in (
        "defs",
        "symbol",
        "clipPath",
        "mask",
        "marker",
        "pattern",
        "linearGradient",
        "radialGradient",
        "metadata",
        "style",
    )
)
MOST = 1_000_000
_DEEPEST = 1_500  # uses within uses


def link_of(element: Element) -> str:
    """What `href` says, or else `xlink:href`; empty where there is none."""
    link = element.get("href")
    return ((element.get(XLINK + "href") if link is None else link) or "").strip()


@dataclass(slots=True)
class Expansion:
    """Counts the elements that one element becomes, each counted once and kept.

    `circular` are the uses that would draw themselves: they draw nothing.
    """

    ids: Mapping[str, Element]
    counts: dict[Element, int] = field(default_factory=dict)
    open: set[Element] = field(default_factory=set)
    circular: set[Element] = field(default_factory=set)

    def check(self, root: Element) -> None:
        """Walk all that is drawn below an element.

        Raises:
            Unreadable: the drawing repeats itself without measure.
        """
        if next(root.iter(_USE), None) is None:
            return
        stack = [(root, self._parts(root))]
        self.open.add(root)
        while stack:
            element, parts = stack[-1]
            following = next((part for part in parts if part not in self.counts), None)
            if following is None:
                stack.pop()
                self.open.discard(element)
                self.counts[element] = 1 + sum(self.counts[p] for p in self._parts(element))
                self._check_count(self.counts[element], element)
            elif following in self.open:
                self._cut(stack)
            else:
                self.open.add(following)
                stack.append((following, self._parts(following)))

    def _cut(self, stack: list[tuple[Element, Iterator[Element]]]) -> None:
        """End a ring at the last use on the way."""
        while stack:
            element, _ = stack.pop()
            self.open.discard(element)
            if element.tag == _USE:
                self.circular.add(element)
                self.counts[element] = 1
                return

    def _parts(self, element: Element) -> Iterator[Element]:
        if element.tag == _USE:
            target = self.ids.get(link_of(element).removeprefix("#"))
            if target is not None:
                yield target
            return
        for child in element:
            if child.tag not in _UNDRAWN and isinstance(child.tag, str):
                yield child

    def _check_count(self, count: int, element: Element) -> None:
        if count > MOST:
            raise Unreadable(
                Message(
                    "The drawing repeats itself into more than {limit} elements (line {line});"
                    " export it without clones, or split it.",
                    {"limit": MOST, "line": element.sourceline},
                )
            )
