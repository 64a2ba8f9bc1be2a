"""Layers, names, paints and strokes of an SVG, and what it says of all that it left out."""

import math

import pytest

from gare_fab.base.errors import Cancelled
from gare_fab.base.messages import Message
from gare_fab.model.artwork import Artwork, FillRule, FindingKind, Shape
from gare_fab.model.paint import Paint
from gare_fab.readers.contract import Reading
from gare_fab.readers.svg.member import SVG, SvgParams
from tests.readers.svg_pictures import read

_SPACES = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
)
_RECT = '<rect width="9" height="9"/>'
_ADOBE = "<!-- Generator: Adobe Illustrator 24.0 -->"


def _read(inner: str, before: str = "") -> Artwork:
    size = 'width="100mm" height="100mm" viewBox="0 0 100 100"'
    return read(f"{before}<svg {_SPACES} {size}>{inner}</svg>")


def _shapes(inner: str) -> list[Shape]:
    return [item for item in _read(inner).items if isinstance(item, Shape)]


def _shape(inner: str) -> Shape:
    (shape,) = _shapes(inner)
    return shape


def test_inkscape_layers_keep_their_labels() -> None:
    """A layer's items stand under its label, in paint order; a sublayer is its own layer."""
    layer = '<g inkscape:groupmode="layer" inkscape:label="{}">{}</g>'
    inner = layer.format("Sub", _RECT)
    artwork = _read(
        layer.format("Cut it", _RECT + _RECT)
        + _RECT
        + layer.format("Engrave", _RECT + inner + f"<g>{_RECT}</g>")
    )
    names = [(layer.name, len(layer.items)) for layer in artwork.layers]
    assert names == [("Cut it", 2), ("", 1), ("Engrave", 1), ("Sub", 1), ("Engrave", 1)]


def test_a_layer_without_a_label_has_its_id() -> None:
    """The id stands in for a missing label."""
    artwork = _read(f'<g inkscape:groupmode="layer" id="layer1">{_RECT}</g>')
    assert [layer.name for layer in artwork.layers] == ["layer1"]


def test_illustrator_layers_are_its_groups() -> None:
    """In Illustrator's files the groups right below the root are the layers."""
    inner = f'<g id="Cut_x20_line"><g id="inner">{_RECT}</g></g><g id="Layer_2_1_">{_RECT}</g>'
    assert [layer.name for layer in _read(inner, _ADOBE).layers] == ["Cut line", "Layer 2"]
    assert [layer.name for layer in _read(inner).layers] == [""]


def test_shapes_carry_their_ids() -> None:
    """A shape is named by its id, a clone by what it is a clone of."""
    shapes = _shapes(f'<rect id="a" width="9" height="9"/>{_RECT}<use id="b" href="#a"/>')
    assert [shape.name for shape in shapes] == ["a", "", "a"]


def test_paint_order_is_the_files_order() -> None:
    """What stands later in the file lies on top, through groups and clones."""
    inner = (
        '<g><rect id="a" width="9" height="9"/></g><g><g><rect id="b" width="9" height="9"/>'
        '</g><use href="#a"/></g><rect id="c" width="9" height="9"/>'
    )
    assert [shape.name for shape in _shapes(inner)] == ["a", "b", "a", "c"]


def test_y_points_up() -> None:
    """The upper left of the file is at the page's full height."""
    shape = _shape('<rect x="1" y="2" width="3" height="4"/>')
    assert shape.paths.bounds == pytest.approx((1, 94, 4, 98))


def test_a_plain_shape_is_filled_black() -> None:
    """Without any style the fill is black, nonzero, and there is no stroke."""
    shape = _shape(_RECT)
    assert shape.fill == Paint(0, 0, 0)
    assert shape.fill_rule is FillRule.NONZERO
    assert shape.stroke is None


@pytest.mark.parametrize(
    "inner",
    [
        '<rect width="9" height="9" fill="none"/>',
        '<rect width="9" height="9" fill="transparent"/>',
        '<rect width="9" height="9" fill-opacity="0"/>',
        '<rect width="9" height="9" opacity="0"/>',
        '<g opacity="0"><rect width="9" height="9"/></g>',
        '<rect width="9" height="9" style="display:none"/>',
        '<rect width="9" height="9" visibility="hidden"/>',
        '<rect width="9" height="9" visibility="collapse"/>',
        '<rect width="9" height="9" fill="none" stroke="red" stroke-width="0"/>',
        '<rect width="9" height="9" fill="none" stroke="red" stroke-opacity="0%"/>',
        '<line x2="9"/>',
        '<rect width="0" height="9"/>',
        '<rect width="-9" height="9"/>',
        '<circle r="0"/>',
        '<ellipse rx="5" ry="0"/>',
        '<path d=""/>',
        "<path/>",
        '<polyline points=""/>',
        '<polygon points="5,5"/>',
        f"<defs>{_RECT}</defs>",
        f"<pattern>{_RECT}</pattern>",
        f"<unknown>{_RECT}</unknown>",
        f'<x:g xmlns:x="http://other">{_RECT}</x:g>',
        f'<switch><g requiredExtensions="x">{_RECT}</g></switch>',
    ],
)
def test_what_is_not_seen_is_not_there(inner: str) -> None:
    """Nothing comes in of what the file does not show."""
    assert _shapes(inner) == []


def test_a_stroke_is_measured_in_mm() -> None:
    """Width, dashes and offset grow with every transform on the way."""
    stroke = _shape(
        '<g transform="scale(2)"><path d="M0 0H9" fill="none" stroke="#f00" stroke-width=".5"'
        ' stroke-dasharray="1 2 3" stroke-dashoffset="4" stroke-linecap="round"'
        ' stroke-linejoin="bevel" stroke-miterlimit="7" transform="rotate(30)"/></g>'
    ).stroke
    assert stroke is not None
    assert (stroke.cap, stroke.join, stroke.miter_limit) == ("round", "bevel", 7.0)
    assert stroke.width == pytest.approx(1.0)
    assert stroke.dash == pytest.approx((2, 4, 6, 2, 4, 6))
    assert stroke.dash_offset == pytest.approx(8)
    assert stroke.paint == Paint(255, 0, 0)


def test_a_stretched_thin_stroke_has_its_mean_width() -> None:
    """Under a scale of 4 by 1 the width of a hairline becomes the geometric mean."""
    stroke = _shape(
        '<path d="M0 0H9" fill="none" stroke="red" stroke-width=".02" transform="scale(4 1)"/>'
    ).stroke
    assert stroke is not None
    assert stroke.width == pytest.approx(0.04)


def test_a_stretched_broad_stroke_is_an_area() -> None:
    """Under a scale of 4 by 1 a line along x keeps its width, one along y has it times 4."""
    for path, size in (("M0 0H9", (36.0, 1.0)), ("M0 0V9", (4.0, 9.0))):
        shape = _shape(f'<path d="{path}" fill="none" stroke="red" transform="scale(4 1)"/>')
        assert shape.stroke is None
        x0, y0, x1, y1 = shape.paths.bounds or (0.0, 0.0, 0.0, 0.0)
        assert (x1 - x0, y1 - y0) == pytest.approx(size)


def test_a_stroke_that_does_not_scale_is_in_pixels() -> None:
    """vector-effect keeps a width at its pixels, whatever the viewBox and transforms."""
    stroke = _shape(
        '<path d="M0 0H9" stroke="red" stroke-width="2" vector-effect="non-scaling-stroke"'
        ' fill="none" transform="scale(50)"/>'
    ).stroke
    assert stroke is not None
    assert stroke.width == pytest.approx(2 * 25.4 / 96)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("fill:#f00", (255, 0, 0)),
        ("FILL: #F00 ;", (255, 0, 0)),
        ("fill:rgb(10,20,30)", (10, 20, 30)),
        ("fill:hsl(120,100%,50%)", (0, 255, 0)),
        ("fill:nonsense", (0, 0, 255)),
        ("fill:lime; fill:nonsense", (0, 255, 0)),
        ("fill:inherit", (0, 0, 255)),
        ("fill:initial", (0, 0, 0)),
        ("fill:unset", (0, 0, 255)),
        ("fill:lime !important", (0, 255, 0)),
        ("fill:currentColor", (0, 128, 128)),
        ("fill:url(#nothing) red", (255, 0, 0)),
        ("fill:url( '#nothing' ) red", (255, 0, 0)),
        ("stroke:red /* ; fill:red */", (0, 0, 255)),
        ("mask:url(data:x;fill:red)", (0, 0, 255)),
    ],
)
def test_the_style_attribute(style: str, expected: tuple[int, int, int]) -> None:
    """In a blue group with teal as its colour the style attribute has its say, or not."""
    shape = _shapes(
        f'<g fill="blue" color="teal"><rect width="9" height="9" style="{style}"/></g>'
    )
    assert shape[0].fill is not None
    assert (shape[0].fill.red, shape[0].fill.green, shape[0].fill.blue) == expected


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("rect{fill:#010000}", 1),
        (".a{fill:#020000} rect{fill:#010000}", 2),
        ("#b{fill:#030000} .a.a{fill:#020000}", 3),
        ("rect{fill:#010000!important} #b{fill:#030000}", 1),
        ("g > .a{fill:#040000} .a{fill:#020000}", 4),
        ("svg g rect{fill:#050000}", 5),
        ("circle, rect{fill:#060000}", 6),
        ("rect:first-child{fill:#070000}", 7),
        ('[class~="a"]{fill:#080000}', 8),
        ("@media screen{rect{fill:#090000}}", 9),
        ("@media print{rect{fill:#0a0000}} *{fill:#0b0000}", 11),
        ("rect:::{fill:#010000} .a{fill:#020000}", 2),
        ("rect::before{fill:#010000} .a{fill:#020000}", 2),
        (".a{fill:nonsense}", 12),
        ("<!-- .a{fill:#0d0000} -->", 13),
    ],
)
def test_style_sheets(rules: str, expected: int) -> None:
    """Rules win by importance, specificity and order, and over presentation attributes."""
    rules = rules.replace("<", "&lt;")
    rect = '<rect id="b" class="x a" width="9" height="9" fill="#0c0000"/>'
    fill = _shape(f"<style>{rules}</style><g>{rect}</g>").fill
    assert fill == Paint(expected, 0, 0)


def test_an_inline_important_value_wins_over_all() -> None:
    """Important in the style attribute beats important in a sheet."""
    style = 'style="fill:#020000!important"'
    shape = _shape(
        f'<style>rect{{fill:#010000!important}}</style><rect width="9" height="9" {style}/>'
    )
    assert shape.fill == Paint(2, 0, 0)


def test_a_gradient_becomes_its_mean() -> None:
    """Red to blue is purple; a stop weighs as far as it reaches."""
    stops = '<stop offset="{}" stop-color="red"/><stop offset="{}" stop-color="blue"/>'
    for first, second, expected in ((0, 1, 128), (0.5, 0.5, 128), (0.8, 1, 230)):
        gradient = f'<linearGradient id="a">{stops.format(first, second)}</linearGradient>'
        fill = _shape(f'{gradient}<rect width="9" height="9" fill="url(#a)"/>').fill
        assert fill is not None
        assert fill.red == pytest.approx(expected, abs=1)
        assert fill.red + fill.blue == pytest.approx(255, abs=1)


def test_a_pattern_of_too_many_tiles_becomes_its_mean() -> None:
    """A very fine pattern of red and blue squares is purple, and that is said."""
    rects = (
        '<rect width=".05" height=".1" fill="red"/>'
        '<rect x=".05" width=".05" height=".1" fill="blue"/>'
    )
    size = 'patternUnits="userSpaceOnUse" width=".1" height=".1"'
    artwork = _read(f'<pattern id="a" {size}>{rects}</pattern><circle r="99" fill="url(#a)"/>')
    (shape,) = artwork.items
    assert isinstance(shape, Shape)
    assert shape.fill == Paint(128, 0, 128)
    assert [finding.kind for finding in artwork.findings] == [FindingKind.REPLACED]


FINDINGS = {
    "flowed": ("<flowRoot/><flowRoot/>", "Flowed text", 2),
    "image": ('<image href="http://x/y.png"/>', "Pictures", 1),
    "foreign": ("<foreignObject/>", "Foreign objects", 1),
    "script": ("<script>x</script>", "Scripts", 1),
    "mask": (
        '<g id="m"/><g mask="url(#m)">' + _RECT + "</g>",
        "clip or mask points to another kind",
        1,
    ),
    "filter": (
        '<filter id="f"><feGaussianBlur/></filter><g filter="url(#f)">' + _RECT + "</g>",
        "Filters",
        1,
    ),
    "lost filter": ('<g filter="url(#f)">' + _RECT + "</g>", "filter is missing", 1),
    "gradient": (
        '<linearGradient id="a"><stop/><stop offset="1"/></linearGradient>'
        '<circle r="9" fill="url(#a)"/>',
        "Gradients",
        1,
    ),
    "no server": (
        '<g id="a"/><circle r="9" fill="url(#a)"/>',
        "other than a gradient or pattern",
        1,
    ),
    "hidden": (f'<g style="display:none">{_RECT}</g>', "Hidden", 1),
    "outside use": ('<use href="other.svg#a"/>', "outside the file", 1),
    "lost use": ('<use href="#lost"/>', "not in the file", 1),
    "lost clip": (f'<g clip-path="url(#lost)">{_RECT}</g>', "Clips", 1),
    "shape clip": (f'<g clip-path="circle(5px)">{_RECT}</g>', "Clips", 1),
    "import": ("<style>@import url(http://x/y.css);</style>", "Style sheets", 1),
    "transform": (f'<g transform="wobble(3)">{_RECT}</g>', "Malformed transforms", 1),
    "path": ('<path d="M0 0L9 9 x"/><path d="M0 0L9 9 x"/>', "Damaged path", 2),
    "nothing": (f'<g transform="scale(0)">{_RECT}</g>', "scaled to nothing", 1),
}


@pytest.mark.parametrize("name", FINDINGS)
def test_what_is_left_out_is_said(name: str) -> None:
    """Every kind of loss is one finding with its count."""
    inner, words, count = FINDINGS[name]
    (finding,) = _read(inner).findings
    assert words in str(finding.message)
    assert finding.count == count


@pytest.mark.parametrize(
    "inner",
    [
        "<text display='none'>a</text>",
        "<text visibility='hidden'>a</text>",
        "<defs><text>a</text></defs>",
        "<title>a</title><desc>b</desc><metadata><x/></metadata>",
        '<path d="M0 0H9" stroke="red" marker-end="none"/>',
        '<mask id="m"><rect width="9" height="9" fill="#fff"/></mask>'
        '<marker id="k"><circle r="1"/></marker><path d="M0 0H9" stroke="red"'
        ' marker-end="url(#k)" mask="url(#m)"/>',
        f'<g clip-path="none" mask="none" filter="none">{_RECT}</g>',
    ],
)
def test_what_is_complete_is_not_said(inner: str) -> None:
    """A drawing that comes in as it is shown has no findings."""
    assert [f for f in _read(inner).findings if f.kind is not FindingKind.NOTE] == []


def test_the_source_is_kept() -> None:
    """The artwork knows the bytes and options it was read with."""
    content = f'<svg {_SPACES} width="9" height="9">{_RECT}</svg>'.encode()
    artwork = SVG.read(Reading("my.svg", content, SvgParams(dpi=72.0)))
    again = SvgParams.parse(dict(artwork.origin.options))  # type: ignore[union-attr]
    assert artwork.name == "my.svg"
    assert again == SvgParams(dpi=72.0)


def test_the_same_bytes_give_the_same_artwork() -> None:
    """Reading twice gives equal points."""
    inner = '<circle r="9"/><path d="M0 0C9 0 9 9 5 5"/>'
    first, second = _shapes(inner), _shapes(inner)
    assert [s.paths.points.tolist() for s in first] == [
        s.paths.points.tolist() for s in second
    ]


def test_a_circle_is_round_within_the_tolerance() -> None:
    """Every point of a circle's polygon lies on it, no chord strays by more than asked."""
    size = 'width="100mm" height="100mm" viewBox="0 0 10 10"'
    text = f'<svg {_SPACES} {size}><circle r="5"/></svg>'
    (shape,) = read(text, tolerance=0.05).items
    assert isinstance(shape, Shape)
    radii = [math.hypot(x, y - 100) for x, y in shape.paths.points.tolist()]
    middles = (shape.paths.points[1:] + shape.paths.points[:-1]) / 2
    assert radii == pytest.approx([50.0] * len(radii))
    assert min(math.hypot(x, y - 100) for x, y in middles.tolist()) >= 50 - 0.05
    assert shape.paths.closed.all()


def test_reading_can_be_stopped() -> None:
    """A progress that cancels ends the reading."""

    class Stop:
        """Has had enough."""

        def report(self, done: float) -> None:
            """Stop at once."""
            raise Cancelled(Message("Stopped at {done}.", {"done": done}))

    content = f'<svg {_SPACES} width="9" height="9">{_RECT}</svg>'.encode()
    with pytest.raises(Cancelled):
        SVG.read(Reading("x", content, SvgParams(), progress=Stop()))


def test_clipping_keeps_what_lies_inside_whole() -> None:
    """A shape wholly inside its clip is the same shape, fill and stroke together."""
    clip = '<clipPath id="c"><rect width="50" height="50"/></clipPath>'
    rect = '<rect x="5" y="5" width="9" height="9" stroke="red" clip-path="url(#c)"/>'
    shape = _shape(clip + rect)
    assert shape.fill is not None
    assert shape.stroke is not None


def test_clipping_parts_fill_and_stroke() -> None:
    """A shape across its clip leaves an area of the fill, open lines of a thin stroke."""
    clip = '<clipPath id="c"><rect width="10" height="10"/></clipPath>'
    rect = (
        '<rect x="5" y="5" width="10" height="10" stroke="red" stroke-width=".3"'
        ' clip-path="url(#c)"/>'
    )
    area, line = _shapes(clip + rect)
    assert area.stroke is None
    assert line.fill is None
    assert area.paths.closed.all()
    assert line.paths.lengths.sum() == pytest.approx(10)
    assert not line.paths.closed.any()


def test_a_broad_stroke_is_clipped_as_an_area() -> None:
    """Of a stroke of 2 mm along the edge of its clip the half inside is left, as a fill."""
    clip = '<clipPath id="c"><rect width="10" height="10"/></clipPath>'
    shape = _shape(
        clip + '<path d="M0 10H10" stroke="red" stroke-width="2" clip-path="url(#c)"/>'
    )
    assert shape.stroke is None
    assert shape.paths.bounds == pytest.approx((0.0, 90.0, 10.0, 91.0))


def test_what_lies_outside_its_clip_is_gone() -> None:
    """Nothing is left of a shape beside its clip."""
    clip = '<clipPath id="c"><rect width="10" height="10"/></clipPath>'
    assert _shapes(clip + '<circle cx="50" cy="50" r="9" clip-path="url(#c)"/>') == []
