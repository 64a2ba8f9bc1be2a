"""Laws of places: what a DXF drawing has and we do not take is shown where it lies."""

import io

import pytest
from ezdxf.document import Drawing

from gare_fab.model.artwork import Finding
from gare_fab.model.read_options import ReadOptions
from gare_fab.pipeline.reading import read_bytes

_CM = 5  # $INSUNITS


def _found(document: Drawing, word: str) -> Finding:
    """The finding whose message has a word."""
    document.modelspace().add_line((0, 0), (30, 20))
    text = io.StringIO()
    document.write(text)
    artwork = read_bytes("drawing.dxf", text.getvalue().encode(), ReadOptions())
    (found,) = (each for each in artwork.findings if word in str(each.message))
    return found


@pytest.fixture
def document() -> Drawing:
    """An empty drawing in cm."""
    made = Drawing.new("R2010")
    made.header["$INSUNITS"] = _CM
    return made


def test_a_dropped_entity_has_its_place_in_mm(document: Drawing) -> None:
    """In the drawing's unit, as many times as it is there."""
    for point in ((4, 5), (6, 7)):
        document.modelspace().add_point(point)
    found = _found(document, "POINT")
    assert found.count == 2
    assert found.places == ((40.0, 50.0), (60.0, 70.0))
    assert found.bounds == (40.0, 50.0, 60.0, 70.0)


def test_what_a_block_drops_is_in_each_of_its_copies(document: Drawing) -> None:
    """Turned and placed as the block is."""
    block = document.blocks.new("B")
    block.add_point((1, 0))
    block.add_circle((0, 0), 2)
    for x in (10, 20):
        document.modelspace().add_blockref("B", (x, 10), dxfattribs={"rotation": 90})
    found = _found(document, "POINT")
    assert found.count == 2
    places = [number for place in found.places for number in place]
    assert places == pytest.approx([100.0, 110.0, 200.0, 110.0])


def test_a_block_that_is_missing_has_the_place_of_its_reference(document: Drawing) -> None:
    """There it would have been drawn."""
    document.modelspace().add_blockref("GONE", (20, 3))
    assert _found(document, "INSERT").places == ((200.0, 30.0),)


def test_places_are_few(document: Drawing) -> None:
    """Of thousands all are counted, and some shown."""
    for x in range(1000):
        document.modelspace().add_point((x, 0))
    found = _found(document, "POINT")
    assert found.count == 1000
    assert len(found.places) == 100


@pytest.mark.parametrize("extrusion", [(0, 0, -1), (0, 0, 1)])
def test_a_mirrored_entity_has_its_place(
    document: Drawing, extrusion: tuple[float, ...]
) -> None:
    """What lies in a frame of its own is shown where that is in the world."""
    document.modelspace().add_blockref("GONE", (20, 3), {"extrusion": extrusion})
    assert _found(document, "INSERT").places == ((200.0 * extrusion[2], 30.0),)
