"""All texts that a window and what lies in it show, tooltips and choices too."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """A text, and the kind and name of what shows it."""

    text: str
    where: str


def texts_of(root: QWidget) -> list[Text]:
    """Every text in a window that a user can see or hear, each once; not its dialogs'."""
    found: set[Text] = set()
    for each in (root, *root.findChildren(QWidget)):
        if each.window() is root.window() or isinstance(each, QMenu):
            where = f"{type(each).__name__} {_name(each)}"
            found.update(Text(text, where) for text in _texts(each) if text.strip())
    return sorted(found)


def _name(each: QWidget) -> str:
    """Its own name, or of what it lies in."""
    at: QWidget | None = each
    while at is not None and not at.objectName():
        at = at.parentWidget()
    return at.objectName() if at is not None else ""


def _texts(each: QWidget) -> Iterator[str]:
    yield from (each.toolTip(), each.accessibleName(), each.statusTip(), each.whatsThis())
    for action in each.actions():
        yield from (action.text(), action.toolTip())
    if each.isWindow():
        yield each.windowTitle()
    match each:
        case QLabel() | QAbstractButton():
            yield each.text()
        case QGroupBox() | QMenu():
            yield each.title()
        case QComboBox():
            yield from (each.placeholderText(), *_items(each.model()))
        case QLineEdit() | QTextEdit() | QPlainTextEdit():
            yield each.placeholderText()
        case QTabBar():
            for tab in range(each.count()):
                yield from (each.tabText(tab), each.tabToolTip(tab))
        case QAbstractItemView():
            yield from _items(each.model())
        case _:
            pass


def _items(model: QAbstractItemModel | None) -> Iterator[str]:
    """The texts of a list, a tree or a table, and over its columns."""
    if model is None:
        return
    top = QModelIndex()
    for section in range(_columns(model, top)):
        heads = (model.headerData(section, Qt.Orientation.Horizontal, role) for role in _ROLES)
        yield from (str(head or "") for head in heads)
    yield from _below(model, top)


def _below(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        for column in range(_columns(model, parent)):
            index = model.index(row, column, parent)
            yield from (str(model.data(index, role) or "") for role in _ROLES)
        yield from _below(model, model.index(row, 0, parent))


def _columns(model: QAbstractItemModel, parent: QModelIndex) -> int:
    """Of a list Qt does not say that it has one."""
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
