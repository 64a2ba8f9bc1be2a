"""Laws of gare_fab.layouts."""
