"""All prints."""

from gare_fab.prints.bottle.member import BOTTLE
from gare_fab.prints.contract import Print
from gare_fab.prints.toolpaths import TOOLPATHS

PRINTS: tuple[Print, ...] = (TOOLPATHS, BOTTLE)
