"""Pictures: of artwork as understood, of a job's toolpaths, of a job file."""

from collections import Counter
from pathlib import Path

import numpy as np

from gare_fab.base.errors import Unreadable, WrongUsage
from gare_fab.base.messages import Message
from gare_fab.base.progress import SILENT, Progress
from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.wrap import Flat
from gare_fab.model.artwork import Artwork
from gare_fab.model.document import Document
from gare_fab.model.machine import Machine
from gare_fab.model.plan import Plan, Section, Strokes
from gare_fab.model.program import Program
from gare_fab.model.read_options import ReadOptions
from gare_fab.model.scene import Scene, beside
from gare_fab.model.stock import Bottle, Sheet
from gare_fab.pipeline.arc_chords import chords_of, counts_within
from gare_fab.pipeline.checking import decode
from gare_fab.pipeline.moves import moves_of
from gare_fab.pipeline.placing import placed_artwork
from gare_fab.pipeline.planning import plan
from gare_fab.pipeline.reading import content_of, read_file
from gare_fab.pipeline.tracing import is_work
from gare_fab.prints.artwork import draw_artwork
from gare_fab.prints.registry import PRINTS
from gare_fab.prints.rendering import scene_to_png, scene_to_svg
from gare_fab.storage.atomic import make_folder, write_atomically
from gare_fab.storage.catalogue import load_machine
from gare_fab.storage.job_files import load
from gare_fab.workshop.jobs import JOB_SUFFIX
from gare_fab.workshop.sheets import chosen_sheet

DEFAULT_WIDTH = 1200
_HIGHEST = 12_000  # px
_KINDS = (".png", ".svg")
_BOTTLE_VIEWS = 3  # front, back, and the skin unrolled: codes on it have to be readable
_CHORD = 0.02  # mm between an arc and what is drawn of it


def picture(
    files: tuple[Path, ...],
    target: Path,
    options: ReadOptions,
    width: int | None = None,
    progress: Progress = SILENT,
) -> tuple[Path, ...]:
    """Draw each file's artwork as it was understood; a folder as target gets one PNG each.

    Without a width the picture is 1200 pixels wide, or less where that makes it very high. Of
    several files those that cannot be read are named in the end, when all others are drawn;
    files of one name are numbered.

    Raises:
        Unreadable: a file cannot be read.
        Unwritable: the target cannot be written.
        WrongUsage: the target's suffix is of no picture, or several files need a folder.
    """
    is_folder = target.is_dir() or not target.suffix
    if not is_folder:
        _check_kind(target)
    if len(files) > 1 and not is_folder:
        raise WrongUsage(
            Message("{count} files need a folder as target.", {"count": len(files)})
        )
    written: list[Path] = []
    unread: list[Message] = []
    places = _places(files, target) if is_folder else [target]
    if is_folder:
        make_folder(target)
    for index, (file, place) in enumerate(zip(files, places, strict=True)):
        try:
            scene = _artwork_scene(file, options)
        except Unreadable as error:
            unread.append(error.message)
        else:
            _write(scene, place, _usual_width(scene) if width is None else width)
            written.append(place)
        progress.report((index + 1) / len(files))
    if unread:
        raise _of_several(unread, len(files))
    return tuple(written)


def preview(
    file: Path,
    target: Path,
    *,
    machine: str = "",
    sheet: int | None = None,
    language: str = "en",
    width: int | None = None,
) -> Path:
    """Draw the toolpaths of a saved job (round its bottle too), or of a machine's job file.

    Of a job with several sheets one is drawn, counted from 1: the first, if none is chosen.
    Without a width a bottle, seen from two sides and unrolled, gets that of three pictures.

    Raises:
        Unreadable: the file cannot be read, or makes no moves.
        WrongUsage: a machine's job file came without the machine's id, the target's suffix
            is of no picture, or there is no such sheet.
    """
    _check_kind(target)
    if file.suffix.lower() == JOB_SUFFIX:
        document, _ = chosen_sheet(load(file), sheet)
        return draw_plan(document, plan(document), target, language=language, width=width)
    if not machine:
        raise WrongUsage(
            Message(
                "Say for which machine {file} was written: --machine ID.", {"file": file.name}
            )
        )
    owner = load_machine(machine)
    bed = Document(owner, Sheet(*owner.area), title=file.stem)
    document, _ = chosen_sheet(bed, sheet)
    program = decode(content_of(file), owner).program
    if not len(moves_of(program)):
        raise Unreadable(
            Message(
                "{file} is not a job file of {machine}: it has no moves.",
                {"file": file.name, "machine": machine},
            )
        )
    return draw_plan(
        document, _as_plan(program, owner), target, language=language, width=width
    )


def draw_plan(
    document: Document,
    made: Plan,
    target: Path,
    *,
    language: str = "en",
    width: int | None = None,
) -> Path:
    """Draw a plan: flat, and beside it the bottle where there is one."""
    views = _BOTTLE_VIEWS if isinstance(document.stock, Bottle) else 1
    width = DEFAULT_WIDTH * views if width is None else width
    _write(plan_scene(document, made, language), target, width)
    return target


def artwork_scene(artwork: Artwork) -> Scene:
    """The artwork as it was understood, on its own page; a mesh as its shadow."""
    return draw_artwork(artwork)


def plan_scene(document: Document, made: Plan, language: str) -> Scene:
    """The scene of `draw_plan`."""
    drawn = {member.id: member for member in PRINTS}
    flat = drawn["toolpaths"].draw(document, made, language)
    if not isinstance(document.stock, Bottle):
        return flat
    return beside((drawn["bottle"].draw(document, made, language), flat))


def _places(files: tuple[Path, ...], folder: Path) -> list[Path]:
    """One PNG for each file; of files of one name the second is called name-2, and so on."""
    counts: Counter[str] = Counter()
    places = []
    for file in files:
        counts[file.stem] += 1
        number = counts[file.stem]
        places.append(folder / (file.stem + (f"-{number}" if number > 1 else "") + ".png"))
    return places


def _of_several(unread: list[Message], count: int) -> Unreadable:
    if count == 1:
        return Unreadable(unread[0])
    last = Message(
        "{count} of {all} files were not drawn.", {"count": len(unread), "all": count}
    )
    values = {f"file{index}": each for index, each in enumerate((*unread, last))}
    return Unreadable(Message("\n".join(f"{{{name}}}" for name in values), values))


def _check_kind(target: Path) -> None:
    if target.suffix.lower() not in _KINDS:
        raise WrongUsage(
            Message(
                "'{file}' is not a name for a picture: end it in .png or .svg.",
                {"file": target.name},
            )
        )


def _artwork_scene(file: Path, options: ReadOptions) -> Scene:
    if file.suffix.lower() == JOB_SUFFIX:
        first, _ = chosen_sheet(load(file), None)
        return draw_artwork(placed_artwork(first))
    return draw_artwork(read_file(file, options))


def _usual_width(scene: Scene) -> int:
    """The pixels that a picture is wide if nobody says so; of a long strip not so many."""
    if not scene.height * DEFAULT_WIDTH > scene.width * _HIGHEST:
        return DEFAULT_WIDTH
    return max(1, round(_HIGHEST * scene.width / scene.height))


def _write(scene: Scene, target: Path, width: int) -> None:
    if target.suffix.lower() == ".svg":
        write_atomically(target, scene_to_svg(scene).encode("utf-8"))
    else:
        write_atomically(target, scene_to_png(scene, width))


def _aside(axes: tuple[str, ...], points: Floats, machine: Machine) -> int:
    """The axis that is drawn upwards: the rotary's where it turns, else Y."""
    turn = machine.rotary.axis if machine.rotary else "Y"
    if turn in axes and np.ptp(points[:, axes.index(turn)]) > 0.0:
        return axes.index(turn)
    return axes.index("Y")


def _as_plan(program: Program, machine: Machine) -> Plan:
    """A machine's program as strokes on its bed, arcs as chords; a rotary's turn is y."""
    moves = moves_of(program)
    owners, ends = chords_of(moves, slice(0, len(moves)), counts_within(moves, _CHORD))
    is_on = np.concatenate(([False], is_work(moves, machine)[owners]))
    points = np.concatenate((np.zeros((1, ends.shape[1])), ends))
    kept = is_on | np.append(is_on[1:], False)
    columns = [program.axes.index("X"), _aside(program.axes, points, machine)]
    starts = np.append(np.flatnonzero(~is_on[kept]), kept.sum())
    nothing = np.zeros(len(starts) - 1)
    flat = np.column_stack((points[kept][:, columns], np.zeros(kept.sum())))
    return Plan(Flat(), (Section(0, "cut", Strokes(flat, starts, nothing, nothing)),))
