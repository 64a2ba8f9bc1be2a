"""Which layout of a drawing is taken: the model, or a sheet of paper space."""

import numpy as np

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.model.artwork import Finding, FindingKind
from gare_fab.readers.dxf.blocks import Blocks, Content
from gare_fab.readers.dxf.loading import FAULTS, Document, Entity, damaged

_MODEL = "Model"


def gather(blocks: Blocks, choice: str) -> tuple[Content, tuple[Finding, ...]]:
    """The content of the layout with a name; without one of the model.

    Where the model is empty, the first sheet that is not is taken. What else there is to
    choose is told.

    Raises:
        Unreadable: there is no layout of this name, or no model.
    """
    document = blocks.shared.document
    with np.errstate(all="ignore"):  # what is no number is found in the end, all at once
        if choice.strip():
            layout = _named(document, choice.strip())
            return blocks.content(layout), _others(document, layout.name)
        content = blocks.content(_model(document))
        if len(content.curves) or any(isinstance(each, str) for each in content.misses.counts):
            return content, _others(document, _MODEL)
        for layout in _papers(document):
            paper = blocks.content(layout)
            if len(paper.curves):
                note = (
                    "The model is empty; the layout '{name}' is taken. Choose another if it "
                    "is wrong."
                )
                said = Finding(FindingKind.NOTE, Message(note, {"name": layout.name}))
                return paper, (said,)
    return content, ()


def _others(document: Document, taken: str) -> tuple[Finding, ...]:
    """A word on what was not taken: the sheets that are not empty, and the model."""
    names = [_MODEL, *(paper.name for paper in _papers(document) if _has_content(paper))]
    others = tuple(name for name in names if name.lower() != taken.lower())
    if len(names) == 1 or not others:
        return ()
    values = {"names": ", ".join(others), "name": taken}
    message = Message("Of this file '{name}' is taken; it also has {names}.", values)
    offers = tuple(f"layout={name}" for name in others)
    return (Finding(FindingKind.NOTE, message, offers=offers),)


def _has_content(paper: Entity) -> bool:
    """Whether more is on a sheet than the view that every sheet has."""
    kinds = [entity.dxftype() for entity in paper]
    return len(kinds) - (kinds.count("VIEWPORT") > 0) > 0


def _named(document: Document, choice: str) -> Entity:
    if choice.lower() == _MODEL.lower():
        return _model(document)
    papers = _papers(document)
    for layout in papers:
        if layout.name.lower() == choice.lower():
            return layout
    names = ", ".join([_MODEL, *(layout.name for layout in papers)])
    raise Unreadable(
        Message(
            "There is no layout '{name}'; the file has {names}.",
            {"name": choice, "names": names},
        )
    )


def _model(document: Document) -> Entity:
    try:
        return document.modelspace()
    except FAULTS as fault:
        raise damaged(Message("it has no model")) from fault


def _papers(document: Document) -> list[Entity]:
    """The sheets in the order of their tabs; what was damaged beyond repair is none."""
    whole = [layout for layout in document.layouts if layout.dxf_layout.is_alive]
    papers = [layout for layout in whole if layout.name != _MODEL]
    return sorted(papers, key=lambda paper: (paper.dxf.taborder, paper.name))
