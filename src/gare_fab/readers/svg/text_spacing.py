"""Spacing: what letter-spacing, word-spacing and textLength make of the advances."""

from collections.abc import Sequence

from gare_fab.readers.svg.text_clusters import Cluster
from gare_fab.readers.svg.text_tree import Node
from gare_fab.readers.svg.units import Viewport, length

_WORD_PARTERS = frozenset(" \u00a0\u1361\U00010100\U00010101\U0001039f\U0001091f")
# Blocks of scripts whose letters are joined: spacing would tear them apart (CSS Text).
_JOINED = (
    (0x0600, 0x06FF),  # Arabic
    (0x0700, 0x074F),  # Syriac
    (0x0750, 0x077F),  # Arabic
    (0x07C0, 0x07FF),  # N'Ko
    (0x0840, 0x085F),  # Mandaic
    (0x0860, 0x08FF),  # Syriac, Arabic
    (0x0900, 0x09FF),  # Devanagari, Bengali
    (0x0A00, 0x0A7F),  # Gurmukhi
    (0x1680, 0x169F),  # Ogham
    (0x1800, 0x18AF),  # Mongolian
    (0xA800, 0xA82F),  # Syloti Nagri
    (0xA840, 0xA87F),  # Phags-pa
    (0xA8E0, 0xA8FF),  # Devanagari
    (0xFB50, 0xFDFF),  # Arabic
    (0xFE70, 0xFEFC),  # Arabic
    (0x10AC0, 0x10AFF),  # Manichaean
    (0x10B80, 0x10BAF),  # Psalter Pahlavi
    (0x11180, 0x111DF),  # Sharada
    (0x11480, 0x114DF),  # Tirhuta
    (0x11600, 0x1165F),  # Modi
)


def space(clusters: Sequence[Cluster]) -> None:
    """Widen the clusters of a chunk as their styles ask; what would go back vanishes."""
    for cluster in clusters:
        if cluster.character in _WORD_PARTERS:
            cluster.advance += cluster.look.word_spacing
    for cluster in clusters[:-1]:
        if cluster.look.letter_spacing and not _is_joined(cluster.character):
            cluster.advance += cluster.look.letter_spacing
            if cluster.advance <= 0:
                cluster.advance = 0.0
                cluster.glyphs.clear()


def fit(nodes: Sequence[Node], clusters: Sequence[Cluster], viewport: Viewport) -> None:
    """Give all clusters of a text the lengths that its elements ask, the innermost first.

    A length is that of all the chunks of an element; those along a path have their own.
    """
    asking = [node for node in nodes if node.element.get("textLength")]
    for node in sorted(asking, key=lambda one: one.end - one.begin):
        own = [cluster for cluster in clusters if node.begin <= cluster.first < node.end]
        track = node.track
        _fit(node, [cluster for cluster in own if cluster.node.track is track], viewport)


def _is_joined(character: str) -> bool:
    code = ord(character)
    return code >= _JOINED[0][0] and any(low <= code <= high for low, high in _JOINED)


def _fit(node: Node, own: Sequence[Cluster], viewport: Viewport) -> None:
    """Give the clusters of a node the length that it asks: by gaps, or by width as well."""
    wanted = length(node.element.get("textLength") or "", viewport, "", node.style.font_size)
    natural = sum(cluster.advance for cluster in own)
    if wanted is None or wanted < 0 or not own or natural <= 0:
        return
    if node.element.get("lengthAdjust") == "spacingAndGlyphs":
        if wanted == 0:  # letters cannot be without any width
            return
        for cluster in own:
            cluster.advance *= wanted / natural
            cluster.stretch *= wanted / natural
    elif len(own) > 1:
        for cluster in own:
            cluster.advance += (wanted - natural) / (len(own) - 1)
