"""Laws of the DXF reader's manners: bad input ends in one sentence, whatever it is."""

import os
from contextlib import suppress

import pytest
from ezdxf.document import Drawing
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.base.errors import GareFabError, Unreadable
from gare_fab.model.artwork import FindingKind
from gare_fab.readers.dxf.member import DXF
from tests.readers.dxf_drawings import (
    all_paths,
    binary_content,
    content,
    drawing,
    read,
    said,
)

HUGE_ARRAY = {
    "row_count": 30000,
    "column_count": 30000,
    "row_spacing": 1,
    "column_spacing": 1,
}


def _circles() -> Drawing:
    document = drawing()
    for place in range(20):
        document.modelspace().add_circle((place + 0.5, 0), 1)
    return document


GOOD = content(_circles())
GOOD_BINARY = binary_content(_circles())


@pytest.mark.parametrize(
    ("written", "word"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (b"<svg/>", "not a DXF"),
        (bytes(range(256)) * 40, "not a DXF"),
        (GOOD.decode().encode("utf-16"), "not a DXF"),
        (b"AC1027\0\0\0\0" + bytes(100), "DWG"),
        (b"0\nSECTION\n", "damaged"),
        (GOOD[: len(GOOD) // 2], "damaged"),
        (GOOD[:-8], "damaged"),
        (GOOD_BINARY[: len(GOOD_BINARY) // 2], "damaged"),
        (GOOD.replace(b"\n 10\n3.5\n", b"\n 10\nabc\n"), "damaged"),
        (GOOD.replace(b"\n 10\n3.5\n", b"\n 10\nnan\n"), "not a number"),
        (GOOD.replace(b"\n 10\n3.5\n", b"\n 10\n-inf\n"), "not a number"),
        (GOOD.replace(b"\n 10\n3.5\n", b"\n 10\n1e300\n"), "unit"),
    ],
)
def test_bad_files_end_in_one_sentence(written: bytes, word: str) -> None:
    """Each kind of bad file is refused with a sentence that says which kind it is."""
    with pytest.raises(Unreadable, match=word):
        read(written)


def test_a_file_without_a_model_is_damaged() -> None:
    """Where the layout of the model is gone, the sentence says it."""
    lost = GOOD.replace(b"\nModel\n", b"\nMxdel\n")
    for word in ("no model", "damaged file"):
        with pytest.raises(Unreadable, match=word):
            read(lost, recover=word != "no model")


@pytest.mark.parametrize("share", [0.3, 0.9, 0.97, 0.99, 0.999])
@pytest.mark.parametrize("form", [GOOD, GOOD_BINARY], ids=["text", "binary"])
def test_what_is_left_is_read_on_demand(share: float, form: bytes) -> None:
    """With `recover` a truncated file gives what is left of it, or a sentence."""
    try:
        artwork = read(form[: int(len(form) * share)], recover=True)
    except Unreadable:
        return
    assert len(all_paths(artwork)) <= 20
    assert said(artwork, FindingKind.REPAIRED) or not all_paths(artwork)


def test_the_rest_of_a_cut_file_is_whole() -> None:
    """A file cut in its seventeenth circle gives sixteen, and says that it was mended."""
    cut = GOOD.index(b"\n 10\n16.5\n")
    artwork = read(GOOD[: cut + 8], recover=True)
    assert len(all_paths(artwork)) == 16
    assert said(artwork, FindingKind.REPAIRED)


@pytest.mark.parametrize(
    "written",
    [
        GOOD.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + GOOD,
        b"999\nmade by hand\n" + GOOD,
        GOOD.rstrip(b"\n"),
        GOOD + b"\n\n",
    ],
)
def test_harmless_oddities_are_read(written: bytes) -> None:
    """Line ends of Windows, a byte order mark, comments and blank ends do no harm."""
    assert DXF.recognises(written[:4096])
    assert len(all_paths(read(written))) == 20


def test_names_in_an_old_encoding_are_read() -> None:
    """A layer's name in code page 1252 comes in with its accents."""
    document = drawing("R2000")
    document.modelspace().add_line((0, 0), (1, 0), dxfattribs={"layer": "Gravé"})
    assert read(document).layers[0].name == "Gravé"


@pytest.mark.parametrize("names", [("a", "a"), ("a", "b"), ("a", "b", "c")])
def test_blocks_that_contain_themselves_are_refused(names: tuple[str, ...]) -> None:
    """A block in itself, straight or round several corners, is a sentence."""
    document = drawing()
    blocks = {name: document.blocks.new(name) for name in set(names)}
    for name, inner in zip(names, (*names[1:], names[0]), strict=True):
        blocks[name].add_blockref(inner, (0, 0))
    document.modelspace().add_blockref("a", (0, 0))
    with pytest.raises(Unreadable, match="itself"):
        read(document)


def test_a_billion_copies_are_refused() -> None:
    """An array of 9e8 copies is a sentence, of nothing it is nothing."""
    document = drawing()
    document.blocks.new("nothing")
    document.modelspace().add_blockref("nothing", (0, 0), dxfattribs=HUGE_ARRAY)
    assert not all_paths(read(document))
    document.blocks.new("line").add_line((0, 0), (1, 0))
    document.modelspace().add_blockref("line", (0, 0), dxfattribs=HUGE_ARRAY)
    with pytest.raises(Unreadable, match="repeated"):
        read(document)


@pytest.mark.parametrize("content_kind", ["line", "point"])
def test_a_bomb_of_blocks_does_not_go_off(content_kind: str) -> None:
    """Forty blocks that each hold the one before ten times are refused, or only counted."""
    document = drawing()
    first = document.blocks.new("b0")
    if content_kind == "line":
        first.add_line((0, 0), (1, 0))
    else:
        first.add_point((0, 0))
    for depth in range(40):
        block = document.blocks.new(f"b{depth + 1}")
        for place in range(10):
            block.add_blockref(f"b{depth}", (place, 0))
    document.modelspace().add_blockref("b40", (0, 0))
    if content_kind == "line":
        with pytest.raises(Unreadable, match="repeated"):
            read(document)
    else:
        assert [f.count for f in said(read(document), FindingKind.DROPPED)] == [10**40]


def test_curves_without_measure_are_drawn_coarser() -> None:
    """Circles of a thousand km get the points that memory is for, and it is said."""
    document = drawing()
    for _ in range(300):
        document.modelspace().add_circle((0, 0), 1e9)
    artwork = read(document)
    assert len(all_paths(artwork).points) < 3_000_000
    assert said(artwork, FindingKind.REPLACED)


@pytest.mark.parametrize(
    "lost",
    [
        b" 10\n3.5\n 20\n3.5\n 30\n0.0\n",
        b" 11\n4.5\n 21\n4.5\n 31\n0.0\n",
        b" 40\n7.125\n",
        b" 50\n5.5\n",
        b" 11\n6.5\n 21\n6.5\n 31\n0.0\n",
    ],
    ids=["start", "end", "radius", "angle", "axis"],
)
def test_entities_without_their_numbers_are_counted(lost: bytes) -> None:
    """An entity that lacks a number is dropped with a word, the others stay whole."""
    document = drawing()
    space = document.modelspace()
    space.add_line((3.5, 3.5), (4.5, 4.5))
    space.add_arc((5, 5), 7.125, 5.5, 90)
    space.add_ellipse((2, 2), (6.5, 6.5, 0), 0.5)
    space.add_lwpolyline([(0, 0), (90, 0)])
    written = content(document)
    assert written.count(lost) == 1
    artwork = read(written.replace(lost, b""))
    assert len(all_paths(artwork)) == 3
    assert artwork.page.width == pytest.approx(90, abs=15)
    assert [finding.count for finding in said(artwork, FindingKind.DROPPED)] == [1]


def test_light_years_are_refused() -> None:
    """A drawing that leaves the workshop by far asks for its right unit."""
    document = drawing(insunits=19)
    document.modelspace().add_line((0, 0), (1, 1))
    with pytest.raises(Unreadable, match="unit"):
        read(document)


def test_an_empty_drawing_is_read_and_said() -> None:
    """A drawing without a single line is an artwork without one, and says so."""
    artwork = read(drawing())
    assert not artwork.layers
    assert said(artwork, FindingKind.SUSPICIOUS)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=0, max_size=6), st.integers(0, 8))
def test_any_small_damage_gives_an_artwork_or_a_sentence(
    place: int, put: bytes, gone: int
) -> None:
    """Bytes changed anywhere end in an artwork or in our own error, with recover or not."""
    written = GOOD[:place] + put + GOOD[place + gone :]
    for recover in (False, True):
        with suppress(GareFabError):
            assert read(written, recover=recover).unit_note.template


def test_noise_is_not_recognised() -> None:
    """Random bytes and files of other kinds are not taken for a DXF."""
    for head in (os.urandom(4096), b"solid cube\n", b"%PDF-1.7\n", b"\x89PNG\r\n", b"0\n0\n"):
        assert not DXF.recognises(head)
