"""The cards of all steps, one below the other, put in order by dragging or by keys."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gare_fab.gui.panels.step_body import Context
from gare_fab.gui.panels.step_card import StepCard
from gare_fab.model.step import Step

_GAP = 8
_MARKER = 3


class CardList(QWidget):
    """Shows steps; a card stays with its step, so that it keeps focus and fold."""

    changed = Signal(int, object, str)  # place, the changed Step, what it is merged by
    moved = Signal(int, int)  # from a place to a place
    copied = Signal(int)
    deleted = Signal(int)

    def __init__(self) -> None:
        """No card yet."""
        super().__init__()
        self.cards: list[StepCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self._marker = QFrame(self)
        self._marker.setAutoFillBackground(True)
        self._marker.setBackgroundRole(QPalette.ColorRole.Highlight)
        self._marker.hide()

    def show_steps(self, steps: Sequence[Step], context: Context) -> None:
        """Show these steps in this order."""
        cards = [
            card or StepCard(step, place + 1, context)
            for place, (step, card) in enumerate(
                zip(steps, _matched(self.cards, steps), strict=True)
            )
        ]
        for card in self.cards:
            if card not in cards:
                self._drop(card)
        for card in cards:
            if card not in self.cards:
                self._take_in(card)
        if cards != self.cards:
            self.cards = cards
            self._put_in_order()
        for place, (card, step) in enumerate(zip(cards, steps, strict=True)):
            card.show_step(step, place + 1, context)

    def show_times(self, seconds: Sequence[float]) -> None:
        """How long each step takes; empty where that is not known."""
        for place, card in enumerate(self.cards):
            card.show_time(seconds[place] if place < len(seconds) else None)

    def _take_in(self, card: StepCard) -> None:
        card.asked.connect(partial(self._tell_changed, card))
        card.moved.connect(partial(self._move_by, card))
        card.copied.connect(partial(self._tell_copied, card))
        card.deleted.connect(partial(self._tell_deleted, card))
        card.grip.dragged.connect(partial(self._drag, card))
        card.grip.dropped.connect(partial(self._let_go, card))

    def _drop(self, card: StepCard) -> None:
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _put_in_order(self) -> None:
        """The cards below each other, and reached by Tab in that order."""
        for card in self.cards:
            self._column.removeWidget(card)
            self._column.addWidget(card)
            card.show()  # now: a new card may be given the focus
        self._column.activate()  # now: a dragged card asks where the others are
        stops = [stop for card in self.cards for stop in _stops(card)]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _tell_changed(self, card: StepCard, step: Step, merge: str) -> None:
        self.changed.emit(self.cards.index(card), step, merge)

    def _tell_copied(self, card: StepCard) -> None:
        self.copied.emit(self.cards.index(card))

    def _tell_deleted(self, card: StepCard) -> None:
        self.deleted.emit(self.cards.index(card))

    def _move_by(self, card: StepCard, by: int) -> None:
        place = self.cards.index(card)
        if 0 <= place + by < len(self.cards):
            self.moved.emit(place, place + by)

    def _drag(self, card: StepCard, at: QPoint) -> None:
        """Show where the card would go."""
        gap = self._gap_at(at)
        place = self.cards.index(card)
        if gap in {place, place + 1}:
            self._marker.hide()
            return
        top = self.cards[gap].y() if gap < len(self.cards) else self.height() + _GAP
        row = min(max(top - (_GAP + _MARKER) // 2, 0), self.height() - _MARKER)
        self._marker.setGeometry(0, row, self.width(), _MARKER)
        self._marker.raise_()
        self._marker.show()

    def _let_go(self, card: StepCard, at: QPoint) -> None:
        self._marker.hide()
        gap, place = self._gap_at(at), self.cards.index(card)
        new = gap - 1 if gap > place else gap
        if new != place:
            self.moved.emit(place, new)

    def _gap_at(self, at: QPoint) -> int:
        """Before which card a point of the screen lies."""
        y = self.mapFromGlobal(at).y()
        return sum(card.geometry().center().y() < y for card in self.cards)


def _matched(cards: Sequence[StepCard], steps: Sequence[Step]) -> list[StepCard | None]:
    """For each step the card that shows it, else the one in its place if that is free."""
    free = list(cards)
    found: list[StepCard | None] = []
    for step in steps:
        card = next((each for each in free if each.step is step), None)
        found.append(card)
        if card is not None:
            free.remove(card)
    for place, card in enumerate(found):
        if card is None and place < len(cards) and cards[place] in free:
            found[place] = cards[place]
            free.remove(cards[place])
    return found


def _stops(card: StepCard) -> list[QWidget]:
    """What Tab stops at in a card, itself first."""
    inner = card.findChildren(QWidget)
    return [each for each in (card, *inner) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
