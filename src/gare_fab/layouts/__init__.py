"""Family: where things lie on the stock."""
