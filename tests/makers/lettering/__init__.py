"""Tests of the maker of texts."""
