"""Laws of files that keep to DXF loosely: they are read as what they mean."""

import pytest

from tests.readers.dxf_drawings import all_paths, read

SQUARE = "90\n4\n70\n1\n10\n0\n20\n0\n10\n30\n20\n0\n10\n30\n20\n20\n10\n0\n20\n20"
CURVE = (
    "70\n8\n71\n3\n72\n8\n73\n4\n40\n0\n40\n0\n40\n0\n40\n0\n40\n1\n40\n1\n40\n1\n40\n1\n"
    "10\n0\n20\n0\n30\n0\n10\n0\n20\n20\n30\n0\n10\n30\n20\n20\n30\n0\n10\n30\n20\n0\n30\n0"
)
LINE = "0\nLINE\n8\ncut\n10\n0\n20\n0\n11\n30\n21\n20"


def _file(*entities: str, head: str = "") -> str:
    body = "\n".join(entities)
    return f"{head}0\nSECTION\n2\nENTITIES\n{body}\n0\nENDSEC\n0\nEOF\n"


def _head(version: str, page: str = "") -> str:
    pages = f"9\n$DWGCODEPAGE\n3\n{page}\n" if page else ""
    return f"0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\n{version}\n{pages}0\nENDSEC\n"


@pytest.mark.parametrize("head", ["", _head("AC1009"), _head("AC1015")])
@pytest.mark.parametrize(
    ("kind", "tags", "bounds"),
    [
        ("LWPOLYLINE", SQUARE, (0, 0, 30, 20)),
        ("SPLINE", CURVE, (0, 0, 30, 15)),
    ],
)
def test_young_entities_need_no_class(
    kind: str, tags: str, bounds: tuple[float, ...], head: str
) -> None:
    """What R12 does not know is read where no class is named, whatever version is said."""
    written = _file(f"0\n{kind}\n8\ncut\n62\n1\n{tags}", head=head)
    artwork = read(written.encode())
    assert [layer.name for layer in artwork.layers] == ["cut"]
    assert all_paths(artwork).bounds == pytest.approx(bounds, abs=0.01)


def test_a_version_that_is_too_old_for_its_entities_does_not_empty_them() -> None:
    """An LWPOLYLINE in good form keeps its corners in a file that says it is R12."""
    entity = f"0\nLWPOLYLINE\n5\n1F\n100\nAcDbEntity\n8\n0\n100\nAcDbPolyline\n{SQUARE}"
    written = _file(entity, head=_head("AC1009")).encode()
    assert all_paths(read(written)).bounds == pytest.approx((0, 0, 30, 20))


@pytest.mark.parametrize("blank", ["{}   ", "\t{}\t", " {}"])
def test_blanks_round_values_do_not_matter(blank: str) -> None:
    """Lines filled up with blanks say what they say without."""
    lines = [blank.format(line) for line in _file(LINE).splitlines()]
    assert all_paths(read("\n".join(lines).encode())).bounds == (0, 0, 30, 20)


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ("", "utf-8"),
        (_head("AC1009"), "utf-8"),
        (_head("AC1015", "ANSI_1252"), "utf-8"),
        (_head("AC1009", "dos850"), "cp850"),
        (_head("AC1009", "DOS437"), "cp437"),
        (_head("AC1009", "mac-roman"), "mac_roman"),
        (_head("AC1009", "iso8859-1"), "latin-1"),
        (_head("AC1009", "nonsense"), "cp1252"),
        (_head("AC1021", "ANSI_1252"), "cp1252"),
    ],
)
def test_letters_are_those_that_were_meant(head: str, codec: str) -> None:
    """In the code page that the file says, and in UTF-8 where that is what is written."""
    written = _file(LINE.replace("cut", "D\u00e9coupe"), head=head).encode(codec)
    assert [layer.name for layer in read(written).layers] == ["D\u00e9coupe"]


@pytest.mark.parametrize(
    ("page", "codec"), [("ANSI_932", "cp932"), ("dos932", "cp932"), ("gb2312", "gb2312")]
)
def test_pages_of_many_bytes_keep_their_letters(page: str, codec: str) -> None:
    """Japanese and Chinese stay as they are."""
    written = _file(LINE.replace("cut", "\u6587\u5b57"), head=_head("AC1009", page))
    assert [layer.name for layer in read(written.encode(codec)).layers] == ["\u6587\u5b57"]


def test_two_bytes_of_a_page_may_be_written_as_numbers() -> None:
    r"""\M+1 is a letter of the Japanese page; what is none stays as it is written."""
    written = _file(LINE.replace("cut", r"\M+195B6 \M+18100"))
    assert [layer.name for layer in read(written.encode()).layers] == ["\u6587 \\M+18100"]


def test_a_line_without_corners_takes_nothing_else_with_it() -> None:
    """A POLYLINE without any vertex is left out."""
    empty = "0\nPOLYLINE\n8\n0\n66\n1\n0\nSEQEND\n8\n0"
    assert all_paths(read(_file(LINE, empty).encode())).bounds == (0, 0, 30, 20)
