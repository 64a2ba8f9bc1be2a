"""What the rows of the artwork list say of a job, and the edits that they offer."""

from enum import IntEnum

from gare_fab.base.messages import Message
from gare_fab.gui.desk.state import State
from gare_fab.gui.look.words import say
from gare_fab.gui.panels.artwork_rows import Row, RowKind
from gare_fab.gui.panels.layers import layer_name
from gare_fab.model import edits
from gare_fab.model.artwork import Artwork, Layer
from gare_fab.model.document import Document, Placement, PlacementId
from gare_fab.model.edits import Edit


class Column(IntEnum):
    """What a column of the list shows."""

    NAME = 0
    SHOWN = 1
    LOCKED = 2


class Facts:
    """One document, looked at by rows."""

    def __init__(self, document: Document) -> None:
        """Find each placement by its id."""
        self.document = document
        self._by_id: dict[PlacementId, Placement] = {
            each.id: each for each in document.placements
        }

    def placement(self, row: Row) -> Placement:
        """The placement of a row, a group's uppermost."""
        return self._by_id[row.ids[0]]

    def placements(self, row: Row) -> list[Placement]:
        """All placements of a row."""
        return [self._by_id[name] for name in row.ids]

    def artwork(self, row: Row) -> Artwork:
        """The artwork of a row."""
        return self.document.artworks[self.placement(row).artwork]

    def layer(self, row: Row) -> Layer:
        """The layer that a row is for."""
        return self.artwork(row).layers[row.layer]

    def name(self, row: Row) -> str:
        """What a row is called."""
        if row.kind is RowKind.GROUP:
            return say(Message("Group of {count}", {"count": len(row.ids)}))
        if row.kind is RowKind.LAYER:
            return layer_name(self.layer(row))
        return self.artwork(row).name

    def says_the_same(self, row: Row, before: "Facts") -> bool:
        """Whether a row, with all in it, says what it said of another document."""
        artworks, others = self.document.artworks, before.document.artworks
        pairs = zip(self.placements(row), before.placements(row), strict=True)
        return self.document.hidden_layers == before.document.hidden_layers and all(
            artworks[new.artwork] is others[old.artwork]
            and new.is_hidden == old.is_hidden
            and new.is_locked == old.is_locked
            for new, old in pairs
        )

    def is_on(self, row: Row, column: Column) -> bool:
        """Whether all of it is locked; of the other columns whether any of it is shown."""
        if row.kind is RowKind.LAYER:
            return self.layer(row).name not in self.document.hidden_layers
        placements = self.placements(row)
        if column is Column.LOCKED:
            return all(each.is_locked for each in placements)
        return not all(each.is_hidden for each in placements)

    def turned(self, row: Row, column: Column, state: State) -> tuple[Message, Edit]:
        """Hide or show, lock or unlock a row; one of the selection with all of it."""
        is_on = self.is_on(row, column)
        if row.kind is RowKind.LAYER:
            name = Message("Hide a layer") if is_on else Message("Show a layer")
            return name, edits.show_layer(self.layer(row).name, is_shown=not is_on)
        is_of_selection = row.parent is None and state.selection.issuperset(row.ids)
        ids = state.selection if is_of_selection else row.ids
        if column is Column.SHOWN:
            name = Message("Hide") if is_on else Message("Show")
            return name, (edits.hide if is_on else edits.show)(ids)
        name = Message("Unlock") if is_on else Message("Lock in place")
        return name, (edits.unlock if is_on else edits.lock)(ids)
