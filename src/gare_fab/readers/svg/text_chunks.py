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
    begin, count = 0, len(characters.text)
    track = characters.owners[0].track if count else None
    for place in range(1, count + 1):
        following = track
        if place < count:
            if characters.owners[place] is not characters.owners[place - 1]:
                following = characters.owners[place].track
            is_put = places.xs[place] is not None or (
                places.ys[place] is not None and following is None
            )
            if following is track and not is_put:
                continue
        yield Chunk(begin, place, places.xs[begin], places.ys[begin], track)
        begin, track = place, following
