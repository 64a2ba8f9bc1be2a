"""Laws of gare_fab.model."""
