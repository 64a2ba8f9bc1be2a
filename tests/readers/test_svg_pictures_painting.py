"""Strokes as the standard has them: caps, joins, dashes, widths, and what distorts them."""

import pytest

from tests.readers.svg_pictures import check_picture

_BROAD = 'stroke="teal" stroke-width="10" fill="none"'
_ZIGZAG = '<path d="M15 80L30 20L45 80M60 80L65 20L90 70"'

# A name, and what stands inside an svg of viewBox 0 0 100 100.
CAPS = {
    "cap_round_closed": f'<path d="M20 20H80V80z" {_BROAD} stroke-linecap="round"/>',
    "cap_square_curve": (
        f'<path d="M20 80C20 20 80 20 80 80" {_BROAD} stroke-linecap="square"/>'
    ),
    "cap_wrong": f'<path d="M20 50H80" {_BROAD} stroke-linecap="wrong"/>',
    "dot_square": f'<path d="M50 50z" {_BROAD} stroke-linecap="square"/>',
    "dot_square_turned": (
        f'<path d="M50 50h0" {_BROAD} stroke-linecap="square" transform="rotate(30 50 50)"/>'
    ),
    "dot_curve": f'<path d="M50 50C50 50 50 50 50 50" {_BROAD} stroke-linecap="round"/>',
    "dot_move_alone": f'<path d="M50 50" {_BROAD} stroke-linecap="round"/>',
    "dot_line": f'<line x1="50" y1="50" x2="50" y2="50" {_BROAD} stroke-linecap="round"/>',
    "dot_between": f'<path d="M20 50h20m15 20h0m0 -20h30" {_BROAD} stroke-linecap="square"/>',
    "dot_polyline": f'<polyline points="50 50 50 50" {_BROAD} stroke-linecap="square"/>',
}
JOINS = {
    "join_miter": f'{_ZIGZAG} {_BROAD} stroke-miterlimit="20"/>',
    "join_limited": f'{_ZIGZAG} {_BROAD} stroke-miterlimit="3"/>',
    "join_limit_one": f'{_ZIGZAG} {_BROAD} stroke-miterlimit="1"/>',
    "join_limit_low": f'{_ZIGZAG} {_BROAD} stroke-miterlimit="0.5"/>',
    "join_limit_negative": f'{_ZIGZAG} {_BROAD} stroke-miterlimit="-1"/>',
    "join_limit_zero": f'{_ZIGZAG} {_BROAD} stroke-miterlimit="0"/>',
    "join_limit_percent": f'{_ZIGZAG} {_BROAD} stroke-miterlimit="300%"/>',
    "join_clip": f'{_ZIGZAG} {_BROAD} stroke-linejoin="miter-clip" stroke-miterlimit="3"/>',
    "join_arcs": f'{_ZIGZAG} {_BROAD} stroke-linejoin="arcs"/>',
    "join_round": f'{_ZIGZAG} {_BROAD} stroke-linejoin="round"/>',
    "join_bevel": f'{_ZIGZAG} {_BROAD} stroke-linejoin="bevel"/>',
    "join_wrong": f'{_ZIGZAG} {_BROAD} stroke-linejoin="wrong"/>',
    "join_closed": f'<path d="M50 15L80 80H20z" {_BROAD} stroke-linejoin="miter"/>',
    "join_open": f'<path d="M50 15L80 80H20L50 15" {_BROAD}/>',
    "join_back": f'<path d="M20 50H80H40" {_BROAD} stroke-linejoin="round"/>',
    "join_cusp": f'<path d="M20 80C90 20 10 20 80 80" {_BROAD} stroke-linejoin="round"/>',
}
WIDTHS = {
    "width_zero": '<rect x="20" y="20" width="50" height="50" stroke="red" stroke-width="0"/>',
    "width_negative": (
        '<rect x="20" y="20" width="50" height="50" fill="none" stroke="red"'
        ' stroke-width="-10"/>'
    ),
    "width_percent": '<path d="M20 50H80" stroke="red" stroke-width="20%"/>',
    "width_percent_negative": '<path d="M20 50H80" stroke="red" stroke-width="-20%"/>',
    "width_em": '<path d="M20 50H80" stroke="red" stroke-width="1em" font-size="20"/>',
    "width_mm": '<path d="M20 50H80" stroke="red" stroke-width="4mm"/>',
    "width_wrong": '<path d="M20 50H80" stroke="red" stroke-width="wide"/>',
    "width_inherited": (
        '<g stroke-width="12"><path d="M20 50H80" stroke="red" stroke-width="inherit"/></g>'
    ),
    "width_default": '<path d="M20 50H80" stroke="red"/>',
    "no_stroke": '<path d="M20 50H80V90" stroke="none" stroke-width="9"/>',
    "stroke_wrong": '<path d="M20 50H80V90" fill="none" stroke="colour" stroke-width="9"/>',
}
DASHES = {
    name: f'<path d="M5 50H95" {_BROAD} {attributes}/>'
    for name, attributes in {
        "dash_one": 'stroke-dasharray="12"',
        "dash_odd": 'stroke-dasharray="10 5 2"',
        "dash_commas": 'stroke-dasharray="10,5 2 ,4"',
        "dash_percent": 'stroke-dasharray="10% 5%"',
        "dash_units": 'stroke-dasharray="3mm 10pt"',
        "dash_em": 'stroke-dasharray="1em .5em" font-size="12"',
        "dash_none": 'stroke-dasharray="none"',
        "dash_zeros": 'stroke-dasharray="0 0"',
        "dash_negative": 'stroke-dasharray="10 -5"',
        "dash_negative_sum": 'stroke-dasharray="-10 5"',
        "dash_dots": 'stroke-dasharray="0 15" stroke-linecap="round"',
        "dash_dots_square": 'stroke-dasharray="0 15" stroke-linecap="square"',
        "dash_dots_butt": 'stroke-dasharray="0 15"',
        "dash_no_gap": 'stroke-dasharray="10 0"',
        "dash_offset": 'stroke-dasharray="10 5" stroke-dashoffset="7"',
        "dash_offset_negative": 'stroke-dasharray="10 5 3" stroke-dashoffset="-7"',
        "dash_offset_percent": 'stroke-dasharray="10 5" stroke-dashoffset="8%"',
        "dash_offset_units": 'stroke-dasharray="10 5" stroke-dashoffset="2mm"',
        "dash_offset_em": 'stroke-dasharray="10 5" stroke-dashoffset=".5em"',
        "dash_offset_far": 'stroke-dasharray="10 5" stroke-dashoffset="1007"',
        "dash_offset_wrong": 'stroke-dasharray="10 5" stroke-dashoffset="far"',
        "dash_in_style": 'style="stroke-dasharray:10,5;stroke-dashoffset:3"',
        "dash_length_zero": 'stroke-dasharray="10 5" pathLength="0"',
        "dash_length_negative": 'stroke-dasharray="10 5" pathLength="-9"',
        "dash_round": 'stroke-dasharray="12 14" stroke-linecap="round"',
        "dash_turned": 'stroke-dasharray="10 5" transform="rotate(20 50 50) scale(.8)"',
        "dash_uneven": 'stroke-dasharray="10 5" transform="rotate(30 50 50) scale(.9 .5)"',
    }.items()
} | {
    "dash_rect": (
        f'<rect x="20" y="30" width="50" height="40" {_BROAD} stroke-dasharray="20 9"/>'
    ),
    "dash_circle": f'<circle cx="50" cy="50" r="30" {_BROAD} stroke-dasharray="20 9"/>',
    "dash_round_rect": (
        f'<rect x="20" y="30" width="50" height="40" rx="15" {_BROAD} stroke-dasharray="9"/>'
    ),
    "dash_subpaths": (
        f'<path d="M10 20H90M10 50H90M10 80H90" {_BROAD} stroke-dasharray="25 9"/>'
    ),
    "dash_inherited": (
        f'<g stroke-dasharray="10%" stroke-dashoffset="3"><path d="M5 50H95" {_BROAD}/></g>'
    ),
}
BENT = {
    "uneven_scale": f'<circle r="15" {_BROAD} transform="translate(50 50) scale(2 1)"/>',
    "uneven_rect": (
        f'<rect x="5" y="20" width="15" height="60" {_BROAD} transform="scale(4 1)"/>'
    ),
    "uneven_skew": f'<path d="M20 20H60V70" {_BROAD} transform="skewX(30)"/>',
    "uneven_caps": (
        f'<path d="M6 20L15 80" {_BROAD} stroke-linecap="round" transform="scale(4 1)"/>'
    ),
    "uneven_square": (
        f'<path d="M6 20L15 80" {_BROAD} stroke-linecap="square" transform="scale(4 1)"/>'
    ),
    "uneven_dot": (
        f'<path d="M12 50h0" {_BROAD} stroke-linecap="round" transform="scale(4 1)"/>'
    ),
    "uneven_round_join": (
        f'<path d="M6 80L12 20L18 80" {_BROAD} stroke-linejoin="round"'
        ' transform="scale(4 1)"/>'
    ),
    "uneven_miter": f'<path d="M6 80L12 20L18 80" {_BROAD} transform="scale(4 1)"/>',
    "uneven_mirrored": (
        f'<path d="M-6 80L-12 20L-18 80" {_BROAD} stroke-linejoin="bevel"'
        ' transform="scale(-4 1)"/>'
    ),
    "uneven_with_fill": (
        '<circle r="15" fill="gold" stroke="teal" stroke-width="8"'
        ' transform="translate(50 50) scale(2 1)"/>'
    ),
    "uneven_box": (
        '<svg viewBox="0 0 10 40" preserveAspectRatio="none"><path d="M2 5L5 30L8 5"'
        ' fill="none" stroke="red" stroke-width="2"/></svg>'
    ),
    "uneven_thin": (
        '<path d="M2 5L20 90" stroke="red" stroke-width=".3" transform="scale(3 1)"/>'
    ),
}
ORDER = {
    name: (
        f'<circle cx="50" cy="50" r="30" fill="gold" stroke="teal" stroke-width="16" {value}/>'
    )
    for name, value in {
        "order_normal": 'paint-order="normal"',
        "order_stroke": 'paint-order="stroke"',
        "order_stroke_markers": 'paint-order="stroke markers"',
        "order_all": 'paint-order="markers stroke fill"',
        "order_fill": 'paint-order="fill"',
        "order_twice": 'paint-order="stroke stroke"',
        "order_wrong": 'paint-order="stroke wrong"',
        "order_trailing": 'paint-order="stroke markers fill stroke"',
        "order_style": 'style="paint-order:stroke"',
    }.items()
} | {
    "order_inherited": (
        '<g paint-order="stroke"><circle cx="50" cy="50" r="30" fill="gold" stroke="teal"'
        ' stroke-width="16"/></g>'
    ),
    "order_markers": (
        '<marker id="m" markerWidth="2" markerHeight="2" refX="1" refY="1"><rect width="2"'
        ' height="2" fill="red"/></marker><path d="M20 50H80V80" stroke="teal"'
        ' stroke-width="10" fill="gold" style="marker:url(#m)" paint-order="markers"/>'
    ),
    "overflow_inherited": (
        '<svg x="30" y="30" width="30" height="30" overflow="inherit"><rect x="-10" y="9"'
        ' width="60" height="9" fill="teal"/></svg>'
    ),
    "shape_rendering": (
        '<circle cx="50" cy="50" r="30" shape-rendering="crispEdges" fill="gold"/>'
    ),
}
DRAWINGS = CAPS | JOINS | WIDTHS | DASHES | BENT | ORDER


@pytest.mark.parametrize("name", DRAWINGS)
def test_strokes_look_like_the_file(name: str) -> None:
    """Whatever a stroke is made of, it covers what resvg's covers."""
    check_picture(DRAWINGS[name])
