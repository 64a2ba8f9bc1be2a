"""Laws of lines cut to runs."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.geometry.lettering.bidi import levels
from gare_fab.geometry.lettering.library import Fonts
from gare_fab.geometry.lettering.runs import LineOptions, pieces_of, shape_line
from gare_fab.geometry.lettering.scripts import script_runs
from gare_fab.geometry.lettering.wanted import Wanted

_FONTS = Fonts(has_system=False)
_LATO = Wanted(("Lato",))
_TEXTS = st.text(alphabet="aé 1(.)\u0301אבمرЖΩ中", max_size=24)


@given(_TEXTS)
def test_scripts_cut_a_text_without_gaps(text: str) -> None:
    """Stretches of one script follow each other from the first character to the last."""
    runs = script_runs(text)
    assert "".join(text[begin:end] for begin, end, _ in runs) == text
    assert all(left[2] != right[2] for left, right in pairwise(runs))


def test_signs_go_with_the_letters_before_them() -> None:
    """Spaces and digits belong to the script round them."""
    assert script_runs("ab 1 Жд") == ((0, 5, "Latn"), (5, 7, "Cyrl"))
    assert script_runs("12 Ж") == ((0, 4, "Cyrl"),)
    assert script_runs("12") == ((0, 2, "Latn"),)


@given(_TEXTS)
def test_pieces_cut_a_text_without_gaps(text: str) -> None:
    """Pieces follow each other, each of one level."""
    of = levels(text)
    pieces = pieces_of(text, _FONTS, _LATO, of)
    assert "".join(text[piece.begin : piece.end] for piece in pieces) == text
    assert all(len(np.unique(of[piece.begin : piece.end])) == 1 for piece in pieces)


def test_runs_stand_as_they_are_seen() -> None:
    """In a paragraph from right to left the first word read is the last run."""
    text = "שלום abc"
    runs = shape_line(text, _FONTS, _LATO, LineOptions("rtl"))
    assert "".join(run.text for run in runs) == "abc שלום"
    places = np.concatenate([run.begin + run.glyphs.clusters for run in runs])
    assert sorted(set(places.tolist())) == list(range(len(text)))


def test_an_empty_line_has_no_runs() -> None:
    """No text, no runs."""
    assert shape_line("", _FONTS, _LATO) == ()
