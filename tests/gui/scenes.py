"""All that the window ever shows, one scene after the other, as a user comes by it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from gare_fab.base.messages import Message
from gare_fab.gui.desk.asks import Dialog
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.moves import select_all
from gare_fab.gui.desk.notice import Mood, Notice
from gare_fab.gui.desk.placing import bring_in_made
from gare_fab.gui.desk.state import Screen
from gare_fab.gui.dialogs.crash_dialog import CrashDialog
from gare_fab.gui.dialogs.crash_report import Report
from gare_fab.gui.dialogs.importing import take_in
from gare_fab.gui.dialogs.importing_sheet import ImportSheet
from gare_fab.gui.dialogs.leaving import may_leave
from gare_fab.gui.main_window import MainWindow
from gare_fab.model.document import Document, PlacementId
from gare_fab.model.edits import add
from gare_fab.model.read_options import ReadOptions
from gare_fab.model.settings import Settings
from gare_fab.model.step import PaintUse, Select
from gare_fab.model.stock import Board, Roll
from gare_fab.workshop.doors import Door, behind
from gare_fab.workshop.importing import read_artwork
from gare_fab.workshop.jobs import save_job
from gare_fab.workshop.journal import write_journal
from gare_fab.workshop.making import make, maker_params
from gare_fab.workshop.specs import step_of
from gare_fab.workshop.studying import study
from gare_fab.workshop.thumbnails import remember_job
from tests.gui.desks import LOGO, SET_UP, bottle_job, desk_with, flat_job, rectangle
from tests.gui.dialogs.editors import part

SOON_MS = 20_000
_LISTING = "$11=0.020\n$30=1000\n$100=160\n$110=9000\n$120=1500\n$130=310\n"
_NEWS = "A rather long piece of news, of a file whose name is long too, that was not expected."


@dataclass(frozen=True, slots=True)
class Scene:
    """A window, and how people would call what it shows now."""

    name: str
    root: QWidget


class Tour:
    """The scenes in the language that is spoken; what it needs lies in a folder of its own."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        """Nothing shown yet."""
        self._qtbot = qtbot
        self._folder = folder

    def scenes(self) -> Iterator[Scene]:
        """All of them."""
        yield from self._first_run()
        yield from self._start()
        with desk_with(bottle_job(), SET_UP) as desk, _window_on(desk) as window:
            yield from self._work(window, desk, "bottle")
            yield from self._dialogs(window, desk)
            yield from self._more_dialogs(window, desk)
            yield from self._export(window)
            yield from self._import(window, desk)
            yield from self._report(window, desk)
            for mood in Mood:
                news = Notice(mood, Message(_NEWS), Message("Show me"), window.update)
                desk.store.say(news)
                yield _scene(f"banner, {mood.value}", window)
            for name, document in _other_jobs().items():
                desk.store.open(document)
                yield from self._work(window, desk, name)
            yield from self._refused(window, desk)

    def _first_run(self) -> Iterator[Scene]:
        with desk_with(None, Settings()) as desk, _window_on(desk) as window:
            desk.store.show_screen(Screen.FIRST_RUN)
            yield _scene("first run, language", window)
            pages = part(window, QWidget, "first_run").findChild(QStackedWidget)
            assert pages is not None
            pages.setCurrentIndex(1)
            for tick in window.findChildren(QCheckBox, "owned"):
                tick.setChecked(True)
            yield _scene("first run, machines", window)
            figures = part(window, QPushButton, "figures")
            figures.click()
            yield from self._listing(window)

    def _listing(self, window: QWidget) -> Iterator[Scene]:
        dialog = _dialog_of(window)
        yield _scene("listing, empty", dialog)
        part(dialog, QPlainTextEdit, "listing").setPlainText(_LISTING)
        yield _scene("listing", dialog)
        dialog.close()

    def _start(self) -> Iterator[Scene]:
        with desk_with(None, SET_UP) as desk, _window_on(desk) as window:
            yield _scene("start", window)
            desk.store.open(behind(Door.BOTTLE))
            yield _scene("empty bottle", window)
        job, gone = bottle_job(), self._folder / "gone.gare"
        long = self._folder / "Château des Très Vieilles Vignes, cuvée spéciale.gare"
        save_job(job, long)
        remember_job(job, gone, time.time() - 90_000.0)
        remember_job(replace(job, title=long.stem), long, time.time())
        write_journal(job, "Cuvée", None, time.time() - 90.0, "1-a")
        with desk_with(None, SET_UP) as desk, _window_on(desk) as window:
            yield _scene("start, recent and lost jobs", window)

    def _work(self, window: MainWindow, desk: Desk, name: str) -> Iterator[Scene]:
        document = desk.store.state.document
        assert document is not None
        ids = tuple(placement.id for placement in document.placements)
        desk.store.set_study(study(document, 0), document, 0)
        yield _scene(f"{name}, nothing selected", window)
        tabs = part(window, QTabWidget, "panels")
        for chosen in ((ids[-1],), ids):
            desk.store.select(chosen)
            for tab in range(tabs.count()):
                tabs.setCurrentIndex(tab)
                _unfold(tabs.currentWidget())
                yield _scene(f"{name}, {len(chosen)} selected, tab {tab}", window)
        tabs.setCurrentIndex(0)
        desk.store.show_screen(Screen.PREVIEW)
        yield _scene(f"{name}, preview", window)
        desk.store.show_screen(Screen.WORK)

    def _dialogs(self, window: MainWindow, desk: Desk) -> Iterator[Scene]:
        select_all(desk)
        for which in Dialog:
            if which is Dialog.REPORT:  # of a drawing that was read: see _report
                continue
            if which is Dialog.EDIT_MADE:
                params = maker_params("text").from_plain({"text": "{lot}"})
                lettered = bring_in_made(make("text", params), 0)
                desk.store.apply(Message("Text"), lettered, selects_new=True)
                self._wait(lambda: desk.store.state.is_studied)
            window.dialog(which)
            dialog = _dialog_of(window)
            if not isinstance(dialog, QFileDialog):  # those are Qt's, or the system's
                yield _scene(which.value, dialog)
                if which is Dialog.BOTTLES:
                    yield from _behind_button(dialog, "measure", "measures of a bottle")
                if _unfold(dialog):
                    yield _scene(f"{which.value}, unfolded", dialog)
            dialog.close()

    def _more_dialogs(self, window: MainWindow, desk: Desk) -> Iterator[Scene]:
        may_leave(desk, window, window.hide)
        yield from _closed(_scene("leaving", _dialog_of(window)))
        for report in (
            Report("", None, None, Message("The disk is full.")),
            Report("", None, self._folder / "job.gare"),
            Report("", None, None),
        ):
            CrashDialog(report, window).open()
            yield from _closed(_scene("crash", _dialog_of(window)))

    def _export(self, window: MainWindow) -> Iterator[Scene]:
        window.dialog(Dialog.EXPORT)
        dialog = _dialog_of(window)
        part(dialog, QLineEdit, "path").setText(str(self._folder / "wine.nc"))
        part(dialog, QPushButton, "write").click()
        yield _scene("export, writing", dialog)
        self._wait(lambda: dialog.findChild(QLineEdit, "written") is not None)
        yield from _closed(_scene("export, written", dialog))

    def _refused(self, window: MainWindow, desk: Desk) -> Iterator[Scene]:
        desk.store.open(flat_job((-60.0, 5.0)))
        document = desk.store.state.document
        assert document is not None
        desk.store.set_study(study(document, 0), document, 0)
        window.dialog(Dialog.EXPORT)
        yield from _closed(_scene("export, refused", _dialog_of(window)))

    def _import(self, window: MainWindow, desk: Desk) -> Iterator[Scene]:
        """A whole drawing, one with much to be said of it, one that is none."""
        odd, none = self._folder / "odd.svg", self._folder / "none.svg"
        odd.write_text(_ODD, "utf-8")
        none.write_text("<svg", "utf-8")
        take_in(desk, window, (LOGO, odd, none))
        sheet = _dialog_of(window)
        assert isinstance(sheet, ImportSheet)
        yield _scene("import, reading", sheet)
        self._wait(lambda: part(sheet, QPushButton, "yes").isEnabled())
        for page in ("whole", "odd", "none"):
            yield _scene(f"import, {page}", sheet)
            if page == "whole":
                part(sheet, QAbstractButton, "no").click()
                yield _scene("import, other size", sheet)
            if page == "odd":
                gap = part(sheet, QWidget, "finding_open-gaps")
                part(gap, QAbstractButton, "show_me").click()
                yield _scene("import, a place", sheet)
            if page != "none":
                part(sheet, QPushButton, "yes").click()
        sheet.close()

    def _report(self, window: MainWindow, desk: Desk) -> Iterator[Scene]:
        """On a drawing of the job."""
        read = read_artwork(self._folder / "odd.svg", ReadOptions())
        desk.store.apply(Message("Import"), add(read), selects_new=True)
        self._wait(lambda: desk.store.state.is_studied)  # else news come while one looks
        tabs = part(window, QTabWidget, "panels")
        tabs.setCurrentIndex(1)
        yield _scene("a drawing that was read", window)
        tabs.setCurrentIndex(0)
        window.dialog(Dialog.REPORT)
        dialog = _dialog_of(window)
        yield _scene("report, examining", dialog)
        self._wait(lambda: dialog.findChild(QWidget, "content") is not None)
        yield from _closed(_scene("report", dialog))

    def _wait(self, holds: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(holds, timeout=SOON_MS)


_ODD = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 42" width="80mm">
<filter id="f"><feGaussianBlur stdDeviation="2"/></filter>
<rect width="80" height="40" filter="url(#f)" stroke="red" fill="none"/>
<image href="https://example.org/far.png" width="10" height="10"/>
<text x="5" y="30" font-family="Unheard Of">Vin</text>
<foreignObject width="5" height="5"/><animate/><use href="#none"/>
<path d="M2 2h20M2 2h20M30 2h8v8h-8v-7.95" stroke="#00f" fill="none" stroke-width=".1"/>
<path d="M50 4h8v8h-8z" fill="#fff"/>
</svg>"""


def _scene(name: str, root: QWidget) -> Scene:
    """The scene once its layouts have settled."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    return Scene(name, root)


def _closed(scene: Scene) -> Iterator[Scene]:
    yield scene
    scene.root.close()


def _dialog_of(window: QWidget) -> QDialog:
    """The latest dialog over a window."""
    found = [each for each in window.findChildren(QDialog) if each.isVisible()]
    assert found
    return found[-1]


def _behind_button(dialog: QDialog, button: str, name: str) -> Iterator[Scene]:
    part(dialog, QPushButton, button).click()
    yield from _closed(_scene(name, _dialog_of(dialog)))


def _unfold(root: QWidget) -> bool:
    """Open all that is folded; whether there was anything."""
    folds = [
        each
        for name in ("advanced", "unfold")
        for each in root.findChildren(QAbstractButton, name)
        if each.isVisible() and not each.isChecked()
    ]
    for each in folds:
        each.click()
    return bool(folds)


def _other_jobs() -> dict[str, Document]:
    """Flat jobs of each kind of stock, with all that a job may have."""
    flat = flat_job((10.0, 10.0), (295.0, 40.0))
    steps = tuple(step_of(name) for name in ("cut", "fill", "score", "frame"))
    for_red = replace(
        steps[0], selects=(Select(PaintUse.STROKE, "#ff0000"), Select(PaintUse.ANY, "lines"))
    )
    placed = replace(flat.placements[0], artwork=2, id=PlacementId(9))
    sheet = replace(
        flat,
        artworks=(*flat.artworks, rectangle()),
        placements=(*flat.placements, placed),
        steps=(for_red, *steps[1:]),
        sheet_count=12,
        title="Étiquettes du très vieux domaine de la Garance, cuvée spéciale 2026",
    )
    many = flat_job(
        *((float(x), float(y)) for x in range(0, 300, 20) for y in range(0, 200, 20))
    )
    return {
        "sheet": sheet,
        "board": replace(flat, stock=Board(300.0, 200.0, 18.0)),
        "roll": replace(many, stock=Roll(600.0)),
    }


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
