"""Laws of inspect: one report that scripts can rely on, and repairs on the command line."""

from pathlib import Path

import pytest

from gare_fab.model.artwork import FindingCode
from tests.cli.test_commands import Told, tell
from tests.readers.pdf_pictures import pdf, stream

__all__ = ["tell"]

KEYS = {
    "file",
    "reader",
    "params",
    "repairs",
    "unit",
    "is_guess",
    "size_mm",
    "size",
    "page",
    "bounds",
    "layers",
    "shapes",
    "pictures",
    "meshes",
    "paths",
    "closed",
    "open",
    "segments",
    "length_mm",
    "colours",
    "fonts",
    "findings",
}
FINDING_KEYS = {"kind", "code", "message", "count", "where", "places", "bounds", "fix"}
FAULTY = """<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="40mm"
 viewBox="0 0 60 40"><g fill="none" stroke="red" stroke-width="0.1">
<path d="M5 5h20v10h-20z"/><path d="M5 5h20v10h-20z"/>
<path d="M30 5h20v10h-20v-9.95"/></g><rect width="5" height="5" fill="#0000fe"/></svg>"""

_INK = "<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 1 0 0]/N 1>>"
STICKER = pdf(
    "q 30 0 0 30 10 10 cm /X Do Q /S CS 1 SCN 5 5 90 90 re S",
    f"/XObject<</X 5 0 R>>/ColorSpace<</S[/Separation/CutContour/DeviceCMYK{_INK}]>>",
    [stream("/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", "a")],
)


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A drawing with a rectangle twice, and a contour that is nearly closed."""
    file = tmp_path / "faulty.svg"
    file.write_text(FAULTY, "utf-8")
    return file


def test_the_report_has_all_its_keys(tell: Told, faulty: Path) -> None:
    """One JSON object with the counts, the colours, and findings with code, place and fix."""
    found = tell("inspect", faulty, "--json").value
    assert set(found) == KEYS
    assert all(set(finding) == FINDING_KEYS for finding in found["findings"])
    assert found["size_mm"] == [50.0, 35.0] or found["size_mm"] == found["size"]
    assert (found["closed"], found["open"]) == (3, 1)
    assert found["is_guess"] is False
    assert found["colours"][0] == {"colour": "#ff0000", "spot": "", "fills": 0, "strokes": 3}
    codes = {finding["code"]: finding for finding in found["findings"]}
    assert set(codes) == {FindingCode.DOUBLE_LINES, FindingCode.OPEN_GAPS}
    gap = codes[FindingCode.OPEN_GAPS]
    assert gap["fix"] == "close_gaps=0.1"
    assert gap["where"] == pytest.approx([30.0, 34.975])
    assert gap["places"] == [gap["where"]]


def test_a_fix_is_said_as_it_is_told(tell: Told, faulty: Path) -> None:
    """What findings name as fixes, said to --repair, leaves nothing but what was done."""
    fixes = [each["fix"] for each in tell("inspect", faulty, "--json").value["findings"]]
    words = [word for fix in fixes for word in ("--repair", fix)]
    found = tell("inspect", faulty, "--json", *words).value
    assert {each["kind"] for each in found["findings"]} == {"repaired"}
    assert found["repairs"] == {"close_gaps": "0.1", "drop_doubles": "true"}
    assert found["open"] == 0


def test_repairs_are_short_and_several(tell: Told, faulty: Path) -> None:
    """A repair without a value is a yes; several may stand in one sentence."""
    found = tell("inspect", faulty, "--json", "--repair", "drop_doubles close_gaps=0.2").value
    assert {each["kind"] for each in found["findings"]} == {"repaired"}


def test_the_lines_say_where_and_how(tell: Told, faulty: Path) -> None:
    """In lines, what is suspicious comes with a place and with the word that mends it."""
    output = tell("inspect", faulty, "--lang", "en").output
    assert "for example at x=30.00" in output
    assert "--repair close_gaps=0.1" in output


def test_the_lines_tell_pictures_and_spot_colours(tell: Told, tmp_path: Path) -> None:
    """What is neither a shape nor on a layer is told as well, where there is any."""
    file = tmp_path / "sticker.pdf"
    file.write_bytes(STICKER)
    lines = tell("inspect", file, "--lang", "en").output.splitlines()
    assert "1 pictures" in lines
    assert any(
        line.startswith("Spot colour CutContour: 0 fills, 1 lines, #") for line in lines
    )


def test_what_is_looked_for_can_be_said(tell: Told, faulty: Path) -> None:
    """A smaller gap than the drawing has is not found."""
    found = tell("inspect", faulty, "--json", "--limits", "gap=0.01").value
    assert [each["code"] for each in found["findings"]] == [FindingCode.DOUBLE_LINES]


@pytest.mark.parametrize(
    "words",
    [("--repair", "close_gap=1"), ("--repair", "close_gaps=x"), ("--limits", "gap=-1")],
)
def test_wrong_words_are_wrong_usage(tell: Told, faulty: Path, words: tuple[str, str]) -> None:
    """An unknown repair, a value that is none, a limit out of range: exit 2, one sentence."""
    assert tell("inspect", faulty, *words).code == 2
    assert tell.errors.count("\n") == 1


def test_what_is_made_is_mended(tell: Told, faulty: Path, tmp_path: Path) -> None:
    """A job is made of the mended drawing, and says so in a note."""
    laser = ("--machine", "co2_60w_chuck", "--place", "centre", "--step", "cut layer=red")
    target = tmp_path / "job.nc"
    plain = tell("make", faulty, "-o", target, *laser, "--json").value["cut_mm"]
    mended = tell(
        "make", faulty, "-o", target, *laser, "--json", "--repair", "close_gaps=0.1"
    ).value
    assert mended["cut_mm"] == pytest.approx(plain, abs=0.2)
    assert any("0.1" in str(each["message"]) for each in mended["problems"])
