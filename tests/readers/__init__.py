"""Laws of gare_fab.readers."""
