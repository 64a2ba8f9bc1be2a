"""Theme: one palette and one stylesheet for light and dark, in Qt's Fusion style."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from gare_fab.base.resources import resource
from gare_fab.gui.look.font_metrics import with_room


class Theme(Enum):
    """What the user may choose; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of widgets as "#rrggbb"."""

    window: str
    panel: str
    field: str
    raised: str
    line: str
    text: str
    faint: str
    accent: str
    accent_text: str
    accent_soft: str
    error: str
    warning: str
    note: str
    good: str


LIGHT = Tones(
    window="#eef0f2",
    panel="#f8f9fa",
    field="#ffffff",
    raised="#ffffff",
    line="#d3d8de",
    text="#1d2733",
    faint="#5c6875",
    accent="#8a1538",
    accent_text="#ffffff",
    accent_soft="#f3e1e7",
    error="#b3261e",
    warning="#9a6200",
    note="#2f6690",
    good="#2e7d4f",
)
DARK = Tones(
    window="#1e2227",
    panel="#262b31",
    field="#1a1e22",
    raised="#30363d",
    line="#3d444d",
    text="#e4e8ec",
    faint="#9aa5b1",
    accent="#d9567f",
    accent_text="#1b1014",
    accent_soft="#46283a",
    error="#ff8a80",
    warning="#f0b455",
    note="#8ab8de",
    good="#7fcf9b",
)
_POINTS = 10


def dress(application: QApplication, theme: Theme) -> Tones:
    """Give the application the theme's palette and stylesheet; the tones are returned."""
    tones = DARK if is_dark(theme) else LIGHT
    application.setStyle("Fusion")
    application.setPalette(_palette(tones))
    application.setStyleSheet(_sheet(tones))
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


def _file(name: str, tones: Tones) -> str:
    """The drawing of a part of a widget, as stylesheets name files."""
    kind = "dark" if tones is DARK else "light"
    return resource("icons", f"{name}-{kind}.svg").as_posix()


def _banners(tones: Tones) -> str:
    """News at the top of the window, each mood on a breath of its colour."""
    return "\n".join(
        f"""*[role="banner"][mood="{mood}"] {{ border-bottom: 1px solid {tone};
    background: {_mixed(tones.panel, tone, 0.12)}; }}"""
        for mood, tone in (
            ("good", tones.good),
            ("note", tones.note),
            ("warning", tones.warning),
            ("error", tones.error),
        )
    )


def _mixed(ground: str, tone: str, share: float) -> str:
    """The ground with a share of a tone in it."""
    below, above = QColor(ground), QColor(tone)
    pairs = (
        (below.redF(), above.redF()),
        (below.greenF(), above.greenF()),
        (below.blueF(), above.blueF()),
    )
    return QColor.fromRgbF(*(a + (b - a) * share for a, b in pairs)).name()


def _sheet(tones: Tones) -> str:
    """The one stylesheet; widgets say what they are by the property `role`."""
    return f"""
QToolTip {{ border: 1px solid {tones.line}; padding: 4px; }}
QMainWindow, QDialog {{ background: {tones.window}; }}
*[role="panel"] {{ background: {tones.panel}; }}
*[role="bar"] {{ background: {tones.panel}; border-bottom: 1px solid {tones.line}; }}
*[role="footer"] {{ background: {tones.panel}; border-top: 1px solid {tones.line}; }}
{_banners(tones)}
*[role="card"] {{ background: {tones.raised}; border: 1px solid {tones.line};
    border-radius: 8px; }}
*[role="card"]:hover, *[role="card"]:focus {{ border-color: {tones.accent}; }}
QLabel[role="title"] {{ font-size: 20pt; font-weight: bold; }}
QLabel[role="heading"] {{ font-size: 12pt; font-weight: bold; }}
QLabel#checked, QLabel#readiness {{ font-size: 12pt; font-weight: bold; }}
QLabel[role="section"] {{ font-weight: bold; }}
QLabel[role="hint"] {{ color: {tones.faint}; }}
QLabel[role="error"] {{ color: {tones.error}; }}
QLabel[role="warning"] {{ color: {tones.warning}; }}
QLabel[role="good"] {{ color: {tones.good}; }}
QLabel[role="note"] {{ color: {tones.note}; }}
QPushButton {{ padding: 4px 12px; border: 1px solid {tones.line}; border-radius: 5px;
    background: {tones.raised}; }}
QPushButton:hover {{ border-color: {tones.accent}; }}
QPushButton:focus, QToolButton:focus {{ border: 1px solid {tones.accent}; }}
QPushButton:pressed {{ background: {tones.accent_soft}; }}
QPushButton:disabled {{ color: {tones.faint}; background: {tones.panel}; }}
QPushButton[role="primary"] {{ background: {tones.accent}; color: {tones.accent_text};
    border-color: {tones.accent}; font-weight: bold; }}
QPushButton[role="primary"]:disabled {{ background: {tones.line}; color: {tones.faint};
    border-color: {tones.line}; }}
QPushButton[role="link"] {{ border: none; background: transparent; color: {tones.note};
    padding: 1px 0; text-align: left; }}
QPushButton[role="link"]:disabled {{ color: {tones.faint}; }}
QPushButton[role="link"]:hover {{ text-decoration: underline; }}
QToolButton {{ border: 1px solid transparent; border-radius: 5px; padding: 4px; }}
QToolButton:hover {{ background: {tones.accent_soft}; }}
QToolButton:checked {{ background: {tones.accent_soft}; border-color: {tones.accent}; }}
QToolButton[role="primary"] {{ background: {tones.accent}; color: {tones.accent_text};
    font-weight: bold; padding: 4px 10px; }}
QToolButton[role="primary"]:disabled {{ background: {tones.line}; color: {tones.faint}; }}
QToolButton[role="chip"] {{ border-color: {tones.line}; border-radius: 9px;
    padding: 2px 8px; }}
QToolButton[role="chip"]:checked {{ border-color: {tones.accent}; }}
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QPlainTextEdit {{
    border: 1px solid {tones.line}; border-radius: 4px; padding: 2px 5px;
    background: {tones.field}; selection-background-color: {tones.accent}; }}
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus,
QPlainTextEdit:focus {{ border-color: {tones.accent}; }}
QSpinBox, QDoubleSpinBox {{ padding-right: 18px; }}
QSpinBox::up-button, QDoubleSpinBox::up-button, QSpinBox::down-button,
QDoubleSpinBox::down-button {{ subcontrol-origin: border; width: 17px; border: none;
    background: transparent; }}
QSpinBox::up-button, QDoubleSpinBox::up-button {{ subcontrol-position: top right; }}
QSpinBox::down-button, QDoubleSpinBox::down-button {{
    subcontrol-position: bottom right; }}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow {{ image: url({_file("arrow-up", tones)});
    width: 11px; height: 11px; }}
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QComboBox::down-arrow {{
    image: url({_file("arrow-down", tones)}); width: 11px; height: 11px; }}
QSpinBox::up-button:hover, QDoubleSpinBox::up-button:hover,
QSpinBox::down-button:hover, QDoubleSpinBox::down-button:hover {{
    background: {tones.accent_soft}; }}
QComboBox {{ padding-right: 20px; }}
QComboBox::drop-down {{ subcontrol-origin: border; subcontrol-position: center right;
    width: 20px; border: none; }}
QComboBox::down-arrow {{ width: 13px; height: 13px; }}
QCheckBox::indicator, QListView::indicator, QTreeView::indicator,
QTableView::indicator {{ width: 14px; height: 14px; border: 1px solid {tones.faint};
    border-radius: 3px; background: {tones.field}; }}
QCheckBox::indicator:checked, QListView::indicator:checked,
QTreeView::indicator:checked, QTableView::indicator:checked {{
    background: {tones.accent}; border-color: {tones.accent};
    image: url({_file("tick", tones)}); }}
QCheckBox::indicator:disabled {{ border-color: {tones.line}; }}
QComboBox QAbstractItemView {{ background: {tones.field};
    selection-background-color: {tones.accent}; }}
QListView::item, QTreeView::item {{ padding: 2px; }}
QComboBox QListView::item {{ padding: 2px 4px; }}
QListView, QTreeView, QTableView, QScrollArea {{ border: 1px solid {tones.line};
    border-radius: 4px; background: {tones.field}; }}
QScrollArea[role="plain"], QScrollArea[role="plain"] > QWidget > QWidget {{
    border: none; background: transparent; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {tones.line}; }}
QTabBar::tab {{ padding: 6px 12px 5px 12px; border-bottom: 2px solid transparent;
    color: {tones.faint}; }}
QTabBar::tab:selected {{ color: {tones.text}; border-bottom-color: {tones.accent}; }}
QTabBar::tab:hover {{ color: {tones.text}; }}
QRadioButton::indicator {{ width: 13px; height: 13px; border: 1px solid {tones.faint};
    border-radius: 7px; background: {tones.field}; }}
QRadioButton::indicator:checked {{ background: {tones.field};
    border: 4px solid {tones.accent}; width: 7px; height: 7px; }}
QScrollBar:vertical {{ width: 11px; background: transparent; margin: 0; }}
QScrollBar:horizontal {{ height: 11px; background: transparent; margin: 0; }}
QScrollBar::handle {{ background: {tones.line}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {tones.faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QMenu {{ background: {tones.raised}; border: 1px solid {tones.line}; padding: 4px; }}
QMenu::item {{ padding: 4px 24px 3px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {tones.accent_soft}; }}
QMenu::item:disabled {{ color: {tones.faint}; }}
QMenu::separator {{ height: 1px; background: {tones.line}; margin: 4px 8px; }}
QMenuBar {{ background: {tones.panel}; border-bottom: 1px solid {tones.line}; }}
QMenuBar::item {{ padding: 4px 9px 3px 9px; background: transparent; }}
QMenuBar::item:selected {{ background: {tones.accent_soft}; border-radius: 4px; }}
QProgressBar {{ border: 1px solid {tones.line}; border-radius: 4px; text-align: center;
    background: {tones.field}; max-height: 14px; }}
QProgressBar::chunk {{ background: {tones.accent}; border-radius: 3px; }}
QSplitter::handle {{ background: {tones.line}; }}
QFrame[role="line"] {{ color: {tones.line}; }}
QHeaderView::section {{ background: {tones.panel}; border: none; padding: 3px 4px 2px 4px;
    border-bottom: 1px solid {tones.line}; }}
"""
