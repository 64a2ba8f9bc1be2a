"""All actions, in the order of their menus."""

from gare_fab.gui.desk.actions import Action
from gare_fab.gui.desk.actions_arrange import ARRANGE
from gare_fab.gui.desk.actions_file import EDIT, FILE
from gare_fab.gui.desk.actions_view import DRAW, HELP, VIEW, WORKSHOP

ACTIONS: tuple[Action, ...] = FILE + EDIT + ARRANGE + DRAW + VIEW + WORKSHOP + HELP
