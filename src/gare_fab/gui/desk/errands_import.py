"""Errands of imports: files as they were understood, with all that a sheet shows. No Qt."""

from dataclasses import dataclass, replace
from pathlib import Path

from gare_fab.base.errors import Cancelled, GareFabError
from gare_fab.base.messages import Message
from gare_fab.base.params import Params
from gare_fab.base.progress import Part, Progress
from gare_fab.geometry.paths import Paths
from gare_fab.gui.desk.sketches import sketch
from gare_fab.model.artwork import Artwork, Layer, Shape
from gare_fab.model.document import Document
from gare_fab.model.extent import Box
from gare_fab.model.read_options import ReadOptions
from gare_fab.model.scene import Scene
from gare_fab.workshop.doors import Door, behind
from gare_fab.workshop.importing import read_artwork, reading_params, reading_words
from gare_fab.workshop.looking import Inspection, summary
from gare_fab.workshop.pictures import artwork_scene
from gare_fab.workshop.shelves import shelf

_NOWHERE = Box(0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True, eq=False)
class Understood:
    """A drawing that was read: what is in it, a small picture, and the words of its reading.

    `kinds` has one shape without points for each kind of paint on each layer: what steps pick.
    """

    file: Path
    artwork: Artwork
    about: Inspection
    picture: Scene
    params: Params
    kinds: Artwork


@dataclass(frozen=True, slots=True, eq=False)
class NotUnderstood:
    """A file that could not be read: why, and what may be said about its reading, if any."""

    file: Path
    why: Message
    params: Params | None


Taken = Understood | NotUnderstood


def new_flat_job(owned: tuple[str, ...], progress: Progress) -> Document:
    """The empty job for a drawing that was dropped where none is open."""
    progress.report(0.0)
    return behind(Door.FLAT, owned)


def understand_all(
    files: tuple[Path, ...], tolerance: float, progress: Progress
) -> tuple[Taken, ...]:
    """Read each file by itself: one that fails does not keep the others out."""
    count = len(files)
    return tuple(
        _taken(file, tolerance, Part(progress, index / count, (index + 1) / count))
        for index, file in enumerate(files)
    )


def understand(file: Path, params: Params, tolerance: float, progress: Progress) -> Understood:
    """Read a file with these words.

    Raises:
        Unreadable: it cannot be read like this.
        WrongUsage: a word that its reader does not know.
    """
    words = {name: _word(value) for name, value in params.plain().items()}
    return _understood(file, ReadOptions(tolerance, words=words), progress)


def readable_suffixes() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The kinds of drawings that can be read: label in English, suffixes."""
    found = []
    for entry in shelf("formats"):
        if entry.kind == "read":
            suffixes = dict(entry.details)["suffixes"]
            found.append((dict(entry.names)["en"], tuple(map(str, _rows(suffixes)))))
    return tuple(found)


def _rows(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _taken(file: Path, tolerance: float, progress: Progress) -> Taken:
    try:
        return _understood(file, ReadOptions(tolerance), progress)
    except Cancelled:
        raise
    except GareFabError as error:
        return NotUnderstood(file, error.message, _params_of(file))


def _params_of(file: Path) -> Params | None:
    try:
        return reading_params(file)()
    except GareFabError:
        return None


def _understood(file: Path, options: ReadOptions, progress: Progress) -> Understood:
    artwork = read_artwork(file, options, Part(progress, 0.0, 0.8))
    about = summary(artwork)
    picture = sketch(artwork_scene(artwork), about.bounds or _NOWHERE)
    return Understood(
        file, artwork, about, picture, reading_words(artwork), _kinds_of(artwork)
    )


def _kinds_of(artwork: Artwork) -> Artwork:
    nothing = Paths.of([])
    layers = []
    for layer in artwork.layers:
        shapes = [item for item in layer.items if isinstance(item, Shape)]
        kinds = {(shape.fill, shape.stroke): shape for shape in shapes}
        items = tuple(replace(shape, paths=nothing) for shape in kinds.values())
        layers.append(Layer(layer.name, items, layer.colour))
    return replace(artwork, layers=tuple(layers))


def _word(value: object) -> str:
    return "" if value is None else str(value)
