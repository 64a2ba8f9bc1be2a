"""Laws of gare_fab, in the order of its floors."""
