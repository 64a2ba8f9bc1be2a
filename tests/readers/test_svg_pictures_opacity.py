"""Opacity of shapes and groups, blending, filters, and paints that a context lends."""

import pytest

from tests.readers.svg_pictures import check_picture

_TWO = (
    '<circle cx="40" cy="40" r="30" fill="red"/><circle cx="60" cy="60" r="30" fill="teal"/>'
)

# A name, and what stands inside an svg of viewBox 0 0 100 100.
OPACITY = {
    "group": f'<g opacity=".6">{_TWO}</g>',
    "group_percent": f'<g opacity="60%">{_TWO}</g>',
    "group_nested": f'<g opacity=".9"><g opacity=".8">{_TWO}</g></g>',
    "group_low": f'<g opacity=".3">{_TWO}</g>',
    "group_inner": (
        '<g opacity=".8"><circle cx="40" cy="40" r="30" fill="red" opacity=".9"/>'
        '<circle cx="60" cy="60" r="30" fill="teal" fill-opacity=".8"/></g>'
    ),
    "shape_both": (
        '<circle cx="50" cy="50" r="30" fill="gold" stroke="teal" stroke-width="20"'
        ' opacity=".6"/>'
    ),
    "shape_fill_stroke": (
        '<circle cx="50" cy="50" r="30" fill="gold" stroke="teal" stroke-width="20"'
        ' fill-opacity=".7" stroke-opacity=".7"/>'
    ),
    "stroke_self": (
        '<path d="M20 20L80 80M80 20L20 80" stroke="teal" stroke-width="20" opacity=".6"/>'
    ),
    "zero": f'<g opacity="0">{_TWO}</g><rect width="9" height="9"/>',
    "beyond": f'<g opacity="5">{_TWO}</g>',
    "negative": f'<g opacity="-1">{_TWO}</g><rect width="9" height="9"/>',
    "wrong": f'<g opacity="x">{_TWO}</g>',
    "on_svg": f'<svg opacity=".6">{_TWO}</svg>',
    "on_use": f'<defs><g id="a">{_TWO}</g></defs><use href="#a" opacity=".6"/>',
    "fill_percent": '<circle cx="50" cy="50" r="30" fill="red" fill-opacity="70%"/>',
    "fill_beyond": '<circle cx="50" cy="50" r="30" fill="red" fill-opacity="7"/>',
    "fill_inherited": ('<g fill-opacity=".7"><circle cx="50" cy="50" r="30" fill="red"/></g>'),
    "stroke_percent": (
        '<path d="M9 50H90" stroke="red" stroke-width="9" stroke-opacity="70%"/>'
    ),
    "rgba": '<circle cx="50" cy="50" r="30" fill="rgba(255,0,0,.8)" fill-opacity=".9"/>',
    "isolated": f'<g style="isolation:isolate">{_TWO}</g>',
    "clipped_group": (
        '<clipPath id="c"><rect width="60" height="100"/></clipPath>'
        f'<g opacity=".6" clip-path="url(#c)">{_TWO}</g>'
    ),
    "many": '<g opacity=".5">'
    + "".join(
        f'<rect x="{9 * i}" y="{9 * i}" width="20" height="20" fill="#{3 * i}6"/>'
        for i in range(3, 9)
    )
    + "</g>",
}
BLEND = {
    mode: (
        '<circle cx="40" cy="40" r="30" fill="tomato"/><circle cx="60" cy="60" r="30"'
        f' fill="skyblue" style="mix-blend-mode:{mode}"/>'
    )
    for mode in (
        "normal",
        "multiply",
        "screen",
        "overlay",
        "darken",
        "lighten",
        "color-dodge",
        "color-burn",
        "hard-light",
        "soft-light",
        "difference",
        "exclusion",
        "hue",
        "saturation",
        "color",
        "luminosity",
        "wrong",
    )
} | {
    "isolated_by_clip": (
        '<clipPath id="c"><rect width="100" height="50"/></clipPath>'
        '<rect width="100" height="60" fill="gold"/><g clip-path="url(#c)">'
        '<rect x="20" y="20" width="60" height="60" fill="skyblue"'
        ' style="mix-blend-mode:multiply"/></g>'
    ),
    "isolated_by_filter": (
        '<filter id="f"><feOffset/></filter>'
        '<rect width="100" height="60" fill="gold"/><g filter="url(#f)">'
        '<rect x="20" y="20" width="60" height="60" fill="skyblue"'
        ' style="mix-blend-mode:multiply"/></g>'
    ),
    "isolated": (
        '<rect width="100" height="60" fill="gold"/><g style="isolation:isolate">'
        '<circle cx="40" cy="40" r="30" fill="tomato"/><circle cx="60" cy="60" r="30"'
        ' fill="skyblue" style="mix-blend-mode:multiply"/></g>'
    ),
    "group": (
        '<rect width="100" height="60" fill="gold"/><g style="mix-blend-mode:multiply">'
        f"{_TWO}</g>"
    ),
    "shape_opacity": (
        '<rect width="100" height="60" fill="gold"/><circle cx="50" cy="50" r="40"'
        ' fill="skyblue" opacity=".8" style="mix-blend-mode:difference"/>'
    ),
}
FILTERS = {
    "missing": '<circle cx="50" cy="50" r="30" filter="url(#x)"/><rect width="9" height="9"/>',
    "none": '<circle cx="50" cy="50" r="30" filter="none"/>',
    "only_described": (
        '<filter id="f"><desc>blur</desc></filter>'
        '<circle cx="50" cy="50" r="30" filter="url(#f)"/><rect width="9" height="9"/>'
    ),
    "missing_group": f'<g filter="url(#x)">{_TWO}</g><rect width="9" height="9"/>',
    "empty": (
        '<filter id="f"/><circle cx="50" cy="50" r="30" filter="url(#f)"/>'
        '<rect width="9" height="9"/>'
    ),
    "not_a_filter": (
        '<g id="f"/><circle cx="50" cy="50" r="30" filter="url(#f)"/>'
        '<rect width="9" height="9"/>'
    ),
    "blur": (
        '<filter id="f"><feGaussianBlur stdDeviation=".3"/></filter>'
        '<circle cx="50" cy="50" r="30" filter="url(#f)"/>'
    ),
}
CONTEXT = {
    "use_fill": (
        '<defs><circle id="a" cx="50" cy="50" r="30" fill="context-fill"'
        ' stroke="context-stroke" stroke-width="9"/></defs>'
        '<use href="#a" fill="gold" stroke="teal"/>'
    ),
    "use_swapped": (
        '<defs><circle id="a" cx="50" cy="50" r="30" fill="context-stroke"'
        ' stroke="context-fill" stroke-width="9"/></defs>'
        '<use href="#a" fill="gold" stroke="teal"/>'
    ),
    "alone": (
        '<circle cx="50" cy="50" r="30" fill="context-fill"/><rect width="9" height="9"/>'
    ),
    "use_group": (
        '<defs><g id="a" fill="context-fill"><circle cx="50" cy="50" r="30"/></g></defs>'
        '<use href="#a" fill="gold" stroke="teal"/>'
    ),
    "marker_in_use": (
        '<marker id="m" markerWidth="6" markerHeight="6" refX="3" refY="3"><circle cx="3"'
        ' cy="3" r="3" fill="context-stroke"/></marker><defs><path id="a" d="M20 50H80"'
        ' stroke="red" stroke-width="5" style="marker:url(#m)"/></defs><use href="#a"/>'
    ),
}
DRAWINGS = {
    f"{kind}_{name}": drawing
    for kind, drawings in {
        "opacity": OPACITY,
        "blend": BLEND,
        "filter": FILTERS,
        "context": CONTEXT,
    }.items()
    for name, drawing in drawings.items()
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_opacity_looks_like_the_file(name: str) -> None:
    """What shines through on resvg's side does on ours, in the same colours."""
    check_picture(DRAWINGS[name])
