"""Repairs: what is mended of a drawing after it was read, as words that can be said again."""

from dataclasses import dataclass
from typing import Self

from gare_fab.base.params import Params, param


@dataclass(frozen=True, slots=True)
class Repairs(Params):
    """What is to be mended; without a word, nothing. Lengths are mm of the drawing as read."""

    close_gaps: float = param(
        0.0, unit="mm", low=0.0, high=10.0, label="Close gaps in lines up to"
    )
    drop_doubles: bool = param(default=False, label="Remove double lines")
    drop_specks: float = param(0.0, unit="mm", low=0.0, high=10.0, label="Remove specks up to")
    drop_outliers: bool = param(default=False, label="Remove what lies far off")
    drop_unseen: bool = param(default=False, label="Remove what is not seen")
    lines_of_hairlines: float = param(
        0.0, unit="mm", low=0.0, high=10.0, label="Turn into lines areas no wider than"
    )
    untangle: bool = param(default=False, label="Untangle areas that cross themselves")
    merge_colours: bool = param(default=False, label="Merge colours that hardly differ")
    clean_points: bool = param(default=False, label="Remove points that are there twice")
    cut_dashes: bool = param(default=False, label="Cut dashed lines into their dashes")
    fewer_points: float = param(
        0.0, unit="mm", low=0.0, high=1.0, label="Leave out points that matter less than"
    )

    @property
    def words(self) -> tuple[tuple[str, str], ...]:
        """What is mended, by name: ("close_gaps", "0.1")."""
        values = self.plain()
        return tuple((name, _word(value)) for name, value in values.items() if value)

    def with_word(self, word: str) -> Self:
        """These and one more, like "close_gaps=0.1".

        Raises:
            WrongUsage: there is no such repair, or its value is out of range.
        """
        name, _, value = word.partition("=")
        return self.parse({**dict(self.words), name: value})

    def without(self, word: str) -> Self:
        """These without the one that a word is about."""
        name = word.partition("=")[0]
        return self.parse({key: value for key, value in self.words if key != name})

    def has(self, word: str) -> bool:
        """Whether what a word is about is among them."""
        return word.partition("=")[0] in dict(self.words)


def _word(value: object) -> str:
    return (
        "true" if value is True else f"{value:g}" if isinstance(value, float) else str(value)
    )


NO_REPAIRS = Repairs()
