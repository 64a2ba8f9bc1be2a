"""The laws of all operations: a new member is in this table without a line of its own."""

import numpy as np
import pytest

from gare_fab.base.params import Params
from gare_fab.geometry.wrap import Flat, Surface
from gare_fab.model.artwork import Shape
from gare_fab.model.machine import Machine
from gare_fab.model.step import PaintUse
from gare_fab.operations.contract import Operation, Toolpaths
from gare_fab.operations.registry import OPERATIONS
from tests.geometry.drawings import circle, rectangle
from tests.operations.works import BLACK, MACHINES, bottle, drawn, filled, work


def random_shapes(number: int) -> tuple[Shape, ...]:
    """Polygons that cross themselves, lines and dots, filled, stroked, both and neither."""
    rng = np.random.default_rng(7)
    shapes = []
    for _ in range(number):
        lines = [
            rng.uniform(10, 150, (rng.integers(1, 9), 2)) for _ in range(rng.integers(0, 4))
        ]
        closed = [
            np.concatenate((line, line[:1])) if rng.random() < 0.5 else line for line in lines
        ]
        fill = BLACK if rng.random() < 0.5 else None
        shapes.append(drawn(*closed, fill=fill, stroke=BLACK if rng.random() < 0.5 else None))
    return tuple(shapes)


DRAWINGS: dict[str, tuple[Shape, ...]] = {
    "nothing": (),
    "a shape without paths": (drawn(),),
    "one line": (drawn([(10, 10), (50, 40)]),),
    "a dot": (drawn([(10, 10)]),),
    "a line without length": (drawn([(10, 10), (10, 10)]),),
    "a closed line without length": (filled([(5, 5), (5, 5), (5, 5), (5, 5)]),),
    "a closed line there and back": (filled([(5, 5), (9, 5), (5, 5)]),),
    "a ring": (drawn(rectangle(10, 10, 50, 40), circle(40) + 30.0, fill=BLACK),),
    "the same twice": (filled(rectangle(10, 10, 50, 40)),) * 2,
    "one hundred shapes": random_shapes(100),
}
SURFACES: tuple[Surface, ...] = (Flat(), bottle(100.0, (30.0, 170.0)))

every_operation = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.id)
every_machine = pytest.mark.parametrize("machine", MACHINES, ids=lambda each: each.id)
every_surface = pytest.mark.parametrize("surface", SURFACES, ids=["flat", "bottle"])
every_drawing = pytest.mark.parametrize("name", DRAWINGS)


def same(one: Toolpaths, other: Toolpaths) -> bool:
    """Whether two toolpaths are the same to the last bit."""
    a, b = one.strokes, other.strokes
    arrays = ((a.points, b.points), (a.starts, b.starts), (a.feeds, b.feeds))
    chains = ((a.powers, b.powers), (one.chains, other.chains), (one.is_free, other.is_free))
    return all(np.array_equal(x, y) for x, y in (*arrays, *chains)) and (
        one.problems == other.problems
    )


@every_operation
@every_machine
@every_surface
@every_drawing
def test_toolpaths_are_sound(
    operation: Operation, machine: Machine, surface: Surface, name: str
) -> None:
    """Numbers are finite, chains hold all strokes, strokes are no dots, twice is the same."""
    given = work(operation.params(), *DRAWINGS[name], machine=machine, surface=surface)
    made = operation.plan(given)
    strokes = made.strokes
    assert np.isfinite(strokes.points).all()
    assert (strokes.feeds > 0).all()
    assert ((strokes.powers >= 0) & (strokes.powers <= 1)).all()
    assert made.chains[0] == 0
    assert made.chains[-1] == len(strokes)
    assert (np.diff(made.chains) > 0).all()
    assert len(made.is_free) == len(made.chains) - 1
    assert (np.diff(made.chains)[made.is_free] == 1).all()
    assert (np.diff(strokes.starts) > 1).all()
    assert made.repeats >= 1
    assert same(made, operation.plan(given))


@every_operation
@every_machine
def test_strokes_stay_near_the_drawing(operation: Operation, machine: Machine) -> None:
    """No stroke goes farther from the drawing than the widest cutter."""
    shapes = DRAWINGS["one hundred shapes"]
    made = operation.plan(work(operation.params(), *shapes, machine=machine))
    assert made.strokes.points[:, :2].min() >= 10 - 6
    assert made.strokes.points[:, :2].max() <= 150 + 6


@every_operation
@every_machine
def test_nothing_gives_nothing(operation: Operation, machine: Machine) -> None:
    """Without a shape there is no stroke."""
    assert len(operation.plan(work(operation.params(), machine=machine)).strokes) == 0


@every_operation
@pytest.mark.parametrize("use", list(PaintUse))
def test_every_paint_can_be_meant(operation: Operation, use: PaintUse) -> None:
    """A closed shape with fill and stroke gives strokes whichever paint is meant."""
    shape = drawn(rectangle(10, 10, 50, 40), fill=BLACK)
    assert len(operation.plan(work(operation.params(), shape, use=use)).strokes) > 0


@every_operation
def test_speed_and_power_are_what_was_asked(operation: Operation) -> None:
    """Speed is mm/min, power is percent of full."""
    params = operation.params.parse({"speed": "345", "power": "12.5"})
    made = operation.plan(work(params, drawn(rectangle(10, 10, 20, 20))))
    assert set(made.strokes.feeds.tolist()) == {345.0}
    assert set(made.strokes.powers.tolist()) == {0.125}


@every_operation
def test_parameters_survive_saving(operation: Operation) -> None:
    """Parameters written as plain values are read back the same."""
    params = operation.params()
    assert isinstance(params, Params)
    assert operation.params.from_plain(params.plain()) == params


def test_ids_are_unique() -> None:
    """No two operations share an id."""
    ids = [operation.id for operation in OPERATIONS]
    assert len(set(ids)) == len(ids)
