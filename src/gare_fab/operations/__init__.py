"""Family: shapes and parameters become toolpaths."""
