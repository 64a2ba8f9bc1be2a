"""Paints, clips, masks, patterns and markers inside each other, as drawings have them."""

import pytest

from tests.readers.svg_pictures import check_picture

_TILE = 'width="20" height="20" patternUnits="userSpaceOnUse"'
_DOTS = f'<pattern id="p" {_TILE}><circle cx="10" cy="10" r="7" fill="teal"/></pattern>'
_TWO = '<stop stop-color="red"/><stop offset="1" stop-color="gold"/>'
_FADE = '<stop stop-color="white"/><stop offset="1" stop-color="white" stop-opacity="0"/>'
_LINEAR = f'<linearGradient id="g">{_TWO}</linearGradient>'
_RADIAL = f'<radialGradient id="g">{_TWO}</radialGradient>'
_DISC = '<circle cx="50" cy="50" r="35"/>'
_CLIP = f'<clipPath id="c">{_DISC}</clipPath>'
_MASK = '<mask id="m"><circle cx="50" cy="50" r="35" fill="white"/></mask>'
_PAGE = '<rect width="100" height="100" {}/>'.format
_MASKED = 'mask="url(#m)"'
_DOTTED = 'fill="url(#p)"'
_STAR = "M50 5L79 95L2 38H98L21 95z"
# 2 x 2 pixels: red, lime, blue, white
_PIXELS = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAGUlEQVR4nAXB"
    "AQ0AAAzDIJbcv+UeRNJNwgM+/wYAhdCTnAAAAABJRU5ErkJggg=="
)

# A name, and what stands inside an svg of viewBox 0 0 100 100.
DRAWINGS = {
    "pattern_clipped": _DOTS + _CLIP + _PAGE('fill="url(#p)" clip-path="url(#c)"'),
    "pattern_masked": _DOTS + _MASK + _PAGE('fill="url(#p)" mask="url(#m)"'),
    "pattern_evenodd": _DOTS + f'<path d="{_STAR}" fill="url(#p)" fill-rule="evenodd"/>',
    "pattern_skewed": _DOTS + _PAGE('fill="url(#p)" transform="skewX(20) scale(.6)"'),
    "pattern_on_group": _DOTS + f'<g fill="url(#p)" transform="scale(.9)">{_DISC}</g>',
    "pattern_through_use": (
        _DOTS + f'<defs><g id="u" fill="url(#p)">{_DISC}</g></defs><use href="#u" x="9"/>'
    ),
    "pattern_of_dashes": (
        f'<pattern id="p" {_TILE}><path d="M0 10H20" stroke="teal" stroke-width="8"'
        ' stroke-dasharray="6 4"/></pattern>' + _PAGE('fill="url(#p)"')
    ),
    "pattern_of_groups": (
        f'<pattern id="p" {_TILE}><g opacity=".8"><rect width="12" height="12" fill="red"/>'
        '<rect x="6" y="6" width="12" height="12" fill="teal"/></g></pattern>'
        + _PAGE('fill="url(#p)"')
    ),
    "pattern_of_masked": (
        '<mask id="n"><rect width="10" height="20" fill="white"/></mask>'
        f'<pattern id="p" {_TILE}><rect width="16" height="16" fill="teal" mask="url(#n)"/>'
        "</pattern>" + _PAGE('fill="url(#p)"')
    ),
    "pattern_on_dashes": (
        _DOTS + '<path d="M0 30H100M0 70H100" stroke="url(#p)" stroke-width="30"'
        ' stroke-dasharray="25 9"/>'
    ),
    "pattern_of_markers": (
        '<marker id="k" markerUnits="userSpaceOnUse" markerWidth="6" markerHeight="6">'
        f'<rect width="6" height="6" fill="red"/></marker><pattern id="p" {_TILE}>'
        '<path d="M4 4H12V12" fill="none" style="marker:url(#k)"/></pattern>'
        + _PAGE('fill="url(#p)"')
    ),
    "gradient_clipped": _LINEAR + _CLIP + _PAGE('fill="url(#g)" clip-path="url(#c)"'),
    "gradient_masked": _LINEAR + _MASK + _PAGE('fill="url(#g)" mask="url(#m)"'),
    "gradient_evenodd": _RADIAL + f'<path d="{_STAR}" fill="url(#g)" fill-rule="evenodd"/>',
    "gradient_on_dashes": (
        _LINEAR
        + '<path d="M10 30L90 70" stroke="url(#g)" stroke-width="12" stroke-dasharray="9"/>'
    ),
    "gradient_on_both": (
        _LINEAR
        + '<circle cx="50" cy="50" r="30" fill="url(#g)" stroke="url(#g)" stroke-width="9"/>'
    ),
    "gradient_on_uneven": (
        _LINEAR + '<circle r="15" fill="none" stroke="url(#g)" stroke-width="8"'
        ' transform="translate(50 50) scale(2.5 1)"/>'
    ),
    "gradient_of_many_stops": (
        '<linearGradient id="g"><stop offset=".1" stop-color="red"/><stop offset=".3"'
        ' stop-color="lime"/><stop offset=".6" stop-color="blue"/><stop offset=".9"'
        ' stop-color="gold"/></linearGradient>' + _PAGE('fill="url(#g)"')
    ),
    "gradient_in_opacity": _LINEAR + _PAGE('fill="url(#g)" opacity=".7"'),
    "fading_in_mask": (
        f'<linearGradient id="f">{_FADE}</linearGradient><mask id="n">'
        + _PAGE('fill="url(#f)"')
        + "</mask>"
        + _PAGE('fill="teal" mask="url(#n)"')
    ),
    "fading_repeated": (
        f'<linearGradient id="f" x2=".25" spreadMethod="repeat">{_FADE}</linearGradient>'
        + _PAGE('fill="url(#f)"')
    ),
    "fading_reflected": (
        f'<radialGradient id="f" r=".15" spreadMethod="reflect">{_FADE}</radialGradient>'
        + _PAGE('fill="url(#f)"')
    ),
    "fading_focus": (
        f'<radialGradient id="f" fx=".3" fy=".4">{_FADE}</radialGradient>'
        + _PAGE('fill="url(#f)"')
    ),
    "fading_focus_radius": (
        f'<radialGradient id="f" fr=".2">{_FADE}</radialGradient>' + _PAGE('fill="url(#f)"')
    ),
    "fading_turned": (
        f'<linearGradient id="f" gradientTransform="rotate(30 .5 .5)">{_FADE}'
        "</linearGradient>" + _PAGE('fill="url(#f)" transform="scale(1 .6)"')
    ),
    "fading_stroke": (
        f'<linearGradient id="f">{_FADE}</linearGradient><circle cx="50" cy="50" r="35"'
        ' fill="none" stroke="url(#f)" stroke-width="15"/>'
    ),
    "mask_of_pattern": (
        f'<pattern id="p" {_TILE}><rect width="12" height="12" fill="white"/></pattern>'
        '<mask id="n">' + _PAGE('fill="url(#p)"') + "</mask>" + _PAGE('mask="url(#n)"')
    ),
    "mask_of_groups": (
        '<mask id="n" fill="white"><g transform="rotate(20 50 50)"><rect x="20" y="20"'
        ' width="60" height="40"/><g fill="black"><circle cx="50" cy="40" r="9"/></g></g>'
        "</mask>" + _PAGE('fill="teal" mask="url(#n)"')
    ),
    "mask_of_markers": (
        '<marker id="k" markerUnits="userSpaceOnUse" markerWidth="30" markerHeight="30"'
        ' refX="15" refY="15"><circle cx="15" cy="15" r="15" fill="white"/></marker>'
        '<mask id="n"><path d="M20 50H80" style="marker:url(#k)"/></mask>'
        + _PAGE('fill="teal" mask="url(#n)"')
    ),
    "mask_of_text_box": (
        '<mask id="n" maskUnits="userSpaceOnUse" x="10" y="10" width="50" height="50">'
        '<rect width="100%" height="100%" fill="#fff"/></mask>'
        + _PAGE('fill="teal" mask="url(#n)"')
    ),
    "mask_of_both": (
        '<mask id="n"><circle cx="50" cy="50" r="25" fill="#fff" stroke="#bbb"'
        ' stroke-width="20"/></mask>' + _PAGE('fill="teal" mask="url(#n)"')
    ),
    "mask_on_group_of_groups": (
        f'{_MASK}<g mask="url(#m)"><g opacity=".9"><rect width="60" height="60" fill="red"/>'
        '<rect x="40" y="40" width="60" height="60" fill="teal"/></g></g>'
    ),
    "mask_on_opacity_stroke": (
        f'{_MASK}<g mask="url(#m)" opacity=".7"><path d="M0 50H100" stroke="teal"'
        ' stroke-width="30"/><path d="M50 0V100" stroke="red" stroke-width="30"/></g>'
    ),
    "mask_in_clip": f'{_MASK}{_CLIP}<g clip-path="url(#c)">{_PAGE(_MASKED)}</g>',
    "mask_on_use": (
        _MASK + '<defs><rect id="r" width="100" height="100" fill="gold"/></defs>'
        '<use href="#r" mask="url(#m)"/>'
    ),
    "mask_on_svg": f'{_MASK}<svg width="60" height="90" mask="url(#m)">{_PAGE("")}</svg>',
    "clip_of_pattern_stroke": (
        _DOTS
        + _CLIP
        + '<path d="M0 50H100" stroke="url(#p)" stroke-width="40" clip-path="url(#c)"/>'
    ),
    "clip_of_uneven": (
        _CLIP
        + '<g clip-path="url(#c)"><circle r="15" fill="gold" stroke="teal" stroke-width="9"'
        ' transform="translate(50 50) scale(3 1)"/></g>'
    ),
    "clip_in_clip_in_clip": (
        '<clipPath id="a"><rect width="70" height="100"/></clipPath><clipPath id="b"'
        ' clip-path="url(#a)"><rect y="20" width="100" height="70"/></clipPath>'
        f'<clipPath id="d" clip-path="url(#b)">{_DISC}</clipPath>'
        + _PAGE('clip-path="url(#d)"')
    ),
    "clip_of_marked": (
        f'{_CLIP}<marker id="k" markerWidth="6" markerHeight="6" refX="3" refY="3"><rect'
        ' width="6" height="6" fill="red"/></marker><g clip-path="url(#c)"><path'
        ' d="M15 30H85V80" fill="none" stroke="teal" stroke-width="6"'
        ' style="marker:url(#k)"/></g>'
    ),
    "clip_box_on_markers": (
        '<clipPath id="d" clipPathUnits="objectBoundingBox"><circle cx=".5" cy=".5" r=".5"/>'
        '</clipPath><g clip-path="url(#d)"><rect x="10" y="20" width="50" height="30"/>'
        '<circle cx="70" cy="70" r="20" fill="red"/></g>'
    ),
    "clip_with_evenodd_use": (
        f'<defs><path id="s" d="{_STAR}"/></defs><clipPath id="d" clip-rule="evenodd">'
        '<use href="#s"/></clipPath>' + _PAGE('fill="teal" clip-path="url(#d)"')
    ),
    "opacity_over_pattern": (
        _DOTS + f'<g opacity=".7">{_PAGE(_DOTTED)}'
        '<rect x="20" y="20" width="40" height="40" fill="red"/></g>'
    ),
    "opacity_over_gradients": (
        f'{_LINEAR}<g opacity=".7"><circle cx="40" cy="50" r="30" fill="url(#g)"/>'
        '<circle cx="60" cy="50" r="30" fill="teal"/></g>'
    ),
    "opacity_over_strokes": (
        '<g opacity=".7" stroke-width="20" fill="none"><path d="M10 10L90 90" stroke="red"/>'
        '<path d="M90 10L10 90" stroke="teal"/></g>'
    ),
    "opacity_of_marked": (
        '<marker id="k" markerWidth="4" markerHeight="4" refX="2" refY="2"><rect width="4"'
        ' height="4" fill="red"/></marker><path d="M20 50H80" stroke="teal"'
        ' stroke-width="8" style="marker:url(#k)" opacity=".7"/>'
    ),
    "blend_over_gradient": (
        _LINEAR + _PAGE('fill="url(#g)"') + '<circle cx="50" cy="50" r="30" fill="skyblue"'
        ' style="mix-blend-mode:multiply"/>'
    ),
    "blend_in_mask": (
        f'{_MASK}<g mask="url(#m)"><rect width="60" height="100" fill="tomato"/><rect x="40"'
        ' width="60" height="100" fill="skyblue" style="mix-blend-mode:difference"/></g>'
    ),
    "order_in_opacity": (
        '<circle cx="50" cy="50" r="30" fill="gold" stroke="teal" stroke-width="20"'
        ' paint-order="stroke" opacity=".7"/>'
    ),
    "order_with_servers": (
        f'{_LINEAR}<circle cx="50" cy="50" r="30" fill="url(#g)" stroke="teal"'
        ' stroke-width="20" paint-order="stroke"/>'
    ),
    "order_clipped": (
        f'{_CLIP}<rect x="10" y="10" width="60" height="60" fill="gold" stroke="teal"'
        ' stroke-width="20" paint-order="stroke" clip-path="url(#c)"/>'
    ),
    "context_gradient": (
        f'{_LINEAR}<marker id="k" markerWidth="6" markerHeight="6" refX="3" refY="3"><circle'
        ' cx="3" cy="3" r="3" fill="context-stroke"/></marker><path d="M20 20L80 80"'
        ' stroke="url(#g)" stroke-width="5" style="marker:url(#k)"/>'
    ),
    "image_clipped": (
        f'{_CLIP}<image href="{_PIXELS}" width="100" height="100"'
        ' image-rendering="optimizeSpeed" clip-path="url(#c)"/>'
    ),
    "image_masked": (
        f'{_MASK}<image href="{_PIXELS}" width="100" height="100"'
        ' image-rendering="optimizeSpeed" mask="url(#m)"/>'
    ),
    "image_in_pattern": (
        f'<pattern id="p" {_TILE}><image href="{_PIXELS}" width="16" height="16"'
        ' image-rendering="optimizeSpeed"/></pattern>' + _PAGE('fill="url(#p)"')
    ),
    "image_in_mask": (
        f'<mask id="n"><image href="{_PIXELS}" width="100" height="100"'
        ' image-rendering="optimizeSpeed"/></mask>' + _PAGE('fill="teal" mask="url(#n)"')
    ),
    "image_in_opacity": (
        f'<g opacity=".7"><image href="{_PIXELS}" width="100" height="60"'
        ' image-rendering="optimizeSpeed"/></g>'
    ),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_what_stands_inside_each_other_looks_like_the_file(name: str) -> None:
    """Features that meet in one drawing show together what resvg shows."""
    check_picture(DRAWINGS[name])
