"""An SVG comes in at its real size: units, viewBox, and the pixels of its writer."""

import pytest

from gare_fab.geometry.affine import Affine
from gare_fab.model.artwork import Artwork, FindingKind
from gare_fab.readers.svg.units import ViewBox, Viewport, fitted, length, view_box
from tests.readers.svg_pictures import read

_INKSCAPE = 'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
_SODIPODI = 'xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"'
_ADOBE = "<!-- Generator: Adobe Illustrator 24.0.1, SVG Export Plug-In -->"
_SERIF = 'xmlns:serif="http://www.serif.com/"'
_SQUARE = '<rect x="10" y="20" width="30" height="40"/>'


def _svg(root: str, inner: str = _SQUARE, before: str = "") -> str:
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" {root}>{inner}</svg>'


def _bounds(artwork: Artwork) -> tuple[float, float, float, float]:
    found = artwork.items[0].paths.bounds  # type: ignore[union-attr]
    assert found is not None
    return found


# root attributes, text before the root, page in mm, mm per user unit
SIZES = {
    "mm": ('width="210mm" height="297mm" viewBox="0 0 210 297"', "", (210, 297), 1.0),
    "cm": ('width="21cm" height="29.7cm" viewBox="0 0 210 297"', "", (210, 297), 1.0),
    "in": ('width="2in" height="3in" viewBox="0 0 200 300"', "", (50.8, 76.2), 0.254),
    "pt": ('width="72pt" height="144pt" viewBox="0 0 72 144"', "", (25.4, 50.8), 25.4 / 72),
    "pc": ('width="6pc" height="12pc" viewBox="0 0 6 12"', "", (25.4, 50.8), 25.4 / 6),
    "Q": ('width="40Q" height="80Q" viewBox="0 0 10 20"', "", (10, 20), 1.0),
    "px": ('width="96px" height="192px" viewBox="0 0 96 192"', "", (25.4, 50.8), 25.4 / 96),
    "bare": ('width="96" height="192"', "", (25.4, 50.8), 25.4 / 96),
    "mm without viewBox": ('width="100mm" height="50mm"', "", (100, 50), 25.4 / 96),
    "A4 bare": (
        'width="744.09448" height="1052.3622" viewBox="0 0 744.09448 1052.3622"',
        "",
        (196.875, 278.4375),
        25.4 / 96,
    ),
    "Inkscape 0.48": (
        f'width="744.09448" height="1052.3622" {_INKSCAPE} inkscape:version="0.48.4 r9939"',
        "",
        (210.0, 297.0),
        25.4 / 90,
    ),
    "Inkscape 0.91 in mm": (
        f'width="210mm" height="297mm" {_INKSCAPE} inkscape:version="0.91 r13725"',
        "",
        (210.0, 297.0),
        25.4 / 90,
    ),
    "Inkscape 0.92": (
        f'width="793.70079" height="1122.5197" {_INKSCAPE} inkscape:version="0.92.3 (24)"',
        "",
        (210.0, 297.0),
        25.4 / 96,
    ),
    "Inkscape 1.3": (
        f'width="21cm" height="297mm" viewBox="0 0 210 297" {_INKSCAPE} inkscape:version="1"',
        "",
        (210.0, 297.0),
        1.0,
    ),
    "Inkscape without version": (
        f'width="90" height="180" {_SODIPODI}',
        "",
        (25.4, 50.8),
        25.4 / 90,
    ),
    "Illustrator": (
        'x="0px" y="0px" width="595.28px" height="841.89px" viewBox="0 0 595.28 841.89"',
        _ADOBE,
        (210.0017, 297.0001),
        25.4 / 72,
    ),
    "Illustrator without size": (
        'viewBox="0 0 651.98651 72"',
        _ADOBE,
        (230.006, 25.4),
        25.4 / 72,
    ),
    "Illustrator saved by Inkscape": (
        f'width="960" height="96" {_INKSCAPE} inkscape:version="1.0.2"',
        _ADOBE,
        (254.0, 25.4),
        25.4 / 96,
    ),
    "Affinity": (
        f'width="100%" height="100%" viewBox="0 0 1181 1181" {_SERIF}',
        "",
        (99.9913, 99.9913),
        25.4 / 300,
    ),
    "Affinity A4 at 72": (
        f'width="100%" height="100%" viewBox="0 0 595 842" {_SERIF}',
        "",
        (209.9028, 297.0389),
        25.4 / 72,
    ),
    "viewBox alone": ('viewBox="0 0 96 192"', "", (25.4, 50.8), 25.4 / 96),
    "viewBox of A4 in mm": ('viewBox="0 0 210 297"', "", (210, 297), 1.0),
    "ch": ('width="12ch" height="12rem" viewBox="0 0 96 192"', "", (25.4, 50.8), 25.4 / 96),
    "of the window": (
        'width="9vw" height="9vh" viewBox="0 0 96 192"',
        "",
        (25.4, 50.8),
        25.4 / 96,
    ),
    "one side": ('width="50mm" viewBox="0 0 100 200"', "", (50, 100), 0.5),
}


@pytest.mark.parametrize("name", SIZES)
def test_the_page_and_the_unit_are_right(name: str) -> None:
    """Page and drawing come in within 0.001 mm of what their writer meant."""
    root, before, page, unit = SIZES[name]
    artwork = read(_svg(root, before=before))
    assert (artwork.page.width, artwork.page.height) == pytest.approx(page, abs=1e-3)
    height = artwork.page.height
    expected = (10 * unit, height - 60 * unit, 40 * unit, height - 20 * unit)
    assert _bounds(artwork) == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize("name", SIZES)
def test_the_file_tells_how_its_size_is_known(name: str) -> None:
    """Every size comes with a sentence on where it is from."""
    root, before, _, _ = SIZES[name]
    assert len(str(read(_svg(root, before=before)).unit_note)) > 10


@pytest.mark.parametrize(
    ("aspect", "expected"),
    [
        ("none", (10, 20, 40, 60)),
        ("xMidYMid meet", (10, 70, 40, 110)),
        ("xMinYMin", (10, 20, 40, 60)),
        ("xMaxYMax meet", (10, 120, 40, 160)),
        ("xMidYMid slice", (-30, 40, 30, 120)),
        ("xMinYMax slice", (20, 40, 80, 120)),
    ],
)
def test_the_aspect_ratio_places_the_view_box(
    aspect: str, expected: tuple[float, ...]
) -> None:
    """A viewBox of 100 x 100 on a page of 100 x 200 mm lies as the grammar says."""
    size = 'width="100mm" height="200mm" viewBox="0 0 100 100"'
    artwork = read(_svg(f'{size} preserveAspectRatio="{aspect}"'))
    x0, y0, x1, y1 = _bounds(artwork)
    down = (x0, 200 - y1, x1, 200 - y0)
    stretch = 2 if aspect == "none" else 1
    assert down == pytest.approx(
        (expected[0], expected[1] * stretch, expected[2], expected[3] * stretch), abs=1e-3
    )


def test_the_users_word_on_pixels_wins() -> None:
    """With dpi=72 a page of 72 px is an inch, whoever wrote it."""
    root = f'width="72" height="144" {_INKSCAPE} inkscape:version="1.0"'
    artwork = read(_svg(root), dpi=72)
    assert (artwork.page.width, artwork.page.height) == pytest.approx((25.4, 50.8))
    assert "as you said" in str(artwork.unit_note)


@pytest.mark.parametrize("root", ['viewBox="0 0 96 96"', "", 'width="100%"'])
def test_a_guessed_size_is_said(root: str) -> None:
    """A file without a size is suspicious."""
    findings = read(_svg(root)).findings
    assert any(f.kind is FindingKind.SUSPICIOUS and "size" in str(f.message) for f in findings)


def test_a_page_without_size_holds_the_drawing() -> None:
    """Without any size the page reaches from the origin round all that is drawn."""
    artwork = read(_svg(""))
    unit = 25.4 / 96
    assert (artwork.page.width, artwork.page.height) == pytest.approx((40 * unit, 60 * unit))
    assert _bounds(artwork) == pytest.approx((10 * unit, 0, 40 * unit, 40 * unit))


def test_a_page_without_size_begins_at_the_origin() -> None:
    """What lies left of the origin or above it lies off the page, and moves nothing."""
    artwork = read(_svg("", '<rect x="-9" y="-9" width="49" height="69"/>'))
    unit = 25.4 / 96
    assert (artwork.page.width, artwork.page.height) == pytest.approx((40 * unit, 60 * unit))
    assert _bounds(artwork) == pytest.approx((-9 * unit, 0, 40 * unit, 69 * unit))


@pytest.mark.parametrize(
    ("root", "width", "height"),
    [
        ("", 100, 100),
        ('width="90"', 90, 100),
        ('width="50%" height="30"', 50, 30),
        ('viewBox="0 0 60 50" width="50%"', 30, 25),
        ('viewBox="0 0 60 50" width="50%" height="200%"', 30, 100),
        ('viewBox="0 0 60 50" width="30" height="40%"', 30, 20),
        ('viewBox="0 0 60 50" width="100%" height="100%"', 60, 50),
    ],
)
def test_a_page_in_percent(root: str, width: float, height: float) -> None:
    """A side in percent is a part of the viewBox, or without one of a window of 100 px."""
    page = read(f'<svg xmlns="http://www.w3.org/2000/svg" {root}/>').page
    unit = 25.4 / 96
    assert (page.width, page.height) == pytest.approx((width * unit, height * unit))


@pytest.mark.parametrize(
    ("text", "axis", "expected"),
    [
        ("12.5", "x", 12.5),
        ("1in", "x", 96.0),
        ("25.4mm", "y", 96.0),
        ("50%", "x", 100.0),
        ("50%", "y", 50.0),
        ("50%", "", 0.5 * (25000**0.5)),
        ("2em", "x", 20.0),
        ("2ex", "x", 10.0),
        ("1e2", "x", 100.0),
        (".5px", "x", 0.5),
        ("1e1em", "x", 100.0),
        ("4 apples", "x", None),
        ("1parsec", "x", None),
        ("", "x", None),
    ],
)
def test_lengths(text: str, axis: str, expected: float | None) -> None:
    """A length is its number in its unit; a percentage refers to its own direction."""
    found = length(text, Viewport(200.0, 100.0), axis, font_size=10.0)
    assert found == (None if expected is None else pytest.approx(expected))


def test_a_fitted_view_box_is_inside_its_viewport() -> None:
    """With `meet` the whole viewBox is seen, and touches two sides."""
    found = fitted(ViewBox(5, 6, 30, 10), 60.0, 60.0, None)
    assert found == Affine(a=2, d=2, e=-10, f=20 - 12)


def test_a_malformed_view_box_counts_as_none() -> None:
    """Three numbers, or words, are no viewBox."""
    assert view_box("0 0 10") is None
    assert view_box("a b c d") is None
    assert view_box(" 0,0 10  20 ") == ViewBox(0, 0, 10, 20)
