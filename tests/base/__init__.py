"""Laws of gare_fab.base."""
