"""The setup's material: what the stock is of, and what to know about it."""

from gare_fab.base.messages import Message
from gare_fab.gui.desk.asks import Asks, Dialog
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import State
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.words import named, say
from gare_fab.gui.panels.setup_rows import Choice, Picker, Section
from gare_fab.gui.panels.setup_shelves import Shelves
from gare_fab.model import edits_job
from gare_fab.model.document import Document
from gare_fab.model.machine import LaserHead, Machine
from gare_fab.model.material import Material

_NONE = ""


class MaterialSection(Section):
    """Offers all materials; those that must not meet the machine say why."""

    def __init__(self, desk: Desk, asks: Asks, shelves: Shelves) -> None:
        """The material of the job on the desk."""
        super().__init__(say("Material"))
        self._desk = desk
        self._shelves = shelves
        self.add_link(say("Edit…"), "edit_materials", lambda: asks.dialog(Dialog.MATERIALS))
        self._picker = Picker("material", finds=True)
        self._picker.setToolTip(
            say("It gives speed and power; type part of a name to find it")
        )
        self._ban = label("", "error", wraps=True)
        self._advice = label("", wraps=True)
        self._hint = label("", "hint", wraps=True)
        for name, widget in (
            ("material_ban", self._ban),
            ("material_advice", self._advice),
            ("material_hint", self._hint),
        ):
            widget.setObjectName(name)
        for shown in (self._picker, self._ban, self._advice, self._hint):
            self.body.addWidget(shown)
        self._picker.picked.connect(self._pick)
        shelves.changed.connect(self._fill)
        desk.store.changed.connect(self._show_state)
        self._fill()

    def _show_state(self, old: State, new: State) -> None:
        if new.document is None or new.document is old.document:
            return
        is_same = (
            old.document is not None
            and new.document.material is old.document.material
            and new.document.machine is old.document.machine
        )
        if not is_same:
            self._fill()

    def _fill(self) -> None:
        document = self._desk.store.state.document
        if document is None:
            return
        material, machine = document.material, document.machine
        choices = _choices(self._shelves.materials, material, machine)
        self._picker.show_choices(choices, material.id if material else _NONE)
        for widget, text in (
            (self._ban, _ban(material, machine) if material else ""),
            (self._advice, named(material.advice) if material else ""),
            (self._hint, _hint(document)),
        ):
            widget.setText(text)
            widget.setVisible(bool(text))

    def _pick(self, name: str) -> None:
        found = next((each for each in self._shelves.materials if each.id == name), None)
        if found is not None or name == _NONE:
            self._desk.store.apply(Message("Other material"), edits_job.set_material(found))


def _choices(
    materials: tuple[Material, ...], material: Material | None, machine: Machine
) -> list[Choice]:
    """None, then all by their names, those that may be used first."""
    known = {each.id: each for each in materials}
    if material is not None:
        known[material.id] = material
    choices = [_choice(each, machine) for each in known.values()]
    choices.sort(key=lambda row: (not row.is_enabled, row.text.casefold()))
    return [Choice(_NONE, say("No material")), *choices]


def _choice(material: Material, machine: Machine) -> Choice:
    reason = _ban(material, machine)
    name = named(material.names) or material.id
    return Choice(material.id, name, reason or named(material.advice), is_enabled=not reason)


def _ban(material: Material, machine: Machine) -> str:
    """Why a material must not meet a machine; "" where it may."""
    reasons = [
        named(ban.reasons) for ban in material.bans if ban.machine_kind == machine.kind.value
    ]
    return "\n".join(reasons)


def _hint(document: Document) -> str:
    """How far the material's figures can be trusted on this machine."""
    material, machine = document.material, document.machine
    if material is None:
        return say("Without a material the machine's own speed and power are used.")
    kind = machine.head.source if isinstance(machine.head, LaserHead) else machine.kind.value
    rows = [row for row in material.settings if row.source_kind == kind]
    if _ban(material, machine):
        return ""
    if not rows:
        return say("Nobody has measured it on such a machine yet: try on a scrap first.")
    if any(row.is_unconfirmed for row in rows):
        return say("Its figures are a starting point: try on a scrap first.")
    return ""
