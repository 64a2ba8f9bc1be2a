"""Style sheets: which of them hold, and comments inside what they say."""

import pytest

from tests.readers.svg_pictures import check_picture

_RECTANGLE = '<rect width="40" height="40"/>'
_RED = '<rect width="40" height="40" fill="red"/>'
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
