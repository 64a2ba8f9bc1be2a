"""Family: bytes of others become artwork, with a word on all that was dropped."""
