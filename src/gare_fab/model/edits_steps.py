"""Edits of the steps; a place that is not there is an IndexError."""

from dataclasses import replace

from gare_fab.model.document import Document
from gare_fab.model.edits import Edit
from gare_fab.model.step import Step


def set_steps(steps: tuple[Step, ...]) -> Edit:
    """Other steps in the place of all."""
    return lambda document: replace(document, steps=steps)


def add_step(step: Step, at: int | None = None) -> Edit:
    """Put a step before the one at a place; without a place, last."""

    def edit(document: Document) -> Document:
        place = len(document.steps) if at is None else at
        steps = (*document.steps[:place], step, *document.steps[place:])
        return replace(document, steps=steps)

    return edit


def set_step(index: int, step: Step) -> Edit:
    """Another step in the place of one; the very same changes nothing."""

    def edit(document: Document) -> Document:
        if document.steps[index] == step:
            return document
        steps = list(document.steps)
        steps[index] = step
        return replace(document, steps=tuple(steps))

    return edit


def remove_step(index: int) -> Edit:
    """Take a step away."""

    def edit(document: Document) -> Document:
        steps = list(document.steps)
        del steps[index]
        return replace(document, steps=tuple(steps))

    return edit


def move_step(old: int, new: int) -> Edit:
    """Move a step so that it stands at the place `new` afterwards."""

    def edit(document: Document) -> Document:
        steps = list(document.steps)
        steps.insert(new, steps.pop(old))
        return replace(document, steps=tuple(steps))

    return edit
