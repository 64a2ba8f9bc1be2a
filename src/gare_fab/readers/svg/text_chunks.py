"""Chunks: parts of a text that are put somewhere anew, and are anchored each for itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from gare_fab.readers.svg.text_places import Places
from gare_fab.readers.svg.text_spaces import Characters
from gare_fab.readers.svg.text_tree import Node


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """Characters begin..end; x and y are where they are put, None where the pen stands."""

    begin: int
    end: int
    x: float | None
    y: float | None
    track: Node | None  # the textPath along which they are set

    def node(self, characters: Characters) -> Node:
        """The node of the first character: how the chunk is anchored is its word."""
        return characters.owners[self.begin]


def chunks(characters: Characters, places: Places) -> Iterator[Chunk]:
    """The chunks of a text, in order. Along a path, y alone puts nothing anew."""
    count = len(characters.text)
    begin, track = 0, characters.owners[0].track if count else None
    for place in sorted({*characters.edges, *places.xs, *places.ys}):
        following = characters.owners[place].track
        is_put = place in places.xs or (place in places.ys and following is None)
        if place and (following is not track or is_put):
            yield Chunk(begin, place, places.xs.get(begin), places.ys.get(begin), track)
            begin, track = place, following
    if count:
        yield Chunk(begin, count, places.xs.get(begin), places.ys.get(begin), track)
