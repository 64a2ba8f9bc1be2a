"""Laws of gare_fab.makers."""
