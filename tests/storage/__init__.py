"""Laws of gare_fab.storage."""
