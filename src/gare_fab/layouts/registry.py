"""All layouts."""

from typing import Any

from gare_fab.layouts.contract import Layout
from gare_fab.layouts.place import AT, CENTRE, FIT

LAYOUTS: tuple[Layout[Any], ...] = (AT, CENTRE, FIT)
