"""Laws of the style that a font's name tells."""

import pytest

from gare_fab.geometry.lettering.styles import style_in


@pytest.mark.parametrize(
    ("name", "family", "weight", "is_italic"),
    [
        ("Montserrat-SemiBoldItalic", "Montserrat", 600, True),
        ("Arial-BoldMT", "Arial", 700, False),
        ("ArialMT", "Arial", None, False),
        ("TimesNewRomanPS-BoldItalicMT", "TimesNewRoman", 700, True),
        ("MyriadPro-Regular", "Myriad", 400, False),
        ("Lato Light", "Lato", 300, False),
        ("EMS Readability Italic", "EMS Readability", None, True),
        ("Helvetica,Bold", "Helvetica", 700, False),
        ("Bold", "Bold", None, False),
        ("Kit", "Kit", None, False),
    ],
)
def test_words_of_style_are_taken_off(
    name: str, family: str, weight: int | None, *, is_italic: bool
) -> None:
    """A name is parted into its family, weight and slope; a name that is only style stays."""
    assert style_in(name) == (family, weight, is_italic)
