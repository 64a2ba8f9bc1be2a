"""The tags of a DXF text are those that ezdxf's own loader compiles, or left to that."""

import io
from pathlib import Path

import pytest
from ezdxf.lldxf.tagger import ascii_tags_loader, tag_compiler
from ezdxf.lldxf.types import DXFTag

from gare_fab.readers.dxf.tags import OddTagError, compiled_tags
from tests.readers.dxf_drawings import SAMPLES, content, drawing

LINE = "0\nSECTION\n2\nENTITIES\n0\nLINE\n8\n0\n10\n1\n20\n2\n11\n3\n21\n4\n0\nENDSEC\n0\nEOF"
ODD = {
    "a code that is no number": LINE.replace("\n8\n", "\neight\n"),
    "a point without its y": LINE.replace("\n20\n", "\n29\n"),
    "a number that is none": LINE.replace("\n2\n11", "\ntwo\n11"),
    "a file that goes on after its end": LINE + "\n0\nLINE",
    "a file that ends within a point": LINE[: LINE.index("\n20\n")],
}


def theirs(text: str) -> list[DXFTag]:
    """What ezdxf compiles."""
    return list(tag_compiler(ascii_tags_loader(io.StringIO(text))))


def everything() -> str:
    """Tags of every kind: points of two and three numbers, bytes, comments, spaces."""
    document = drawing()
    space = document.modelspace()
    space.add_spline([(0, 0, 0), (1, 2, 3), (4, 5, 6), (7, 8, 9)])
    space.add_lwpolyline([(0, 0), (10, 0, 0.5), (10, 10)])
    space.add_text("  kept as it is  ").set_placement((1, 2))
    space.add_line((0, 0), (1, 1)).set_xdata("ACAD", [(1004, b"\x01\xff"), (1010, (1, 2, 3))])
    return "999\nsaid aside\n" + content(document).decode().replace("\r\n", "\n").rstrip()


@pytest.mark.parametrize("chunk", [50, 1000, 1 << 22])
def test_the_tags_are_those_of_ezdxf(chunk: int) -> None:
    """However the text is cut into chunks, every tag is the same and of the same kind."""
    text = everything()
    ours = list(compiled_tags(io.StringIO(text), chunk))
    assert ours == theirs(text)
    assert [type(tag) for tag in ours] == [type(tag) for tag in theirs(text)]


@pytest.mark.parametrize("file", sorted(SAMPLES.rglob("*.dxf")), ids=lambda file: file.name)
def test_real_files_have_the_tags_of_ezdxf(file: Path) -> None:
    """Files of many programs give what ezdxf's loader gives."""
    text = file.read_text("utf-8", "surrogateescape").rstrip()
    assert list(compiled_tags(io.StringIO(text))) == theirs(text)


@pytest.mark.parametrize("text", ODD.values(), ids=list(ODD))
def test_what_is_odd_is_left_to_ezdxf(text: str) -> None:
    """Whether it is a fault, and its name, is for ezdxf to say."""
    with pytest.raises(OddTagError):
        list(compiled_tags(io.StringIO(text)))
