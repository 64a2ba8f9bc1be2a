"""Directions: the level of every character of a chunk, odd ones running to the left."""

import re
from itertools import groupby, takewhile
from types import MappingProxyType

from gare_fab.geometry.lettering.bidi import levels
from gare_fab.readers.svg.text_chunks import Chunk
from gare_fab.readers.svg.text_spaces import Characters
from gare_fab.readers.svg.text_tree import Node

_TURNING = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_MARKS = MappingProxyType(
    {
        ("embed", "ltr"): ("\u202a", "\u202c"),
        ("embed", "rtl"): ("\u202b", "\u202c"),
        ("bidi-override", "ltr"): ("\u202d", "\u202c"),
        ("bidi-override", "rtl"): ("\u202e", "\u202c"),
        ("isolate", "ltr"): ("\u2066", "\u2069"),
        ("isolate", "rtl"): ("\u2067", "\u2069"),
        ("isolate-override", "ltr"): ("\u2066\u202d", "\u202c\u2069"),
        ("isolate-override", "rtl"): ("\u2067\u202e", "\u202c\u2069"),
        ("plaintext", "ltr"): ("\u2068", "\u2069"),
        ("plaintext", "rtl"): ("\u2068", "\u2069"),
    }
)


def direction_of(node: Node) -> str:
    """Ltr or rtl, as the style says."""
    return node.style.get("direction", "ltr")


def levels_of(chunk: Chunk, characters: Characters) -> list[int]:
    """The embedding level of every character of a chunk."""
    text = characters.text[chunk.begin : chunk.end]
    owners = characters.owners[chunk.begin : chunk.end]
    *_, root = owners[0].chain
    base = direction_of(root)
    if base == "ltr" and not _TURNING.search(text) and not _is_marked(owners):
        return [0] * len(text)
    marked, places = _marked(text, owners)
    found = levels(marked, base)
    return [int(found[place]) for place in places]


def _is_marked(owners: list[Node]) -> bool:
    chains = {node for owner in set(owners) for node in owner.chain}
    return any(_mark(node)[0] for node in chains)


def _mark(node: Node) -> tuple[str, str]:
    """What opens and closes a node's own direction; nothing where it has none."""
    return _MARKS.get((node.style.get("unicode-bidi", ""), direction_of(node)), ("", ""))


def _marked(text: str, owners: list[Node]) -> tuple[str, list[int]]:
    """The text with marks where a node embeds or overrides, and where its characters went."""
    parts: list[str] = []
    places: list[int] = []
    inside: list[Node] = []
    size = 0
    for owner, run in groupby(zip(text, owners, strict=True), key=lambda pair: pair[1]):
        chain = list(owner.chain)[::-1]
        pairs = zip(chain, inside, strict=False)
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], pairs))
        closing = [_mark(node)[1] for node in reversed(inside[shared:])]
        opening = [_mark(node)[0] for node in chain[shared:]]
        letters = [character for character, _ in run]
        size += len("".join(closing + opening))
        places += range(size, size + len(letters))
        size += len(letters)
        parts += closing + opening + letters
        inside = chain
    return "".join(parts), places
