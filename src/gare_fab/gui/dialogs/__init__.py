"""Dialogs: questions that are asked once, answered, and gone."""
