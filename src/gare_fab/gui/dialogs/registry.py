"""All dialogs, by name: each is imported when it is first asked for (decision 0005)."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from gare_fab.base.late import Late
from gare_fab.gui.desk.asks import Dialog
from gare_fab.gui.desk.desk import Desk

_Shows = Late[Callable[[Desk, QWidget], None]]
_HERE = "gare_fab.gui.dialogs"

DIALOGS: Mapping[Dialog, _Shows] = MappingProxyType(
    {
        Dialog.OPEN: _Shows(f"{_HERE}.opening", "ask_open"),
        Dialog.SAVE_AS: _Shows(f"{_HERE}.saving", "ask_save_as"),
        Dialog.IMPORT: _Shows(f"{_HERE}.importing", "ask_import"),
        Dialog.REPLACE: _Shows(f"{_HERE}.replacing", "ask_replace"),
        Dialog.REPORT: _Shows(f"{_HERE}.reporting", "show_report"),
        Dialog.EXPORT: _Shows(f"{_HERE}.exporting", "ask_export"),
        Dialog.FRAME: _Shows(f"{_HERE}.framing", "ask_frame"),
        Dialog.ARRAY: _Shows(f"{_HERE}.repeating", "ask_array"),
        Dialog.OFFSET: _Shows(f"{_HERE}.offsetting", "ask_offset"),
        Dialog.TEXT: _Shows(f"{_HERE}.making", "ask_text"),
        Dialog.QR: _Shows(f"{_HERE}.making", "ask_qr"),
        Dialog.BARCODE: _Shows(f"{_HERE}.making", "ask_barcode"),
        Dialog.EDIT_MADE: _Shows(f"{_HERE}.making", "edit_made"),
        Dialog.VALUES: _Shows(f"{_HERE}.values", "edit_values"),
        Dialog.MACHINES: _Shows(f"{_HERE}.machines", "edit_machines"),
        Dialog.MATERIALS: _Shows(f"{_HERE}.materials", "edit_materials"),
        Dialog.BOTTLES: _Shows(f"{_HERE}.bottles", "edit_bottles"),
        Dialog.PREFERENCES: _Shows(f"{_HERE}.preferences", "edit_preferences"),
        Dialog.SHORTCUTS: _Shows(f"{_HERE}.shortcuts", "show_shortcuts"),
        Dialog.ABOUT: _Shows(f"{_HERE}.about", "show_about"),
    }
)
TAKE_IN = Late[Callable[[Desk, QWidget, tuple[Path, ...]], None]](
    f"{_HERE}.importing", "take_in"
)
MAY_LEAVE = Late[Callable[[Desk, QWidget, Callable[[], None]], None]](
    f"{_HERE}.leaving", "may_leave"
)
