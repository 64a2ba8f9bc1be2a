"""The geometry bar: the exact place, size and angle of the selection, to be typed."""

import math

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import State
from gare_fab.gui.look.fields import NumberField, label
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.words import say
from gare_fab.gui.panels.geometry_anchor import AnchorPicker
from gare_fab.model.document import PlacementId
from gare_fab.model.edits import Edit
from gare_fab.model.edits_moves import move, reshaped, rotated
from gare_fab.model.extent import Box, bounds_of

_DECIMALS = 2
_LEAST = 0.01  # mm: nothing is made smaller
_MOST = 100_000.0
_NARROW, _WIDE = 58, 74  # as the bar has room
_SAME_DEG = 1e-6


class GeometryBar(QWidget):
    """Shows the bounds of what is selected and not locked; each number can be changed."""

    def __init__(self, desk: Desk) -> None:
        """A bar that follows the desk's state."""
        super().__init__()
        self.setObjectName("geometry")
        self._desk = desk
        self._box: Box | None = None
        self._angle_deg = 0.0
        self.anchor = AnchorPicker()
        self.anchor.picked.connect(self._show_place)
        self.x_field = _field("x", Message("How far right the point lies, mm"))
        self.y_field = _field("y", Message("How far up the point lies, mm"))
        self.width_field = _field("width", Message("Width, mm"), low=_LEAST)
        self.height_field = _field("height", Message("Height, mm"), low=_LEAST)
        self.angle = _field(
            "angle",
            Message("Turn counter-clockwise, about the middle, in degrees"),
            low=-360.0,
            high=360.0,
            unit="°",
        )
        self.lock = _lock()
        self._lay_out()
        self._connect()
        desk.store.changed.connect(self._look)
        self._show(desk.store.state)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 0, 4, 0)
        layout.setSpacing(3)
        layout.addWidget(self.anchor)
        for words, part in (
            (Message("X"), self.x_field),
            (Message("Y"), self.y_field),
            (Message("W"), self.width_field),
            (None, self.lock),
            (Message("H"), self.height_field),
        ):
            if words is not None:
                layout.addWidget(label(say(words), "hint"))
            layout.addWidget(part)
        layout.addWidget(label("mm", "hint"))
        layout.addWidget(self.angle)

    def _connect(self) -> None:
        self.x_field.asked.connect(lambda value: self._move(value, None))
        self.y_field.asked.connect(lambda value: self._move(None, value))
        self.width_field.asked.connect(lambda value: self._resize(value, None))
        self.height_field.asked.connect(lambda value: self._resize(None, value))
        self.angle.asked.connect(self._turn)

    def _look(self, old: State, new: State) -> None:
        if new.document is not old.document or new.selection != old.selection:
            self._show(new)

    def _show(self, state: State) -> None:
        ids = state.movable
        document = state.document
        self._box = bounds_of(document, ids) if document is not None and ids else None
        self._angle_deg = _angle_of(state)
        box = self._box
        self.setEnabled(box is not None)
        self.width_field.setEnabled(box is not None and box.width >= _LEAST)
        self.height_field.setEnabled(box is not None and box.height >= _LEAST)
        self.width_field.show_value(_rounded(box.width) if box is not None else None)
        self.height_field.show_value(_rounded(box.height) if box is not None else None)
        self.angle.show_value(_rounded(self._angle_deg) if box is not None else None)
        self._show_place()

    def _show_place(self) -> None:
        place = self._anchored(self._box) if self._box is not None else (None, None)
        for field, value in zip((self.x_field, self.y_field), place, strict=True):
            field.show_value(_rounded(value) if value is not None else None)

    def _anchored(self, box: Box) -> tuple[float, float]:
        """Where the chosen point of a box lies."""
        across, up = self.anchor.anchor.value
        return box.x + across * box.width, box.y + up * box.height

    def _move(self, x: float | None, y: float | None) -> None:
        if self._box is None or (x is None and y is None):
            self._show_place()
            return
        old_x, old_y = self._anchored(self._box)
        by = (0.0 if x is None else x - old_x, 0.0 if y is None else y - old_y)
        self._apply(Message("Move"), move(self._ids(), by), "place")

    def _resize(self, width: float | None, height: float | None) -> None:
        box = self._box
        if box is None or (width is None and height is None):
            self._show(self._desk.store.state)
            return
        across = width / box.width if width is not None and box.width else 1.0
        up = height / box.height if height is not None and box.height else 1.0
        if self.lock.isChecked():
            across = up = across if width is not None else up
        x, y = self._anchored(box)
        share_x, share_y = self.anchor.anchor.value
        wide, high = box.width * across, box.height * up
        new = Box(x - share_x * wide, y - share_y * high, wide, high)
        self._apply(Message("Scale"), reshaped(self._ids(), box, new), "size")

    def _turn(self, angle_deg: float | None) -> None:
        if angle_deg is None:
            self._show(self._desk.store.state)
        elif self._box is not None:
            edit = rotated(self._ids(), angle_deg - self._angle_deg, self._box.centre)
            self._apply(Message("Turn"), edit, "angle")

    def _ids(self) -> frozenset[PlacementId]:
        return self._desk.store.state.movable

    def _apply(self, name: Message, edit: Edit, what: str) -> None:
        """Quick steps by the arrows are undone as one."""
        self._desk.store.apply(name, edit, merge=f"geometry {what}")
        self._show(self._desk.store.state)  # where it was refused, what still holds


def _field(
    name: str, tip: Message, *, low: float = -_MOST, high: float = _MOST, unit: str = ""
) -> NumberField:
    field = NumberField(unit=unit, low=low, high=high, decimals=_DECIMALS, optional=True)
    field.setObjectName(name)
    field.setToolTip(say(tip))
    field.setAccessibleName(say(tip))
    field.setMinimumWidth(_NARROW)
    field.setMaximumWidth(_WIDE)
    return field


def _lock() -> QToolButton:
    button = QToolButton()
    button.setObjectName("keep_proportions")
    button.setCheckable(True)
    button.setChecked(True)
    button.setIcon(icon("link"))
    button.setIconSize(QSize(16, 16))
    button.setToolTip(say(Message("Keep the proportions of width and height")))
    button.toggled.connect(lambda is_on: button.setIcon(icon("link" if is_on else "unlink")))
    return button


def _angle_of(state: State) -> float:
    """The angle that all of the selection has, degrees; 0 where they differ."""
    angles = [
        math.degrees(math.atan2(each.affine.b, each.affine.a))
        for each in state.selected
        if not each.is_locked
    ]
    if not angles or max(angles) - min(angles) > _SAME_DEG:
        return 0.0
    return angles[0]


def _rounded(value: float) -> float:
    """What the field can show, so that leaving it unchanged asks for nothing."""
    return round(value, _DECIMALS) + 0.0
