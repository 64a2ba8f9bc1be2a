"""What was made here and is placed: whether it will do its work there, as its maker knows."""

from collections.abc import Iterator
from types import MappingProxyType

from gare_fab.base.errors import WrongUsage
from gare_fab.makers.registry import MAKERS
from gare_fab.model.artwork import Made
from gare_fab.model.document import Document
from gare_fab.model.problem import Problem, Severity

_BY_ID = MappingProxyType({maker.id: maker for maker in MAKERS})


def made_problems(document: Document) -> tuple[Problem, ...]:
    """The problems of everything made that is placed and shown."""
    return tuple(_problems(document))


def _problems(document: Document) -> Iterator[Problem]:
    for placement in document.placements:
        origin = document.artworks[placement.artwork].origin
        if placement.is_hidden or not isinstance(origin, Made):
            continue
        maker = _BY_ID.get(origin.maker)
        if maker is None:
            continue
        try:
            yield from maker.check(origin.params, document, placement)
        except WrongUsage as error:  # its values have been changed behind its back
            yield Problem(Severity.WARNING, error.message)
