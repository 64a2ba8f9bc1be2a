"""Letters stand where resvg puts them: places, chunks, spaces, spacing, fonts."""

import pytest

from tests.readers.svg_text_pictures import check_text, text

_ARABIC = 'font-family="Noto Naskh Arabic"'
# A name, and what stands inside an svg of viewBox 0 0 200 100 with 24 px of Arimo.
PLACES = {
    "plain": text("Chateau"),
    "no_place": '<text>no</text><text y="40">yes</text>',
    "x_list": text("ABCD").replace('"20"', '"20 60 90"'),
    "y_list": text("ABCD").replace('"50"', '"50,60 90"'),
    "x_list_percent": '<text x="10% 30% 50%" y="50%">ABCD</text>',
    "x_list_units": '<text x="5mm 2em 1in" y="10mm">ABCD</text>',
    "x_list_too_long": '<text x="10 40 70 100 130 160" y="50">AB</text>',
    "x_list_broken": '<text x="10 40 foo 100" y="50">ABCD</text>',
    "x_malformed": '<text x="foo" y="50">AB</text>',
    "dx_list": text("ABCD", 'dx="10 20 -5"'),
    "dy_list": text("ABCD", 'dy="10 -20 5"'),
    "dx_em": text("ABCD", 'dx="0 1em 2ex"'),
    "rotate": text("ABCD", 'rotate="30"'),
    "rotate_list": text("ABCDE", 'rotate="10 -20 45"'),
    "tspan_x": text('AB<tspan x="100">CD</tspan>EF'),
    "tspan_y": text('AB<tspan y="80">CD</tspan>EF'),
    "tspan_dy": text('AB<tspan dy="10">CD</tspan>EF'),
    "tspan_dx_list": text('AB<tspan dx="10 5">CD</tspan>EF', 'dx="1 2 30 40 50"'),
    "tspan_nested": text('A<tspan dx="10">B<tspan dx="20" dy="5">C</tspan>D</tspan>E'),
    "tspan_x_in_list": text('A<tspan x="90">B</tspan>C').replace('"20"', '"20 50 140"'),
    "tspan_rotate": text('AB<tspan rotate="45">CD</tspan>EF', 'rotate="0 0 0 0 20"'),
    "tspan_rotate_repeats": text('A<tspan rotate="20 40">BC<tspan>D</tspan></tspan>E'),
    "tspan_empty": text('A<tspan x="150" dx="30"></tspan>B'),
    "a_in_text": text('AB<a fill="red"><tspan x="90">CD</tspan></a>EF'),
    "ligature_parted": text("fifi", 'font-family="EB Garamond"').replace('"20"', '"20 60"'),
    "ligature_shifted": text("fiAB", 'font-family="EB Garamond" dx="0 20 10"'),
    "mark_shifted": text("Ae\u0301B", 'dx="0 10 20 10"'),
    "mark_turned": text("Ae\u0301B", 'rotate="0 20 90 45"'),
    "kerned": text("AVATAR To"),
    "kerned_across": text('A<tspan fill="red">V</tspan>A<tspan font-size="30">V</tspan>'),
    "kerned_across_fonts": text('A<tspan font-weight="bold">VA</tspan>V'),
    "kerning_off": text("AVATAR To", 'style="font-kerning:none"'),
    "kerning_zero": text("AVATAR To", 'kerning="0"'),
    "transform": text("Ag", 'transform="rotate(20) skewX(10) scale(1.5 1)"'),
    "nested_svg": '<svg x="50" width="100" height="100" viewBox="0 0 50 50">'
    '<text x="10%" y="50%" font-size="12">Ag</text></svg>',
    "used": '<defs><text id="t" y="40">Ag</text></defs><use href="#t" x="30" fill="red"/>',
    "symbol": '<symbol id="s" viewBox="0 0 50 50"><text y="30">Ag</text></symbol>'
    '<use href="#s" width="100" height="100"/>',
}
CHUNKS = {
    f"{name}_{anchor}": text(content, f'text-anchor="{anchor}" transform="translate(80 0)"')
    for anchor in ("middle", "end")
    for name, content in {
        "anchor": "Anchor",
        "anchor_tspans": 'An<tspan font-size="30" fill="red">ch</tspan>or',
        "anchor_chunks": 'An<tspan x="20" y="80">chor</tspan>',
        "anchor_y_only": 'An<tspan y="80">chor</tspan>',
        "anchor_space": 'An <tspan x="20" y="80">chor</tspan>',
        "anchor_shift": 'An<tspan dx="20">chor</tspan>',
    }.items()
} | {
    "anchor_list": text("AB", 'text-anchor="middle"').replace('"20"', '"20 80"'),
    "anchor_of_tspan": text('AB<tspan text-anchor="end">CD</tspan>'),
    "anchor_of_tspan_placed": text('AB<tspan x="150" text-anchor="end">CD</tspan>EF'),
    "anchor_inherited": f'<g text-anchor="middle">{text("Anchor")}</g>',
    "anchor_malformed": text("Anchor", 'text-anchor="left"'),
    "anchor_spaced": text("ABC", 'text-anchor="end" letter-spacing="5" dx="100"'),
}
SPACES = {
    "ends": text("  A  B  "),
    "lines": text("\n  A\n\tB\n"),
    "preserved": text("  A  B  ", 'xml:space="preserve"'),
    "preserved_lines": text("A\n\tB", 'xml:space="preserve"'),
    "preserved_inside": text('A <tspan xml:space="preserve">  B  </tspan> C'),
    "preserved_outside": text(
        ' A <tspan xml:space="default">  B  </tspan> C', 'xml:space="preserve"'
    ),
    "preserved_above": f'<g xml:space="preserve">{text("  A")}</g>',
    "across_tags": text("A <tspan> B</tspan><tspan>C</tspan> <tspan> D </tspan>"),
    "across_empty": text("<tspan> </tspan>A"),
    "counted": text("A  B", "").replace('"20"', '"20 60 100 140"'),
    "comment": text("A<!-- no --> B<?no no?>C"),
    "no_break": text("A\u00a0\u00a0B"),
    "zero_width": text("A\u200bB\u00adC"),
    "title": text("A<title>no</title>B<desc>no</desc>"),
    "entities": text("&lt;&amp;&#233;&#x153;"),
}
SPACING = {
    "letters": text("ABCD", 'letter-spacing="8"'),
    "letters_negative": text("ABCD", 'letter-spacing="-4"'),
    "letters_em": text('AB<tspan font-size="12">CD</tspan>', 'letter-spacing=".5em"'),
    "letters_of_tspan": text('AB<tspan letter-spacing="10">CD</tspan>EF'),
    "letters_and_chunk": text('AB<tspan x="20" y="90">CD</tspan>', 'letter-spacing="9"'),
    "letters_normal": text("ABCD", 'letter-spacing="normal"'),
    "letters_arabic": text("السلام AB", f'{_ARABIC} letter-spacing="8"'),
    "letters_arabic_tspan": text('سل<tspan letter-spacing="8">ام</tspan>', _ARABIC),
    "words": text("A B C", 'word-spacing="10"'),
    "words_negative": text("A B C", 'word-spacing="-5"'),
    "words_no_break": text("A\u00a0B", 'word-spacing="10"'),
    "words_letters": text("A B C", 'word-spacing="10" letter-spacing="5"'),
    "length": text("ABCD", 'textLength="150"'),
    "length_short": text("ABCD", 'textLength="30"'),
    "length_glyphs": text("ABCD", 'textLength="150" lengthAdjust="spacingAndGlyphs"'),
    "length_of_tspan": text('<tspan textLength="60">AB</tspan>'),
    "length_one": text("A", 'textLength="150"'),
    "length_negative": text("AB", 'textLength="-150"'),
    "length_zero": text("ABCD", 'textLength="0"'),
    "length_units": text("AB", 'textLength="20mm"'),
    "length_spaced": text("ABC", 'textLength="150" letter-spacing="5"'),
    "length_shifted": text("ABC", 'textLength="100" dx="0 10"'),
    "length_arabic": text("السلام", f'{_ARABIC} textLength="150"'),
}
FONTS = {
    "family_list": text("Ag", "font-family=\"None, 'EB Garamond', serif\""),
    "family_unquoted": text("Ag", 'font-family="EB   Garamond"'),
    "family_css": text("Ag", 'style="font-family:&quot;Tinos&quot;,serif"'),
    "family_generic": text("Ag", 'font-family="monospace"'),
    "family_not_here": text("Ag", 'font-family="None"'),
    "family_not_said": text("Ag", 'style="font-family:initial"'),
    "bold": text("Ag", 'font-weight="bold"'),
    "bolder": text('A<tspan font-weight="bolder">g</tspan>'),
    "lighter": text('A<tspan font-weight="lighter">g</tspan>', 'font-weight="500"'),
    "weight_900": text("Ag", 'font-family="Lato" font-weight="900"'),
    "weight_100": text("Ag", 'font-family="Lato" font-weight="100"'),
    "italic": text("Ag", 'font-style="italic" font-family="Tinos"'),
    "oblique_bold": text("Ag", 'font-style="oblique" font-weight="700"'),
    "no_italic": text("Ag", 'font-style="italic" font-family="Great Vibes"'),
    "shorthand": text("Ag", 'style="font:italic bold 40px Tinos"'),
    "size_percent": text('A<tspan font-size="150%">g</tspan>'),
    "size_em": text('A<tspan font-size="2em" dx="1em">g</tspan>'),
    "size_ex": text('A<tspan font-size="3ex">g</tspan>'),
    "size_points": text("Ag", 'font-size="20pt"'),
    "size_larger": text('A<tspan font-size="larger">g</tspan>'),
    "size_smaller": text('A<tspan font-size="smaller">g</tspan>'),
    "size_zero": text('A<tspan font-size="0">g</tspan>B'),
    "css_class": "<style>.a{font:bold 30px Tinos;fill:red} tspan{font-size:150%}</style>"
    + text("A<tspan>g</tspan>", 'class="a"'),
    "ligatures": text("fi ffi", 'font-family="EB Garamond"'),
    "accents": text("Éçœ «½ n°»"),
    "greek_cyrillic": text("Ωλ Жя"),
    "arabic": text("السلام عليكم", _ARABIC),
    "arabic_marks": text("مُحَمَّد", _ARABIC),
    "arabic_across": text('الس<tspan fill="red">لام</tspan>', _ARABIC),
    "arabic_mixed": text("ab السلام 12 cd", _ARABIC),
    "arabic_end": text("السلام", f'{_ARABIC} text-anchor="end" dx="100"'),
    "hebrew": text("שלום ab"),
    "hebrew_shifted": text('של<tspan dx="20">ום</tspan>'),
    "override_marks": text("\u202eABC\u202c DE"),
    "combining": text("o\u0302e\u0301A\u030a"),
}
_AS_RESVG = {
    f"{group}-{name}": inner
    for group, drawings in {
        "places": PLACES,
        "chunks": CHUNKS,
        "spaces": SPACES,
        "spacing": SPACING,
        "fonts": FONTS,
    }.items()
    for name, inner in drawings.items()
}


@pytest.mark.parametrize("name", _AS_RESVG)
def test_a_text_looks_as_resvg_draws_it(name: str) -> None:
    """A text of the same fonts covers what resvg covers, in like colours."""
    check_text(_AS_RESVG[name])
