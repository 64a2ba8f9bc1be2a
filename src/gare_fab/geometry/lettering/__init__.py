"""Lettering: fonts found, text shaped, and its letters as paths."""
