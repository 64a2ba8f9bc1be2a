"""Machines for tests, made from a few figures."""

from dataclasses import replace

from gare_fab.model.machine import (
    Axis,
    Controller,
    Cutter,
    Dialect,
    Head,
    LaserHead,
    Machine,
    MachineKind,
    MillHead,
)

GRBL = Controller("grbl", idle_delay_s=0.0)


def laser(
    rates: tuple[float, ...] = (12000.0, 12000.0),
    accelerations: tuple[float, ...] = (800.0, 800.0),
    steps: float = 80.0,
    controller: Controller = GRBL,
) -> Machine:
    """A GRBL laser of 400 x 300 mm with dynamic power."""
    ends = (400.0, 300.0)
    axes = tuple(
        Axis(name, 0.0, end, rate, acceleration, steps)
        for name, end, rate, acceleration in zip("XY", ends, rates, accelerations, strict=True)
    )
    return Machine(
        id="test_laser",
        names=(("en", "Laser"),),
        kind=MachineKind.LASER,
        area=ends,
        axes=axes,
        controller=controller,
        head=LaserHead("co2", 60.0),
        writer="gcode",
        dialect=Dialect(),
    )


def mill() -> Machine:
    """The same as a mill that stops for its cutters."""
    head: Head = MillHead((Cutter(1, 3.0), Cutter(2, 1.0)))
    machine = laser()
    depth = Axis("Z", -60.0, 60.0, 1500.0, 200.0, 400.0)
    change = ("M5", "T{number}", "M0")
    dialect = replace(
        Dialect(), tool_on="M3", beam_off="", tool_change=change, power_full=24000.0
    )
    return replace(
        machine,
        id="test_mill",
        kind=MachineKind.MILL,
        axes=(*machine.axes, depth),
        head=head,
        dialect=dialect,
    )
