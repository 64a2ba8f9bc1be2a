"""Text becomes outlines, one shape a run of equal paint; what is not as asked is said."""

import time

import numpy as np
import pytest

from gare_fab.base.errors import Unreadable
from gare_fab.model.artwork import Artwork, FindingCode, FindingKind, Shape
from tests.readers.svg_pictures import read

_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200mm" height="100mm"'
    ' viewBox="0 0 200 100" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
    ' font-family="Arimo" font-size="10">'
)


def _artwork(inner: str) -> Artwork:
    return read(f"{_HEAD}{inner}</svg>")


def _shapes(inner: str) -> list[Shape]:
    return [item for item in _artwork(inner).items if isinstance(item, Shape)]


def _words(inner: str) -> list[str]:
    return [
        finding.message.template.format(**finding.message.values)
        for finding in _artwork(inner).findings
    ]


def _width(shape: Shape) -> float:
    return float(np.ptp(shape.paths.points[:, 0]))


def test_a_text_of_one_paint_is_one_shape_of_its_name_in_its_layer() -> None:
    """However its parts are put, letters of one paint become one shape named like the text."""
    artwork = _artwork(
        '<g inkscape:groupmode="layer" inkscape:label="Words"><text id="t" y="50">A'
        '<tspan x="50">B</tspan><tspan dy="5" rotate="20">C</tspan></text></g>'
    )
    assert [(layer.name, len(layer.items)) for layer in artwork.layers] == [("Words", 1)]
    (shape,) = artwork.items
    assert shape.name == "t"


def test_runs_follow_each_other_in_paint_order() -> None:
    """Another paint begins another shape; lines lie below the letters, or through them."""
    shapes = _shapes(
        '<text y="50">A<tspan fill="red">B</tspan>'
        '<tspan text-decoration="underline line-through">C</tspan></text>'
    )
    reds = [shape.fill.red if shape.fill else None for shape in shapes]
    assert reds == [0, 255, 0, 0, 0]
    assert [len(shape.paths) for shape in shapes] == [2, 3, 1, 1, 1]


def test_letters_are_closed_and_of_the_size_asked() -> None:
    """A capital of a 10 mm font stands 7 mm high on its base line, in closed outlines."""
    (shape,) = _shapes('<text x="10" y="50">H</text>')
    assert shape.paths.closed.all()
    x0, y0, _, y1 = shape.paths.bounds or (0.0, 0.0, 0.0, 0.0)
    assert y0 == pytest.approx(50.0, abs=0.02)
    assert y1 - y0 == pytest.approx(7.0, abs=0.3)
    assert 10 < x0 < 12


def test_a_font_that_is_not_here_is_said() -> None:
    """The font asked for and the one taken are named, once."""
    text = '<text y="50" font-family="Nowhere Sans">A<tspan x="9">B</tspan></text>'
    (finding,) = _artwork(text).findings
    assert finding.code == FindingCode.FONT_REPLACED
    assert _words(text)[0].startswith("The font 'Nowhere Sans' is not here: '")


def test_a_character_that_no_font_has_is_said() -> None:
    """The character is named with its number; it is drawn as the font's box."""
    artwork = _artwork('<text y="50">A\U0010fff0</text>')
    assert [finding.kind for finding in artwork.findings] == [FindingKind.REPLACED]
    assert dict(artwork.findings[0].message.values) == {
        "character": "\U0010fff0",
        "number": "10FFF0",
    }
    assert len(artwork.items) == 1


@pytest.mark.parametrize(
    ("inner", "word"),
    [
        ('<text y="9"><tref href="#no"/></text>', "Text that is not in the file"),
        ('<text><textPath href="#no">A</textPath></text>', "along a path that is not in"),
        ('<text><textPath path="M0 50h9">AA</textPath></text>', "beyond the ends of its path"),
        ('<defs><font/></defs><text y="9">A</text>', "Fonts that are drawn inside the file"),
        ('<text y="9" style="inline-size:50px">A B</text>', "line breaks of wrapped text"),
        ('<text y="9" transform="scale(0)">A</text>', "scaled to nothing"),
        ("<flowRoot/>", "Flowed text"),
    ],
)
def test_what_is_left_out_is_said(inner: str, word: str) -> None:
    """There is one sentence on each thing that text may ask and does not get."""
    assert any(word in sentence for sentence in _words(inner))


@pytest.mark.parametrize(
    "inner",
    [
        "<text/>",
        "<text>  </text>",
        '<text y="9"><tspan/></text>',
        '<text y="9" display="none">A</text>',
        '<text y="9" visibility="hidden">A</text>',
        '<text y="9" fill="none">A</text>',
        '<text y="9" font-size="0">A</text>',
        "<tspan>A</tspan>",
        '<path id="p" d="M0 0"/><text><textPath href="#p">A</textPath></text>',
        '<path id="p" d="M0 0z"/><text><textPath href="#p">A</textPath></text>',
        '<text><textPath path="foo">A</textPath></text>',
    ],
)
def test_what_shows_nothing_is_nothing(inner: str) -> None:
    """Empty, hidden and unpainted text gives no shape, and no error."""
    assert not _shapes(inner)


@pytest.mark.parametrize(
    "attributes",
    [
        'x="1e999"',
        'dx="nan 5"',
        'rotate="inf"',
        'letter-spacing="1e12"',
        'word-spacing="1e999"',
        'textLength="1e999"',
        'font-size="1e300"',
        'font-size="1e-300"',
        'font-size-adjust="1e300"',
        'font-size-adjust="nan"',
        'baseline-shift="1e999"',
        'font-weight="99999"',
        'font-family="\\,\\110000 \'"',
        "style=\"font-variation-settings:'wght' 1.2.3, 'xxxx' 9\"",
        "style=\"font-feature-settings:'liga' 99999999999\"",
        'xml:lang="!!"',
    ],
)
def test_wild_values_end_in_letters_or_one_sentence(attributes: str) -> None:
    """Values beyond all measure are refused as numbers, or count as not said."""
    try:
        shapes = _shapes(f'<text y="50" {attributes}>A B</text>')
    except Unreadable:
        return
    assert all(np.isfinite(shape.paths.points).all() for shape in shapes)


def test_text_repeated_without_end_is_refused() -> None:
    """Letters that references multiply are counted before they fill the memory."""
    letters = "A" * 500_000
    trefs = '<tref href="#t"/>' * 11
    with pytest.raises(Unreadable, match="letters"):
        read(f'{_HEAD}<defs><text id="t">{letters}</text></defs><text>{trefs}</text></svg>')


def test_deep_text_is_read() -> None:
    """Elements within elements within elements are no matter, however deep."""
    depth = 200
    inner = "<tspan>" * depth + "A" + "</tspan>" * depth
    assert len(_shapes(f'<text y="50">{inner}</text>')) == 1


def test_letters_of_a_word_stand_side_by_side() -> None:
    """Letter spacing adds to a word once less than it has letters."""
    (plain,), (spaced,) = (
        _shapes(f'<text y="50" style="font-kerning:none;letter-spacing:{gap}">HHHH</text>')
        for gap in ("0", "2px")
    )
    assert _width(spaced) - _width(plain) == pytest.approx(6.0, abs=0.01)


def test_letters_within_their_path_are_not_told_of() -> None:
    """Where all that shows has a place on the path, nothing is said of its ends."""
    assert not _words('<text><textPath path="M0 50h9">A </textPath></text>')


@pytest.mark.parametrize(
    "part",
    [
        "Mis en bouteille au château ",
        "<tspan>Mis</tspan><tspan fill='red'> en </tspan> <tspan>bouteille</tspan>",
        "<tspan x='9'>Mis</tspan><tspan x='9' y='9'> en </tspan><tspan x='20'>bout</tspan>",
    ],
)
def test_the_time_grows_with_the_letters_alone(part: str) -> None:
    """Eight times the letters take no more than sixteen times the time."""

    def seconds(count: int) -> float:
        text = part * count
        began = time.process_time()
        _artwork(f'<text y="50">{text}</text>')
        return time.process_time() - began

    few, many = (min(seconds(count) for _ in range(3)) for count in (20, 160))
    assert many < 16 * few


def test_letters_take_up_their_line_on_a_page_without_a_size() -> None:
    """Such a page reaches to the end of the last advance, and as deep as the font goes."""
    head = _HEAD.replace(' width="200mm" height="100mm" viewBox="0 0 200 100"', "")
    page = read(f'{head}<text y="50" font-size="100">H</text></svg>').page
    width, height = page.width * 96 / 25.4, page.height * 96 / 25.4
    assert width == pytest.approx(72.2, abs=0.1)  # 0.722 em
    assert height == pytest.approx(50 + 21.2, abs=0.1)  # 0.212 em


def test_a_font_size_may_be_a_share_of_the_page() -> None:
    """It is counted in pixels of the page, which a viewBox does not change."""
    (shape,) = _shapes('<text y="50" font-size="5vw">H</text>')
    (same,) = _shapes('<text y="50" font-size="10">H</text>')
    assert _width(shape) == pytest.approx(_width(same) * 96 / 25.4)
