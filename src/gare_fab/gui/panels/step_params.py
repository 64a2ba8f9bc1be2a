"""The parameters of a step: the form of its operation, with what its machine can do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from gare_fab.base.params import Params
from gare_fab.gui.look.forms import ParamForm
from gare_fab.gui.panels.setup_rows import level
from gare_fab.model.document import Document
from gare_fab.model.machine import MachineKind
from gare_fab.model.step import Step
from gare_fab.workshop.stepping import effective

_MAIN = 4  # parameters that stand at once: operations declare the important ones first
# Labels say of themselves that they are for one kind of machine.
_ONLY = {
    "(mill)": MachineKind.MILL,
    "(laser)": MachineKind.LASER,
    "(knife)": MachineKind.KNIFE,
}


class StepParams(QWidget):
    """The form; `asked` gives the parameters that the user wants."""

    asked = Signal(object)

    def __init__(self, step: Step, document: Document) -> None:
        """The parameters of a step."""
        super().__init__()
        self._params = step.params
        self._kind = document.machine.kind
        self._shows_all = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._form = self._made(step.params)
        self.show_step(step, document)

    def show_step(self, step: Step, document: Document) -> None:
        """Show a step's parameters; what is open says what it will be."""
        if type(step.params) is not type(self._params):
            self._layout.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
            self._form = self._made(step.params)
        self._params, self._kind = step.params, document.machine.kind
        self._form.show_params(step.params)
        self._form.show_instead(effective(step, document).values)
        self.show_all(self._shows_all)

    def show_all(self, shows_all: bool) -> None:  # noqa: FBT001 -- the state of a fold
        """Show also what is seldom changed; never what the machine cannot do."""
        self._shows_all = shows_all
        layout = _rows(self._form)
        for row, spec in enumerate(self._params.specs()):
            only = next((one for end, one in _ONLY.items() if spec.label.endswith(end)), None)
            is_main = row < _MAIN or only is self._kind
            is_shown = only in {None, self._kind} and (is_main or shows_all)
            layout.setRowVisible(self._form.field(spec.name), is_shown)

    def _made(self, params: Params) -> ParamForm:
        made = ParamForm(params)
        _rows(made).setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        level(_rows(made))
        made.asked.connect(self.asked)
        self._layout.addWidget(made)
        return made


def _rows(form: ParamForm) -> QFormLayout:
    layout = form.layout()
    if not isinstance(layout, QFormLayout):
        raise TypeError("a form without rows")
    return layout
