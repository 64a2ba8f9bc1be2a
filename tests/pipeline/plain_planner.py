"""A motion planner for tests: scalar loops over blocks, slow and obviously right."""

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from gare_fab.model.machine import Machine
from gare_fab.model.program import Program
from gare_fab.pipeline.moves import moves_of


@dataclass(frozen=True)
class Straight:
    """A block of the plain planner: its unit vector, length, speed and acceleration."""

    unit: tuple[float, float]
    length: float
    speed: float
    acceleration: float
    is_rested: bool


def plain_seconds(program: Program, machine: Machine) -> float:
    """The time by scalar loops over blocks, with the look-ahead window looked through anew."""
    blocks = _plain_blocks(program, machine)
    caps = [_cap(blocks, index, machine) for index in range(len(blocks))]
    window = machine.controller.look_ahead
    entries = [0.0] * (len(blocks) + 1)
    for index in range(len(blocks)):
        stop = min(index + window, len(blocks))
        allowed = 0.0
        for ahead in range(stop - 1, index - 1, -1):
            block = blocks[ahead]
            allowed = min(caps[ahead], allowed + 2.0 * block.acceleration * block.length)
        entries[index] = allowed
    for index, block in enumerate(blocks):
        reach = entries[index] + 2.0 * block.acceleration * block.length
        entries[index + 1] = min(entries[index + 1], reach)
    return sum(
        _plain_time(block, *ends)
        for block, ends in zip(blocks, pairwise(entries), strict=True)
    )


def _plain_blocks(program: Program, machine: Machine) -> list[Straight]:
    moves, found, rests = moves_of(program), [], -1
    at = np.zeros(2)
    for index, end in enumerate(moves.ends):
        steps = np.array([axis.steps_per_unit for axis in machine.axes])
        to = np.rint(end * steps) / steps
        delta, at = to - at, to
        if not delta.any():
            continue
        length = float(np.hypot(*delta))
        shares = [abs(float(d)) / length for d in delta]
        limits = [
            (axis.max_rate / 60.0 / share, axis.acceleration / share)
            for axis, share in zip(machine.axes, shares, strict=True)
            if share
        ]
        speed = min(rate for rate, _ in limits)
        if not moves.is_rapid[index]:
            speed = min(speed, float(moves.feeds[index]) / 60.0)
        unit = (float(delta[0]) / length, float(delta[1]) / length)
        hardest = min(acceleration for _, acceleration in limits)
        is_rested = int(moves.rests[index]) != rests
        rests = int(moves.rests[index])
        found.append(Straight(unit, length, speed, hardest, is_rested))
    return found


def _cap(blocks: list[Straight], index: int, machine: Machine) -> float:
    block = blocks[index]
    if block.is_rested:
        return 0.0
    before = blocks[index - 1]
    nominal = min(before.speed, block.speed) ** 2
    cosine = -(before.unit[0] * block.unit[0] + before.unit[1] * block.unit[1])
    if cosine > 0.999999:
        return 0.0
    if cosine < -0.999999:
        return nominal
    turn = [b - a for a, b in zip(before.unit, block.unit, strict=True)]
    size = math.hypot(*turn)
    hardest = min(
        axis.acceleration * size / abs(part)
        for axis, part in zip(machine.axes, turn, strict=True)
        if part
    )
    sine = math.sqrt(0.5 * (1.0 - cosine))
    deviation = machine.controller.junction_deviation
    return min(nominal, hardest * deviation * sine / (1.0 - sine))


def _plain_time(block: Straight, begin: float, end: float) -> float:
    a, v = block.acceleration, block.speed
    up, down = (v * v - begin) / (2.0 * a), (v * v - end) / (2.0 * a)
    first, last = math.sqrt(begin), math.sqrt(end)
    if up + down <= block.length:
        return (v - first) / a + (block.length - up - down) / v + (v - last) / a
    peak = math.sqrt((2.0 * a * block.length + begin + end) / 2.0)
    return (2.0 * peak - first - last) / a
