"""Laws of the STL reader: sizes, views, units, and manners with damaged files."""

import struct
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
import shapely
import trimesh
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from gare_fab.base.errors import GareFabError, Unreadable, WrongUsage
from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import Artwork, FindingKind, Mesh, Shape
from gare_fab.readers.contract import Reading
from gare_fab.readers.stl.member import STL, StlParams

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
BOX = np.asarray(trimesh.creation.box((40, 30, 20)).triangles)


def _binary(triangles: Floats, header: bytes = b"") -> bytes:
    facets = b"".join(
        struct.pack("<12fH", 0, 0, 0, *triangle.ravel(), 0) for triangle in triangles
    )
    return header.ljust(80, b"\0") + struct.pack("<I", len(triangles)) + facets


def _text(triangles: Floats) -> bytes:
    lines = ["solid box"]
    for triangle in triangles:
        lines += ["facet normal 0 0 0", " outer loop"]
        lines += [f"  vertex {x!r} {y!r} {z!r}" for x, y, z in triangle.tolist()]
        lines += [" endloop", "endfacet"]
    return "\n".join([*lines, "endsolid box", ""]).encode()


def _read(content: bytes, params: StlParams | None = None) -> Artwork:
    return STL.read(Reading("part.stl", content, params or StlParams()))


def _paths(artwork: Artwork) -> Paths:
    (item,) = artwork.items
    assert isinstance(item, Shape)
    return item.paths


def _area(paths: Paths) -> float:
    region: BaseGeometry = shapely.Polygon()
    for index in range(len(paths)):
        region = region.symmetric_difference(shapely.Polygon(paths[index]))
    return float(region.area)


def _kinds(artwork: Artwork) -> set[FindingKind]:
    return {finding.kind for finding in artwork.findings}


BINARY, TEXT = _binary(BOX), _text(BOX)


@pytest.mark.parametrize(
    "content",
    [
        BINARY,
        _binary(BOX, b"solid looks like text"),
        TEXT,
        TEXT.upper(),
        TEXT.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + TEXT,
        TEXT.replace(b".0 ", b",0 ").replace(b".0\n", b",0\n"),
        TEXT + TEXT,
    ],
    ids=["binary", "binary solid", "text", "upper", "crlf", "mark", "comma", "two solids"],
)
@pytest.mark.parametrize("view", ["silhouette", "section", "mesh"])
def test_all_forms_of_a_box_read_alike(content: bytes, view: str) -> None:
    """A box of 40 × 30 × 20 mm is one in every form of the file and in every view."""
    assert STL.recognises(content[:4096])
    artwork = _read(content, StlParams(view=view))
    page = artwork.page
    assert (page.x, page.y, page.width, page.height) == pytest.approx((-20, -15, 40, 30))
    if view != "mesh":
        assert _paths(artwork).closed.all()


@pytest.mark.parametrize(
    ("unit", "mm"), [("mm", 1), ("cm", 10), ("m", 1000), ("in", 25.4), ("ft", 304.8)]
)
def test_a_chosen_unit_is_taken(unit: str, mm: float) -> None:
    """The size is right to 0.001 mm in every unit that the user can choose."""
    triangles = np.asarray(trimesh.creation.box((100 / mm, 50 / mm, 10 / mm)).triangles)
    page = _read(_binary(triangles), StlParams(unit=unit)).page
    assert (page.width, page.height) == pytest.approx((100, 50), abs=1e-3)


@pytest.mark.parametrize(
    ("size", "mm", "is_doubtful"), [(0.04, 1000, True), (3, 25.4, True), (40, 1, False)]
)
def test_the_unit_is_guessed_by_size_and_said(
    size: float,
    mm: float,
    is_doubtful: bool,  # noqa: FBT001 -- pytest gives it by name
) -> None:
    """Tiny means metres, small means inches, the rest mm; a guess is called one."""
    artwork = _read(_binary(np.asarray(trimesh.creation.box([size] * 3).triangles)))
    assert artwork.page.width == pytest.approx(size * mm, rel=1e-6)
    assert (FindingKind.SUSPICIOUS in _kinds(artwork)) is is_doubtful


def test_a_unit_in_the_header_is_taken() -> None:
    """A header that names the unit settles it."""
    artwork = _read(_binary(BOX / 10, b"made by hand, UNITS=cm"))
    assert artwork.page.width == pytest.approx(40, abs=1e-4)


@pytest.mark.parametrize(("height", "radius"), [(5.0, 5.0), (None, 10.0), (15.0, 15.0)])
def test_a_section_lies_at_its_height(height: float | None, radius: float) -> None:
    """A cone of 20 mm that stands on its tip is cut at h mm into a circle of radius h."""
    cone = trimesh.creation.cone(radius=20, height=20, sections=720)
    cone.apply_transform(np.diag([1, 1, -1, 1]))
    cone.invert()
    paths = _paths(_read(_binary(np.asarray(cone.triangles)), StlParams("section", height)))
    assert len(paths) == 1
    assert paths.bounds == pytest.approx((-radius, -radius, radius, radius), abs=1e-3)


def test_a_section_above_the_mesh_is_refused() -> None:
    """A height that the mesh does not reach is a sentence with the mesh's own height."""
    with pytest.raises(WrongUsage, match="20 mm"):
        _read(BINARY, StlParams(view="section", height=21.0))


def test_the_mesh_itself() -> None:
    """The mesh view holds all triangles in mm."""
    (item,) = _read(BINARY, StlParams(view="mesh", unit="cm")).items
    assert isinstance(item, Mesh)
    assert np.allclose(item.triangles, BOX * 10)


def test_a_hole_in_the_mesh_is_said() -> None:
    """A mesh is called watertight or its open edges are counted."""
    whole = [f for f in _read(BINARY).findings if "watertight" in str(f.message)]
    broken = [f for f in _read(_binary(BOX[1:])).findings if "holes" in str(f.message)]
    assert (len(whole), [finding.count for finding in broken]) == (1, [3])


def test_a_triangle_inside_out_is_said() -> None:
    """A turned triangle is counted by its three edges, and the silhouette stays whole."""
    turned = BOX.copy()
    turned[0] = turned[0, ::-1]
    artwork = _read(_binary(turned))
    assert [f.count for f in artwork.findings if "inside out" in str(f.message)] == [3]
    assert _area(_paths(artwork)) == pytest.approx(1200)


def test_bytes_after_the_last_triangle_are_said() -> None:
    """A file that is longer than its triangles is read, with a word."""
    artwork = _read(BINARY + bytes(120), StlParams(view="mesh"))
    assert FindingKind.SUSPICIOUS in _kinds(artwork)
    assert artwork.page.width == pytest.approx(40)


NAN = BOX.copy()
NAN[3, 1, 2] = np.nan


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"   ", "empty"),
        (b"<svg/>", "not an STL"),
        (bytes(range(256)) * 40, "not an STL"),
        (BINARY[:-60], "10 of its 12"),
        (TEXT[: len(TEXT) // 2], "damaged"),
        (TEXT.replace(b"endsolid", b""), "damaged"),
        (TEXT.replace(b"vertex -20.0", b"vertex x", 1), "not three numbers"),
        (_binary(NAN), "1 triangles"),
        (_text(NAN), "1 triangles"),
        (_binary(BOX * np.inf), "12 triangles"),
        (_binary(BOX[:0]), "no triangles"),
        (b"solid empty\nendsolid empty\n", "no triangles"),
        (_binary(BOX * 1e20), "unit"),
        (BINARY[:80] + b"\xff\xff\xff\xff" + BINARY[84:], "12 of its 4294967295"),
    ],
)
def test_bad_files_end_in_one_sentence(content: bytes, word: str) -> None:
    """Each kind of bad file is refused with a sentence that says what is wrong."""
    with pytest.raises(Unreadable, match=word):
        _read(content)


@pytest.mark.parametrize("content", [BINARY[:-60], TEXT[: len(TEXT) * 3 // 4], _binary(NAN)])
def test_what_is_left_is_read_on_demand(content: bytes) -> None:
    """With `recover` the whole triangles of a damaged file are read, and it is said."""
    artwork = _read(content, StlParams(recover=True, view="mesh"))
    assert FindingKind.REPAIRED in _kinds(artwork)
    (item,) = artwork.items
    assert isinstance(item, Mesh)
    assert 6 <= len(item.triangles) < 12


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from([BINARY, TEXT]),
    st.integers(0, len(TEXT)),
    st.binary(min_size=0, max_size=6),
    st.integers(0, 8),
)
@example(BINARY, 420, b"\x00\x00\x02", 0)
@example(BINARY, 420, b"\x00\x00\x02", 1)
def test_any_small_damage_gives_an_artwork_or_a_sentence(
    content: bytes, place: int, put: bytes, gone: int
) -> None:
    """Bytes changed anywhere end in an artwork or in our own error, with recover or not."""
    place %= len(content)
    for recover in (False, True):
        with suppress(GareFabError):
            assert _read(
                content[:place] + put + content[place + gone :], StlParams(recover=recover)
            ).findings


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")
@pytest.mark.parametrize(
    ("name", "size", "area"),
    [
        ("ADIS16480.STL", (44.0, 14.0), 615.92),
        ("featuretype.STL", (127.0, 63.5), 7779.133),
        ("busted.STL", (10.675, 11.385), 89.034),
    ],
)
def test_samples_come_in_at_their_size(
    name: str, size: tuple[float, float], area: float
) -> None:
    """A part in metres, one in inches and one in mm have their size and shadow in mm."""
    artwork = _read((SAMPLES / name).read_bytes())
    assert (artwork.page.width, artwork.page.height) == pytest.approx(size, abs=1e-3)
    assert _area(_paths(artwork)) == pytest.approx(area, abs=1e-2)
