"""The open part of a step's card: all that can be set."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gare_fab.base.messages import Message
from gare_fab.base.params import Params
from gare_fab.gui.look.fields import NumberField
from gare_fab.gui.look.words import say
from gare_fab.gui.panels.setup_rows import Choice, Picker, form, level, link
from gare_fab.gui.panels.step_params import StepParams
from gare_fab.gui.panels.step_samples import Sample
from gare_fab.gui.panels.step_shapes import ShapesChoice
from gare_fab.model.document import Document
from gare_fab.model.machine import MachineKind
from gare_fab.model.step import Select, Step
from gare_fab.workshop.stepping import Operable, operations

_AIR: dict[str, tuple[bool | None, Message]] = {
    "material": (None, Message("as the material says")),
    "on": (True, Message("on")),
    "off": (False, Message("off")),
}
_FOCUS_MOST = 50.0


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """What steps are shown against: the job, its samples, the colours and layers in them."""

    document: Document
    samples: tuple[Sample, ...]
    names: tuple[str, ...]


class StepBody(QWidget):
    """Shows a step; `asked` gives the changed one, and what quick changes are merged by."""

    asked = Signal(object, str)

    def __init__(self, step: Step, context: Context) -> None:
        """The step's fields; what is seldom changed is folded away."""
        super().__init__()
        self._step = step
        self._shows_all = False
        self._is_laser = False
        self._operations = {row.id: row for row in operations()}
        self._picker = Picker("operation")
        self._shapes = ShapesChoice()
        self._params = StepParams(step, context.document)
        self._air = Picker("air")
        self._focus = NumberField(unit="mm", low=-_FOCUS_MOST, high=_FOCUS_MOST)
        self._focus.setObjectName("focus")
        self._focus.setToolTip(say("How far above the surface the beam is sharpest"))
        self._rest = form()
        self._more = link("", "more", self._turn_more)
        self._lay_out()
        self._picker.picked.connect(self._ask_operation)
        self._shapes.asked.connect(self._ask_selects)
        self._params.asked.connect(self._ask_params)
        self._air.picked.connect(self._ask_air)
        self._focus.asked.connect(self._ask_focus)
        self.show_step(step, context)

    def show_step(self, step: Step, context: Context) -> None:
        """Show another step, or this one as it is now."""
        self._step = step
        self._is_laser = context.document.machine.kind is MachineKind.LASER
        choices = [Choice(row.id, say(row.label)) for row in self._operations.values()]
        self._picker.show_choices(choices, step.operation)
        self._shapes.show_selects(step.selects, context.names)
        self._params.show_step(step, context.document)
        airs = [Choice(name, say(text)) for name, (_, text) in _AIR.items()]
        chosen = next(name for name, (air, _) in _AIR.items() if air is step.air)
        self._air.show_choices(airs, chosen)
        self._focus.show_value(step.focus)
        self._fold()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        top = form()
        top.addRow(say("What to do"), self._picker)
        level(top)
        layout.addLayout(top)
        layout.addWidget(self._shapes)
        layout.addWidget(self._params)
        self._rest.addRow(say("Air assist"), self._air)
        self._rest.addRow(say("Focus above the surface"), self._focus)
        level(self._rest)
        layout.addLayout(self._rest)
        layout.addWidget(self._more)

    def _turn_more(self) -> None:
        self._shows_all = not self._shows_all
        self._fold()

    def _fold(self) -> None:
        self._more.setText(say(Message("Less") if self._shows_all else Message("More…")))
        self._params.show_all(self._shows_all)
        self._rest.setRowVisible(self._air, self._shows_all)
        self._rest.setRowVisible(self._focus, self._shows_all and self._is_laser)

    def _ask_operation(self, name: str) -> None:
        self.asked.emit(as_operation(self._step, self._operations[name]), "")

    def _ask_selects(self, selects: tuple[Select, ...]) -> None:
        self.asked.emit(replace(self._step, selects=selects), "")

    def _ask_params(self, params: Params) -> None:
        merge = _number_changed(self._step.params, params)
        self.asked.emit(replace(self._step, params=params), merge)

    def _ask_air(self, name: str) -> None:
        self.asked.emit(replace(self._step, air=_AIR[name][0]), "")

    def _ask_focus(self, value: float) -> None:
        self.asked.emit(replace(self._step, focus=value), "focus")


def as_operation(step: Step, operation: Operable) -> Step:
    """The step with another operation; what both declare alike keeps its value."""
    alike = set(step.params.specs())
    values = step.params.plain()
    kept = {spec.name: values[spec.name] for spec in operation.params.specs() if spec in alike}
    params = operation.params.from_plain(kept)
    return replace(step, operation=operation.id, params=params)


def _number_changed(before: Params, after: Params) -> str:
    """The name of the number that was changed; "" where it was no number."""
    old, new = before.plain(), after.plain()
    changed = [name for name, value in new.items() if value != old.get(name)]
    is_number = not any(isinstance(new[name], bool | str) for name in changed)
    return " ".join(changed) if is_number else ""
