"""The tree of a text: its elements, and the pieces of text that stand in them.

node      text, tspan, textPath, a or tref; knows which characters of the set text it has
piece     a string between two tags, and the node that it stands in
"""

from collections.abc import Iterator
from dataclasses import dataclass

from gare_fab.readers.svg.conditions import is_met
from gare_fab.readers.svg.expansion import link_of
from gare_fab.readers.svg.scope import Scope
from gare_fab.readers.svg.source import SVG, Element
from gare_fab.readers.svg.styles import Style

TEXT_PATH = SVG + "textPath"
_A = SVG + "a"
_TEXT = SVG + "text"
_TREF = SVG + "tref"
_INLINE = frozenset({_A, _TREF, TEXT_PATH, SVG + "tspan"})
_HOLDS_PATHS = frozenset({_TEXT, _A})


@dataclass(slots=True, eq=False)
class Node:
    """An element of a text; its characters are begin..end of the text as it is set."""

    element: Element
    style: Style
    parent: "Node | None"
    begin: int = 0
    end: int = 0

    @property
    def chain(self) -> Iterator["Node"]:
        """This node, its parent, and so on up to the text itself."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent

    @property
    def track(self) -> "Node | None":
        """The textPath that the node is, or stands in."""
        return next((node for node in self.chain if node.element.tag == TEXT_PATH), None)


Piece = tuple[str, Node]


@dataclass(slots=True)
class TextTree:
    """The nodes of a text in document order, parents first, and its pieces."""

    nodes: list[Node]
    pieces: list[Piece]


def text_tree(scope: Scope, element: Element, style: Style) -> TextTree:
    """All that is displayed of a text element of this style."""
    root = Node(element, style, None)
    tree = TextTree([root], [])
    waiting: list[tuple[Element | str, Node]] = []
    _push(waiting, root)
    while waiting:
        part, parent = waiting.pop()
        if isinstance(part, str):
            tree.pieces.append((part, parent))
            continue
        scope.count()
        node = _entered(scope, part, parent)
        if node is None:
            continue
        tree.nodes.append(node)
        if part.tag == _TREF:
            tree.pieces.append((_referred(scope, part), node))
        else:
            _push(waiting, node)
    return tree


def _push(waiting: list[tuple[Element | str, Node]], node: Node) -> None:
    """Look at the content of a node next, in its order."""
    parts: list[Element | str] = [node.element.text or ""]
    for child in node.element:
        parts += (child, child.tail or "")
    waiting.extend((part, node) for part in reversed(parts) if part != "")


def _entered(scope: Scope, element: Element, parent: Node) -> Node | None:
    """The node of an element below another; None where it is not displayed."""
    if element.tag not in _INLINE or (scope.has_conditions and not is_met(element)):
        return None
    if element.tag == TEXT_PATH and any(
        node.element.tag not in _HOLDS_PATHS for node in parent.chain
    ):
        return None
    style = scope.cascade.style(element, parent.style)
    if style.get("display", "inline") == "none":
        return None
    return Node(element, style, parent)


def _referred(scope: Scope, element: Element) -> str:
    """The text of the element that a tref names, all of it."""
    target = scope.ids.get(link_of(element).removeprefix("#"))
    if target is None:
        scope.tally.dropped("Text that is not in the file (tref) is left out.")
        return ""
    text = "".join(target.itertext())
    scope.faces.add(len(text))
    return text
