"""What the SVG reader takes over looks like the file: resvg draws both, feature by feature."""

import pytest

from tests.readers.svg_pictures import agreement, artwork_pixels, read, source_pixels

_STAR = "M50 5 L79 95 L2 38 H98 L21 95 Z"

# A name, and what stands inside an svg of viewBox 0 0 100 100.
DRAWINGS = {
    "rect": '<rect x="10" y="20" width="70" height="50" fill="green"/>',
    "rect_rx": '<rect x="10" y="20" width="70" height="50" rx="20" fill="green"/>',
    "rect_ry": '<rect x="10" y="20" width="70" height="50" ry="10" fill="green"/>',
    "rect_both": '<rect x="10" y="20" width="70" height="50" rx="30" ry="10"/>',
    "rect_clamped": '<rect x="10" y="20" width="30" height="50" rx="300" ry="20"/>',
    "rect_negative_rx": '<rect x="10" y="20" width="70" height="50" rx="-5" ry="20"/>',
    "rect_percent": '<rect x="10%" y="20%" width="50%" height="3em" rx="10%"/>',
    "circle": '<circle cx="50" cy="40" r="30" fill="#369"/>',
    "circle_percent": '<circle cx="50%" cy="40%" r="30%" fill="#369"/>',
    "ellipse": '<ellipse cx="50" cy="40" rx="40" ry="15" fill="tomato"/>',
    "ellipse_auto": '<ellipse cx="50" cy="40" rx="30" fill="tomato"/>',
    "line": '<line x1="10" y1="20" x2="90" y2="70" stroke="red" stroke-width="5"/>',
    "polyline": '<polyline points="10,10 50,90 90,10" stroke="red" fill="yellow"/>',
    "polygon": '<polygon points="10,10 50,90, 90,10" stroke="red" fill="none"/>',
    "polygon_odd": '<polygon points="10,10 50,90 90,10 30" stroke="red" fill="none"/>',
    "polyline_error": '<polyline points="10,10 50,90 90,10 x 3 4" stroke="red"/>',
    "star_nonzero": f'<path d="{_STAR}" fill="navy"/>',
    "star_evenodd": f'<path d="{_STAR}" fill="navy" fill-rule="evenodd"/>',
    "arc_flags": '<path d="M10 50a30 30 0 0160 0 10,10,0,1,1,5.5.5" fill="teal"/>',
    "arc_large": '<path d="M30 50A25 15 30 1 1 60 60" stroke="red" fill="none"/>',
    "arc_too_small": '<path d="M10 50A5 8 20 0 1 90 60z" fill="teal"/>',
    "arc_zero_radius": '<path d="M10 50A0 8 20 0 1 90 60L50 90z" fill="teal"/>',
    "smooth_cubic": '<path d="M10 50C20 0 40 0 50 50S80 100 90 50" stroke="red"/>',
    "smooth_quadratic": '<path d="M5 50Q20 0 35 50T65 50t20 10" stroke="red"/>',
    "smooth_after_line": '<path d="M5 50L20 40S40 0 50 50L60 60T90 20" stroke="red"/>',
    "relative_after_close": '<path d="m10 10h30v30h-30z l50 50h20v20z m5 5h5" stroke="red"/>',
    "path_error": '<path d="M10 10L90 10L90 90L10 90 foo L50 50" fill="red"/>',
    "path_half_error": '<path d="M10 10L90 10L90 90L10" fill="red"/>',
    "path_no_move": '<path d="L10 10L90 10L90 90" fill="red"/>',
    "path_numbers": '<path d="M1e1.5e2-.0,80.5.5-30.25+40 1e1 1" stroke="red"/>',
    "path_exponent": '<path d="M1e1,1E+1L9e1 1000e-2L90 .9e2" stroke="red" fill="none"/>',
    "path_moves": '<path d="m10 10 30 0 0 30 m20 20 20 0 0 20" stroke="red" fill="none"/>',
    "stroke_caps": (
        '<g stroke="red" stroke-width="10"><path d="M20 20H80" stroke-linecap="round"/>'
        '<path d="M20 50H80" stroke-linecap="square"/><path d="M20 80H80"/></g>'
    ),
    "stroke_joins": (
        '<g stroke="red" stroke-width="10" fill="none">'
        '<path d="M10 30L20 10L30 30" stroke-linejoin="round"/>'
        '<path d="M40 30L50 10L60 30" stroke-linejoin="bevel"/>'
        '<path d="M70 90L80 10L90 90" stroke-miterlimit="10"/></g>'
    ),
    "dots": (
        '<path d="M20 20zM50 50l0 0" stroke-width="20" stroke="red" stroke-linecap="round"/>'
    ),
    "dots_butt": '<path d="M20 20zM50 50l0 0" stroke-width="20" stroke="red"/>',
    "dashes": '<path d="M5 50H95" stroke="red" stroke-width="8" stroke-dasharray="10 5 2"/>',
    "dash_offset": (
        '<path d="M5 50H95" stroke="red" stroke-width="8" stroke-dasharray="10,5"'
        ' stroke-dashoffset="-7"/>'
    ),
    "dash_zero": '<path d="M5 50H95" stroke="red" stroke-width="8" stroke-dasharray="0 0"/>',
    "dash_negative": (
        '<path d="M5 50H95" stroke="red" stroke-width="8" stroke-dasharray="4 -1"/>'
    ),
    "width_zero": '<rect x="9" y="9" width="50" height="50" stroke="red" stroke-width="0"/>',
    "width_negative": '<path d="M5 50H95" stroke="red" stroke-width="-3"/>',
    "width_percent": '<path d="M5 50H95" stroke="red" stroke-width="10%"/>',
    "translate": '<rect width="30" height="20" transform="translate(20)"/>',
    "rotate_about": '<rect width="30" height="20" transform="rotate(30 50 50) scale(2 -1)"/>',
    "skew": '<rect width="30" height="20" transform="skewX(30),skewY(20)translate(10,20)"/>',
    "matrix": '<circle r="10" transform="matrix(2 .5 -.3 1 40 40)" stroke="red"/>',
    "transform_wrong": '<rect width="30" height="20" transform="translate(20) foo(3)"/>',
    "transform_origin": (
        '<rect x="30" y="40" width="30" height="20" transform="rotate(30)"'
        ' transform-origin="50 20"/><rect x="10" y="60" width="9" height="9"'
        ' transform="rotate(45)" style="transform-origin:20px 60%"/>'
    ),
    "transform_origin_words": (
        '<rect x="70" y="60" width="30" height="20" transform="rotate(30)"'
        ' transform-origin="right center"/><rect x="60" y="9" width="9" height="9"'
        ' transform="rotate(15)" transform-origin="top"/>'
    ),
    "scale_zero": '<rect width="30" height="20" transform="scale(0 1)"/>',
    "nested_groups": (
        '<g transform="translate(10 10)" fill="red"><g transform="scale(2)"><g fill="blue">'
        '<rect width="10" height="10"/></g><rect x="12" width="10" height="10"/></g></g>'
    ),
    "display": (
        '<g display="none"><rect width="50" height="50"/></g>'
        '<rect x="50" width="20" height="20" style="display:none"/><rect'
        ' width="9" height="9"/>'
    ),
    "visibility": (
        '<g visibility="hidden"><rect width="50" height="50"/>'
        '<rect x="50" width="40" height="40" visibility="visible"/></g>'
    ),
    "opacity": (
        '<g opacity="0.8"><rect width="50" height="50" opacity=".9"/></g>'
        '<rect x="50" width="40" height="40" opacity="0"/>'
    ),
    "fill_opacity": '<rect width="50" height="50" fill-opacity="80%" fill="#f00c"/>',
    "colours": (
        '<rect width="50" height="50" fill="rgb(200, 30, 10)"/>'
        '<rect x="50" width="50" height="50" fill="rgb(50%,20%,10%)"/>'
        '<rect y="50" width="50" height="50" fill="hsl(120, 100%, 25%)"/>'
        '<rect x="50" y="50" width="50" height="50" fill="DarkOrchid"/>'
    ),
    "current_colour": (
        '<g color="red"><rect width="50" height="50" fill="currentColor"/>'
        '<g color="blue" fill="currentColor"><rect x="50" width="50" height="50"/></g></g>'
    ),
    "current_colour_inherited": (
        '<g color="red" fill="currentColor"><g color="blue">'
        '<rect width="50" height="50"/></g></g>'
    ),
    "inherit": '<g opacity="0.7"><g fill="red" opacity="inherit"><rect width="50" height="50"'
    ' fill="inherit"/></g></g>',
    "gradient": (
        '<linearGradient id="a"><stop offset="0" stop-color="red"/>'
        '<stop offset="1" stop-color="#fa0"/></linearGradient>'
        '<rect width="100" height="50" fill="url(#a)"/>'
    ),
    "gradient_chain": (
        '<radialGradient id="a" href="#b"/><linearGradient id="b"><stop offset="0"'
        ' style="stop-color:red;stop-opacity:.9"/><stop offset="1" stop-color="red"/>'
        '</linearGradient><circle cx="50" cy="50" r="40" fill="url(#a)"/>'
    ),
    "paint_fallback": '<rect width="50" height="50" fill="url(#none) blue"/>',
    "paint_missing": '<rect width="50" height="50" fill="url(#none)" stroke="red"/>',
    "css_class": (
        "<style>.a{fill:red} rect.b{fill:blue;stroke:lime} #c{fill:teal}</style>"
        '<rect class="a" width="40" height="40"/><rect class="a b" x="50"'
        ' width="40" height="40"/>'
        '<rect id="c" class="a" y="50" width="40" height="40" fill="yellow"/>'
    ),
    "css_combinators": (
        '<style type="text/css"><![CDATA[ g > rect { fill: red } svg g .x { fill: blue }'
        " rect + rect { stroke: lime } rect:first-child {stroke-width:5} [y]{opacity:.8} ]]>"
        '</style><g><rect width="40" height="40"/><rect x="50" width="40" height="40"/>'
        '<rect class="x" y="50" width="40" height="40"/></g>'
    ),
    "css_attribute_order": (
        "<style>.a{fill:red}</style><g style='fill:lime'>"
        '<rect width="40" height="40" fill="blue"/>'
        '<rect class="a" x="50" width="40" height="40" fill="blue"/></g>'
    ),
    "css_comment": (
        "<style>/* .a{fill:red} */ .a, .b {fill:/* no */blue;} @import 'x.css';"
        " @font-face{font-family:x} broken { .c{fill:lime}</style>"
        '<rect class="a" width="40" height="40" style="stroke:/*x*/red;;fill-opacity:.8;"/>'
    ),
    "root_style": '<g style="fill:none;stroke:blue;stroke-width:4"><path d="M9 9h80v80"/></g>',
    "use": (
        '<defs><rect id="a" width="20" height="20"/></defs><use href="#a" x="10" y="10"/>'
        '<use xlink:href="#a" x="50" fill="red" transform="rotate(20)"/>'
    ),
    "use_group": (
        '<g id="a"><circle r="10" fill="red"/><circle r="5"/></g>'
        '<use href="#a" x="50" y="50"/><g id="b"><use href="#a" x="20" y="70"/></g>'
        '<use href="#b" x="50"/>'
    ),
    "use_symbol": (
        '<symbol id="s" viewBox="0 0 10 10"><circle cx="5" cy="5" r="6" fill="red"/></symbol>'
        '<use href="#s" x="10" y="10" width="50" height="30"/>'
        '<use href="#s" x="60" y="60" width="30" height="30"/>'
    ),
    "symbol_overflow": (
        '<symbol id="s" viewBox="0 0 10 10" overflow="visible"><circle r="6"/></symbol>'
        '<use href="#s" x="40" y="40" width="30" height="30"/>'
    ),
    "use_svg": (
        '<defs><svg id="s" viewBox="0 0 10 10" width="10"><rect width="9"'
        ' height="9"/></svg></defs>'
        '<use href="#s" x="10" y="10" width="50" height="50"/>'
    ),
    "use_missing": '<use href="#nothing"/><use/><rect width="9" height="9"/>',
    "nested_svg": (
        '<svg x="20" y="10" width="50" height="40" viewBox="0 0 10 10">'
        '<rect width="10" height="10" fill="red"/><rect x="9" width="10" height="1"/></svg>'
    ),
    "nested_slice": (
        '<svg x="20" y="10" width="50" height="40" viewBox="0 0 10 10"'
        ' preserveAspectRatio="xMinYMax slice"><circle cx="5" cy="5" r="5"/></svg>'
    ),
    "nested_none": (
        '<svg x="20" y="10" width="50%" height="40" viewBox="-5 -5 10 10"'
        ' preserveAspectRatio="none"><circle r="5" fill="red"/></svg>'
    ),
    "nested_percent": '<svg width="50" height="60"><rect width="50%" height="50%"/></svg>',
    "nested_overflow": (
        '<svg width="50" height="60" overflow="visible"><circle cx="50" cy="50" r="30"/></svg>'
    ),
    "switch": (
        '<switch><foreignObject width="100" height="100" requiredExtensions="http://x/"/>'
        '<rect systemLanguage="xx" width="90" height="9"/><g><rect width="40"'
        ' height="40"/></g>'
        '<rect x="50" width="40" height="40"/></switch>'
    ),
    "link": '<a href="https://example.org"><rect width="40" height="40" fill="red"/></a>',
    "defs": (
        '<defs><rect width="90" height="90"/></defs><symbol><rect width="90" height="90"/>'
        '</symbol><marker><rect width="90" height="90"/></marker><rect width="9" height="9"/>'
    ),
    "clip": (
        '<clipPath id="c"><circle cx="50" cy="50" r="30"/></clipPath>'
        '<rect width="60" height="60" fill="red" clip-path="url(#c)"/>'
    ),
    "clip_stroke": (
        '<clipPath id="c"><circle cx="50" cy="50" r="30"/></clipPath><path clip-path="url(#c)"'
        ' d="M0 0L100 100M0 100L100 0M0 50H60V90" stroke="red" stroke-width="2" fill="none"/>'
    ),
    "clip_group": (
        '<clipPath id="c"><path d="M0 0H50V50H100V100H50V50H0"/></clipPath>'
        '<g clip-path="url(#c)" fill="red"><circle cx="30" cy="30" r="40"/>'
        '<circle cx="70" cy="70" r="40" fill="blue"/></g>'
    ),
    "clip_transform": (
        '<clipPath id="c" transform="scale(2)"><rect x="5" y="5" width="20" height="20"'
        ' transform="rotate(10)"/></clipPath><g transform="translate(10 20)">'
        '<rect width="90" height="90" clip-path="url(#c)" transform="rotate(20)"/></g>'
    ),
    "clip_box": (
        '<clipPath id="c" clipPathUnits="objectBoundingBox"><circle cx=".5" cy=".5" r=".4"/>'
        '</clipPath><rect x="10" y="20" width="80" height="40"'
        ' clip-path="url(#c)" fill="red"/>'
    ),
    "clip_box_group": (
        '<clipPath id="c" clipPathUnits="objectBoundingBox"><circle cx=".5" cy=".5" r=".5"/>'
        '</clipPath><g clip-path="url(#c)"><rect x="10" y="20" width="30" height="30"/>'
        '<rect x="50" y="50" width="40" height="40" fill="red"/></g>'
    ),
    "clip_rule": (
        f'<clipPath id="c"><path d="{_STAR}" clip-rule="evenodd"/></clipPath>'
        '<rect width="100" height="100" fill="red" clip-path="url(#c)"/>'
    ),
    "clip_nested": (
        '<clipPath id="a"><circle cx="40" cy="50" r="30"/></clipPath>'
        '<clipPath id="c" clip-path="url(#a)"><circle cx="60" cy="50" r="30"/></clipPath>'
        '<rect width="100" height="100" fill="red" clip-path="url(#c)"/>'
    ),
    "clip_of_child": (
        '<clipPath id="a"><circle cx="40" cy="50" r="30"/></clipPath>'
        '<clipPath id="c"><circle cx="60" cy="50" r="30" clip-path="url(#a)"/>'
        '<rect width="20" height="20"/></clipPath>'
        '<rect width="100" height="100" fill="red" clip-path="url(#c)"/>'
    ),
    "clip_with_use": (
        '<defs><circle id="d" r="20"/></defs><clipPath id="c"><use href="#d" x="50" y="40"/>'
        '<g><rect width="100" height="100"/></g></clipPath>'
        '<rect width="100" height="100" fill="red" clip-path="url(#c)"/>'
    ),
    "clip_empty": '<clipPath id="c"/><rect width="90" height="90" clip-path="url(#c)"/>',
    "clip_missing": '<rect width="90" height="90" clip-path="url(#c)"/>',
    "clip_hidden_child": (
        '<clipPath id="c"><circle cx="60" cy="50" r="30" visibility="hidden"/>'
        '<circle cx="20" cy="50" r="30" display="none"/><rect width="20"'
        ' height="20"/></clipPath>'
        '<rect width="100" height="100" fill="red" clip-path="url(#c)"/>'
    ),
}

ROOTS = {
    "mid_meet": 'width="100" height="100" viewBox="0 0 100 50"',
    "min_meet": 'width="100" height="100" viewBox="0 0 50 100" preserveAspectRatio="xMinYMin"',
    "max_slice": (
        'width="90" height="60" viewBox="0 0 99 99" preserveAspectRatio="xMaxYMax slice"'
    ),
    "none": 'width="90" height="60" viewBox="-9 9 99 99" preserveAspectRatio="none"',
    "box_alone": 'viewBox="10 20 90 80"',
    "width_alone": 'viewBox="10 20 90 80" width="5cm"',
    "size_alone": 'width="90" height="80"',
    "aspect_wrong": 'width="90" height="80" viewBox="0 0 50 90" preserveAspectRatio="middle"',
    "inches": 'width="1in" height="50pt" viewBox="0 0 100 100"',
    "styled": 'width="90" height="80" fill="none" stroke="red" style="stroke-width:4"',
    "opacity": 'width="90" height="80" opacity="0.8"',
}


def _drawing(inner: str, root: str = 'width="100" height="100" viewBox="0 0 100 100"') -> str:
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {spaces} {root}>{inner}</svg>"


@pytest.mark.parametrize("name", DRAWINGS)
def test_the_artwork_looks_like_the_file(name: str) -> None:
    """Painted pixels of both sides lie within a pixel of each other; mean colours agree."""
    text = _drawing(DRAWINGS[name])
    found = agreement(artwork_pixels(read(text)), source_pixels(text))
    assert found.ours_near_theirs >= 0.98
    assert found.theirs_near_ours >= 0.98
    assert found.colour <= 0.08


@pytest.mark.parametrize("name", ROOTS)
def test_the_page_lies_where_the_file_has_it(name: str) -> None:
    """Whatever the root says of size and viewBox, the page shows what resvg shows."""
    inner = '<circle cx="45" cy="45" r="25"/><path d="M0 0H60L20 90" stroke="blue"/>'
    text = _drawing(inner, ROOTS[name])
    found = agreement(artwork_pixels(read(text)), source_pixels(text))
    assert found.ours_near_theirs >= 0.98
    assert found.theirs_near_ours >= 0.98
    assert found.colour <= 0.08
