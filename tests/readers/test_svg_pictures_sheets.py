"""Style sheets: which of them hold, and comments inside what they say."""

import pytest

from tests.readers.svg_pictures import check_picture

_RECTANGLE = '<rect width="40" height="40"/>'
_RED = '<rect width="40" height="40" fill="red"/>'
_FILLED_BY_A = '<rect width="40" height="40" style="fill:var(--a)"/>'
_SVG = "http://www.w3.org/2000/svg"
_HTML = 'xmlns="http://www.w3.org/1999/xhtml"'

MET = (
    "",
    "all",
    "SCREEN",
    "only screen",
    "not print",
    "print, screen",
    "(min-width: 10px)",
    "screen and (min-width: 1px) and (min-height: 1px)",
    "(prefers-color-scheme: light)",
    "not (prefers-color-scheme: dark)",
)
UNMET = (
    "print",
    "only print",
    "not screen",
    "not all",
    "tv, speech",
    "print and (min-width: 10px)",
    "(prefers-color-scheme: dark)",
    "(wobble)",
)
# What stands in the drawing, and the same said plainly.
SAID = {
    "html_style": (f"<style {_HTML}>rect{{fill:red}}</style>{_RECTANGLE}", _RED),
    "comment_in_value": (
        '<rect width="40" height="40" fill="red" style="fill:bl/* */ue"/>',
        _RED,
    ),
    "comment_in_name": (
        '<rect width="40" height="40" fill="red" style="fi/* */ll:blue"/>',
        _RED,
    ),
    "comments_around": (
        '<rect width="40" height="40" style="/* */fill/* */:/* */red/* */"/>',
        _RED,
    ),
    "variable": (f"<style>svg{{--a:red}}rect{{fill:var(--a)}}</style>{_RECTANGLE}", _RED),
    "variable_inherited": (
        f'<g style="--a:blue"><g style="--a:red">{_FILLED_BY_A}</g></g>',
        _RED,
    ),
    "variable_of_variable": (
        f'<g style="--b:red;--a:var(--c, var(--b, rgb(0,0,255)))">{_FILLED_BY_A}</g>',
        _RED,
    ),
    "variable_fallback": (
        '<rect width="40" height="40" style="fill:var(--a, rgb(255, 0, 0))"/>',
        _RED,
    ),
    "variable_unknown": (
        f'<g fill="red"><g fill="blue"><g style="fill:red">{_FILLED_BY_A}</g></g></g>',
        _RED,
    ),
    "variable_of_itself": (f'<g fill="red" style="--a:var(--a)">{_FILLED_BY_A}</g>', _RED),
    "variable_in_part": (
        '<g style="--a:255,0"><rect width="40" height="40" style="fill:rgb(var(--a),0)"/></g>',
        _RED,
    ),
    "namespace": (f'<style>@namespace s "{_SVG}"; s|rect{{fill:red}}</style>{_RED}', _RED),
    "namespace_of_others": (
        f'<style>@namespace "http://x"; rect{{fill:blue}}</style>{_RED}',
        _RED,
    ),
    "namespace_unknown": (f"<style>s|rect{{fill:blue}}</style>{_RED}", _RED),
    "place_without_unit": (f"<style>rect{{x:9;width:9}}</style>{_RED}", _RED),
    "place_in_pixels": (
        '<style>rect{width:40px;x:0}</style><rect x="9" width="9" height="40" fill="red"/>',
        _RED,
    ),
}


@pytest.mark.parametrize("media", MET + UNMET)
def test_rules_hold_for_what_shows_pictures(media: str) -> None:
    """A sheet or a rule for screens holds; one for print, or for the dark, does not."""
    plain = _RED if media in MET else _RECTANGLE
    check_picture(f"<style media='{media}'>rect{{fill:red}}</style>{_RECTANGLE}", plain)
    inside = f"@media {media}{{rect{{fill:red}}}}"
    check_picture(f"<style>{inside}</style>{_RECTANGLE}", plain)


@pytest.mark.parametrize("name", SAID)
def test_what_a_sheet_says_is_what_browsers_take_of_it(name: str) -> None:
    """Sheets in HTML's name hold too, and a comment parts two words."""
    drawing, plain = SAID[name]
    check_picture(drawing, plain)
