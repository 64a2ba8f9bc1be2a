"""Laws of the edits of what is in a document."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gare_fab.geometry.affine import Affine
from gare_fab.model.document import Document, Placement, PlacementId
from gare_fab.model.edits import (
    Ids,
    add,
    add_many,
    delete,
    hide,
    lock,
    numbered,
    rename_artwork,
    replace_artwork,
    show,
    show_layer,
    unlock,
)
from tests.documents import artwork, document, rectangle, stroked
from tests.model.layouts import DOCUMENTS, IDS, added_ids, after, ids, row

NEW = artwork([stroked(rectangle(0, 0, 7.0, 7.0))])


def is_whole(made: Document) -> bool:
    """Whether placements and artworks go with each other, and every id is its own."""
    used = {each.artwork for each in made.placements}
    numbers = [each.id for each in made.placements]
    return used == set(range(len(made.artworks))) and len(set(numbers)) == len(numbers)


@given(st.lists(st.integers(-2, 4).map(PlacementId), max_size=6))
def test_numbers_are_unique_and_kept_where_they_were(given_ids: list[PlacementId]) -> None:
    """Every placement has a positive id of its own; an id that was good is still there."""
    placements = tuple(Placement(0, id=each) for each in given_ids)
    made = numbered(replace(document(), placements=placements))
    found = [each.id for each in made.placements]
    assert len(set(found)) == len(found)
    assert all(each > 0 for each in found)
    firsts = {each: given_ids.index(each) for each in given_ids if each > 0}
    assert all(found[place] == each for each, place in firsts.items())
    assert numbered(made) is made


def test_what_is_added_lies_on_top() -> None:
    """In the order given, on the sheet asked for, with ids of its own."""
    made = row(0.0, 20.0)
    moved = Affine.moved(3.0, 4.0)
    new = after(made, add_many(((NEW, moved), (NEW, Affine())), 1))
    assert [(each.artwork, each.affine, each.sheet) for each in new.placements[2:]] == [
        (1, moved, 1),
        (2, Affine(), 1),
    ]
    assert added_ids(made, new) == ids(3, 4)
    assert added_ids(made, add(NEW)(made)) == ids(3)
    assert add_many(())(made) is made


@given(DOCUMENTS, IDS)
def test_deleting_leaves_nothing_dangling(made: Document, some: Ids) -> None:
    """The others stay with their artworks; artworks that are placed no more are gone."""
    new = delete(some)(made)
    kept = tuple(each for each in made.placements if each.id not in some)
    assert [each.id for each in new.placements] == [each.id for each in kept]
    assert [new.artworks[each.artwork] for each in new.placements] == [
        made.artworks[each.artwork] for each in kept
    ]
    assert is_whole(new) or new is made


def test_what_is_locked_is_not_deleted() -> None:
    """Of two the one that is not locked goes; unlocked, the other goes too."""
    made = after(row(0.0, 20.0), lock(ids(1)))
    left = delete(ids(1, 2))(made)
    assert [each.id for each in left.placements] == [1]
    assert delete(ids(1))(left) is left
    assert after(left, unlock(ids(1)), delete(ids(1))).placements == ()


def test_a_replaced_artwork_keeps_its_places() -> None:
    """Placements stay, the drawing is another, and its name can be changed."""
    made = row(0.0, 20.0)
    new = replace_artwork(0, NEW)(made)
    assert new.artworks == (NEW,)
    assert new.placements == made.placements
    assert rename_artwork(0, "logo")(new).artworks[0].name == "logo"


def test_hidden_and_shown_again_is_as_before() -> None:
    """So is locked and unlocked; each says it of these alone."""
    made = row(0.0, 20.0)
    hidden, locked = hide(ids(2))(made), lock(ids(2))(made)
    assert [each.is_hidden for each in hidden.placements] == [False, True]
    assert [each.is_locked for each in locked.placements] == [False, True]
    assert show(ids(2))(hidden).placements == made.placements
    assert unlock(ids(2))(locked).placements == made.placements
    assert show(ids(2))(made) is made


def test_a_layer_is_hidden_once_and_shown() -> None:
    """Hiding twice is hiding once; other layers stay hidden."""
    made = after(row(0.0), show_layer("b", is_shown=False), show_layer("a", is_shown=False))
    assert made.hidden_layers == ("a", "b")
    assert show_layer("a", is_shown=False)(made).hidden_layers == ("a", "b")
    assert show_layer("b", is_shown=True)(made).hidden_layers == ("a",)
