"""Gradients and patterns: what they paint, where they paint nothing, and how they repeat."""

import pytest

from tests.readers.svg_pictures import check_picture

_PAGE = '<rect x="10" y="10" width="80" height="60" fill="url(#g)"/>'
_TWO = '<stop offset="0" stop-color="red"/><stop offset="1" stop-color="gold"/>'
_BLUE = _TWO.replace("gold", "blue")
_FADING = '<stop stop-color="red"/><stop offset="1" stop-color="red" stop-opacity="0%"/>'
_TRANSLUCENT = _FADING.replace("0%", "80%")
_USER = 'gradientUnits="userSpaceOnUse"'


def _linear(attributes: str = "", stops: str = _TWO, shown: str = _PAGE) -> str:
    return f'<linearGradient id="g" {attributes}>{stops}</linearGradient>{shown}'


def _radial(attributes: str = "", stops: str = _TWO, shown: str = _PAGE) -> str:
    return f'<radialGradient id="g" {attributes}>{stops}</radialGradient>{shown}'


def _pattern(attributes: str, inner: str, shown: str = _PAGE) -> str:
    return f'<pattern id="g" {attributes}>{inner}</pattern>{shown}'


_TILE = 'width="20" height="20" patternUnits="userSpaceOnUse"'
_DOT = '<circle cx="10" cy="10" r="7" fill="teal"/>'
_HEIR = _DOT.replace('"teal"', '"inherit"')
_EDGE = '<path d="M0 0V20" stroke="teal"/>'
_STROKED = '<path d="M20 20L50 80L80 20" fill="none" stroke="url(#g)" stroke-width="15"/>'

# A name, and what stands inside an svg of viewBox 0 0 100 100.
LINEAR = {
    "origin": _linear(
        f'{_USER} x1="20" x2="80" gradientTransform="rotate(60)" transform-origin="50 40"',
        '<stop offset=".5" stop-color="red"/><stop offset=".5" stop-opacity="0"/>',
    ),
    "origin_of_box": _linear(
        'gradientTransform="rotate(60)" transform-origin=".5 .5"',
        '<stop offset=".5" stop-color="red"/><stop offset=".5" stop-opacity="0"/>',
    ),
    "places_wrong": _linear('x2="wrong" y1="wrong"'),
    "plain": _linear(),
    "stroke": _linear("", _TWO, _STROKED),
    "short": _linear('x1=".8" x2=".9"'),
    "outside": _linear('x1="1.5" x2="2"'),
    "down": _linear('x2="0" y2="1"'),
    "user": _linear(f'{_USER} x1="80" x2="90"'),
    "user_percent": _linear(f'{_USER} x1="60%" x2="90%"'),
    "transform": _linear('gradientTransform="translate(.7 0) scale(.2)"'),
    "transform_zero": _linear('gradientTransform="scale(0)"'),
    "reflect": _linear('x2=".2" spreadMethod="reflect"'),
    "repeat": _linear('x2=".2" spreadMethod="repeat"'),
    "spread_wrong": _linear('x2=".2" spreadMethod="wrong"'),
    "same_ends": _linear('x1=".5" x2=".5"'),
    "units_wrong": _linear('gradientUnits="wrong" x1=".8"'),
    "no_stops": _linear("", ""),
    "one_stop": _linear("", '<stop offset=".5" stop-color="red"/>'),
    "no_stops_fallback": _linear("", "", _PAGE.replace("url(#g)", "url(#g) teal")),
    "zero_box": _linear("", _TWO, '<path d="M10 50H90" stroke="url(#g)" stroke-width="9"/>'),
    "zero_box_fallback": _linear(
        "", _TWO, '<path d="M10 50H90" stroke="url(#g) teal" stroke-width="9"/>'
    ),
    "zero_box_user": _linear(
        f'{_USER} x2="100"', _TWO, '<path d="M10 50H90" stroke="url(#g)" stroke-width="9"/>'
    ),
    "opaque_stops": _linear("", _TWO.replace("/>", ' stop-opacity="80%"/>')),
    "fading": _linear("", '<stop stop-color="red"/><stop offset="1" stop-opacity="0"/>'),
    "fading_radial": _radial(
        "", '<stop stop-color="red"/><stop offset="1" stop-opacity="0"/>'
    ),
    "fading_circle": _linear(
        "",
        '<stop stop-color="red"/><stop offset="1" stop-color="red" stop-opacity="0"/>',
        '<circle cx="50" cy="50" r="40" fill="url(#g)"/>',
    ),
    "holed": _linear(
        "",
        '<stop offset=".3" stop-color="red"/><stop offset=".3" stop-opacity="0"/>'
        '<stop offset=".7" stop-opacity="0"/><stop offset=".7" stop-color="red"/>',
    ),
    "fill_opacity": _linear("", _TWO, _PAGE.replace("/>", ' fill-opacity=".7"/>')),
    "link": f'<linearGradient id="a">{_TWO}</linearGradient>' + _linear('href="#a"', ""),
    "link_to_radial": (
        f'<radialGradient id="a" gradientUnits="userSpaceOnUse" spreadMethod="repeat">{_TWO}'
        "</radialGradient>" + _linear('href="#a" x1="10" x2="20"', "")
    ),
    "link_attributes": (
        '<linearGradient id="a" x1=".8"'
        f" {_USER.replace('userSpaceOnUse', 'objectBoundingBox')}"
        ' gradientTransform="rotate(10)"/>' + _linear('href="#a"')
    ),
    "link_self": _linear('href="#g"', ""),
    "link_cycle": '<linearGradient id="a" href="#g"/>' + _linear('href="#a"', ""),
    "link_missing": _linear('href="#a"'),
    "link_to_other": f'<rect id="a">{_TWO}</rect>' + _linear('href="#a"', ""),
    "on_group": _linear(
        "", _TWO, f'<g fill="url(#g)">{_PAGE.replace("url(#g)", "inherit")}</g>'
    ),
    "skewed": _linear("", _TWO, _PAGE.replace("/>", ' transform="skewX(20)"/>')),
    "in_style": _linear("", _TWO, "<style>rect{fill:url(#g)}</style>" + _PAGE),
    "flat": _linear('gradientTransform="matrix(1 1 1 1 0 0)"'),
    "beyond_page": _linear(
        "", _TWO, '<rect x="-400" width="480" height="60" fill="url(#g)"/>'
    ),
    "beyond_page_stroke": _linear(
        "", _BLUE, '<circle r="70" fill="none" stroke="url(#g)" stroke-width="30"/>'
    ),
    "off_page": _linear("", _TWO, '<rect x="-90" width="80" height="60" fill="url(#g)"/>'),
    "fading_far": _linear("", _FADING),
    "fading_a_little": _linear("", _FADING.replace("0%", "2%")),
    "dot": _linear(
        f'{_USER} x1="30" x2="50"',
        _BLUE,
        '<path d="M50 50h0" stroke="url(#g)" stroke-width="70" stroke-linecap="round"/>',
    ),
}
STOPS = {
    name: _linear("", stops)
    for name, stops in {
        "offset_percent": '<stop offset="70%" stop-color="red"/><stop offset="90%"/>',
        "offset_low": (
            '<stop offset=".7" stop-color="red"/><stop offset=".2" stop-color="gold"/>'
        ),
        "offset_beyond": '<stop offset="-1" stop-color="red"/><stop offset="2"/>',
        "offset_same": (
            '<stop offset=".3" stop-color="red"/><stop offset=".3" stop-color="gold"/>'
            '<stop offset=".3" stop-color="blue"/>'
        ),
        "offset_missing": '<stop stop-color="red"/><stop stop-color="gold"/>',
        "offset_wrong": '<stop offset="x" stop-color="red"/><stop offset="1"/>',
        "offset_apart": '<stop offset="90 %" stop-color="red"/><stop offset="1"/>',
        "offset_zero_zero": (
            '<stop offset="0" stop-color="red"/><stop offset="0" stop-color="gold"/>'
            '<stop offset="1" stop-color="gold"/>'
        ),
        "offset_one_one": (
            '<stop offset="0" stop-color="red"/><stop offset="1" stop-color="red"/>'
            '<stop offset="1" stop-color="gold"/>'
        ),
        "colour_current": (
            '<stop stop-color="currentColor" color="teal"/><stop offset="1"'
            ' stop-color="currentColor" color="lime"/>'
        ),
        "colour_alpha": '<stop stop-color="#f00c"/><stop offset="1" stop-color="gold"/>',
        "colour_wrong": '<stop stop-color="wrong"/><stop offset="1" stop-color="gold"/>',
        "colour_missing": '<stop/><stop offset="1" stop-color="gold"/>',
        "colour_style": '<stop style="stop-color:red"/><stop offset="1" stop-color="gold"/>',
        "opacity_percent": '<stop stop-opacity="80%"/><stop offset="1"/>',
        "opacity_beyond": '<stop stop-opacity="3"/><stop offset="1" stop-color="red"/>',
        "stop_in_group": f"<g>{_TWO}</g>",
        "other_children": f'<rect width="9" height="9"/>{_TWO}',
        "hidden": _TWO.replace("/>", ' visibility="hidden" display="none"/>'),
    }.items()
} | {
    "colour_inherited": (
        '<linearGradient id="g" stop-color="teal"><stop stop-color="inherit"/>'
        f'<stop offset="1" stop-color="gold"/></linearGradient>{_PAGE}'
    ),
    "opacity_inherited": (
        '<linearGradient id="g" stop-opacity=".7"><stop stop-opacity="inherit"/>'
        f'<stop offset="1" stop-color="gold"/></linearGradient>{_PAGE}'
    ),
    "current_of_parent": (
        f'<g color="teal">{_linear("", _TWO.replace("red", "currentColor"))}</g>'
    ),
}
RADIAL = {
    "places_wrong": _radial('cx="wrong" r="wrong"'),
    "plain": _radial(),
    "small": _radial('r=".2"'),
    "moved": _radial('cx=".1" cy=".2" r=".3"'),
    "focus": _radial('fx=".2" fy=".3"'),
    "focus_alone": _radial('fx=".9"'),
    "focus_outside": _radial('fx="1.5" fy=".5" r=".4"'),
    "focus_edge": _radial('fx="1" fy=".5"'),
    "focus_radius": _radial('fr=".3"'),
    "focus_radius_large": _radial('fr=".6"'),
    "focus_radius_same": _radial('fr=".5"'),
    "focus_radius_negative": _radial('fr="-.5"'),
    "focus_radius_same_repeated": _radial('fr=".5" spreadMethod="repeat"'),
    "focus_radius_same_fading": _radial('fr=".5"', _FADING),
    "focus_radius_repeated": _radial('fr=".2" r=".4" spreadMethod="repeat"', _FADING),
    "focus_edge_fading": _radial('fx="1" fy=".5"', _FADING),
    "focus_edge_repeated": _radial('fx="1" spreadMethod="repeat"', _TRANSLUCENT),
    "focus_wrong": _radial('fx="x" fy=""', _FADING),
    "radius_zero": _radial('r="0"'),
    "radius_negative": _radial('r="-1"'),
    "user": _radial(f'{_USER} cx="20" cy="30" r="20"'),
    "user_percent": _radial(f'{_USER} cx="20%" cy="30%" r="20%"'),
    "reflect": _radial('r=".2" spreadMethod="reflect"'),
    "repeat": _radial('r=".2" fx=".45" spreadMethod="repeat"'),
    "transform": _radial('gradientTransform="translate(.2 0) scale(.5 .9)"'),
    "link": f'<radialGradient id="a" r=".2">{_TWO}</radialGradient>'
    + _radial('href="#a"', ""),
    "link_linear": (
        f'<linearGradient id="a">{_TWO}</linearGradient>' + _radial('href="#a" r=".2"', "")
    ),
    "clipped": (
        '<clipPath id="c"><rect width="30" height="100"/></clipPath>'
        + _linear("", _TWO, _PAGE.replace("/>", ' clip-path="url(#c)"/>'))
    ),
}
FALLBACKS = {
    "colour": '<rect width="60" height="60" fill="url(#x) teal"/>',
    "none": '<rect width="60" height="60" fill="url(#x) none"/>',
    "missing": (
        '<rect width="60" height="60" fill="url(#x)"/><rect y="70" width="9" height="9"/>'
    ),
    "missing_stroke": (
        '<rect x="9" y="9" width="60" height="60" stroke="url(#x)" stroke-width="9"/>'
    ),
    "current": '<rect width="60" height="60" color="teal" fill="url(#x) currentColor"/>',
    "wrong": '<rect width="60" height="60" fill="url(#x) wrong"/>',
    "unused": _linear("", _TWO, _PAGE.replace("url(#g)", "url(#g) teal")),
    "not_a_server": '<rect id="x" width="60" height="60" fill="url(#x) teal"/>',
    "quoted": _linear("", _TWO, _PAGE.replace("url(#g)", "url('#g')")),
    "spaced": _linear("", _TWO, _PAGE.replace("url(#g)", "url( #g )")),
    "stroke": '<path d="M10 50H90" stroke="url(#x) teal" stroke-width="9"/>',
}
PATTERNS = {
    "origin": _pattern(
        f'{_TILE} patternTransform="rotate(30)" transform-origin="43 57"', _DOT
    ),
    "origin_middle": _pattern(
        'width=".3" height=".4" patternTransform="rotate(30)" transform-origin="center"', _DOT
    ),
    "dots": _pattern(_TILE, _DOT),
    "moved": _pattern(f'{_TILE} x="5" y="7"', _DOT),
    "box": _pattern('width=".2" height=".25"', _DOT),
    "box_content": _pattern(
        'width=".2" height=".25" patternContentUnits="objectBoundingBox"',
        '<rect width=".1" height=".12" fill="teal"/>',
    ),
    "percent": _pattern('width="20%" height="20%" patternUnits="userSpaceOnUse"', _DOT),
    "view_box": _pattern(f'{_TILE} viewBox="0 0 40 20"', _DOT),
    "view_box_none": _pattern(f'{_TILE} viewBox="0 0 40 20" preserveAspectRatio="none"', _DOT),
    "view_box_slice": _pattern(
        f'{_TILE} viewBox="0 0 40 20" preserveAspectRatio="xMaxYMid slice"', _DOT
    ),
    "view_box_units": _pattern(
        f'{_TILE} viewBox="0 0 20 20" patternContentUnits="objectBoundingBox"', _DOT
    ),
    "view_box_zero": _pattern(f'{_TILE} viewBox="0 0 0 20"', _DOT),
    "transform": _pattern(f'{_TILE} patternTransform="rotate(30) scale(.8)"', _DOT),
    "transform_zero": _pattern(f'{_TILE} patternTransform="scale(0)"', _DOT),
    "size_zero": _pattern('width="0" height="20" patternUnits="userSpaceOnUse"', _DOT),
    "size_negative": _pattern('width="-20" height="20" patternUnits="userSpaceOnUse"', _DOT),
    "size_missing": _pattern('width="20" patternUnits="userSpaceOnUse"', _DOT),
    "size_fallback": _pattern("", _DOT, _PAGE.replace("url(#g)", "url(#g) teal")),
    "cut": _pattern(_TILE, '<circle cx="10" cy="10" r="12" fill="teal"/>'),
    "overflow": _pattern(
        f'{_TILE} overflow="visible"', '<circle cx="20" cy="10" r="7" fill="teal"/>'
    ),
    "two": _pattern(_TILE, _DOT + '<rect width="9" height="9" fill="gold"/>'),
    "strokes": _pattern(
        _TILE, '<path d="M0 0L20 20M0 20L20 0" stroke="teal" stroke-width="4"/>'
    ),
    "thin": _pattern(_TILE, '<path d="M10 0V20M0 10H20" stroke="teal"/>'),
    "opacity": _pattern(_TILE, _DOT.replace("/>", ' opacity=".8"/>')),
    "fill_opacity": _pattern(_TILE, _DOT, _PAGE.replace("/>", ' fill-opacity=".7"/>')),
    "in_opacity": _pattern(_TILE, _DOT, _PAGE.replace("/>", ' opacity=".7"/>')),
    "on_stroke": _pattern(_TILE, _DOT, _STROKED),
    "on_both": _pattern(
        _TILE,
        _DOT,
        '<circle cx="50" cy="50" r="30" fill="gold" stroke="url(#g)" stroke-width="20"/>',
    ),
    "on_moved": _pattern(
        _TILE, _DOT, _PAGE.replace("/>", ' transform="rotate(20) scale(.7)"/>')
    ),
    "on_line": _pattern(
        _TILE, _DOT, '<path d="M10 50H90" stroke="url(#g)" stroke-width="20"/>'
    ),
    "on_line_box": _pattern(
        'width=".2" height=".2"',
        _DOT,
        '<path d="M10 50H90" stroke="url(#g) gold" stroke-width="20"/>',
    ),
    "link": f'<pattern id="a" {_TILE}>{_DOT}</pattern>' + _pattern('href="#a"', ""),
    "link_overrides": (
        f'<pattern id="a" {_TILE}>{_DOT}</pattern>'
        + _pattern('href="#a" width="30" x="4"', "")
    ),
    "link_content": (
        '<pattern id="a"><rect width="9" height="9" fill="red"/></pattern>'
        + _pattern(f'{_TILE} href="#a"', "")
    ),
    "link_self": _pattern(f'{_TILE} href="#g"', ""),
    "link_titled": (
        f'<pattern id="a" {_TILE}>{_DOT}</pattern>'
        + _pattern('href="#a"', "<title>Dots</title><desc>Many</desc>")
    ),
    "ends_at_tile": _pattern(f'{_TILE} x="10" y="10"', _EDGE),
    "flat": _pattern(f'{_TILE} patternTransform="matrix(1 1 1 1 0 0)"', _DOT),
    "nested": (
        '<pattern id="a" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="3"'
        ' height="3" fill="red"/></pattern>'
        + _pattern(_TILE, '<rect width="16" height="16" fill="url(#a)"/>')
    ),
    "self": _pattern(_TILE, '<rect width="9" height="9" fill="url(#g)"/>' + _DOT),
    "self_stroke": _pattern(
        _TILE, '<rect width="9" height="9" fill="lime" stroke="url(#g)"/>' + _DOT
    ),
    "cycle": (
        f'<pattern id="a" {_TILE}><rect width="9" height="9" fill="url(#g)"/></pattern>'
        + _pattern(_TILE, '<rect width="9" height="9" fill="url(#a)"/>' + _DOT)
    ),
    "empty": _pattern(_TILE, ""),
    "inherited": f'<g fill="lime">{_pattern(_TILE, _HEIR)}</g>',
    "gradient": (
        f'<linearGradient id="a">{_TWO}</linearGradient>'
        + _pattern(_TILE, _DOT.replace("teal", "url(#a)"))
    ),
    "clip": (
        '<clipPath id="c"><rect width="10" height="20"/></clipPath>'
        + _pattern(_TILE, _DOT.replace("/>", ' clip-path="url(#c)"/>'))
    ),
    "use": '<circle id="d" r="5"/>'
    + _pattern(_TILE, '<use href="#d" x="10" y="10" fill="red"/>'),
    "full": _pattern(_TILE, '<rect width="20" height="20" fill="teal"/>'),
    "many": _pattern(
        'width="1" height="1" patternUnits="userSpaceOnUse"',
        '<rect width=".8" height=".8" fill="teal"/>',
    ),
    "large": _pattern('width="200" height="200" patternUnits="userSpaceOnUse"', _DOT),
}
DRAWINGS = {
    f"{kind}_{name}": drawing
    for kind, drawings in {
        "linear": LINEAR,
        "stop": STOPS,
        "radial": RADIAL,
        "fallback": FALLBACKS,
        "pattern": PATTERNS,
    }.items()
    for name, drawing in drawings.items()
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_gradients_and_patterns_look_like_the_file(name: str) -> None:
    """A gradient shows its mean where it is seen, a pattern its tiles."""
    check_picture(DRAWINGS[name])
