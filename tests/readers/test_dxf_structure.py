"""Laws of files whose parts are not in order: nothing of them is lost without a word."""

from typing import Any

import pytest
from ezdxf.xclip import XClip

from gare_fab.base.errors import Unreadable
from gare_fab.model.artwork import FindingKind
from tests.readers.dxf_drawings import all_paths, content, drawing, read, said

ONE = "0\nLINE\n8\ncut\n10\n0\n20\n0\n11\n30\n21\n20\n"
OTHER = "0\nLINE\n8\ncut\n10\n50\n20\n0\n11\n80\n21\n20\n"
END = "0\nEOF\n"
CHAIN = "0\nPOLYLINE\n8\ncut\n66\n1\n10\n0\n20\n0\n" + "".join(
    f"0\nVERTEX\n8\ncut\n10\n{x}\n20\n{x}\n" for x in (0, 10, 20)
)


def _section(name: str, *parts: str) -> str:
    return f"0\nSECTION\n2\n{name}\n{''.join(parts)}0\nENDSEC\n"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "written",
    [
        _section("ENTITIES", ONE) + _section("ENTITIES", OTHER) + END,
        _section("ENTITIES", ONE) + OTHER + END,
        _section("ENTITIES", ONE, "0\nENDSEC\n", OTHER) + END,
        _section("ENTITIES", ONE) + OTHER + _section("OBJECTS") + END,
        _section("entities", ONE, OTHER) + END,
        _section("ENTITIES", ONE.lower(), OTHER.replace("LINE", "Line")) + END,
    ],
    ids=["twice", "behind", "ended early", "between", "small section", "small entities"],
)
def test_lines_out_of_order_are_drawn(written: str, line_end: str) -> None:
    """Both lines are read wherever the sections begin and end, however they are written."""
    paths = all_paths(read(written.replace("\n", line_end).encode()))
    assert len(paths) == 2
    assert paths.bounds == (0, 0, 80, 20)


def test_words_of_the_structure_in_texts_are_texts() -> None:
    """A text that says ENDSEC or SECTION ends nothing and begins nothing."""
    word = "0\nTEXT\n8\ncut\n10\n0\n20\n0\n40\n5\n1\n{}\n2\nNAME\n"
    written = _section("ENTITIES", word.format("SECTION"), word.format("ENDSEC"), OTHER) + END
    assert all_paths(read(written.encode())).bounds == pytest.approx((0, 0, 80, 20), abs=3)


@pytest.mark.parametrize(
    ("damaged", "word"),
    [
        (CHAIN + ONE, "ended"),
        (ONE.replace("8\n", "5\n0\n8\n", 1) + CHAIN + "0\nSEQEND\n8\n0\n", "handle 0"),
        (CHAIN + "0\nSEQEND\n8\n0\n" + "\n\n\n" + ONE, "belong to nothing"),
    ],
    ids=["no end", "handle 0", "blank lines"],
)
def test_what_only_recovering_reads_is_whole_and_said(damaged: str, word: str) -> None:
    """Refused with a sentence; with `recover` all of it is drawn, and what was mended said."""
    written = (_section("ENTITIES", damaged) + END).encode()
    with pytest.raises(Unreadable, match="recover"):
        read(written)
    artwork = read(written, recover=True)
    assert len(all_paths(artwork)) == 2
    assert any(word in f.message.template for f in said(artwork, FindingKind.REPAIRED))


def test_an_attribute_that_the_block_shows_is_drawn_once() -> None:
    """Of a constant attribute's template and its copy at the reference one is drawn."""
    document = drawing()
    block = document.blocks.new("plate")
    block.add_attdef("NAME", (0, 0), "Fixed", height=5, dxfattribs={"flags": 2})
    reference = document.modelspace().add_blockref("plate", (0, 0))
    alone = len(all_paths(read(document)))
    reference.add_attrib("NAME", "Fixed", (0, 0), {"flags": 2, "height": 5})
    assert len(all_paths(read(document))) == alone > 0
    reference.add_attrib("OTHER", "Fixed", (0, 9), {"flags": 2, "height": 5})
    assert len(all_paths(read(document))) == 2 * alone


def test_through_an_inverted_clip_shows_what_lies_beyond() -> None:
    """A line through the middle of an inverted clip becomes the two pieces beside it."""
    document = drawing()
    document.blocks.new("line").add_line((0, 5), (30, 5))
    clip = XClip(document.modelspace().add_blockref("line", (0, 0)))
    clip.set_block_clipping_path([(10, 0), (20, 0), (20, 10), (10, 10)])
    clip.invert_clipping_path([(0, 0), (30, 10)], ignore_acad_compatibility=True)
    paths = all_paths(read(document))
    assert sorted(float(length) for length in paths.lengths) == pytest.approx([10, 10])
    assert paths.bounds == (0, 5, 30, 5)


@pytest.mark.parametrize("end", [6.283185, 6.2831853, 6.28318531, 6.283185307179586])
def test_a_whole_turn_may_be_rounded(end: float) -> None:
    """An ellipse whose end is a turn in six decimals or more is closed."""
    document = drawing()
    document.modelspace().add_ellipse((0, 0), (10, 0, 0), 0.5, 0, 1)
    written = content(document).replace(b" 42\n1\n", b" 42\n%r\n" % end)
    written = written.replace(b" 42\n1.0\n", b" 42\n%r\n" % end)
    paths = all_paths(read(written))
    assert paths.closed.all()
    assert paths.bounds == pytest.approx((-10, -5, 10, 5))


def test_texts_of_all_sizes_and_planes_keep_their_places() -> None:
    """Letters that are outlined together lie where each of them lies alone."""
    places: list[dict[str, Any]] = [{"insert": (x * 40, x)} for x in range(3)]
    kinds: list[dict[str, Any]] = [
        {},
        {"height": 9.0},
        {"extrusion": (0, 0, -1)},
        {"rotation": 30.0, "width": 2.0},
    ]
    each, together = [], drawing()
    for values in (place | kind for kind in kinds for place in places):
        alone = drawing()
        for document in (alone, together):
            document.modelspace().add_text("Aé7", height=5, dxfattribs=values)
        each.append(all_paths(read(alone)).bounds)
    whole = all_paths(read(together)).bounds
    corners = list(zip(*(bounds for bounds in each if bounds), strict=True))
    outer = (*map(min, corners[:2]), *map(max, corners[2:]))
    assert whole == pytest.approx(outer, abs=0.02)


def test_what_was_destroyed_is_no_sheet_and_no_block(monkeypatch: pytest.MonkeyPatch) -> None:
    """Layouts and blocks that ezdxf gave up while mending a file are passed over, and told."""
    document = drawing()
    block = document.blocks.new("gone")
    document.modelspace().add_line((0, 0), (10, 0))
    document.modelspace().add_blockref("gone", (1, 2))
    written = content(document)
    document.paperspace("Layout1").dxf_layout.destroy()
    assert block.block is not None
    block.block.destroy()
    monkeypatch.setattr("gare_fab.readers.dxf.reader.load", lambda _: document)
    artwork = read(written)
    assert len(all_paths(artwork)) == 1
    assert [each.kind for each in artwork.findings] == [FindingKind.DROPPED]
