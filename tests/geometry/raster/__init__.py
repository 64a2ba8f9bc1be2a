"""Laws of gare_fab.geometry.raster."""
