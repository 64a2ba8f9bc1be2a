"""The graphics state, and the frame of a content stream that is being drawn."""

from dataclasses import dataclass, field

from gare_fab.geometry.affine import IDENTITY, Affine
from gare_fab.readers.pdf.fonts import Font
from gare_fab.readers.pdf.items import Blend, Colour, Limit, Mask
from gare_fab.readers.pdf.objects import Dictionary
from gare_fab.readers.pdf.spaces import BLACK, GRAY, Space

_MOST_SAVED = 10_000


@dataclass
class State:  # not frozen, not slotted: every operator sets a value, and q copies all of them
    """What operators set and later ones use; lengths in user units."""

    matrix: Affine
    limit: Limit
    fill: Colour = BLACK
    fill_space: Space = GRAY
    stroke: Colour = BLACK
    stroke_space: Space = GRAY
    width: float = 1.0
    cap: int = 0
    join: int = 0
    miter_limit: float = 10.0
    dash: tuple[float, ...] = ()
    dash_offset: float = 0.0
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    opacity: float = 1.0  # of the groups that it is drawn in
    blend: str = ""  # a mode that is not normal
    outer_blend: Blend | None = None  # of the group that it is drawn in
    mask: Mask | None = None
    font: Font | None = None
    font_size: float = 0.0
    letter_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0

    def copied(self) -> "State":
        """Another state of the same values (`copy.copy` takes three times as long)."""
        other = object.__new__(State)
        vars(other).update(vars(self))
        return other


@dataclass
class Frame:
    """A content stream on its way: its state, those saved, and what is not finished yet."""

    resources: Dictionary
    base: Affine  # where patterns lie
    state: State
    depth: int = 0
    is_uncoloured: bool = False  # colours come from outside and stay
    saved: list[State] = field(default_factory=list)
    path: int = -1  # the outline being built
    clip_rule: str = ""  # W or W*, until the path is painted
    text_matrix: Affine = IDENTITY
    line_matrix: Affine = IDENTITY
    text_item: int = -1  # the item that further text may join
    text_clip: int = -1
    marks: list[str | None] = field(
        default_factory=list
    )  # layer names, None for hidden, "" else

    def save(self) -> None:
        """Keep the state (`q`)."""
        if len(self.saved) < _MOST_SAVED:
            self.saved.append(self.state.copied())

    def restore(self) -> None:
        """Take the state kept last (`Q`)."""
        if self.saved:
            self.state = self.saved.pop()
