"""Samples: one shape of each look stands for all alike."""

from dataclasses import replace

from gare_fab.gui.panels.step_samples import SampleBook, names_in, picks_any, samples_of
from gare_fab.model.artwork import Artwork, Layer
from gare_fab.model.paint import Paint
from gare_fab.model.step import PaintUse, Select
from tests.gui.desks import flat_job, square

RED = Paint(255, 0, 0)


def two_layers() -> Artwork:
    """Three squares on a layer "A", two of them alike, and a blue one on "B"."""
    black, red, again, blue = (
        square(paint=paint).items[0] for paint in (Paint(), RED, RED, Paint(0x1D, 0x5A, 0xC8))
    )
    layers = (Layer("A", (black, red, again)), Layer("B", (blue,)))
    return replace(square(), layers=layers)


def test_shapes_that_look_alike_have_one_sample() -> None:
    """Layer, stroke and fill tell looks apart, nothing else does."""
    assert [sample.layer for sample in samples_of(two_layers())] == ["A", "A", "B"]


def test_names_are_colours_then_layers() -> None:
    """A colour near a named one has its name, any other its figures."""
    assert names_in(samples_of(two_layers())) == ("black", "red", "#1d5ac8", "A", "B")


def test_a_selection_that_meets_no_sample_picks_nothing() -> None:
    """By colour, by layer, by paint; a hidden layer is not there."""
    samples = samples_of(two_layers())
    assert picks_any((Select(name="red"),), samples)
    assert not picks_any((Select(name="green"),), samples)
    assert not picks_any((Select(PaintUse.FILL),), samples)
    assert picks_any((Select(name="green"), Select(name="B")), samples)
    assert not picks_any((Select(name="B"),), samples, ("B",))


def test_only_what_is_placed_and_seen_counts() -> None:
    """A hidden placement has no samples, two of one artwork have them once."""
    job = flat_job((0.0, 0.0), (20.0, 0.0))
    first, second = job.placements
    book = SampleBook()
    twice = replace(job, placements=(first, replace(second, artwork=0)))
    assert len(book.of(twice)) == 1
    hidden = replace(job, placements=(replace(first, is_hidden=True),))
    assert book.of(hidden) == ()
