"""Gradients that fade: in bands, over circles that grow into each other, and apart."""

import pytest

from tests.readers.svg_pictures import agreement, artwork_pixels, check_picture, read

_STOPS = '<stop stop-color="red"/><stop offset="1" stop-color="red" stop-opacity="0"/>'
_LATE = _STOPS.replace("<stop ", '<stop offset=".5" ', 1)
_RISING = '<stop stop-color="red" stop-opacity="0"/><stop offset="1" stop-color="red"/>'
_HARD = (
    '<stop offset=".4" stop-color="red"/><stop offset=".4" stop-opacity="0"/>'
    '<stop offset=".7" stop-opacity="0"/><stop offset=".7" stop-color="teal"/>'
)
_PAGE = '<rect x="10" y="10" width="80" height="60" fill="url(#g)"/>'
_CONES = {
    "beyond": 'r=".3" fx=".95" fy=".3"',
    "touching": 'fx="1"',
    "same_radii": 'r=".2" fr=".2" fx=".9"',
    "shrinking": 'r=".1" fr=".3" cx=".2" fx=".8"',
    "shrinking_inside": 'r=".1" fr=".4" cx=".4"',
    "same": 'r=".3" fr=".3"',
    "growing_apart": 'r=".3" fr=".1" cx=".3" fx=".9"',
}


def _drawing(kind: str, attributes: str, stops: str, shown: str = _PAGE) -> str:
    return f'<{kind}Gradient id="g" {attributes}>{stops}</{kind}Gradient>{shown}'


FADING = {
    f"{name}_{how}": _drawing("radial", attributes, stops)
    for name, attributes in _CONES.items()
    for how, stops in (("fading", _LATE), ("rising", _RISING), ("hard", _HARD))
} | {
    "slanting": _drawing("linear", 'x1=".35" x2=".52" y2=".1"', _STOPS),
    "slanting_hard": _drawing("linear", 'x1=".35" x2=".52" y2=".1"', _HARD),
    "slanting_repeat": _drawing(
        "linear", 'x1=".35" x2=".52" y2=".1" spreadMethod="repeat"', _HARD
    ),
    "cone_repeat": _drawing("radial", 'r=".2" fx=".9" spreadMethod="repeat"', _HARD),
    "cone_reflect": _drawing("radial", 'r=".2" fx=".9" spreadMethod="reflect"', _HARD),
    "many": _drawing(
        "linear",
        "",
        "".join(f'<stop offset="{i / 12}" stop-opacity="{i % 2}"/>' for i in range(13)),
    ),
}


@pytest.mark.parametrize("name", FADING)
def test_what_fades_looks_like_the_file(name: str) -> None:
    """Where a gradient covers less the picture does too."""
    check_picture(FADING[name])


def test_a_masked_gradient_has_the_colours_that_the_mask_leaves() -> None:
    """The half that a mask shows has that half's colours, not the mean of both."""
    two = '<stop stop-color="red"/><stop offset="1" stop-color="blue"/>'
    mask = '<mask id="m"><rect width="40" height="100" fill="white"/></mask>'
    shown = _PAGE.replace("/>", ' mask="url(#m)"/>')
    check_picture(mask + _drawing("linear", "", two, shown))


def test_fading_by_an_opacity_is_fading_by_its_stops() -> None:
    """A gradient at half its opacity is the gradient with stops of half the opacity."""
    half = _PAGE.replace("/>", ' fill-opacity=".5"/>')
    stops = _STOPS.replace("red", "rgb(255 0 0 / .5)")
    box = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{}</svg>'
    one, other = (
        artwork_pixels(read(box.format(_drawing("linear", "", *words))))
        for words in ((_STOPS, half), (stops, _PAGE))
    )
    assert agreement(one, other).holds
    assert (abs(one - other) < 1 / 128).all()
