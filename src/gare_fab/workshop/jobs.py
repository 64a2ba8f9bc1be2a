"""Jobs: made from drawings in one line, opened, saved."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from gare_fab.base.progress import SILENT, Part, Progress
from gare_fab.model.artwork import Artwork
from gare_fab.model.document import Document, Placement
from gare_fab.model.fineness import tolerance_for
from gare_fab.model.read_options import ReadOptions
from gare_fab.model.stock import Bottle
from gare_fab.pipeline.default_steps import default_steps
from gare_fab.storage.catalogue import load_machine, load_material
from gare_fab.storage.job_files import load, save
from gare_fab.workshop.importing import read_artwork, refined
from gare_fab.workshop.specs import Place, place_of, step_of, stock_of

JOB_SUFFIX = ".gare"


@dataclass(frozen=True, slots=True)
class JobRequest:
    """A job in a few words (workshop/specs.py says how they are written)."""

    files: tuple[Path, ...]
    machine: str
    material: str = ""
    stock: str = ""
    place: str = ""
    steps: tuple[str, ...] = ()
    reading: ReadOptions = field(default_factory=ReadOptions)


def make_job(request: JobRequest, progress: Progress = SILENT) -> Document:
    """Read the drawings and lay them out; what is enlarged is read as much finer.

    Raises:
        WrongUsage: a word of the request is not understood.
        Unreadable: a file cannot be read.
    """
    machine = load_machine(request.machine)
    stock, wrapping = stock_of(request.stock, machine)
    default_place = "centre" if isinstance(stock, Bottle) else "drawn"
    place = place_of(request.place or default_place)
    empty = Document(
        machine=machine,
        stock=stock,
        placements=tuple(Placement(index) for index in range(len(request.files))),
        steps=tuple(step_of(text) for text in request.steps),
        material=load_material(request.material) if request.material else None,
        title=", ".join(path.stem for path in request.files),
        wrapping=wrapping,
        tolerance=tolerance_for(machine, request.reading.tolerance),
    )
    artworks = _artworks(request, empty.tolerance, Part(progress, 0.0, 0.5))
    document = _laid_out(empty, place, artworks)
    finer = refined(document, Part(progress, 0.5, 1.0))
    if finer is document:
        return document
    return _laid_out(empty, place, finer.artworks)  # its bounds are known better now


def _artworks(
    request: JobRequest, tolerance: float, progress: Progress
) -> tuple[Artwork, ...]:
    """The drawings, their curves flattened to a tolerance."""
    reading = replace(request.reading, tolerance=tolerance)
    count = len(request.files)
    return tuple(
        read_artwork(path, reading, Part(progress, index / count, (index + 1) / count))
        for index, path in enumerate(request.files)
    )


def _laid_out(empty: Document, place: Place | None, artworks: tuple[Artwork, ...]) -> Document:
    steps = empty.steps or default_steps(artworks, empty.machine)
    document = replace(empty, artworks=artworks, steps=steps)
    return document if place is None else place.layout.arrange(place.params, document)


def open_job(path: Path, machine: str = "") -> Document:
    """A saved job; with a machine's id, for that machine.

    Raises:
        Unreadable: the file is no job file, or damaged.
        WrongUsage: there is no such machine.
    """
    document = load(path)
    return replace(document, machine=load_machine(machine)) if machine else document


def save_job(document: Document, path: Path) -> None:
    """Save a job; whatever goes wrong, the file that was there stays whole.

    Raises:
        Unwritable: the place cannot be written to.
    """
    save(document, path)
