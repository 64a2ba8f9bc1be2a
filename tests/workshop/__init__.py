"""Laws of gare_fab.workshop."""
