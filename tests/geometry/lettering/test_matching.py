"""Laws of matching: the font nearest to what is wanted, as CSS tells."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from gare_fab.geometry.lettering.entries import Axis, Entry
from gare_fab.geometry.lettering.matching import best, face_of
from gare_fab.geometry.lettering.wanted import Wanted

_HUNDREDS = st.integers(1, 9).map(lambda number: number * 100)


def _entry(
    weight: tuple[float, float] = (400, 400),
    stretch: float = 100.0,
    *,
    is_italic: bool = False,
    axes: tuple[Axis, ...] = (),
) -> Entry:
    return Entry(
        Path("some.ttf"),
        0,
        ("Some",),
        (),
        "",
        weight,
        (stretch, stretch),
        is_italic=is_italic,
        axes=axes,
    )


def _by_the_standard(weights: set[int], wanted: int) -> int:
    """The order in which CSS Fonts 4 (5.2, 4.3) has us look."""
    below = sorted((w for w in weights if w < wanted), reverse=True)
    above = sorted(w for w in weights if w > wanted)
    if wanted in weights:
        return wanted
    if 400 <= wanted <= 500:
        near = [w for w in above if w <= 500]
        order = near + below + [w for w in above if w > 500]
    else:
        order = below + above if wanted < 400 else above + below
    return order[0]


@given(st.sets(_HUNDREDS, min_size=1), st.integers(1, 1000))
def test_weights_are_looked_for_as_the_standard_says(weights: set[int], wanted: int) -> None:
    """Of any weights there are, the one that CSS names is found."""
    entries = [_entry((weight, weight)) for weight in sorted(weights)]
    found = best(entries, Wanted(weight=wanted))
    assert found.weight[0] == _by_the_standard(weights, wanted)


def test_width_comes_before_slope_and_slope_before_weight() -> None:
    """A condensed upright thin font serves for condensed bold italic before a wide one."""
    wide = _entry((700, 700), is_italic=True)
    condensed = _entry((100, 100), 75.0)
    leaning = _entry((100, 100), 75.0, is_italic=True)
    wanted = Wanted(weight=700, is_italic=True, stretch=75.0)
    assert best([wide, condensed], wanted) is condensed
    assert best([wide, condensed, leaning], wanted) is leaning


def test_narrower_fonts_are_looked_at_first_for_a_normal_width() -> None:
    """For 100 % a narrower font serves before a wider one that is nearer."""
    narrow, wide = _entry(stretch=50.0), _entry(stretch=112.5)
    assert best([wide, narrow], Wanted()) is narrow
    assert best([wide, narrow], Wanted(stretch=110.0)) is wide


@given(st.integers(1, 1000))
def test_a_variable_font_takes_the_weight_it_can(weight: int) -> None:
    """The weight's axis is set to what is wanted, as far as it goes."""
    axis = Axis("wght", 200.0, 400.0, 800.0)
    face = face_of(_entry((200, 800), axes=(axis,)), Wanted(weight=weight))
    expected = float(min(max(weight, 200), 800))
    assert face.variations == ((("wght", expected),) if expected != 400.0 else ())


def test_axes_named_by_the_user_win() -> None:
    """A variation asked for by its tag is taken before the style's own, within its range."""
    axes = (Axis("wght", 100.0, 400.0, 900.0), Axis("opsz", 8.0, 14.0, 72.0))
    wanted = Wanted(weight=700, variations=(("wght", 250.0), ("opsz", 500.0), ("XXXX", 1.0)))
    face = face_of(_entry((100, 900), axes=axes), wanted)
    assert dict(face.variations) == {"wght": 250.0, "opsz": 72.0}


def test_an_upright_font_with_a_slant_axis_leans_where_italic_is_wanted() -> None:
    """Italic sets the axis of slope, upright leaves it."""
    entry = _entry(axes=(Axis("slnt", -10.0, 0.0, 0.0),))
    assert face_of(entry, Wanted(is_italic=True)).variations == (("slnt", -10.0),)
    assert face_of(entry, Wanted()).variations == ()
