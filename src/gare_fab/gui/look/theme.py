"""Theme: one palette and one stylesheet for light and dark, in Qt's Fusion style."""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from gare_fab.base.resources import resource
from gare_fab.gui.look.font_metrics import with_room
from gare_fab.gui.look.sheet import sheet
from gare_fab.gui.look.tones import DARK, LIGHT, Tones


class Theme(Enum):
    """What the user may choose; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_POINTS = 10


def dress(application: QApplication, theme: Theme) -> Tones:
    """Give the application the theme's palette and stylesheet; the tones are returned."""
    tones = DARK if is_dark(theme) else LIGHT
    application.setStyle("Fusion")
    application.setPalette(_palette(tones))
    application.setStyleSheet(sheet(tones))
    return tones


def is_dark(theme: Theme) -> bool:
    """Whether the theme is dark now."""
    if theme is not Theme.SYSTEM:
        return theme is Theme.DARK
    hints = QGuiApplication.styleHints()
    return hints.colorScheme() is Qt.ColorScheme.Dark


def tones_now() -> Tones:
    """The tones of the palette that the application wears."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if window.name() == DARK.window else LIGHT


def carry_font(application: QApplication) -> None:
    """Use the font that we bring, so that the window looks the same everywhere."""
    for file in sorted(resource("fonts").glob("Lato-*.ttf")):
        QFontDatabase.addApplicationFontFromData(with_room(file.read_bytes()))
    font = QFont("Lato", _POINTS)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    application.setFont(font)


def soft_selection(palette: QPalette) -> QPalette:
    """A palette with a pale selection, on which icons and small text can still be read."""
    tones, soft = tones_now(), QPalette(palette)
    soft.setColor(QPalette.ColorRole.Highlight, QColor(tones.accent_soft))
    soft.setColor(QPalette.ColorRole.HighlightedText, QColor(tones.text))
    return soft


def _palette(tones: Tones) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for name, tone in (
        (role.Window, tones.window),
        (role.WindowText, tones.text),
        (role.Base, tones.field),
        (role.AlternateBase, tones.panel),
        (role.ToolTipBase, tones.raised),
        (role.ToolTipText, tones.text),
        (role.PlaceholderText, tones.faint),
        (role.Text, tones.text),
        (role.Button, tones.raised),
        (role.ButtonText, tones.text),
        (role.BrightText, tones.error),
        (role.Link, tones.note),
        (role.Highlight, tones.accent),
        (role.HighlightedText, tones.accent_text),
        (role.Mid, tones.line),
    ):
        palette.setColor(name, QColor(tone))
    for name in (role.Text, role.ButtonText, role.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(tones.faint))
    return palette
