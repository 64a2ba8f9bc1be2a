"""The whole program, driven as people do it: with the mouse and the keys, nothing replaced."""
