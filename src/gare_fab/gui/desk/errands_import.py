"""Errands of imports: files as they were understood, with all that a sheet shows. No Qt."""

from dataclasses import dataclass, replace
from pathlib import Path

from gare_fab.base.errors import Cancelled, GareFabError
from gare_fab.base.messages import Message
from gare_fab.base.params import Params
from gare_fab.base.progress import Part, Progress
from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.paths import Paths
from gare_fab.gui.desk.close_ups import item_boxes
from gare_fab.gui.desk.sketches import sketch
from gare_fab.model.artwork import Artwork, Layer, Shape, Source
from gare_fab.model.document import Document
from gare_fab.model.extent import Box
from gare_fab.model.limits import USUAL, Limits
from gare_fab.model.read_options import ReadOptions
from gare_fab.model.repairs import NO_REPAIRS, Repairs
from gare_fab.model.scene import Scene
from gare_fab.workshop.doors import Door, behind
from gare_fab.workshop.importing import read_artwork, reading_params, reading_words, reread
from gare_fab.workshop.looking import Inspection, summary
from gare_fab.workshop.pictures import artwork_scene
from gare_fab.workshop.shelves import shelf

_READ = 0.6  # of the time that a drawing takes
_NOWHERE = Box(0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class How:
    """How a drawing is read: the words of its reader, what is mended, what is looked for."""

    params: Params
    repairs: Repairs = NO_REPAIRS
    limits: Limits = USUAL


@dataclass(frozen=True, slots=True, eq=False)
class Understood:
    """A drawing that was read: what is in it, a small picture, and how it was read.

    `boxes` are the bounds of the items of its scene (close_ups.py).
    `kinds` has one shape without points for each kind of paint on each layer: what steps pick.
    """

    file: Path
    artwork: Artwork
    about: Inspection
    picture: Scene
    how: How
    kinds: Artwork
    boxes: Floats


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


def understand(file: Path, how: How, tolerance: float, progress: Progress) -> Understood:
    """Read a file like this.

    Raises:
        Unreadable: it cannot be read like this.
        WrongUsage: a word that its reader does not know.
    """
    options = ReadOptions(tolerance, words=_words(how.params), repairs=how.repairs)
    return _understood(file, options, how.limits, progress)


def understand_again(artwork: Artwork, how: How, progress: Progress) -> Understood:
    """Read an artwork of a job again like this, from the bytes that the job keeps.

    Raises:
        Unreadable: it cannot be read like this.
        WrongUsage: a word that its reader does not know.
    """
    words = _words(how.params)
    again = reread(artwork, words, None, Part(progress, 0.0, _READ), how.repairs)
    named = replace(again, name=artwork.name)
    return _examined(Path(artwork.name), named, how.limits, Part(progress, _READ, 1.0))


def report_on(artwork: Artwork, limits: Limits, progress: Progress) -> Understood:
    """What is to be said of an artwork of a job as it stands."""
    return _examined(Path(artwork.name), artwork, limits, progress)


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
        return _understood(file, ReadOptions(tolerance), USUAL, progress)
    except Cancelled:
        raise
    except GareFabError as error:
        return NotUnderstood(file, error.message, _params_of(file))


def _params_of(file: Path) -> Params | None:
    try:
        return reading_params(file)()
    except GareFabError:
        return None


def _understood(
    file: Path, options: ReadOptions, limits: Limits, progress: Progress
) -> Understood:
    artwork = read_artwork(file, options, Part(progress, 0.0, _READ))
    return _examined(file, artwork, limits, Part(progress, _READ, 1.0))


def _examined(file: Path, artwork: Artwork, limits: Limits, progress: Progress) -> Understood:
    about = summary(artwork, progress, limits)
    picture = sketch(artwork_scene(artwork), about.bounds or _NOWHERE)
    source = artwork.origin
    repairs = source.repairs if isinstance(source, Source) else NO_REPAIRS
    how = How(reading_words(artwork), repairs, limits)
    return Understood(
        file, artwork, about, picture, how, _kinds_of(artwork), item_boxes(artwork)
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


def _words(params: Params) -> dict[str, str]:
    return {name: _word(value) for name, value in params.plain().items()}


def _word(value: object) -> str:
    return "" if value is None else str(value)
