"""The catalogue and the job at hand: what the job is about, and how it gets new figures."""

from dataclasses import replace

from gare_fab.base.errors import GareFabError
from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.notice import Mood, Notice
from gare_fab.gui.look.words import LANGUAGES, named
from gare_fab.model.edits import Edit
from gare_fab.model.edits_job import set_machine, set_material, set_stock
from gare_fab.model.machine import Machine
from gare_fab.model.material import Material
from gare_fab.model.stock import Bottle
from gare_fab.workshop.catalogue import (
    Shelf,
    Thing,
    copy_of,
    open_bottle,
    open_machine,
    open_material,
)


def opened(shelf: Shelf, name: str) -> Thing:
    """The thing of an id; raises as `open_machine`."""
    match shelf:
        case Shelf.MACHINES:
            return open_machine(name)
        case Shelf.MATERIALS:
            return open_material(name)
        case Shelf.BOTTLES:
            return open_bottle(name)


def used(desk: Desk, shelf: Shelf) -> Thing | None:
    """The thing of a shelf that the job at hand is about."""
    document = desk.store.state.document
    if document is None:
        return None
    match shelf:
        case Shelf.MACHINES:
            return document.machine
        case Shelf.MATERIALS:
            return document.material
        case Shelf.BOTTLES:
            return document.stock if isinstance(document.stock, Bottle) else None


def offer_new_figures(desk: Desk, shelf: Shelf) -> None:
    """Where the job is about a thing that has changed since, offer its new figures."""
    old = used(desk, shelf)
    if old is None:
        return
    try:
        new = opened(shelf, old.id)
    except GareFabError:
        return  # the job has its own copy of what is not in the catalogue any more
    if new == old:
        return

    def take() -> None:
        desk.store.apply(Message("Apply new figures"), _taking(new))

    message = Message(
        "This job still has the old figures of: {name}", {"name": named(new.names)}
    )
    desk.store.say(Notice(Mood.NOTE, message, Message("Use the new ones"), take))


def forget_owned(desk: Desk, shelf: Shelf, name: str) -> None:
    """A machine that is nowhere any more is none of the workshop's either."""
    settings = desk.store.state.settings
    if shelf is Shelf.MACHINES and name in settings.machines:
        machines = tuple(each for each in settings.machines if each != name)
        desk.store.set_settings(replace(settings, machines=machines))


def copied(thing: Thing) -> Thing:
    """A copy with an id of its own, called one in each language."""
    names = dict(thing.names)
    return copy_of(
        thing,
        tuple(
            (language, Message("{name} (copy)", {"name": name}).text(language))
            for language in LANGUAGES
            if (name := names.get(language) or names.get("en") or thing.id)
        ),
    )


def _taking(thing: Thing) -> Edit:
    match thing:
        case Machine():
            return set_machine(thing)
        case Material():
            return set_material(thing)
        case Bottle():
            return set_stock(thing)
