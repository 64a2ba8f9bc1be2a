"""Laws of the library: which font serves for what is wanted."""

import pickle
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.geometry.lettering.library import Fonts
from gare_fab.geometry.lettering.wanted import Wanted
from tests.geometry.lettering.fonts_made import box_font

_CARRIED = Fonts(has_system=False)


def test_given_fonts_come_before_carried_ones(tmp_path: Path) -> None:
    """A font in a given folder serves before a carried one of the same name."""
    path = box_font(tmp_path / "mine.ttf", "Lato")
    face = Fonts((tmp_path,), has_system=False).face(Wanted(("Lato",))).face
    assert face.path == path


def test_a_sign_that_is_asked_for_as_a_picture_is_one(tmp_path: Path) -> None:
    """The selector of emoji takes a font of pictures, else any that has the sign."""
    plain = box_font(tmp_path / "a.ttf", "Aa Signs", letters="A\u260e")
    emoji = box_font(tmp_path / "b.ttf", "My Emoji", letters="\u260e")
    fonts = Fonts((tmp_path,), has_system=False)
    found = [fonts.covering(Wanted(("Lato",)), f"\u260e{sign}") for sign in ("", "\ufe0f")]
    assert [pieces[0][1].path for pieces in found] == [plain, emoji]


def test_a_name_is_known_in_any_writing(tmp_path: Path) -> None:
    """Case, spaces and hyphens do not matter, nor whether family, full or PostScript name."""
    path = box_font(tmp_path / "mine.ttf", "Ma Police", weight=700)
    fonts = Fonts((tmp_path,), has_system=False)
    for name in ("ma police", "MaPolice", "Ma-Police", "Ma Police Bold", "MaPolice-Bold"):
        match = fonts.face(Wanted((name,)))
        assert (match.face.path, match.is_substitute) == (path, False)


def test_the_first_family_that_is_there_serves() -> None:
    """Families are tried in the order of the wish, and that is no substitute."""
    match = _CARRIED.face(Wanted(("Not There", "EB Garamond", "Lato")))
    assert (match.found, match.is_substitute) == ("EB Garamond", False)


@pytest.mark.parametrize(
    ("family", "found"),
    [
        ("Arial", "Arimo"),
        ("Helvetica", "Arimo"),
        ("Times New Roman", "Tinos"),
        ("Courier", "Cousine"),
        ("Comic Sans MS", "Comic Neue"),
        ("Adobe Garamond Pro", "EB Garamond"),
        ("Unknown Serif", "Tinos"),
        ("Unknown Mono", "Cousine"),
        ("Unknown", "Arimo"),
        ("", "Arimo"),
    ],
)
def test_a_font_that_is_not_there_is_replaced_and_that_is_said(
    family: str, found: str
) -> None:
    """A substitute is like what was asked for, and both are named."""
    match = _CARRIED.face(Wanted((family,)))
    assert (match.asked, match.found, match.is_substitute) == (family, found, True)


def test_likes_come_before_the_generic_family_that_follows() -> None:
    """Where Times is not there, a font like it serves before the sans-serif named next."""
    match = _CARRIED.face(Wanted(("Times New Roman", "sans-serif")))
    assert (match.found, match.is_substitute) == ("Tinos", True)


def test_style_in_a_name_is_heeded() -> None:
    """A PostScript name of a cut that is not there gives its family in that style."""
    match = _CARRIED.face(Wanted(("Arial-BoldItalicMT",)))
    assert match.face.name == "Arimo Bold Italic"


def test_generic_families_are_sought_among_given_fonts_first(tmp_path: Path) -> None:
    """A given font whose name tells its kind serves for that kind; else a carried one."""
    box_font(tmp_path / "a.ttf", "Some Serif")
    fonts = Fonts((tmp_path,), has_system=False)
    assert fonts.face(Wanted(("serif",))).found == "Some Serif"
    assert fonts.face(Wanted(("monospace",))).found == "Cousine"
    assert not fonts.face(Wanted(("serif",))).is_substitute


def test_the_system_is_looked_through_only_when_it_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Carried fonts and their letters leave the system's fonts alone; other names do not."""
    box_font(tmp_path / "a.ttf", "Of The System", letters="Aae Ж中")
    monkeypatch.setattr(
        "gare_fab.geometry.lettering.shelves.system_folders", lambda: (tmp_path,)
    )
    fonts = Fonts()
    fonts.face(Wanted(("Lato", "sans-serif")))
    fonts.covering(Wanted(("Lato",)), "Œuvre, Ж")
    assert "entries" not in vars(fonts._system)
    assert fonts.face(Wanted(("Of The System",))).found == "Of The System"
    assert fonts.covering(Wanted(("Lato",)), "中")[0][1].family == "Of The System"


def test_a_face_crosses_to_another_process() -> None:
    """A face is a value: pickled and read back it is the same, and found under its hash."""
    face = _CARRIED.face(Wanted(("Lato",), 700)).face
    assert pickle.loads(pickle.dumps(face)) == face  # noqa: S301 -- our own bytes
    assert {face: 1}[_CARRIED.face(Wanted(("Lato",), 700)).face] == 1


@given(st.text(alphabet="aé œ\u0301\u0323שلЖ中\u200d😀\n0", max_size=20))
def test_pieces_join_up_and_marks_stay_with_their_letter(text: str) -> None:
    """Covering loses nothing, and no piece but the first begins with a mark."""
    pieces = _CARRIED.covering(Wanted(("Lato",)), text)
    assert "".join(piece for piece, _ in pieces) == text
    assert all(piece and not unicodedata.combining(piece[0]) for piece, _ in pieces[1:])


def test_each_character_gets_a_font_that_has_it() -> None:
    """Letters of other scripts come from fonts that have them, the rest from the wish."""
    pieces = _CARRIED.covering(Wanted(("Lato",)), "Bonjour שלום et مرحبا")
    assert [(piece, face.family) for piece, face in pieces] == [
        ("Bonjour ", "Lato"),
        ("שלום", "Arimo"),
        (" et ", "Lato"),
        ("مرحبا", "Noto Naskh Arabic"),
    ]


def test_the_wish_is_asked_for_letters_before_all_others() -> None:
    """A letter that the first family lacks is taken from the second one named."""
    pieces = _CARRIED.covering(Wanted(("Caveat", "Tinos")), "a≤Ω")
    assert [face.family for _, face in pieces] == ["Caveat", "Tinos"]


def test_outlines_never_borrow_strokes_and_strokes_borrow_strokes_first() -> None:
    """A single-line font is helped by its like; an outline font never by strokes."""
    entries = _CARRIED.covering(Wanted(("Great Vibes",)), "a½≠Ж中")
    assert not any(face.is_single_line for _, face in entries)
    (piece,) = _CARRIED.covering(Wanted(("Hershey Script 1-stroke",)), "ů")
    assert piece[1].is_single_line
    assert piece[1].family != "Hershey Script 1-stroke"


def test_a_broken_single_line_font_is_passed_over(tmp_path: Path) -> None:
    """A file that begins like a font and breaks off serves nobody."""
    whole = '<svg><font><font-face font-family="Broken"/><glyph unicode="a" d="M 0 0'
    (tmp_path / "broken.svg").write_text(whole)
    fonts = Fonts((tmp_path,), has_system=False)
    assert fonts.face(Wanted(("Broken",))).is_substitute
    assert fonts.covering(Wanted(("EMS Tech",)), "a≠")[0][1].family == "EMS Tech"


def test_families_are_listed_once_with_all_their_cuts() -> None:
    """The list tells weights, slope and kind of each family, in the order of names."""
    listed = _CARRIED.families()
    by_name = {family.name: family for family in listed}
    assert len(by_name) == len(listed)
    assert [family.name for family in listed] == sorted(by_name, key=str.casefold)
    assert by_name["Lato"].weights == (300, 400, 700, 900)
    assert by_name["Lato"].has_italic
    assert not by_name["Caveat"].has_italic
    assert by_name["EMS Readability"].is_single_line
    assert {family.origin for family in listed} == {"carried"}
