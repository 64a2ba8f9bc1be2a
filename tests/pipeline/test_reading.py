"""Laws of the frame round the readers."""

from pathlib import Path

import pytest

from gare_fab.base.errors import Cancelled, GareFabError, Unreadable, WrongUsage
from gare_fab.base.messages import Message
from gare_fab.base.progress import SILENT
from gare_fab.model.read_options import ReadOptions
from gare_fab.pipeline.reading import content_of, read_bytes, read_file, reader_of
from gare_fab.readers.contract import Reader
from tests.cli.bad_files import SIMPLE_DXF, SIMPLE_SVG, stl, triangle

OPTIONS = ReadOptions()


@pytest.mark.parametrize("name", ["drawing.svg", "drawing.dxf", "drawing.txt", "drawing"])
def test_the_bytes_tell_the_kind_not_the_suffix(name: str) -> None:
    """Whatever the file is called, its first bytes pick the reader."""
    assert reader_of(name, SIMPLE_SVG).id == "svg"
    assert reader_of(name, SIMPLE_DXF).id == "dxf"
    assert read_bytes(name, SIMPLE_SVG, OPTIONS).page.width == pytest.approx(40.0)


def test_the_suffix_helps_where_the_bytes_do_not_tell() -> None:
    """A binary mesh has no mark of its own."""
    assert reader_of("part.STL", stl(1, triangle(*range(9)))).id == "stl"


def test_what_no_reader_knows_is_refused_with_what_they_know() -> None:
    """The sentence lists the suffixes that can be read."""
    with pytest.raises(Unreadable, match=r"notes\.txt.*\.svg"):
        reader_of("notes.txt", b"hello")


@pytest.mark.parametrize(
    "error", [ValueError("odd"), KeyError("x"), RecursionError(), OSError()]
)
def test_whatever_a_library_raises_becomes_a_sentence(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It names the file and its kind, and says what to do."""
    _fail_with(error, monkeypatch)
    with pytest.raises(Unreadable, match=r"a\.svg could not be read as SVG") as told:
        read_bytes("a.svg", SIMPLE_SVG, OPTIONS)
    assert told.value.__cause__ is error


@pytest.mark.parametrize("error", [Cancelled(Message("Stopped.")), WrongUsage(Message("No."))])
def test_our_own_errors_pass(error: GareFabError, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stop stays a stop."""
    _fail_with(error, monkeypatch)
    with pytest.raises(type(error)):
        read_bytes("a.svg", SIMPLE_SVG, OPTIONS)


def test_a_readers_sentence_gets_the_files_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of several files one knows which; a name that is said is not said twice."""
    _fail_with(Unreadable(Message("It is damaged.")), monkeypatch)
    with pytest.raises(Unreadable) as told:
        read_bytes("a.svg", SIMPLE_SVG, OPTIONS)
    assert str(told.value.message) == "a.svg: It is damaged."
    _fail_with(Unreadable(Message("'a.svg' is damaged.")), monkeypatch)
    with pytest.raises(Unreadable) as told:
        read_bytes("a.svg", SIMPLE_SVG, OPTIONS)
    assert str(told.value.message) == "'a.svg' is damaged."


def test_an_option_that_the_reader_does_not_know_is_wrong_usage() -> None:
    """Words of one kind do not go with another."""
    with pytest.raises(WrongUsage, match="dip"):
        read_bytes("a.svg", SIMPLE_SVG, ReadOptions(words={"dip": "72"}))


def test_a_finer_tolerance_gives_more_points() -> None:
    """Curves are flattened as finely as asked."""
    circle = SIMPLE_SVG.replace(b"</svg>", b'<circle cx="9" cy="9" r="9"/></svg>')
    counts = [
        len(read_bytes("a.svg", circle, ReadOptions(tolerance=tolerance)).hull)
        for tolerance in (0.1, 0.01, 0.001)
    ]
    assert counts == sorted(set(counts))


def test_what_cannot_be_opened_is_unreadable(tmp_path: Path) -> None:
    """Missing files, folders, empty files, devices and files beyond measure."""
    empty, large = tmp_path / "empty.svg", tmp_path / "large.svg"
    empty.write_bytes(b"")
    with large.open("wb") as stream:
        stream.truncate(1_000_000_000)  # takes no room on the disk
    for place in (tmp_path, tmp_path / "nix", empty, large, Path("/dev/zero"), Path("a\0b")):
        with pytest.raises(Unreadable):
            content_of(place)
        with pytest.raises(Unreadable):
            read_file(place, OPTIONS, SILENT)


def _fail_with(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(reader: Reader, what: object) -> None:
        del reader, what
        raise error

    monkeypatch.setattr(Reader, "read", fail)
