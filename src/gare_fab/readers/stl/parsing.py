"""Bytes to triangles.

binary   80 bytes of anything, the number of triangles n (uint32), n times 50 bytes: normal,
         three corners (float32), two bytes of anything. It is one when it is 84 + 50 n long.
text     solid ... facet normal x y z  outer loop  vertex x y z (three)  endloop  endfacet
         ... endsolid, of which only the vertices count
"""

import codecs
import re

import numpy as np

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.geometry.arrays import Floats, numbers_in, row_all
from gare_fab.model.artwork import Finding, FindingKind

_FACET = np.dtype(
    [("normal", "<f4", (3,)), ("corners", "<f4", (3, 3)), ("attribute", "<u2")], align=False
)
_BEGIN = 84
_MOST_TRIANGLES = 5_000_000
_NULL, _UNIT, _SMALL, _NEARLY_ALL = 1e-6, 0.01, 1e9, 0.9  # what a facet looks like
_VERTEX = re.compile(rb"vertex\s+(\S+\s+\S+\s+\S+)", re.IGNORECASE)
_END_FACET = re.compile(rb"endfacet", re.IGNORECASE)
_COMMA = re.compile(rb"(?<=\d),(?=\d)")


def is_stl(head: bytes) -> bool:
    """Whether a file that begins like this is an STL."""
    if _is_text(head):
        return True
    facets = np.frombuffer(head[_BEGIN : _BEGIN + (len(head) - _BEGIN) // 50 * 50], _FACET)
    if (
        len(head) < _BEGIN + 50
        or not _declared(head)
        or head.lstrip()[:1] in {b"<", b"{", b"%"}
    ):
        return False
    with np.errstate(all="ignore"):
        length = np.linalg.norm(facets["normal"].astype(np.float64), axis=1)
        is_normal = (length < _NULL) | (np.abs(length - 1) < _UNIT)
        is_small = (np.abs(facets["corners"]) < _SMALL).all(axis=(1, 2))
    return bool((is_normal & is_small).mean() > _NEARLY_ALL)


def parse(content: bytes, *, recover: bool) -> tuple[Floats, tuple[Finding, ...]]:
    """Triangles (T, 3, 3) in the file's own units, and what was mended.

    Raises:
        Unreadable: the file is empty, no STL, too large, or damaged; what is left of a damaged
            one is read where `recover` is true.
    """
    if not content.strip():
        raise Unreadable(Message("The STL file is empty."))
    if len(content) >= _BEGIN and len(content) == _BEGIN + 50 * _declared(content):
        triangles, there, declared = _binary(content), _declared(content), _declared(content)
    elif _is_text(content):
        triangles, there, declared = _text(content)
    else:
        triangles, there, declared = _damaged_binary(content)
    said: list[Finding] = []
    if there == declared and not _is_text(content) and len(content) > _BEGIN + 50 * there:
        template = "The file goes on after its last triangle; what follows was not read."
        said.append(Finding(FindingKind.SUSPICIOUS, Message(template)))
    if there != declared:
        said.append(_truncated(there, declared, recover=recover))
    return _sound(triangles, said, recover=recover), tuple(said)


def _is_text(content: bytes) -> bool:
    head = content[:4096].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    return head.startswith(b"solid") and (b"facet" in head or b"endsolid" in head)


def _declared(content: bytes) -> int:
    return int.from_bytes(content[80:84], "little")


def _binary(content: bytes) -> Floats:
    count = (len(content) - _BEGIN) // 50
    if count > _MOST_TRIANGLES:
        raise Unreadable(
            Message(
                "The mesh has {count} triangles; at most {most} can be read. Simplify it.",
                {"count": count, "most": _MOST_TRIANGLES},
            )
        )
    facets = np.frombuffer(content, _FACET, count, _BEGIN)
    with np.errstate(invalid="ignore"):  # signalling NaN: refused below
        return facets["corners"].astype(np.float64)


def _damaged_binary(content: bytes) -> tuple[Floats, int, int]:
    if len(content) < _BEGIN or not is_stl(content[:4096]):
        raise Unreadable(Message("This is not an STL file: neither text nor a binary mesh."))
    triangles = _binary(content)[: _declared(content)]
    return triangles, len(triangles), _declared(content)


def _text(content: bytes) -> tuple[Floats, int, int]:
    """Triangles, how many are whole, and how many were begun: one more if the end is cut."""
    vertices = _VERTEX.findall(content)
    numbers = _numbers(vertices)
    if numbers is None:
        numbers = _numbers([_COMMA.sub(b".", vertex) for vertex in vertices])
    if numbers is None:
        raise _no_numbers(vertices)
    whole = min(len(vertices) // 3, len(_END_FACET.findall(content)))
    is_cut = b"endsolid" not in content[-400:].lower() or whole * 3 != len(vertices)
    return numbers[: 9 * whole].reshape(-1, 3, 3), whole, whole + is_cut


def _numbers(vertices: list[bytes]) -> Floats | None:
    """All numbers in one row, or None where there are not three to each vertex."""
    return numbers_in(b" ".join(vertices), 3 * len(vertices))


def _no_numbers(vertices: list[bytes]) -> Unreadable:
    broken = (i for i, vertex in enumerate(vertices) if _numbers([vertex]) is None)
    place = next(broken, 0)
    text = vertices[place][:60].decode("ascii", "replace")
    return Unreadable(
        Message(
            "The STL file is damaged: corner {place} is '{text}', not three numbers.",
            {"place": place + 1, "text": " ".join(text.split())},
        )
    )


def _truncated(there: int, declared: int, *, recover: bool) -> Finding:
    values = {"there": there, "declared": declared}
    if recover:
        return Finding(
            FindingKind.REPAIRED,
            Message("The file is damaged: {there} of {declared} triangles were read.", values),
        )
    raise Unreadable(
        Message(
            "The STL file is damaged: {there} of its {declared} triangles are there. Export "
            "it again, or read what is left of it with the option recover.",
            values,
        )
    )


def _sound(triangles: Floats, said: list[Finding], *, recover: bool) -> Floats:
    good = np.asarray(row_all(np.isfinite(triangles).reshape(-1, 9)))
    bad = len(good) - int(good.sum())
    if bad and not recover:
        raise Unreadable(
            Message(
                "{count} triangles of the STL file have a corner that is not a number. "
                "Export it again, or read the others with the option recover.",
                {"count": bad},
            )
        )
    if bad:
        template = "Triangles with a corner that is not a number were left out."
        said.append(Finding(FindingKind.REPAIRED, Message(template), bad))
    if not good.any():
        raise Unreadable(Message("The STL file has no triangles."))
    return triangles[good] if bad else triangles
