"""Reads DXF drawings, R12 to R2018, text and binary: curves, and a word on all the rest."""
