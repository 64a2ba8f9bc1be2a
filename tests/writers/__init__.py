"""Laws of gare_fab.writers."""
