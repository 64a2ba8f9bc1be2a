"""Laws of reading directions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.geometry.lettering.bidi import levels, visual_order

# capitals stand for Hebrew letters, as in the standard's own examples
_HEBREW = {ord("A") + place: 0x5D0 + place for place in range(26)}
_LATIN = {hebrew: latin for latin, hebrew in _HEBREW.items()}
_TEXTS = st.text(
    alphabet="abאבعم12٣ ()[].,-+%\u0300\u202b\u202a\u202c\u2067\u2066\u2069\u2068\u202e",
    max_size=24,
)


@pytest.mark.parametrize(
    ("text", "base", "seen"),
    [
        ("car means CAR.", "ltr", "car means RAC."),
        ("car MEANS CAR.", "rtl", ".RAC SNAEM car"),
        ("he said «car MEANS CAR»", "ltr", "he said «car RAC SNAEM»"),
        ("IT IS 12,5 %", "rtl", "% 12,5 SI TI"),
        ("ABC 123-456 def", "ltr", "123-456 CBA def"),
        ("a (b) C", "rtl", "C a (b)"),
        ("A (b) c", "rtl", "c )b( A"),
        ("(A)", "ltr", "(A)"),
    ],
)
def test_examples_are_seen_as_the_standard_shows_them(text: str, base: str, seen: str) -> None:
    """Words of either direction, numbers and brackets stand in the order that UAX 9 gives."""
    typed = text.translate(_HEBREW)
    shown = "".join(typed[place] for place in visual_order(levels(typed, base)))
    assert shown.translate(_LATIN) == seen


@given(_TEXTS, st.sampled_from(["ltr", "rtl", None]))
def test_the_order_seen_is_a_permutation(text: str, base: str | None) -> None:
    """Nothing is lost or doubled, and levels are those of the paragraph or above."""
    found = levels(text, base)
    assert sorted(visual_order(found).tolist()) == list(range(len(text)))
    assert (found >= (base == "rtl")).all()


@given(st.text(alphabet="abcé 0123.,-()’«»€œ", max_size=30))
def test_latin_text_stays_as_it_is(text: str) -> None:
    """Without a letter that runs to the left all levels are 0."""
    assert not levels(text).any()


def test_an_override_turns_latin_letters() -> None:
    """Between an override and its end letters run as it says."""
    assert levels("a\u202ebc\u202cd").tolist()[2:4] == [1, 1]
    assert levels("a\u202ebc\u202cd").tolist()[5] == 0


def test_an_isolate_does_not_reach_beyond_itself() -> None:
    """What is isolated has no part in the direction of signs round it."""
    text = "A\u2066b\u2069!".translate(_HEBREW)
    assert levels(text, "rtl").tolist() == [1, 1, 2, 1, 1]


def test_a_first_strong_isolate_takes_its_own_direction() -> None:
    """The first strong letter within tells its level."""
    assert levels("a\u2068Xb\u2069".translate(_HEBREW)).tolist()[2:4] == [1, 2]


def test_embeddings_may_be_nested_without_bounds() -> None:
    """Two hundred embeddings end at the deepest level that there is, and close again."""
    text = "\u202b" * 200 + "a" + "\u202c" * 200 + "b"
    found = levels(text)
    assert found.max() <= 126
    assert found[-1] == 0


def test_the_first_strong_letter_tells_the_paragraph() -> None:
    """Without a word for it, digits and signs do not count."""
    assert levels("12 !א a", None).max() == 2
    assert levels("12 !א a", None)[3:5].tolist() == [1, 1]
    assert levels("12 א", None).tolist() == [2, 2, 1, 1]
