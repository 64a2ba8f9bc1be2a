"""Letters look as resvg draws them: base lines, lines, paths, paints; and what it lacks."""

import pytest

from tests.readers.svg_text_pictures import along, check_text, text

_ARABIC = 'font-family="Noto Naskh Arabic"'
_BLUE, _CURRENT, _LARGE = 'fill="blue"', 'fill="currentColor"', 'font-size="50"'
_FOREIGN = 'systemLanguage="xx"'
_GRADIENT = (
    '<linearGradient id="g" {}><stop stop-color="red"/><stop offset=".5" stop-color="lime"/>'
    '<stop offset="1" stop-color="blue"/></linearGradient>'
)

# A name, and what stands inside an svg of viewBox 0 0 200 100 with 24 px of Arimo.
BASE_LINES = {
    f"{kind}_{word}": text(f'A<tspan {kind}="{word}">g</tspan>')
    for kind, words in {
        "dominant-baseline": "middle central hanging mathematical ideographic alphabetic"
        " text-before-edge text-after-edge before-edge no-change",
        "alignment-baseline": "middle central hanging before-edge after-edge baseline",
        "baseline-shift": "sub super 10 -5 50% 1em baseline",
    }.items()
    for word in words.split()
} | {
    "of_text": text("Ag", 'dominant-baseline="hanging"'),
    "shift_of_text": text("Ag", 'baseline-shift="10"'),
    "shift_nested": text(
        'A<tspan baseline-shift="5">B<tspan baseline-shift="super">C</tspan></tspan>'
    ),
    "shift_small": text('A<tspan baseline-shift="super" font-size="12">B</tspan>'),
    "shift_and_line": text('A<tspan baseline-shift="5" alignment-baseline="middle">B</tspan>'),
    "line_in_line": text(
        'A<tspan alignment-baseline="hanging"><tspan>B</tspan></tspan>',
        'dominant-baseline="middle"',
    ),
    "line_turned": text('A<tspan dominant-baseline="hanging" rotate="45">B</tspan>'),
}
LINES = {
    "of_use": "<defs>" + text("Ab", 'id="t"') + "</defs>"
    '<use href="#t" text-decoration="underline" fill="red"/>',
    "underline": text("A gB", 'text-decoration="underline"'),
    "overline": text("A gB", 'text-decoration="overline"'),
    "through": text("A gB", 'text-decoration="line-through" fill="#8af"'),
    "all": text("AgB", 'style="text-decoration:underline overline line-through"'),
    "of_parent": f'<g text-decoration="underline" fill="red">{text("AB")}</g>',
    "of_parent_painted": f'<g text-decoration="underline" fill="red" font-size="30">'
    f"{text('AB', _BLUE)}</g>",
    "tspan_own": text('A<tspan text-decoration="underline" fill="red">B</tspan>C'),
    "tspan_inside": text('A<tspan fill="red">B</tspan>C', 'text-decoration="underline"'),
    "tspan_both": text(
        'A<tspan fill="red" text-decoration="line-through">B</tspan>C',
        'text-decoration="underline"',
    ),
    "tspan_none": text(
        'A<tspan text-decoration="none">B</tspan>C', 'text-decoration="underline"'
    ),
    "tspan_large": text('A<tspan font-size="40">B</tspan>', 'text-decoration="underline"'),
    "hidden": text('A<tspan visibility="hidden">B</tspan>C', 'text-decoration="underline"'),
    "spaced": text("ABC", 'text-decoration="underline" letter-spacing="10"'),
    "parted": text("ABC", 'text-decoration="underline" dx="0 20"'),
    "stepped": text("ABC", 'text-decoration="underline" dy="0 20"'),
    "turned": text("ABC", 'text-decoration="underline" rotate="20 0 -20"'),
    "placed": text("ABC", 'text-decoration="overline"').replace('"20"', '"20 80"'),
    "stroked": text(
        "AB", 'text-decoration="underline" fill="none" stroke="red" stroke-width="2"'
    ),
    "lowered": text("AB", 'text-decoration="underline" dominant-baseline="hanging"'),
    "raised": text('A<tspan baseline-shift="10" text-decoration="underline">B</tspan>'),
    "stretched": text(
        "AB",
        'text-decoration="underline" textLength="100" lengthAdjust="spacingAndGlyphs"',
    ),
    "along": along('A<tspan text-decoration="underline">BC</tspan>D'),
}
PATHS = {
    "along": along("Along a path"),
    "along_turned_in_css": along("Along a path").replace(
        'fill="none"', 'style="fill: none; transform: matrix(1 0 0 1 10 15)"'
    ),
    "along_long": along("Along a path that ends before the text does"),
    "along_offset": along("Along", 'startOffset="50"'),
    "along_offset_percent": along("Along", 'startOffset="25%"'),
    "along_offset_negative": along("Along", 'startOffset="-20"'),
    "along_offset_em": along("Along", 'startOffset="1em"'),
    "along_middle": along("Along", 'startOffset="50%" text-anchor="middle"'),
    "along_end": along("Along", 'startOffset="100%" text-anchor="end"'),
    "along_half": along("Along", 'text-anchor="middle"'),
    "along_spaced": along("Along", 'letter-spacing="5"'),
    "along_length": along("Along", 'textLength="150"'),
    "along_tspans": along('Al<tspan fill="red" font-size="30">on</tspan>g'),
    "along_dx": along('Al<tspan dx="20">ong</tspan>'),
    "along_dy": along('Al<tspan dy="10">on</tspan>g'),
    "along_x": along('Al<tspan x="100">ong</tspan>'),
    "along_rotate": along("Along", 'rotate="30"').replace("<text>", '<text rotate="30">'),
    "along_line": along("Along", 'dominant-baseline="middle"'),
    "along_shift": along('Al<tspan baseline-shift="8">ong</tspan>'),
    "along_spaces": along("\n  Along \n it  "),
    "along_arabic": along("السلام عليكم").replace("<text>", f"<text {_ARABIC}>"),
    "along_method": along("Along", 'method="stretch" spacing="auto"'),
    "along_subpaths": along("Along a path", path="M20 40H100M20 90H180"),
    "along_closed": along("Along a path", 'startOffset="100"', path="M50 30H150V80H50Z"),
    "along_lines": along("Along a path", path="M20 90L80 40L180 60"),
    "along_nothing": along("Along", path="M20 90"),
    "along_not_there": '<text><textPath href="#no">A</textPath></text>' + text("B"),
    "along_rect": '<rect id="r" x="30" y="40" width="99" height="40" fill="none"/>'
    '<text><textPath href="#r">Along a rect</textPath></text>',
    "along_circle": '<circle id="c" cx="100" cy="50" r="30" fill="none"/>'
    '<text font-size="12"><textPath href="#c">All the way round it</textPath></text>',
    "along_moved": '<path id="m" d="M0 0Q50 50 150 0" transform="translate(20 50)"'
    ' fill="none"/><text><textPath xlink:href="#m">Along</textPath></text>',
    "along_from": '<path id="f" d="M0 50H150" fill="none"/>'
    '<text x="30" y="10"><textPath href="#f">Along</textPath></text>',
    "along_twice": '<path id="a" d="M10 40H150"/><path id="b" d="M10 90H150"/>'
    '<text x="10"><textPath href="#a">One</textPath>'
    ' <textPath href="#b">Two</textPath></text>',
    "along_before": '<path id="a" d="M60 40H150"/>'
    '<text x="10" y="90">A<textPath href="#a">BC</textPath>D</text>',
    "along_hidden": along("Along", 'display="none"') + text("A"),
    "along_in_tspan": '<path id="a" d="M60 40H150" fill="none"/>'
    '<text><tspan><textPath href="#a">A</textPath></tspan></text>' + text("B"),
}
VERTICAL = {
    f"down_{name}": f'<text x="100" y="10" writing-mode="{mode}" {attributes}>{content}</text>'
    for name, mode, attributes, content in (
        ("tb", "tb", "", "Ag"),
        ("tb_rl", "tb-rl", "", "Ag"),
        ("vertical_rl", "vertical-rl", "", "Ag"),
        ("vertical_lr", "vertical-lr", "", "Ag"),
        ("lr", "lr-tb", "", "Ag"),
        ("middle", "tb", 'text-anchor="middle" dy="30"', "Ag"),
        ("upright", "tb", "", "A©g"),
        ("upright_turned", "tb", 'rotate="30"', "A©g"),
        ("shifted", "tb", 'dx="0 20"', "Ag"),
        ("apart", "tb", 'dy="0 20"', "Ag"),
        ("turned", "tb", 'rotate="45"', "Ag"),
        ("spaced", "tb", 'letter-spacing="10"', "Ag"),
        ("lowered", "tb", 'dominant-baseline="hanging"', "Ag"),
        ("raised", "tb", "", 'A<tspan baseline-shift="8">g</tspan>'),
        ("length", "tb", 'textLength="70" lengthAdjust="spacingAndGlyphs"', "Ag"),
        ("placed", "tb", "", 'A<tspan x="150">g</tspan>'),
        ("orientation", "tb", 'glyph-orientation-vertical="90"', "Ag"),
        ("sizes", "tb", "", 'A<tspan font-size="40">g</tspan>'),
        ("other_font", "tb", "", "السلام"),
    )
}
PAINTS = {
    "no_width": text("Abc", 'textLength="0" lengthAdjust="spacingAndGlyphs"'),
    "fill": text("Ag", 'fill="red" fill-opacity=".7" font-weight="bold"'),
    "fill_tspans": text('A<tspan fill="red">g<tspan fill="lime">B</tspan></tspan>C'),
    "stroke": text("Ag", 'fill="none" stroke="red" stroke-width="3"'),
    "stroke_joins": text(
        "AM", 'fill="none" stroke="red" stroke-width="3" stroke-linejoin="bevel"'
    ),
    "stroke_dashes": text(
        "AM", 'fill="none" stroke="red" stroke-width="2" stroke-dasharray="5 3"'
    ),
    "stroke_first": text("AM", 'stroke="red" stroke-width="5" paint-order="stroke"'),
    "stroke_of_tspan": text('A<tspan stroke="red" stroke-width="2">M</tspan>'),
    "no_paint": text('A<tspan fill="none">B</tspan>C'),
    "current": f"<g color='red'>{text('Ag', _CURRENT)}</g>",
    "rule": text("AM", 'fill-rule="evenodd" letter-spacing="-9"'),
    "across": _GRADIENT.format("") + text("Across", 'fill="url(#g)" font-weight="bold"'),
    "down": _GRADIENT.format('x2="0" y2="1"')
    + text("Down", 'fill="url(#g)" font-weight="bold"'),
    "down_tspans": _GRADIENT.format('x2="0" y2="1"')
    + text('D<tspan font-size="40">ow</tspan>n', 'fill="url(#g)" font-weight="bold"'),
    "gradient_of_tspan": _GRADIENT.format("")
    + text('Gr<tspan fill="url(#g)">adi</tspan>ent', 'font-weight="bold"'),
    "gradient_on_page": _GRADIENT.format('gradientUnits="userSpaceOnUse" x2="200"')
    + text("Gradient", 'fill="url(#g)" font-weight="bold"'),
    "opacity": text("Ag", 'opacity=".8"'),
    "opacity_of_tspan": text('A<tspan opacity=".2">g</tspan>'),
    "display_none": text('A<tspan display="none">g</tspan>B') + text("C", 'display="none"'),
    "visibility": text(
        'A<tspan visibility="visible">g</tspan>B', 'visibility="hidden" font-size="40"'
    ),
    "conditions": text('A<tspan systemLanguage="xx">g</tspan>B<tspan>C</tspan>'),
    "switch": f"<switch>{text('No', _FOREIGN)}{text('Yes')}</switch>",
    "unknown": text("A<foo>B</foo><g>C</g>D<rect width='9' height='9'/><text>E</text>"),
    "tspan_outside": "<tspan>A</tspan>" + text("B"),
    "tref": '<defs><text id="t">A<tspan>B</tspan></text></defs>'
    + text('C<tref href="#t" fill="red"/>D'),
    "clip_of_text": '<clipPath id="c"><rect x="25" y="30" width="30" height="15"/></clipPath>'
    + text("Clip", 'clip-path="url(#c)" font-weight="bold"'),
    "clip_in_box": '<clipPath id="c" clipPathUnits="objectBoundingBox">'
    '<rect width="1" height=".5"/></clipPath>' + text("Clip", 'clip-path="url(#c)"'),
    "clip_in_box_of_unseen": '<clipPath id="c" clipPathUnits="objectBoundingBox">'
    '<rect width=".5" height=".8"/></clipPath><g clip-path="url(#c)">'
    + text("Seen")
    + text("unseen", 'fill="none" x="90"').replace('x="20" ', "")
    + text("hidden", 'visibility="hidden" y="90"').replace('y="50" ', "")
    + "</g>",
    "clip_by_text": f"<clipPath id='c'>{text('Clip', _LARGE)}</clipPath>"
    '<rect width="200" height="100" fill="red" clip-path="url(#c)"/>',
    "clip_by_hidden": '<clipPath id="c"><text y="60" font-size="50" '
    'text-decoration="underline">A<tspan visibility="hidden">B</tspan>C</text></clipPath>'
    '<rect width="200" height="100" fill="red" clip-path="url(#c)"/>',
    "clip_of_tspan": '<clipPath id="c"><rect width="30" height="9"/></clipPath>'
    + text('A<tspan clip-path="url(#c)">B</tspan>C'),
    "mask_by_text": '<mask id="m"><text y="60" font-size="50" fill="white">Mask</text></mask>'
    '<rect width="200" height="100" fill="red" mask="url(#m)"/>',
    "pattern_of_text": '<pattern id="p" width="40" height="30" patternUnits="userSpaceOnUse">'
    '<text y="24" fill="blue" font-weight="bold">Pa</text></pattern>'
    '<rect width="200" height="100" fill="url(#p)"/>',
    "marker_of_text": '<marker id="m" markerWidth="40" markerHeight="40" overflow="visible">'
    '<text font-size="10" y="8">Ma</text></marker>'
    '<path d="M50 20L120 50" stroke="red" stroke-width="3" marker-end="url(#m)"/>',
}
# What resvg does not do, or not as the standard says, and the same in words that it knows.
STANDARD = {
    "space_opens_tspan": (text("A<tspan> B</tspan>"), text("A B")),
    "space_alone": (text("A<tspan> </tspan>B"), text("A B")),
    "white_space_pre": (
        text(" A  B ", 'style="white-space:pre"'),
        text(" A  B ", 'xml:space="preserve"'),
    ),
    "ligatures_spaced_off": (
        text("fi", 'font-family="EB Garamond" letter-spacing="9"'),
        text("f<tspan dx='9'>\u200ci</tspan>", 'font-family="EB Garamond"'),
    ),
    "mark_is_not_placed": (
        text("e\u0301B").replace('"20"', '"20 60 100"'),
        '<text y="50"><tspan x="20">e\u0301</tspan><tspan x="100">B</tspan></text>',
    ),
    "length_of_all": (
        text('A<tspan fill="red">A</tspan>AA', 'textLength="140"'),
        text("A", 'fill="red" dx="41.331"') + '<text x="20 102.663 143.993" y="50">AAA</text>',
    ),
    "right_to_left": (
        text("ab", 'direction="rtl" dx="100"'),
        text("ab", 'text-anchor="end" dx="100"'),
    ),
    "right_to_left_end": (
        text("ab", 'direction="rtl" text-anchor="end" dx="50"'),
        text("ab", 'dx="50"'),
    ),
    "right_to_left_dot": (
        text("ab.", 'direction="rtl" text-anchor="middle"'),
        text(".ab", 'text-anchor="middle"'),
    ),
    "override": (
        text('A<tspan direction="rtl" unicode-bidi="bidi-override">BCD</tspan>E'),
        text("ADCBE", 'style="font-kerning:none"'),
    ),
    "embedded": (
        text('A<tspan direction="rtl" unicode-bidi="embed">B!</tspan>E'),
        text("A!BE"),
    ),
    "small_capitals_made": (
        text("aAe", 'font-variant="small-caps"'),
        text('<tspan font-size="16.8">A</tspan>A<tspan font-size="16.8">E</tspan>'),
    ),
    "features": (
        text("fi", "font-family='EB Garamond' style=\"font-feature-settings:'liga' 0\""),
        text("f<tspan>\u200ci</tspan>", 'font-family="EB Garamond"'),
    ),
    "no_change": (
        text(
            '<tspan dominant-baseline="hanging">A'
            '<tspan dominant-baseline="no-change">g</tspan></tspan>'
        ),
        text("Ag", 'dominant-baseline="hanging"'),
    ),
    "spacing_back": (text("ABC", 'letter-spacing="-50"'), text("C")),
    "length_of_chunks": (
        text('AB<tspan x="20" y="90">AB</tspan>', 'textLength="150" lengthAdjust="spacing"'),
        text('AB<tspan x="20" y="90" dx="0 28.66">AB</tspan>', 'dx="0 28.66"'),
    ),
    "down_struck": (
        '<text x="100" y="10" writing-mode="tb" text-decoration="line-through">A\u00a9</text>',
        '<text x="100" y="10" writing-mode="tb">A\u00a9</text>'
        '<path d="M99.12 10H100.88V43.7H99.12Z"/>',
    ),
    "size_rem": (text("Ag", 'font-size="2rem"'), text("Ag", 'font-size="32"')),
    "size_adjusted": (
        text("Ag", 'font-size-adjust="0.7"'),
        text("Ag", 'font-size="32.38"'),
    ),
    "along_side": (
        along("Along", 'side="right"', path="M20 70L180 40"),
        along("Along", path="M180 40L20 70"),
    ),
    "along_own_path": (
        '<text><textPath path="M20 70L180 40">Along</textPath></text>',
        along("Along", path="M20 70L180 40"),
    ),
    "along_told_length": (
        along("Along", 'startOffset="5"').replace("<path", '<path pathLength="10"'),
        along("Along", 'startOffset="50%"'),
    ),
    "along_in_a": (
        '<path id="p" d="M20 70H150"/><text><a><textPath href="#p">A</textPath></a></text>',
        along("A", path="M20 70H150"),
    ),
}
_AS_RESVG = {
    f"{group}-{name}": inner
    for group, drawings in {
        "base-lines": BASE_LINES,
        "lines": LINES,
        "paths": PATHS,
        "vertical": VERTICAL,
        "paints": PAINTS,
    }.items()
    for name, inner in drawings.items()
}


@pytest.mark.parametrize("name", _AS_RESVG)
def test_a_text_looks_as_resvg_draws_it(name: str) -> None:
    """A text of the same fonts covers what resvg covers, in like colours."""
    check_text(_AS_RESVG[name])


@pytest.mark.parametrize("name", STANDARD)
def test_a_text_looks_as_the_standard_says(name: str) -> None:
    """What resvg leaves out looks like the same said in words that it knows."""
    check_text(*STANDARD[name])
