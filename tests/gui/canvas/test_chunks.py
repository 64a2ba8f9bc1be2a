"""Laws of chunks: nothing is lost, boxes hold what they name, coarse levels look the same."""

import pickle

import numpy as np
import pytest
import shapely

from gare_fab.base.params import Params
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.paths import Paths
from gare_fab.gui.canvas.chunks import (
    Chunk,
    Drawing,
    PictureMark,
    drawing_of_artwork,
    drawing_of_parts,
)
from gare_fab.gui.canvas.levels import BUNDLE, PIECE, morton
from gare_fab.gui.canvas.measuring import wandering
from gare_fab.gui.canvas.runs import PlacedPicture, Run
from gare_fab.model.artwork import Artwork, Layer, Made, Mesh, Page, Picture, Shape, Stroke
from gare_fab.model.paint import Paint
from tests.geometry.drawings import circle, segments_of
from tests.gui.canvas.drawings import BLACK, RED, letter, letters, lines, rows


def _chunks(drawing: Drawing, level: int = 0) -> list[Chunk]:
    return [mark for mark in drawing.levels[level].marks if isinstance(mark, Chunk)]


def test_nothing_is_lost() -> None:
    """The finest level has every segment of the drawing, and no other."""
    long = np.cumsum(np.random.default_rng(1).normal(size=(3 * PIECE + 7, 2)), axis=0)
    paths = Paths.joined((wandering(3000), Paths.of([long, [(5.0, 5.0), (6.0, 5.0)]])))
    chunks = _chunks(drawing_of_parts([Run(paths, RED, "")]))
    found = Paths.joined(Paths(chunk.points, chunk.starts) for chunk in chunks)
    assert segments_of(found) == segments_of(paths)


def test_sizes() -> None:
    """Strokes come in pieces and chunks of bounded size, whatever they were."""
    long = np.cumsum(np.random.default_rng(1).normal(size=(50_000, 2)), axis=0)
    for chunk in _chunks(drawing_of_parts([Run(Paths.of([long]), RED, "")])):
        assert np.diff(chunk.starts).max() <= PIECE
        assert len(chunk.points) <= BUNDLE + PIECE


def test_dots() -> None:
    """A line of one point stays, as one of no length."""
    dots = Paths.of([[(float(x), 1.0)] for x in range(2 * PIECE)])
    chunks = _chunks(drawing_of_parts([Run(dots, RED, "")]))
    assert set().union(*(rows(chunk.points) for chunk in chunks)) == rows(dots.points)
    assert all((np.diff(chunk.starts) == 2).all() for chunk in chunks)


@pytest.mark.parametrize("parts", [[Run(wandering(20_000), RED, "")], letters()])
def test_boxes(parts: list[Run]) -> None:
    """At every level each mark lies within its box."""
    drawing = drawing_of_parts(parts)
    for level in drawing.levels:
        for mark, box in zip(level.marks, level.boxes, strict=True):
            assert isinstance(mark, Chunk)
            assert (mark.points >= box[:2]).all()
            assert (mark.points <= box[2:]).all()


def test_levels_are_lighter() -> None:
    """Each level has fewer points than the one before, and the last is light."""
    drawing = lines(100_000)
    counts = [
        sum(len(c.points) for c in _chunks(drawing, i)) for i in range(len(drawing.levels))
    ]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] < 0.1 * counts[0]


def test_coarse_strokes_leave_no_hole() -> None:
    """At every level each point of the drawing has something nearer than two tolerances."""
    paths = wandering(20_000)
    drawing = drawing_of_parts([Run(paths, RED, "")])
    for index, level in enumerate(drawing.levels[1:], 1):
        found = Paths.joined(Paths(c.points, c.starts) for c in _chunks(drawing, index))
        tree = shapely.STRtree([shapely.LineString(found[i]) for i in range(len(found))])
        points = shapely.points(paths.points[::17])
        _, away = tree.query_nearest(points, return_distance=True, all_matches=False)
        assert away.max() <= 3.0 * level.tolerance


def test_coarse_fills_keep_their_area() -> None:
    """A thin shape is as dark at every level."""
    thin = [
        [(x, 0.0), (x + 0.02, 0.0), (x + 0.02, 90.0), (x, 90.0), (x, 0.0)] for x in range(9)
    ]
    shapes = [Run(Paths.of([ring]), BLACK, "") for ring in thin] + letters()
    drawing = drawing_of_parts(shapes)
    areas = []
    for index in range(5):
        chunks = _chunks(drawing, index)
        found = Paths.joined(Paths(chunk.points, chunk.starts) for chunk in chunks)
        rings = [
            shapely.Polygon(found[i]).area for i in range(len(found)) if found.counts[i] > 3
        ]
        areas.append(sum(rings))
    assert areas == pytest.approx([areas[0]] * 5, rel=0.05)


def test_fills_stay_whole() -> None:
    """A ring and its hole share a chunk, shapes that overlap do not and keep their order."""
    apart = [Run(letter(20.0 * n, 0.0), BLACK, "") for n in range(9)]
    over = [Run(letter(2.0 * n, 50.0), BLACK, "") for n in range(3)]
    chunks = _chunks(drawing_of_parts([*over, *apart]))
    assert [len(chunk.starts) - 1 for chunk in chunks] == [18, 2, 2, 2]
    assert [chunk.points[:, 0].min() for chunk in chunks[1:]] == [-4.0, -2.0, 0.0]


def test_paint_order() -> None:
    """Styles follow each other as they were drawn."""
    parts = [
        Run(letter(0, 0), BLACK, "a"),
        Run(letter(0, 0), RED, "b"),
        Run(letter(1, 1), BLACK, "a"),
    ]
    drawing = drawing_of_parts(parts)
    order = [drawing.styles[mark.style] for mark in _chunks(drawing)]
    assert order == [BLACK, RED, BLACK]
    assert [drawing.layers[mark.layer] for mark in _chunks(drawing)] == ["a", "b", "a"]


def test_pictures_shrink() -> None:
    """A picture has fewer pixels at coarse levels, of the same colour on the average."""
    random = np.random.default_rng(3)
    pixels = random.integers(0, 256, (512, 512, 4)).astype(np.uint8)
    pixels[..., 3] = 255
    placed = PlacedPicture(Picture(pixels, Affine.scaled(51.2)), "")
    drawing = drawing_of_parts([placed])
    marks = [level.marks[0] for level in drawing.levels]
    sizes = [mark.picture.pixels.shape[0] for mark in marks if isinstance(mark, PictureMark)]
    assert sizes[0] == 512
    assert sizes[-1] == 128
    last = marks[-1]
    assert isinstance(last, PictureMark)
    assert last.picture.pixels.mean(axis=(0, 1)) == pytest.approx(
        pixels.mean(axis=(0, 1)), abs=2
    )


def test_artwork() -> None:
    """Of an artwork fills lie below strokes, a mesh is its shadow, nothing is nothing."""
    square = Paths.of([circle(4)])
    both = Shape(square, fill=Paint(), stroke=Stroke(Paint(1, 2, 3)))
    triangle = np.array([[[0.0, 0.0, 0.0], [9.0, 0.0, 1.0], [0.0, 9.0, 2.0]]])
    items = (both, Mesh(triangle), Shape(Paths.of([]), fill=Paint()))
    artwork = Artwork("a", (Layer("l", items),), Page(0, 0, 9, 9), Made("none", Params()))
    drawing = drawing_of_artwork(artwork)
    kinds = [drawing.styles[mark.style].is_fill for mark in _chunks(drawing)]
    assert kinds == [True, False, True, False]
    assert rows(_chunks(drawing)[2].points) == {(0.0, 0.0), (9.0, 0.0), (0.0, 9.0)}
    empty = drawing_of_parts([])
    assert empty.box is None
    assert empty.point_count == 0


def test_pickle() -> None:
    """A drawing comes out of a worker as it went in, at little more than its arrays."""
    drawing = lines(50_000)
    content = pickle.dumps(drawing)
    arrays = sum(
        c.points.nbytes + c.starts.nbytes
        for i in range(len(drawing.levels))
        for c in _chunks(drawing, i)
    )
    assert len(content) < 1.1 * arrays
    again = pickle.loads(content)  # noqa: S301 -- our own
    assert rows(_chunks(again)[0].points) == rows(_chunks(drawing)[0].points)
    assert again.styles == drawing.styles


def test_morton() -> None:
    """Along the curve neighbours lie near each other: the way is short."""
    places = np.random.default_rng(2).uniform(0.0, 1.0, (4096, 2))
    order = morton(places)
    assert sorted(order.tolist()) == list(range(4096))
    steps = np.hypot(*np.diff(places[order], axis=0).T)
    assert steps.mean() < 0.05
