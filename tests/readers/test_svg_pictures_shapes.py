"""Shapes and paths: every command, every unit, and what is wrong with either."""

import pytest

from tests.readers.svg_pictures import check_picture

_FAR = '<path d="M90 90h5v5z"/>'
PATHS = [
    "M10 10 L 50 50",
    "m10 10 l40 40",
    "M10 10 50 50 90 10",
    "M10,10,50,50",
    "M10 10H90V90H10Z",
    "M10 10h80v80h-80z",
    "M 10 10 L 50",
    "M10 10 L 50 50 L 60",
    "L10 10 50 50",
    "M10 10 X 50 50",
    "M10 10 L 50 50 Z L 90 10",
    "M10 10zL50 50",
    "M10 10L50 10 50 50zm10 10h30",
    "M10 10C20 80 80 80 90 10",
    "M10 10c10 70 70 70 80 0",
    "M10 50C10 10 40 10 50 50S 90 90 90 50",
    "M10 50S 40 0 90 50",
    "M10 50Q50 0 90 50",
    "M10 50q40 -50 80 0",
    "M10 50Q 30 0 50 50T90 50",
    "M10 50T90 50",
    "M10 50Q 30 0 50 50T90 50 T 90 90",
    "M10 50A30 20 0 0 1 90 50",
    "M10 50A30 20 0 1 1 90 50",
    "M10 50A50 20 30 0 0 90 50",
    "M10 50A0 20 30 0 0 90 50",
    "M10 50A-50 -20 30 0 0 90 50",
    "M10 50A50 20 30 2 0 90 50",
    "M10 50a40 40 0 1180 0",
    "M10 50a40,40,0,0,1,80,0",
    "M10 50A40 40 0 0 1 10 50",
    "M10-10L50.5.5 20 90",
    "M1e1 1e1L5e1 5e1",
    "M10 10L50 50 ,90 10",
    "M10 10,,50 50",
    "M10 10,L50 10,50 50,H 10,Z",
    "M10 50A30 20 0 0 1 90 50,L50 90",
    "M10 10L,50 10 50 50",
    "M10 10h50v50z,20 20",
    "M10 10 L 50 50 -",
    "M10 10 L 50 50 foo",
    "M10,10L50,50;",
    "M10 10L 5 0 5 0",
    "   M10 10 L90 90   ",
    "M10 10\nL90 90\tL90 10",
    "M",
    "",
    "M10",
    "none",
    "z",
    "M10 10",
    "M10 10z",
    "M10 10L10 10",
    "M50 50 L50 50 50 50",
    "M10 10 M 50 50 L 90 90",
    "M10 10L90 90M",
    "m10 10m10 10l50 50",
    "M10 10 20 20m30 0 20 20 20 0",
    "M10 10l20 0 M50 50 z l 20 20",
    "M10 10h20zh0v50",
    "M10 10 V 90 H 90 V",
    "M10 10 h 10 20 30 v 10 20 h -20",
    "M10,10 L 50,50 L 90,",
    "M10 10L#20 20",
    "M10 10L 0x20 20",
    "M10 10 L 50 50 e",
    "M+10+10L+50+50",
    "M.1e2.1e2L5e+1-5e-1",
    "M10 10 C 20 20 30 30",
    "M10 10 C 20 20 30 30 40",
    "M10 10 A 20 20 0 0",
    "M10 10 L 20 50 A 20 20 0 0 7 90 10",
    "M10 10l10 10zl20 0 0 20z",
    "M 10 10 C 50 0 90 50 90 90 L 10 90 S 30 50 10 10",
    "M10 10 q 40 0 40 40 t 40 40 l-80 0",
    "M 20 20 L 80 20 80 80 20 80 z M 40 40 40 60 60 60 60 40 z",
    "M20 20 80 20 80 80 20 80ZM40 40 60 40 60 60 40 60Z",
]
LENGTHS = [
    "20",
    "20px",
    "5mm",
    "0.5cm",
    ".2in",
    "15pt",
    "1pc",
    "1.5em",
    "2ex",
    "10%",
    " 20",
    "2e1",
    "2E+1",
    "+20",
    "20.",
    "-20",
    "20,",
    "20;",
    "0",
    "",
    "0.0001",
    "auto",
    "calc(1px)",
    "20%%",
    "20foo",
    "20 px",
    "20e",
    "2em3",
]
# A name, and what stands inside an svg of viewBox 0 0 100 100.
SHAPES = {
    "em_nested": (
        '<g font-size="10"><g font-size="2em"><rect width="1em" height="1ex"/></g></g>'
    ),
    "em_pct": '<g font-size="10"><g font-size="150%"><rect width="1em" height="2ex"/></g></g>',
    "em_mm": '<g font-size="5mm"><rect width="1em" height="1em"/></g>',
    "em_root": '<rect width="1em" height="1em" font-size="30"/>',
    "em_larger": '<g font-size="20"><rect width="1em" height="1em" font-size="larger"/></g>',
    "em_smaller": '<g font-size="20"><rect width="1em" height="1em" font-size="smaller"/></g>',
    "em_named": '<rect width="2em" height="1em" font-size="large"/>',
    "em_named2": '<rect width="2em" height="1em" font-size="xx-small"/>',
    "em_bad": '<g font-size="20"><rect width="2em" height="1em" font-size="wobble"/></g>',
    "em_zero": (
        '<g font-size="20"><rect width="2em" height="1em" font-size="0"/></g>'
        '<path d="M50 50h9v9z"/>'
    ),
    "em_inherit": '<g font-size="20"><rect width="2em" height="1em" font-size="inherit"/></g>',
    "em_css": '<g style="font-size:20px"><rect width="2em" height="1em"/></g>',
    "em_short2": '<g style="font:20px"><rect width="2em" height="1em"/></g>',
    "em_ex": '<g font-size="20"><rect width="2em" height="1em" font-size="2ex"/></g>',
    "dash_em": (
        '<g font-size="10" stroke-dasharray="1em .5em"><path d="M0 50H90" stroke-width="5"'
        ' stroke="red" font-size="3"/></g>'
    ),
    "dash_pct": '<path d="M0 50H90" stroke-width="5" stroke="red" stroke-dasharray="10% 5%"/>',
    "dash_mm": (
        '<path d="M0 50H90" stroke-width="5" stroke="red" stroke-dasharray="2mm 1mm"'
        ' stroke-dashoffset="1mm"/>'
    ),
    "line_units": '<line x1="1mm" y1="10%" x2="50%" y2="2em" stroke="red" stroke-width="3"/>',
    "line_none": '<line stroke="red" stroke-width="30" stroke-linecap="round"/>',
    "line_x2": '<line x2="50" stroke="red" stroke-width="30"/>',
    "ellipse_units": '<ellipse cx="50%" cy="1cm" rx="30%" ry="5mm"/>',
    "ellipse_auto": '<ellipse cx="50" cy="50" rx="30" ry="auto"/>',
    "ellipse_neg": '<ellipse cx="50" cy="50" rx="30" ry="-10"/><path d="M90 90h5v5z"/>',
    "ellipse_zero": '<ellipse cx="50" cy="50" rx="30" ry="0"/><path d="M90 90h5v5z"/>',
    "ellipse_none": '<ellipse cx="50" cy="50"/><path d="M90 90h5v5z"/>',
    "circle_none": '<circle cx="50" cy="50"/><path d="M90 90h5v5z"/>',
    "circle_neg": '<circle cx="50" cy="50" r="-20"/><path d="M90 90h5v5z"/>',
    "rect_none": '<rect x="5"/><path d="M90 90h5v5z"/>',
    "rect_nowidth": '<rect height="5"/><path d="M90 90h5v5z"/>',
    "rect_neg": '<rect width="-5" height="20"/><path d="M90 90h5v5z"/>',
    "rect_auto": '<rect width="auto" height="20"/><path d="M90 90h5v5z"/>',
    "rect_rx_auto": '<rect width="80" height="60" rx="auto" ry="20"/>',
    "rect_rx_pct": '<rect width="80" height="60" rx="10%" ry="20%"/>',
    "rect_rx0": '<rect width="80" height="60" rx="0" ry="20"/>',
    "rect_ryneg": '<rect width="80" height="60" rx="20" ry="-20"/>',
    "rect_big": '<rect width="80" height="60" rx="100" ry="10"/>',
    "rect_big2": '<rect width="80" height="60" rx="100"/>',
    "rect_ry_big": '<rect width="80" height="60" ry="100"/>',
    "poly_odd": '<polygon points="10 10 50 90 90"/>',
    "poly_one": (
        '<polygon points="10 10" stroke="red" stroke-width="20" stroke-linecap="round"/>'
        '<path d="M90 90h5v5z"/>'
    ),
    "poly_two": '<polygon points="10 10 50 50" stroke="red" stroke-width="9"/>',
    "poly_bad": '<polyline points="10,10 50,50 a 90,10" stroke="red" stroke-width="9"/>',
    "poly_bad_first": (
        '<polyline points="a 10,10 50,50 90,10" stroke="red" stroke-width="9"/>'
        '<path d="M90 90h5v5z"/>'
    ),
    "poly_commas": '<polyline points="10,10,50,50,90,10" stroke="red" stroke-width="9"/>',
    "poly_commas2": (
        '<polyline points="10,,10 50,50 90,10" stroke="red" stroke-width="9"/>'
        '<path d="M90 90h5v5z"/>'
    ),
    "poly_minus": '<polyline points="10-10 50-5 90 60" stroke="red" stroke-width="9"/>',
    "poly_units": (
        '<polyline points="10px 10px 50px 50px 90 10" stroke="red" stroke-width="9"/>'
        '<path d="M90 90h5v5z"/>'
    ),
    "poly_exp": (
        '<polyline points="1e1 1e1 5e1 5E1 9e+1 100e-1" stroke="red" stroke-width="9"/>'
    ),
    "poly_empty": '<polyline points="" stroke="red"/><polygon/><path d="M90 90h5v5z"/>',
    "poly_lead_comma": (
        '<polyline points=",10 10 50 50" stroke="red" stroke-width="9"/>'
        '<path d="M90 90h5v5z"/>'
    ),
    "poly_trail_comma": (
        '<polyline points="10 10 50 50 90 10," stroke="red" stroke-width="9"/>'
    ),
}
# Lengths that resvg does not know, and what they come to.
_UNITS = {
    "20PX": "20",
    "20 ": "20",
    "40q": "10mm",
    "40Q": "10mm",
    "1rem": "16",
    "2ch": "16",
    "20vw": "20",
    "20vh": "20",
    "20vmin": "20",
    "20VMAX": "20",
}
PLAIN = {
    "font_size_negative": (
        '<g font-size="20"><rect width="2em" height="1em" font-size="-5"/></g>',
        '<rect width="40" height="20"/>',
    ),
    "font_shorthand_with_a_line": (
        '<g style="font:italic bold 20px/2 serif"><rect width="2em" height="1em"/></g>',
        '<rect width="40" height="20"/>',
    ),
    "width_of_a_wrong_unit": (
        '<path d="M0 50H90" stroke="red" stroke-width="20foo"/>',
        '<path d="M0 50H90" stroke="red"/>',
    ),
}


@pytest.mark.parametrize("data", PATHS)
def test_paths_are_those_of_the_file(data: str) -> None:
    """Every path is drawn up to its first error, as resvg draws it."""
    check_picture(f'<path d="{data}" stroke="red" stroke-width="4"/>{_FAR}')
    check_picture(f'<path d="{data}" fill-rule="evenodd" fill="blue"/>{_FAR}')


@pytest.mark.parametrize("length", LENGTHS)
def test_lengths_are_those_of_the_file(length: str) -> None:
    """A length means what it means to resvg, and counts as not written where it is wrong."""
    check_picture(f'<rect x="10" y="10" width="{length}" height="30"/>{_FAR}')
    check_picture(f'<rect x="{length}" y="{length}" width="20" height="30"/>{_FAR}')
    check_picture(f'<circle cx="50" cy="40" r="{length}"/>{_FAR}')
    check_picture(f'<rect x="10" y="10" width="80" height="60" rx="{length}"/>')


@pytest.mark.parametrize("length", _UNITS)
def test_lengths_that_resvg_does_not_know(length: str) -> None:
    """Units of the standard come to what they are in plain numbers."""
    for shape in (
        '<rect width="{}" height="{}"/>',
        '<path d="M9 50H90" stroke="red" stroke-width="{}"/>',
    ):
        check_picture(
            shape.format(length, length), shape.format(_UNITS[length], _UNITS[length])
        )


@pytest.mark.parametrize("name", SHAPES)
def test_shapes_are_those_of_the_file(name: str) -> None:
    """Every shape stands where resvg has it, whatever its attributes leave out."""
    check_picture(SHAPES[name])


@pytest.mark.parametrize("name", PLAIN)
def test_shapes_hold_where_resvg_does_not_know_them(name: str) -> None:
    """What the standard says of a shape is what is drawn, as if it were said plainly."""
    drawing, plain = PLAIN[name]
    check_picture(drawing, plain)
