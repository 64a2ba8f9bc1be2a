"""Drawings that only pictures of the program show: a faulty one, and a designer's PDF."""

from pathlib import Path

from gare_fab.base.params import Value
from gare_fab.geometry.affine import Affine
from gare_fab.gui.desk.placing import bring_in_made
from gare_fab.model.artwork import Artwork
from gare_fab.model.document import Document
from gare_fab.model.edits import add
from gare_fab.workshop.making import make, maker_params

NAME = "Château d'Étang 2026"
LINES = "EMS Readability"  # a font of single lines
LINK = "https://domaine-etang.fr/{lot}"
VALUES = (("n", "1"), ("lot", "L26-07"), ("vintage", "2026"), ("date", "2026-11-05"))
_FAULTY = """<svg xmlns="http://www.w3.org/2000/svg" width="90mm" height="60mm"
 viewBox="0 0 90 60"><g fill="none" stroke="#7a1f2b" stroke-width=".4">
<rect x="2" y="2" width="86" height="56"/><rect x="2" y="2" width="86" height="56"/>
<path d="M30 14c0 -8 30 -8 30 0c0 10 -30 10 -30 .06"/></g>
<text x="45" y="38" font-family="Trajan Pro" font-size="8" text-anchor="middle"
 fill="#7a1f2b">Domaine d'Étang</text>
<rect x="8" y="8" width="14" height="10" fill="#fff"/>
<filter id="f"><feGaussianBlur stdDeviation="1"/></filter>
<path d="M20 46h50v5h-50z" filter="url(#f)" fill="#7a1f2b"/>
</svg>"""
_PAGE = """BT /F1 22 Tf 0.48 0.12 0.17 rg 30 92 Td (Domaine de la Garance) Tj ET
0.48 0.12 0.17 RG 1 w 40 80 m 240 80 l S
/Cut CS 1 SCN 0.3 w 10 20 m 10 15 15 10 20 10 c 260 10 l 265 10 270 15 270 20 c
270 130 l 270 135 265 140 260 140 c 20 140 l 15 140 10 135 10 130 c h S"""


def faulty(folder: Path) -> Path:
    """A drawing as they come: lines twice, gaps, white on white, a font that is not here."""
    file = folder / "étiquette du domaine.svg"
    file.write_text(_FAULTY, "utf-8")
    return file


def paper(folder: Path) -> Path:
    """A PDF of two pages with a contour to cut, as a label's designer sends it."""
    spot = "[/Separation/CutContour/DeviceRGB<</FunctionType 2/Domain[0 1]/N 1"
    spot += "/C0[1 1 1]/C1[1 0 1]>>]"
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    page = f"/Resources<</Font<</F1 {font}>>/ColorSpace<</Cut {spot}>>>>/MediaBox[0 0 280 150]"
    file = folder / "étiquette.pdf"
    file.write_bytes(
        _numbered(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Count 2/Kids[3 0 R 5 0 R]>>",
            f"<</Type/Page/Parent 2 0 R/Contents 4 0 R{page}>>",
            f"<</Length {len(_PAGE)}>>\nstream\n{_PAGE}\nendstream",
            f"<</Type/Page/Parent 2 0 R/Contents 4 0 R{page}>>",
        )
    )
    return file


def lettered(empty: Document) -> Document:
    """A text and a code on a bottle."""
    text = made("text", text=NAME, font=LINES, height=6.0)
    code = made("qr", content=LINK, size=28.0, inverted=True)
    return add(code, Affine.moved(-14.0, 45.0))(add(text, Affine.moved(0.0, 105.0))(empty))


def with_made(maker: str, changes: dict[str, Value], empty: Document) -> Document:
    """One text or code in the middle of the bottle."""
    return bring_in_made(made(maker, **changes), 0)(empty)


def made(maker: str, **changes: Value) -> Artwork:
    """What a maker makes of its usual parameters and some others, with values of a job."""
    usual = maker_params(maker)()
    return make(maker, usual.from_plain({**usual.plain(), **changes}), (), VALUES)


def _numbered(*bodies: str) -> bytes:
    """A file of these objects."""
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    count = len(bodies) + 1
    tail = (
        f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer<</Size {count}/Root 1 0 R>>\n"
    )
    return out + f"{tail}startxref\n{len(out)}\n%%EOF".encode("latin-1")
