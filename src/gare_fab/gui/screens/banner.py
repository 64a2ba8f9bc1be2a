"""The banner: news at the top of the window; good news goes away by itself."""

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk.notice import Mood, Notice
from gare_fab.gui.desk.state import State
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.words import say

_GOOD_MS = 6000
_SIGN = QSize(20, 20)
_ICONS = {
    Mood.GOOD: "circle-check",
    Mood.NOTE: "info-circle",
    Mood.WARNING: "alert-triangle",
    Mood.ERROR: "alert-circle",
}


class Banner(QFrame):
    """Shows the latest notice until it is put away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing to say yet."""
        super().__init__(parent)
        self.setObjectName("banner")
        self.setProperty("role", "banner")
        self._notice: Notice | None = None
        self._mark = QLabel()
        self._text = label("", wraps=True)
        self._text.setObjectName("banner_text")
        self._button = QPushButton()
        self._button.setObjectName("banner_button")
        self._button.clicked.connect(self._do)
        away = QToolButton()
        away.setObjectName("banner_away")
        away.setIcon(icon("x"))
        away.setToolTip(say(Message("Hide this message")))
        away.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.addWidget(self._mark)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        layout.addWidget(away)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show this in place of what was shown."""
        self._notice = notice
        mood = notice.mood.value
        sign = icon(_ICONS[notice.mood], getattr(tones_now(), mood))
        self._mark.setPixmap(sign.pixmap(_SIGN, self.devicePixelRatioF()))
        self._text.setText(say(notice.message))
        self.setProperty("mood", mood)
        self.style().unpolish(self)
        self.style().polish(self)
        self._button.setVisible(notice.button is not None)
        if notice.button is not None:
            self._button.setText(say(notice.button))
        if notice.mood is Mood.GOOD and notice.button is None:
            self._timer.start(_GOOD_MS)
        else:
            self._timer.stop()
        self.show()

    def follow(self, old: State, new: State) -> None:
        """Put away what is over in the new state, and what was said of another job."""
        notice = self._notice
        is_over = notice is not None and notice.is_over is not None and notice.is_over(new)
        if is_over or new.job != old.job:
            self.hide()

    def _do(self) -> None:
        notice = self._notice
        self.hide()
        if notice is not None and notice.does is not None:
            notice.does()
