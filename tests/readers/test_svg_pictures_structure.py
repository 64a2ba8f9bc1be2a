"""Groups, uses, symbols, viewports, switches: what is drawn, where, and what is not."""

import pytest

from tests.readers.svg_pictures import check_picture

_CIRCLE = '<circle cx="25" cy="25" r="20"/>'

# A name, and what stands inside an svg of viewBox 0 0 100 100.
VIEWPORTS = {
    "plain": '<svg><circle cx="25" cy="25" r="20"/></svg>',
    "xy": '<svg x="20" y="10"><circle cx="25" cy="25" r="20"/></svg>',
    "wh": '<svg width="30" height="30"><circle cx="25" cy="25" r="20"/></svg>',
    "pct": (
        '<svg x="10%" y="10%" width="40%" height="40%"><circle cx="25" cy="25" r="20"/></svg>'
    ),
    "badw": '<svg width="wobble" height="40"><circle cx="25" cy="25" r="20"/></svg>',
    "vb": '<svg viewBox="0 0 50 50"><circle cx="25" cy="25" r="20"/></svg>',
    "vb_wh": (
        '<svg viewBox="0 0 50 50" width="40" height="60"><circle cx="25" cy="25" r="20"/>'
        "</svg>"
    ),
    "vb_commas": (
        '<svg viewBox="0,0,50,50" width="40" height="60"><circle cx="25" cy="25" r="20"/>'
        "</svg>"
    ),
    "vb_commas2": (
        '<svg viewBox=" 0 , 0 , 50 , 50 " width="40" height="60"><circle cx="25" cy="25"'
        ' r="20"/></svg>'
    ),
    "vb_neg": (
        '<svg viewBox="0 0 -10 50" width="40" height="60"><circle cx="25" cy="25" r="20"/>'
        '</svg><path d="M70 70h9v9z"/>'
    ),
    "vb_three": (
        '<svg viewBox="0 0 50" width="40" height="60"><circle cx="25" cy="25" r="20"/></svg>'
    ),
    "vb_bad": (
        '<svg viewBox="a b c d" width="40" height="60"><circle cx="25" cy="25" r="20"/></svg>'
    ),
    "vb_empty": (
        '<svg viewBox="" width="40" height="60"><circle cx="25" cy="25" r="20"/></svg>'
    ),
    "vb_units": (
        '<svg viewBox="0 0 50px 50px" width="40" height="60"><circle cx="25" cy="25" r="20"/>'
        "</svg>"
    ),
    "vb_off": (
        '<svg viewBox="10 10 30 30" width="40" height="60"><circle cx="25" cy="25" r="20"/>'
        "</svg>"
    ),
    "vb_exp": (
        '<svg viewBox="0 0 5e1 5E1" width="40" height="60"><circle cx="25" cy="25" r="20"/>'
        "</svg>"
    ),
    "over_visible": (
        '<svg overflow="visible" width="20" height="20"><circle cx="25" cy="25" r="20"/></svg>'
    ),
    "over_auto": (
        '<svg overflow="auto" width="20" height="20"><circle cx="25" cy="25" r="20"/></svg>'
    ),
    "over_hidden": (
        '<svg overflow="hidden" width="20" height="20"><circle cx="25" cy="25" r="20"/></svg>'
    ),
    "over_scroll": (
        '<svg overflow="scroll" width="20" height="20"><circle cx="25" cy="25" r="20"/></svg>'
    ),
    "over_bad": (
        '<svg overflow="wobble" width="20" height="20"><circle cx="25" cy="25" r="20"/></svg>'
    ),
    "over_inherit": (
        '<g overflow="visible"><svg overflow="inherit" width="20" height="20">'
        '<circle cx="25" cy="25" r="20"/></svg></g>'
    ),
    "over_css": (
        '<svg style="overflow:visible" width="20" height="20"><circle cx="25" cy="25"'
        ' r="20"/></svg>'
    ),
    "transform": (
        '<svg transform="translate(20 20)" width="40" height="40"><circle cx="25" cy="25"'
        ' r="20"/></svg>'
    ),
    "transform_xy": (
        '<svg transform="rotate(20)" x="20" width="40" height="40"><circle cx="25" cy="25"'
        ' r="20"/></svg>'
    ),
    "nested": (
        '<svg x="10" y="10" width="80" height="80"><svg x="10%" y="10%" width="50%"'
        ' height="50%" viewBox="0 0 50 50"><circle cx="25" cy="25" r="20"/></svg></svg>'
    ),
    "nested_pct_vb": (
        '<svg x="10" y="10" width="80" height="80" viewBox="0 0 40 40">'
        '<rect width="50%" height="25%" x="10%"/></svg>'
    ),
    "in_g": (
        '<g transform="scale(.5)"><svg x="20" width="40" height="40"><circle cx="25" cy="25"'
        ' r="20"/></svg></g>'
    ),
    "display": (
        '<svg width="40" height="40" display="none"><circle cx="25" cy="25" r="20"/></svg>'
        '<path d="M50 50h9v9z"/>'
    ),
    "clip": (
        '<clipPath id="c"><rect width="20" height="50"/></clipPath><svg width="40"'
        ' height="40" clip-path="url(#c)" x="10"><circle cx="25" cy="25" r="20"/></svg>'
    ),
    "rotate_clip": (
        '<g transform="rotate(10)"><svg x="10" width="20" height="20"><circle cx="25" cy="25"'
        ' r="20"/></svg></g>'
    ),
    "pct_r": (
        '<svg x="10" y="10" width="80" height="40"><circle cx="50%" cy="50%" r="25%"/></svg>'
    ),
    "pct_sw": (
        '<svg x="10" y="10" width="80" height="40"><path d="M0 20H50" stroke="red"'
        ' stroke-width="10%"/></svg>'
    ),
    "overflow_inherit": (
        '<svg x="10" y="10" width="30" height="30" overflow="inherit"><circle r="50"/></svg>'
    ),
}
SWITCHES = {
    "first": '<switch><rect width="20" height="20"/><circle r="40"/></switch>',
    "unknown_first": (
        '<switch><wobble><circle r="40"/></wobble><rect width="20" height="20"/></switch>'
    ),
    "comment": '<switch><!-- c --><rect width="20" height="20"/><circle r="40"/></switch>',
    "foreign": (
        '<switch><foreignObject width="9" height="9"/><rect width="20" height="20"/>'
        '<circle r="40"/></switch>'
    ),
    "foreign_ext": (
        '<switch><foreignObject requiredExtensions="http://x" width="9" height="9"/>'
        '<rect width="20" height="20"/><circle r="40"/></switch>'
    ),
    "ext": (
        '<switch><rect requiredExtensions="http://x" width="20" height="20"/><circle r="40"/>'
        "</switch>"
    ),
    "ext_empty": (
        '<switch><rect requiredExtensions="" width="20" height="20"/><circle r="40"/></switch>'
    ),
    "feat": (
        '<switch><rect requiredFeatures="http://www.w3.org/TR/SVG11/feature#Shape" width="20"'
        ' height="20"/><circle r="40"/></switch>'
    ),
    "feat_unknown": (
        '<switch><rect requiredFeatures="http://wobble" width="20" height="20"/>'
        '<circle r="40"/></switch>'
    ),
    "feat_empty": (
        '<switch><rect requiredFeatures="" width="20" height="20"/><circle r="40"/></switch>'
    ),
    "lang_empty": (
        '<switch><rect systemLanguage="" width="20" height="20"/><circle r="40"/></switch>'
    ),
    "lang_prefix": (
        '<switch><rect systemLanguage="enx" width="20" height="20"/><circle r="40"/></switch>'
    ),
    "lang_none": (
        '<switch><rect systemLanguage="de" width="20" height="20"/></switch>'
        '<path d="M50 50h9v9z"/>'
    ),
    "lang_nonswitch": (
        '<rect systemLanguage="de" width="20" height="20"/><path d="M50 50h9v9z"/>'
    ),
    "lang_nonswitch_g": (
        '<g systemLanguage="de"><rect width="20" height="20"/></g><path d="M50 50h9v9z"/>'
    ),
    "ext_nonswitch": (
        '<rect requiredExtensions="x" width="20" height="20"/><path d="M50 50h9v9z"/>'
    ),
    "feat_nonswitch": (
        '<rect requiredFeatures="x" width="20" height="20"/><path d="M50 50h9v9z"/>'
    ),
    "ondefs": (
        '<defs systemLanguage="de"><rect id="r" width="20" height="20"/></defs>'
        '<use href="#r"/>'
    ),
    "use_lang": (
        '<defs><rect id="r" systemLanguage="de" width="20" height="20"/></defs>'
        '<use href="#r"/><path d="M50 50h9v9z"/>'
    ),
    "display": (
        '<switch><rect display="none" width="20" height="20"/><circle r="40"/></switch>'
        '<path d="M50 50h9v9z"/>'
    ),
    "hidden": (
        '<switch><rect visibility="hidden" width="20" height="20"/><circle r="40"/></switch>'
        '<path d="M50 50h9v9z"/>'
    ),
    "nonsvg": '<switch><x:y xmlns:x="urn:x"/><rect width="20" height="20"/></switch>',
    "title": '<switch><title>t</title><rect width="20" height="20"/></switch>',
    "defs": (
        '<switch><defs><rect id="a" width="9" height="9"/></defs><rect width="20"'
        ' height="20"/></switch>'
    ),
    "style": '<switch><style>rect{fill:red}</style><rect width="20" height="20"/></switch>',
    "text": '<switch><text/><rect width="20" height="20"/></switch>',
    "use": (
        '<defs><rect id="a" width="9" height="9"/></defs><switch><use href="#a"/>'
        '<rect width="20" height="20"/></switch>'
    ),
    "use_bad": (
        '<switch><use href="#a"/><rect width="20" height="20"/></switch>'
        '<path d="M50 50h9v9z"/>'
    ),
    "svg": (
        '<switch><svg width="20" height="20"><circle cx="25" cy="25" r="20"/></svg>'
        '<rect width="20" height="20"/></switch>'
    ),
    "image": '<switch><image/><rect width="20" height="20"/></switch>',
    "a": '<switch><a><rect width="20" height="20"/></a><circle r="50"/></switch>',
    "zero": (
        '<switch><rect width="0" height="20"/><circle r="50"/></switch><path d="M50 50h9v9z"/>'
    ),
    "attrs": (
        '<switch transform="translate(20)" fill="red" opacity=".9"><rect width="20"'
        ' height="20"/></switch>'
    ),
    "nested": (
        '<switch><switch><rect systemLanguage="de" width="30" height="9"/>'
        '<rect width="20" height="20"/></switch><circle r="50"/></switch>'
    ),
    "symbol": (
        '<switch><symbol id="s"><circle cx="25" cy="25" r="20"/></symbol>'
        '<rect width="20" height="20"/></switch>'
    ),
}
ELEMENTS = {
    "unknown": '<wobble><rect width="20" height="20"/></wobble><path d="M50 50h9v9z"/>',
    "unknown_ns": (
        '<x:g xmlns:x="urn:x"><rect width="20" height="20"/></x:g><path d="M50 50h9v9z"/>'
    ),
    "svgprefix": '<s:rect xmlns:s="http://www.w3.org/2000/svg" width="20" height="20"/>',
    "no_ns_child": '<rect xmlns="" width="20" height="20"/><path d="M50 50h9v9z"/>',
    "a_in_a": '<a><a><rect width="20" height="20"/></a></a>',
    "a_style": '<a fill="red" transform="translate(9)"><rect width="20" height="20"/></a>',
    "title": (
        '<title>t</title><desc>d<rect width="20" height="20"/></desc><metadata>'
        '<rect width="20" height="20"/></metadata><path d="M50 50h9v9z"/>'
    ),
    "shape_children": '<rect width="20" height="20"><circle r="40"/><title>t</title></rect>',
    "defs_in_defs": (
        '<defs><defs><rect width="20" height="20"/></defs></defs><path d="M50 50h9v9z"/>'
    ),
    "g_in_defs": '<defs><g><rect width="20" height="20"/></g></defs><path d="M50 50h9v9z"/>',
    "style_in_shape": '<rect width="20" height="20"><style>rect{fill:red}</style></rect>',
    "script": '<script>x</script><rect width="20" height="20"/>',
    "foreign": (
        '<foreignObject width="50" height="50"><rect width="20" height="20"/></foreignObject>'
        '<path d="M50 50h9v9z"/>'
    ),
    "foreign_svg": (
        '<foreignObject width="50" height="50"><svg><circle cx="25" cy="25" r="20"/></svg>'
        '</foreignObject><path d="M50 50h9v9z"/>'
    ),
    "marker": '<marker><rect width="20" height="20"/></marker><path d="M50 50h9v9z"/>',
    "animate": (
        '<rect width="20" height="20"><animate attributeName="width" to="90" dur="1s"/>'
        '<set attributeName="height" to="80"/></rect>'
    ),
    "case": '<RECT width="20" height="20"/><path d="M50 50h9v9z"/>',
    "entity_chars": '<rect width="20" height="20" id="&lt;&amp;"/>',
    "cursor": '<cursor/><view id="v" viewBox="0 0 10 10"/><rect width="20" height="20"/>',
    "text_between": 'abc<rect width="20" height="20"/>def',
    "g_lone": '<g/><g></g><rect width="20" height="20"/>',
    "filter": '<filter id="f"><feOffset dx="2"/></filter><rect width="20" height="20"/>',
    "hatch": '<hatch/><mesh/><meshgradient/><rect width="20" height="20"/>',
}
_ALIGNMENTS = [f"x{x}Y{y}" for x in ("Min", "Mid", "Max") for y in ("Min", "Mid", "Max")]
_ASPECTS = [f"{one} {mode}" for one in _ALIGNMENTS for mode in ("meet", "slice")]
_ASPECTS += ["none", "none slice", "defer xMinYMin", "wobble", "xminymin", "meet", ""]
_ASPECTS += ["  xMinYMin   slice  ", "xMinYMin wobble"]
ASPECTS = {
    f"{aspect} {size}": (
        f'<svg {size} viewBox="0 0 50 50" preserveAspectRatio="{aspect}">{_CIRCLE}</svg>'
    )
    for aspect in _ASPECTS
    for size in (
        'x="10" y="10" width="80" height="30"',
        'x="10" y="10" width="30" height="80"',
    )
}
_CUT = (
    '<clipPath id="c" clipPathUnits="objectBoundingBox">'
    '<rect x=".1" y=".2" width=".7" height=".6"/></clipPath><g clip-path="url(#c)">'
)
_FADED = (
    '<mask id="m" x=".1" y=".2" width=".6" height=".7">'
    '<rect width="99" height="99" fill="#fff"/></mask><g mask="url(#m)">'
)
_SEEN = '<rect x="10" y="10" width="50" height="50"/>'
_UNSEEN = {
    "hidden": '<circle cx="75" cy="75" r="15" visibility="hidden"/>',
    "empty": '<circle cx="75" cy="75" r="15" fill="none"/>',
    "gone": '<circle cx="75" cy="75" r="15" display="none"/>',
    "turned": '<circle cx="50" cy="40" r="25" transform="rotate(45 50 50)"/>',
    "hidden and turned": (
        '<g transform="rotate(45 50 50)" visibility="hidden">'
        '<circle cx="70" cy="50" r="15"/></g>'
    ),
    "clear": '<circle cx="75" cy="75" r="15" opacity="0"/>',
    "clear group": '<g opacity="0"><circle cx="75" cy="75" r="15"/></g>',
}
BOXES = {
    f"{name} {kind}": f"{before}{_SEEN}{one}</g>"
    for name, one in _UNSEEN.items()
    for kind, before in (("clipped", _CUT), ("masked", _FADED))
}
TABLES = {
    "box": BOXES,
    "svg": VIEWPORTS,
    "switch": SWITCHES,
    "element": ELEMENTS,
    "aspect": ASPECTS,
}
DRAWINGS = {
    f"{kind}: {name}": t for kind, table in TABLES.items() for name, t in table.items()
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_structures_look_like_the_file(name: str) -> None:
    """What is nested, cloned, chosen or unknown is drawn as resvg draws it."""
    check_picture(DRAWINGS[name])


_FAR = '<path d="M50 50h9v9z"/>'
# Where the standard and resvg part: what is drawn, and the same said plainly.
PLAIN = {
    "use_in_a_ring": (
        f'<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>{_FAR}',
        _FAR,
    ),
    "symbol_share_of_the_page": (
        f'<symbol id="s" viewBox="0 0 50 50">{_CIRCLE}</symbol><use href="#s" width="40%"'
        ' height="30%"/>',
        f'<svg width="40" height="30" viewBox="0 0 50 50">{_CIRCLE}</svg>',
    ),
    "symbol_with_a_size": (
        f'<symbol id="s" viewBox="0 0 50 50" width="30" height="30">{_CIRCLE}</symbol>'
        '<use href="#s"/>',
        f'<svg viewBox="0 0 50 50">{_CIRCLE}</svg>',  # as browsers have it
    ),
    "overflow_initial": (
        '<svg width="40" height="30" overflow="hidden" style="overflow:initial">'
        '<circle r="50"/></svg>',
        '<circle r="50"/>',
    ),
    "symbol_with_a_place": (
        f'<symbol id="s" x="20" y="10" viewBox="0 0 50 50">{_CIRCLE}</symbol>'
        '<use href="#s" width="50" height="50"/>',
        f'<svg x="20" y="10" width="50" height="50" viewBox="0 0 50 50">{_CIRCLE}</svg>',
    ),
    "symbol_turned": (
        '<symbol id="s" transform="rotate(20)"><rect x="30" width="30" height="20"/></symbol>'
        '<use href="#s" x="20" y="20"/>',
        '<rect x="30" width="30" height="20" transform="translate(20 20) rotate(20)"/>',
    ),
    "symbol_of_no_width": (
        (
            f'<symbol id="s" viewBox="0 0 50 50">{_CIRCLE}</symbol><use href="#s"'
            f' width="0"/>{_FAR}'
        ),
        _FAR,
    ),
    "svg_of_one_size": (
        f'<svg width="30">{_CIRCLE}</svg>',
        f'<svg width="30" height="100">{_CIRCLE}</svg>',
    ),
    "svg_of_no_width": (f'<svg width="0" height="40">{_CIRCLE}</svg>{_FAR}', _FAR),
    "svg_of_negative_width": (
        f'<svg width="-9" height="40">{_CIRCLE}</svg>',
        f'<svg width="100" height="40">{_CIRCLE}</svg>',
    ),
    "box_of_no_width": (f'<svg viewBox="0 0 0 50">{_CIRCLE}</svg>{_FAR}', _FAR),
    "box_of_five": (
        f'<svg viewBox="0 0 50 50 50" width="40" height="60">{_CIRCLE}</svg>',
        f'<svg width="40" height="60">{_CIRCLE}</svg>',
    ),
    "aspect_of_three": (
        f'<svg viewBox="0 0 50 50" height="40" preserveAspectRatio="xMinYMin meet slice">'
        f"{_CIRCLE}</svg>",
        f'<svg viewBox="0 0 50 50" height="40">{_CIRCLE}</svg>',
    ),
    "cut_strokes": (
        '<svg width="40" height="40"><rect x="5" y="5" width="35" height="70" fill="none"'
        ' stroke="red" stroke-width="10"/></svg>',
        '<path d="M0 0H40V40H35V10H10V40H0Z" fill="red"/>',
    ),
} | {
    f"language {language}": (
        (
            f'<switch><rect systemLanguage="{language}" width="20"'
            f' height="20"/>{_CIRCLE}</switch>'
        ),
        '<rect width="20" height="20"/>',
    )
    for language in ("en", "fr", "de, en", "en-GB", "EN-us", "fr-CA,de")
}


@pytest.mark.parametrize("name", PLAIN)
def test_structures_hold_where_resvg_does_not_know_them(name: str) -> None:
    """What the standard says of a structure is what is drawn, as if it were said plainly."""
    drawing, plain = PLAIN[name]
    check_picture(drawing, plain)
