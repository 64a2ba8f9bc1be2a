"""What a reader is: bytes of others become `Artwork`, with a word on all that was dropped."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gare_fab.base.late import Late
from gare_fab.base.params import Params
from gare_fab.base.progress import SILENT, Progress
from gare_fab.model.artwork import Artwork


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader is given.

    `tolerance` is the flattening tolerance in mm at the size read; `folder` is the file's own,
    the only place where files it names may be looked for, where `beside` does not have them
    by their links; `fonts` are folders of fonts.
    """

    name: str
    content: bytes = field(repr=False)
    params: Params
    tolerance: float = 0.01
    folder: Path | None = None
    beside: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    fonts: tuple[Path, ...] = ()
    progress: Progress = SILENT


@dataclass(frozen=True, slots=True)
class Reader:
    """A member: its declaration and its function.

    `recognises` looks at the first bytes (up to 4 KiB) and says whether they are of this kind.
    `reads` is imported with the first file of its kind (decision 0007).
    """

    id: str
    label: str
    suffixes: tuple[str, ...]
    params: type[Params]
    recognises: Callable[[bytes], bool]
    reads: Late[Callable[[Reading], Artwork]]

    def read(self, reading: Reading) -> Artwork:
        """What is drawn in a file of this kind.

        Raises:
            Unreadable: it cannot be read; what the libraries below raise, the frame turns into
                that.
        """
        return self.reads.now()(reading)
