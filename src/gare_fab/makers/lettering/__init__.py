"""Text as artwork: how it is declared, and how it is written."""
