"""The job as layers of the canvas: its stock, what lies on it, and what the tool will do."""

from collections.abc import Sequence

from gare_fab.gui.canvas.drawings import Drawings
from gare_fab.gui.canvas.layers import DrawingLayer, Drawn
from gare_fab.gui.canvas.pieces import Pieces
from gare_fab.gui.canvas.stock import stock_face, stock_layers
from gare_fab.gui.canvas.toolpaths import TRAVEL
from gare_fab.gui.desk.state import State
from gare_fab.gui.look.colours import Colours
from gare_fab.model.document import Document, Placement, PlacementId
from gare_fab.model.timeline import Timeline

_FAINT = 0.3  # artwork below its toolpaths


def drawn_of(
    state: State, drawings: Drawings, colours: Colours, held: frozenset[PlacementId]
) -> Drawn:
    """All that is seen of the sheet but for what is held by the mouse (`held_of`)."""
    document = state.document
    if document is None:
        return Drawn(desk=colours.desk)
    below = stock_layers(document, colours, has_grid=state.settings.has_grid)
    rows = [row for row in document.placements if row.id not in held]
    above = () if held else _toolpaths(state, drawings)
    layers = (*below, _pieces(state, document, rows, drawings, colours), *above)
    return Drawn(layers, colours.desk)


def held_of(
    state: State, drawings: Drawings, colours: Colours, held: frozenset[PlacementId]
) -> Pieces:
    """What is held by the mouse, where it lay."""
    document = state.document
    if document is None or not held:
        return Pieces()
    rows = [row for row in document.placements if row.id in held]
    return _pieces(state, document, rows, drawings, colours)


def looks_alike(one: State, other: State) -> bool:
    """Whether all that a canvas draws of them is the same."""
    return (
        one.document is other.document
        and (one.screen, one.sheet) == (other.screen, other.sheet)
        and one.settings is other.settings
        and one.study is other.study
        and one.is_studied == other.is_studied
    )


def _pieces(
    state: State,
    document: Document,
    rows: Sequence[Placement],
    drawings: Drawings,
    colours: Colours,
) -> Pieces:
    drawn = drawings.of_artworks(document.artworks)
    parts = tuple(
        (drawing, row.affine)
        for row in rows
        if row.sheet == state.sheet
        and not row.is_hidden
        and (drawing := drawn[row.artwork]) is not None
    )
    opacity = 1.0 if _timeline(state) is None else _FAINT
    hidden = frozenset(document.hidden_layers)
    return Pieces(parts, opacity, hidden, stock_face(document, colours))


def _toolpaths(state: State, drawings: Drawings) -> tuple[DrawingLayer, ...]:
    timeline = _timeline(state)
    if timeline is None:
        return ()
    hidden = frozenset() if state.settings.shows_travel else frozenset({TRAVEL})
    return (DrawingLayer(drawings.of_toolpaths(timeline), hidden=hidden),)


def _timeline(state: State) -> Timeline | None:
    """The toolpaths that are shown: those of the job as it stands, where there are any."""
    if state.study is None or not state.settings.shows_toolpaths or not state.is_studied:
        return None
    return state.study.timeline if len(state.study.timeline) else None
