"""Laws of repairs: each takes its fault away, leaves all else, and can be said again."""

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from gare_fab.geometry.arrays import Floats
from gare_fab.model.artwork import Artwork, FindingKind, Made, Shape, Source
from gare_fab.model.document import Document
from gare_fab.model.read_options import ReadOptions
from gare_fab.model.repairs import NO_REPAIRS, Repairs
from gare_fab.pipeline.examining import examine
from gare_fab.pipeline.reading import read_bytes
from gare_fab.pipeline.repairing import REPAIRS, repaired
from gare_fab.prints.artwork import draw_artwork
from gare_fab.prints.rendering import scene_to_png
from gare_fab.storage.job_files import from_bytes, to_bytes
from gare_fab.workshop.importing import refined, reread
from tests.documents import document
from tests.pipeline.faults import BYSTANDER, FAULTS, Fault

MENDED = [fault for fault in FAULTS if fault.fix]
each_fault = pytest.mark.parametrize("fault", MENDED, ids=[fault.name for fault in MENDED])

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm" viewBox="0 0 40 20">'
    b'<g fill="none" stroke="red" stroke-width="0.1"><path d="M1 1h30v10h-30z"/>'
    b'<path d="M1 1h30v10h-30z"/><path d="M5 15h10v3h-10v-2.95"/>'
    b'<circle cx="35" cy="5" r="3"/></g></svg>'
)


def repairs_of(fault: Fault) -> Repairs:
    """The repair of a fault alone."""
    return NO_REPAIRS.with_word(fault.fix)


def shapes_of(drawing: Artwork) -> tuple[Shape, ...]:
    """All shapes but the bystander."""
    shapes = [item for item in drawing.items if isinstance(item, Shape)]
    assert shapes[0] is BYSTANDER
    return tuple(shapes[1:])


def looks(shape: Shape) -> tuple[object, ...]:
    """What is to be the same of two shapes that are alike."""
    stroke = shape.stroke
    width = None if stroke is None else round(stroke.width, 3)
    paint = None if stroke is None else stroke.paint
    points = tuple(map(tuple, shape.paths.points.round(4)))
    return shape.fill, paint, width, tuple(shape.paths.counts), frozenset(points)


def file_of(words: Repairs) -> Artwork:
    """A file with a rectangle twice and a contour that is nearly closed, read and mended."""
    return read_bytes("a.svg", SVG, ReadOptions(repairs=words))


@each_fault
def test_a_repair_takes_its_finding_away(fault: Fault) -> None:
    """What was found is not found any more, and nothing else is, but that it was repaired."""
    mended = repaired(fault.bad, repairs_of(fault))
    (said,) = mended.findings
    assert (said.kind, said.code) == (FindingKind.REPAIRED, fault.code)
    assert said.count >= fault.count
    assert said.fix == fault.fix
    assert examine(mended) == ()


@each_fault
def test_a_repair_leaves_the_rest(fault: Fault) -> None:
    """What has no part in the fault is the same object; what is left is what should be."""
    mended = repaired(fault.bad, repairs_of(fault))
    left = shapes_of(mended)
    if fault.left is not None:
        assert [looks(shape) for shape in left] == [looks(shape) for shape in fault.left]


@each_fault
def test_a_repair_is_not_needed_twice(fault: Fault) -> None:
    """Mended again, nothing of it changes."""
    once = repaired(fault.bad, repairs_of(fault))
    again = repaired(replace(once, findings=()), repairs_of(fault))
    assert all(item is other for item, other in zip(once.items, again.items, strict=True))
    assert again.findings == ()


@pytest.mark.parametrize("words", [word for word, _ in REPAIRS])
@each_fault
def test_a_repair_of_something_else_changes_nothing(fault: Fault, words: str) -> None:
    """What is sound stays the very same objects, whichever repair is asked for."""
    value = "0.1" if isinstance(getattr(NO_REPAIRS, words), float) else "true"
    value = "0.001" if words == "fewer_points" else value
    mended = repaired(fault.good, NO_REPAIRS.with_word(f"{words}={value}"))
    same = [one is other for one, other in zip(mended.items, fault.good.items, strict=True)]
    assert all(same)
    assert mended.findings == ()


@each_fault
def test_a_repair_looks_the_same(fault: Fault) -> None:
    """On white paper hardly a pixel changes, but where specks and outliers were."""
    before = on_paper(fault.bad)
    after = on_paper(repaired(fault.bad, repairs_of(fault)))
    changed = np.abs(before - after).max(axis=2) > 100
    assert changed.sum() <= 25


def on_paper(drawing: Artwork) -> Floats:
    """The pixels (H, W, 3) of a drawing on white paper, 0 to 255."""
    pixels = np.asarray(Image.open(io.BytesIO(scene_to_png(draw_artwork(drawing), 400))))
    alpha = pixels[:, :, 3:].astype(np.float64) / 255
    on_white: Floats = alpha * pixels[:, :, :3] + 255 * (1 - alpha)
    return on_white


def test_without_a_word_nothing_happens() -> None:
    """No repairs give the very same drawing; nor is mended what was made here."""
    drawing = FAULTS[0].bad
    assert repaired(drawing, NO_REPAIRS) is drawing
    made = drawing.with_origin(Made("square", NO_REPAIRS))
    assert repaired(made, Repairs(drop_doubles=True)) is made


def test_all_repairs_are_in_the_table() -> None:
    """Each declared repair has its function, and none is there twice."""
    assert sorted(name for name, _ in REPAIRS) == sorted(spec.name for spec in Repairs.specs())


def test_words_give_the_repairs_back() -> None:
    """Repairs said in words are understood as the same; one more and less is as it was."""
    some = Repairs(close_gaps=0.25, drop_doubles=True)
    assert Repairs.parse(dict(some.words)) == some
    assert some.with_word("drop_specks=0.3").without("drop_specks") == some
    assert some.has("close_gaps=9")
    assert not some.has("untangle")
    assert NO_REPAIRS.words == ()


def test_what_is_read_again_is_mended_again() -> None:
    """A drawing read again, at another tolerance too, keeps its repairs, and says so."""
    words = Repairs(drop_doubles=True, close_gaps=0.1)
    once = file_of(words)
    for again in (reread(once, {}), reread(once, {}, 0.001)):
        assert isinstance(again.origin, Source)
        assert again.origin.repairs == words
        assert [each.code for each in again.findings] == [each.code for each in once.findings]
        assert examine(again) == ()
    plain = reread(once, {}, repairs=NO_REPAIRS)
    assert len(examine(plain)) == 2


def test_what_is_enlarged_is_mended_again() -> None:
    """A drawing that is enlarged is read finer, with its repairs."""
    once = file_of(Repairs(drop_doubles=True, close_gaps=0.1))
    job = document()
    large = replace(job.placements[0].affine, a=50.0, d=50.0)
    placed = replace(job.placements[0], affine=large)
    finer = refined(replace(job, artworks=(once,), placements=(placed,)))
    assert finer.artworks[0] is not once
    assert examine(finer.artworks[0]) == ()


def saved(job: Document) -> Document:
    """The job, saved and opened again."""
    return from_bytes(to_bytes(job), "job.gare")


def test_repairs_survive_saving() -> None:
    """A saved job knows what was mended, where, and how; read again it is mended again."""
    once = replace(file_of(Repairs(drop_doubles=True, close_gaps=0.1)), is_guess=True)
    back = saved(replace(document(), artworks=(once,))).artworks[0]
    assert back.is_guess
    assert back.origin == once.origin
    assert back.findings == once.findings
    assert np.array_equal(back.hull, once.hull)
    assert examine(reread(back, {})) == ()


def test_a_line_on_another_layer_is_no_double() -> None:
    """The same line on two layers may be meant for two steps: both stay."""
    layer = b'<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:groupmode="layer" '
    two = (
        SVG[: SVG.index(b"<g")]
        + layer
        + b'i:label="cut" fill="none" stroke="red"><path d="M1 1h30"/></g>'
        + layer
        + b'i:label="mark" fill="none" stroke="red"><path d="M1 1h30"/></g></svg>'
    )
    drawing = read_bytes("a.svg", two, ReadOptions())
    assert [layer.name for layer in drawing.layers] == ["cut", "mark"]
    assert examine(drawing) == ()
    mended = repaired(drawing, NO_REPAIRS.with_word("drop_doubles=true"))
    assert mended.layers == drawing.layers
