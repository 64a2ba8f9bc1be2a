"""The jobs that were open last, as small pictures that open them again."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDateTime, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from gare_fab.gui.look.fields import label
from gare_fab.gui.look.flow import FlowLayout
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.words import locale, say
from gare_fab.workshop.recents import recent_jobs

_WIDTH, _HEIGHT, _PICTURE = 132, 164, 100


@dataclass(frozen=True, slots=True)
class _Job:
    """One job, as it is shown; `when` in seconds since 1970, `thumbnail` a PNG or b""."""

    path: Path
    title: str
    when: float
    thumbnail: bytes
    is_missing: bool


class RecentCards(QWidget):
    """Read anew by `refresh`; `chosen` and `unwanted` give a job's path."""

    chosen = Signal(object)
    unwanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """What was open last."""
        super().__init__(parent)
        self.setObjectName("recent")
        self._layout = FlowLayout(self, spacing=10)
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        jobs = [
            _Job(job.path, job.title, job.when, job.thumbnail, job.is_missing)
            for job in recent_jobs()
        ]
        for job in jobs:
            self._layout.addWidget(self._card(job))
        self.setVisible(bool(jobs))

    def _card(self, job: _Job) -> QWidget:
        card = RecentCard(job)
        card.clicked.connect(lambda: self.chosen.emit(job.path))
        forget = QAction(say("Remove from this list"), card)
        forget.triggered.connect(lambda: self.unwanted.emit(job.path))
        card.addAction(forget)
        card.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        return card


class RecentCard(QPushButton):
    """One job; one whose file is gone cannot be opened, and says so."""

    def __init__(self, job: _Job) -> None:
        """The card of a job."""
        super().__init__()
        self.setObjectName("recent_job")
        self.setProperty("role", "card")
        self.setFixedSize(_WIDTH, _HEIGHT)
        self.setAccessibleName(job.title)
        self.setToolTip(str(job.path))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(2)
        layout.addWidget(_picture(job, self.devicePixelRatioF()), 1)
        metrics = QFontMetrics(self.font())
        room = _WIDTH - 20
        title = metrics.elidedText(job.title, Qt.TextElideMode.ElideRight, room)
        layout.addWidget(_line(title, ""))
        if job.is_missing:
            self.setEnabled(False)
            self.setToolTip(say("The file is no longer there: {file}", file=str(job.path)))
            layout.addWidget(_line(say("Missing"), "warning"))
        else:
            day = QDateTime.fromSecsSinceEpoch(int(job.when)).date()
            text = locale().toString(day, locale().FormatType.ShortFormat)
            layout.addWidget(_line(text, "hint"))

    def sizeHint(self) -> QSize:
        """All cards alike."""
        return QSize(_WIDTH, _HEIGHT)


def _picture(job: _Job, ratio: float) -> QLabel:
    picture = QPixmap()
    if not (job.thumbnail and picture.loadFromData(job.thumbnail)):
        picture = icon("vector").pixmap(QSize(48, 48), ratio)
    else:
        picture = picture.scaled(
            QSize(_PICTURE, _PICTURE) * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        picture.setDevicePixelRatio(ratio)
    shown = QLabel()
    shown.setPixmap(picture)
    shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
    shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return shown


def _line(text: str, role: str) -> QLabel:
    line = label(text, role)
    line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return line
