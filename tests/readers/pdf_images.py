"""PDF files with pictures of every depth, space, mask and filter, large and small."""

import base64
import io
import zlib

import numpy as np
from PIL import Image

from tests.readers.pdf_pictures import pdf, stream

_RAMP = np.arange(0, 256, 16, dtype=np.uint8).reshape(4, 4)
_LARGE = np.kron(_RAMP, np.ones((20, 20), np.uint8))
_GRAY = "/Width 80/Height 80/BitsPerComponent 8/ColorSpace/DeviceGray"
_STENCIL = "/Width 8/Height 8/ImageMask true/BitsPerComponent 1"
_HALVES = b"\xf0" * 4 + b"\x0f" * 4
_FOUR = np.array([[[255, 0, 0, 0], [0, 255, 0, 0]], [[0, 0, 255, 0], [90, 90, 90, 90]]])
_INKS = np.kron(_FOUR.astype(np.uint8), np.ones((20, 20, 1), np.uint8))
_PLACE = "80 0 0 60 10 20 cm"
_RED = f"1 0 0 rg {_PLACE}"


def _object(entries: str, data: bytes) -> bytes:
    return stream(f"/Type/XObject/Subtype/Image{entries}", data)


def _image(entries: str, data: bytes, before: str = _PLACE, *more: bytes) -> bytes:
    resources = "/XObject<</X 5 0 R>>/ExtGState<</A<</ca .4>>>>"
    return pdf(f"{before} /X Do", resources, [_object(entries, data), *more])


def _packed(picture: Image.Image, kind: str) -> bytes:
    data = io.BytesIO()
    picture.save(data, kind, quality=95)
    return data.getvalue()


def _inline(entries: bytes, data: bytes) -> bytes:
    return pdf(b"q 1 0 0 rg 80 0 0 60 10 20 cm BI %s ID %s EI Q" % (entries, data))


_JPEG = "/Width 40/Height 40/BitsPerComponent 8/ColorSpace/DeviceCMYK/Filter/DCTDecode"

FILES: dict[str, bytes] = {
    "image_small": _image(_GRAY.replace("80", "4"), _RAMP.tobytes()),
    "image_decode": _image(f"{_GRAY}/Decode[.2 .8]", _LARGE.tobytes()),
    "image_1_bit": _image(
        "/Width 16/Height 8/BitsPerComponent 1/ColorSpace/DeviceGray", b"\xaa\xaa\x55\x55" * 4
    ),
    "image_2_bits": _image(
        "/Width 4/Height 4/BitsPerComponent 2/ColorSpace/DeviceGray", b"\x1b\xe4\x1b\xe4"
    ),
    "image_4_bits": _image(
        "/Width 4/Height 2/BitsPerComponent 4"
        "/ColorSpace[/Indexed/DeviceRGB 3<ff000000ff000000ff808080>]",
        b"\x01\x23\x32\x10",
    ),
    "image_16_bits": _image(
        "/Width 2/Height 2/BitsPerComponent 16/ColorSpace/DeviceRGB",
        b"\x80\x00\x10\x00\xff\xff" * 4,
    ),
    "image_colour_key": _image(f"{_GRAY}/Mask[100 255]", _LARGE.tobytes()),
    "image_mask_decode": _image(
        f"{_GRAY}/SMask 6 0 R",
        _LARGE.tobytes(),
        _PLACE,
        _object(f"{_GRAY}/Decode[1 0]", _LARGE.tobytes()),
    ),
    "image_alpha": _image(_GRAY, _LARGE.tobytes(), f"/A gs {_PLACE}"),
    "image_flipped": _image(_GRAY, _LARGE.tobytes(), "80 0 0 -60 10 80 cm"),
    "image_skewed": _image(_GRAY, _LARGE.tobytes(), "60 10 20 60 10 10 cm"),
    "image_inks": _image(
        "/Width 40/Height 40/BitsPerComponent 8/ColorSpace/DeviceCMYK", _INKS.tobytes()
    ),
    "image_spot": _image(
        "/Width 80/Height 80/BitsPerComponent 8/ColorSpace[/Separation/CutContour/DeviceCMYK"
        "<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 1 0 0]/N 1>>]",
        _LARGE.tobytes(),
    ),
    "image_lab": _image(
        "/Width 2/Height 2/BitsPerComponent 8/ColorSpace"
        "[/Lab<</WhitePoint[.9505 1 1.089]/Range[-100 100 -100 100]>>]",
        bytes((128, 200, 50, 200, 60, 200, 60, 128, 128, 180, 128, 255)),
    ),
    "image_jpeg_inks": _image(_JPEG, _packed(Image.fromarray(_INKS, "CMYK"), "JPEG")),
    "image_jpeg_2000": _image(
        "/Width 80/Height 80/Filter/JPXDecode",
        _packed(Image.fromarray(_LARGE).convert("RGB"), "JPEG2000"),
    ),
    "image_predictor": _image(
        f"{_GRAY}/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 80>>",
        zlib.compress(b"".join(b"\0" + row.tobytes() for row in _LARGE)),
    ),
    "stencil": _image(_STENCIL, b"\xaa\x55" * 4, _RED),
    "stencil_halves": _image(f"{_STENCIL}/Decode[1 0]", _HALVES, _RED),
    "stencil_smooth": _image(f"{_STENCIL}/Interpolate true", _HALVES, _RED),
    "stencil_one": _image(_STENCIL.replace("8", "1"), b"\0", _RED),
    "inline_hexadecimal": _inline(
        b"/W 4 /H 4 /BPC 8 /CS /G /F [/AHx]", _RAMP.tobytes().hex().encode() + b">"
    ),
    "inline_two_filters": _inline(
        b"/W 4 /H 4 /BPC 8 /CS /G /F [/A85 /Fl]",
        base64.a85encode(zlib.compress(_RAMP.tobytes())) + b"~>",
    ),
    "inline_indexed": _inline(
        b"/W 2 /H 2 /BPC 8 /CS [/I /RGB 1 <ff00000000ff>]", b"\x00\x01\x01\x00"
    ),
    "inline_inks": _inline(
        b"/W 2 /H 2 /BPC 8 /CS /CMYK",
        bytes((255, 255, 0, 0, 0, 255, 255, 0, 255, 0, 255, 0, 20, 100, 200, 50)),
    ),
    "inline_stencil": _inline(b"/W 8 /H 4 /IM true", b"\xf0\xf0\x0f\x0f"),
    "inline_end_within": _inline(b"/W 8 /H 1 /BPC 8 /CS /G", b"\x01\x02 EI \x05\x06"),
}
