"""Clips and masks as the standard has them, and what is no clip or mask at all."""

import pytest

from tests.readers.svg_pictures import check_picture

_PAGE = '<rect width="100" height="100" fill="teal" {}/>'.format
_CLIPPED = _PAGE('clip-path="url(#c)"')
_MASKED = _PAGE('mask="url(#m)"')
_BROAD = 'stroke="teal" stroke-width="16" fill="none"'


def _clip(inner: str, attributes: str = "", shown: str = _CLIPPED) -> str:
    return f'<clipPath id="c" {attributes}>{inner}</clipPath>{shown}'


def _mask(inner: str, attributes: str = "", shown: str = _MASKED) -> str:
    return f'<mask id="m" {attributes}>{inner}</mask>{shown}'


_DISC = '<circle cx="50" cy="50" r="30"/>'
_WHITE = '<circle cx="50" cy="50" r="30" fill="white"/>'
_USER = 'maskUnits="userSpaceOnUse"'

# A name, and what stands inside an svg of viewBox 0 0 100 100.
CLIPS = {
    "nested": (
        '<clipPath id="d"><rect width="50" height="100"/></clipPath>'
        + _clip(_DISC, 'clip-path="url(#d)"')
    ),
    "nested_child": (
        '<clipPath id="d"><rect width="50" height="100"/></clipPath>'
        + _clip(_DISC.replace("/>", ' clip-path="url(#d)"/>') + '<rect width="9" height="9"/>')
    ),
    "nested_missing": _clip(_DISC, 'clip-path="url(#nothing)"'),
    "nested_box": (
        '<clipPath id="d" clipPathUnits="objectBoundingBox"><rect width=".5" height="1"/>'
        "</clipPath>" + _clip(_DISC, 'clip-path="url(#d)"')
    ),
    "nested_no_clip": _clip(_DISC, 'clip-path="url(#d)"') + '<g id="d"/>',
    "self": _clip(_DISC, 'clip-path="url(#c)"'),
    "self_child": _clip(_DISC.replace("/>", ' clip-path="url(#c)"/>')),
    "cycle": (
        f'<clipPath id="d" clip-path="url(#c)">{_DISC}</clipPath>'
        + _clip(_DISC, 'clip-path="url(#d)"')
    ),
    "rule": _clip('<path clip-rule="evenodd" d="M10 10H90V90H10zM30 30H70V70H30z"/>'),
    "rule_nonzero": _clip('<path d="M10 10H90V90H10zM30 30H70V70H30z"/>'),
    "rule_inherited": _clip(
        '<path d="M10 10H90V90H10zM30 30H70V70H30z"/>', 'clip-rule="evenodd"'
    ),
    "rule_of_fill": _clip('<path fill-rule="evenodd" d="M10 10H90V90H10zM30 30H70V70H30z"/>'),
    "transform": _clip(_DISC, 'transform="translate(20 0) scale(.8)"'),
    "transform_child": _clip(_DISC.replace("/>", ' transform="scale(.5)"/>')),
    "transform_zero": _clip(_DISC, 'transform="scale(0)"'),
    "transform_wrong": _clip(_DISC, 'transform="scale(0 1)"'),
    "box": _clip('<circle cx=".5" cy=".5" r=".4"/>', 'clipPathUnits="objectBoundingBox"'),
    "box_transform": _clip(
        '<circle cx=".5" cy=".5" r=".4"/>',
        'clipPathUnits="objectBoundingBox" transform="scale(.5)"',
    ),
    "box_units_wrong": _clip(_DISC, 'clipPathUnits="wrong"'),
    "use": (
        f'<defs><g id="g">{_DISC}</g><circle id="d" cx="50" cy="50" r="20"/></defs>'
        + _clip('<use href="#g"/><use href="#d" x="10"/>')
    ),
    "use_of_svg": (
        f'<defs><svg id="g">{_DISC}</svg></defs>'
        + _clip('<use href="#g"/><rect width="20" height="20"/>')
    ),
    "group_child": _clip(f'<g>{_DISC}</g><rect width="20" height="20"/>'),
    "svg_child": _clip(f'<svg>{_DISC}</svg><rect width="20" height="20"/>'),
    "link_child": _clip(f'<a>{_DISC}</a><rect width="20" height="20"/>'),
    "symbol_child": _clip(f'<symbol>{_DISC}</symbol><rect width="20" height="20"/>'),
    "switch_child": _clip(f'<switch>{_DISC}</switch><rect width="20" height="20"/>'),
    "empty": _clip(""),
    "missing": _CLIPPED,
    "not_a_clip": f'<g id="c">{_DISC}</g>' + _PAGE('clip-path="url(#c)" opacity=".9"'),
    "none": _clip(_DISC, "", _PAGE('clip-path="none"')),
    "line_child": _clip('<line x1="10" y1="10" x2="90" y2="80" stroke-width="9"/>'),
    "stroke_child": _clip('<circle cx="50" cy="50" r="30" fill="none" stroke="red"/>'),
    "opacity_child": _clip(_DISC.replace("/>", ' opacity=".1" fill-opacity="0"/>')),
    "mask_child": (
        '<mask id="m"><rect width="50" height="100" fill="white"/></mask>'
        + _clip(_DISC.replace("/>", ' mask="url(#m)"/>'))
    ),
    "hidden_child": _clip(_DISC.replace("/>", ' visibility="hidden"/>')),
    "gone_child": _clip(_DISC.replace("/>", ' display="none"/>')),
    "display_of_clip": _clip(_DISC, 'display="none"'),
    "visibility_of_clip": _clip(_DISC, 'visibility="hidden"'),
    "opacity_of_clip": _clip(_DISC, 'opacity="0"'),
    "on_group": _clip(
        _DISC,
        "",
        '<g clip-path="url(#c)"><rect width="50" height="50" fill="gold"/>'
        '<rect x="50" y="50" width="50" height="50" fill="red"/></g>',
    ),
    "on_group_moved": _clip(
        _DISC,
        "",
        '<g clip-path="url(#c)" transform="scale(.7)"><rect width="100" height="100"/></g>',
    ),
    "on_svg": _clip(
        _DISC, "", '<svg x="20" clip-path="url(#c)"><rect width="100" height="100"/></svg>'
    ),
    "on_use": (
        '<defs><rect id="r" width="100" height="100" fill="gold"/></defs>'
        + _clip(_DISC, "", '<use href="#r" x="20" clip-path="url(#c)"/>')
    ),
    "on_marker": _clip(
        '<circle cx="3" cy="3" r="2"/>',
        "",
        '<marker id="k" markerWidth="6" markerHeight="6"><rect width="6" height="6" fill="red"'
        ' clip-path="url(#c)"/></marker><path d="M30 50H60" stroke-width="4" stroke="teal"'
        ' marker-end="url(#k)"/>',
    ),
    "two_clips": (
        '<clipPath id="d"><rect width="50" height="100"/></clipPath>'
        + _clip(_DISC, "", f'<g clip-path="url(#d)">{_CLIPPED}</g>')
    ),
    "in_style": _clip(_DISC, "", _PAGE("style=\"clip-path:url('#c')\"")),
    "overlapping": _clip(_DISC + '<circle cx="70" cy="60" r="25"/>'),
    "broad_stroke": _clip(_DISC, "", f'<path d="M0 30H100" {_BROAD} clip-path="url(#c)"/>'),
    "broad_edge": _clip(
        _DISC, "", f'<circle cx="50" cy="50" r="30" {_BROAD} clip-path="url(#c)"/>'
    ),
    "broad_edge_rect": _clip(
        '<rect x="20" y="20" width="60" height="60"/>',
        "",
        '<rect x="20" y="20" width="60" height="60" fill="gold" stroke="teal"'
        ' stroke-width="20" clip-path="url(#c)"/>',
    ),
    "broad_outside": _clip(
        '<rect x="20" y="20" width="60" height="20"/>',
        "",
        f'<path d="M0 45H100" {_BROAD} clip-path="url(#c)"/>',
    ),
    "broad_dashes": _clip(
        _DISC,
        "",
        f'<path d="M0 30H100" {_BROAD} stroke-dasharray="9 5" clip-path="url(#c)"/>',
    ),
    "thin_stroke": _clip(
        _DISC, "", '<path d="M0 30H100M0 0L100 100" stroke="teal" clip-path="url(#c)"/>'
    ),
    "viewport_stroke": (
        f'<svg x="20" y="20" width="50" height="50"><circle cx="50" cy="50" r="30" {_BROAD}/>'
        "</svg>"
    ),
    "zero_box": _clip(
        '<circle cx=".5" cy=".5" r=".4"/>',
        'clipPathUnits="objectBoundingBox"',
        f'<path d="M10 50H90" {_BROAD} clip-path="url(#c)"/>',
    ),
}
MASKS = {
    "sides_wrong": _mask('<circle cx="50" cy="50" r="40" fill="white"/>', 'x="a" width="b"'),
    "white": _mask(_WHITE),
    "black": _mask(_DISC),
    "grey": _mask(_WHITE.replace("white", "#888")),
    "grey_light": _mask(_WHITE.replace("white", "#eee")),
    "colours": _mask(
        '<rect width="30" height="100" fill="lime"/><rect x="30" width="30" height="100"'
        ' fill="yellow"/><rect x="60" width="30" height="100" fill="cyan"/>'
    ),
    "hole": _mask(
        '<rect width="100" height="100" fill="white"/><circle cx="50" cy="50" r="20"/>'
    ),
    "alpha": _mask(_DISC, 'mask-type="alpha"'),
    "alpha_style": _mask(_DISC, 'style="mask-type:alpha"'),
    "alpha_share": _mask(_DISC.replace("/>", ' fill-opacity=".8"/>'), 'mask-type="alpha"'),
    "type_wrong": _mask(_WHITE, 'mask-type="wrong"'),
    "opacity": _mask(_WHITE.replace("/>", ' opacity=".8"/>')),
    "fill_opacity": _mask(_WHITE.replace("/>", ' fill-opacity=".8"/>')),
    "opacity_of_mask": _mask(_WHITE, 'opacity=".1"'),
    "group": _mask(f'<g opacity=".8">{_WHITE}<rect width="50" height="50" fill="white"/></g>'),
    "stroke": _mask(
        '<circle cx="50" cy="50" r="30" fill="none" stroke="white" stroke-width="15"/>'
    ),
    "stroke_dashes": _mask(
        '<circle cx="50" cy="50" r="30" fill="none" stroke="white" stroke-width="15"'
        ' stroke-dasharray="9"/>'
    ),
    "overlap": _mask(_WHITE + '<rect width="50" height="50" fill="#ccc"/>'),
    "box": _mask(
        '<circle cx=".5" cy=".5" r=".4" fill="white"/>', 'maskContentUnits="objectBoundingBox"'
    ),
    "size": _mask(_WHITE, 'x="0" y="0" width=".5" height=".6"'),
    "size_user": _mask(_WHITE, f'{_USER} x="30" y="0" width="40" height="60"'),
    "size_percent": _mask(_WHITE, f'{_USER} x="30%" y="10%" width="40%" height="50%"'),
    "size_zero": _mask(_WHITE, 'width="0" height="1"'),
    "size_negative": _mask(_WHITE, f'{_USER} width="-10" height="40"'),
    "default_size": _mask(
        '<rect x="-50" y="-50" width="300" height="300" fill="white"/>',
        "",
        f'<circle cx="50" cy="50" r="20" {_BROAD} mask="url(#m)"/>',
    ),
    "units_wrong": _mask(_WHITE, 'maskUnits="wrong"'),
    "empty": _mask(""),
    "missing": _MASKED,
    "not_a_mask": f'<g id="m">{_WHITE}</g>{_MASKED}',
    "none": _mask(_WHITE, "", _PAGE('mask="none"')),
    "on_group": _mask(
        _WHITE,
        "",
        '<g mask="url(#m)"><rect width="50" height="50" fill="gold"/>'
        '<rect x="50" y="50" width="50" height="50" fill="red"/></g>',
    ),
    "on_group_grey": _mask(
        _WHITE.replace("white", "#ddd"),
        "",
        '<g mask="url(#m)"><rect width="70" height="70" fill="gold"/>'
        '<rect x="30" y="30" width="50" height="50" fill="red"/></g>',
    ),
    "on_moved": _mask(_WHITE, "", _PAGE('mask="url(#m)" transform="scale(.7)"')),
    "on_stroke": _mask(_WHITE, "", f'<path d="M0 30H100" {_BROAD} mask="url(#m)"/>'),
    "with_clip": (
        '<clipPath id="c"><rect width="50" height="100"/></clipPath>'
        + _mask(_WHITE, "", _PAGE('mask="url(#m)" clip-path="url(#c)"'))
    ),
    "with_opacity": _mask(_WHITE, "", _PAGE('mask="url(#m)" opacity=".7"')),
    "on_mask": (
        '<mask id="n"><rect width="50" height="100" fill="white"/></mask>'
        + _mask(_WHITE, 'mask="url(#n)"')
    ),
    "on_child": (
        '<mask id="n"><rect width="50" height="100" fill="white"/></mask>'
        + _mask(_WHITE.replace("/>", ' mask="url(#n)"/>'))
    ),
    "clip_on_mask": (
        '<clipPath id="c"><rect width="50" height="100"/></clipPath>'
        + _mask(_WHITE, 'clip-path="url(#c)"')
    ),
    "clip_in_mask": (
        '<clipPath id="c"><rect width="50" height="100"/></clipPath>'
        + _mask(_WHITE.replace("/>", ' clip-path="url(#c)"/>'))
    ),
    "self": _mask(_WHITE, 'mask="url(#m)"'),
    "self_child": _mask(_WHITE.replace("/>", ' mask="url(#m)"/>')),
    "cycle": f'<mask id="n" mask="url(#m)">{_WHITE}</mask>' + _mask(_WHITE, 'mask="url(#n)"'),
    "hidden_child": _mask(_WHITE.replace("/>", ' visibility="hidden"/>')),
    "use": (f'<defs><g id="g">{_WHITE}</g></defs>' + _mask('<use href="#g" x="10" y="5"/>')),
    "transform": _mask(_WHITE, 'transform="scale(.5)"'),
    "gradient": (
        '<linearGradient id="g"><stop stop-color="white"/><stop offset="1"/></linearGradient>'
        + _mask('<rect width="100" height="100" fill="url(#g)"/>')
    ),
    "gradient_sharp": (
        '<linearGradient id="g"><stop offset=".4" stop-color="white"/><stop offset=".4"/>'
        "</linearGradient>" + _mask('<rect width="100" height="100" fill="url(#g)"/>')
    ),
    "gradient_radial": (
        '<radialGradient id="g"><stop offset=".5" stop-color="white"/><stop offset="1"/>'
        "</radialGradient>" + _mask('<rect width="100" height="100" fill="url(#g)"/>')
    ),
    "zero_box": _mask(
        '<rect width="100" height="100" fill="white"/>',
        "",
        f'<path d="M10 50H90" {_BROAD} mask="url(#m)"/>',
    ),
    "inherited_fill": f'<g fill="white">{_mask(_DISC)}</g>',
    "nested_no_mask": _mask(_WHITE, 'mask="url(#n)"') + '<g id="n"/>',
}
DRAWINGS = {f"clip_{name}": drawing for name, drawing in CLIPS.items()} | {
    f"mask_{name}": drawing for name, drawing in MASKS.items()
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_clips_and_masks_look_like_the_file(name: str) -> None:
    """What clips and masks leave is what resvg leaves."""
    check_picture(DRAWINGS[name])
