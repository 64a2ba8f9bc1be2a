"""What the standard says of painting where resvg is no judge, and what becomes of it here."""

import pytest

from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import Artwork, FindingKind, Shape
from gare_fab.readers.contract import Reading
from gare_fab.readers.svg.member import SVG, SvgParams

_OPEN = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="100mm"'
    ' viewBox="0 0 100 100">'
)


def _read(inner: str, *, areas: bool = False) -> Artwork:
    content = f"{_OPEN}{inner}</svg>".encode()
    return SVG.read(Reading("drawing.svg", content, SvgParams(outline_strokes=areas)))


def _shapes(inner: str, *, areas: bool = False) -> list[Shape]:
    items = _read(inner, areas=areas).items
    shapes = [item for item in items if isinstance(item, Shape)]
    assert len(shapes) == len(items)
    return shapes


def _said(inner: str) -> dict[str, FindingKind]:
    return {str(found.message): found.kind for found in _read(inner).findings}


def _box(shape: Shape) -> tuple[float, ...]:
    """Left, top, right and bottom in the file's own directions."""
    x0, y0, x1, y1 = shape.paths.bounds or (0.0, 0.0, 0.0, 0.0)
    return tuple(round(value, 3) + 0.0 for value in (x0, 100 - y1, x1, 100 - y0))


@pytest.mark.parametrize("length", ["10", "40"])
def test_path_length_scales_dashes(length: str) -> None:
    """A dash of a tenth of `pathLength` is a tenth of the line."""
    (shape,) = _shapes(
        f'<path d="M0 0H80" stroke="red" fill="none" pathLength="{length}"'
        f' stroke-dasharray="{float(length) / 10} {float(length) / 5}"/>'
    )
    assert shape.stroke is not None
    assert shape.stroke.dash == pytest.approx((8.0, 16.0))


@pytest.mark.parametrize("length", ["0", "-3", "wide"])
def test_a_path_length_that_is_none_scales_nothing(length: str) -> None:
    """Zero, negative and malformed lengths leave dashes as they are."""
    (shape,) = _shapes(
        f'<path d="M0 0H80" stroke="red" pathLength="{length}" stroke-dasharray="3 4"'
        ' fill="none"/>'
    )
    assert shape.stroke is not None
    assert shape.stroke.dash == pytest.approx((3.0, 4.0))


def test_a_fixed_stroke_stays_round_under_uneven_scale() -> None:
    """With `non-scaling-stroke` the width is in pixels in all directions: it is a line."""
    (shape,) = _shapes(
        '<circle r="5" fill="none" stroke="red" stroke-width="9" transform="scale(4 1)"'
        ' vector-effect="non-scaling-stroke"/>'
    )
    assert shape.stroke is not None
    assert shape.stroke.width == pytest.approx(9 * 25.4 / 96)


def test_strokes_become_areas_on_demand() -> None:
    """With the option every stroke, dashes and all, is a fill of its own colour."""
    inner = (
        '<rect x="10" y="10" width="30" height="20" fill="lime" stroke="red"'
        ' stroke-width="2"/><path d="M50 50H90" fill="none" stroke="blue" stroke-width=".2"'
        ' stroke-dasharray="4 6"/>'
    )
    fill, frame, dashes = _shapes(inner, areas=True)
    assert all(shape.stroke is None for shape in (fill, frame, dashes))
    assert [shape.fill.hexadecimal for shape in (frame, dashes) if shape.fill] == [
        "#ff0000",
        "#0000ff",
    ]
    assert _box(frame) == (9, 9, 41, 31)
    assert len(dashes.paths) == 4


def test_a_thin_stroke_stays_a_line_in_a_clip() -> None:
    """What a laser follows is cut by a clip but stays a line, its dashes in their places."""
    clip = '<clipPath id="c"><rect x="5" width="20" height="50"/></clipPath>'
    (line,) = _shapes(
        f'{clip}<path d="M0 9H90" stroke="red" stroke-width=".3" stroke-dasharray="3 4"'
        ' clip-path="url(#c)"/>'
    )
    assert line.stroke is not None
    ends = [(line.paths[i][0, 0], line.paths[i][-1, 0]) for i in range(len(line.paths))]
    assert sorted(tuple(sorted(map(float, pair))) for pair in ends) == [
        pytest.approx((7, 10)),
        pytest.approx((14, 17)),
        pytest.approx((21, 24)),
    ]


def test_a_mask_of_linear_light_is_darker() -> None:
    """In linearRGB the grey #aaa lets 40 per cent through, in sRGB 67."""
    for space, share in (("linearRGB", 0.402), ("sRGB", 0.667)):
        (shape,) = _shapes(
            f'<mask id="m" color-interpolation="{space}"><rect width="99" height="99"'
            ' fill="#aaa"/></mask><rect width="9" height="9" mask="url(#m)"/>'
        )
        assert shape.opacity == pytest.approx(share, abs=1 / 64)


_ARROW = (
    '<marker id="m" orient="auto" markerUnits="userSpaceOnUse" overflow="visible">'
    '<path d="M0 0H3" stroke="red" stroke-width=".1"/></marker>'
)


def _heads(path: str) -> list[tuple[float, ...]]:
    """Where the arrows of a path begin, and the point that they show to, y down."""
    shapes = _shapes(f'{_ARROW}<g fill="none" style="marker:url(#m)">{path}</g>')
    return [
        tuple(round(value, 2) + 0.0 for value in (*(line[0]), *(line[-1])))
        for line in (shape.paths[0] * (1, -1) + (0, 100) for shape in shapes)
    ]


def test_a_closed_path_has_the_middle_direction_at_its_ends() -> None:
    """Where a square closes, the first and the last marker point between both sides."""
    heads = _heads('<path d="M10 10H50V50H10z"/>')
    slope = round(3 / 2**0.5, 2)
    assert len(heads) == 5
    for head in (heads[0], heads[-1]):
        assert head == pytest.approx((10, 10, 10 + slope, 10 - slope), abs=0.02)


def test_an_arc_has_markers_at_its_ends_alone() -> None:
    """A half circle begins upwards and ends downwards, and has no corner between."""
    assert _heads('<path d="M10 50A20 20 0 0 1 50 50"/>') == [
        pytest.approx((10, 50, 10, 47)),
        pytest.approx((50, 50, 50, 53)),
    ]


def test_a_segment_without_length_has_its_neighbours_direction() -> None:
    """Two corners on one spot point as the line goes on."""
    assert _heads('<path d="M10 50L10 50L50 50"/>')[0] == pytest.approx((10, 50, 13, 50))


def test_an_external_server_gives_way_to_its_fallback() -> None:
    """What lies outside the file is not fetched; the fallback colour paints."""
    (shape,) = _shapes('<rect width="9" height="9" fill="url(other.svg#x) #008080"/>')
    assert shape.fill is not None
    assert shape.fill.hexadecimal == "#008080"


def test_tiles_are_said_and_true() -> None:
    """A pattern becomes the shapes of its tiles, cut to the area; that is a note."""
    inner = (
        '<pattern id="p" width="10" height="10" patternUnits="userSpaceOnUse">'
        '<rect x="2" y="2" width="4" height="4" fill="red"/></pattern>'
        '<rect width="25" height="10" fill="url(#p)"/>'
    )
    (shape,) = _shapes(inner)
    assert [tuple(_box(Shape(shape.paths.take([i])))) for i in range(len(shape.paths))] == [
        (2, 2, 6, 6),
        (12, 2, 16, 6),
        (22, 2, 25, 6),
    ]
    assert _said(inner) == {
        "Patterns are taken over as the shapes of their tiles.": FindingKind.NOTE
    }


def test_a_fading_gradient_leaves_what_is_seen_of_it() -> None:
    """From opaque red to nothing: bands that grow fainter, and that is said."""
    inner = (
        '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="red"'
        ' stop-opacity="0"/></linearGradient><rect width="80" height="9" fill="url(#g)"/>'
    )
    bands = _shapes(inner)
    alphas = [band.fill.alpha for band in bands if band.fill]
    assert len(alphas) >= 16
    assert alphas == sorted(alphas, reverse=True)
    edges = [_box(band)[::2] for band in bands]
    seen = sum(
        alpha * (right - left) for alpha, (left, right) in zip(alphas, edges, strict=True)
    )
    assert seen / 80 == pytest.approx(0.5, abs=0.01)
    assert list(_said(inner).values()) == [FindingKind.REPLACED]


def test_overlapping_parts_of_a_faded_group_lie_side_by_side() -> None:
    """The lower part is cut where the upper one lies, so that it does not shine through."""
    lower, upper = _shapes(
        '<g opacity=".5"><rect width="20" height="20" fill="red"/>'
        '<rect x="10" width="20" height="20" fill="blue"/></g>'
    )
    assert _box(lower) == (0, 0, 10, 20)
    assert _box(upper) == (10, 0, 30, 20)
    assert (lower.opacity, upper.opacity) == (0.5, 0.5)


def test_layers_are_kept_through_groups_and_masks() -> None:
    """Parts that were cut or masked stay in the layer where the file has them."""
    spaces = 'xmlns:i="http://www.inkscape.org/namespaces/inkscape"'
    layer = f'<g {spaces} i:groupmode="layer" i:label="cut" opacity=".5">'
    two = '<rect width="20" height="20" fill="red"/><rect x="9" width="20" height="20"/>'
    assert [layer.name for layer in _read(f"{layer}{two}</g>").layers] == ["cut"]


def test_a_bomb_of_masks_and_patterns_ends() -> None:
    """Many parts on each other in a faded group, and patterns in patterns, come to an end."""
    rects = "".join(
        f'<rect x="{i % 40}" y="{i // 40}" width="30" height="30" fill-opacity=".5"/>'
        for i in range(900)
    )
    patterns = "".join(
        f'<pattern id="p{i}" width=".01" height=".01"><rect width="9" height="9"'
        f' fill="url(#p{i + 1})"/></pattern>'
        for i in range(9)
    )
    inner = (
        f'<g opacity=".5">{rects}</g>{patterns}<rect width="99" height="99" fill="url(#p0)"/>'
    )
    assert len(_read(inner).items) >= 1


def test_paths_without_anything_are_no_matter() -> None:
    """Empty shapes with servers, markers, masks and clips are left out in silence."""
    inner = (
        '<linearGradient id="g"><stop/><stop offset="1"/></linearGradient><mask id="m"/>'
        '<clipPath id="c"/><path d="" fill="url(#g)"/><path d="M1 1" stroke="url(#g)"/>'
        '<g mask="url(#m)"/><g clip-path="url(#c)"><path d="M1 1z" fill="url(#g)"/></g>'
    )
    assert [shape.paths for shape in _shapes(inner)] == list[Paths]()


@pytest.mark.parametrize("dashes", [",9 4", "9,,4", "9 4 wide", "9 4;"])
def test_a_list_of_dashes_that_is_malformed_is_not_written(dashes: str) -> None:
    """A stroke of which no dashes can be read has those that it inherits."""
    (shape,) = _shapes(
        f'<g stroke-dasharray="3 2"><path d="M0 0H80" stroke="red" fill="none"'
        f' stroke-dasharray="{dashes}"/></g>'
    )
    assert shape.stroke is not None
    assert shape.stroke.dash == pytest.approx((3.0, 2.0))


def test_two_references_are_no_marker() -> None:
    """A marker is one reference; two of them are malformed."""
    marker = '<marker id="m"><rect width="3" height="3"/></marker>'
    line = '<path d="M0 0H80" stroke="red" fill="none" style="marker:{}"/>'
    assert len(_shapes(marker + line.format("url(#m)"))) > 1
    assert len(_shapes(marker + line.format("url(#m) url(#m)"))) == 1


def test_curves_on_tiny_pages_are_round() -> None:
    """A page of one pixel shows its curves as finely as a large one does."""
    text = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">'
        '<circle cx=".5" cy=".5" r=".4"/></svg>'
    )
    (shape,) = SVG.read(Reading("drawing.svg", text.encode(), SvgParams())).items
    assert isinstance(shape, Shape)
    middle = 0.5 * 25.4 / 96
    steps = (shape.paths.points[1:] + shape.paths.points[:-1]) / 2 - middle
    radii = (steps**2).sum(axis=1) ** 0.5
    assert radii.min() / radii.max() > 0.99
