"""Family: a program becomes bytes, and bytes become the same program."""
