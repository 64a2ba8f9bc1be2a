"""White space: which characters of a text are set, and as what.

By default line ends and tabs are spaces, several spaces one, and none stands at the ends of
the text; a space that is preserved (xml:space, white-space) stays. Runs of spaces are seen
through the tags.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from gare_fab.readers.svg.text_tree import Node, Piece, TextTree

_BLANKS = str.maketrans("\t\n\r\f", "    ")
_PRESERVING = frozenset({"pre", "pre-wrap", "break-spaces"})


@dataclass(slots=True)
class Characters:
    """The characters that are set, each with the node it stands in."""

    text: str
    owners: list[Node]


def characters(tree: TextTree) -> Characters:
    """What of a text is set; its nodes are told which characters are theirs."""
    kept, owners = _kept(tree.pieces)
    _number(tree.nodes, owners)
    return Characters("".join(kept), owners)


def _kept(pieces: Sequence[Piece]) -> tuple[list[str], list[Node]]:
    kept: list[str] = []
    owners: list[Node] = []
    can_go = False  # whether the last one is a space that goes if it stays the last
    for text, node in pieces:
        preserves = _preserves(node)
        for character in text.replace("\r\n", "\n").translate(_BLANKS):
            is_space = character == " " and not preserves
            if is_space and (not kept or kept[-1] == " "):
                continue
            kept.append(character)
            owners.append(node)
            can_go = is_space
    if can_go:
        kept.pop()
        owners.pop()
    return kept, owners


def _preserves(node: Node) -> bool:
    white = node.style.get("white-space", "")
    if white:
        return white in _PRESERVING
    return node.style.get("xml:space", "default") == "preserve"


def _number(nodes: Sequence[Node], owners: Sequence[Node]) -> None:
    """Tell every node which characters are its own or its children's."""
    for node in nodes:
        node.begin, node.end = len(owners), 0
    first = 0
    for place, owner in enumerate(owners):
        if place + 1 == len(owners) or owners[place + 1] is not owner:
            for node in owner.chain:
                node.begin, node.end = min(node.begin, first), place + 1
            first = place + 1
