"""What does not fit in a window: clipped texts, widgets beyond their parents or on each other.

Qt's own inner parts (the line of a spin box, the viewport of a list) are measured through the
widget that they are of.
"""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

_SLACK = 1  # a pixel is lost in rounding
_LINE_MARGIN = 2  # that QLineEdit keeps on either side of its text
_TAB_PADDING = 24  # gui/look/theme.py
_WHOLE = (QAbstractSpinBox, QComboBox, QAbstractItemView, QTabBar)


def misfits(root: QWidget) -> Iterator[str]:
    """Each thing that does not fit, in a line: where, which text, and what is lacking."""
    for each in shown_in(root):
        for lack in (*_lacks(each), *_beyond(each), *_overlaps(each)):
            yield f"{path_of(each)} {_text(each)!r}: {lack}"


def shown_in(root: QWidget) -> list[QWidget]:
    """The widgets of a window that can be seen, its dialogs' and Qt's inner ones left out."""
    return [
        each
        for each in (root, *root.findChildren(QWidget))
        if each.isVisible() and each.window() is root.window() and not _is_inner(each)
    ]


def path_of(each: QWidget) -> str:
    """The names on the way to a widget, the outermost first."""
    names: list[str] = []
    at: QWidget | None = each
    while at is not None and not at.isWindow():
        name = at.objectName()
        if name and not name.startswith("qt_"):
            names.append(name)
        at = at.parentWidget()
    return f"{type(each).__name__} {'/'.join(reversed(names[:3]))}"


def _text(each: QWidget) -> str:
    if isinstance(each, QComboBox):
        return each.currentText()
    if isinstance(each, QLabel | QAbstractButton | QLineEdit | QAbstractSpinBox):
        return each.text()
    return ""


def _is_inner(each: QWidget) -> bool:
    """Whether it is a part of a widget of Qt's that is measured whole."""
    parent = each.parentWidget()
    while parent is not None and not each.isWindow():
        if isinstance(parent, _WHOLE):
            return not isinstance(each, QHeaderView)
        parent = parent.parentWidget()
    return False


def _lacks(each: QWidget) -> Iterator[str]:
    """What the text of a widget lacks."""
    match each:
        case QLabel():
            yield from _label(each)
        case QAbstractButton():
            if each.text() or not each.icon().isNull():
                yield from _hint(each)
        case QComboBox():
            yield from _combo(each)
        case QAbstractSpinBox():
            yield from _line(each.lineEdit())
        case QLineEdit():
            yield from _line(each)
        case QTabBar():
            yield from _tabs(each)
        case QHeaderView():
            yield from _sections(each)
        case QAbstractItemView():
            yield from _items(each)
        case _:
            pass


def _hint(each: QWidget) -> Iterator[str]:
    wanted, has = each.sizeHint(), each.size()
    if wanted.width() > has.width() + _SLACK:
        yield f"{has.width()} px wide, wants {wanted.width()}"
    if wanted.height() > has.height() + _SLACK:
        yield f"{has.height()} px high, wants {wanted.height()}"


def _label(each: QLabel) -> Iterator[str]:
    if not each.wordWrap():
        yield from _hint(each)
        return
    wanted = each.heightForWidth(each.width())
    if each.text() and wanted > each.height() + _SLACK:
        yield f"{each.height()} px high, wants {wanted} at a width of {each.width()}"
    metrics = QFontMetrics(each.font())
    longest = max((metrics.horizontalAdvance(word) for word in each.text().split()), default=0)
    if longest > each.contentsRect().width() + _SLACK:
        yield f"{each.contentsRect().width()} px wide, its longest word is {longest}"


def _combo(each: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    each.initStyleOption(option)
    field = each.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox,
        option,
        QStyle.SubControl.SC_ComboBoxEditField,
        each,
    )
    wanted = QFontMetrics(each.font()).horizontalAdvance(each.currentText())
    if not each.itemIcon(each.currentIndex()).isNull():
        wanted += each.iconSize().width() + 4
    if wanted > field.width() + _SLACK:
        yield f"text has {field.width()} px, wants {wanted}"


def _line(each: QLineEdit) -> Iterator[str]:
    """A figure or what stands in its place; long texts of the user's own scroll."""
    is_figure = isinstance(each.parentWidget(), QAbstractSpinBox)
    text = each.text() if is_figure else ""
    text = text or ("" if each.text() else each.placeholderText())
    wanted = QFontMetrics(each.font()).horizontalAdvance(text) + 2 * _LINE_MARGIN
    margins = each.textMargins()
    room = each.contentsRect().width() - margins.left() - margins.right()
    if text and wanted > room + _SLACK:
        yield f"{text!r} has {room} px, wants {wanted}"


def _tabs(each: QTabBar) -> Iterator[str]:
    metrics = QFontMetrics(each.font())
    for tab in range(each.count()):
        place, text = each.tabRect(tab), each.tabText(tab)
        wanted = metrics.horizontalAdvance(text) + _TAB_PADDING
        if wanted > place.width() + _SLACK:
            yield f"tab {text!r} has {place.width()} px, wants {wanted}"
        if place.right() > each.rect().right() + _SLACK:
            yield f"tab {text!r} ends at {place.right()} of {each.width()} px"


def _sections(each: QHeaderView) -> Iterator[str]:
    if each.orientation() is not Qt.Orientation.Horizontal:
        return
    for section in range(each.count()):
        if each.isSectionHidden(section) or each.model() is None:
            continue
        has, wanted = each.sectionSize(section), each.sectionSizeHint(section)
        if wanted > has + _SLACK:
            text = each.model().headerData(section, Qt.Orientation.Horizontal)
            yield f"column {text!r} is {has} px wide, wants {wanted}"


def _items(each: QAbstractItemView) -> Iterator[str]:
    """What is cut short in a list, a tree or a table, and is not told by a tooltip either."""
    model = each.model()
    if isinstance(each, QListView) and each.wordWrap():
        return
    for index in _shown_items(each):
        place, wanted = each.visualRect(index), each.sizeHintForIndex(index)
        is_told = bool(model.data(index, Qt.ItemDataRole.ToolTipRole))
        if wanted.width() > place.width() + _SLACK and not is_told:
            text = model.data(index, Qt.ItemDataRole.DisplayRole)
            yield f"item {text!r} has {place.width()} px, wants {wanted.width()}"


def _shown_items(each: QAbstractItemView) -> Iterator[QModelIndex]:
    """Those of the first level that can be seen; of a hundred rows the first are enough."""
    model = each.model()
    columns = model.columnCount() if not isinstance(each, QListView) else 1
    for row in range(min(model.rowCount(), 100)):
        for column in range(columns):
            index = model.index(row, column)
            if each.visualRect(index).isValid() and each.indexWidget(index) is None:
                yield index


def _beyond(each: QWidget) -> Iterator[str]:
    """Where a widget lies beyond its parent; in what scrolls it may, along the scroll bar."""
    parent = each.parentWidget()
    if parent is None or each.isWindow():
        return
    area = parent.parentWidget()
    if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        is_fixed = area.horizontalScrollBarPolicy() is never and isinstance(area, QScrollArea)
        if is_fixed and each.width() > parent.width() + _SLACK:
            yield f"{each.width()} px wide in a frame of {parent.width()} that does not scroll"
        return
    place, room = each.geometry(), parent.rect()
    room.adjust(-_SLACK, -_SLACK, _SLACK, _SLACK)
    if not room.contains(place):
        yield f"at {_words(place)} in a parent of {parent.width()} × {parent.height()}"


def _overlaps(each: QWidget) -> Iterator[str]:
    """Which of its children that are laid out lie on each other."""
    layout = each.layout()
    if layout is None:
        return
    children = [
        child
        for child in each.children()
        if isinstance(child, QWidget)
        and child.isVisible()
        and not child.isWindow()
        and layout.indexOf(child) >= 0
    ]
    for one, other in combinations(children, 2):
        common = one.geometry() & other.geometry()
        if common.width() > _SLACK and common.height() > _SLACK:
            yield f"{path_of(one)} {_text(one)!r} lies on {path_of(other)} {_text(other)!r}"


def _words(place: QRect) -> str:
    corner: QPoint = place.topLeft()
    return f"{corner.x()}, {corner.y()} ({place.width()} × {place.height()})"
