"""Measures the window in a process of its own, for `gare-fab bench`."""
