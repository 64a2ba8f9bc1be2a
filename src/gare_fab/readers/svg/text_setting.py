"""Setting: the pen goes from cluster to cluster and puts each where it belongs.

frame     the map of a cluster: x runs along its base line, y below it, the pen at 0, 0
map       from its glyphs, which may be stretched or set upright in the frame
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gare_fab.geometry.affine import IDENTITY, Affine
from gare_fab.readers.svg.scope import Scope
from gare_fab.readers.svg.text_baselines import central, lowered
from gare_fab.readers.svg.text_bidi import direction_of
from gare_fab.readers.svg.text_chunks import Chunk, chunks
from gare_fab.readers.svg.text_clusters import Cluster, clusters
from gare_fab.readers.svg.text_places import Places, places
from gare_fab.readers.svg.text_spaces import Characters, characters
from gare_fab.readers.svg.text_spacing import fit, space
from gare_fab.readers.svg.text_tracks import Track, track_of
from gare_fab.readers.svg.text_tree import Node, TextTree
from gare_fab.readers.svg.units import Viewport

_VERTICAL = frozenset(
    {"tb", "tb-rl", "vertical-rl", "vertical-lr", "sideways-rl", "sideways-lr"}
)
_SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True, eq=False)
class Put:
    """A cluster in its place."""

    cluster: Cluster
    frame: Affine
    map: Affine
    is_apart: bool  # from the one before it: a line under the text begins anew


@dataclass(slots=True)
class Pen:
    """Where the next cluster comes."""

    x: float = 0.0
    y: float = 0.0


@dataclass(slots=True)
class Setter:
    """Sets one text; what its chunks share."""

    scope: Scope
    viewport: Viewport
    tree: TextTree
    is_vertical: bool
    characters: Characters = field(init=False)
    places: Places = field(init=False)
    is_loose: bool = field(init=False)  # letters are put one by one, none is one with others
    pen: Pen = field(default_factory=Pen)
    tracks: dict[int, Track | None] = field(default_factory=dict)
    lowered: dict[tuple[int, int], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find what is set, and where."""
        self.characters = characters(self.tree)
        self.places = places(self.characters.text, self.tree.nodes, self.viewport)
        self.scope.faces.add(len(self.characters.text))
        is_fitted = any(node.element.get("textLength") for node in self.tree.nodes)
        self.is_loose = self.is_vertical or is_fitted or not self.places.keeps_words

    def puts(self) -> Iterator[list[Put]]:
        """The clusters of each chunk in their places."""
        if not self.characters.text:
            return
        for chunk, found in self._spaced():
            back = _anchor(chunk.node(self.characters)) * sum(c.advance for c in found)
            if chunk.track is None:
                yield list(self._along_line(chunk, found, back))
            else:
                track = self._track(chunk.track)
                yield [] if track is None else list(self._along(track, chunk, found, back))

    def _spaced(self) -> list[tuple[Chunk, list[Cluster]]]:
        """All chunks with their clusters, as wide as they shall be."""
        found = [
            (chunk, self._clusters(chunk)) for chunk in chunks(self.characters, self.places)
        ]
        fit(self.tree.nodes, [cluster for _, own in found for cluster in own], self.viewport)
        return found

    def _clusters(self, chunk: Chunk) -> list[Cluster]:
        own = clusters(
            chunk,
            self.characters,
            self.scope.faces,
            self.viewport,
            is_vertical=self.is_vertical,
            is_loose=self.is_loose or chunk.track is not None,
        )
        space(own)
        return own

    def _track(self, node: Node) -> Track | None:
        if id(node) not in self.tracks:
            self.tracks[id(node)] = track_of(self.scope, node, self.viewport)
        return self.tracks[id(node)]

    def _along_line(
        self, chunk: Chunk, found: Sequence[Cluster], back: float
    ) -> Iterator[Put]:
        """Clusters on a straight line, which runs down in vertical text."""
        pen = self.pen
        pen.x = pen.x if chunk.x is None else chunk.x
        pen.y = pen.y if chunk.y is None else chunk.y
        pen.x, pen.y = (pen.x, pen.y - back) if self.is_vertical else (pen.x - back, pen.y)
        for cluster in found:
            dx, dy = self._shift(cluster)
            pen.x, pen.y = pen.x + dx, pen.y + dy
            frame = Affine(e=pen.x, f=pen.y)
            if self.is_vertical:
                frame = Affine(0.0, 1.0, -1.0, 0.0, pen.x, pen.y)
                pen.y += cluster.advance
            else:
                pen.x += cluster.advance
            yield self._put(cluster, frame, is_apart=dx != 0 or dy != 0)

    def _along(
        self, track: Track, chunk: Chunk, found: Sequence[Cluster], back: float
    ) -> Iterator[Put]:
        """Clusters along a path, each upon its middle; what lies beyond an end is left out."""
        along, below = track.offset + (chunk.x or 0.0) - back, 0.0
        is_cut = False
        for cluster in found:
            dx, dy = self._shift(cluster)
            along, below = along + dx, below + dy
            half = cluster.width * cluster.stretch / 2
            frame = track.frame(along + half)
            along += cluster.advance
            if frame is not None:
                self.pen.x, self.pen.y = frame.e + cluster.advance, frame.f
                yield self._put(cluster, frame @ Affine.moved(-half, below), is_apart=True)
            else:
                is_cut = is_cut or not cluster.character.isspace()
        if is_cut:
            self.scope.tally.dropped("Text beyond the ends of its path is left out.")

    def _shift(self, cluster: Cluster) -> tuple[float, float]:
        """By how much a cluster is moved from where the pen stands, and all after it."""
        first = cluster.first
        return self.places.dxs.get(first, 0.0), self.places.dys.get(first, 0.0)

    def _put(self, cluster: Cluster, frame: Affine, *, is_apart: bool) -> Put:
        """A cluster with its turn and its base line."""
        below = self._below(cluster)
        turn = self.places.turns.get(cluster.first, 0.0)
        base = frame @ Affine.moved(0.0, below) if below else frame
        if not turn and not self.is_vertical and cluster.stretch == 1.0:
            return Put(cluster, base, base, is_apart)
        turned = Affine.rotated(turn)
        if cluster.is_upright:
            base = frame @ turned @ Affine.moved(0.0, below)
            inner = _stretched(cluster) @ _upright(cluster)
        else:
            base = base @ turned
            inner = _stretched(cluster)
        return Put(cluster, base, base @ inner, is_apart or turn != 0)

    def _below(self, cluster: Cluster) -> float:
        """How far the letters of a cluster's node and font are lowered, found once."""
        key = id(cluster.node), id(cluster.face)
        if key not in self.lowered:
            self.lowered[key] = lowered(
                cluster.node,
                cluster.look,
                cluster.face,
                self.viewport,
                is_vertical=self.is_vertical,
            )
        return self.lowered[key]


def _stretched(cluster: Cluster) -> Affine:
    return IDENTITY if cluster.stretch == 1.0 else Affine.scaled(cluster.stretch, 1.0)


def _upright(cluster: Cluster) -> Affine:
    """From the base line of rotated letters to that of upright ones, amid their square."""
    half = cluster.width / 2
    middle = central(cluster.face.metrics)
    usual, own = middle * cluster.look.size, middle * cluster.size
    return Affine(0.0, -1.0, 1.0, 0.0, half, -usual) @ Affine.moved(-half, own)


def setter(scope: Scope, tree: TextTree, viewport: Viewport) -> Setter:
    """What sets a text of this tree."""
    mode = tree.nodes[0].style.get("writing-mode", "horizontal-tb")
    return Setter(scope, viewport, tree, mode in _VERTICAL)


def _anchor(node: Node) -> float:
    """Which share of a chunk lies before the point it is put at."""
    share = _SHARES.get(node.style.get("text-anchor", "start"), 0.0)
    return 1.0 - share if direction_of(node) == "rtl" else share
