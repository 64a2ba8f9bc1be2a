"""Laws of placing what was imported."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from gare_fab.base.progress import SILENT
from gare_fab.geometry.affine import Affine
from gare_fab.gui.desk.errands_import import (
    How,
    NotUnderstood,
    Understood,
    understand,
    understand_all,
)
from gare_fab.gui.desk.placing import (
    Drawing,
    bring_in,
    bring_in_made,
    missing_steps,
    places,
)
from gare_fab.model.artwork import Shape
from gare_fab.model.document import Document
from gare_fab.model.edits import numbered
from gare_fab.model.extent import Box, area_of, bounds_of, box_of
from gare_fab.model.step import Select
from gare_fab.model.stock import Roll
from gare_fab.workshop.specs import step_of
from gare_fab.workshop.stepping import steps_for
from tests.gui.desks import EXAMPLES, LOGO, bottle_job, flat_job


def read(file: Path) -> Understood:
    """A drawing as the worker understands it."""
    (taken,) = understand_all((file,), 0.01, SILENT)
    assert isinstance(taken, Understood)
    return taken


def made(width: float, height: float, x: float = 0.0, y: float = 0.0) -> Drawing:
    """A logo squeezed into a box of that size there, on a page of the same size."""
    logo = read(LOGO)
    box = box_of(logo.artwork.hull)
    assert box is not None
    shape = logo.artwork.items[0]
    assert isinstance(shape, Shape)
    affine = Affine(
        width / box.width,
        0.0,
        0.0,
        height / box.height,
        x - box.x * width / box.width,
        y - box.y * height / box.height,
    )
    layer = replace(
        logo.artwork.layers[0], items=(replace(shape, paths=shape.paths.moved_by(affine)),)
    )
    page = replace(logo.artwork.page, x=x, y=y, width=width, height=height)
    return Drawing(replace(logo, artwork=replace(logo.artwork, layers=(layer,), page=page)))


def empty(document: Document) -> Document:
    """The same stock and machine, with nothing on it."""
    return replace(document, artworks=(), placements=(), steps=(), title="")


def box_under(drawing: Drawing, affine: Affine) -> Box:
    """Where the drawing lies."""
    box = box_of(affine.apply(drawing.read.artwork.hull))
    assert box is not None
    return box


def test_what_lies_on_the_sheet_stays_as_drawn() -> None:
    """On flat stock a drawing that fits where it was drawn is not moved, only scaled."""
    drawing = made(50, 40, x=20, y=30)
    assert places(empty(flat_job()), [drawing]) == (Affine(),)
    twice = replace(drawing, times=2.0)
    assert places(empty(flat_job()), [twice]) == (Affine.scaled(2.0),)


def test_what_lies_beside_the_sheet_is_centred() -> None:
    """A drawing that reaches over the edge comes into the middle."""
    job = empty(flat_job())
    drawing = made(50, 40, x=-30, y=30)
    (affine,) = places(job, [drawing])
    assert box_under(drawing, affine).centre == pytest.approx(area_of(job).centre)


def test_a_page_as_large_as_the_sheet_stays_as_drawn() -> None:
    """What hangs over the edge of such a page was drawn so."""
    drawing = made(50, 40, x=-30, y=30)
    page = replace(drawing.read.artwork.page, x=0, y=0, width=300, height=200)
    artwork = replace(drawing.read.artwork, page=page)
    same = Drawing(replace(drawing.read, artwork=artwork))
    assert places(empty(flat_job()), [same]) == (Affine(),)
    assert places(empty(flat_job()), [same, same]) == (Affine(), Affine())


def side_by_side(job: Document, drawings: list[Drawing]) -> list[Box]:
    """Where drawings come to lie, each to the right of the one before."""
    put = zip(drawings, places(job, drawings), strict=True)
    boxes = [box_under(drawing, affine) for drawing, affine in put]
    for left, right in pairwise(boxes):
        assert left.x + left.width < right.x
    return boxes


def test_what_would_lie_on_each_other_comes_side_by_side() -> None:
    """Drawings of one corner are set apart; those that meet nowhere stay as drawn."""
    job = empty(flat_job())
    drawings = [made(50, 40), made(30, 20), made(20, 60)]
    side_by_side(job, drawings)
    apart = [made(50, 40), made(30, 20, x=50)]
    assert places(job, apart) == (Affine(), Affine())


def test_what_has_no_room_side_by_side_stays_as_drawn() -> None:
    """Two drawings nearly as large as the sheet lie on each other, as they were drawn."""
    job = empty(flat_job())
    area = area_of(job)
    drawings = [made(area.width - 1, area.height - 1)] * 2
    assert places(job, drawings) == (Affine(), Affine())


def test_round_a_bottle_all_comes_to_the_front() -> None:
    """Several drawings lie side by side, not over each other, in the middle of the front."""
    job = empty(bottle_job())
    drawings = [made(20, 10), made(15, 30), made(10, 10)]
    boxes = side_by_side(job, drawings)
    middle = (boxes[0].x + boxes[-1].x + boxes[-1].width) / 2
    assert middle == pytest.approx(area_of(job).centre[0])


def test_what_is_too_wide_for_one_row_takes_several() -> None:
    """On a roll of 100 mm, three drawings of 60 mm lie one below the other."""
    job = replace(empty(flat_job()), stock=Roll(100.0))
    drawings = [made(60, 10, x=-10) for _ in range(3)]
    boxes = [
        box_under(drawing, affine)
        for drawing, affine in zip(drawings, places(job, drawings), strict=True)
    ]
    heights = [box.y for box in boxes]
    assert heights == sorted(heights, reverse=True)
    assert len(set(heights)) == 3


def test_what_is_made_lies_on_nothing_else() -> None:
    """The first in the middle, the next ones below and above it; if full, in the middle."""
    job = numbered(empty(bottle_job()))
    middle = area_of(job).centre
    text = made(60, 40).read.artwork
    for _ in range(3):
        job = bring_in_made(text, 0)(job)
    boxes = [bounds_of(job, {row.id}) for row in job.placements]
    low = [box.y for box in boxes if box is not None]
    assert low == pytest.approx([middle[1] - 20, middle[1] - 65, middle[1] + 25])
    full = bring_in_made(made(60, 170).read.artwork, 0)(job)
    box = bounds_of(full, {full.placements[-1].id})
    assert box is not None
    assert box.centre == pytest.approx(middle)


def test_a_job_gets_the_steps_that_it_lacks() -> None:
    """Kinds stand for the whole drawing; what the job's steps pick needs no more."""
    logo = read(LOGO)
    job = empty(bottle_job())
    usual = steps_for((logo.artwork,), job.machine)
    assert missing_steps(job, (logo.kinds,)) == usual
    assert missing_steps(replace(job, steps=(step_of("score"),)), (logo.kinds,)) == ()
    red_only = replace(step_of("cut"), selects=(Select(name="red"),))
    assert missing_steps(replace(job, steps=(red_only,)), (logo.kinds,)) == usual


def test_a_job_without_a_name_gets_one() -> None:
    """The first drawings name a job that has no name; later ones do not."""
    first = Drawing(read(LOGO))
    named = bring_in([first], 0)(numbered(empty(bottle_job())))
    assert named.title == "logo"
    assert bring_in([first], 0)(replace(named, title="")).title == ""
    assert bring_in([first], 0)(replace(empty(bottle_job()), title="mine")).title == "mine"


def test_what_cannot_be_read_says_why_and_what_may_be_said(tmp_path: Path) -> None:
    """A file of no kind has no words; a damaged one has those of its reader."""
    half = tmp_path / "half.svg"
    half.write_bytes(LOGO.read_bytes()[:900])
    odd, damaged = understand_all((EXAMPLES / "demo.py", half), 0.01, SILENT)
    assert isinstance(odd, NotUnderstood)
    assert odd.params is None
    assert isinstance(damaged, NotUnderstood)
    assert damaged.params is not None
    how = How(type(damaged.params).parse({"recover": "yes"}))
    again = understand(half, how, 0.01, SILENT)
    assert again.about.shapes > 0
