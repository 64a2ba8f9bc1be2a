"""Laws of gare_fab.prints.bottle."""
