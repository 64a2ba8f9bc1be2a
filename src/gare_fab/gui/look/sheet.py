"""The one stylesheet: widgets say what they are by the property `role`."""

from PySide6.QtGui import QColor

from gare_fab.base.resources import resource
from gare_fab.gui.look.tones import DARK, Tones


def sheet(tones: Tones) -> str:
    """The stylesheet in these tones."""
    parts = (_grounds, _words, _buttons, _fields, _ticks, _lists, _places)
    return "\n".join(part(tones) for part in parts)


def _grounds(tones: Tones) -> str:
    """Windows, panels and bars, and the cards on them."""
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
"""


def _words(tones: Tones) -> str:
    """Texts by what they are, and lines between them."""
    return f"""
QLabel[role="title"] {{ font-size: 20pt; font-weight: bold; }}
QLabel[role="heading"] {{ font-size: 12pt; font-weight: bold; }}
QLabel#checked, QLabel#readiness {{ font-size: 12pt; font-weight: bold; }}
QLabel[role="section"] {{ font-weight: bold; }}
QLabel[role="hint"] {{ color: {tones.faint}; }}
QLabel[role="error"] {{ color: {tones.error}; }}
QLabel[role="warning"] {{ color: {tones.warning}; }}
QLabel[role="good"] {{ color: {tones.good}; }}
QLabel[role="note"] {{ color: {tones.note}; }}
QFrame[role="line"] {{ color: {tones.line}; }}
"""


def _buttons(tones: Tones) -> str:
    """What is pressed, with words and without."""
    return f"""
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
"""


def _fields(tones: Tones) -> str:
    """What is typed into; the arrows of numbers and lists."""
    return f"""
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
"""


def _ticks(tones: Tones) -> str:
    """What is ticked."""
    return f"""
QCheckBox::indicator, QListView::indicator, QTreeView::indicator,
QTableView::indicator {{ width: 14px; height: 14px; border: 1px solid {tones.faint};
    border-radius: 3px; background: {tones.field}; }}
QCheckBox::indicator:checked, QListView::indicator:checked,
QTreeView::indicator:checked, QTableView::indicator:checked {{
    background: {tones.accent}; border-color: {tones.accent};
    image: url({_file("tick", tones)}); }}
QCheckBox::indicator:disabled {{ border-color: {tones.line}; }}
QRadioButton::indicator {{ width: 13px; height: 13px; border: 1px solid {tones.faint};
    border-radius: 7px; background: {tones.field}; }}
QRadioButton::indicator:checked {{ background: {tones.field};
    border: 4px solid {tones.accent}; width: 7px; height: 7px; }}
"""


def _lists(tones: Tones) -> str:
    """Lists, trees and tables, and what holds and scrolls them."""
    return f"""
QComboBox QAbstractItemView {{ background: {tones.field};
    selection-background-color: {tones.accent}; }}
QListView::item, QTreeView::item {{ padding: 2px; }}
QComboBox QListView::item {{ padding: 2px 4px; }}
/* Qt wraps lines as if there were no padding to the sides, and cuts the last one off */
QListView[role="sentences"]::item {{ padding: 4px 0; }}
QListView, QTreeView, QTableView, QScrollArea {{ border: 1px solid {tones.line};
    border-radius: 4px; background: {tones.field}; }}
QScrollArea[role="plain"], QScrollArea[role="plain"] > QWidget > QWidget {{
    border: none; background: transparent; }}
QHeaderView::section {{ background: {tones.panel}; border: none; padding: 3px 4px 2px 4px;
    border-bottom: 1px solid {tones.line}; }}
QScrollBar:vertical {{ width: 11px; background: transparent; margin: 0; }}
QScrollBar:horizontal {{ height: 11px; background: transparent; margin: 0; }}
QScrollBar::handle {{ background: {tones.line}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {tones.faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _places(tones: Tones) -> str:
    """Tabs and menus, the bar of what is going on, what splits a window."""
    return f"""
QTabWidget::pane {{ border: none; border-top: 1px solid {tones.line}; }}
QTabBar::tab {{ padding: 6px 12px 5px 12px; border-bottom: 2px solid transparent;
    color: {tones.faint}; }}
QTabBar::tab:selected {{ color: {tones.text}; border-bottom-color: {tones.accent}; }}
QTabBar::tab:hover {{ color: {tones.text}; }}
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
"""


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
