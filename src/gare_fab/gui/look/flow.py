"""A layout that runs on in lines, as words do."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Widgets side by side; what does not fit stands in the next line."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 4) -> None:
        """No widget yet."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt hands over what was added."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them, None beyond their end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """One of them, which is then no more in the layout."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It wants no more room than its lines."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the lines are together."""
        return self._run(QRect(0, 0, width, 0), is_asked_only=True)

    def minimumSize(self) -> QSize:
        """Room for the largest widget."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [item.sizeHint() for item in self._items]
        width = sum(size.width() for size in sizes) + self.spacing() * max(len(sizes) - 1, 0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def setGeometry(self, rectangle: QRect) -> None:
        """Place the widgets."""
        super().setGeometry(rectangle)
        self._run(rectangle, is_asked_only=False)

    def _run(self, rectangle: QRect, *, is_asked_only: bool) -> int:
        """Place the widgets in lines, or only find out how high these are."""
        x, y, line = rectangle.x(), rectangle.y(), 0
        for item in self._items:
            size = item.sizeHint()
            if line and x + size.width() > rectangle.right() + 1:
                x, y, line = rectangle.x(), y + line + self.spacing(), 0
            if not is_asked_only:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            line = max(line, size.height())
        return y + line - rectangle.y()
