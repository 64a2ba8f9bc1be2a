"""Bad PDF files: each gets one sentence, in bounded time, and nothing else comes out."""

import io
import random
import time
import zlib

import numpy as np
import pytest
from pypdf import PdfWriter

from gare_fab.base.errors import Unreadable
from gare_fab.model.artwork import Shape
from gare_fab.readers.contract import Reading
from gare_fab.readers.pdf import drawing
from gare_fab.readers.pdf.member import PDF, PdfParams
from gare_fab.readers.pdf.tokens import steps
from tests.readers.pdf_pictures import file_of, pdf, read, stream
from tests.readers.pdf_table import FILES

_CASES = 200


@pytest.mark.parametrize(
    "content",
    [
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage",
        b"%!PS-Adobe-3.0\n%%Creator: Adobe Illustrator(R) 8.0\n",
        b"\xc5\xd0\xd3\xc6\x20\x00\x00\x00",
    ],
)
def test_postscript_is_refused_with_what_to_do(content: bytes) -> None:
    """EPS and old Illustrator files get a sentence that names the way out."""
    assert PDF.recognises(content)
    with pytest.raises(Unreadable, match="Inkscape and save it as PDF or SVG"):
        read(content)


def test_an_illustrator_file_without_its_pdf_part_is_refused() -> None:
    """The page that such a file shows in place of the drawing is not the drawing."""
    text = "(This is an Adobe Illustrator File that was saved without PDF Content.)"
    fonts = "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    with pytest.raises(Unreadable, match="Create PDF Compatible File"):
        read(pdf(f"BT /F 9 Tf 9 50 Td {text} Tj ET", fonts))


@pytest.mark.parametrize("content", [b"%PDF-1.4", b"%PDF-1.7\n" + b"x" * 999, b"hello world"])
def test_what_is_no_whole_file_is_refused(content: bytes) -> None:
    """A head alone is not enough."""
    with pytest.raises(Unreadable):
        read(content)


def test_a_file_that_was_cut_short_is_refused_and_can_be_recovered() -> None:
    """The rest of a damaged file is read only where that is chosen, and it is said."""
    content = pdf("10 10 50 50 re f")[:-60]
    with pytest.raises(Unreadable, match="damaged or was cut short"):
        read(content)
    artwork = read(content, recover=True)
    assert len(artwork.items) == 1
    assert "what could be read of it was" in " ".join(str(f.message) for f in artwork.findings)


def test_content_that_breaks_off_is_refused_and_can_be_recovered() -> None:
    """Packed content that cannot be unpacked in full is damage, too."""
    whole = zlib.compress(b"10 10 50 50 re f " * 2000, 0)
    content = pdf(whole[:20_000], filters="/Filter/FlateDecode")
    with pytest.raises(Unreadable, match="damaged"):
        read(content)
    assert len(read(content, recover=True).items) > 900


def test_a_locked_file_is_refused_with_what_to_do() -> None:
    """A file that takes a password says so."""
    with pytest.raises(Unreadable, match="locked by a password"):
        read(_encrypted("secret"))


def test_a_file_that_only_forbids_is_read() -> None:
    """Encryption without a password to open is no hindrance."""
    assert len(read(_encrypted("")).items) == 1


def _encrypted(password: str) -> bytes:
    writer = PdfWriter(io.BytesIO(pdf("10 10 50 50 re f")))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_forms_that_draw_themselves_end() -> None:
    """Recursion stops, with a word, and what else there is is drawn."""
    form = stream(
        "/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>", "/X Do 1 1 2 2 re f"
    )
    artwork = read(pdf("/X Do", "/XObject<</X 5 0 R>>", [form]))
    assert 0 < len(artwork.items) < 100


def test_forms_that_multiply_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve forms that each draw the next ten times are more than can be read."""
    monkeypatch.setattr(drawing, "_MOST_STEPS", 100_000)  # the same law, in less time
    objects = [
        stream(
            f"/Subtype/Form/BBox[0 0 99 99]/Resources<</XObject<</X {6 + i} 0 R>>>>",
            "/X Do " * 10,
        )
        for i in range(12)
    ]
    objects.append(stream("/Subtype/Form/BBox[0 0 99 99]", "1 w " * 300))
    with pytest.raises(Unreadable, match="more than can be read"):
        read(pdf("/X Do", "/XObject<</X 5 0 R>>", objects))


def test_a_pattern_that_is_painted_with_itself_ends() -> None:
    """What a pattern draws begins in black, not in the colour that the pattern is."""
    tile = stream(
        "/PatternType 1/PaintType 1/BBox[0 0 9 9]/XStep 8/YStep 8/Resources<<>>",
        "1 1 5 5 re f",
    )
    content = pdf("/Pattern cs /P scn 10 10 40 40 re f", "/Pattern<</P 5 0 R>>", [tile])
    assert 0 < len(read(content).items) < 50


def test_pictures_beyond_all_measure_are_dropped() -> None:
    """A picture of a hundred thousand pixels each way is not decoded."""
    entries = (
        "/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 1/ColorSpace/DeviceGray"
    )
    data = stream(entries + "/Filter/FlateDecode", zlib.compress(bytes(10_000_000)))
    artwork = read(pdf("90 0 0 90 0 0 cm /X Do", "/XObject<</X 5 0 R>>", [data]))
    assert not artwork.items
    assert "far too large" in " ".join(str(f.message) for f in artwork.findings)


def test_a_page_tree_in_a_circle_has_no_page() -> None:
    """Pages that contain each other are found out."""
    bodies = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]>>"]
    with pytest.raises(Unreadable, match="no page"):
        read(file_of(bodies))


def test_numbers_beyond_all_measure_stay_finite() -> None:
    """Whatever a file says, outlines are of finite numbers."""
    huge = "9" * 39
    content = f"{huge} 0 0 {huge} {huge} 0 cm {huge} {huge} m 5 5 l 0 {huge} 9 9 8 8 c B"
    for item in read(pdf(content)).items:
        assert isinstance(item, Shape)
        assert np.isfinite(item.paths.points).all()


def test_nothing_but_refusals_comes_out_of_damaged_files() -> None:
    """Files with bytes changed, lost and doubled are read or refused, in bounded time."""
    names = sorted(FILES)
    for seed in range(_CASES):
        chance = random.Random(seed)
        content = _damaged(chance, FILES[chance.choice(names)])
        begin = time.process_time()
        try:
            params = PdfParams(recover=chance.random() < 0.5)
            artwork = PDF.read(Reading("damaged.pdf", content, params))
        except Unreadable:
            artwork = None
        assert time.process_time() - begin < 30
        for item in artwork.items if artwork is not None else ():
            assert not isinstance(item, Shape) or np.isfinite(item.paths.points).all()


def _damaged(chance: random.Random, content: bytes) -> bytes:
    data = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5))):
        place = chance.randrange(len(data))
        length = chance.choice((1, 2, 10, 200))
        kind = chance.randrange(4)
        if kind == 0:
            data[place] = chance.randrange(256)
        elif kind == 1 and len(data) > 2 * length:
            del data[place : place + length]
        elif kind == 2:
            data[place:place] = data[place : place + length]
        else:
            data[place:place] = chance.choice((b"-", b"99999999999", b"/", b"<<", b"(", b"0 "))
    return bytes(data)


def test_expressions_of_layers_that_multiply_end() -> None:
    """Sixteen lists that each hold the next one eight times are looked at once each."""
    lists = [f"[/And {f'{6 + i} 0 R ' * 8}]".encode() for i in range(16)]
    layer = b"<</Type/OCG/Name(x)>>"
    properties = "/Properties<</M<</Type/OCMD/VE 5 0 R>>>>"
    content = pdf("/OC /M BDC 0 0 9 9 re f EMC", properties, [*lists, layer])
    begun = time.process_time()
    assert len(read(content).items) == 1
    assert time.process_time() - begun < 5


def test_lists_that_multiply_are_copied_once() -> None:
    """Twenty lists that each hold the next one four times make no file without end."""
    lists = [f"[{f'{6 + i} 0 R ' * 4}]".encode() for i in range(20)]
    function = "<</FunctionType 2/N 1/Domain[0 1]/More 5 0 R>>"
    spaces = f"/ColorSpace<</C[/Separation/X/DeviceGray{function}]>>"
    begun = time.process_time()
    assert len(read(pdf("/C cs 0 scn 0 0 9 9 re f", spaces, [*lists, b"1"])).items) == 1
    assert time.process_time() - begun < 5


def test_inline_pictures_without_a_beginning_hold_no_more_than_themselves() -> None:
    """What is an inline picture's text is never looked for before the one that ended last."""
    found = [operands[1] for _, operands in steps(b"BI /W 1 ID a EI ID b EI")]
    assert found == [b"BI /W 1 ID a EI", b" ID b EI"]
