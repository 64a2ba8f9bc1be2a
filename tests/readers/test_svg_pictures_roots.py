"""Whole files: sizes, namespaces, entities and all that may stand round a drawing."""

import pytest

from tests.readers.svg_pictures import agreement, artwork_pixels, read, source_pixels

_SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
_DRAWN = (
    '<rect x="5" y="5" width="20" height="10"/><circle cx="40" cy="35" r="12" fill="red"/>'
)


def _file(root: str, inner: str = _DRAWN, before: str = "") -> str:
    return f"{before}<svg {_SPACES} {root}>{inner}</svg>"


ROOTS = {
    "none": _file(""),
    "none_negative": _file("", '<rect x="-15" y="-5" width="30" height="20"/>' + _DRAWN),
    "pct_negative": _file('width="50%"', '<rect x="-15" y="-5" width="30" height="20"/>'),
    "nothing_seen": _file("", '<rect x="-60" y="-70" width="30" height="20"/>'),
    "vb_pct": _file('viewBox="0 0 60 50" width="50%" height="150%"'),
    "vb_pct_h": _file('viewBox="-20 -20 60 50" width="30" height="40%"'),
    "ground": _file('viewBox="0 0 60 50" style="background-color:#ff0"'),
    "ground_none": _file('viewBox="0 0 60 50" style="background-color:transparent"'),
    "ground_inside": _file(
        'viewBox="0 0 60 50"', f'<g style="background-color:red">{_DRAWN}</g>'
    ),
    "ground_of_nothing": _file('viewBox="0 0 9 9" style="background-color:red;display:none"'),
    "w": _file('width="90"'),
    "w_pct_h": _file('width="90" height="50%"'),
    "h": _file('height="60"'),
    "wh": _file('width="60" height="50"'),
    "vb": _file('viewBox="0 0 60 50"'),
    "vb_off": _file('viewBox="-10 5 60 50"'),
    "vb_w": _file('viewBox="0 0 60 50" width="30"'),
    "vb_h": _file('viewBox="0 0 60 50" height="30"'),
    "pct": _file('viewBox="0 0 60 50" width="50%" height="50%"'),
    "pct_full": _file('viewBox="0 0 60 50" width="100%" height="100%"'),
    "pct_nobox": _file('width="50%" height="50%"'),
    "pct_nobox2": _file('width="50%" height="40"'),
    "vb_neg": _file('viewBox="0 0 -60 50" width="60" height="60"'),
    "vb_bad": _file('viewBox="a" width="60" height="60"'),
    "vb_three": _file('viewBox="0 0 60" width="60" height="60"'),
    "wbad": _file('width="wobble" height="60"'),
    "em": _file('width="4em" height="4em"'),
    "ex": _file('width="8ex" height="8ex"'),
    "mm": _file('width="20mm" height="2cm"'),
    "in": _file('width="1in" height="60pt"'),
    "pc": _file('width="4pc" height="60px"'),
    "transform": _file('width="60" height="60" transform="translate(10) rotate(10)"'),
    "transform_vb": _file(
        'width="60" height="60" viewBox="0 0 50 50" transform="translate(10) rotate(10)"'
    ),
    "x": _file('x="10" y="10" width="60" height="60"'),
    "par": _file('width="60" height="30" viewBox="0 0 50 50" preserveAspectRatio="xMinYMax"'),
    "slice": _file(
        'width="60" height="30" viewBox="0 0 50 50" preserveAspectRatio="xMinYMax slice"'
    ),
    "parnone": _file('width="60" height="30" viewBox="0 0 50 50" preserveAspectRatio="none"'),
    "display": _file('width="60" height="60" display="none"'),
    "opacity": _file('width="60" height="60" opacity=".9"'),
    "fill": _file('width="60" height="60" fill="blue"'),
    "visibility": _file('width="60" height="60" visibility="hidden"'),
    "clip": _file(
        'width="60" height="60" clip-path="url(#c)"',
        (
            '<rect x="5" y="5" width="20" height="10"/><circle cx="40" cy="35" r="12"'
            ' fill="red"/><clipPath id="c"><rect width="40" height="30"/></clipPath>'
        ),
    ),
    "clip_vb": _file(
        'width="60" height="60" viewBox="0 0 30 30" clip-path="url(#c)"',
        (
            '<rect x="5" y="5" width="20" height="10"/><circle cx="40" cy="35" r="12"'
            ' fill="red"/><clipPath id="c"><rect width="20" height="20"/></clipPath>'
        ),
    ),
    "font": _file('width="60" height="60" font-size="20"', '<rect width="1em" height="2em"/>'),
    "outside": _file(
        'width="60" height="60"',
        '<rect x="-20" y="-20" width="40" height="40"/><circle cx="60" cy="60" r="20"/>',
    ),
    "outside_vb": _file(
        'width="60" height="90" viewBox="0 0 30 30"',
        '<rect x="-20" y="-20" width="40" height="40"/><circle cx="30" cy="30" r="20"/>',
    ),
    "overflow": _file(
        'width="60" height="90" viewBox="0 0 30 30" overflow="visible"',
        '<rect x="-20" y="-20" width="40" height="40"/>',
    ),
    "none_neg": _file("", '<rect x="-20" y="-20" width="60" height="50"/>'),
    "none_off": _file("", '<rect x="20" y="20" width="60" height="50"/>'),
    "none_stroke": _file(
        "", '<rect x="20" y="20" width="60" height="50" stroke="red" stroke-width="10"/>'
    ),
    "pct_child": _file('width="60" height="50"', '<rect width="50%" height="50%"/>'),
    "pct_child_vb": _file(
        'width="60" height="50" viewBox="0 0 30 20"', '<rect width="50%" height="50%"/>'
    ),
    "pct_child_vb_only": _file('viewBox="0 0 30 20"', '<rect width="50%" height="50%"/>'),
    "prefix": (
        '<s:svg xmlns:s="http://www.w3.org/2000/svg" width="60" height="60">'
        '<s:rect width="20" height="20"/></s:svg>'
    ),
    "nons": '<svg width="60" height="60"><rect width="20" height="20"/></svg>',
    "nons_xlink": (
        '<svg width="60" height="60" xmlns:xlink="http://www.w3.org/1999/xlink"><defs>'
        '<rect id="a" width="20" height="20"/></defs><use xlink:href="#a"/></svg>'
    ),
    "decl": _file(
        'width="60" height="60"',
        _DRAWN,
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n',
    ),
    "doctype": _file(
        'width="60" height="60"',
        _DRAWN,
        (
            '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"'
            ' "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
        ),
    ),
    "entity": _file(
        'width="60" height="60"',
        '<rect fill="&c;" width="20" height="&s;"/>',
        '<!DOCTYPE svg [<!ENTITY c "red"><!ENTITY s "3&t;"><!ENTITY t "0">]>',
    ),
    "entity_el": _file(
        'width="60" height="60"',
        "&r;",
        "<!DOCTYPE svg [<!ENTITY r \"<rect width='20' height='20'/>\">]>",
    ),
    "entity_style": _file(
        'width="60" height="60"',
        '<rect style="&st;" width="20" height="20"/>',
        '<!DOCTYPE svg [<!ENTITY st "fill:red;">]>',
    ),
    "comment_before": _file('width="60" height="60"', _DRAWN, "<!-- hello --><!-- two -->"),
    "pi": _file(
        'width="60" height="60"', _DRAWN, '<?xml-stylesheet href="a.css" type="text/css"?>'
    ),
    "ws": _file('width="60" height="60"', _DRAWN, "\n\n"),
    "version": _file('width="60" height="60" version="1.1" baseProfile="tiny"'),
    "xmlspace": _file('width="60" height="60" xml:space="preserve" xml:lang="fr"'),
    "width_css": _file('style="width:60px;height:40px" viewBox="0 0 60 40"'),
    "tail": (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        ' width="60" height="60"><rect x="5" y="5" width="20" height="10"/>'
        '<circle cx="40" cy="35" r="12" fill="red"/></svg><!-- end -->\n'
    ),
    "nested_only": _file(
        "", '<svg x="10" width="50" height="50"><rect width="20" height="20"/></svg>'
    ),
    "half_of_no_size": _file(
        "", '<rect width="50%" height="25%"/><circle cx="40%" cy="40%" r="20%"/>'
    ),
    "half_of_one_side": _file(
        'width="200"', '<rect width="50%" height="90%"/><circle r="10" cx="150" cy="150"/>'
    ),
    "half_of_a_half": _file('width="50%" height="30"', '<rect width="50%" height="25%"/>'),
    "clip_without_size": _file(
        "",
        '<clipPath id="c"><rect width="30" height="20"/></clipPath>'
        '<circle cx="40" cy="40" r="40" clip-path="url(#c)"/>',
    ),
    "mask_without_size": _file(
        "",
        '<mask id="m"><rect width="30" height="20" fill="white"/></mask>'
        '<circle cx="40" cy="40" r="40" mask="url(#m)"/>',
    ),
    "viewport_without_size": _file("", f'<svg width="30" height="20">{_DRAWN}</svg>'),
    "picture_without_size": _file(
        "",
        '<image width="70" height="40" href="data:image/svg+xml,%3Csvg xmlns='
        "'http://www.w3.org/2000/svg' width='9' height='9'%3E%3Crect width='9' height='9'/"
        '%3E%3C/svg%3E"/>',
    ),
    "unknown_unit": _file('width="60wob" height="60"'),
    "box_of_unknown_unit": _file('width="60wob" height="60" viewBox="0 0 60 50"'),
    "id_root_use": _file(
        'id="r" width="60" height="60"',
        (
            '<rect x="5" y="5" width="20" height="10"/><circle cx="40" cy="35" r="12"'
            ' fill="red"/><use href="#r"/>'
        ),
    ),
}


@pytest.mark.parametrize("name", ROOTS)
def test_files_look_like_what_resvg_shows(name: str) -> None:
    """Whatever the root says, the page shows the same part of the drawing."""
    found = agreement(artwork_pixels(read(ROOTS[name])), source_pixels(ROOTS[name]))
    assert found.ours_near_theirs >= 0.98
    assert found.theirs_near_ours >= 0.98
    assert found.colour <= 0.08
