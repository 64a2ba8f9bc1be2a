"""The lines of a step's card: what it is for, its figures, and what there is to know."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gare_fab.gui.look.fields import label
from gare_fab.gui.look.words import duration, say
from gare_fab.gui.panels.step_body import Context
from gare_fab.gui.panels.step_samples import picks_any
from gare_fab.gui.panels.step_words import figures_text, selects_text, source_text, swatches
from gare_fab.model.step import Step
from gare_fab.workshop.stepping import effective

_INDENT = 24


class StepLines(QWidget):
    """Shows a step in words."""

    def __init__(self) -> None:
        """No step yet."""
        super().__init__()
        self._colours = QLabel()
        self._what = label("", wraps=True)
        self._time = label("", "hint")
        self._figures = label("", "hint", wraps=True)
        self._source = label("", "hint", wraps=True)
        idle = say("Nothing in the drawings matches.")
        self._idle = label(idle, "warning", wraps=True)
        for name, widget in (
            ("what", self._what),
            ("time", self._time),
            ("figures", self._figures),
            ("source", self._source),
            ("idle", self._idle),
        ):
            widget.setObjectName(name)
        self._lay_out()

    def show_step(self, step: Step, context: Context) -> bool:
        """Show a step; whether it will do anything is told."""
        figures = effective(step, context.document)
        self._what.setText(selects_text(step.selects))
        colours = swatches(tuple(select.name for select in step.selects))
        self._colours.setPixmap(colours)
        self._colours.setVisible(not colours.isNull())
        self._figures.setText(figures_text(step, figures))
        source = source_text(figures)
        self._source.setText(source)
        self._source.setVisible(bool(source))
        hidden = context.document.hidden_layers
        is_idle = not picks_any(step.selects, context.samples, hidden)
        self._idle.setVisible(is_idle and bool(context.samples))
        works = step.enabled and not is_idle
        for faded in (self._what, self._figures):
            faded.setEnabled(works)
        return works

    def show_time(self, seconds: float | None) -> None:
        """How long the step takes; None where that is not known."""
        self._time.setText("" if seconds is None else duration(seconds))

    def _lay_out(self) -> None:
        what = QHBoxLayout()
        what.setSpacing(6)
        what.addWidget(self._colours)
        what.addWidget(self._what, 1)
        what.addWidget(self._time)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(_INDENT, 0, 0, 0)
        rows.setSpacing(2)
        rows.addLayout(what)
        for line in (self._figures, self._source, self._idle):
            rows.addWidget(line)
