"""PDF files with blend modes, transparency groups and soft masks."""

from itertools import product

import numpy as np

from tests.readers.pdf_fonts import font
from tests.readers.pdf_pictures import pdf, stream

_MODES = (
    *("Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn"),
    *("HardLight", "SoftLight", "Difference", "Exclusion"),
    *("Hue", "Saturation", "Color", "Luminosity"),
)
_BELOW = ".2 .6 .9 rg 0 0 60 60 re f "
_TWO = f"{_BELOW}/B gs .9 .5 .1 rg 30 30 60 60 re f"
_X = "/XObject<</X 5 0 R>>"
_GRAY = "/Group<</S/Transparency/CS/DeviceGray>>"
_RGB = "/Group<</S/Transparency/CS/DeviceRGB>>"
_GROUP = "/Group<</S/Transparency>>"
_DIAMOND = "50 10 m 90 50 l 50 90 l 10 50 l f"
_HALF = "/Resources<</ExtGState<</H<</ca .5>>>>>>"
_FADE = (
    "/Resources<</Shading<</S<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 100 0]"
    "/Function<</FunctionType 2/Domain[0 1]/C0[.3]/C1[1]/N 1>>>>>>>>"
)


def _form(entries: str, data: str) -> bytes:
    return stream(f"/Type/XObject/Subtype/Form/BBox[0 0 100 100]{entries}", data)


def _state(entries: str, name: str = "B") -> str:
    return f"/ExtGState<</{name}<<{entries}>>>>"


def _masked(kind: str, group: bytes, entries: str = "", *more: bytes) -> bytes:
    masking = _state(f"/SMask<</S/{kind}/G 5 0 R{entries}>>", "A")
    return pdf("/A gs 0 0 1 rg 0 0 100 100 re f", masking, [group, *more])


_DOTS = np.kron(np.array([[255, 0], [0, 255]], np.uint8), np.ones((8, 8), np.uint8)).tobytes()
_SQUARES = stream(
    "/Subtype/Image/Width 16/Height 16/BitsPerComponent 8/ColorSpace/DeviceGray", _DOTS
)
_CUT = "/A gs /F Do"
_CUT_BY = "/XObject<</X 5 0 R/F 6 0 R>>" + _state("/SMask<</S/Luminosity/G 5 0 R>>", "A")

FILES: dict[str, bytes] = {
    **{f"blend_{mode}": pdf(_TWO, _state(f"/BM/{mode}")) for mode in _MODES},
    "blend_first_known": pdf(_TWO, _state("/BM[/Foo/Multiply]")),
    "blend_white": pdf(f"{_BELOW}/B gs 1 g 30 30 60 60 re f", _state("/BM/Multiply")),
    "blend_stroke": pdf(
        f"{_BELOW}/B gs 20 w 1 .8 0 RG 10 90 m 90 10 l S", _state("/BM/Multiply")
    ),
    "blend_picture": pdf(
        f"{_BELOW}/B gs q 60 0 0 60 30 30 cm /X Do Q",
        _X + _state("/BM/Multiply"),
        [_SQUARES],
    ),
    "blend_on_picture": pdf(
        "q 60 0 0 60 0 0 cm /X Do Q /B gs 0 .6 .9 rg 30 30 60 60 re f",
        _X + _state("/BM/Multiply"),
        [_SQUARES],
    ),
    "blend_group": pdf(
        f"{_BELOW}/B gs /X Do",
        _X + _state("/BM/Multiply"),
        [_form(_GROUP, "1 .5 0 rg 20 20 50 50 re f 0 .8 .8 rg 50 50 40 40 re f")],
    ),
    "blend_text": pdf(
        f"{_BELOW}/B gs BT /F 60 Tf 5 30 Td 1 .8 0 rg (Ab) Tj ET",
        "/Font<</F 5 0 R>>" + _state("/BM/Multiply"),
        font("")[0],
    ),
    **{
        f"group_{isolated}_{knockout}": pdf(
            f"{_BELOW}/B gs /X Do",
            _X + _state("/ca .6"),
            [
                _form(
                    f"/Group<</S/Transparency/I {isolated}/K {knockout}>>{_HALF}",
                    "/H gs 1 0 0 rg 20 20 50 50 re f 0 1 0 rg 40 40 50 50 re f",
                )
            ],
        )
        for isolated, knockout in product(("true", "false"), repeat=2)
    },
    "mask_backdrop": _masked("Luminosity", _form(_GRAY, f"0 g {_DIAMOND}"), "/BC[1]"),
    "mask_backdrop_half": _masked("Luminosity", _form(_GRAY, f"0 g {_DIAMOND}"), "/BC[.5]"),
    "mask_colour": _masked("Luminosity", _form(_RGB, f"1 1 0 rg {_DIAMOND}"), "/BC[0 0 0]"),
    "mask_alpha_half": _masked("Alpha", _form(_GRAY + _HALF, f"/H gs 0 g {_DIAMOND}")),
    "mask_gradient": _masked("Luminosity", _form(_GRAY + _FADE, "/S sh")),
    "mask_two_levels": _masked(
        "Luminosity", _form(_GRAY, ".3 g 10 10 40 80 re f 1 g 50 10 40 80 re f")
    ),
    "mask_inverted": _masked(
        "Luminosity",
        _form(_GRAY, f"1 g {_DIAMOND}"),
        "/TR<</FunctionType 2/Domain[0 1]/C0[1]/C1[0]/N 1>>",
    ),
    "mask_picture": _masked(
        "Luminosity",
        _form(_GRAY + "/Resources<</XObject<</I 6 0 R>>>>", "80 0 0 80 10 10 cm /I Do"),
        "",
        _SQUARES,
    ),
    "mask_nested": _masked(
        "Luminosity",
        _form(
            f"{_GRAY}/Resources<<{_state('/SMask<</S/Luminosity/G 6 0 R>>')}>>",
            "/B gs 1 g 0 0 100 60 re f",
        ),
        "",
        _form(_GRAY, f"1 g {_DIAMOND}"),
    ),
    "mask_on_group": pdf(
        _CUT, _CUT_BY, [_form(_GRAY, f"1 g {_DIAMOND}"), _form(_GROUP, "0 0 100 60 re f")]
    ),
    "mask_on_form": pdf(
        _CUT, _CUT_BY, [_form(_GRAY, f"1 g {_DIAMOND}"), _form("", "0 0 100 60 re f")]
    ),
    "mask_on_picture": pdf(
        "/A gs q 100 0 0 100 0 0 cm /F Do Q",
        _CUT_BY,
        [_form(_GRAY, f"1 g {_DIAMOND}"), _SQUARES],
    ),
}
