"""Laws of gare_fab.pipeline."""
