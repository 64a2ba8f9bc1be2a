"""Paints that are lent, and odd corners of clips, masks, blends and servers."""

import pytest

from tests.readers.svg_pictures import check_picture

# A name, and what stands inside an svg of viewBox 0 0 100 100.
DRAWINGS = {
    "use_g": (
        '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/'
        '></linearGradient><defs><g id="u"><rect x="5" y="5" width="30" height="30" fill="c'
        'ontext-fill" stroke="context-stroke" stroke-width="4"/><circle cx="70" cy="60" r="'
        '20" fill="context-fill"/></g></defs><use href="#u" fill="url(#g)" stroke="gold"/>'
    ),
    "use_gu": (
        '<linearGradient id="g" gradientUnits="userSpaceOnUse" x2="100"><stop stop-color="r'
        'ed"/><stop offset="1" stop-color="blue"/></linearGradient><defs><g id="u"><rect x='
        '"5" y="5" width="30" height="30" fill="context-fill" stroke="context-stroke" strok'
        'e-width="4"/><circle cx="70" cy="60" r="20" fill="context-fill"/></g></defs><use h'
        'ref="#u" fill="url(#g)" stroke="gold" transform="translate(10 0)"/>'
    ),
    "use_p": (
        '<pattern id="g" width=".2" height=".2"><circle cx="5" cy="5" r="4" fill="teal"/></'
        'pattern><defs><g id="u"><rect x="5" y="5" width="30" height="30" fill="context-fil'
        'l" stroke="context-stroke" stroke-width="4"/><circle cx="70" cy="60" r="20" fill="'
        'context-fill"/></g></defs><use href="#u" fill="url(#g)" stroke="gold"/>'
    ),
    "use_pu": (
        '<pattern id="g" width="20" height="20" patternUnits="userSpaceOnUse"><circle cx="5'
        '" cy="5" r="4" fill="teal"/></pattern><defs><g id="u"><rect x="5" y="5" width="30"'
        ' height="30" fill="context-fill" stroke="context-stroke" stroke-width="4"/><circle'
        ' cx="70" cy="60" r="20" fill="context-fill"/></g></defs><use href="#u" fill="url(#'
        'g)" stroke="gold" x="10" transform="rotate(5)"/>'
    ),
    "use_nested": (
        '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/'
        '></linearGradient><defs><g id="u"><rect x="5" y="5" width="30" height="30" fill="c'
        'ontext-fill" stroke="context-stroke" stroke-width="4"/><circle cx="70" cy="60" r="'
        '20" fill="context-fill"/></g></defs><defs><use id="v" href="#u" fill="context-fill'
        '" stroke="lime"/></defs><use href="#v" fill="gold"/>'
    ),
    "use_nested_none": (
        '<defs><g id="u"><rect x="5" y="5" width="30" height="30" fill="context-fill" strok'
        'e="context-stroke" stroke-width="4"/><circle cx="70" cy="60" r="20" fill="context-'
        'fill"/></g></defs><use href="#u" fill="none" stroke="lime"/>'
    ),
    "use_opacity": (
        '<defs><g id="u"><rect x="5" y="5" width="30" height="30" fill="context-fill" strok'
        'e="context-stroke" stroke-width="4"/><circle cx="70" cy="60" r="20" fill="context-'
        'fill"/></g></defs><use href="#u" fill="red" fill-opacity=".8" stroke="lime" stroke'
        '-opacity=".8"/>'
    ),
    "mk_p": (
        '<pattern id="g" width="20" height="20" patternUnits="userSpaceOnUse"><circle cx="5'
        '" cy="5" r="4" fill="teal"/></pattern><marker id="k" markerWidth="6" markerHeight='
        '"6" refX="3" refY="3"><rect width="6" height="6" fill="context-fill" stroke="conte'
        'xt-stroke"/></marker><path d="M20 20H70V80" fill="url(#g)" stroke="gold" stroke-wi'
        'dth="4" style="marker:url(#k)"/>'
    ),
    "mk_g": (
        '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/'
        '></linearGradient><marker id="k" markerWidth="6" markerHeight="6" refX="3" refY="3'
        '"><rect width="6" height="6" fill="context-fill" stroke="context-stroke"/></marker'
        '><path d="M20 20H70V80" fill="url(#g)" stroke="gold" stroke-width="4" style="marke'
        'r:url(#k)"/>'
    ),
    "mk_gs": (
        '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/'
        '></linearGradient><marker id="k" markerWidth="6" markerHeight="6" refX="3" refY="3'
        '"><rect width="6" height="6" fill="context-fill" stroke="context-stroke"/></marker'
        '><path d="M20 20L70 30V80" fill="gold" stroke="url(#g)" stroke-width="4" style="ma'
        'rker:url(#k)"/>'
    ),
    "mk_pb": (
        '<pattern id="g" width=".2" height=".2"><circle cx="5" cy="5" r="4" fill="teal"/></'
        'pattern><marker id="k" markerWidth="6" markerHeight="6" refX="3" refY="3"><rect wi'
        'dth="6" height="6" fill="context-fill" stroke="context-stroke"/></marker><path d="'
        'M20 20H70V80" fill="url(#g)" stroke="gold" stroke-width="4" style="marker:url(#k)"'
        "/>"
    ),
    "mk_op": (
        '<marker id="k" markerWidth="6" markerHeight="6" refX="3" refY="3"><rect width="6" '
        'height="6" fill="context-fill" stroke="context-stroke"/></marker><path d="M20 20H7'
        '0V80" fill="red" fill-opacity=".8" stroke="gold" stroke-width="4" stroke-opacity="'
        '.7" style="marker:url(#k)"/>'
    ),
    "mk_in_use": (
        '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/'
        '></linearGradient><marker id="k" markerWidth="6" markerHeight="6" refX="3" refY="3'
        '"><rect width="6" height="6" fill="context-fill" stroke="context-stroke"/></marker'
        '><defs><path id="w" d="M20 20H70V80" fill="context-fill" stroke="context-stroke" s'
        'troke-width="4" style="marker:url(#k)"/></defs><use href="#w" fill="gold" stroke="'
        'teal"/>'
    ),
    "use_of_symbol": (
        '<defs><symbol id="u"><rect x="5" y="5" width="30" height="30" fill="context-fill" '
        'stroke="context-stroke" stroke-width="4"/><circle cx="70" cy="60" r="20" fill="con'
        'text-fill"/></symbol></defs><use href="#u" fill="red" stroke="gold"/>'
    ),
    "order_thin": (
        '<circle cx="50" cy="50" r="30" fill="gold" stroke="teal" stroke-width="1" paint-or'
        'der="stroke"/>'
    ),
    "text_none": ('<g fill="none" stroke="red" stroke-width="3"><path d="M10 10h50v50"/></g>'),
    "pat_rotate_clip": (
        '<pattern id="g" width="20" height="20" patternUnits="userSpaceOnUse" patternTransf'
        'orm="rotate(45)"><rect width="10" height="20" fill="teal"/></pattern><circle cx="5'
        '0" cy="50" r="40" fill="url(#g)" stroke="url(#g)" stroke-width="5"/>'
    ),
    "mask_userspace_content_on_scaled": (
        '<mask id="m"><rect x="10" y="10" width="30" height="30" fill="white"/></mask><rect'
        ' width="50" height="50" transform="scale(1.5)" mask="url(#m)"/>'
    ),
    "mask_on_rotated": (
        '<mask id="m"><rect width="50" height="50" fill="white"/></mask><rect x="20" y="-20'
        '" width="50" height="50" transform="rotate(45)" mask="url(#m)"/>'
    ),
    "mask_on_line_user": (
        '<mask id="m" maskUnits="userSpaceOnUse" x="0" y="0" width="100" height="100"><rect'
        ' width="50" height="100" fill="white"/></mask><path d="M10 50H90" stroke="teal" st'
        'roke-width="20" mask="url(#m)"/>'
    ),
    "clip_line_box": (
        '<clipPath id="c"><rect width="50" height="100"/></clipPath><path d="M10 50H90" str'
        'oke="teal" stroke-width="20" clip-path="url(#c)"/>'
    ),
    "switch_in_clip": (
        '<clipPath id="c"><switch><rect systemLanguage="xx" width="20" height="20"/><rect w'
        'idth="40" height="40"/></switch><rect x="60" y="60" width="20" height="20"/></clip'
        'Path><rect width="100" height="100" clip-path="url(#c)"/>'
    ),
    "sw_clip_use_clipped": (
        '<clipPath id="a"><rect width="30" height="100"/></clipPath><defs><rect id="r" widt'
        'h="60" height="60" clip-path="url(#a)"/></defs><clipPath id="c"><use href="#r" x="'
        '20"/></clipPath><rect width="100" height="100" clip-path="url(#c)"/>'
    ),
    "clip_use_own_clip": (
        '<clipPath id="a"><rect width="30" height="100"/></clipPath><defs><rect id="r" widt'
        'h="60" height="60"/></defs><clipPath id="c"><use href="#r" x="20" clip-path="url(#'
        'a)"/></clipPath><rect width="100" height="100" clip-path="url(#c)"/>'
    ),
    "clip_g_use": (
        '<defs><g id="r"><rect width="60" height="60"/></g></defs><clipPath id="c"><use hre'
        'f="#r" x="20"/><rect width="10" height="10"/></clipPath><rect width="100" height="'
        '100" clip-path="url(#c)"/>'
    ),
    "clip_evenodd_parent": (
        '<g clip-rule="evenodd"><clipPath id="c"><path d="M10 10H90V90H10zM30 30H70V70H30z"'
        '/></clipPath></g><rect width="100" height="100" clip-path="url(#c)"/>'
    ),
    "marker_on_line": (
        '<marker id="k" viewBox="0 0 10 10" refX="5" refY="5" markerWidth="5" markerHeight="5"'
        '><rect width="10" height="10" fill="context-fill" stroke="context-stroke"/></marker>'
        '<line x1="20" y1="50" x2="80" y2="50" stroke="teal" stroke-width="5" fill="gold"'
        ' marker-start="url(#k)" marker-end="url(#k)"/>'
    ),
    "clip_box_turned": (
        '<clipPath id="c" clipPathUnits="objectBoundingBox"><circle cx=".5" cy=".5" r=".5"/>'
        '</clipPath><g clip-path="url(#c)"><circle cx="40" cy="40" r="20" transform="rotate(45'
        ' 40 40)"/><rect x="60" y="60" width="20" height="20"/></g>'
    ),
    "blend_group_isolated": (
        '<rect width="60" height="60" fill="gold"/><g opacity=".9"><rect x="30" y="30" widt'
        'h="60" height="60" fill="skyblue" style="mix-blend-mode:multiply"/></g>'
    ),
    "blend_on_stroke": (
        '<rect width="60" height="60" fill="gold"/><path d="M10 50H90" stroke="skyblue" str'
        'oke-width="30" style="mix-blend-mode:multiply"/>'
    ),
    "blend_root_stack": (
        '<rect width="60" height="60" fill="gold"/><rect x="30" width="60" height="60" fill'
        '="skyblue" style="mix-blend-mode:multiply"/><rect x="20" y="20" width="60" height='
        '"60" fill="tomato" style="mix-blend-mode:screen"/>'
    ),
    "blend_alpha": (
        '<rect width="60" height="60" fill="gold" fill-opacity=".7"/><rect x="30" width="60'
        '" height="60" fill="skyblue" fill-opacity=".8" style="mix-blend-mode:multiply"/>'
    ),
    "dash_in_scale": (
        '<path d="M10 10H45" stroke="teal" stroke-width="5" stroke-dasharray="5 3" stroke-d'
        'ashoffset="2" transform="scale(2)"/>'
    ),
    "lin_on_text_like": (
        '<linearGradient id="g" gradientUnits="userSpaceOnUse" x2="100"><stop stop-color="r'
        'ed"/><stop offset="1" stop-color="blue"/></linearGradient><g transform="translate('
        '30 0)"><rect width="60" height="60" fill="url(#g)"/></g>'
    ),
    "pattern_nested_objbbox": (
        '<pattern id="a" width=".5" height=".5"><rect width="4" height="4" fill="red"/></pa'
        'ttern><pattern id="g" width="20" height="20" patternUnits="userSpaceOnUse"><rect w'
        'idth="16" height="16" fill="url(#a)"/></pattern><rect width="100" height="100" fil'
        'l="url(#g)"/>'
    ),
    "pattern_text_tr": (
        '<g transform="scale(2)"><pattern id="g" width="10" height="10" patternUnits="userS'
        'paceOnUse"><rect width="5" height="5" fill="red"/></pattern></g><rect width="100" '
        'height="100" fill="url(#g)"/>'
    ),
    "pattern_preserve": (
        '<pattern id="g" width="20" height="10" patternUnits="userSpaceOnUse" viewBox="0 0 '
        '10 10" preserveAspectRatio="xMaxYMax"><rect width="10" height="10" fill="red"/></p'
        'attern><rect width="100" height="100" fill="url(#g)"/>'
    ),
    "pattern_hidden": (
        '<pattern id="g" display="none" width="20" height="10" patternUnits="userSpaceOnUse'
        '"><rect width="10" height="10" fill="red"/></pattern><rect width="100" height="100'
        '" fill="url(#g)"/>'
    ),
    "grad_hidden": (
        '<linearGradient display="none" id="g"><stop stop-color="red"/><stop offset="1" sto'
        'p-color="blue"/></linearGradient><rect width="100" height="100" fill="url(#g)"/>'
    ),
    "pattern_opacity_attr": (
        '<pattern id="g" opacity=".2" width="20" height="10" patternUnits="userSpaceOnUse">'
        '<rect width="10" height="10" fill="red"/></pattern><rect width="100" height="100" '
        'fill="url(#g)"/>'
    ),
    "rad_negative_fxy": (
        '<radialGradient id="g" fx="-.2" fy="-.1"><stop stop-color="red"/><stop offset="1" '
        'stop-color="blue"/></radialGradient><rect width="100" height="100" fill="url(#g)"/'
        ">"
    ),
    "rad_fr_fx": (
        '<radialGradient id="g" fx=".3" fr=".2" cx=".6" r=".3"><stop stop-color="red"/><sto'
        'p offset="1" stop-color="blue"/></radialGradient><rect width="100" height="100" fi'
        'll="url(#g)"/>'
    ),
    "grad_transform_bbox": (
        '<radialGradient id="g" gradientTransform="skewX(30) translate(-.2 .1)"><stop stop-'
        'color="red"/><stop offset=".5" stop-color="blue"/></radialGradient><rect x="10" y='
        '"20" width="80" height="40" fill="url(#g)"/>'
    ),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_lent_paints_and_odd_corners_look_like_the_file(name: str) -> None:
    """Paints of a context, and limits in unusual places, show what resvg shows."""
    check_picture(DRAWINGS[name])
