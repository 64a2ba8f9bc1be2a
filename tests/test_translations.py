"""The French catalogue is complete, says the same, and is what a French user gets to read."""

import importlib.util
import re
import signal
from collections.abc import Iterator
from contextlib import suppress
from gettext import GNUTranslations
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from gare_fab.base import messages
from gare_fab.cli.main import run

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
LONG = 12  # shorter pieces of English may be French too
FIELD = re.compile(r"\{[^{}]*\}")
ENGLISH = re.compile(r"\b(the|of|is|are|not|with|this|and|from|was|that|has|have|it|be)\b")


def _script() -> Any:
    """packaging/translations.py, which is no module of a package."""
    spec = importlib.util.spec_from_file_location(
        "translations", ROOT / "packaging" / "translations.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TRANSLATIONS = _script()
CATALOGUE = TRANSLATIONS.catalogue()
MESSAGES = {row.id for row in CATALOGUE if row.id}
FRENCH: dict[str, str] = {row.id: row.string for row in CATALOGUE if row.id and row.string}


def _fields(template: str) -> set[tuple[str, str, str]]:
    """The placeholders of a template: name, how it is written, how it is converted."""
    return {
        (name, spec or "", conversion or "")
        for _, name, spec, conversion in Formatter().parse(template)
        if name is not None
    }


def test_the_collector_sees_what_is_said() -> None:
    """Messages, labels, choices, members, tables and sentences in variables are collected."""
    source = '''
"""This docstring is no message."""
NAMES = ("auto", "inside")
TABLE = {1: "It is in a table."}
x = Message("One." if yes else "Two.", {})
y = param("auto", choices=NAMES, label="Side")
OPERATION = Operation("cut", "Cut", Cut, plan)
TONES = Tones(label="#5c6875")
ROW = Row("rpm", Message("Turning"), unit="rpm")
WIDE = param(1.0, unit="mm", label="Wide")
class FindingKind(Enum):
    DROPPED = "dropped"
class Menu(Enum):
    FILE = "File"
class Dialog(Enum):
    SAVE_AS = "save as"
def f(name):
    raise ValueError("this is for programmers")
    return f"no {name} is translated"
'''
    found = set(TRANSLATIONS.texts(source))
    assert found == {
        *("auto", "inside", "It is in a table.", "One.", "Two."),
        *("Side", "cut", "Cut", "Turning", "rpm", "Wide", "dropped", "File"),
    }


def test_the_catalogue_holds_just_the_messages_of_the_sources() -> None:
    """No message is missing and none is obsolete; else run packaging/translations.py."""
    assert set(TRANSLATIONS.templates()) == MESSAGES
    assert not CATALOGUE.obsolete


def test_every_message_is_translated() -> None:
    """No translation is empty or only guessed."""
    assert MESSAGES - set(FRENCH) == set()
    assert [row.id for row in CATALOGUE if row.id and row.fuzzy] == []


def test_placeholders_are_the_same() -> None:
    """A translation has the placeholders of its message, written in the same way."""
    wrong = [text for text, french in FRENCH.items() if _fields(text) != _fields(french)]
    assert wrong == []


def test_the_compiled_catalogue_is_that_of_the_text_file() -> None:
    """The .mo says what the .po says, for every message and no other."""
    with TRANSLATIONS.MO.open("rb") as stream:
        compiled = GNUTranslations(stream)
    assert {text: compiled.gettext(text) for text in FRENCH} == FRENCH
    assert len(compiled._catalog) == len(FRENCH) + 1  # type: ignore[attr-defined]  # its head


def test_french_is_set_as_the_french_do() -> None:
    """No break before : ; ! ? % and units; plain apostrophes; Windows can say it all."""
    for english, french in FRENCH.items():
        assert not re.search(r" [:;!?%»]|« |’", french), french
        assert not re.search(r"(\d|\{\w+\}) (mm|ml|ko|Mo|Go|km|min)\b", french), french
        for letter in set(french) - set(english):
            assert letter.encode("cp1252")  # what a console of Windows can show


def test_french_begins_and_ends_as_english_does() -> None:
    """A sentence stays a sentence and a part of one a part: capital and full stop."""
    for text, french in FRENCH.items():
        if text[-1] == "." and text[0].isalpha() and french[0].isalpha():
            assert french[0].isupper() == text[0].isupper(), french
        assert (text[-1] in ".?") == (french[-1] in ".?"), french


@pytest.fixture(autouse=True)
def _same_interrupt() -> Iterator[None]:
    """Ctrl-C does after a test what it did before."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


def _said(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """All that a command says in French."""
    with suppress(SystemExit):  # after --help
        run([*words, "--lang", "fr"])
    out, err = capsys.readouterr()
    return f"{out}{err}"


class _Listener:
    """A catalogue that remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def gettext(self, text: str) -> str:
        """The French of a text."""
        self.asked.add(text)
        return FRENCH.get(text, text)


def _english() -> list[str]:
    """Long pieces of the English messages that no French one holds too."""
    french = "\n".join(FRENCH.values())
    pieces = {piece.strip() for text in FRENCH for piece in FIELD.split(text)}
    return [piece for piece in pieces if len(piece) > LONG and piece not in french]


PLATE = str(EXAMPLES / "plaque_cnc" / "plaque.svg")
COMMANDS = (
    "inspect",
    "picture",
    "make",
    "run",
    "frame",
    "check",
    "preview",
    "catalog",
    "bench",
)
SHELVES = ("machines", "materials", "bottles", "operations", "formats")
MAKE = ["make", PLATE, "-o", "OUT/plaque.nc", "--machine", "k40_grbl"]
WORDS = [
    ["--help"],
    *([command, "--help"] for command in COMMANDS),
    *(["catalog", name] for name in SHELVES),
    *(["catalog", name, "--json"] for name in ("operations", "formats")),
    [],
    ["catalog", "wines"],
    ["make", PLATE],
    ["make", PLATE, "--nothing"],
    ["inspect", PLATE],
    ["inspect", str(EXAMPLES / "gabarit_luthier" / "gabarit.dxf")],
    ["inspect", str(EXAMPLES / "equerre_stl" / "equerre.stl"), "--json"],
    ["inspect", "OUT/nothing.svg"],
    ["inspect", PLATE, "--read", "dpi=x"],
    ["picture", PLATE, "-o", "OUT/plaque.pdf"],
    MAKE,
    [*MAKE, "--json"],
    [*MAKE, "--material", "pvc"],
    [*MAKE, "--stock", "bottle:bordelaise_75"],
    [*MAKE, "--place", "width=700"],
    [*MAKE, "--step", "cut speed=-1"],
    [*MAKE, "--step", "cut inner_first=perhaps"],
    ["make", PLATE, "-o", "OUT/none/plaque.nc", "--machine", "diode_10w"],
    ["make", PLATE, "-o", "OUT/plaque.nc", "--machine", "k4o"],
    ["frame", PLATE, "-o", "OUT/frame.nc", "--machine", "co2_60w_chuck"],
    ["run", PLATE, "-o", "OUT/plaque.nc"],
    ["check", PLATE, "--machine", "k40_grbl"],
]


@pytest.mark.parametrize("words", WORDS, ids=lambda words: " ".join(map(str, words[:3])))
def test_a_command_says_no_english(
    words: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Help, reports, lists, problems and errors have no English sentence with --lang fr."""
    listener = _Listener()
    monkeypatch.setattr(messages, "_catalogue", lambda _: listener)
    said = _said([word.replace("OUT", str(tmp_path)) for word in words], capsys)
    said = re.sub(r"\s+", " ", said.replace(str(ROOT), "").replace(str(tmp_path), ""))
    assert said.strip()
    assert [piece for piece in _english() if piece in said] == []
    assert ENGLISH.findall(said) == []
    assert {
        text
        for text in listener.asked - set(FRENCH)
        if re.search("[a-z]", FIELD.sub("", text))
    } == set()
