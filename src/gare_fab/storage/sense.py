"""What a catalogue file must say to make sense, beyond the types of its values."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from gare_fab.base.messages import Message
from gare_fab.model.machine import Axis, LaserHead, Machine, MillHead
from gare_fab.model.material import Material
from gare_fab.model.stock import Bottle
from gare_fab.storage.tables import Place

_POSITIVE = Message("it must be greater than 0.")
_SHARE = Message("it must lie between 0 and 1.")
_RISING = Message("the first value must be less than the second.")


def check_machine(machine: Machine, place: Place) -> None:
    """Raises `Unreadable` at the first value of a machine that makes no sense."""
    _all_positive(machine.area, place.at("area"))
    if not machine.axes:
        raise place.at("axes").wrong(Message("a machine needs axes."))
    for index, axis in enumerate(machine.axes):
        _check_axis(axis, place.at("axes").item(index))
    for index, default in enumerate(machine.defaults):
        here = place.at("defaults").item(index)
        _positive(default.speed, here.at("speed"))
        _positive(default.interval, here.at("interval"))
        _share(default.power, here.at("power"))
    _check_controller(machine, place)
    _check_head(machine, place.at("head"))
    _check_rotary(machine, place.at("rotary"))


def check_material(material: Material, place: Place) -> None:
    """Raises `Unreadable` at the first value of a material that makes no sense."""
    for index, row in enumerate(material.settings):
        here = place.at("settings").item(index)
        _positive(row.speed, here.at("speed"))
        _positive(row.interval, here.at("interval"))
        _positive(row.passes, here.at("passes"))
        _share(row.power, here.at("power"))
    for index, ban in enumerate(material.bans):
        if not ban.reasons:
            raise place.at("bans").item(index).wrong(Message("a ban needs its reasons."))


def check_bottle(bottle: Bottle, place: Place) -> None:
    """Raises `Unreadable` at the first value of a bottle that makes no sense."""
    profile = place.at("profile")
    if len(bottle.profile) < 2:
        raise profile.wrong(Message("a profile needs two points or more."))
    for index, (_, radius) in enumerate(bottle.profile):
        _positive(radius, profile.item(index))
    for index, ((low, _), (high, _)) in enumerate(pairwise(bottle.profile)):
        if not low < high:
            raise profile.item(index + 1).wrong(Message("the heights must rise."))
    for name, zone in (("zone", bottle.zone), ("panel", bottle.panel)):
        if zone is not None and not zone[0] < zone[1]:
            raise place.at(name).wrong(_RISING)
        if zone is not None and not bottle.profile[0][0] <= zone[0] < zone[1] <= bottle.height:
            raise place.at(name).wrong(Message("it must lie on the bottle."))


def _check_axis(axis: Axis, place: Place) -> None:
    if not axis.low < axis.high:
        raise place.wrong(Message("'low' must be less than 'high'."))
    for name in ("max_rate", "acceleration", "steps_per_unit"):
        _positive(getattr(axis, name), place.at(name))


def _check_controller(machine: Machine, place: Place) -> None:
    controller, here = machine.controller, place.at("controller")
    _positive(controller.look_ahead, here.at("look_ahead"))
    for name in ("junction_deviation", "idle_delay_s", "arc_tolerance", "block_time_s"):
        if getattr(controller, name) < 0:
            raise here.at(name).wrong(Message("it must not be less than 0."))
    _positive(machine.dialect.power_full, place.at("dialect.power_full"))
    _positive(machine.dialect.line_length, place.at("dialect.line_length"))


def _check_head(machine: Machine, place: Place) -> None:
    match machine.head:
        case LaserHead() as head:
            _positive(head.power_w, place.at("power_w"))
            for name in ("min_power", "max_power", "pointing_power"):
                _share(getattr(head, name), place.at(name))
            if not head.min_power < head.max_power:
                raise place.wrong(Message("'min_power' must be less than 'max_power'."))
        case MillHead() as head:
            cutters = place.at("cutters")
            for index, cutter in enumerate(head.cutters):
                _positive(cutter.diameter, cutters.item(index).at("diameter"))
            if not head.cutters or not _differ(cutter.number for cutter in head.cutters):
                raise cutters.wrong(Message("a mill needs cutters, each with its own number."))
        case _:
            _positive(machine.head.max_force_g, place.at("max_force_g"))


def _check_rotary(machine: Machine, place: Place) -> None:
    rotary = machine.rotary
    if rotary is None:
        return
    for name in ("axis", "along"):
        if machine.axis(getattr(rotary, name)) is None:
            raise place.at(name).wrong(
                Message("the machine has no axis '{name}'.", {"name": getattr(rotary, name)})
            )
    axis = machine.axis(rotary.axis)
    wanted = "ratio" if axis is not None and axis.is_angle else "mm_per_turn"
    for name in (wanted, *_needed_of_rollers(rotary.kind.value), "slip"):
        if getattr(rotary, name) == 0:
            raise place.at(name).wrong(Message("it must not be 0."))


def _needed_of_rollers(kind: str) -> Iterator[str]:
    if kind == "rollers":
        yield "roller_diameter"


def _differ(numbers: Iterable[int]) -> bool:
    listed = list(numbers)
    return len(set(listed)) == len(listed)


def _all_positive(values: Iterable[float], place: Place) -> None:
    for index, value in enumerate(values):
        _positive(value, place.item(index))


def _positive(value: float, place: Place) -> None:
    if not value > 0:
        raise place.wrong(_POSITIVE)


def _share(value: float, place: Place) -> None:
    if not 0 <= value <= 1:
        raise place.wrong(_SHARE)
