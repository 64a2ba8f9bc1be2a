"""The table of PDF files that are compared with poppler's pictures, feature by feature."""

import zlib

import numpy as np

from tests.readers import (
    pdf_blends,
    pdf_colours,
    pdf_contents,
    pdf_gradients,
    pdf_images,
    pdf_patterns,
)
from tests.readers.pdf_fonts import font
from tests.readers.pdf_pictures import pdf, stream

_STAR = "50 95 m 79 5 l 2 62 l 98 62 l 21 5 l h"
_TINT = "<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[%s]/N 1>>"
_CUT = f"/ColorSpace<</S[/Separation/CutContour/DeviceCMYK{_TINT % '0 1 0 0'}]>>"
_FONT = "/Font<</F 5 0 R>>"
_GRADIENT = "<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[1 .7 0]/N 1>>"
_AXIAL = (
    "<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 100 0]/Extend[true true]"
    f"/Function {_GRADIENT}>>"
)
_ENDING = _AXIAL.replace("true true", "false false")
_DISC = (
    "<</ShadingType 3/ColorSpace/DeviceRGB/Coords[50 50 10 55 50 40]/Extend[false false]"
    f"/Function {_GRADIENT}>>"
)
_PIXELS = np.kron(
    np.arange(0, 192, 4, dtype=np.uint8).reshape(4, 4, 3), np.ones((25, 25, 1), np.uint8)
).tobytes()


def _form(entries: str, data: str) -> bytes:
    return stream(f"/Type/XObject/Subtype/Form/BBox[0 0 100 100]{entries}", data)


def _image(entries: str, data: bytes) -> bytes:
    return stream(f"/Type/XObject/Subtype/Image{entries}", data)


_RGB = "/Width 100/Height 100/BitsPerComponent 8/ColorSpace/DeviceRGB"
_GRAY = "/Width 100/Height 100/BitsPerComponent 8/ColorSpace/DeviceGray"
_STEPS = np.kron(
    np.array([[16, 80], [144, 40]], np.uint8), np.ones((50, 50), np.uint8)
).tobytes()
_HALVES = np.kron(
    np.array([[255, 0], [0, 255]], np.uint8), np.ones((50, 50), np.uint8)
).tobytes()
_CHECKS = np.packbits(
    np.kron(np.arange(64).reshape(8, 8) % 9 % 2, np.ones((16, 16), int)) > 0
).tobytes()
_BOTH = np.kron(np.array([[0, 1], [1, 0]], np.uint8), np.ones((50, 50), np.uint8)).tobytes()


def _text(content: str, text: str = "Ab", *, is_composite: bool = False) -> bytes:
    objects, string = font(text, is_composite=is_composite)
    return pdf(content.replace("TEXT", string), _FONT, objects)


_X = "/XObject<</X 5 0 R>>"

_MASKED = "/XObject<</X 5 0 R>>/ExtGState<</A<</SMask<</S/%s/G 5 0 R>>>>/N<</SMask/None>>>>"
_GROUP = "/Group<</S/Transparency/CS/DeviceGray>>"

FILES: dict[str, bytes] = {
    **pdf_gradients.FILES,
    **pdf_blends.FILES,
    **pdf_colours.FILES,
    **pdf_contents.FILES,
    **pdf_images.FILES,
    **pdf_patterns.FILES,
    "rectangles": pdf("1 0 0 rg 10 10 30 40 re f 0 0 1 RG 4 w 50 50 30 20 re S"),
    "fill_and_stroke": pdf("0 1 0 rg 6 w 20 20 60 50 re B"),
    "close_and_stroke": pdf("4 w 10 10 m 90 10 l 50 80 l s"),
    "curves": pdf("5 w 10 10 m 20 90 80 90 90 10 c S 10 60 m 50 99 90 60 v 50 20 10 60 y f"),
    "nonzero": pdf(f"{_STAR} f"),
    "evenodd": pdf(f"0 .5 .5 rg {_STAR} f*"),
    "b_star": pdf(f"1 1 0 rg 2 w {_STAR} b*"),
    "after_closing": pdf("3 w 20 20 m 60 20 l 60 60 l h 40 90 l S"),
    "caps": pdf("10 w 20 20 m 80 20 l S 1 J 20 50 m 80 50 l S 2 J 20 80 m 80 80 l S"),
    "joins": pdf(
        "8 w 10 20 m 20 60 l 30 20 l S 1 j 40 20 m 50 60 l 60 20 l S"
        " 2 j 70 20 m 80 60 l 90 20 l S"
    ),
    "miter_limit": pdf("6 w 2 M 10 20 m 20 60 l 30 20 l S 20 M 60 20 m 65 60 l 70 20 l S"),
    "dashes": pdf(
        "6 w [12 6] 0 d 5 20 m 95 20 l S [8] 4 d 5 50 m 95 50 l S [] 0 d 5 80 m 95 80 l S"
    ),
    "dots": pdf("20 w 1 J 30 50 m 30 50 l S 70 50 m h S"),
    "hairline": pdf("0 w 10 10 m 90 90 l S 20 w 50 20 m 90 20 l S"),
    "matrices": pdf("q .7 .7 -.7 .7 50 10 cm 0 0 40 20 re f Q 1 0 0 rg 0 0 20 20 re f"),
    "uneven_stroke": pdf("q 4 0 0 1 0 0 cm 5 w 4 20 16 60 re S Q"),
    "uneven_circle": pdf("q 1 0 .5 3 0 0 cm 5 w 10 15 m 10 25 60 25 60 15 c S Q"),
    "gray": pdf(".5 g 10 10 80 30 re f .8 g 10 50 80 30 re f"),
    "cmyk": pdf(
        "1 0 0 0 k 0 0 50 50 re f 0 1 0 0 k 50 0 50 50 re f 0 .5 1 .1 k 0 50 50 50 re f"
    ),
    "rich_black": pdf("0 0 0 1 k 10 10 80 80 re f"),
    "white_on_black": pdf("0 g 10 10 80 80 re f 1 g 30 30 40 40 re f"),
    "alpha": pdf(
        "/A gs 1 0 0 rg 10 10 50 50 re f 0 0 1 rg 40 40 50 50 re B",
        "/ExtGState<</A<</ca .5/CA .5/LW 8>>>>",
    ),
    "graphics_state": pdf(
        "/A gs 10 50 m 90 50 l S", "/ExtGState<</A<</LW 9/LC 1/D[[9 14]3]>>>>"
    ),
    "clip": pdf("50 50 m 90 50 l 50 90 l h W n 1 0 0 rg 0 0 100 100 re f"),
    "clip_evenodd": pdf(f"{_STAR} W* n 0 0 1 rg 0 0 100 100 re f"),
    "clip_nested": pdf(
        "q 10 10 60 60 re W n 50 50 m 90 50 l 50 90 l h 20 20 20 20 re W n"
        " 0 .6 0 rg 0 0 100 100 re f Q"
    ),
    "clip_stroke": pdf("20 20 60 60 re W n 1 0 0 RG 6 w 0 0 m 100 100 l S 0 50 m 100 50 l S"),
    "clip_wide_stroke": pdf("20 20 m 80 20 l 50 80 l h W n 30 w 0 20 m 100 70 l S"),
    "clip_by_itself": pdf("1 0 0 rg 4 w 20 20 60 60 re W B 0 g 0 0 40 40 re f"),
    "clip_to_nothing": pdf("10 10 20 20 re W n 50 50 20 20 re W n 0 0 100 100 re f"),
    "page_edge": pdf("1 0 0 rg -20 -20 60 60 re f 0 0 1 RG 6 w 50 50 m 150 90 l S"),
    "crop_box": pdf(
        "1 0 0 rg 0 0 60 60 re f", page="/MediaBox[0 0 100 100]/CropBox[20 30 90 80]"
    ),
    "offset_box": pdf("1 0 0 rg -40 -40 30 30 re f", page="/MediaBox[-50 -50 50 30]"),
    "rotate_90": pdf("10 10 50 20 re f", page="/MediaBox[0 0 100 60]/Rotate 90"),
    "rotate_180": pdf("10 10 50 20 re f", page="/MediaBox[0 0 100 60]/Rotate 180"),
    "rotate_270": pdf("10 10 50 20 re f", page="/MediaBox[0 0 100 60]/Rotate -90"),
    "form": pdf("q .5 0 0 .5 20 20 cm /X Do Q", _X, [_form("", "1 0 0 rg 10 10 120 60 re f")]),
    "form_matrix": pdf("/X Do", _X, [_form("/Matrix[.5 .5 -.5 .5 50 0]", "0 0 80 40 re f")]),
    "forms_nested": pdf(
        "/X Do",
        _X,
        [
            _form("/Resources<</XObject<</Y 6 0 R>>>>", "q .8 0 0 .8 9 9 cm /Y Do Q"),
            _form("", "0 .5 0 rg 0 0 90 90 re f 1 1 1 rg 30 30 30 30 re f"),
        ],
    ),
    "form_group_alpha": pdf(
        "/A gs /X Do",
        _X + "/ExtGState<</A<</ca .4>>>>",
        [_form("/Group<</S/Transparency>>", "1 0 0 rg 10 10 80 80 re f")],
    ),
    "separation": pdf(
        "/S CS 1 SCN 6 w 20 20 60 60 re S /S cs .5 scn 40 40 20 20 re f",
        _CUT,
    ),
    "device_n": pdf(
        "/S cs 1 .5 scn 20 20 60 60 re f",
        "/ColorSpace<</S[/DeviceN[/Magenta/Gold]/DeviceCMYK 5 0 R]>>",
        [
            stream(
                "/FunctionType 4/Domain[0 1 0 1]/Range[0 1 0 1 0 1 0 1]",
                "{ .3 mul exch 0 3 1 roll exch 0 }",
            )
        ],
    ),
    "separation_none": pdf(
        "/S cs 1 scn 20 20 60 60 re f 0 g 0 0 10 10 re f",
        f"/ColorSpace<</S[/Separation/None/DeviceCMYK{_TINT % '0 1 0 0'}]>>",
    ),
    "lab": pdf(
        "/S cs 60 50 -30 scn 20 20 60 60 re f",
        "/ColorSpace<</S[/Lab<</WhitePoint[.9505 1 1.089]/Range[-100 100 -100 100]>>]>>",
    ),
    "indexed_colour": pdf(
        "/S cs 1 scn 20 20 60 60 re f", "/ColorSpace<</S[/Indexed/DeviceRGB 1<ff000000c080>]>>"
    ),
    "text": _text("BT /F 30 Tf 5 40 Td TEXT Tj ET", "Hopla"),
    "text_composite": _text(
        "BT /F 24 Tf 5 40 Td TEXT Tj ET", "Ch\u00e2teau", is_composite=True
    ),
    "text_matrix": _text("BT /F 1 Tf 20 8 -5 20 10 20 Tm 1 0 0 rg TEXT Tj ET", "Wine"),
    "text_spacing": _text(
        "BT /F 12 Tf 5 80 Td 2 Tc 9 Tw TEXT Tj 0 Tc 0 Tw T* 0 -20 TD 60 Tz (narrow) Tj"
        " 100 Tz T* 5 Ts [(k) -500 (e) 200 (rn)] TJ 0 Ts (next) ' 1 2 (last) \" ET",
        "a b c",
    ),
    "text_stroked": _text("BT 1 Tr 1.5 w /F 50 Tf 5 30 Td TEXT Tj ET"),
    "text_both": _text("BT 2 Tr 1 0 0 rg 2 w /F 50 Tf 5 30 Td TEXT Tj ET"),
    "text_invisible": _text("BT 3 Tr /F 50 Tf 5 30 Td TEXT Tj ET 10 10 9 9 re f"),
    "text_clip": _text("BT 7 Tr /F 60 Tf 5 30 Td TEXT Tj ET 0 0 1 rg 0 0 50 100 re f"),
    "text_in_form": pdf(
        "q 2 0 0 2 0 0 cm /X Do Q",
        "/XObject<</X 8 0 R>>",
        [
            *font("")[0],
            _form("/Resources<</Font<</F 5 0 R>>>>", "BT /F 20 Tf 3 9 Td (Ok) Tj ET"),
        ],
    ),
    "type3": pdf(
        "BT /F 10 Tf 5 40 Td 1 0 0 rg (abab) Tj ET",
        "/Font<</F 5 0 R>>",
        [
            "<</Type/Font/Subtype/Type3/FontBBox[0 0 750 750]/FontMatrix[.002 0 0 .002 0 0]"
            "/FirstChar 97/LastChar 98/Widths[1000 1000]/CharProcs<</sq 6 0 R/tri 7 0 R>>"
            "/Encoding<</Differences[97/sq/tri]>>/Resources<<>>>>",
            stream("", "1000 0 0 0 750 750 d1 0 0 750 750 re f"),
            stream("", "1000 0 0 0 750 750 d1 0 0 m 375 750 l 750 0 l f"),
        ],
    ),
    "image": pdf("80 0 0 60 10 20 cm /X Do", _X, [_image(_RGB, _PIXELS)]),
    "image_turned": pdf("40 40 -40 40 50 10 cm /X Do", _X, [_image(_RGB, _PIXELS)]),
    "image_flate": pdf(
        "80 0 0 60 10 20 cm /X Do",
        _X,
        [_image(_RGB + "/Filter/FlateDecode", zlib.compress(_PIXELS))],
    ),
    "image_clip": pdf(
        "10 10 m 90 10 l 50 90 l h W n 100 0 0 100 0 0 cm /X Do", _X, [_image(_RGB, _PIXELS)]
    ),
    "image_gray_decode": pdf(
        "80 0 0 60 10 20 cm /X Do", _X, [_image(_GRAY + "/Decode[1 0]", _STEPS)]
    ),
    "image_cmyk": pdf(
        "80 0 0 60 10 20 cm /X Do",
        _X,
        [
            _image(
                "/Width 2/Height 100/BitsPerComponent 8/ColorSpace/DeviceCMYK",
                b"\xff\0\0\0" * 200,
            )
        ],
    ),
    "image_indexed": pdf(
        "80 0 0 60 10 20 cm /X Do",
        _X,
        [
            _image(
                "/Width 100/Height 100/BitsPerComponent 8"
                "/ColorSpace[/Indexed/DeviceRGB 1<ff000000c080>]",
                _BOTH,
            )
        ],
    ),
    "image_mask": pdf(
        "1 0 0 rg 80 0 0 80 10 10 cm /X Do",
        _X,
        [_image("/Width 128/Height 128/ImageMask true/BitsPerComponent 1", _CHECKS)],
    ),
    "image_soft_mask": pdf(
        "80 0 0 60 10 20 cm /X Do",
        _X,
        [
            _image(_RGB + "/SMask 6 0 R", _PIXELS),
            _image(
                "/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray",
                b"\xff\x00\x00\xff",
            ),
        ],
    ),
    "image_inline": pdf(
        b"q 80 0 0 60 10 20 cm BI /W 100 /H 100 /BPC 8 /CS /RGB ID " + _PIXELS + b" EI Q"
    ),
    "axial": pdf(
        "/Pattern cs /P scn 10 10 80 50 re f",
        f"/Pattern<</P<</PatternType 2/Shading{_AXIAL}>>>>",
    ),
    "shading_fill": pdf("50 10 m 90 50 l 10 90 l h W n /S sh", f"/Shading<</S{_AXIAL}>>"),
    "axial_ends": pdf(
        "/Pattern cs /P scn 10 10 80 50 re f 50 80 15 15 re /S sh",
        f"/Pattern<</P<</PatternType 2/Matrix[.4 .2 -.2 .4 30 0]/Shading {_ENDING}>>>>",
    ),
    "radial_ends": pdf("/S sh", f"/Shading<</S {_DISC}>>"),
    "image_palette": pdf(
        "80 0 0 60 10 20 cm /X Do",
        _X,
        [
            _image(
                "/Width 100/Height 100/BitsPerComponent 8"
                "/ColorSpace[/Indexed/DeviceRGB 1(\\(\\200\\377\\r\\n\\))]",
                _BOTH,
            )
        ],
    ),
    "tiling": pdf(
        "/Pattern cs /P scn 10 10 80 80 re f",
        "/Pattern<</P 5 0 R>>",
        [
            stream(
                "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 20 20]/XStep 20/YStep 24"
                "/Resources<<>>",
                "0 0 1 rg 2 2 14 15 re f",
            )
        ],
    ),
    "tiling_uncoloured": pdf(
        "/C cs 0 .6 0 /P scn 50 50 m 90 50 l 50 95 l h 10 10 40 40 re f",
        "/Pattern<</P 5 0 R>>/ColorSpace<</C[/Pattern/DeviceRGB]>>",
        [
            stream(
                "/PatternType 1/PaintType 2/TilingType 1/BBox[0 0 10 10]/XStep 8/YStep 8"
                "/Matrix[.7 .7 -.7 .7 0 0]/Resources<<>>",
                "1 1 5 5 re f",
            )
        ],
    ),
    "layers": pdf(
        "/OC /A BDC 1 0 0 rg 10 10 40 40 re f EMC /OC /B BDC 0 0 1 rg 40 40 50 50 re f EMC",
        "/Properties<</A 5 0 R/B 6 0 R>>",
        ["<</Type/OCG/Name(Cut)>>", "<</Type/OCG/Name(Notes)>>"],
        catalogue="/OCProperties<</OCGs[5 0 R 6 0 R]/D<</OFF[6 0 R]>>>>",
    ),
    "annotation": pdf(
        "0 .5 0 rg 5 5 20 20 re f",
        "",
        [
            "<</Type/Annot/Subtype/Stamp/F 4/Rect[40 40 90 70]/AP<</N 6 0 R>>>>",
            _form("", "1 0 0 rg 10 10 80 80 re f"),
        ],
        page="/MediaBox[0 0 100 100]/Annots[5 0 R]",
    ),
    "compressed": pdf(zlib.compress(b"10 10 50 50 re f"), filters="/Filter/FlateDecode"),
    "hexadecimal": pdf(
        b"1010 ".hex() + "30203430203430207265206620>", filters="/Filter/ASCIIHexDecode"
    ),
    "odd_numbers": pdf("+10 .5 m 90. 4. l 50 00080 l f 5 w 1 2 3 10 90 m 90 90 l S"),
    "mask_luminosity": pdf(
        "/A gs 1 0 0 rg 0 0 100 100 re f /N gs 0 0 1 rg 0 0 20 20 re f",
        _MASKED % "Luminosity",
        [_form(_GROUP, "1 g 50 10 m 90 50 l 50 90 l 10 50 l f 0 g 40 40 20 20 re f")],
    ),
    "mask_alpha": pdf(
        "/A gs q .8 0 0 .8 0 0 cm 1 0 0 rg 0 0 100 100 re f Q",
        _MASKED % "Alpha",
        [_form(_GROUP, "0 g 50 10 m 90 50 l 50 90 l 10 50 l f")],
    ),
    "mask_half": pdf(
        "/A gs 1 0 0 rg 0 0 100 100 re f",
        _MASKED % "Luminosity",
        [_form(_GROUP, ".5 g 20 20 60 60 re f")],
    ),
}
