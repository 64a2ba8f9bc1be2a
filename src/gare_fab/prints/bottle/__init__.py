"""The bottle as glass, from the front and from behind."""
