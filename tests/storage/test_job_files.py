"""Job files: what is saved is loaded, and what is damaged is refused in one sentence."""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.base.errors import Unreadable, Unwritable
from gare_fab.base.messages import Message
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import Artwork, Layer, Made, Mesh, Page, Picture, Shape, Source
from gare_fab.model.document import Document, Placement
from gare_fab.model.paint import BLACK
from gare_fab.model.step import Step
from gare_fab.model.stock import Sheet
from gare_fab.operations.registry import OPERATIONS as REGISTERED
from gare_fab.storage import job_files
from gare_fab.storage.catalogue import load_machine
from gare_fab.storage.job_files import from_bytes, load, save, to_bytes
from gare_fab.storage.job_rows import VERSION
from tests.storage.jobs import DOCUMENTS, MAKERS, NOWHERE, OPERATIONS, Engrave, Lettering, same

Table = dict[str, Any]


def read(content: bytes) -> Document:
    """The document of these bytes, with the parameters of the tests."""
    return from_bytes(content, "job.gare", OPERATIONS, MAKERS)


def document() -> Document:
    """A small document with an item of each kind, nested inputs, and a step."""
    square = Paths.of([[(0, 0), (10, 0), (10, 10), (0, 0)], [(1, 1)]])
    pixels = np.arange(24, dtype=np.uint8).reshape(2, 3, 4)
    items = (Shape(square, BLACK, name="a"), Picture(pixels), Mesh(np.ones((1, 3, 3))))
    page = Page(0.0, 0.0, 10.0, 10.0)
    drawn = Artwork("logo", (Layer("1", items),), page, Source("logo.svg", b"<svg/>", "svg"))
    lettered = Artwork("text", (), page, Made("text", Lettering("Gare", 5.0), (drawn,)))
    return Document(
        machine=load_machine("co2_60w_chuck", NOWHERE),
        stock=Sheet(300.0, 200.0),
        artworks=(drawn, lettered),
        placements=(Placement(0), Placement(1)),
        steps=(Step("engrave", Engrave(600.0)),),
    )


def members(content: bytes) -> dict[str, bytes]:
    """What lies in an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def archive_of(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_job(change: Callable[[Table], object]) -> bytes:
    """The small document's file after its job.json was changed."""
    parts = members(to_bytes(document()))
    job = json.loads(parts["job.json"])
    change(job)
    parts["job.json"] = json.dumps(job).encode()
    return archive_of(parts)


@settings(deadline=None, max_examples=60)
@given(DOCUMENTS)
def test_what_is_saved_is_loaded(some: Document) -> None:
    """A document comes back as it was, bit for bit, and its bytes are the same again."""
    content = to_bytes(some)
    found = read(content)
    assert same(found, some)
    assert to_bytes(found) == content


def test_file_and_back(tmp_path: Path) -> None:
    """A file holds the document, with the operations of the program."""
    steps = tuple(Step(member.id, member.params()) for member in REGISTERED)
    some = replace(document(), steps=steps, artworks=document().artworks[:1], placements=())
    save(some, tmp_path / "job.gare")
    assert same(load(tmp_path / "job.gare"), some)
    assert len(list(tmp_path.iterdir())) == 1


def test_loaded_arrays_are_read_only() -> None:
    """What is loaded can be changed as little as what was made."""
    shape, picture, mesh = read(to_bytes(document())).artworks[0].items
    assert isinstance(shape, Shape)
    assert isinstance(picture, Picture)
    assert isinstance(mesh, Mesh)
    arrays = (shape.paths.points, shape.paths.starts, picture.pixels, mesh.triangles)
    assert not any(array.flags.writeable for array in arrays)


def test_archive_carries_no_clock() -> None:
    """Every member has the same time, and a source lies in it as it was."""
    content = to_bytes(document())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert members(content)["sources/0.svg"] == b"<svg/>"
    assert archive.namelist()[0] == "job.json"


def test_remark_that_cannot_be_said_keeps_the_job() -> None:
    """A reader's faulty remark is kept as its bare template, and the job can be loaded."""
    drawn = replace(document().artworks[0], unit_note=Message("{missing} units"))
    found = read(to_bytes(replace(document(), artworks=(drawn, drawn))))
    assert str(found.artworks[0].unit_note) == "{missing} units"


def test_number_that_is_not_finite_is_not_saved() -> None:
    """A document with NaN in it is refused before a file is made."""
    with pytest.raises(Unwritable, match="not finite"):
        to_bytes(replace(document(), tolerance=float("nan")))
    mesh = Mesh(np.full((1, 3, 3), np.inf))
    drawn = replace(document().artworks[0], layers=(Layer("", (mesh,)),))
    with pytest.raises(Unwritable, match="not a finite"):
        to_bytes(replace(document(), artworks=(drawn,), placements=()))


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_damage_is_refused_or_harmless(data: st.DataObject) -> None:
    """Cut off or with bytes changed anywhere, a file is `Unreadable` or the same document."""
    content = to_bytes(document())
    place = data.draw(st.integers(0, len(content) - 1))
    byte = data.draw(st.integers(0, 255))
    is_cut = data.draw(st.booleans())
    damaged = (
        content[:place] if is_cut else content[:place] + bytes([byte]) + content[place + 1 :]
    )
    try:
        found = read(damaged)
    except Unreadable as error:
        sentence = str(error.message)
    else:
        sentence = "job.gare" if same(found, document()) else ""
    assert "job.gare" in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("content", [b"", b"PK", b"<svg/>", b"\0" * 5000, archive_of({})])
def test_other_files_are_no_jobs(content: bytes) -> None:
    """What is no job file is said to be none."""
    with pytest.raises(Unreadable, match="not a job file"):
        read(content)


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there, or is a folder, cannot be opened."""
    for path in (tmp_path / "no.gare", tmp_path):
        with pytest.raises(Unreadable, match="cannot be opened"):
            load(path)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda job: job.update(version=VERSION + 1), "newer program"),
        (lambda job: job.update(version=10**30), "newer program"),
        (lambda job: job.update(version=0), "not a version"),
        (lambda job: job.update(format="svg"), "not a job file of this program"),
        (lambda job: job.pop("stock"), "'stock' is missing"),
        (lambda job: job.update(tolerance=float("nan")), "tolerance: nan is not a number"),
        (lambda job: job["machine"].update(area=[1e999, 1]), "inf is not a number"),
        (lambda job: job["machine"].update(area=[-1.0, 1.0]), "greater than 0"),
        (lambda job: job.update(anchor="middle"), "'middle' is not an anchor"),
        (lambda job: job.update(stock_kind="bottle"), "stock: there is no key 'width'"),
        (lambda job: job["placements"][0].update(artwork=7), "no artwork 7"),
        (lambda job: job["placements"][0].update(sheet=1), "no sheet 1"),
        (lambda job: job["placements"][0].update(id=-1), "is not a number"),
        (lambda job: [each.update(id=5) for each in job["placements"]], "or is another's"),
        (lambda job: job.update(sheet_count=0), "not a number of sheets"),
        (lambda job: job.update(sheet_count=10**9), "not a number of sheets"),
        (lambda job: job["steps"][0].update(operation="melt"), "does not know 'melt'"),
        (lambda job: job["steps"][0]["params"].update(passes=1.5), "not of its kind"),
        (lambda job: job["steps"][0]["params"].update(speed="x"), "not of its kind"),
        (lambda job: job["steps"][0]["params"].update(speed=-1), "not possible"),
        (lambda job: job["artworks"][0]["layers"][0].update(items=99), "shorter than it says"),
        (lambda job: job["artworks"][0]["layers"][0].update(items=-1), "shorter than it says"),
        (lambda job: job["artworks"][0]["layers"][0].update(items=2), "does|damaged"),
        (lambda job: job["artworks"][0].pop("source"), "not both or neither"),
        (
            lambda job: job["artworks"][0]["source"].update(file="sources/9"),
            "lacks its source",
        ),
        (
            lambda job: job["artworks"][0]["source"].update(beside=[["a.png", "sources/9"]]),
            "lacks its source 'a.png'",
        ),
        (lambda job: job["pictures"][0].update(height=-2, width=-3), "has no size"),
        (lambda job: job["pictures"][0].update(height=10**9), "shorter than it says"),
        (
            lambda job: job["artworks"][0].update(
                unit_note={"template": "{a:9999999}", "values": {"a": 1}}
            ),
            "remark in it cannot be shown",
        ),
    ],
)
def test_wrong_words_are_told(change: Callable[[Table], object], said: str) -> None:
    """What does not fit in job.json is refused with what is wrong."""
    with pytest.raises(Unreadable, match=said):
        read(with_job(change))


def test_unknown_parameter_of_an_old_job_is_left_out() -> None:
    """A parameter that an operation no longer has does not stand in the way."""
    found = read(with_job(lambda job: job["steps"][0]["params"].update(gone=3)))
    assert same(found, document())


@pytest.mark.parametrize("text", [b"", b"[" * 100_000, b"{}", b"[]", b"\xff", b"1" * 5000])
def test_wrong_json(text: bytes) -> None:
    """Whatever stands in job.json, the answer is one sentence."""
    parts = members(to_bytes(document()))
    with pytest.raises(Unreadable):
        read(archive_of({**parts, "job.json": text}))


def npy(array: np.ndarray[Any, Any]) -> bytes:
    """An array as an .npy file."""
    stream = io.BytesIO()
    np.save(stream, array)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("member", "content"),
    [
        ("floats.npy", b""),
        ("floats.npy", b"\x93NUMPY\x01\x00\x10\x00{'descr': '<f8'}"),
        ("floats.npy", npy(np.full(19, np.nan))),
        ("floats.npy", npy(np.zeros(19, np.float32))),
        ("floats.npy", npy(np.zeros((19, 1)))),
        ("floats.npy", npy(np.array([{}], dtype=object))),
        ("floats.npy", npy(np.zeros(19))[:-8]),
        ("floats.npy", npy(np.zeros(21))),
        ("counts.npy", npy(np.array([6, -1]))),
        ("counts.npy", npy(np.array([4, 2]))),
        ("items.npy", npy(np.full(15, 7))),
        ("texts.npy", npy(np.array([255], np.uint8))),
    ],
)
def test_wrong_arrays(member: str, content: bytes) -> None:
    """Arrays of another type, size or content than job.json says are refused."""
    parts = members(to_bytes(document()))
    assert member in parts
    with pytest.raises(Unreadable, match="damaged"):
        read(archive_of({**parts, member: content}))


def test_header_that_promises_too_much_makes_nothing() -> None:
    """An array whose header says 10^12 numbers is refused before any room is made for it."""
    header = b"{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000000,), }"
    header = header.ljust(117) + b"\n"
    content = b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header
    parts = members(to_bytes(document()))
    with pytest.raises(Unreadable, match="damaged"):
        read(archive_of({**parts, "floats.npy": content}))


@pytest.mark.parametrize("name", ["job.json", "pixels.npy"])
def test_missing_member(name: str) -> None:
    """A file that lacks a part says which."""
    parts = members(to_bytes(document()))
    del parts[name]
    with pytest.raises(Unreadable, match=f"'{name}' is missing"):
        read(archive_of(parts))


@pytest.mark.parametrize("name", ["../../etc/passwd", "notes.txt"])
def test_strange_member(name: str) -> None:
    """A file with a part that is none of ours is refused."""
    parts = members(to_bytes(document()))
    with pytest.raises(Unreadable, match="strange things"):
        read(archive_of({**parts, name: b""}))


@pytest.mark.parametrize("name", ["job.json", "floats.npy", "sources/bomb"])
def test_bomb_is_not_unpacked(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file that would unpack to a lot is refused by what it says of itself."""
    monkeypatch.setattr(job_files, "_MOST_PACKED", 20_000_000)
    parts = members(to_bytes(document()))
    content = archive_of({**parts, name: bytes(21_000_000)})
    assert len(content) < 100_000
    with pytest.raises(Unreadable, match="more than a job file may hold"):
        read(content)


def test_members_that_share_bytes_are_refused() -> None:
    """Two members cannot lie in the same bytes of the file, as in overlapping bombs."""
    parts = members(to_bytes(document()))
    content = archive_of({**parts, "sources/1": b"x" * 1000, "sources/2": b"x" * 1000})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        first, second = archive.getinfo("sources/1"), archive.getinfo("sources/2")
    at = content.rindex(b"sources/2") - 46
    offset = (at + 42, at + 46)
    assert int.from_bytes(content[slice(*offset)], "little") == second.header_offset
    there = first.header_offset.to_bytes(4, "little")
    with pytest.raises(Unreadable):
        read(content[: offset[0]] + there + content[offset[1] :])


def test_other_packings_are_refused() -> None:
    """A file packed by a method of others is refused before it is unpacked."""
    parts = members(to_bytes(document()))
    with pytest.raises(Unreadable, match="packed in a way"):
        read(archive_of(parts, zipfile.ZIP_BZIP2))
