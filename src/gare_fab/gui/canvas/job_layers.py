"""The job as layers of the canvas: its stock, what lies on it, and what the tool will do."""

from dataclasses import replace

from gare_fab.geometry.affine import Affine
from gare_fab.gui.canvas.drawings import Drawings
from gare_fab.gui.canvas.layers import DrawingLayer, Drawn
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
    """All that is seen of the sheet but for what is held by the mouse (`moving_of`)."""
    document = state.document
    if document is None:
        return Drawn(desk=colours.desk)
    layers = [*stock_layers(document, colours, has_grid=state.settings.has_grid)]
    rows = [row for row in document.placements if row.id not in held]
    layers += _artworks(state, document, rows, drawings, colours)
    if not held:
        layers += _toolpaths(state, drawings)
    return Drawn(tuple(layers), colours.desk)


def moving_of(
    state: State,
    drawings: Drawings,
    colours: Colours,
    held: frozenset[PlacementId],
    by: Affine,
) -> tuple[DrawingLayer, ...]:
    """What is held by the mouse, moved by a map (design mm)."""
    if state.document is None:
        return ()
    rows = [
        replace(row, affine=by @ row.affine)
        for row in state.document.placements
        if row.id in held
    ]
    return tuple(_artworks(state, state.document, rows, drawings, colours))


def _artworks(
    state: State,
    document: Document,
    rows: list[Placement],
    drawings: Drawings,
    colours: Colours,
) -> list[DrawingLayer]:
    face = stock_face(document, colours)
    is_below = _timeline(state) is not None
    drawn = drawings.of_artworks(document.artworks)
    return [
        DrawingLayer(
            drawing,
            row.affine,
            _FAINT if is_below else 1.0,
            frozenset(document.hidden_layers),
            face,
        )
        for row in rows
        if row.sheet == state.sheet
        and not row.is_hidden
        and (drawing := drawn[row.artwork]) is not None
    ]


def _toolpaths(state: State, drawings: Drawings) -> list[DrawingLayer]:
    timeline = _timeline(state)
    if timeline is None:
        return []
    hidden = frozenset() if state.settings.shows_travel else frozenset({TRAVEL})
    return [DrawingLayer(drawings.of_toolpaths(timeline), hidden=hidden)]


def _timeline(state: State) -> Timeline | None:
    """The toolpaths that are shown: those of the job as it stands, where there are any."""
    if state.study is None or not state.settings.shows_toolpaths or not state.is_studied:
        return None
    return state.study.timeline if len(state.study.timeline) else None
