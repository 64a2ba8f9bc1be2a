"""Laws of the import doctor: each examination finds its own fault, and no other."""

import math
from dataclasses import replace

import numpy as np
import pytest

from gare_fab.base.errors import Cancelled
from gare_fab.base.messages import Message
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import (
    Artwork,
    FindingCode,
    FindingKind,
    Layer,
    Mesh,
    Picture,
    Shape,
    Stroke,
)
from gare_fab.model.limits import Limits
from gare_fab.model.paint import BLACK, Paint
from gare_fab.model.repairs import Repairs
from gare_fab.pipeline.examining import examine
from gare_fab.pipeline.findings import MOST_PLACES
from tests.documents import RED, artwork, filled, rectangle, stroked
from tests.pipeline.faults import BOW_TIE, BYSTANDER, FAULTS, RING, WHITE, Fault

each_fault = pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])


def codes(found: Artwork) -> list[str]:
    """What is found in a drawing."""
    return [finding.code for finding in examine(found)]


@each_fault
def test_a_fault_is_found(fault: Fault) -> None:
    """Of a drawing with one fault that is said alone, as often as it is there, and where."""
    (finding,) = examine(fault.bad)
    assert finding.code == fault.code
    assert finding.count >= fault.count
    assert finding.fix == fault.fix
    assert finding.bounds is not None
    low_x, low_y, high_x, high_y = finding.bounds
    assert all(low_x <= x <= high_x and low_y <= y <= high_y for x, y in finding.spots)
    assert min(math.dist(fault.spot, spot) for spot in finding.spots) < 6.0


@each_fault
def test_a_sound_drawing_is_sound(fault: Fault) -> None:
    """The same drawing without the fault gives no finding at all."""
    assert examine(fault.good) == ()


@each_fault
def test_a_fix_is_a_word_of_the_repairs(fault: Fault) -> None:
    """What a finding names as its fix can be said to the reading as it is."""
    (finding,) = examine(fault.bad)
    assert not finding.fix or Repairs().with_word(finding.fix).has(finding.fix)


def test_nothing_is_sound() -> None:
    """A drawing without anything, of dots, pictures or a mesh alone is examined like any."""
    pixels = np.zeros((2, 2, 4), dtype=np.uint8)
    mesh = Mesh(np.zeros((1, 3, 3)))
    assert examine(replace(artwork(()), layers=())) == ()
    assert examine(artwork((Shape(Paths.of([])),))) == ()
    assert examine(artwork((stroked([(1, 1)]), filled([(1, 1), (1, 1)], [(2, 2)])))) != ()
    only = replace(artwork(()), layers=(Layer("", (Picture(pixels), mesh)),))
    assert examine(only) == ()


def test_what_is_to_be_looked_for_is_said() -> None:
    """A wider gap is found where gaps of that width are looked for, and its fix says so."""
    open_ring = [*RING[:-1], (10.0, 10.4)]
    drawing = artwork((stroked(open_ring),))
    assert examine(drawing) == ()
    (finding,) = examine(drawing, Limits(gap=0.5))
    assert (finding.code, finding.fix) == (FindingCode.OPEN_GAPS, "close_gaps=0.5")


def test_lines_of_different_colours_do_not_meet() -> None:
    """What lies on a line of another colour, or nearly meets one, is meant."""
    lines = (stroked(RING), stroked(RING, paint=RED), stroked([(40, 40), (50, 50)]))
    assert codes(artwork((*lines, stroked([(40.05, 40), (45, 30)], paint=RED)))) == []


def test_what_is_broken_into_crumbs_is_no_speck() -> None:
    """A line of steps of 0.05 mm, each its own path, is a line; a wide round dot is seen."""
    steps = [[(x / 20, 0.0), ((x + 1) / 20, 0.0)] for x in range(400)]
    assert codes(artwork((stroked(*steps),))) == []
    dot = Shape(Paths.of([[(5, 5)]]), stroke=Stroke(BLACK, 2.0, cap="round"))
    assert codes(artwork((BYSTANDER, dot))) == []


@pytest.mark.parametrize("alpha", [1.0, 0.5])
def test_white_hides_only_where_something_is(alpha: float) -> None:
    """White over black is seen, as is white over a picture and black over half-clear black."""
    under = filled(RING, paint=replace(BLACK, alpha=alpha))
    over = filled(rectangle(15, 15, 5, 5), paint=WHITE if alpha == 1.0 else BLACK)
    assert codes(artwork((under, over))) == []
    pixels = np.zeros((2, 2, 4), dtype=np.uint8)
    picture = Picture(pixels, Affine.scaled(60.0))
    drawing = artwork(())
    items = (picture, filled(RING, paint=WHITE))
    assert codes(replace(drawing, layers=(Layer("", items),))) == []


def test_a_colour_between_shows_the_same_colour_again() -> None:
    """Black on red on black is seen: the nearest coat below tells."""
    coats = (filled(RING), filled(rectangle(12, 12, 10, 10), paint=RED))
    assert codes(artwork((*coats, filled(rectangle(14, 14, 4, 4))))) == []


def test_a_touch_is_no_crossing() -> None:
    """A line that only touches itself in a point does not cross itself."""
    touching = [(10, 10), (20, 20), (30, 10), (30, 30), (20, 20), (10, 30), (10, 10)]
    assert codes(artwork((filled(touching),))) == []


def test_far_parts_of_one_size_are_no_outliers() -> None:
    """Two drawings far apart on one page belong to it both."""
    left, right = stroked(rectangle(0, 0, 10, 10)), stroked(rectangle(500, 0, 10, 10))
    assert codes(artwork((left, right))) == []


def test_shades_are_no_mistakes() -> None:
    """Among very many colours those that hardly differ are meant."""
    shades = [
        filled(rectangle(x, 0, 1, 1), paint=Paint(2 * x, 2 * x, 2 * x)) for x in range(100)
    ]
    assert codes(artwork(shades)) == []


def test_empty_layers_are_named() -> None:
    """Layers without anything are said by name, in one note."""
    drawing = artwork((stroked(RING),))
    layers = (*drawing.layers, Layer("Guides", ()), Layer("Notes", ()))
    (finding,) = examine(replace(drawing, layers=layers))
    assert (finding.code, finding.kind) == (FindingCode.EMPTY_LAYERS, FindingKind.NOTE)
    assert str(finding.message) == "Empty layers: Guides, Notes"


def test_places_are_few() -> None:
    """Of a thousand gaps so many are shown, and all are counted."""
    lines = [[(0, y), (5, y)] for y in range(1000)] + [
        [(5.05, y), (10, y)] for y in range(1000)
    ]
    (finding,) = examine(artwork((stroked(*lines),)))
    assert finding.count == 1000
    assert len(finding.spots) == MOST_PLACES


def test_what_is_too_much_is_left_out_and_said() -> None:
    """A tangle of very many points is not looked into, and the report says so."""
    points = np.random.default_rng(1).uniform(0.0, 100.0, (150_000, 2))
    tangle = Shape(Paths.of([np.concatenate((points, points[:1]))]), stroke=Stroke(BLACK))
    assert FindingCode.NOT_EXAMINED in codes(artwork((tangle,)))


def test_an_examination_can_be_stopped() -> None:
    """It asks whether it is still wanted."""

    class Impatient:
        def report(self, done: float) -> None:
            raise Cancelled(Message("Stopped at {done}.", {"done": done}))

    with pytest.raises(Cancelled):
        examine(artwork((filled(BOW_TIE),)), progress=Impatient())
