"""Screens: what fills the window: first run, start, work, preview."""
