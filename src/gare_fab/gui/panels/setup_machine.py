"""The setup's machine: which one the job is for."""

from gare_fab.base.messages import Message
from gare_fab.gui.desk.asks import Asks, Dialog
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import State
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.words import named, number, say
from gare_fab.gui.panels.setup_rows import Choice, Picker, Section
from gare_fab.gui.panels.setup_shelves import Shelves
from gare_fab.model import edits_job
from gare_fab.model.machine import KnifeHead, LaserHead, Machine, MachineKind

_ALL = "*"
_KINDS = {
    MachineKind.LASER: Message("Laser"),
    MachineKind.KNIFE: Message("Vinyl cutter"),
    MachineKind.MILL: Message("CNC mill"),
}
_SOURCES = {
    "co2": Message("CO2 laser"),
    "diode": Message("Diode laser"),
    "fibre": Message("Fibre laser"),
}


class MachineSection(Section):
    """Offers the machines that the workshop owns, and on demand all others."""

    def __init__(self, desk: Desk, asks: Asks, shelves: Shelves) -> None:
        """The machine of the job on the desk."""
        super().__init__(say("Machine"))
        self._desk = desk
        self._shelves = shelves
        self._shows_all = False
        self.add_link(say("Edit…"), "edit_machines", lambda: asks.dialog(Dialog.MACHINES))
        self._picker = Picker("machine")
        self._picker.setToolTip(say("The machine that the job file is written for"))
        self._about = label("", "hint", wraps=True)
        self._about.setObjectName("machine_about")
        self.body.addWidget(self._picker)
        self.body.addWidget(self._about)
        self._picker.picked.connect(self._pick)
        shelves.changed.connect(self._fill)
        desk.store.changed.connect(self._show_state)
        self._fill()

    def _show_state(self, old: State, new: State) -> None:
        is_same = old.document is not None and new.document is not None
        if (
            is_same
            and _machine(new) is _machine(old)
            and new.settings.machines == old.settings.machines
        ):
            return
        self._fill()

    def _fill(self) -> None:
        state = self._desk.store.state
        machine = _machine(state)
        if machine is None:
            return
        self._picker.show_choices(self._choices(machine, state), machine.id)
        self._about.setText(about_machine(machine))

    def _choices(self, machine: Machine, state: State) -> list[Choice]:
        """Owned ones first, the job's own among them; then, on demand, the others."""
        known = {each.id: each for each in self._shelves.machines}
        known[machine.id] = machine
        owned = [name for name in state.settings.machines if name in known]
        first = list(dict.fromkeys((*owned, machine.id)))
        others = [name for name in known if name not in first]
        shown = first + (others if self._shows_all or not owned else [])
        choices = [_choice(known[name]) for name in shown]
        if len(shown) < len(known):
            choices.append(Choice(_ALL, say("All machines…")))
        return choices

    def _pick(self, name: str) -> None:
        if name == _ALL:
            self._shows_all = True
            self._fill()
            self._picker.showPopup()
            return
        machine = next((each for each in self._shelves.machines if each.id == name), None)
        if machine is not None:
            self._desk.store.apply(Message("Other machine"), edits_job.set_machine(machine))


def about_machine(machine: Machine) -> str:
    """What a machine is, in one line: its kind and power, its bed, its rotary axis."""
    parts = [_kind(machine), _bed(machine)]
    if machine.rotary is not None:
        parts.append(say("turns bottles"))
    return " · ".join(parts)


def _kind(machine: Machine) -> str:
    head = machine.head
    match head:
        case LaserHead():
            kind = say(_SOURCES.get(head.source, _KINDS[MachineKind.LASER]))
            return f"{kind} {number(head.power_w, 1)} W"
        case KnifeHead():
            return say(_KINDS[machine.kind])
        case _:
            return say(_KINDS[machine.kind])


def _bed(machine: Machine) -> str:
    width, depth = machine.area
    return say("bed {width} × {depth} mm", width=number(width), depth=number(depth))


def _choice(machine: Machine) -> Choice:
    return Choice(machine.id, named(machine.names) or machine.id, about_machine(machine))


def _machine(state: State) -> Machine | None:
    return None if state.document is None else state.document.machine
