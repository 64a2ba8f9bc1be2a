"""Messages say themselves in the languages there are."""

from hypothesis import given
from hypothesis import strategies as st

from gare_fab.base.messages import Message


def test_values_are_filled_in() -> None:
    """The values stand where the template names them, in the form it asks for."""
    assert str(Message("{a} of {b:.1f} mm", {"a": 3, "b": 2.25})) == "3 of 2.2 mm"
    assert Message("none").text() == "none"


def test_an_empty_message_says_nothing() -> None:
    """No words are no words, in a language with a catalogue too."""
    assert (Message("").text(), Message("").text("fr")) == ("", "")


def test_messages_in_messages() -> None:
    """A message within a message is said in the same language."""
    inner = Message("Line {n}", {"n": 1})
    assert Message("{where}: open", {"where": inner}).text("en") == "Line 1: open"
    assert Message("{where}: open", {"where": inner}).text("xx") == "Line 1: open"


def test_numbers_are_written_as_the_language_writes_them() -> None:
    """French has a decimal comma, and a no-break space before the percent sign."""
    message = Message("{a:.1f} mm, {b:.0%}, {c}", {"a": 2.25, "b": 0.2, "c": 0.5})
    assert message.text("en") == "2.2 mm, 20%, 0.5"
    assert message.text("fr") == "2,2 mm, 20\xa0%, 0,5"


@given(st.text())
def test_values_are_never_templates(text: str) -> None:
    """Braces in a value are said as they are."""
    assert Message("<{x}>", {"x": text}).text() == f"<{text}>"
