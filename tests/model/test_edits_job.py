"""Laws of the edits of what a job is about."""

from gare_fab.model.document import Anchor, Document, OriginMode, Wrapping
from gare_fab.model.edits_job import (
    set_client,
    set_machine,
    set_material,
    set_origin,
    set_stock,
    set_title,
    set_wrapping,
)
from gare_fab.model.stock import Roll
from gare_fab.storage.catalogue import load_bottle, load_machine, load_material
from tests.model.layouts import after, row

TURNED = Wrapping(reference=120.0, front_deg=90.0)


def same_but(made: Document, old: Document, *names: str) -> bool:
    """Whether all fields are the very same but for these."""
    fields = set(Document.__slots__) - {*names}
    return all(getattr(made, name) is getattr(old, name) for name in fields)


def test_each_edit_changes_what_it_says() -> None:
    """And nothing else."""
    old = row(0.0)
    machine = load_machine("co2_60w_chuck")
    material = load_material("birch_plywood")
    assert same_but(set_title("a")(old), old, "title")
    assert same_but(set_client("b")(old), old, "client")
    assert same_but(set_machine(machine)(old), old, "machine")
    assert same_but(set_material(material)(old), old, "material")
    assert same_but(set_wrapping(TURNED)(old), old, "wrapping")
    made = after(old, set_title("a"), set_client("b"), set_material(material))
    made = after(made, set_machine(machine), set_wrapping(TURNED))
    assert (made.title, made.client, made.wrapping) == ("a", "b", TURNED)
    assert made.machine is machine
    assert made.material is material
    assert set_material(None)(made).material is None


def test_another_stock_keeps_the_wrapping_unless_one_is_given() -> None:
    """From bottle to bottle the front stays in front."""
    bottle = load_bottle("bordelaise_75")
    made = after(row(0.0), set_stock(bottle, TURNED))
    assert (made.stock, made.wrapping) == (bottle, TURNED)
    assert set_stock(Roll(600.0))(made).wrapping == TURNED


def test_the_zero_is_an_anchor_and_a_mode() -> None:
    """Both at once."""
    made = set_origin(Anchor.CENTRE, OriginMode.USER)(row(0.0))
    assert (made.anchor, made.origin) == (Anchor.CENTRE, OriginMode.USER)
