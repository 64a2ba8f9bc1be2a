"""Laws of the words that the window shows: everything is said, and said in French."""

import re
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from gare_fab.base.messages import Message
from gare_fab.gui.desk.asks import Dialog
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.notice import bad_news
from gare_fab.gui.desk.state import Screen
from gare_fab.gui.dialogs.about_facts import CARRIED
from gare_fab.gui.dialogs.crash_dialog import CrashDialog
from gare_fab.gui.dialogs.crash_report import Report
from gare_fab.gui.dialogs.importing import take_in
from gare_fab.gui.dialogs.importing_sheet import ImportSheet
from gare_fab.gui.dialogs.leaving import may_leave
from gare_fab.gui.main_window import MainWindow
from gare_fab.gui.panels.step_card import StepCard
from gare_fab.model.document import Document
from gare_fab.model.settings import Settings
from gare_fab.model.step import PaintUse, Select
from gare_fab.workshop.journal import write_journal
from gare_fab.workshop.specs import step_of
from gare_fab.workshop.studying import study
from tests.gui.desks import LOGO, SET_UP, bottle_job, desk_with, flat_job, rectangle
from tests.gui.languages import LONG, lengthened, speaking
from tests.gui.shown import Text, texts_of
from tests.test_translations import FRENCH, TRANSLATIONS

SOON_MS = 20_000
WORD = re.compile(r"[A-Za-z]{3,}")
# what is called the same in all languages, what jobs, files and systems are called, and keys
NAMES = re.compile(
    r"gare_fab|GRBL|Marlin|Smoothieware|LinuxCNC|Français|English|French|Bienvenue|Welcome"
    r"|EUR|min|SVG|DXF|STL|USB|MIT|PDF|\{[^{}]*\}|\*\.[A-Za-z]+|\.gare|(/[\w.+-]+)+|Cuvée|logo\.svg|Filets|Lettres|Motif"
    r"|(Ctrl|Shift|Alt|Meta|Esc|Del|Backspace|Space|Home|End|PgUp|PgDown|Left|Right|Up|Down)\b"
)
LEADING_ON = ("paste_settings", "measure", "paste_points")  # to dialogs over dialogs
_KEY = "W"  # in the list of keys, where it is not the width
OF_QT = ("ScrollLeftButton", "ScrollRightButton", "qt_")


def test_the_long_language_is_long_and_keeps_the_fields() -> None:
    """A text of the long language is 40 % longer, has the fields, and no plain word."""
    for english in FRENCH:
        long = lengthened(english)
        bare = re.sub(r"\{[^{}]*\}", "", long)
        assert sorted(re.findall(r"\{[^{}]*\}", long)) == sorted(
            re.findall(r"\{[^{}]*\}", english)
        )
        assert len(bare) >= 1.4 * len(re.sub(r"\{[^{}]*\}", "", english)) - 1
        assert not WORD.search(bare), long


def test_nothing_shown_is_untranslated(qtbot: QtBot) -> None:
    """In French no text of the window is English that has another translation."""
    shown = set(everything(qtbot, "fr"))
    assert len(shown) > 800
    names = _names_of_jobs()
    wrong = {text for text in shown if FRENCH.get(text.text, text.text) != text.text}
    wrong -= {text for text in wrong if text.where.endswith(" list") and text.text == _KEY}
    assert sorted(text for text in wrong if text.text not in names) == []


def test_nothing_shown_was_never_said(qtbot: QtBot) -> None:
    """In the long language no text of the window has a plain word that is no name."""
    names = _names()
    shown = set(everything(qtbot, LONG))
    wrong = {text for text in shown if WORD.search(NAMES.sub("", names.sub("", text.text)))}
    assert (
        sorted(text for text in wrong if not any(name in text.where for name in OF_QT)) == []
    )


def test_qt_speaks_too(qtbot: QtBot) -> None:
    """The buttons and menus that Qt brings along are in the spoken language."""
    buttons = QDialogButtonBox.StandardButton
    with speaking("fr"):
        box = QDialogButtonBox(buttons.Cancel)
        qtbot.addWidget(box)
        assert box.button(buttons.Cancel).text() == "Annuler"
    with speaking("en"):
        box = QDialogButtonBox(buttons.Cancel)
        qtbot.addWidget(box)
        assert box.button(buttons.Cancel).text() == "Cancel"


def everything(qtbot: QtBot, language: str) -> Iterator[Text]:
    """The texts of all screens, panels and dialogs in a language."""
    with speaking(language):
        yield from _before_a_job()
        for document in (_flat(), bottle_job()):
            with desk_with(document) as desk, _window_on(desk) as window:
                yield from _of_a_job(window, desk)
        yield from _of_an_import(qtbot)


def _flat() -> Document:
    """A job with all that a job may have, two problems among it."""
    base = flat_job((10.0, 10.0), (295.0, 40.0))
    steps = tuple(step_of(name) for name in ("cut", "fill", "score", "frame"))
    for_red = replace(
        steps[0], selects=(Select(PaintUse.STROKE, "#ff0000"), Select(PaintUse.ANY, "lines"))
    )
    form = rectangle()
    placed = replace(base.placements[0], artwork=2, id=type(base.placements[0].id)(9), group=1)
    return replace(
        base,
        artworks=(*base.artworks, form),
        placements=(*base.placements, placed),
        steps=(for_red, *steps[1:]),
        sheet_count=2,
    )


def _before_a_job() -> Iterator[Text]:
    """First run, start screen with a lost job."""
    write_journal(bottle_job(), "Cuvée", None, time.time() - 90.0, "1-a")
    for settings in (Settings(), SET_UP):
        with desk_with(None, settings) as desk:
            if not settings.is_set_up:
                desk.store.show_screen(Screen.FIRST_RUN)
            with _window_on(desk) as window:
                yield from texts_of(window)


def _of_a_job(window: MainWindow, desk: Desk) -> Iterator[Text]:
    """All that is shown of a job: panels, what is selected, dialogs, the preview."""
    document = desk.store.state.document
    assert document is not None
    desk.store.set_study(study(document, 0), document, 0)
    desk.store.say(bad_news(Message("Stopped.")))
    yield from texts_of(window)
    ids = tuple(placement.id for placement in document.placements)
    for chosen in (*((each,) for each in ids), ids):
        desk.store.select(chosen)
        yield from texts_of(window)
    for which in Dialog:
        window.dialog(which)
        for button in window.findChildren(QPushButton):
            if button.objectName() in LEADING_ON:
                button.click()
        yield from _of_dialogs(window)
    yield from _of_steps(window, desk)
    may_leave(desk, window, window.hide)
    CrashDialog(Report("", None, None, Message("Stopped.")), window).open()
    CrashDialog(Report("", None, Path("/home/lines.gare")), window).open()
    yield from _of_dialogs(window)
    desk.store.show_screen(Screen.PREVIEW)
    yield from texts_of(window)


def _of_steps(window: MainWindow, desk: Desk) -> Iterator[Text]:
    """All settings of all steps."""
    desk.store.turn_to("steps")
    for card in window.findChildren(StepCard):
        card.set_open(True)
        for more in card.findChildren(QAbstractButton, "more"):
            more.click()
    yield from texts_of(window)


def _of_an_import(qtbot: QtBot) -> Iterator[Text]:
    """The sheet of an import, before and after the drawing was read."""
    with desk_with(bottle_job()) as desk, _window_on(desk) as window:
        take_in(desk, window, (LOGO,))
        sheet = window.findChild(ImportSheet)
        assert sheet is not None
        yield from texts_of(sheet)
        qtbot.waitUntil(
            lambda: sheet.findChild(QWidget, "question") is not None, timeout=SOON_MS
        )
        yield from texts_of(sheet)
        sheet.close()


def _of_dialogs(window: QWidget) -> Iterator[Text]:
    for dialog in window.findChildren(QDialog):
        if isinstance(dialog, QFileDialog):  # the rest of it is Qt's, and the system's
            yield Text(dialog.windowTitle(), dialog.objectName())
            yield from (Text(kind, dialog.objectName()) for kind in dialog.nameFilters())
        else:
            yield from texts_of(dialog)
        dialog.close()


@contextmanager
def _window_on(desk: Desk) -> Iterator[MainWindow]:
    """The window, gone before its desk is."""
    window = MainWindow(desk)
    window.show()
    try:
        yield window
    finally:
        desk.store.close()
        window.hide()
        delete(window)


def _names() -> re.Pattern[str]:
    """Texts that are data: of the catalogue, of jobs, of what we carry of others."""
    found = _names_of_jobs()
    for file in (Path(TRANSLATIONS.ROOT) / "resources").rglob("*.toml"):
        found.update(_strings(tomllib.loads(file.read_text("utf-8"))))
    for carried in CARRIED:
        found.update((carried.name, carried.licence))
    longest_first = sorted(filter(WORD.search, found), key=len, reverse=True)
    return re.compile("|".join(re.escape(name) for name in longest_first))


def _names_of_jobs() -> set[str]:
    found: set[str] = set()
    for document in (_flat(), bottle_job()):
        found.add(document.title)
        for artwork in document.artworks:
            found.update((artwork.name, *(layer.name for layer in artwork.layers)))
    return found


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from (text for each in value.values() for text in _strings(each))
        case list():
            yield from (text for each in value for text in _strings(each))
        case _:
            pass
