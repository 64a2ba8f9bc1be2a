"""Path data is read as svgpathtools reads it, and drawn up to an error."""

import numpy as np
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gare_fab.base.errors import Unreadable
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.paths import Paths
from gare_fab.readers.svg import tokens
from gare_fab.readers.svg.outlines import SAME, Map, Outlines, Steps

_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_NOTHING = 1e-9  # a length that is rounding alone
_number = st.integers(-9000, 9000).map(lambda n: n / 1000)
_radius = st.integers(500, 9000).map(lambda n: n / 1000)


@st.composite
def _command(draw: st.DrawFn) -> str:
    letter = draw(st.sampled_from(sorted(_ARITY)))
    if letter == "A":
        numbers = [draw(_radius), draw(_radius), draw(_number)]
        numbers += [draw(st.integers(0, 1)), draw(st.integers(0, 1))]
        numbers += [draw(_number), draw(_number)]
    else:
        numbers = [draw(_number) for _ in range(_ARITY[letter])]
    if draw(st.booleans()):
        letter = letter.lower()
    return letter + " ".join(f"{n:g}" for n in numbers)


_data = st.lists(_command(), min_size=1, max_size=12).map(lambda c: "M1 2" + "".join(c))


def _drawn(*texts: str, tolerance: float = 0.001) -> list[Paths]:
    outlines = Outlines()
    for text in texts:
        outlines.place(outlines.add_path(text), Affine())
    return outlines.drawn(tolerance).paths


def _line(text: str) -> list[tuple[float, float]]:
    return [(x, y) for x, y in _drawn(text)[0].points.tolist()]


@settings(max_examples=150, deadline=None)
@given(_data)
def test_paths_lie_where_an_independent_reader_puts_them(text: str) -> None:
    """Points along the path, by svgpathtools, lie on our polylines, and the lengths agree."""
    from svgpathtools import parse_path  # noqa: PLC0415 -- 1.1 s to import

    ours = _drawn(text)[0]
    steps = np.linspace(0, 1, 101)
    try:
        segments = parse_path(text)
    except AssertionError:  # its word on an arc that goes nowhere
        assume(False)  # noqa: FBT003 -- hypothesis' own verb
    drawn = [np.array([segment.point(t) for t in steps]) for segment in segments]
    length = sum(np.abs(np.diff(points)).sum() for points in drawn)
    assert ours.lengths.sum() == pytest.approx(length, rel=3e-3, abs=0.02)
    if length > _NOTHING:
        places = np.concatenate(drawn)
        lines = ours.take(ours.counts > 1)
        strings = shapely.union_all(shapely.linestrings(lines.points, indices=lines.owners))
        dots = shapely.multipoints(ours.points)  # all that is left of the smallest curves
        along = shapely.points(places.real, places.imag)
        gaps = np.fmin(shapely.distance(along, strings), shapely.distance(along, dots))
        assert gaps.max() <= 0.0011


@settings(max_examples=40, deadline=None)
@given(st.lists(_data, min_size=2, max_size=5))
def test_a_batch_is_its_paths_one_by_one(texts: list[str]) -> None:
    """Reading many paths at once gives for each what it gives alone."""
    for together, text in zip(_drawn(*texts), texts, strict=True):
        alone = _drawn(text)[0]
        assert len(together) == len(alone)
        assert together.last == pytest.approx(alone.last, abs=1e-9)
        assert together.lengths == pytest.approx(alone.lengths, rel=1e-4, abs=1e-4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M1 2 3 4 5 6", [(1, 2), (3, 4), (5, 6)]),
        ("m1 2 3 4 5 6", [(1, 2), (4, 6), (9, 12)]),
        ("M.5.5-1-1e1", [(0.5, 0.5), (-1, -10)]),
        ("M1e1+1E-1L-.5,+.5", [(10, 0.1), (-0.5, 0.5)]),
        ("M0 0H5V6h-2v-1", [(0, 0), (5, 0), (5, 6), (3, 6), (3, 5)]),
        ("M0 0 1 0 1 1Z", [(0, 0), (1, 0), (1, 1), (0, 0)]),
        ("M0 0a0 5 0 0 1 3 4", [(0, 0), (3, 4)]),
        ("M0,0\n\t\r\fL 1 , 1", [(0, 0), (1, 1)]),
    ],
)
def test_the_grammar(text: str, expected: list[tuple[float, float]]) -> None:
    """Repeated arguments, numbers without blanks, relative and one-sided steps."""
    assert _line(text) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("M0 0L1 1L2", 2),
        ("M0 0L1 1 foo L2 2", 2),
        ("M0 0L1 1L2 2 3", 3),
        ("M0 0L1 1,,2 2", 2),
        ("M0 0L1 1L2 2-", 3),
        ("M0 0L1 1L+-2 2", 2),
        ("M0 0L1 1A5 5 0 2 0 9 9", 2),
        ("M0 0L1 1Z 7 7 L5 5", 3),
        ("M0 0L1 1é", 2),
        ("M0 0L1 1\0L5 5", 2),
        ("L1 1 2 2", 0),
        ("1 1 2 2", 0),
        ("", 0),
        ("M", 0),
        ("M5 5", 0),
        ("Z", 0),
    ],
)
def test_a_path_is_drawn_up_to_its_error(text: str, count: int) -> None:
    """What stands before the first error is drawn, the path after it is not touched."""
    broken, whole = _drawn(text, "M0 0L1 1 2 2")
    assert len(broken.points) == count
    assert whole.points.tolist() == [[0, 0], [1, 1], [2, 2]]


def test_broken_paths_are_counted() -> None:
    """Each placed path with an error counts once; text that is no path is one."""
    outlines = Outlines()
    for text in ("M0 0L1 1 x", "M0 0L1 1", "M0 0L1 1 x", "Q"):
        outlines.place(outlines.add_path(text), Affine())
    assert outlines.drawn(0.01).broken == [0, 2, 3]


def test_flags_need_no_separators() -> None:
    """Both ways to write an arc's flags give the same arc."""
    short, long = _drawn(
        "M0 0a1,1 0 01.5.5 2 2 0 1010 10", "M0 0a1 1 0 0 1 .5 .5 2 2 0 1 0 10 10"
    )
    assert short.points.tolist() == long.points.tolist()


def test_a_step_after_closing_begins_at_the_start() -> None:
    """After Z the current point is the subpath's first."""
    first, second = (
        _drawn("m5 5h10v10zl-1-1")[0].counts.tolist(),
        _drawn("m5 5h10v10zl-1-1")[0],
    )
    assert first == [4, 2]
    assert second[1].tolist() == [[5, 5], [4, 4]]


def test_curves_end_exactly() -> None:
    """The last point of a curve is the number in the file, so closed outlines are closed."""
    text = "M.1.2C1.1 2.3 3.3 4.7 .7.9A3 4 20 0 1 .3.7Q5 5 .1.2"
    paths = _drawn(text)[0]
    assert paths.closed.all()


def test_ends_that_nearly_meet_are_closed() -> None:
    """Rounding of relative steps does not leave a gap of less than a nanometre."""
    assert _drawn("m.1.1l.1 .2 .1 .1 -.2-.3")[0].closed.all()


def test_a_source_is_read_once_however_often_it_is_placed() -> None:
    """Placing a path twice maps it twice; its text stays one source."""
    outlines = Outlines()
    for shift in (0.0, 10.0):
        outlines.place(outlines.add_path("M0 0L1 1"), Affine.moved(shift, 0))
    assert len(outlines.texts) == 1
    assert [p.points.tolist() for p in outlines.drawn(0.01).paths] == [
        [[0, 0], [1, 1]],
        [[10, 0], [11, 1]],
    ]


def test_many_steps_make_one_item() -> None:
    """Each goes through its own map, then that of the item; steps are a source but once."""
    outlines = Outlines()
    one, two = Steps("ML", (0, 0, 1, 2)), Steps("ML", (0, 0, 3, 0))
    turned: Map = (0.0, 1.0, -1.0, 0.0, 0.0, 7.0)
    outlines.place(outlines.add_path("M1 1H9"), Affine())
    outlines.place_all([(one, SAME), (two, turned), (one, turned)], Affine.scaled(10.0))
    assert outlines.letters == ["ML", "ML"]
    first, item = outlines.drawn(0.01).paths
    assert first.points.tolist() == [[1, 1], [9, 1]]
    assert item.counts.tolist() == [2, 2, 2]
    assert item.points.tolist() == [[0, 0], [10, 20], [0, 70], [0, 100], [0, 70], [-20, 80]]


def test_an_item_with_a_part_beyond_measure_is_lost_as_a_whole() -> None:
    """The parts that could be drawn are left out as well; other items stay."""
    outlines = Outlines()
    steps = Steps("ML", (0, 0, 1, 2))
    far: Map = (1.0, 0.0, 0.0, 1.0, 1e8, 0.0)
    for maps in ([SAME, far], [SAME, SAME]):
        outlines.place_all([(steps, one) for one in maps], Affine())
    drawn = outlines.drawn(0.01)
    assert drawn.lost == [0]
    assert [len(paths) for paths in drawn.paths] == [0, 2]


def test_one_source_is_not_repeated_into_more_points_than_there_is_room_for() -> None:
    """However few curves there are to flatten, all points that are placed count."""
    outlines = Outlines()
    source = outlines.add_shape("M" + "L" * 99_999, [float(n % 7) for n in range(200_000)])
    for _ in range(401):
        outlines.place(source, Affine())
    with pytest.raises(Unreadable, match="40 million"):
        outlines.drawn(0.01)


def test_the_tolerance_holds_in_mm() -> None:
    """A curve that is drawn ten times larger takes about as many more points."""
    counts = []
    for scale in (1.0, 100.0):
        outlines = Outlines()
        outlines.place(outlines.add_path("M0 0C0 9 9 9 9 0"), Affine.scaled(scale))
        counts.append(len(outlines.drawn(0.01).paths[0].points))
    assert counts[1] == pytest.approx(10 * counts[0], rel=0.1)


@pytest.mark.parametrize("text", ["M0 0L1e999 0", "M0 0l1e300 0 1e300 1", "M0 0L1e30 1"])
def test_numbers_without_measure_cost_their_own_path(text: str) -> None:
    """Infinity and what overflows leave nothing of a path, and spoil no other."""
    outlines = Outlines()
    for one in ("m1 2l3 4", text, "m1 2l3 4"):
        outlines.place(outlines.add_path(one), Affine())
    drawn = outlines.drawn(0.001)
    assert drawn.lost == [1]
    assert [path.points.tolist() for path in drawn.paths] == [
        [[1, 2], [4, 6]],
        [],
        [[1, 2], [4, 6]],
    ]


@pytest.mark.parametrize("text", ["M0 0L5 6 NaN 3", "M0 0L5 6-inf 0"])
def test_words_in_a_path_are_errors(text: str) -> None:
    """What is no number ends a path, which is drawn up to there."""
    outlines = Outlines()
    outlines.place(outlines.add_path(text), Affine())
    drawn = outlines.drawn(0.001)
    assert (drawn.broken, drawn.paths[0].points.tolist()) == ([0], [[0, 0], [5, 6]])


def test_nothing_is_nothing() -> None:
    """Without a path there is no point."""
    assert Outlines().drawn(0.01).paths == []


@pytest.mark.parametrize(
    ("text", "numbers", "is_broken"),
    [
        ("1,2 3-4", [1, 2, 3, -4], False),
        (" 1 2 x 3", [1, 2], True),
        ("", [], False),
        ("1.5.5", [1.5, 0.5], False),
    ],
)
def test_lists_of_numbers(text: str, numbers: list[float], is_broken: bool) -> None:  # noqa: FBT001 -- a column of the table
    """A list gives its numbers up to the first error."""
    assert tokens.number_list(text) == (numbers, is_broken)


def test_large_data_are_cut_into_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tokenising in pieces changes nothing."""
    texts = [f"M{i} 0l1 1 2 {i}z" for i in range(50)]
    whole = tokens.commands(texts)
    monkeypatch.setattr(tokens, "_CHUNK", 40)
    pieces = tokens.commands(texts)
    for name in ("letters", "numbers", "sources", "broken"):
        assert getattr(pieces, name).tolist() == getattr(whole, name).tolist()
