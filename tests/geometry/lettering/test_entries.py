"""Laws of what a font file says of itself."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from gare_fab.base.resources import resource
from gare_fab.geometry.lettering.entries import entries_of
from gare_fab.geometry.lettering.folders import font_files
from tests.geometry.lettering.fonts_made import box_font, collection, variable_font


def test_a_font_tells_its_family_weight_width_and_slope(tmp_path: Path) -> None:
    """What a font was made with is what is read of it."""
    path = box_font(tmp_path / "a.ttf", "Boîte", weight=700, is_italic=True, width_class=3)
    (entry,) = entries_of(path)
    assert entry.families == ("Boîte",)
    assert [*entry.weight, *entry.stretch] == [700, 700, 75, 75]
    assert "Boîte-W700" in entry.full_names
    assert entry.is_italic


def test_a_variable_font_covers_a_range(tmp_path: Path) -> None:
    """The range of an axis is the range of weights."""
    (entry,) = entries_of(variable_font(tmp_path / "v.ttf", "Varia"))
    assert entry.weight == (100.0, 900.0)
    assert [axis.tag for axis in entry.axes] == ["wght"]


def test_a_collection_holds_several_fonts(tmp_path: Path) -> None:
    """Each font of a collection is found with its number."""
    path = collection(tmp_path / "c.ttc", {"First": 400, "Second": 700})
    assert [(e.index, e.family, e.weight[0]) for e in entries_of(path)] == [
        (0, "First", 400),
        (1, "Second", 700),
    ]


def test_a_family_is_known_by_its_old_name_too() -> None:
    """A light cut answers to the family of all cuts and to the one of its own."""
    (entry,) = entries_of(resource("fonts", "lato", "Lato-Light.ttf"))
    assert entry.families == ("Lato", "Lato Light")
    assert entry.weight == (300.0, 300.0)


@given(st.integers(0, 3_000), st.binary(max_size=8))
def test_a_damaged_font_is_passed_over(begin: int, junk: bytes) -> None:
    """Whatever stands in a file's first bytes, it gives fonts or none, and never an error."""
    data = bytearray(resource("fonts", "comic_neue", "ComicNeue-Regular.otf").read_bytes())
    data[begin : begin + len(junk)] = junk
    with TemporaryDirectory() as folder:
        path = Path(folder, "damaged.otf")
        path.write_bytes(data[: 40_000 - begin])
        found = entries_of(path)
    assert all(entry.families for entry in found)


def test_what_is_no_font_has_no_entries(tmp_path: Path) -> None:
    """Empty files, text, drawings, folders and files that are not there hold no font."""
    (tmp_path / "empty.ttf").touch()
    (tmp_path / "text.otf").write_text("not a font")
    (tmp_path / "drawing.svg").write_text("<svg><path d='M 0 0 L 1 1'/></svg>")
    (tmp_path / "packed.svgz").write_bytes(b"\x1f\x8bjunk")
    (tmp_path / "folder.ttf").mkdir()
    for path in (*tmp_path.iterdir(), tmp_path / "gone.ttf"):
        assert entries_of(path) == ()


def test_looking_at_a_font_is_quick(tmp_path: Path) -> None:
    """A font is looked at in less than 2 ms of work."""
    files = font_files(resource("fonts"))
    copies = [tmp_path / f"{place}{file.suffix}" for place, file in enumerate(files)]
    for file, copy in zip(files, copies, strict=True):
        copy.write_bytes(file.read_bytes())
    begin = time.process_time()
    found = [entry for copy in copies for entry in entries_of(copy)]
    assert (time.process_time() - begin) / len(copies) < 0.002
    assert len(found) == len(files)
