"""Laws of single-line fonts."""

import gzip
import time
from pathlib import Path

import pytest

from gare_fab.base.errors import Unreadable
from gare_fab.base.resources import resource
from gare_fab.geometry.lettering.stroke_font import StrokeFont, names_in
from gare_fab.geometry.lettering.strokes import parts_of

_FILES = sorted(resource("fonts", "strokes").glob("*.svgz"))
_FRENCH = "àâäçèéêëîïôöùûüÿœæÀÂÄÇÈÉÊËÎÏÔÖÙÛÜŸŒÆ«»’‘“”–—…°€№²³½·•§µ"
_NEIGHBOURS = "ñáíóúßåøĂăşğıŞČčŠšŽžŁłŃńŐőŰűĄąĘęŻżȚțẞ"[:-1]


def _svg(body: str, attributes: str = 'font-family="Mine" units-per-em="100"') -> str:
    face = f"<font-face {attributes}/>"
    return f"<svg><defs><font horiz-adv-x='50'>{face}{body}</font></defs></svg>"


def _font(folder: Path, body: str) -> StrokeFont:
    path = folder / "mine.svg"
    path.write_text(_svg(body))
    return StrokeFont(path)


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)
def test_every_carried_font_writes_french(file: Path) -> None:
    """All French letters and signs are there, with strokes."""
    font = StrokeFont(file)
    assert [c for c in _FRENCH if not font.curves(font.glyph_of(c)).letters] == []


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)
def test_every_carried_font_writes_its_neighbours(file: Path) -> None:
    """Letters of the neighbouring languages are there, or made of the font's own strokes."""
    font = StrokeFont(file)
    assert [c for c in _NEIGHBOURS if not font.glyph_of(c)] == []


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)
def test_strokes_stay_open_and_finite(file: Path) -> None:
    """Every glyph is made of steps that open with a move, with numbers near the em."""
    font = StrokeFont(file)
    for code in (*range(0x20, 0x180), 0x2019, 0x20AC):
        letters, numbers = font.curves(font.glyph_of(chr(code)))
        assert not letters or letters[0] == "M"
        assert all(abs(number) < 3 for number in numbers)


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)
def test_a_made_letter_holds_its_base_and_one_mark(file: Path) -> None:
    """č is all of c and the turned mark of ê, above it and over its middle."""
    font = StrokeFont(file)
    made, base = (font.curves(font.glyph_of(c)) for c in "čc")
    assert set(parts_of(base)) <= set(parts_of(made))
    mark = [part for part in parts_of(made) if part not in parts_of(base)]
    lowest = min(y for part in mark for y in part.numbers[1::2])
    assert lowest > max(base.numbers[1::2]) - 0.05


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)
def test_oe_is_an_o_and_an_e_that_meet(file: Path) -> None:
    """œ is narrower than o and e, and its two letters touch."""
    font = StrokeFont(file)
    o, e, both = (font.curves(font.glyph_of(c)) for c in "oeœ")
    width = {c: max(c.numbers[::2]) - min(c.numbers[::2]) for c in (o, e, both)}
    assert width[both] == pytest.approx(width[o] + width[e])


def test_letters_that_cannot_be_made_are_missing() -> None:
    """Other scripts, letters with two accents and signs without parts have no glyph."""
    font = StrokeFont(_FILES[0])
    assert [font.glyph_of(c) for c in "中Ωǖ≠\u0301"] == [0] * 5
    assert font.advance(font.glyph_of("中")) > 0


def test_path_data_is_read_up_to_the_first_error(tmp_path: Path) -> None:
    """Lines after a move need no letter; what is not understood ends the glyph."""
    body = (
        '<glyph unicode="a" d="M 0 0 10-20 L30 40Q1 2 3 4"/>'
        '<glyph unicode="b" d="M 0 0 L 1 1 H 5 L 2 2"/><glyph unicode="c" d="L 1 1"/>'
        '<glyph unicode="d" d="M 0 0 L 1e99 1 L 2 2"/><glyph unicode="e" d="M 0 0 L 5"/>'
    )
    font = _font(tmp_path, body)
    assert font.curves(ord("a")) == (
        "MLLQ",
        (0, 0, 0.1, -0.2, 0.3, 0.4, 0.01, 0.02, 0.03, 0.04),
    )
    assert [font.curves(ord(c)).letters for c in "bcde"] == ["ML", "", "M", "M"]
    assert font.advance(ord("a")) == 0.5


def test_signs_are_made_where_the_font_has_their_parts(tmp_path: Path) -> None:
    """Without any part nothing is made, and nothing fails."""
    font = _font(tmp_path, '<glyph unicode="y" d="M 0 0 L 1 1"/>')
    assert [font.glyph_of(c) for c in "œ’…•§µłé\u202fčő"] == [0] * 11


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg/>",
        b"<svg><font>",
        b"\x1f\x8bjunk",
        gzip.compress(b"<svg>", mtime=0)[:-4],
        b"\xff" * 9,
    ],
)
def test_what_is_no_font_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    """A file without a whole font in it is unreadable, by its name."""
    path = tmp_path / "some.svg"
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=r"some\.svg"):
        StrokeFont(path)


def test_a_bomb_does_not_go_off(tmp_path: Path) -> None:
    """Entities that grow and what unpacks without end are refused, in no time."""
    begin = time.process_time()
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    path = tmp_path / "entities.svg"
    path.write_text(f'<!DOCTYPE svg [<!ENTITY e0 "x">{entities}]>{_svg("<a>&e11;</a>")}')
    with pytest.raises(Unreadable):
        StrokeFont(path)
    bomb = tmp_path / "bomb.svgz"
    bomb.write_bytes(gzip.compress(_svg(" " * 50_000_000).encode()))
    with pytest.raises(Unreadable):
        StrokeFont(bomb)
    assert time.process_time() - begin < 2.0


def test_names_are_read_from_the_head_alone(tmp_path: Path) -> None:
    """The family stands near the top; entities in it are read as their signs."""
    path = tmp_path / "a.svg"
    path.write_text(_svg("broken", 'font-family="A &amp; B" font-style="italic"'))
    assert names_in(path) == {"font-family": "A & B", "font-style": "italic"}
    assert names_in(tmp_path / "none.svg") == {}


def test_measures_are_taken_from_the_letters(tmp_path: Path) -> None:
    """What the file tells of its heights is not trusted where letters show them."""
    body = '<glyph unicode="H" d="M 0 0 L 0 66"/><glyph unicode="x" d="M 0 0 L 9 44"/>'
    metrics = _font(tmp_path, body).metrics
    assert (metrics.cap_height, metrics.x_height) == (0.66, 0.44)
    assert (metrics.ascent, metrics.descent) == (0.8, 0.2)
    assert _font(tmp_path, "").metrics.cap_height > 0
