"""Late: something that is named now and imported when it is needed (decisions 0005, 0007)."""

from dataclasses import dataclass
from importlib import import_module
from typing import Generic, TypeVar, cast

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)  # with slots, Late[int](...) fails in Python 3.11
class Late(Generic[T_co]):
    """A name in a module; a test sees to it that each of them is there."""

    module: str
    name: str

    def now(self) -> T_co:
        """What the name stands for; its module is imported the first time."""
        return cast(T_co, getattr(import_module(self.module), self.name))
