"""The laws that every writer keeps on every machine of the catalogue that uses it."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from gare_fab.base.progress import SILENT
from gare_fab.model.machine import Machine
from gare_fab.model.program import Program, Tool
from gare_fab.storage.catalogue import load_machine, machine_ids
from gare_fab.writers.contract import Writer
from gare_fab.writers.registry import WRITERS
from tests.writers.programs import differences, programs

MEMBERS = {writer.id: writer for writer in WRITERS}


def _speech(machine: Machine) -> object:
    """What a writer sees of a machine."""
    axes = tuple((axis.name, axis.is_angle) for axis in machine.axes)
    return machine.writer, machine.kind, machine.dialect, axes


# one machine of each way of speaking
MACHINES = {
    machine.id: machine
    for machine in {_speech(one): one for one in map(load_machine, machine_ids())}.values()
    if machine.writer in MEMBERS
}
LETTERS = "GGGMMXYZAFSIJRTPN00112234569.-+ \n\n\n;()%$"
each_machine = pytest.mark.parametrize("name", sorted(MACHINES))
often = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _case(name: str) -> tuple[Machine, Writer]:
    machine = MACHINES[name]
    return machine, MEMBERS[machine.writer]


@each_machine
@often
@given(data=st.data())
def test_what_was_written_reads_back(name: str, data: st.DataObject) -> None:
    """Reading what was written gives the quantised program, exactly and without a problem."""
    machine, writer = _case(name)
    program = data.draw(programs(machine))
    assume(not writer.objections(program, machine))
    decoded = writer.read(writer.write(program, machine, SILENT), machine)
    assert differences(decoded.program, writer.quantise(program, machine)) == []
    assert decoded.problems == ()


@each_machine
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_quantising_twice_changes_nothing(name: str, data: st.DataObject) -> None:
    """What a format can say, it says again the same; but a cutter's change may add a pause."""
    machine, writer = _case(name)
    program = data.draw(programs(machine))
    assume(not writer.objections(program, machine))
    assume(not any(isinstance(block, Tool) and block.number for block in program.blocks))
    once = writer.quantise(program, machine)
    assert differences(writer.quantise(once, machine), once) == []
    again = writer.read(writer.write(once, machine, SILENT), machine)
    assert differences(again.program, once) == []


@each_machine
def test_nothing_is_written_and_read(name: str) -> None:
    """A program without blocks is a file without moves."""
    machine, writer = _case(name)
    program = Program(("X", "Y"), ())
    decoded = writer.read(writer.write(program, machine, SILENT), machine)
    assert decoded.program.blocks == ()
    assert decoded.problems == ()


@each_machine
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_the_same_program_gives_the_same_bytes(name: str, data: st.DataObject) -> None:
    """Writing has no memory."""
    machine, writer = _case(name)
    program = data.draw(programs(machine))
    assume(not writer.objections(program, machine))
    first = writer.write(program, machine, SILENT)
    assert writer.write(program, machine, SILENT) == first


@each_machine
@settings(max_examples=60, deadline=None)
@given(data=st.one_of(st.binary(max_size=200), st.text(LETTERS, max_size=200).map(str.encode)))
def test_any_bytes_are_read_without_a_fault(name: str, data: bytes) -> None:
    """Reading whatever bytes gives a program, never an exception."""
    machine, writer = _case(name)
    writer.read(data, machine)
