"""What the program remembers of its user from one day to the next."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's preferences; "" lets the program choose.

    `machines` are the ids of those that the workshop owns; `theme` is "light", "dark" or
    "system"; `geometry` is the window's place on the screen, as Qt spells it, in base64.
    """

    language: str = ""
    machines: tuple[str, ...] = ()
    last_folder: str = ""
    theme: str = ""
    is_set_up: bool = False
    shows_toolpaths: bool = True
    shows_travel: bool = False
    has_grid: bool = True
    snaps: bool = True
    geometry: str = ""
