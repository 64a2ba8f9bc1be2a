"""Links lead into the file or its own folder, and nowhere else."""

import io
from pathlib import Path

import pytest
from PIL import Image

from gare_fab.model.artwork import Artwork
from gare_fab.readers.contract import Reading
from gare_fab.readers.svg.links import linked
from gare_fab.readers.svg.member import SVG, SvgParams


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a picture in it and one in a folder below, and one outside."""
    stream = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(stream, "PNG")
    home = tmp_path / "home"
    (home / "below").mkdir(parents=True)
    for file in (home / "a b.png", home / "below" / "c.png", tmp_path / "out.png"):
        file.write_bytes(stream.getvalue())
    (home / "inward.png").symlink_to(home / "a b.png")
    (home / "outward.png").symlink_to(tmp_path / "out.png")
    (home / "ring").symlink_to(home / "ring")
    (home / "away").symlink_to(tmp_path)
    return home


@pytest.mark.parametrize(
    "link",
    [
        "a b.png",
        "a%20b.png",
        "./a%20b.png",
        "below/c.png",
        "below/../a b.png",
        "below/./c.png",
        "inward.png",
        "a%20b.png#part",
    ],
)
def test_what_lies_beside_the_file_is_found(folder: Path, link: str) -> None:
    """Relative names, escaped or not, lead to files of the folder."""
    assert (linked(link, folder) or b"").startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "link",
    [
        "../out.png",
        "below/../../out.png",
        "%2e%2e/out.png",
        "outward.png",
        "away/out.png",
        "ring",
        "ring/a.png",
        "below",
        "missing.png",
        "",
        ".",
        "/etc/passwd",
        "file:///etc/passwd",
        "//host/share/a.png",
        "http://example.org/a.png",
        "https://example.org/a.png",
        "ftp://example.org/a.png",
        "a\0.png",
        "x" * 5000,
        "[",
        "http://[",
        "#here",
    ],
)
def test_nothing_else_is_read(folder: Path, link: str) -> None:
    """Whatever leads outside, by name or by symbolic link, or to no file, leads nowhere."""
    assert linked(link, folder) is None


def test_a_whole_name_counts_if_it_lies_inside(folder: Path) -> None:
    """A file URI of a file of the folder is that file."""
    assert linked((folder / "a b.png").as_uri(), folder) is not None
    assert linked((folder.parent / "out.png").as_uri(), folder) is None


def test_without_a_folder_there_are_no_files(folder: Path) -> None:
    """What comes from nowhere has nothing beside it."""
    assert linked(str(folder / "a b.png"), None) is None


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("data:,hello", b"hello"),
        ("data:,a%20b", b"a b"),
        ("data:text/plain;base64,aGVsbG8=", b"hello"),
        ("data:text/plain;base64,aGVsbG8", b"hello"),
        ("data:text/plain;base64,aGVs\n bG8=", b"hello"),
        ("data:text/plain;base64,aGVsbG8%3D", b"hello"),
        ("DATA:text/plain;charset=utf-8;BASE64,aGVsbG8=", b"hello"),
        ("data:text/plain;base64,?", None),
        ("data:text/plain;base64,a", None),
    ],
)
def test_data_is_unpacked(link: str, expected: bytes | None) -> None:
    """A data URI holds its bytes, packed or escaped; a damaged one holds nothing."""
    assert linked(link, None) == expected


def _read(folder: Path, link: str) -> Artwork:
    text = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        f'<image width="9" height="9" href="{link}"/></svg>'
    )
    return SVG.read(Reading("x.svg", text.encode(), SvgParams(), folder=folder))


def test_pictures_beside_the_drawing_are_in_it(folder: Path) -> None:
    """A linked picture is a picture of the artwork; one outside is left out with a word."""
    assert len(_read(folder, "a%20b.png").items) == 1
    outside = _read(folder, "../out.png")
    assert outside.items == ()
    assert "beside it" in str(outside.findings[0].message)


def test_a_linked_drawing_sees_nothing_beside_it(folder: Path) -> None:
    """A drawing that is linked is drawn, but what it links to itself is not looked for."""
    inner = '<image width="5" height="5" href="a b.png"/><rect width="5" height="5"/>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{inner}</svg>'
    (folder / "d.svg").write_text(drawing)
    assert len(_read(folder, "d.svg").items) == 1
