"""Laws of gare_fab.prints."""
