"""PDF files with texts in every mode, layers, pages of every kind, and odd contents."""

from itertools import product

from tests.readers.pdf_fonts import font
from tests.readers.pdf_pictures import file_of, pdf, stream

_GROUPS = ["<</Type/OCG/Name(Cut)>>", "<</Type/OCG/Name(Notes)>>"]
_PROPERTIES = "/Properties<</A 5 0 R/B 6 0 R/M 7 0 R>>"
_TWO = "/OC /A BDC 1 0 0 rg 10 10 40 40 re f EMC /OC /B BDC 0 0 1 rg 40 40 50 50 re f EMC"
_SHAPES = "1 0 0 rg 10 10 50 20 re f 0 0 1 rg 30 30 5 40 re f 0 .5 0 RG 3 w 0 0 m 80 50 l S"
_TREE = b"<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 100 100]/Resources<<>>>>"
_PAGE = b"<</Type/Page/Parent 2 0 R/Contents[4 0 R 5 0 R]>>"


def _text(content: str, text: str = "Ab") -> bytes:
    objects, string = font(text)
    return pdf(content.replace("TEXT", string), "/Font<</F 5 0 R>>", objects)


def _layers(content: str, default: str, *more: str) -> bytes:
    catalogue = f"/OCProperties<</OCGs[5 0 R 6 0 R]/D<<{default}>>>>"
    return pdf(content, _PROPERTIES, [*_GROUPS, *more], catalogue=catalogue)


def _page(entries: str) -> bytes:
    return pdf(_SHAPES, page=entries)


def _note(entries: str, form: str = "") -> bytes:
    data = stream(f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]{form}", "0 0 1 rg 1 1 8 3 re f")
    note = f"<</Type/Annot{entries}/Rect[40 40 90 70]/AP<</N 6 0 R>>>>"
    return pdf(_SHAPES, "", [note, data], page="/MediaBox[0 0 100 100]/Annots[5 0 R]")


FILES: dict[str, bytes] = {
    **{
        f"text_mode_{mode}": _text(
            f".8 .1 .1 rg 0 0 .8 RG 1.5 w BT {mode} Tr /F 50 Tf 5 30 Td TEXT Tj ET"
            " 0 .6 0 rg 0 0 100 45 re f"
        )
        for mode in range(8)
    },
    "text_clips_twice": _text(
        "q BT 7 Tr /F 40 Tf 5 55 Td TEXT Tj 0 -40 Td TEXT Tj ET 0 .6 0 rg 0 0 99 99 re f Q"
        " 1 0 0 rg 0 0 10 10 re f"
    ),
    "text_stretched": _text("BT /F 20 Tf 200 Tz 5 40 Td [TEXT -500 TEXT] TJ ET"),
    "text_rises": _text("BT /F 20 Tf 5 40 Td TEXT Tj 10 Ts TEXT Tj -10 Ts TEXT Tj ET"),
    "text_lines": _text("BT /F 15 Tf 15 TL 5 80 Td TEXT Tj T* TEXT Tj TEXT ' ET"),
    "text_words": _text('BT /F 12 Tf 14 TL 5 80 Td 5 3 (a b) " 0 0 (c d) " ET'),
    "text_mirrored": _text("BT /F 1 Tf 20 0 0 -20 10 40 Tm TEXT Tj ET"),
    "text_of_no_size": _text("BT /F 0 Tf 60 40 Td TEXT Tj ET 0 0 30 30 re f"),
    "text_map_within": _text("BT /F 20 Tf 5 40 Td TEXT Tj 1 0 0 1 0 -30 cm TEXT Tj ET"),
    **{
        f"membership_{policy}": _layers(
            "/OC /M BDC 1 0 0 rg 10 10 40 40 re f EMC 0 0 1 rg 60 60 30 30 re f",
            "/OFF[6 0 R]",
            f"<</Type/OCMD/OCGs[5 0 R 6 0 R]/P/{policy}>>",
        )
        for policy in ("AllOn", "AnyOn", "AnyOff", "AllOff")
    },
    "layers_all_off": _layers(_TWO, "/BaseState/OFF/ON[5 0 R]"),
    "layers_within": _layers(
        "/OC /A BDC /OC /B BDC 1 0 0 rg 10 10 40 40 re f EMC 0 0 1 rg 60 60 9 9 re f EMC"
        " 9 9 9 9 re f",
        "/OFF[5 0 R]",
    ),
    "layer_of_a_clip": _layers(
        "/OC /B BDC 0 0 50 50 re W n EMC 1 0 0 rg 20 20 60 60 re f", "/OFF[6 0 R]"
    ),
    **{
        f"turned_{angle}": _page(f"/MediaBox[0 0 120 80]/Rotate {angle}")
        for angle in (90, 450)
    },
    **{
        f"cropped_{angle}_{box.replace(' ', '_')}": _page(
            f"/MediaBox[-10 -20 120 80]/CropBox[{box}]/Rotate {angle}"
        )
        for box, angle in product(("5 5 70 60", "-50 -50 200 200"), (0, 90))
    },
    "box_backwards": _page("/MediaBox[100 80 0 0]"),
    "box_of_fractions": _page("/MediaBox[0.5 0.25 100.75 80.125]"),
    "note": _note("/Subtype/Square/F 4"),
    "note_hidden": _note("/Subtype/Square/F 2"),
    "note_not_viewed": _note("/Subtype/Square/F 32"),
    "note_turned": _note("/Subtype/Stamp/F 4", "/Matrix[0 1 -1 0 0 0]"),
    "contents_parted": file_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            _TREE,
            _PAGE,
            stream("", "q .5 0 0 .5 0 0 cm 1 0 0 rg 10 10 m 80 10"),
            stream("", "l 80 80 l f Q 0 0 1 rg 60 60 30 30 re f"),
        ]
    ),
    "comments": pdf("1 0 0 rg % red\n10 10 %(\n 80 30 re f% end\r0 0 1 rg 20 60 20 20 re f"),
    "unknown_words": pdf("1 0 0 rg foo 10 10 80 30 re f /x bar BX baz EX 20 60 20 20 re f"),
    "no_spaces": pdf("1 0 0 rg[]0 d 10 10 80 30 re f(abc)pop<41>x 20 60 20 20 re f"),
    "boxes_backwards": pdf("90 90 -40 -30 re f 20 20 30 -10 re f"),
    "clips_twice": pdf("10 10 60 60 re W n 40 40 60 60 re W* n 1 0 0 rg 0 0 100 100 re f"),
    "clip_and_stroke": pdf("10 w 20 20 60 60 re W S 1 0 0 rg 0 0 50 100 re f"),
    "dash_begins_before": pdf("8 w [10 5] -7 d 5 50 m 95 50 l S"),
    "dash_of_dots": pdf("8 w 1 J [0 12] 0 d 5 50 m 95 50 l S"),
    "dots_of_all_caps": pdf(
        "20 w 0 J 20 50 m 20 50 l S 1 J 50 50 m 50 50 l S 2 J 80 50 m 80 50 l S"
    ),
    "stroke_mirrored": pdf("q -1 0 0 1 100 0 cm 8 w [12 6] 0 d 10 10 m 50 90 l 90 10 l S Q"),
}
