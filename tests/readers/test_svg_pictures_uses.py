"""Clones: uses of shapes, groups, viewports and symbols, and of what cannot be cloned."""

import pytest

from tests.readers.svg_pictures import check_picture

# A name, and what stands inside an svg of viewBox 0 0 100 100.
USES = {
    "use_before": '<use href="#a" x="20"/><defs><rect id="a" width="20" height="20"/></defs>',
    "use_xlink_and_href": (
        '<defs><rect id="a" width="20" height="20"/><rect id="b" width="50" height="50"/>'
        '</defs><use href="#a" xlink:href="#b"/>'
    ),
    "use_empty_href_first": (
        '<defs><rect id="a" width="20" height="20"/></defs><use href="" xlink:href="#a"/>'
        '<path d="M50 50h9v9z"/>'
    ),
    "use_no_hash": (
        '<defs><rect id="a" width="20" height="20"/></defs><use href="a"/>'
        '<path d="M50 50h9v9z"/>'
    ),
    "use_space": (
        '<defs><rect id="a" width="20" height="20"/></defs><use href=" #a "/>'
        '<path d="M50 50h9v9z"/>'
    ),
    "use_self": '<use id="u" href="#u"/><path d="M50 50h9v9z"/>',
    "use_parent": (
        '<g id="g"><path d="M50 50h9v9z"/><use href="#g" x="5"/></g><path d="M0 0h9v9z"/>'
    ),
    "use_svg_root": '<path d="M50 50h9v9z"/><use href="#root"/>',
    "use_percent": (
        '<defs><rect id="a" width="20" height="20"/></defs><use href="#a" x="10%" y="20%"/>'
    ),
    "use_units": (
        '<defs><rect id="a" width="20" height="20"/></defs><use href="#a" x="10mm" y="1em"/>'
    ),
    "use_transform_xy": (
        '<defs><rect id="a" width="20" height="20" transform="rotate(20)"/></defs>'
        '<use href="#a" x="30" y="20" transform="scale(1.5)"/>'
    ),
    "use_use": (
        '<defs><rect id="a" width="20" height="20"/><use id="b" href="#a" x="20"/></defs>'
        '<use href="#b" y="30"/>'
    ),
    "use_indirect_defs_child": (
        '<defs><g><rect id="a" width="20" height="20"/></g></defs><use href="#a"/>'
    ),
    "use_display_none": (
        '<rect id="a" width="20" height="20" display="none"/><use href="#a" x="20"/>'
        '<path d="M50 50h9v9z"/>'
    ),
    "use_in_display_none": (
        '<g display="none"><rect id="a" width="20" height="20"/></g><use href="#a" x="20"/>'
    ),
    "use_of_clippath": (
        '<clipPath id="a"><rect width="20" height="20"/></clipPath><use href="#a"/>'
        '<path d="M50 50h9v9z"/>'
    ),
    "use_of_gradient": '<linearGradient id="a"/><use href="#a"/><path d="M50 50h9v9z"/>',
    "use_of_rect_in_clippath": (
        '<clipPath id="c"><rect id="a" width="20" height="20"/></clipPath><use href="#a"/>'
    ),
    "use_of_rect_in_pattern": (
        '<pattern id="c"><rect id="a" width="20" height="20"/></pattern><use href="#a"/>'
    ),
    "use_of_defs": (
        '<defs id="a"><rect width="20" height="20"/></defs><use href="#a"/>'
        '<path d="M50 50h9v9z"/>'
    ),
    "use_of_switch": (
        '<defs><switch id="a"><rect width="20" height="20"/><circle r="30"/></switch></defs>'
        '<use href="#a"/>'
    ),
    "use_of_a": '<defs><a id="a"><rect width="20" height="20"/></a></defs><use href="#a"/>',
    "use_external": '<use href="other.svg#a"/><path d="M50 50h9v9z"/>',
    "use_width_ignored": (
        '<defs><rect id="a" width="20" height="20"/></defs><use href="#a" width="90"'
        ' height="90"/>'
    ),
    "use_children": (
        '<defs><rect id="a" width="20" height="20"/></defs><use href="#a"><circle r="50"/>'
        "</use>"
    ),
    "use_empty_href": '<use href=""/><path d="M50 50h9v9z"/>',
    "use_twice_opacity": (
        '<defs><rect id="a" width="20" height="20" opacity=".9"/></defs>'
        '<use href="#a" opacity=".9"/>'
    ),
    "use_style_vs_ref": (
        '<defs><rect id="a" width="20" height="20" fill="red"/></defs><use href="#a"'
        ' fill="blue"/>'
    ),
    "use_dup_id": (
        '<defs><rect id="a" width="20" height="20"/><circle id="a" r="50"/></defs>'
        '<use href="#a"/>'
    ),
    "use_nested_svg": (
        '<defs><svg id="s" width="30" height="30" viewBox="0 0 50 50"><circle cx="25" cy="25"'
        ' r="20"/></svg></defs><use href="#s"/>'
    ),
    "use_nested_svg_wh": (
        '<defs><svg id="s" width="30" height="30" viewBox="0 0 50 50"><circle cx="25" cy="25"'
        ' r="20"/></svg></defs><use href="#s" width="60" height="50"/>'
    ),
    "use_nested_svg_w": (
        '<defs><svg id="s" width="30" height="30" viewBox="0 0 50 50"><circle cx="25" cy="25"'
        ' r="20"/></svg></defs><use href="#s" width="60"/>'
    ),
    "use_nested_svg_xy": (
        '<defs><svg id="s" x="10" y="10" width="30" height="30" viewBox="0 0 50 50">'
        '<circle cx="25" cy="25" r="20"/></svg></defs><use href="#s" x="20" y="5"/>'
    ),
    "use_nested_svg_none": (
        '<defs><svg id="s" viewBox="0 0 50 50"><circle cx="25" cy="25" r="20"/></svg></defs>'
        '<use href="#s"/>'
    ),
    "use_child_of_nested_svg": (
        '<svg x="20" y="20" width="30" height="30" viewBox="0 0 50 50">'
        '<circle id="c" cx="25" cy="25" r="20"/></svg><use href="#c"/>'
    ),
}
SYMBOLS = {
    "sym_not_drawn": '<symbol><rect width="20" height="20"/></symbol><path d="M50 50h9v9z"/>',
    "sym": '<symbol id="s"><circle cx="25" cy="25" r="20"/></symbol><use href="#s"/>',
    "sym_xy": (
        '<symbol id="s"><circle cx="25" cy="25" r="20"/></symbol><use href="#s" x="20"'
        ' y="10"/>'
    ),
    "sym_wh": (
        '<symbol id="s"><circle cx="25" cy="25" r="20"/></symbol><use href="#s" width="30"'
        ' height="30"/>'
    ),
    "sym_vb": (
        '<symbol id="s" viewBox="0 0 50 50"><circle cx="25" cy="25" r="20"/></symbol>'
        '<use href="#s" width="30" height="30" x="10" y="5"/>'
    ),
    "sym_vb_no_wh": (
        '<symbol id="s" viewBox="0 0 50 50"><circle cx="25" cy="25" r="20"/></symbol>'
        '<use href="#s"/>'
    ),
    "sym_vb_w": (
        '<symbol id="s" viewBox="0 0 50 50"><circle cx="25" cy="25" r="20"/></symbol>'
        '<use href="#s" width="40"/>'
    ),
    "sym_own_and_use_wh": (
        '<symbol id="s" viewBox="0 0 50 50" width="30" height="30"><circle cx="25" cy="25"'
        ' r="20"/></symbol><use href="#s" width="50" height="50"/>'
    ),
    "sym_slice": (
        '<symbol id="s" viewBox="0 0 50 50" preserveAspectRatio="xMidYMid slice">'
        '<circle cx="25" cy="25" r="20"/></symbol><use href="#s" width="80" height="30"'
        ' x="10" y="5"/>'
    ),
    "sym_none": (
        '<symbol id="s" viewBox="0 0 50 50" preserveAspectRatio="none">'
        '<circle cx="25" cy="25" r="20"/></symbol><use href="#s" width="80" height="30"'
        ' x="10" y="5"/>'
    ),
    "sym_refx": (
        '<symbol id="s" refX="25" refY="25" viewBox="0 0 50 50"><circle cx="25" cy="25"'
        ' r="20"/></symbol><use href="#s" x="30" y="30" width="50" height="50"/>'
    ),
    "sym_overflow_auto": (
        '<symbol id="s" overflow="auto" viewBox="0 0 10 10"><circle cx="25" cy="25" r="20"/>'
        '</symbol><use href="#s" width="20" height="20"/>'
    ),
    "sym_overflow_scroll": (
        '<symbol id="s" overflow="scroll" viewBox="0 0 10 10"><circle cx="25" cy="25"'
        ' r="20"/></symbol><use href="#s" width="20" height="20"/>'
    ),
    "sym_opacity": (
        '<symbol id="s" opacity="0.8"><circle cx="25" cy="25" r="20"/></symbol>'
        '<use href="#s" opacity="0.9"/>'
    ),
    "sym_display": (
        '<symbol id="s" display="none"><circle cx="25" cy="25" r="20"/></symbol>'
        '<use href="#s"/><path d="M50 50h9v9z"/>'
    ),
    "sym_clip": (
        '<clipPath id="c"><rect width="20" height="50"/></clipPath><symbol id="s"'
        ' clip-path="url(#c)"><circle cx="25" cy="25" r="20"/></symbol><use href="#s" x="20"/>'
    ),
    "sym_style": (
        '<symbol id="s" fill="red"><circle cx="25" cy="25" r="20"/></symbol>'
        '<use href="#s" fill="blue"/>'
    ),
    "sym_in_sym": (
        '<symbol id="t"><circle cx="25" cy="25" r="20"/></symbol><symbol id="s">'
        '<use href="#t" x="20"/></symbol><use href="#s" y="20"/>'
    ),
}


@pytest.mark.parametrize("name", USES)
def test_uses_look_like_the_file(name: str) -> None:
    """What a use stands for is drawn where it stands, in its style, or not at all."""
    check_picture(USES[name])


@pytest.mark.parametrize("name", SYMBOLS)
def test_symbols_look_like_the_file(name: str) -> None:
    """A symbol is drawn by its uses alone, in the size that they give it."""
    check_picture(SYMBOLS[name])
