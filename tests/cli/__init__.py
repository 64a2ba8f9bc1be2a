"""Laws of gare_fab.cli."""
