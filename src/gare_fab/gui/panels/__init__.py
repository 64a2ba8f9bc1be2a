"""Panels: parts of the work screen that show the job and ask for changes."""
