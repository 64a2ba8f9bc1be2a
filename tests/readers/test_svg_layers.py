"""Layers, pages and sizes as the programs that draw write them."""

import pytest

from gare_fab.model.artwork import Artwork
from tests.readers.svg_pictures import read

_SPACES = (
    'xmlns="http://www.w3.org/2000/svg"'
    ' xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
    ' xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"'
)
_RECT = '<rect width="9" height="9"/>'


def _read(inner: str, root: str = "", before: str = "") -> Artwork:
    size = root or 'width="100mm" height="100mm" viewBox="0 0 100 100"'
    return read(f"{before}<svg {_SPACES} {size}>{inner}</svg>")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Layer_1", "Layer 1"),
        ("Cut_x20_line", "Cut line"),
        ("Cut_x0020_line", "Cut line"),
        ("d_x00E9_coupe", "découpe"),
        ("Calque_1_1_", "Calque 1"),
        ("_x31_2_x20_mm", "12 mm"),
    ],
)
def test_illustrator_names_are_unescaped(written: str, name: str) -> None:
    """Whatever Illustrator escapes in the name of a layer is read as it was typed."""
    comment = "<!-- Generator: Adobe Illustrator 24.0 -->"
    artwork = _read(f'<g id="{written}">{_RECT}</g>', before=comment)
    assert [layer.name for layer in artwork.layers] == [name]


def test_locked_layers_are_kept_and_guides_are_not_drawn() -> None:
    """What is locked in Inkscape is cut like all else; its guides are no lines."""
    artwork = _read(
        '<sodipodi:namedview><sodipodi:guide position="5,5" orientation="0,1"/>'
        "</sodipodi:namedview>"
        '<g inkscape:groupmode="layer" inkscape:label="Locked" sodipodi:insensitive="true">'
        f"{_RECT}</g>"
    )
    assert [(layer.name, len(layer.items)) for layer in artwork.layers] == [("Locked", 1)]


def _pages(count: int) -> str:
    pages = "".join(
        f'<inkscape:page x="{110 * i}" y="0" width="100" height="100"/>' for i in range(count)
    )
    return f"<sodipodi:namedview>{pages}</sodipodi:namedview>"


def test_of_several_pages_the_first_is_read() -> None:
    """What stands on other pages is left out, and it is said how many there are."""
    others = (
        '<rect id="b" x="120" width="9" height="9"/><rect id="c" x="95" width="9" height="9"/>'
    )
    artwork = _read(_pages(3) + '<rect id="a" width="9" height="9"/>' + others)
    assert [item.name for item in artwork.items] == ["a", "c"]
    assert any("3 pages" in str(finding.message) for finding in artwork.findings)


def test_one_page_is_no_reason_to_leave_anything_out() -> None:
    """A file of one page keeps what lies beyond it, and says nothing."""
    artwork = _read(_pages(1) + '<rect x="120" width="9" height="9"/>')
    assert len(artwork.items) == 1
    assert artwork.findings == ()


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('style="width:50mm;height:2cm" viewBox="0 0 50 20"', (50, 20)),
        ('width="9" height="9" style="width:50mm;height:20mm" viewBox="0 0 5 2"', (50, 20)),
        ('width="50mm" height="20mm" style="width:100%;height:auto"', (50, 20)),
        ('width="50mm" height="20mm" style="width:-5mm;height:wobble"', (50, 20)),
        ('width="50mm" height="20mm" viewBox="0 0 -9 9"', (50, 20)),
        ('width="50mm" height="20mm" viewBox="wobble"', (50, 20)),
        ('width="200Q" height="20mm"', (50, 20)),
    ],
)
def test_the_size_of_a_page_is_found(root: str, size: tuple[float, float]) -> None:
    """The style of the root may say its size; what is no size does not count."""
    page = _read(_RECT, root).page
    assert (page.width, page.height) == pytest.approx(size, abs=1e-3)


def test_em_counts_from_the_font_where_it_was_written() -> None:
    """Lengths that are inherited keep what em was where they were said."""
    artwork = _read(
        '<g font-size="10" style="stroke-width:2em" stroke="red"><g font-size="50">'
        '<path d="M0 0H9"/></g></g>'
    )
    (shape,) = artwork.items
    assert getattr(shape, "stroke").width == pytest.approx(20)  # noqa: B009 -- of a shape
