"""Takes pictures of every screen, in both languages and themes and at two sizes: docs/images.

    screenshots.py [WORD ...]    only pictures whose name holds one of the words

The program runs as it does for a user: on real examples, its workers working.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QPushButton,
    QTabWidget,
    QToolButton,
    QWidget,
)
from screenshots_drawings import LINES, LINK, NAME, VALUES, faulty, lettered, paper, with_made

from gare_fab.base.messages import Message
from gare_fab.base.params import Value
from gare_fab.geometry.affine import Affine
from gare_fab.gui.app import App, prepared
from gare_fab.gui.canvas.surface import Surface
from gare_fab.gui.desk.asks import Dialog
from gare_fab.gui.desk.moves import select_all
from gare_fab.gui.desk.notice import Mood, Notice
from gare_fab.gui.desk.state import Screen
from gare_fab.model.document import Document, Placement
from gare_fab.model.edits import add
from gare_fab.model.read_options import ReadOptions
from gare_fab.model.settings import Settings
from gare_fab.workshop.importing import read_artwork
from gare_fab.workshop.jobs import JobRequest, make_job
from gare_fab.workshop.making import make, maker_params
from gare_fab.workshop.preferences import save_preferences

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "images"
EXAMPLES = ROOT / "examples"
SIZES = ((1366, 768), (1920, 1080), (1024, 640))
LOOKS = tuple((language, theme) for language in ("fr", "en") for theme in ("light", "dark"))
MACHINES = ("co2_60w_chuck", "diode_10w", "grbl_mill")
PATIENCE_MS = 60_000
_SHADE = QColor(0, 0, 0, 90)
_TITLE = 26


@dataclass(frozen=True, slots=True)
class Look:
    """How the window is dressed, and how large it is."""

    language: str
    theme: str
    size: tuple[int, int]

    @property
    def name(self) -> str:
        """As the names of pictures end."""
        return f"{self.language}_{self.theme}_{self.size[0]}"


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, and what brings the window there."""

    name: str
    show: Callable[[App], None]


def main(words: list[str]) -> int:
    """Take the pictures; the exit code is returned."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["GARE_FAB_HOME"] = home
        save_preferences(
            Settings(language="fr", theme="light", machines=MACHINES, is_set_up=True)
        )
        application = prepared()
        app = App(application)
        app.desk.warm()
        _let_pass(2000)
        for shot, look in _wanted(words):
            _take(app, shot, look)
        app.desk.store.close()
        app.window.close()
    return 0


def _wanted(words: list[str]) -> Iterator[tuple[Shot, Look]]:
    for language, theme in LOOKS:
        for size in SIZES:
            look = Look(language, theme, size)
            for shot in SHOTS:
                name = f"{shot.name}_{look.name}"
                if not words or any(word in name for word in words):
                    yield shot, look


def _take(app: App, shot: Shot, look: Look) -> None:
    store = app.desk.store
    settings = replace(store.state.settings, language=look.language, theme=look.theme)
    store.set_settings(settings)
    _let_pass(100)
    app.window.resize(*look.size)
    shot.show(app)
    if store.state.document is not None and store.state.document.placements:
        _wait_for(lambda: store.state.is_studied)
    _let_pass(1000)
    _wait_for(lambda: _is_painted(app.window))
    name = f"{shot.name}_{look.name}.png"
    _picture(app.window).save(str(FOLDER / name))
    sys.stdout.write(f"{name}\n")
    for over in (*_menus(app.window), *_dialogs(app.window)):
        over.close()
    banner = app.window.findChild(QWidget, "banner")
    if banner is not None:
        banner.hide()
    _let_pass(50)


def _is_painted(window: QWidget) -> bool:
    """Whether each canvas that is seen shows all that it has to."""
    surfaces = [each for each in window.findChildren(Surface) if each.isVisible()]
    return all(each.is_complete for each in surfaces)


def _picture(window: QWidget) -> QPixmap:
    """The window, and over it, in a shade, the dialogs that are open."""
    picture = window.grab()
    painter = QPainter(picture)
    for dialog in _dialogs(window):
        painter.fillRect(picture.rect(), _SHADE)
        place = window.rect().center() - dialog.rect().center()
        painter.drawPixmap(place, dialog.grab())
        _paint_title(
            painter, dialog, QRect(place.x(), place.y() - _TITLE, dialog.width(), _TITLE)
        )
    for menu in _menus(window):
        painter.drawPixmap(window.mapFromGlobal(menu.pos()), menu.grab())
    painter.end()
    return picture


def _paint_title(painter: QPainter, dialog: QWidget, place: QRect) -> None:
    """What the system puts over a dialog; without a screen nobody does."""
    palette = dialog.palette()
    painter.fillRect(place, palette.mid())
    painter.setPen(palette.windowText().color())
    painter.drawText(
        place, Qt.AlignmentFlag.AlignCenter, dialog.windowTitle().replace("[*]", "")
    )


def _menus(window: QWidget) -> list[QMenu]:
    return [
        top
        for top in QApplication.topLevelWidgets()
        if isinstance(top, QMenu) and top.isVisible() and top is not window
    ]


def _dialogs(window: QWidget) -> list[QWidget]:
    return [
        top
        for top in QApplication.topLevelWidgets()
        if top is not window and top.isVisible() and top.isModal()
    ]


def _let_pass(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _wait_for(holds: Callable[[], bool]) -> None:
    for _ in range(PATIENCE_MS // 50):
        if holds():
            return
        _let_pass(50)
    raise TimeoutError("the window does not get there")


def _job(
    example: str, file: str, machine: str, material: str, stock: str, place: str
) -> Document:
    drawing = EXAMPLES / example / file
    return make_job(JobRequest((drawing,), machine, material, stock, place))


def _bottle() -> Document:
    return _job(
        "domaine_bordelaise",
        "logo.svg",
        "co2_60w_chuck",
        "glass_bottle",
        "bottle:bordelaise_75",
        "y=70,width=60",
    )


def _stickers() -> Document:
    return _job(
        "etiquettes_papier", "planche.svg", "diode_10w", "paper", "sheet:210x297", "centre"
    )


def _flat() -> Document:
    return _job(
        "gabarit_luthier",
        "gabarit.dxf",
        "diode_10w",
        "birch_plywood",
        "sheet:600x400x3",
        "centre",
    )


def _tab(job: Callable[[], Document], tab: int) -> Callable[[App], None]:
    def show(app: App) -> None:
        app.desk.store.open(job())
        select_all(app.desk)
        _turn(app, tab)

    return show


def _turn(app: App, tab: int) -> None:
    tabs = app.window.findChild(QTabWidget, "panels")
    if isinstance(tabs, QTabWidget):
        tabs.setCurrentIndex(tab)


def _too_large(app: App) -> None:
    """A logo that leaves the zone of its bottle."""
    far = _job(
        "domaine_bordelaise",
        "logo.svg",
        "co2_60w_chuck",
        "",
        "bottle:bordelaise_75",
        "y=150,width=90",
    )
    _tab(lambda: far, 3)(app)


def _screen(screen: Screen) -> Callable[[App], None]:
    def show(app: App) -> None:
        app.desk.store.close()
        app.desk.store.show_screen(screen)

    return show


def _preview(job: Callable[[], Document]) -> Callable[[App], None]:
    def show(app: App) -> None:
        app.desk.store.open(job())
        _wait_for(lambda: app.desk.store.state.is_studied)
        app.desk.store.show_screen(Screen.PREVIEW)
        _let_pass(300)
        slider = app.window.findChild(QWidget, "scrubber")
        if slider is not None:
            slider.setValue(int(slider.maximum() * 0.6))  # type: ignore[attr-defined]

    return show


def _dialog(job: Callable[[], Document], which: Dialog) -> Callable[[App], None]:
    def show(app: App) -> None:
        _tab(job, 0)(app)
        _wait_for(lambda: app.desk.store.state.is_studied)
        app.window.dialog(which)

    return show


def _empty(app: App) -> None:
    """Right behind a door."""
    _screen(Screen.START)(app)
    door = app.window.findChild(QPushButton, "door_bottle")
    if door is not None:
        door.click()


def _news(mood: Mood) -> Callable[[App], None]:
    def show(app: App) -> None:
        _tab(_flat, 1)(app)
        text = Message("The file is no longer there: {file}", {"file": "gabarit.dxf"})
        notice = Notice(mood, text, Message("Open…"), app.window.update)
        app.desk.store.say(notice)

    return show


def _many(app: App) -> None:
    """Two thousand pieces on one of many sheets, some of them where nothing may be."""
    piece = make("ellipse", maker_params("ellipse").from_plain({"width": 8.0, "height": 5.0}))
    many = tuple(
        Placement(0, Affine.moved(column * 12.0 - 10.0, row * 8.0), sheet=1)
        for column in range(50)
        for row in range(40)
    )
    title = "Étiquettes du très vieux domaine de la Garance, cuvée spéciale 2026"
    job = replace(_flat(), artworks=(piece,), placements=many, sheet_count=14, title=title)
    app.desk.store.open(job)
    app.desk.store.show_sheet(1)
    select_all(app.desk)
    _turn(app, 3)


def _menu(app: App) -> None:
    """The arranging menu open."""
    _tab(_flat, 2)(app)
    button = app.window.findChild(QToolButton, "arrange")
    menu = button.menu() if button is not None else None
    if button is not None and isinstance(menu, QMenu):
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))


def _import(make_drawing: Callable[[Path], Path], finding: str = "") -> Callable[[App], None]:
    """The import sheet of a drawing; with a finding, a close-up of its first place."""

    def show(app: App) -> None:
        app.desk.store.open(replace(_bottle(), artworks=(), placements=()))
        with tempfile.TemporaryDirectory() as folder:
            app.window.take_in((make_drawing(Path(folder)),))
            _wait_for(lambda: bool(_seen(app, "content")))
        _let_pass(500)
        for row in _seen(app, finding) if finding else ():
            button = row.findChild(QPushButton, "show_me")
            if button is not None:
                button.click()

    return show


def _seen(app: App, name: str) -> list[QWidget]:
    return [each for each in app.window.findChildren(QWidget, name) if each.isVisible()]


def _logo(folder: Path) -> Path:
    del folder
    return EXAMPLES / "domaine_bourgogne" / "logo.svg"


def _report(app: App) -> None:
    """Of a faulty drawing that lies in the job."""
    app.desk.store.open(_bottle())
    with tempfile.TemporaryDirectory() as folder:
        read = read_artwork(faulty(Path(folder)), ReadOptions())
    app.desk.store.apply(
        Message("Import"), add(read, Affine.moved(-35.0, 60.0)), selects_new=True
    )
    _turn(app, 1)
    app.window.dialog(Dialog.REPORT)
    _wait_for(lambda: bool(_seen(app, "content")))


def _made(maker: str, **changes: Value) -> Callable[[App], None]:
    """The editor of a text or code, as it is opened to change one."""

    def show(app: App) -> None:
        app.desk.store.open(with_made(maker, changes, _empty_bottle()))
        select_all(app.desk)
        _wait_for(lambda: app.desk.store.state.is_studied)
        app.window.dialog(Dialog.EDIT_MADE)
        _let_pass(1500)

    return show


def _empty_bottle() -> Document:
    return replace(_bottle(), values=VALUES, artworks=(), placements=())


def _lettered_bottle() -> Document:
    return lettered(_empty_bottle())


_SHOWN_OTHERWISE = {  # those of the system, and those that need a job of their own
    Dialog.OPEN,
    Dialog.SAVE_AS,
    Dialog.IMPORT,
    Dialog.REPLACE,
    Dialog.REPORT,
    Dialog.EDIT_MADE,
    Dialog.VALUES,
}

SHOTS = (
    Shot("first_run", _screen(Screen.FIRST_RUN)),
    Shot("start", _screen(Screen.START)),
    Shot("bottle_setup", _tab(_bottle, 0)),
    Shot("bottle_drawings", _tab(_bottle, 1)),
    Shot("bottle_steps", _tab(_bottle, 2)),
    Shot("bottle_problems", _too_large),
    Shot("stickers", _tab(_stickers, 0)),
    Shot("flat", _tab(_flat, 2)),
    Shot("empty", _empty),
    Shot("many", _many),
    Shot("menu", _menu),
    *(Shot(f"news_{mood.value}", _news(mood)) for mood in Mood),
    Shot("preview_bottle", _preview(_bottle)),
    Shot("preview_flat", _preview(_flat)),
    Shot("import", _import(_logo)),
    Shot("import_faulty", _import(faulty)),
    Shot("import_place", _import(faulty, "finding_open-gaps")),
    Shot("import_pdf", _import(paper)),
    Shot("import_report", _report),
    Shot("bottle_lettered", _tab(_lettered_bottle, 1)),
    Shot("text_straight", _made("text", text="Cuvée {vintage}\nLot {lot}")),
    Shot("text_arc", _made("text", text=NAME, font="EB Garamond", way="arc from outside")),
    Shot("text_lines", _made("text", text=NAME, font=LINES)),
    Shot("qr_made", _made("qr", content=LINK, inverted=True, size=25.0)),
    Shot("barcode_made", _made("barcode", content="376000000000", inverted=True)),
    Shot("job_values", _dialog(_lettered_bottle, Dialog.VALUES)),
    *(
        Shot(which.value.replace(" ", "_"), _dialog(_bottle, which))
        for which in Dialog
        if which not in _SHOWN_OTHERWISE
    ),
)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
