"""Laws of importing: read, read again, read finer."""

import base64
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import rmtree

import numpy as np
import pytest

from gare_fab.base.errors import Unreadable, WrongUsage
from gare_fab.base.params import Params
from gare_fab.geometry.affine import IDENTITY, Affine
from gare_fab.model.artwork import Artwork, Made, Picture, Source
from gare_fab.model.document import Document, Placement
from gare_fab.model.extent import placed_bounds
from gare_fab.model.fineness import is_coarse, tolerance_for
from gare_fab.model.read_options import ReadOptions
from gare_fab.model.repairs import Repairs
from gare_fab.pipeline.exporting import export
from gare_fab.storage.job_files import from_bytes, load, to_bytes
from gare_fab.workshop.doors import new_document
from gare_fab.workshop.importing import (
    read_artwork,
    reading_params,
    reading_words,
    refined,
    reread,
)
from gare_fab.workshop.jobs import JobRequest, make_job
from gare_fab.workshop.looking import inspect, summary
from gare_fab.workshop.stepping import steps_for
from tests.workshop.examples import EXAMPLES

STORED = Path(__file__).parent.parent / "storage" / "data"
_PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAA"
    "AABJRU5ErkJggg=="
)
LOGO = EXAMPLES / "domaine_bordelaise" / "logo.svg"
FILES = (
    LOGO,
    EXAMPLES / "gabarit_luthier" / "gabarit.dxf",
    EXAMPLES / "equerre_stl" / "equerre.stl",
)


def rows(artwork: Artwork) -> int:
    """How many points an artwork has."""
    return sum(len(item.paths.points) for item in artwork.items if hasattr(item, "paths"))


def source_of(artwork: Artwork) -> Source:
    """What it was read from."""
    assert isinstance(artwork.origin, Source)
    return artwork.origin


def in_the_window(like: Document, file: Path) -> Document:
    """The same job by hand: the drawing read at 1:1, then moved and scaled."""
    empty = new_document(like.machine.id, "glass_bottle", "bottle:bordelaise_75")
    artwork = read_artwork(file, ReadOptions(tolerance=empty.tolerance))
    return replace(
        empty,
        title=file.stem,
        artworks=(artwork,),
        placements=like.placements,
        steps=steps_for((artwork,), empty.machine),
    )


def test_the_window_writes_what_the_command_line_writes(tmp_path: Path) -> None:
    """Read at 1:1, placed five times as large and refined, a job has the same bytes."""
    small = tmp_path / "logo.svg"
    small.write_bytes(
        b'<svg xmlns="http://www.w3.org/2000/svg" width="12mm" height="12mm" '
        b'viewBox="0 0 12 12"><g fill="none" stroke="#00f" stroke-width="0.1">'
        b'<circle cx="6" cy="6" r="5"/><path d="M2 6 C 3 1, 9 1, 10 6 S 4 9 3 8"/></g></svg>'
    )
    made = make_job(
        JobRequest(
            (small,),
            "co2_60w_chuck",
            "glass_bottle",
            "bottle:bordelaise_75",
            "y=70,width=50",
        )
    )
    assert made.placements[0].affine.stretch == pytest.approx(5.0, rel=0.01)
    by_hand = in_the_window(made, small)
    assert is_coarse(by_hand)
    assert export(by_hand).content != export(made).content
    finer = refined(by_hand)
    assert not is_coarse(finer)
    assert export(finer).content == export(made).content


def test_what_is_made_wide_is_so_wide() -> None:
    """The bounds after the finer reading, not before it, are those asked for."""
    made = make_job(JobRequest((LOGO,), "co2_60w_chuck", place="x=5,y=5,width=380"))
    bounds = placed_bounds(made)
    assert bounds is not None
    assert bounds.width == pytest.approx(380.0, abs=1e-6)


def test_only_what_is_too_coarse_is_read_again() -> None:
    """An artwork at its own size stays the same object, and refining twice changes nothing."""
    made = new_document("co2_60w_chuck")
    one = read_artwork(LOGO, ReadOptions(tolerance=made.tolerance))
    same = replace(made, artworks=(one, one), placements=(Placement(0), Placement(1)))
    assert refined(same) is same
    grown = replace(same, placements=(Placement(0), Placement(1, Affine.scaled(4.0))))
    finer = refined(grown)
    assert finer.artworks[0] is one
    assert rows(finer.artworks[1]) > rows(one)
    assert source_of(finer.artworks[1]).tolerance == pytest.approx(made.tolerance / 4.0)
    assert refined(finer) is finer


def test_the_largest_copy_counts() -> None:
    """Of several copies of an artwork the most enlarged one says how fine it must be."""
    made = new_document("co2_60w_chuck")
    one = read_artwork(LOGO, ReadOptions(tolerance=made.tolerance))
    affines = (IDENTITY, Affine.scaled(3.0), Affine.scaled(0.1))
    copies = tuple(Placement(0, affine) for affine in affines)
    finer = refined(replace(made, artworks=(one,), placements=copies))
    assert source_of(finer.artworks[0]).tolerance == pytest.approx(made.tolerance / 3.0)


def test_what_cannot_be_read_again_is_not_coarse() -> None:
    """Artwork that was made here, or came without its bytes, is left as it is."""
    made = new_document("co2_60w_chuck")
    one = read_artwork(LOGO, ReadOptions(tolerance=made.tolerance))
    drawn = replace(one, origin=Made("rectangle", Params()))
    bare = replace(one, origin=replace(source_of(one), content=b""))
    for artwork in (drawn, bare):
        big = (Placement(0, Affine.scaled(9.0)),)
        assert not is_coarse(replace(made, artworks=(artwork,), placements=big))
    assert reread(drawn, {}) is drawn
    assert reading_params(drawn) is Params


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.suffix)
def test_reading_again_with_its_own_words_changes_nothing(file: Path) -> None:
    """What a source remembers is what it was read with."""
    first = read_artwork(file, ReadOptions(tolerance=0.004))
    again = reread(first, {})
    assert again.hull.tolist() == first.hull.tolist()
    assert rows(again) == rows(first)
    assert again.origin == first.origin
    assert reading_words(again) == reading_params(file)()
    assert source_of(first).tolerance == 0.004


def test_reading_again_takes_other_words() -> None:
    """A drawing read at another unit is as much larger, and remembers it."""
    first = read_artwork(FILES[1], ReadOptions(words={"unit": "mm"}))
    inches = reread(first, {"unit": "in"})
    assert summary(inches).size[0] == pytest.approx(25.4 * summary(first).size[0], rel=1e-3)
    assert reading_words(inches).plain()["unit"] == "in"
    with pytest.raises(WrongUsage):
        reread(first, {"colour": "blue"})


def test_an_empty_drawing_is_refused(tmp_path: Path) -> None:
    """A file of which nothing is left is no artwork, here as on the command line."""
    file = tmp_path / "empty.svg"
    file.write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg" width="9mm" height="9mm"/>')
    with pytest.raises(Unreadable, match="nothing"):
        read_artwork(file, ReadOptions())


def test_a_summary_is_that_of_its_file() -> None:
    """What the import sheet shows of an artwork is what `inspect` says of its file."""
    assert summary(read_artwork(LOGO, ReadOptions())) == inspect(LOGO, ReadOptions())


def test_a_saved_job_remembers_how_finely_it_was_read() -> None:
    """After saving and loading nothing is read again that need not be."""
    made = make_job(JobRequest((LOGO,), "co2_60w_chuck", place="x=5,y=5,width=380"))
    again = from_bytes(to_bytes(made), "job.gare")
    assert source_of(again.artworks[0]) == source_of(made.artworks[0])
    assert not is_coarse(again)


def test_arcs_want_a_finer_drawing() -> None:
    """Where a machine knows arcs, chords must lie nearer to be taken for one."""
    machine = new_document("co2_60w_chuck").machine
    plain = replace(machine, dialect=replace(machine.dialect, has_arcs=False))
    assert tolerance_for(machine) < tolerance_for(plain) == 0.01


@pytest.fixture
def linked(tmp_path: Path) -> Artwork:
    """A drawing of a double line and a picture beside it, whose folder is gone since."""
    folder = tmp_path / "gone"
    folder.mkdir()
    (folder / "photo.png").write_bytes(_PNG)
    (folder / "secret.txt").write_bytes(b"a secret")
    file = folder / "drawing.svg"
    file.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="30mm" height="10mm" '
        'viewBox="0 0 30 10"><image href="photo.png" width="10" height="10"/>'
        '<image href="./photo.png" x="10" width="10" height="10"/>'
        '<image href="secret.txt" x="20" width="10" height="10"/>'
        '<g fill="none" stroke="red"><circle cx="5" cy="5" r="4"/>'
        '<circle cx="5" cy="5" r="4"/></g></svg>'
    )
    artwork = read_artwork(file, ReadOptions())
    rmtree(folder)
    return artwork


def test_a_drawing_is_read_again_without_its_folder(linked: Artwork) -> None:
    """What it showed of its folder is in the job: read again, or mended, it is the same."""
    job = replace(new_document("co2_60w_chuck"), artworks=(linked,))
    (saved,) = from_bytes(to_bytes(job), "job.gare").artworks
    assert saved.origin == linked.origin
    again = reread(saved, {})
    assert again.findings == linked.findings
    mended = reread(saved, {}, repairs=Repairs(drop_doubles=True))
    for one, count in ((again, 4), (mended, 3)):
        assert len(one.items) == count
        assert [np.array_equal(a.pixels, b.pixels) for a, b in _pictures(one, linked)] == [
            True,
            True,
        ]
        assert len(source_of(one).beside) == 3


def test_only_pictures_are_kept_and_each_once(linked: Artwork) -> None:
    """A file that is no picture is not put into a job; one that is linked twice once."""
    beside = dict(source_of(linked).beside)
    assert beside == {"photo.png": _PNG, "./photo.png": _PNG, "secret.txt": b""}
    content = to_bytes(replace(new_document("co2_60w_chuck"), artworks=(linked,)))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [archive.read(name) for name in archive.namelist()]
    assert members.count(_PNG) == 1
    assert not any(b"a secret" in member for member in members)


def test_what_is_enlarged_is_read_finer_without_its_folder(linked: Artwork) -> None:
    """A saved job reads its drawing finer with the pictures that it keeps."""
    job = new_document("co2_60w_chuck")
    grown = (Placement(0, Affine.scaled(5.0)),)
    content = to_bytes(replace(job, artworks=(linked,), placements=grown))
    finer = refined(from_bytes(content, "job.gare")).artworks[0]
    assert rows(finer) > rows(linked)
    assert finer.findings == linked.findings
    assert len(list(_pictures(finer, linked))) == 2


def test_what_would_lose_its_pictures_stays_coarse_and_says_so() -> None:
    """A job of version 3 has no pictures beside its drawing: it stays as it was read."""
    old = load(STORED / "linked_v3.gare")
    job = replace(old, placements=(Placement(0, Affine.scaled(5.0)),))
    kept = refined(job)
    assert len(kept.artworks[0].items) == len(old.artworks[0].items) == 2
    assert [finding.code for finding in kept.artworks[0].findings] == ["stays-coarse"]
    assert not is_coarse(kept)


def _pictures(one: Artwork, other: Artwork) -> Iterator[tuple[Picture, Picture]]:
    both = (
        [item for item in each.items if isinstance(item, Picture)] for each in (one, other)
    )
    return zip(*both, strict=True)
