"""What is said between two moves: the dialect's lines for tools, air, pauses and remarks."""

import unicodedata
from collections.abc import Iterator
from typing import assert_never

from gare_fab.model.machine import Dialect, Machine, MachineKind
from gare_fab.model.program import Air, Pause, Say, Tool, ToolMode


def lines_for(
    block: Tool | Air | Pause | Say, number: int, machine: Machine
) -> tuple[str, ...]:
    """The lines that say a block while cutter `number` is in."""
    return tuple(line for line in _lines(block, number, machine) if line)


def plain(value: float, decimals: int) -> str:
    """The shortest decimal number: "0.5", "12", never "-0"."""
    steps = round(value * 10**decimals)
    text = f"{steps / 10**decimals:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _lines(block: Tool | Air | Pause | Say, number: int, machine: Machine) -> Iterator[str]:
    dialect = machine.dialect
    match block:
        case Tool():
            yield from _tool(block, number, machine)
        case Air(is_on):
            yield dialect.air_on if is_on else dialect.air_off
        case Pause(None):
            yield dialect.stop
        case Pause(seconds):
            yield f"G4{dialect.separator}P{_dwell(seconds or 0.0, dialect)}"
        case Say(text):
            yield _remark(text, dialect)
        case _:
            assert_never(block)


def _tool(tool: Tool, number: int, machine: Machine) -> Iterator[str]:
    dialect = machine.dialect
    if tool.number not in {0, number}:
        yield from (line.format(number=tool.number) for line in dialect.tool_change)
    if tool.mode is ToolMode.OFF:
        yield dialect.tool_off
        return
    is_dynamic = tool.mode is ToolMode.DYNAMIC
    word = dialect.tool_on if is_dynamic else dialect.tool_on_constant
    if machine.kind is MachineKind.MILL:
        yield f"{word}{dialect.separator}S{plain(tool.rpm or 0.0, 0)}"
    elif word:
        yield f"{word}{dialect.separator}{dialect.power_word}0"


def _dwell(seconds: float, dialect: Dialect) -> str:
    return plain(seconds * 1000.0, 0) if dialect.dwell_ms else plain(seconds, 3)


def _remark(text: str, dialect: Dialect) -> str:
    """A comment of letters that no controller acts on, no longer than a line."""
    if not dialect.comment or not text:
        return ""
    forbidden = set("()%;\x7f" + dialect.real_time)
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    said = "".join(
        " " if ord(letter) < 32 else "." if letter in forbidden else letter
        for letter in letters
    ).strip()
    closing = ")" if dialect.comment == "(" else ""
    return f"{dialect.comment} {said}"[: dialect.line_length - len(closing)].rstrip() + closing
