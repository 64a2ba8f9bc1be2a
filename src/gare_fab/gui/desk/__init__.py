"""Desk: the state at hand, what can be done with it, and the work behind the window."""
