"""The editor of machines: what a machine is, read off the machine or out of its controller."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.dialogs import machines_rows as rows
from gare_fab.gui.dialogs.catalogue_frame import CatalogueDialog
from gare_fab.gui.dialogs.catalogue_page import EntryPage, at_left
from gare_fab.gui.dialogs.machines_listing import ListingDialog
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.words import say
from gare_fab.model.machine import (
    Axis,
    Cutter,
    KnifeHead,
    LaserHead,
    Machine,
    MillHead,
    Rotary,
    RotaryKind,
)
from gare_fab.workshop.catalogue import Shelf

_LETTERS = "XYZABC"


def edit_machines(desk: Desk, parent: QWidget | None) -> None:
    """Open the editor of machines."""
    page = MachinePage(desk)
    CatalogueDialog(desk, Shelf.MACHINES, say("Machines"), page, parent).open()


class MachinePage(EntryPage):
    """All that the catalogue knows of a machine."""

    def __init__(self, desk: Desk) -> None:
        """Shows nothing yet."""
        super().__init__()
        self._desk = desk
        self._rotaries: dict[RotaryKind, Rotary] = {}  # that were taken off, to put them back
        self._add_about()
        self._add_head()
        self._add_rotary()
        self.add_section(Message("Price"))
        self.add_rows(*rows.PRICE)
        is_open = self.add_fold(Message("Advanced: how the controller is spoken to"))
        self.add_rows(*rows.ADVANCED, when=is_open)

    def _add_about(self) -> None:
        self._owned = QCheckBox(say("Our workshop has it"))
        self._owned.setObjectName("owned")
        self._owned.setToolTip(say("The machines that the workshop has are offered first."))
        self._owned.clicked.connect(self._own)
        self.add_widget(at_left(self._owned), self._show_owned)
        self.add_rows(*rows.ABOUT)
        self.add_section(Message("Axes"))
        self.add_table("axes", rows.AXES, _another_axis)
        self.add_section(Message("Controller"))
        self.add_rows(*rows.CONTROLLER)
        self._paste = QPushButton(icon("clipboard"), say("Paste settings ($$)…"))
        self._paste.setObjectName("paste_settings")
        self._paste.setAutoDefault(False)
        self._paste.setToolTip(
            say("Fill in the figures that the controller itself gives when asked for $$.")
        )
        self._paste.clicked.connect(self._ask_listing)
        self.add_widget(at_left(self._paste), when=_is_grbl)

    def _add_head(self) -> None:
        self.add_section(Message("Tool"))
        self.add_rows(*rows.LASER, when=_has_head(LaserHead))
        self.add_rows(*rows.KNIFE, when=_has_head(KnifeHead))
        self.add_rows(*rows.MILL, when=_has_head(MillHead))
        self.add_table("head.cutters", rows.CUTTERS, _another_cutter, _has_head(MillHead))

    def _add_rotary(self) -> None:
        self.add_section(
            Message("Rotary"), Message("What turns bottles and other round things.")
        )
        self._kind = QComboBox()
        self._kind.setObjectName("rotary.kind")
        self._kind.setAccessibleName(say("Rotary"))
        for _, words in rows.ROTARY_KINDS:
            self._kind.addItem(say(words))
        self._kind.activated.connect(self._choose_rotary)
        self.add_widget(at_left(self._kind), self._show_rotary)
        self.add_rows(*rows.ROTARY, when=_has_rotary)
        self.add_rows(*rows.ROTARY_ANGLE, when=_turns_by_angle)
        self.add_rows(*rows.ROTARY_LINEAR, when=_turns_by_length)
        self.add_hint(
            Message(
                "The sign tells which way it turns. Minus, where the motor turns the glass as"
                " it would move the bed; plus, where it turns the other way. With the wrong"
                " sign the engraving comes out mirrored: try it on a strip of paper first."
            ),
            _turns_by_length,
        )
        self.add_rows(*rows.ROTARY_ROLLERS, when=_has_rollers)
        self.add_rows(*rows.ROTARY_PLACE, when=_has_rotary)

    def _machine(self) -> Machine | None:
        return self.entry if isinstance(self.entry, Machine) else None

    def _show_owned(self, entry: object) -> None:
        owned = self._desk.store.state.settings.machines
        self._owned.setChecked(isinstance(entry, Machine) and entry.id in owned)

    def _own(self) -> None:
        """Remember at once what the workshop has; the machine itself is not changed."""
        machine, settings = self._machine(), self._desk.store.state.settings
        if machine is not None:
            others = tuple(name for name in settings.machines if name != machine.id)
            machines = (*others, machine.id) if self._owned.isChecked() else others
            self._desk.store.set_settings(replace(settings, machines=machines))

    def _ask_listing(self) -> None:
        machine = self._machine()
        if machine is not None:
            dialog = ListingDialog(machine, self.window())
            dialog.taken.connect(self.change)
            dialog.open()

    def _show_rotary(self, entry: object) -> None:
        rotary = entry.rotary if isinstance(entry, Machine) else None
        kinds = [kind for kind, _ in rows.ROTARY_KINDS]
        self._kind.setCurrentIndex(kinds.index(None if rotary is None else rotary.kind))

    def _choose_rotary(self, at: int) -> None:
        machine, kind = self._machine(), rows.ROTARY_KINDS[at][0]
        if machine is None or kind is (machine.rotary and machine.rotary.kind):
            return
        if machine.rotary is not None:
            self._rotaries[machine.rotary.kind] = machine.rotary
        rotary = None if kind is None else self._rotary(machine, kind)
        self.change(replace(machine, rotary=rotary))

    def _rotary(self, machine: Machine, kind: RotaryKind) -> Rotary:
        """A rotary of a kind: the one it had before, else one on the axis that turns."""
        turning = (axis.name for axis in machine.axes if axis.is_angle)
        kept = self._rotaries.get(kind)
        return kept if kept is not None else Rotary(kind, axis=next(turning, "Y"))


def _has_head(kind: type[LaserHead | KnifeHead | MillHead]) -> Callable[[object], bool]:
    return lambda entry: isinstance(entry, Machine) and isinstance(entry.head, kind)


def _is_grbl(entry: object) -> bool:
    return isinstance(entry, Machine) and entry.controller.planner == "grbl"


def _has_rotary(entry: object) -> bool:
    return isinstance(entry, Machine) and entry.rotary is not None


def _has_rollers(entry: object) -> bool:
    return (
        isinstance(entry, Machine)
        and entry.rotary is not None
        and entry.rotary.kind is RotaryKind.ROLLERS
    )


def _turns_by_angle(entry: object) -> bool:
    if not isinstance(entry, Machine) or entry.rotary is None:
        return False
    axis = entry.axis(entry.rotary.axis)
    return axis is not None and axis.is_angle


def _turns_by_length(entry: object) -> bool:
    return _has_rotary(entry) and not _turns_by_angle(entry)


def _another_axis(axes: tuple[object, ...]) -> Axis:
    """The next axis by its letter, with the figures of the last one."""
    there = [axis for axis in axes if isinstance(axis, Axis)]
    names = {axis.name for axis in there}
    name = next((letter for letter in _LETTERS if letter not in names), _LETTERS[0])
    if not there:
        return Axis(name, 0.0, 300.0, 6000.0, 500.0, 80.0)
    return replace(there[-1], name=name)


def _another_cutter(cutters: tuple[object, ...]) -> Cutter:
    """A cutter with a number of its own, otherwise as the last one."""
    there = [cutter for cutter in cutters if isinstance(cutter, Cutter)]
    number = 1 + max((cutter.number for cutter in there), default=0)
    return replace(there[-1], number=number) if there else Cutter(number, 3.0)
