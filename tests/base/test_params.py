"""Parameters know their range, and survive the way through words and files."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.base.errors import WrongUsage
from gare_fab.base.params import Params, param


@dataclass(frozen=True, slots=True)
class Hatch(Params):
    """One parameter of each kind."""

    interval: float = param(0.1, unit="mm", low=0.01, high=10.0, label="Line interval")
    speed: float | None = param(None, unit="mm/min", low=1.0, label="Speed")
    passes: int = param(1, low=1, high=99, label="Passes")
    cross: bool = param(default=False, label="Cross-hatch")
    way: str = param("both", choices=("one", "both"), label="Direction")


HATCHES = st.builds(
    Hatch,
    st.floats(0.01, 10.0),
    st.none() | st.floats(1.0, 1e9),
    st.integers(1, 99),
    st.booleans(),
    st.sampled_from(("one", "both")),
)


@given(HATCHES)
def test_plain_and_back(hatch: Hatch) -> None:
    """Values come back from a file as they were."""
    assert Hatch.from_plain(hatch.plain()) == hatch


@given(HATCHES)
def test_words_and_back(hatch: Hatch) -> None:
    """Values come back from words as they were."""
    words = {name: str(value) for name, value in hatch.plain().items()}
    assert Hatch.parse(words) == hatch


def test_specs_tell_what_a_form_needs() -> None:
    """The declarations are read off in their order, with kind, range and unit."""
    specs = {spec.name: spec for spec in Hatch.specs()}
    assert list(specs) == ["interval", "speed", "passes", "cross", "way"]
    assert [spec.kind for spec in specs.values()] == [float, float, int, bool, str]
    assert [spec.optional for spec in specs.values()] == [False, True, False, False, False]
    assert (specs["interval"].low, specs["interval"].high) == (0.01, 10.0)
    assert specs["speed"].unit == "mm/min"
    assert specs["way"].choices == ("one", "both")


@pytest.mark.parametrize(
    "words",
    [
        {"interval": "0"},
        {"interval": "nan"},
        {"interval": "inf"},
        {"interval": "wide"},
        {"interval": ""},
        {"passes": "1.5"},
        {"passes": "1" + "0" * 400},
        {"speed": "0.5"},
        {"cross": "perhaps"},
        {"way": "none"},
    ],
)
def test_out_of_range_is_refused(words: dict[str, str]) -> None:
    """A value that is out of range, or none, is refused with its name."""
    (name,) = words
    with pytest.raises(WrongUsage, match=name):
        Hatch.parse(words)


def test_unknown_names_are_refused_in_words_and_passed_over_in_files() -> None:
    """The command line tells the nearest one; an old file's parameter is left out."""
    with pytest.raises(
        WrongUsage, match=r"No parameter 'intervall'\. Did you mean 'interval'\?"
    ):
        Hatch.parse({"intervall": "1"})
    assert Hatch.from_plain({"gone": 1, "passes": 2}) == Hatch(passes=2)


@pytest.mark.parametrize("text", ["", "none", "auto", "AUTO"])
def test_open_values(text: str) -> None:
    """An optional parameter may be left to the material."""
    assert Hatch.parse({"speed": text}).speed is None


@pytest.mark.parametrize(("text", "truth"), [("oui", True), ("Yes", True), ("0", False)])
def test_truths_in_two_languages(text: str, truth: bool) -> None:  # noqa: FBT001 -- the value under test
    """Yes and no are understood in English and in French."""
    assert Hatch.parse({"cross": text}).cross is truth
