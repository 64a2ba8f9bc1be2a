"""Shapes in millimetres, on whole arrays: no Qt, no files."""
