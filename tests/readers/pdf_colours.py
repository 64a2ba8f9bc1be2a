"""PDF files in every kind of colour space, spot colours among them."""

from PIL import ImageCms

from tests.readers.pdf_pictures import pdf, stream

_WHITE = "/WhitePoint[.9505 1 1.089]"
_LAB = f"[/Lab<<{_WHITE}/Range[-128 127 -128 127]>>]"
_GOLD = (
    "[/Separation/Gold/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 .2 .8 .1]"
    "/N 1>>]"
)
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _colour(space: str, numbers: str, *objects: bytes) -> bytes:
    content = f"/S cs {numbers} scn 10 10 80 40 re f /S CS {numbers} SCN 8 w 20 70 60 20 re S"
    return pdf(content, f"/ColorSpace<</S {space}>>", objects)


def _program(words: str, given: int, wanted: int) -> bytes:
    domain, spread = "0 1 " * given, "0 1 " * wanted
    return stream(f"/FunctionType 4/Domain[{domain}]/Range[{spread}]", words)


def _mixed(names: str, alternate: str, numbers: str, words: str) -> bytes:
    given, wanted = numbers.count(" ") + 1, {"RGB": 3, "CMYK": 4}[alternate]
    space = f"[/DeviceN[{names}]/Device{alternate} 5 0 R]"
    return _colour(space, numbers, _program(words, given, wanted))


FILES: dict[str, bytes] = {
    "calibrated_gray": _colour(f"[/CalGray<<{_WHITE}/Gamma 2.2>>]", ".5"),
    "calibrated_rgb": _colour(f"[/CalRGB<<{_WHITE}/Gamma[1.8 1.8 1.8]>>]", ".2 .6 .4"),
    "lab_red": _colour(_LAB, "50 60 40"),
    "lab_green": _colour(_LAB, "30 -50 30"),
    "lab_blue": _colour(_LAB, "20 60 -80"),
    "profile": _colour("[/ICCBased 5 0 R]", ".2 .6 .4", stream("/N 3", _SRGB)),
    "profile_broken": _colour(
        "[/ICCBased 5 0 R]", ".2 .6 .4", stream("/N 3/Alternate/DeviceRGB", b"nothing")
    ),
    "profile_broken_cmyk": _colour(
        "[/ICCBased 5 0 R]", ".1 .8 .6 .1", stream("/N 4/Alternate/DeviceCMYK", b"nothing")
    ),
    **{f"spot_{tint}": _colour(_GOLD, tint) for tint in ("1", ".5", ".1")},
    "spot_lab": _colour(
        f"[/Separation/PANTONE#20185#20C{_LAB}<</FunctionType 2/Domain[0 1]/C0[100 0 0]"
        "/C1[46 70 45]/N 1>>]",
        "1",
    ),
    "spot_all": _colour(
        "[/Separation/All/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 1 1 1]"
        "/N 1>>]",
        "1",
    ),
    "spot_sampled": _colour(
        "[/Separation/Gold/DeviceCMYK 5 0 R]",
        ".6",
        stream(
            "/FunctionType 0/Domain[0 1]/Range[0 1 0 1 0 1 0 1]/Size[2]/BitsPerSample 8",
            bytes((0, 0, 0, 0, 0, 50, 200, 25)),
        ),
    ),
    "spot_computed": _colour(
        "[/Separation/Gold/DeviceCMYK 5 0 R]",
        ".6",
        _program("{dup 0 mul exch dup .2 mul exch dup .8 mul exch .1 mul}", 1, 4),
    ),
    "spot_stitched": _colour(
        "[/Separation/Gold/DeviceRGB<</FunctionType 3/Domain[0 1]/Bounds[.5]/Encode[0 1 0 1]"
        "/Functions[<</FunctionType 2/Domain[0 1]/C0[1 1 1]/C1[1 0 0]/N 1>>"
        "<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[.2 0 0]/N 1>>]>>]",
        ".7",
    ),
    "inks_two": _mixed("/Cyan/Magenta", "CMYK", ".8 .5", "{0 0}"),
    "inks_black": _mixed("/Magenta/Black", "CMYK", ".8 .3", "{0 3 1 roll 0 exch}"),
    "inks_four": _mixed("/Cyan/Magenta/Yellow/Black", "CMYK", ".9 .8 .1 .2", "{}"),
    "inks_five": _mixed("/Cyan/Magenta/Yellow/Black/Varnish", "CMYK", ".9 .1 .8 0 1", "{pop}"),
    "inks_rgb": _mixed(
        "/Gold/Silver", "RGB", ".9 .3", "{1 exch sub exch 1 exch sub exch 2 copy mul}"
    ),
    "indexed_spot": _colour(f"[/Indexed {_GOLD} 2<0080ff>]", "2"),
    "indexed_cmyk": _colour("[/Indexed/DeviceCMYK 1<00000000ff00ff00>]", "1"),
    "indexed_stream": _colour(
        "[/Indexed/DeviceRGB 1 5 0 R]", "1", stream("", bytes((255, 0, 0, 0, 200, 100)))
    ),
    "out_of_range": pdf("2 -1 .5 rg 10 10 80 80 re f"),
    "cmyk_pairs": pdf(
        ".5 0 0 0 k 0 0 50 50 re f 1 1 0 0 k 50 0 50 50 re f 0 1 1 0 k 0 50 50 50 re f"
        " 1 0 1 0 k 50 50 50 50 re f"
    ),
    "cmyk_dark": pdf(
        ".6 .4 .4 1 k 0 0 50 50 re f .3 .3 .3 .5 k 50 0 50 50 re f 1 1 1 1 k 0 50 50 50 re f"
        " 0 0 0 .5 k 50 50 50 50 re f"
    ),
}
