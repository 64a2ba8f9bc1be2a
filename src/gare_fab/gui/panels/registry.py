"""All panels, in the order of their tabs."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from gare_fab.gui.desk.asks import Asks
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.panels.artwork import ArtworkPanel
from gare_fab.gui.panels.problems import ProblemsPanel
from gare_fab.gui.panels.setup import SetupPanel
from gare_fab.gui.panels.steps import StepsPanel


@dataclass(frozen=True, slots=True)
class Panel:
    """A tab of the work screen."""

    id: str
    label: str
    icon: str
    make: Callable[[Desk, Asks], QWidget]


PANELS: tuple[Panel, ...] = (
    Panel("setup", label="Setup", icon="bottle", make=SetupPanel),
    Panel("artwork", label="Drawings", icon="vector", make=ArtworkPanel),
    Panel("steps", label="Steps", icon="list-check", make=StepsPanel),
    Panel("problems", label="Problems", icon="alert-triangle", make=ProblemsPanel),
)
