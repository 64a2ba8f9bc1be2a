"""Laws of gare_fab.operations."""
