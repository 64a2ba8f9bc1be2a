"""Moves: what the actions do to the job at hand, each a change with a name to undo it by."""

from gare_fab.base.errors import GareFabError
from gare_fab.base.messages import Message
from gare_fab.base.params import Params
from gare_fab.geometry.affine import Affine
from gare_fab.gui.desk.asks import Asks, Dialog
from gare_fab.gui.desk.clipboard import board_files, note_copied, was_copied_here
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.notice import bad_news
from gare_fab.gui.desk.state import Screen, State
from gare_fab.model import (
    edits,
    edits_arrange,
    edits_copies,
    edits_groups,
    edits_moves,
    edits_sheets,
)
from gare_fab.model.artwork import Artwork, Made
from gare_fab.model.document import Document
from gare_fab.model.edits_arrange import Side
from gare_fab.model.edits_groups import Order
from gare_fab.model.edits_moves import Axis
from gare_fab.model.extent import area_of, bounds_of
from gare_fab.model.stock import Bottle, Roll
from gare_fab.workshop.making import make, maker_params, placed_input

_BESIDE = (5.0, -5.0)  # mm: where a copy lies from what it is of


def save(desk: Desk, asks: Asks) -> None:
    """Save the job where it lies; ask where, the first time."""
    path = desk.store.state.path
    if path is None:
        asks.dialog(Dialog.SAVE_AS)
    else:
        desk.files.save(path)


def cut(desk: Desk) -> None:
    """Take the selection out, to be pasted."""
    copy(desk)
    delete(desk, Message("Cut out"))


def copy(desk: Desk) -> None:
    """Keep the selection, to be pasted."""
    state = desk.store.state
    if state.document is not None and state.selection:
        desk.store.keep(edits_copies.cut_out(state.document, state.selection))
        note_copied()


def paste(desk: Desk, asks: Asks) -> None:
    """Put in what was copied: here, or drawings of another program."""
    state = desk.store.state
    if state.clip is not None and was_copied_here():
        edit = edits_copies.paste(state.clip, by=_BESIDE, sheet=state.sheet)
        desk.store.apply(Message("Paste"), edit, selects_new=True)
    else:
        asks.take_in(board_files())


def duplicate(desk: Desk) -> None:
    """A copy beside each that is selected."""
    ids = desk.store.state.selection
    edit = edits_copies.duplicate(ids, by=_BESIDE)
    desk.store.apply(Message("Duplicate"), edit, selects_new=True)


def delete(desk: Desk, name: Message | None = None) -> None:
    """Take the selection away."""
    name = name or Message("Delete")
    desk.store.apply(name, edits.delete(desk.store.state.movable))


def select_all(desk: Desk) -> None:
    """Select all of the sheet that can be seen."""
    state = desk.store.state
    if state.document is not None:
        there = state.document.placements
        desk.store.select([p.id for p in there if p.sheet == state.sheet and not p.is_hidden])


def nudge(desk: Desk, by: tuple[float, float]) -> None:
    """Move the selection by mm; quick nudges are undone as one."""
    ids = desk.store.state.movable
    if ids:
        desk.store.apply(Message("Move"), edits_moves.move(ids, by), merge="nudge")


def align(desk: Desk, side: Side) -> None:
    """Align the selection with itself; one thing alone with the stock."""
    state = desk.store.state
    document, ids = state.document, state.movable
    if document is None:
        return
    groups = {p.group for p in state.selected}
    alone = len(ids) == 1 or (len(groups) == 1 and 0 not in groups)
    within = area_of(document) if alone else None
    desk.store.apply(Message("Align"), edits_arrange.align(ids, side, within))


def distribute(desk: Desk, axis: Axis) -> None:
    """Equal gaps between what is selected."""
    ids = desk.store.state.movable
    desk.store.apply(Message("Space evenly"), edits_arrange.distribute(ids, axis))


def centre(desk: Desk) -> None:
    """Centre the selection on the stock."""
    ids = desk.store.state.movable
    desk.store.apply(Message("Centre on the stock"), edits_arrange.centre_on_stock(ids))


def fit(desk: Desk) -> None:
    """Make the selection as large as fits the stock."""
    ids = desk.store.state.movable
    desk.store.apply(Message("As large as fits"), edits_arrange.fit_into_stock(ids))


def mirror(desk: Desk, axis: Axis) -> None:
    """Mirror the selection in place."""
    state = desk.store.state
    if state.document is not None and (box := bounds_of(state.document, state.movable)):
        edit = edits_moves.mirrored(state.movable, axis, box.centre)
        desk.store.apply(Message("Mirror"), edit)


def turn(desk: Desk, angle_deg: float) -> None:
    """Turn the selection in place, counter-clockwise."""
    state = desk.store.state
    if state.document is not None and (box := bounds_of(state.document, state.movable)):
        edit = edits_moves.rotated(state.movable, angle_deg, box.centre)
        desk.store.apply(Message("Turn"), edit)


def group(desk: Desk) -> None:
    """Keep the selection together."""
    desk.store.apply(Message("Group"), edits_groups.group(desk.store.state.movable))


def ungroup(desk: Desk) -> None:
    """Let the selection's groups go."""
    desk.store.apply(Message("Ungroup"), edits_groups.ungroup(desk.store.state.selection))


def lock(desk: Desk) -> None:
    """Lock what is selected, or unlock it where all of it is locked."""
    state = desk.store.state
    locked = all(placement.is_locked for placement in state.selected)
    name = Message("Unlock") if locked else Message("Lock in place")
    change = edits.unlock if locked else edits.lock
    desk.store.apply(name, change(state.selection))


def order(desk: Desk, where: Order) -> None:
    """Change what lies above what."""
    desk.store.apply(
        Message("Change the order"), edits_groups.order(desk.store.state.selection, where)
    )


def combine(desk: Desk, how: str) -> None:
    """Put one outline in the place of what is selected: union, subtract or intersect."""
    params = maker_params("combine").from_plain({"how": how})
    _replace_by(desk, Message("Combine outlines"), "combine", params, is_kept=False)


def offset(desk: Desk, params: Params) -> None:
    """Add an outline at a distance round the selection."""
    _replace_by(desk, Message("Offset"), "offset", params, is_kept=True)


def offset_params() -> Params:
    """What an offset takes, at its usual values."""
    return maker_params("offset")()


def draw(desk: Desk, artwork: Artwork, affine: Affine) -> None:
    """Add what was drawn with a tool."""
    sheet = desk.store.state.sheet
    desk.store.apply(Message("Draw"), edits.add(artwork, affine, sheet), selects_new=True)


def has_editor(artwork: Artwork) -> bool:
    """Whether a made artwork is edited in a dialog of its own: texts and codes."""
    origin = artwork.origin
    return isinstance(origin, Made) and any(spec.look for spec in origin.params.specs())


def can_edit(state: State) -> bool:
    """Whether one text or code is selected."""
    document = state.document
    if document is None or state.screen is not Screen.WORK or len(state.selected) != 1:
        return False
    return has_editor(document.artworks[state.selected[0].artwork])


def add_sheet(desk: Desk) -> None:
    """Add a sheet, and turn to it."""
    if desk.store.apply(Message("Add a sheet"), edits_sheets.add_sheet()):
        document = desk.store.state.document
        if document is not None:
            desk.store.show_sheet(document.sheet_count - 1)


def remove_sheet(desk: Desk) -> None:
    """Remove the sheet that is shown, with what lies on it."""
    edit = edits_sheets.remove_sheet(desk.store.state.sheet)
    desk.store.apply(Message("Remove this sheet"), edit)


def to_next_sheet(desk: Desk) -> None:
    """Lay the selection on the next sheet, after the last one on the first; and turn to it."""
    state = desk.store.state
    if state.document is None:
        return
    ids, sheet = state.movable, (state.sheet + 1) % state.document.sheet_count
    if desk.store.apply(Message("To the next sheet"), edits_sheets.move_to_sheet(ids, sheet)):
        desk.store.show_sheet(sheet)
        desk.store.select(ids)


def takes_sheets(state: State) -> bool:
    """Whether the job's stock comes in sheets, of which there can be several."""
    document = state.document
    return document is not None and not isinstance(document.stock, Roll | Bottle)


def turn_preview(desk: Desk) -> None:
    """To the preview, and back."""
    is_there = desk.store.state.screen is Screen.PREVIEW
    desk.store.show_screen(Screen.WORK if is_there else Screen.PREVIEW)


def _replace_by(
    desk: Desk, name: Message, maker: str, params: Params, *, is_kept: bool
) -> None:
    state = desk.store.state
    document = state.document
    if document is None:
        return
    try:
        made = make(maker, params, _inputs(document, state))
    except GareFabError as error:
        desk.store.say(bad_news(error.message))
        return
    add = edits.add(made, Affine(), state.sheet)
    remove = edits.delete(() if is_kept else state.movable)
    # added first: an id that was free again would not be seen as new
    desk.store.apply(name, lambda old: remove(add(old)), selects_new=True)


def _inputs(document: Document, state: State) -> tuple[Artwork, ...]:
    return tuple(placed_input(document, placement.id) for placement in state.selected)
