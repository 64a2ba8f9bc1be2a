"""The cascade in full: every way to say how something looks, and what beats what."""

import pytest

from tests.readers.svg_pictures import check_picture

_R = '<rect id="a" class="b c" width="40" height="40"/>'
_TWO = '<rect width="40" height="40"/><circle cx="70" cy="70" r="20"/>'
_GROUP = (
    '<g class="g"><rect class="b" width="30" height="30"/><g><rect x="40" class="b" y="1"'
    ' width="30" height="30"/></g><circle cx="50" cy="70" r="20"/></g>'
)


def _sheet(rules: str, inner: str = _R) -> str:
    return f"<style>{rules}</style>{inner}"


# A name, and what stands inside an svg of viewBox 0 0 100 100.
SELECTORS = {
    name: _sheet(rules.replace(">", "&gt;"), _GROUP)
    for name, rules in {
        "universal": "* { fill: red }",
        "type": "rect { fill: red }",
        "case": "RECT { fill: red } circle { fill: blue }",
        "class": ".b { fill: red }",
        "class_case": ".B { fill: red }",
        "type_class": "rect.b { fill: red } circle.b { fill: blue }",
        "id_class": "#a.b { fill: red }",
        "descendant": "g g rect { fill: red }",
        "child": "g > rect { fill: red } svg > rect { fill: blue }",
        "first_child": "rect:first-child { fill: red }",
        "adjacent": "rect + g { fill: red }",
        "attribute": "[x] { fill: red }",
        "attribute_is": "[x='40'] { fill: red } [cx=\"1\"] { fill: blue }",
        "attribute_word": "[class~=b] { fill: red }",
        "attribute_dash": "[class|=b] { fill: red }",
        "list": "circle, .b { fill: red }",
        "unknown_pseudo": "rect:wobble { fill: red }",
        "hover": "rect:hover { fill: red }",
        "specific_class": ".b { fill: red } rect { fill: blue }",
        "specific_deep": "g g rect { fill: red } .b { fill: blue }",
        "specific_two": "rect.b { fill: red } .b { fill: blue }",
        "specific_attribute": "[width] { fill: red } rect { fill: blue }",
        "later": "rect { fill: blue } rect { fill: red }",
        "important": "rect { fill: red !important } .b { fill: blue }",
        "important_gap": "rect { fill: red ! important } .b { fill: blue }",
        "root": "svg { fill: red }",
        "blank": "",
        "no_space": "rect{fill:red}circle{fill:blue}",
        "unclosed": "rect { fill: red",
        "no_semicolon": "rect { fill: red stroke: blue } circle { fill: green }",
        "unknown_property": "rect { wobble: 1; fill: red }",
        "comment": "/* x */ rect /* y */ { /* z */ fill /* a */ : /* b */ red /* c */ }",
        "comment_open": "circle { fill: red } /* rect { fill: blue }",
        "font_face": "@font-face { font-family: x; src: url(y) } rect { fill: red }",
        "import": "@import url(other.css); rect { fill: red }",
        "charset": "@charset 'utf-8'; rect { fill: red }",
        "media_print": "@media print { rect { fill: blue } } circle { fill: red }",
        "keyframes": "@keyframes x { from { fill: blue } to { fill: red } } .b { fill: red }",
        "stroke": "rect { stroke: red; stroke-width: 6px; fill: none }",
        "geometry_unit": "rect { stroke: red; stroke-width: 1mm; fill: none }",
        "display": ".b { display: none }",
        "opacity": "rect { opacity: 0.9; fill: red }",
        "transform": "circle { transform: rotate(10) }",
        "url": "rect { fill: url(#none) red }",
        "empty_rule": "rect { } circle { fill: red }",
    }.items()
}
CASCADE = {
    "attribute": '<rect width="40" height="40" fill="red"/>',
    "style": '<rect width="40" height="40" fill="blue" style="fill:red"/>',
    "style_spaces": '<rect width="40" height="40" style="  fill : red ; stroke:  blue  "/>',
    "style_newlines": '<rect width="40" height="40" style="fill&#10;:&#10;red&#9;;"/>',
    "style_empty": '<rect width="40" height="40" fill="red" style=""/>',
    "style_wrong": '<rect width="40" height="40" fill="red" style="blue"/>',
    "style_twice": '<rect width="40" height="40" style="fill:blue;fill:red"/>',
    "style_comment": '<rect width="40" height="40" style="/*a*/fill:/*b*/red/*c;d*/"/>',
    "style_important": _sheet(
        "rect { fill: blue }", '<rect width="40" height="40" style="fill:red!important"/>'
    ),
    "sheet_important_beats_style": _sheet(
        "rect { fill: red !important }", '<rect width="40" height="40" style="fill:blue"/>'
    ),
    "sheet_beats_attribute": _sheet(
        "* { fill: red }", '<rect width="40" height="40" fill="b"/>'
    ),
    "attribute_beats_inherited": (
        '<g style="fill:blue"><rect width="40" height="40" fill="red"/></g>'
    ),
    "attribute_capital_value": '<rect width="40" height="40" fill="RED"/>',
    "attribute_capital_name": '<rect width="40" height="40" FILL="red"/>',
    "attribute_spaces": '<rect width="40" height="40" fill="  red  "/>',
    "attribute_important": '<rect width="40" height="40" fill="red !important"/>',
    "quoted_semicolon": (
        '<rect width="40" height="40" style="font-family:\'a;b\';fill:red"/>'
    ),
    "data_semicolon": (
        '<rect width="40" height="40"'
        ' style="cursor:url(data:image/png;base64,AA==);fill:red"/>'
    ),
    "two_sheets": f"<style>rect{{fill:blue}}</style>{_R}<style>rect{{fill:red}}</style>",
    "sheet_last": f"{_R}<style>rect{{fill:red}}</style>",
    "sheet_in_defs": f"<defs><style>rect{{fill:red}}</style></defs>{_R}",
    "sheet_in_group": f"<g><style>rect{{fill:red}}</style></g>{_R}",
    "sheet_type": f'<style type="text/css">rect{{fill:red}}</style>{_R}',
    "sheet_type_other": f'<style type="text/less">rect{{fill:red}}</style>{_R}',
    "sheet_cdata": f"<style><![CDATA[rect{{fill:red}}]]></style>{_R}",
    "sheet_cdata_parts": f"<style>rect{{<![CDATA[fill:]]>red}}</style>{_R}",
    "sheet_xml_comment": f"<style><!-- rect{{fill:red}} --></style>{_R}",
    "sheet_on_use": _sheet(
        ".u { fill: red } g rect { fill: blue }",
        f'<defs>{_R}</defs><g><use class="u" href="#a"/></g>',
    ),
    "sheet_on_symbol": _sheet(
        "symbol rect { fill: red }", f'<symbol id="s">{_R}</symbol><use href="#s"/>'
    ),
    "sheet_on_used": _sheet("use rect { fill: red }", f'<defs>{_R}</defs><use href="#a"/>'),
    "root_attribute_selector": _sheet("svg[width] rect { fill: red }"),
    "class_none": '<style>.b{fill:red}</style><rect class="" width="40" height="40"/>',
}
INHERITANCE = {
    "fill": f'<g fill="red">{_TWO}</g>',
    "fill_twice": f'<g fill="blue"><g fill="red">{_TWO}</g></g>',
    "fill_rule": (
        '<g fill-rule="evenodd"><path d="M50 5L79 95L2 38H98L21 95Z" fill="red"/></g>'
    ),
    "stroke": f'<g stroke="red" stroke-width="6" fill="none">{_TWO}</g>',
    "stroke_em": (
        '<g font-size="10" stroke-width="1em" stroke="red"><path font-size="40" d="M0'
        ' 50H90"/></g>'
    ),
    "stroke_percent": (
        '<g stroke-width="10%" stroke="red"><svg viewBox="0 0 50 50"><path d="M0 20H40"/>'
        "</svg></g>"
    ),
    "dashes": (
        '<g stroke="red" stroke-dasharray="9 5" stroke-dashoffset="3" stroke-width="7">'
        '<path d="M0 30H90"/></g>'
    ),
    "line_cap": (
        '<g stroke="red" stroke-linecap="round" stroke-width="20"><path d="M20 50H80"/></g>'
    ),
    "opacity_is_not": '<g opacity="0.9"><rect width="40" height="40"/></g>',
    "inherit_fill": '<g fill="red"><rect width="40" height="40" fill="inherit"/></g>',
    "inherit_without": '<rect width="40" height="40" fill="inherit"/>',
    "inherit_opacity": '<g opacity="0.8"><rect width="40" height="40" opacity="inherit"/></g>',
    "inherit_far": (
        '<g opacity="0.8"><g><rect width="40" height="40" opacity="inherit"/></g></g>'
    ),
    "inherit_style": '<g fill="red"><rect width="40" height="40" style="fill:inherit"/></g>',
    "inherit_display": (
        '<g display="inline"><rect width="40" height="40" display="inherit"/></g>'
    ),
    "inherit_clip": (
        '<clipPath id="p"><circle r="30"/></clipPath><g clip-path="url(#p)">'
        '<rect width="40" height="40" clip-path="inherit" transform="translate(9)"/></g>'
    ),
    "inherit_stop": (
        '<linearGradient id="l"><stop offset="0" stop-color="red"/><stop offset="1"'
        ' stop-color="inherit"/></linearGradient><g stop-color="red">'
        '<rect width="40" height="40" fill="url(#l)" stroke="red"/></g>'
    ),
    "current": '<g color="red"><rect width="40" height="40" fill="currentColor"/></g>',
    "current_here": (
        '<g color="blue"><rect color="red" width="40" height="40" fill="currentColor"/></g>'
    ),
    "current_none": '<rect width="40" height="40" fill="currentColor"/>',
    "current_in_use": (
        '<defs><rect id="r" width="40" height="40" fill="currentColor"/></defs>'
        '<use href="#r" color="red"/>'
    ),
    "visibility": (
        '<g visibility="hidden"><rect width="9" height="9"/><circle r="30"'
        ' visibility="visible"/></g>'
    ),
    "collapse": '<rect width="9" height="9"/><circle r="30" visibility="collapse"/>',
    "visibility_bad": '<circle r="30" visibility="wobble"/>',
    "visibility_use": (
        '<defs><circle id="r" r="30"/></defs><use href="#r" visibility="hidden"/>'
        '<path d="M50 50h9v9z"/>'
    ),
    "display_bad": '<circle r="30" display="wobble"/>',
    "display_block": '<circle r="30" display="block"/>',
    "display_in_none": (
        '<g display="none"><circle r="30" display="inline"/></g><path d="M50 50h9v9z"/>'
    ),
    "display_defs": '<defs display="inline"><circle r="30"/></defs><path d="M50 50h9v9z"/>',
    "fill_through_use": (
        '<defs><g id="r"><circle r="30"/></g></defs><use href="#r" fill="red"/>'
    ),
    "fill_not_from_defs": (
        '<defs fill="blue"><g id="r"><circle r="30"/></g></defs><use href="#r" fill="red"/>'
    ),
    "root_fill_through_use": (
        '<defs fill="blue"><circle id="r" r="30"/></defs><use href="#r"/>'
    ),
}
OPACITY = {
    "percent": '<rect width="40" height="40" opacity="90%"/>',
    "over": '<rect width="40" height="40" opacity="7"/>',
    "under": '<rect width="40" height="40" opacity="-7"/><path d="M50 50h9v9z"/>',
    "bad": '<rect width="40" height="40" opacity="wobble"/>',
    "bad_unit": '<rect width="40" height="40" opacity="0.1px"/>',
    "exponent": '<rect width="40" height="40" opacity="9e-1"/>',
    "dot": '<rect width="40" height="40" opacity=".9"/>',
    "fill": '<rect width="40" height="40" fill-opacity="0.9"/>',
    "fill_percent": '<rect width="40" height="40" fill-opacity="90%" stroke="red"/>',
    "fill_over": '<rect width="40" height="40" fill-opacity="5"/>',
    "stroke": (
        '<rect width="40" height="40" fill="none" stroke="red" stroke-opacity="0.9"'
        ' stroke-width="9"/>'
    ),
    "nested": (
        '<g opacity="0.9"><g opacity="0.9"><rect width="40" height="40" fill-opacity="0.9"/>'
        "</g></g>"
    ),
    "zero_group": '<g opacity="0"><rect width="40" height="40"/></g><path d="M50 50h9v9z"/>',
    "zero_fill": '<rect width="40" height="40" fill-opacity="0" stroke="red"/>',
    "on_use": (
        '<defs><rect id="r" width="40" height="40"/></defs><use href="#r" opacity="0.9"/>'
    ),
    "on_svg": '<svg opacity="0.9" width="50" height="50"><rect width="40" height="40"/></svg>',
    "fill_with_alpha": (
        '<rect width="40" height="40" fill="rgba(255,0,0,0.9)" fill-opacity="0.9"/>'
    ),
}
DRAWINGS = SELECTORS | CASCADE | INHERITANCE
DRAWINGS |= {f"opacity_{name}": inner for name, inner in OPACITY.items()}


@pytest.mark.parametrize("name", DRAWINGS)
def test_styles_look_like_the_file(name: str) -> None:
    """Whatever says how something looks, it looks so."""
    check_picture(DRAWINGS[name])


# Where the standard and resvg part: what is drawn, and the same said plainly.
PLAIN = {
    "sibling": (
        _sheet("rect ~ circle { fill: red }", _GROUP),
        (
            '<g><rect class="b" width="30" height="30" /><rect x="40" class="b" y="1"'
            ' width="30" height="30" /><circle cx="50" cy="70" r="20" fill="red"/></g>'
        ),
    ),
    "attribute_begins": (
        _sheet("[class^=b] { fill: red }", _GROUP),
        (
            '<g><rect class="b" width="30" height="30" fill="red"/><rect x="40" class="b"'
            ' y="1" width="30" height="30" fill="red"/><circle cx="50" cy="70" r="20" /></g>'
        ),
    ),
    "attribute_ends": (
        _sheet("[class$='b'] { fill: red }", _GROUP),
        (
            '<g><rect class="b" width="30" height="30" fill="red"/><rect x="40" class="b"'
            ' y="1" width="30" height="30" fill="red"/><circle cx="50" cy="70" r="20" /></g>'
        ),
    ),
    "attribute_has": (
        _sheet("[class*='b'] { fill: red }", _GROUP),
        (
            '<g><rect class="b" width="30" height="30" fill="red"/><rect x="40" class="b"'
            ' y="1" width="30" height="30" fill="red"/><circle cx="50" cy="70" r="20" /></g>'
        ),
    ),
    "list_wrong": (
        _sheet("circle, .b:: { fill: red }", _GROUP),
        (
            '<g><rect class="b" width="30" height="30" /><rect x="40" class="b" y="1"'
            ' width="30" height="30" /><circle cx="50" cy="70" r="20" /></g>'
        ),
    ),
    "bad_value": (
        _sheet("rect { fill: red; fill: wobble }", _GROUP),
        (
            '<g><rect class="b" width="30" height="30" fill="red"/><rect x="40" class="b"'
            ' y="1" width="30" height="30" fill="red"/><circle cx="50" cy="70" r="20" /></g>'
        ),
    ),
    "semicolons": (
        _sheet("rect { ;; fill: red;; }", _GROUP),
        (
            '<g><rect class="b" width="30" height="30" fill="red"/><rect x="40" class="b"'
            ' y="1" width="30" height="30" fill="red"/><circle cx="50" cy="70" r="20" /></g>'
        ),
    ),
    "style_wrong_then_right": (
        '<rect width="40" height="40" style="x y z; fill:red"/>',
        '<rect width="40" height="40" fill="red"/>',
    ),
    "style_bad_last": (
        '<rect width="40" height="40" style="fill:red;fill:wobble"/>',
        '<rect width="40" height="40" fill="red"/>',
    ),
    "style_capital": (
        '<rect width="40" height="40" style="FILL:RED"/>',
        '<rect width="40" height="40" fill="red"/>',
    ),
    "url_with_semicolon": (
        '<rect width="40" height="40" style="fill:url(data:x;y) red"/>',
        '<rect width="40" height="40" fill="red"/>',
    ),
    "escape": (
        _sheet(r".\31 23 { fill: red }", '<rect class="123" width="40" height="40"/>'),
        '<rect width="40" height="40" fill="red"/>',
    ),
    "sheet_type_empty": (
        f'<style type="">rect{{fill:red}}</style>{_R}',
        '<rect width="40" height="40" fill="red"/>',
    ),
    "class_tabs": (
        '<style>.b{fill:red}</style><rect class="a&#9;b&#10;c" width="40" height="40"/>',
        '<rect width="40" height="40" fill="red"/>',
    ),
    "current_case": (
        '<g color="red"><rect width="40" height="40" fill="CURRENTCOLOR"/></g>',
        '<rect width="40" height="40" fill="red"/>',
    ),
    "current_of_color": (
        (
            '<g color="red"><g color="currentColor"><rect width="40" height="40"'
            ' fill="currentColor"/></g></g>'
        ),
        '<rect width="40" height="40" fill="red"/>',
    ),
    "current_bad": (
        (
            '<g color="red"><g color="wobble"><rect width="40" height="40"'
            ' fill="currentColor"/></g></g>'
        ),
        '<rect width="40" height="40" fill="red"/>',
    ),
    "unset_inherited": (
        '<g fill="red"><rect width="40" height="40" style="fill:unset"/></g>',
        '<rect width="40" height="40" fill="red"/>',
    ),
    "unset_own": (
        '<g opacity="0.7"><rect width="40" height="40" style="opacity:unset"/></g>',
        '<rect width="40" height="40" opacity="0.7"/>',
    ),
    "initial": (
        '<g fill="red" stroke="red" stroke-width="9"><rect width="40" height="40"'
        ' style="fill:initial;stroke-width:initial"/></g>',
        '<rect width="40" height="40" stroke="red"/>',
    ),
    "all_initial": (
        '<g fill="red" stroke="red"><rect width="40" height="40" opacity="0.5"'
        ' style="all:initial"/></g>',
        '<rect width="40" height="40"/>',
    ),
    "all_inherit_then": (
        '<g fill="red" stroke="blue"><rect width="40" height="40" fill="lime" stroke="lime"'
        ' style="all:inherit;stroke:none"/></g>',
        '<rect width="40" height="40" fill="red"/>',
    ),
    "media_screen": (
        "<style>@media screen { rect { fill: red } }</style>" + _R,
        '<rect width="40" height="40" fill="red"/>',
    ),
    "media_all": (
        "<style>@media all { rect { fill: red } } @media tv { rect { fill: lime } }</style>"
        + _R,
        '<rect width="40" height="40" fill="red"/>',
    ),
    "sheet_for_print": ('<style media="print">rect{fill:red}</style>' + _R, _R),
    "cdo": (
        "<style><![CDATA[<!-- rect { fill: red } -->]]></style>" + _R,
        '<rect width="40" height="40" fill="red"/>',
    ),
    "pseudo_classes": (
        "<style>g :last-child { fill: red } :not(circle):nth-child(2) { fill: lime }</style>"
        f"<g>{_TWO}</g>",
        (
            '<rect width="40" height="40" fill="lime"/><circle cx="70" cy="70" r="20"'
            ' fill="red"/>'
        ),
    ),
    "geometry_in_css": (
        '<style>rect{x:10px;y:20%;width:30px;height:5mm;rx:3px}</style><rect x="1" width="9"/>'
        '<circle style="cx:70px;cy:70px;r:20px"/><ellipse style="cx:30px;cy:80px;rx:20px"/>',
        '<rect x="10" y="20%" width="30" height="5mm" rx="3"/><circle cx="70" cy="70" r="20"/>'
        '<circle cx="30" cy="80" r="20"/>',
    ),
    "path_in_css": (
        "<path style=\"d:path('M10 10H90V90Z')\"/><path d='M0 90H9V99z' style=\"d:none\"/>",
        '<path d="M10 10H90V90Z"/>',
    ),
}


@pytest.mark.parametrize("name", PLAIN)
def test_styles_hold_where_resvg_does_not_know_them(name: str) -> None:
    """What the standard says of a style is what is drawn, as if it were said plainly."""
    drawing, plain = PLAIN[name]
    check_picture(drawing, plain)
