"""White space: which characters of a text are set, and as what.

By default line ends and tabs are spaces, several spaces one, and none stands at the ends of
the text; a space that is preserved (xml:space, white-space) stays. Runs of spaces are seen
through the tags.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gare_fab.readers.svg.text_tree import Node, Piece, TextTree

_BLANKS = str.maketrans("\t\n\r\f", "    ")
_SPACES = re.compile("  +")
_PRESERVING = frozenset({"pre", "pre-wrap", "break-spaces"})


@dataclass(slots=True)
class Characters:
    """The characters that are set, each with the node it stands in."""

    text: str
    owners: list[Node]
    edges: list[int]  # where a stretch of one node begins


def characters(tree: TextTree) -> Characters:
    """What of a text is set; its nodes are told which characters are theirs."""
    kept = _kept(tree.pieces)
    found = Characters("".join(text for text, _ in kept), [], [])
    for text, node in kept:
        if not found.owners or found.owners[-1] is not node:
            found.edges.append(len(found.owners))
        found.owners += [node] * len(text)
    _number(tree.nodes, found)
    return found


def _kept(pieces: Sequence[Piece]) -> list[Piece]:
    kept: list[Piece] = []
    is_after_space = True  # or at the beginning, where none stands either
    can_go = False  # whether the last one is a space that goes if it stays the last
    for whole, node in pieces:
        preserves = _preserves(node)
        text = whole.replace("\r\n", "\n").translate(_BLANKS)
        if not preserves:
            text = _SPACES.sub(" ", text)
            text = text[1:] if is_after_space and text[:1] == " " else text
        if text:
            kept.append((text, node))
            is_after_space = text[-1] == " "
            can_go = is_after_space and not preserves
    if can_go:
        text, node = kept.pop()
        kept += [(text[:-1], node)] if text != " " else []
    return kept


def _preserves(node: Node) -> bool:
    white = node.style.get("white-space", "")
    if white:
        return white in _PRESERVING
    return node.style.get("xml:space", "default") == "preserve"


def _number(nodes: Sequence[Node], found: Characters) -> None:
    """Tell every node which characters are its own or its children's."""
    count = len(found.owners)
    for node in nodes:
        node.begin, node.end = count, 0
    for first, end in pairwise([*found.edges, count]):
        for node in found.owners[first].chain:
            node.begin, node.end = min(node.begin, first), end
