"""Laws of gare_fab.gui.dialogs.bottles_measures."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.base.errors import WrongUsage
from gare_fab.gui.dialogs.bottles_measures import Measures, fitted, measures_of
from gare_fab.model.stock import Bottle
from gare_fab.storage.catalogue import bottle_ids, load_bottle

BOTTLES = tuple(load_bottle(name) for name in bottle_ids())
FIELDS = ("height", "body", "straight_from", "straight_to", "neck", "mouth")


def _same(one: Measures, other: Measures) -> bool:
    pairs = ((getattr(one, name), getattr(other, name)) for name in FIELDS)
    return all(before == pytest.approx(after, abs=0.01) for before, after in pairs)


@pytest.mark.parametrize("bottle", BOTTLES, ids=lambda bottle: bottle.id)
def test_its_own_measures_leave_a_bottle_as_it_is(bottle: Bottle) -> None:
    """Fitting a bottle to its own measures moves no point."""
    same = fitted(bottle, measures_of(bottle))
    assert same.zone == pytest.approx(bottle.zone, abs=0.002)
    for before, after in zip(bottle.profile, same.profile, strict=True):
        assert after == pytest.approx(before, abs=0.002)


@given(
    st.sampled_from([bottle for bottle in BOTTLES if bottle.panel is not None]),
    st.tuples(*[st.floats(0.85, 1.15)] * 3),
)
def test_a_fitted_bottle_has_the_measures(
    bottle: Bottle, factors: tuple[float, float, float]
) -> None:
    """Whatever was measured is what the fitted bottle measures, and its heights rise."""
    old = measures_of(bottle)
    new = replace(
        old,
        height=old.height * factors[0],
        straight_to=old.straight_to * factors[0],
        body=old.body * factors[1],
        neck=old.neck * factors[2],
        mouth=old.mouth * factors[2],
    )
    made = fitted(bottle, new)
    assert _same(measures_of(made), new)
    heights = [height for height, _ in made.profile]
    assert heights == sorted(set(heights))
    assert 0 <= made.zone[0] < made.zone[1] <= made.height


@pytest.mark.parametrize(
    "change",
    [
        {"straight_from": 200.0},
        {"straight_to": 400.0},
        {"neck": 0.0},
        {"neck": 80.0},
        {"height": -1.0},
        {"straight_from": float("nan")},
    ],
)
def test_what_is_no_bottle_is_refused(change: dict[str, float]) -> None:
    """Measures that contradict each other are refused with a sentence."""
    bottle = load_bottle("bordelaise_75")
    with pytest.raises(WrongUsage):
        fitted(bottle, replace(measures_of(bottle), **change))
