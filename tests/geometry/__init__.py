"""Laws of gare_fab.geometry."""
