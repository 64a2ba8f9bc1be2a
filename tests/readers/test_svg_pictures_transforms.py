"""Transforms: attributes and properties, right and wrong, about any origin."""

import pytest

from tests.readers.svg_pictures import check_picture

# Values of `transform`; those that are wrong are ignored as a whole.
TRANSFORMS = [
    "translate(20 10)rotate(10)",
    "translate(20 10),rotate(10)",
    "translate(20 10) , rotate(10)",
    "translate(20 10),,rotate(10)",
    ",translate(20 10)",
    "translate(20 10),",
    "translate(20,,10)",
    "translate(20-5)",
    "translate(20.5.5)",
    "translate (20)",
    "translate( 20 , 10 )",
    "translate(20 10 30)",
    "rotate(10 20)",
    "scale(2)",
    "scale(2,3)",
    "scale(-1 1) translate(-40)",
    "scale(0)",
    "scale(0 1)",
    "matrix(1 0 0 1 10)",
    "matrix(1,.5,-.5,1,10,20)",
    "matrix(1.5 0 0 1.5 5 5 )",
    "skewX(20 10)",
    "skewX(20)",
    "skewY(20)",
    "skewX(-20)",
    "Translate(20)",
    "translate()",
    "",
    "none",
    "translate(20) foo",
    "translate(20,)",
    "translate(20\u00a030)",
    "translate(1e1)",
    "translate(+20 +1.5E1)",
    "translate(20)translate(10)",
    "skewX(90)",
    "matrix(1 2 2 4 0 0)",
    "translate(20;10)",
    "&#10;translate(&#9;20)",
    "rotate(30)",
    "rotate(30,40,40)",
    "rotate(30 40)",
    "rotate(390)",
    "rotate(-30 40 40)",
    "rotate(30, 40 , 40)",
    "translate(20px)",
    "rotate(30deg)",
    "translate(20%)",
    "translateX(20)",
    "matrix(0 1 -1 0 50 0)",
    "matrix(0 0 0 0 5 5)",
    "scale(1e-20)",
    "translate(20) rotate(30",
    "translate 20",
    "(20)",
    "translate(a)",
    "translate(20) ;",
    "translate(.)",
    "translate(-)",
    "translate(5e)",
    "scale(1 0)",
    "rotate(45) scale(2 .5) skewX(10) translate(20 -10)",
]
ORIGINS = [
    "50px 20px",
    "50 20",
    "50% 20%",
    "center",
    "left",
    "right",
    "top",
    "bottom",
    "left top",
    "top left",
    "right bottom",
    "bottom right",
    "center left",
    "left center",
    "center top",
    "top center",
    "50px 20px 10px",
    "30",
    "10mm 5mm",
    "wobble",
    "50 wobble",
    "1 2 3 4",
    "",
    "-10 5",
    "left 20 0",
    "center center",
    "20% left",
    "top 20",
    "20 top",
    "20,10",
]
# A name, and what stands inside an svg of viewBox 0 0 100 100.
OTHERS = {
    "origin_g": (
        '<g transform="scale(.5)" transform-origin="100 100"><rect width="50" height="50"/>'
        "</g>"
    ),
    "origin_use": (
        '<defs><rect id="a" width="20" height="20"/></defs><use href="#a" x="20" y="10"'
        ' transform="rotate(30)" transform-origin="30 30"/>'
    ),
    "origin_no_transform": '<rect width="20" height="20" transform-origin="30 30"/>',
    "origin_inherit": (
        '<g transform-origin="50 50"><rect width="20" height="20" transform="rotate(20)"/></g>'
    ),
    "origin_svg": (
        '<svg x="20" y="10" width="30" height="30" transform="rotate(30)"'
        ' transform-origin="30 30"><rect width="20" height="20"/></svg>'
    ),
    "origin_nested_pct": (
        '<svg x="20" y="10" width="60" height="60" viewBox="0 0 30 30">'
        '<rect width="10" height="10" transform="rotate(30)" transform-origin="50% 50%"/>'
        "</svg>"
    ),
    "origin_clip": (
        '<clipPath id="c" transform="rotate(20)" transform-origin="50 50">'
        '<rect width="60" height="60"/></clipPath><rect width="90" height="90"'
        ' clip-path="url(#c)"/>'
    ),
    "css": '<rect width="20" height="20" style="transform:rotate(20) translate(20,10)"/>',
    "css_sheet": (
        '<style>rect{transform:translate(20,10)}</style><rect width="20" height="20"/>'
    ),
    "css_over_attr": (
        '<rect width="20" height="20" transform="translate(50)"'
        ' style="transform:translate(20,5)"/>'
    ),
    "css_none": (
        '<rect width="20" height="20" transform="translate(50)" style="transform:none"/>'
    ),
    "not_inherited": (
        '<g transform="translate(5)"><g transform="translate(5)"><rect width="20"'
        ' height="20"/></g></g>'
    ),
    "text_level": (
        '<g transform="scale(2)"><g transform="rotate(10)"><rect x="10" width="20"'
        ' height="20" transform="skewX(10)"/></g></g>'
    ),
}
# What CSS alone knows, and the attribute that says the same.
IN_CSS = {
    "translate(20px, 10px)": "translate(20 10)",
    "translate(20%, 10%)": "translate(20 10)",
    "translate(2em)": "translate(32)",
    "translateX(20px)": "translate(20)",
    "translateY(1mm)": "translate(0 3.7795)",
    "translateY(10%)": "translate(0 10)",
    "rotate(20deg)": "rotate(20)",
    "rotate(0.1turn)": "rotate(36)",
    "rotate(0.5rad)": "rotate(28.6479)",
    "rotate(50grad)": "rotate(45)",
    "rotate(20deg) translateX(10px)": "rotate(20) translate(10)",
    "scale(150%)": "scale(1.5)",
    "scaleX(2)": "scale(2 1)",
    "scaleY(200%)": "scale(1 2)",
    "scale(2, 1.5)": "scale(2 1.5)",
    "skew(20deg)": "skewX(20)",
    "skew(20deg, 10deg)": "matrix(1 0.17633 0.36397 1 0 0)",
    "skewY(20deg)": "skewY(20)",
    "rotateZ(20deg)": "rotate(20)",
    "translate3d(20px, 10px, 5px)": "translate(20 10)",
    "matrix(1, 0.2, 0, 1, 10, 20)": "matrix(1 .2 0 1 10 20)",
    "wobble(3)": "rotate(40)",
    "rotate(20deg": "rotate(40)",
    "perspective(20px)": "rotate(40)",
}


@pytest.mark.parametrize("value", TRANSFORMS)
def test_transforms_are_those_of_the_file(value: str) -> None:
    """Every list of functions moves what it belongs to, or is ignored, as resvg has it."""
    check_picture(f'<rect width="20" height="10" x="5" y="5" transform="{value}"/>')


@pytest.mark.parametrize("value", ORIGINS)
def test_origins_are_those_of_the_file(value: str) -> None:
    """The point that a transform turns about is the same as attribute and as property."""
    rectangle = '<rect width="20" height="10" x="25" y="45" transform="rotate(30)"'
    check_picture(f'{rectangle} transform-origin="{value}"/>')
    check_picture(f'{rectangle} style="transform-origin:{value}"/>')


@pytest.mark.parametrize("name", OTHERS)
def test_transforms_hold_wherever_they_stand(name: str) -> None:
    """Groups, clones, viewports and clips are moved as resvg moves them."""
    check_picture(OTHERS[name])


@pytest.mark.parametrize("value", IN_CSS)
def test_properties_know_units(value: str) -> None:
    """A property with units moves as the attribute in plain numbers; a wrong one yields."""
    rectangle = '<rect width="20" height="10" x="25" y="5"'
    check_picture(
        f'{rectangle} transform="rotate(40)" style="transform:{value}"/>',
        f'{rectangle} transform="{IN_CSS[value]}"/>',
    )
