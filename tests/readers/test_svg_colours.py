"""Colours of CSS that resvg does not know: what they come to in sRGB."""

import pytest

from gare_fab.model.paint import Paint
from gare_fab.readers.svg.colours import css_colour
from gare_fab.readers.svg.paints import colour, written

_GREEN = Paint(0, 128, 0)


@pytest.mark.parametrize(
    "text",
    [
        "hsl(120 100% 25%)",
        "hsl(480deg, 150%, 25%)",
        "hwb(120 0% 49.8%)",
        "lab(46.2775% -47.5621 48.5837)",
        "lch(46.2775% 67.9892 134.3912)",
        "oklab(51.975% -0.1403 0.10768)",
        "oklch(51.975% 0.17686 142.495deg)",
        "color(srgb 0 .50196 none)",
        "color(srgb-linear 0 .21586 0)",
        "color(display-p3 0.21604 0.49418 0.13151)",
        "color(a98-rgb 0.281363 0.498012 0.116746)",
        "color(prophoto-rgb 0.230479 0.395789 0.129968)",
        "color(rec2020 0.235202 0.431704 0.085432)",
        "color(xyz 0.07719 0.15438 0.02573)",
        "color(xyz-d50 0.08312 0.154746 0.020961)",
    ],
)
def test_green_is_green_in_every_space(text: str) -> None:
    """One colour said in every space of CSS is one colour."""
    assert css_colour(text) == _GREEN


@pytest.mark.parametrize(
    "text",
    ["lab(100% 0 0)", "oklch(1 0 0)", "color(prophoto-rgb 1 1 1)", "color(rec2020 1 1 1)"],
)
def test_white_is_white_whatever_the_light(text: str) -> None:
    """The white of D50 is that of D65."""
    assert css_colour(text) == Paint(255, 255, 255)


def test_what_cannot_be_shown_is_cut_off() -> None:
    """Beyond sRGB each of red, green and blue is as near as it can be."""
    assert css_colour("color(display-p3 0 1 0 / 40%)") == Paint(0, 255, 0, 0.4)


@pytest.mark.parametrize(
    "text", ["color()", "color(mine 0 1 0)", "hwb(120, 0%, 50%)", "rgb(1e999 0 0)", "hsl()"]
)
def test_what_is_no_colour_is_none(text: str) -> None:
    """Malformed functions, spaces that nobody knows and endless numbers are no colours."""
    assert colour(text) is None


def test_functions_are_named_in_any_case() -> None:
    """A reference is one in capitals too."""
    assert written("URL(#a) red") == written("url(#a) red")


@pytest.mark.parametrize("fallback", ["url(#b)", "context-fill", "none none", "mine"])
def test_a_fallback_is_a_colour_or_none(fallback: str) -> None:
    """A reference with anything else behind it is malformed."""
    assert written(f"url(#a) {fallback}") is None
