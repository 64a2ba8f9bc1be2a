"""Which script each character is written in, by the codes of ISO 15924."""

from functools import lru_cache

_SHARED = ("Zyyy", "Zinh", "Zzzz")  # of all scripts, of the letter before, of none
USUAL = "Latn"


def script_runs(text: str) -> tuple[tuple[int, int, str], ...]:
    """(begin, end, script) of each stretch of one script; signs go with the letter before."""
    if not text:
        return ()
    kinds = {script_of(character) for character in set(text)}.difference(_SHARED)
    if len(kinds) < 2:
        return ((0, len(text), *(kinds or (USUAL,))),)
    edges: list[tuple[int, str]] = []
    for place, character in enumerate(text):
        script = script_of(character)
        if script not in _SHARED and (not edges or edges[-1][1] != script):
            edges.append((place if edges else 0, script))
    ends = [begin for begin, _ in edges[1:]] + [len(text)]
    return tuple(
        (begin, end, script) for (begin, script), end in zip(edges, ends, strict=True)
    )


@lru_cache(maxsize=8192)
def script_of(character: str) -> str:
    """The script of a character; Zyyy where several share it."""
    if character < "\u0080":
        return USUAL if character.isalpha() else _SHARED[0]
    from fontTools import unicodedata  # noqa: PLC0415 -- 0.02 s, beyond Latin text only

    return str(unicodedata.script(character))
