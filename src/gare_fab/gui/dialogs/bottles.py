"""The editor of bottles: the true form of the glass, beside its drawing."""

from dataclasses import replace

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QWidget

from gare_fab.base.errors import WrongUsage
from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.dialogs.bottles_drawing import BottleDrawing
from gare_fab.gui.dialogs.bottles_fitting import FittingDialog
from gare_fab.gui.dialogs.bottles_points import points_of
from gare_fab.gui.dialogs.catalogue_frame import CatalogueDialog
from gare_fab.gui.dialogs.catalogue_page import EntryPage, at_left
from gare_fab.gui.dialogs.catalogue_rows import Kind, Row
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.words import number, say
from gare_fab.model.stock import Bottle
from gare_fab.workshop.catalogue import Shelf, volume_ml

# reference/bottles.md 1.3: to the brim go 15 to 25 ml more than what is sold; glass weighs 2.5
# g/cm³; the punt takes some 2.5 % of a wine bottle; beyond 8 % somebody mistyped
_BRIM_ML, _GLASS_G_ML, _PUNT, _WRONG = 20.0, 2.5, 0.025, 0.08

_ABOUT = (
    Row("names.fr", Message("Name in French"), Kind.TEXT),
    Row("names.en", Message("Name in English"), Kind.TEXT),
    Row(
        "is_unconfirmed",
        Message("Measured"),
        Kind.TICK,
        is_inverse=True,
        tip=Message("Measured on the bottle with a calliper; otherwise a warning is given."),
    ),
    Row("zone.0", Message("Engrave from"), unit="mm", decimals=2),
    Row("zone.1", Message("Engrave up to"), unit="mm", decimals=2),
)
_PANEL = (
    Row("panel.0", Message("Straight from"), unit="mm", decimals=2),
    Row("panel.1", Message("Straight up to"), unit="mm", decimals=2),
)
_MORE = (
    Row("full_ml", Message("Capacity"), unit="ml", decimals=0),
    Row("mass_g", Message("Weight when empty"), unit="g", decimals=0),
    Row("source", Message("Where this comes from"), Kind.TEXT, is_remark=True),
)
_POINTS = (
    Row("0", Message("Height"), unit="mm", decimals=2),
    Row("1", Message("Radius"), unit="mm", decimals=3),
    Row("1", Message("Diameter"), unit="mm", decimals=3, scale=2.0),
)


def edit_bottles(desk: Desk, parent: QWidget | None) -> None:
    """Open the editor of bottles."""
    CatalogueDialog(desk, Shelf.BOTTLES, say("Bottles"), BottlePage(), parent).open()


class BottlePage(EntryPage):
    """All that the catalogue knows of a bottle."""

    def __init__(self) -> None:
        """Shows nothing yet."""
        super().__init__()
        self._drawing = BottleDrawing()
        self.side = self._drawing
        self.add_rows(*_ABOUT)
        self._straight = QCheckBox(say("It has a straight part, where labels go"))
        self._straight.setObjectName("has_panel")
        self._straight.clicked.connect(self._set_panel)
        self.add_widget(at_left(self._straight), self._show_panel)
        self.add_rows(*_PANEL, when=_has_panel)
        self.add_section(
            Message("Profile"),
            Message("From the foot up; the glass runs smoothly through the points."),
        )
        self.add_widget(self._buttons())
        self._wrong = label("", "error", wraps=True)
        self._wrong.setObjectName("paste_wrong")
        self._wrong.hide()
        self.add_widget(self._wrong, when=lambda _: bool(self._wrong.text()))
        table = self.add_table("profile", _POINTS, _another)
        table.touched.connect(self._drawing.show_point)
        volume = label("", "hint", wraps=True)
        volume.setObjectName("volume")
        self.add_widget(volume, lambda entry: _show_volume(volume, entry))
        self.add_rows(*_MORE)

    def show_entry(self, entry: object) -> None:
        """Show a bottle, drawn too."""
        super().show_entry(entry)
        if isinstance(entry, Bottle):
            self._drawing.show_bottle(entry)

    def _buttons(self) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        for name, picture, words, tip, does in (
            (
                "measure",
                "ruler-measure",
                say("Start from measurements…"),
                say("Stretch this bottle to what you measured on yours."),
                self._measure,
            ),
            (
                "paste_points",
                "clipboard",
                say("Paste points"),
                say("Two columns copied from a spreadsheet: heights and radii in mm."),
                self._paste,
            ),
        ):
            button = QPushButton(icon(picture), words)
            button.setObjectName(name)
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.clicked.connect(does)
            layout.addWidget(button)
        layout.addStretch()
        return line

    def _measure(self) -> None:
        if isinstance(self.entry, Bottle):
            dialog = FittingDialog(self.entry, self.window())
            dialog.taken.connect(self.change)
            dialog.open()

    def _paste(self) -> None:
        """Put the clipboard's points in the place of the profile."""
        try:
            points = points_of(QGuiApplication.clipboard().text())
        except WrongUsage as error:
            self._wrong.setText(say(error.message))
        else:
            self._wrong.setText("")
            if isinstance(self.entry, Bottle):
                self.change(replace(self.entry, profile=points))
        self.show_entry(self.entry)

    def _show_panel(self, entry: object) -> None:
        self._straight.setChecked(_has_panel(entry))

    def _set_panel(self) -> None:
        """A straight part, at first all that can be engraved; or none."""
        if isinstance(self.entry, Bottle):
            panel = self.entry.zone if self._straight.isChecked() else None
            self.change(replace(self.entry, panel=panel))


def _has_panel(entry: object) -> bool:
    return isinstance(entry, Bottle) and entry.panel is not None


def _another(points: tuple[object, ...]) -> tuple[float, float]:
    """A point 10 mm above the last one."""
    last = points[-1] if points else None
    return (last[0] + 10.0, last[1]) if isinstance(last, tuple) else (0.0, 30.0)


def _show_volume(volume: QLabel, entry: object) -> None:
    """The volume of the outside, and whether it goes with capacity and weight."""
    if not isinstance(entry, Bottle):
        return
    try:
        outside = volume_ml(entry.profile)
    except WrongUsage as error:
        volume.setText(say(error.message))
        return
    text = say("Volume of the outside: {volume} ml.", volume=number(outside, 0))
    if entry.full_ml > 0 and entry.mass_g > 0:
        wanted = entry.full_ml * (1 + _PUNT) + _BRIM_ML + entry.mass_g / _GLASS_G_ML
        text += " " + say(
            "Capacity and weight suggest some {volume} ml.", volume=number(wanted, 0)
        )
        if abs(outside - wanted) > _WRONG * wanted:
            text += " " + say("They do not agree: look for a mistyped figure.")
    volume.setText(text)
