"""Job files, `.gare`: a zip archive of all that a document is; same job, same bytes.

    job.json            what the job is (job_rows.py), its version first
    floats.npy ...      coordinates, pixels, names (job_pools.py)
    sources/0.svg ...   what was read, as it was, with the pictures beside it

An archive is a stranger's word until proven: it may hold up to 1 GB, of which up to 256 MB may
be packed; what is larger stands in it unpacked, so a small file cannot fill the memory.
"""

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from gare_fab.base.errors import Unwritable
from gare_fab.base.messages import Message
from gare_fab.base.refusals import refusal
from gare_fab.makers.registry import MAKERS
from gare_fab.model.document import Document
from gare_fab.model.machine import Head
from gare_fab.model.stock import Bottle, Sheet, Stock
from gare_fab.model.values import NO_VALUES
from gare_fab.operations.registry import OPERATIONS
from gare_fab.storage.atomic import write_atomically
from gare_fab.storage.catalogue import head_of
from gare_fab.storage.job_documents import (
    STOCK_KINDS,
    DocumentReader,
    DocumentWriter,
    ParamKinds,
)
from gare_fab.storage.job_pools import POOLS, Array, PoolReader, read_npy
from gare_fab.storage.job_rows import FORMAT, VERSION, JobRow
from gare_fab.storage.sense import check_bottle, check_machine
from gare_fab.storage.tables import Place, from_table, to_table

_JSON = "job.json"
_SOURCES = "sources/"
_MOST_BYTES = 1_000_000_000
_MOST_PACKED = 256_000_000
_MOST_JSON = 16_000_000
_MOST_MEMBERS = 10_000
_LEVEL = 3
_TIME = (1980, 1, 1, 0, 0, 0)  # the first a zip can say: no clock in the file
_ENCRYPTED = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


def _sheets_counted(table: dict[str, Any]) -> dict[str, Any]:
    """Version 1 listed its sheets, of which there may be fewer than placements name."""
    sheets, placements = table.pop("sheets", ()), table.get("placements", ())
    counts = [1, len(sheets) if isinstance(sheets, list) else 0]
    for row in placements if isinstance(placements, list) else ():
        sheet = row.get("sheet") if isinstance(row, dict) else None
        counts.append(sheet + 1 if isinstance(sheet, int) else 0)
    return {**table, "sheet_count": max(counts)}


def _with_values(table: dict[str, Any]) -> dict[str, Any]:
    """Version 2 knew no fields in texts."""
    return {**table, "values": dict(NO_VALUES)}


def _alone(table: dict[str, Any]) -> dict[str, Any]:
    """Version 3 kept no files beside what was read; all it says is still said so."""
    return table


# Each makes of a job.json of its place's version (from 1) one of the next.
_CLIMBS: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = (
    _sheets_counted,
    _with_values,
    _alone,
)


def save(document: Document, path: Path) -> None:
    """Save a job; whatever goes wrong, the file that was there stays whole.

    Raises:
        Unwritable: the place cannot be written to, or the job is too large for a job file.
    """
    write_atomically(path, to_bytes(document))


def load(path: Path) -> Document:
    """The job of a file.

    Raises:
        Unreadable: the file is no job file, damaged, too large, or of a newer program.
    """
    try:
        with path.open("rb") as stream:
            return _read(stream, path.name, _operations(), _makers())
    except OSError as error:
        why = Message("it cannot be opened ({why}).", {"why": refusal(error)})
        raise Place(str(path)).wrong(why) from error


def to_bytes(document: Document) -> bytes:
    """The bytes of a job file.

    Raises:
        Unwritable: the job is too large for a job file, or a number in it is not finite.
    """
    writer = DocumentWriter()
    text = _text(to_table(writer.job(document)))
    members = {_JSON: text.encode("ascii")}
    members |= {f"{name}.npy": writer.pools.npy(name) for name in POOLS}
    members |= {file: content for content, file in writer.sources.items()}
    size = sum(map(len, members.values()))
    if len(text) > _MOST_JSON or size > _MOST_BYTES or len(members) > _MOST_MEMBERS:
        raise Unwritable(
            Message(
                "The job is too large for a job file (1 GB). Make its pictures smaller, or "
                "make two jobs of it."
            )
        )
    return _zipped(members)


def from_bytes(
    content: bytes,
    name: str,
    operations: ParamKinds | None = None,
    makers: ParamKinds | None = None,
) -> Document:
    """The job of a job file's bytes; `operations`, `makers` stand in for the registered ones.

    Raises:
        Unreadable: the bytes are no job file, damaged, too large, or of a newer program.
    """
    operations = _operations() if operations is None else operations
    makers = _makers() if makers is None else makers
    return _read(io.BytesIO(content), name, operations, makers)


def _text(table: dict[str, Any]) -> str:
    try:
        return json.dumps(table, separators=(",", ":"), allow_nan=False)
    except ValueError as error:
        raise Unwritable(
            Message("The job cannot be saved: a number in it is not finite.")
        ) from error


def _operations() -> ParamKinds:
    return {operation.id: operation.params for operation in OPERATIONS}


def _makers() -> ParamKinds:
    return {maker.id: maker.params for maker in MAKERS}


def _zipped(members: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    room = _MOST_PACKED
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _TIME)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            fits = len(content) <= room
            room -= len(content) if fits else 0
            method = zipfile.ZIP_DEFLATED if fits else zipfile.ZIP_STORED
            archive.writestr(info, content, method, _LEVEL)
    return stream.getvalue()


def _read(stream: BinaryIO, name: str, operations: ParamKinds, makers: ParamKinds) -> Document:
    place = Place(name)
    damaged = place.wrong(
        Message("this is not a job file, or it is damaged. Take an older copy of it.")
    )
    try:
        with zipfile.ZipFile(stream) as archive:
            _check_members(archive, place)
            return _document(archive, operations, makers, place)
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        NotImplementedError,
        RecursionError,
        UnicodeError,
    ) as error:
        raise damaged from error


def _check_members(archive: zipfile.ZipFile, place: Place) -> None:
    infos = archive.infolist()
    names = {info.filename for info in infos}
    known = {_JSON, *(f"{name}.npy" for name in POOLS)}
    stranger = next((n for n in names - known if not n.startswith(_SOURCES)), None)
    missing = known - names
    packed = sum(info.file_size for info in infos if info.compress_type)
    if missing:
        raise place.wrong(
            Message(
                "this is not a job file: '{name}' is missing in it.", {"name": min(missing)}
            )
        )
    if stranger is not None or len(names) != len(infos) or len(infos) > _MOST_MEMBERS:
        raise place.wrong(Message("this is not a job file: strange things lie in it."))
    if any(
        info.flag_bits & _ENCRYPTED or info.compress_type not in _METHODS for info in infos
    ):
        raise place.wrong(
            Message("this is not a job file: it is packed in a way that we never use.")
        )
    if packed > _MOST_PACKED or sum(info.file_size for info in infos) > _MOST_BYTES:
        raise place.wrong(Message("it would unpack to more than a job file may hold."))
    if archive.getinfo(_JSON).file_size > _MOST_JSON or not _is_apart(archive):
        raise place.wrong(Message("it would unpack to more than a job file may hold."))


def _is_apart(archive: zipfile.ZipFile) -> bool:
    """Whether each member has bytes of its own in the file."""
    infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
    ends = [info.header_offset + info.compress_size for info in infos]
    begins = [info.header_offset for info in infos[1:]] + [archive.start_dir]
    return all(end <= begin for end, begin in zip(ends, begins, strict=True))


def _document(
    archive: zipfile.ZipFile, operations: ParamKinds, makers: ParamKinds, place: Place
) -> Document:
    job = _job(archive.read(_JSON), Place(place.file))
    arrays = {name: _pool(archive, name, place) for name in POOLS}
    sources = {
        info.filename: archive.read(info)
        for info in archive.infolist()
        if info.filename.startswith(_SOURCES)
    }
    pools = PoolReader(arrays, place)
    return DocumentReader(job, pools, sources, operations, makers, place).document()


def _pool(archive: zipfile.ZipFile, name: str, place: Place) -> Array:
    info = archive.getinfo(f"{name}.npy")
    with archive.open(info) as stream:
        return read_npy(stream, info.file_size, name, place)  # type: ignore[arg-type]


def _job(content: bytes, place: Place) -> JobRow:
    try:
        table = json.loads(content)
    except ValueError as error:
        raise place.at(_JSON).wrong(
            Message("the job file is damaged: this is not JSON.")
        ) from error
    if not isinstance(table, dict) or table.get("format") != FORMAT:
        raise place.wrong(Message("this is not a job file of this program."))
    table = _climbed(table, place)
    machine = table.get("machine")
    kind = machine.get("kind") if isinstance(machine, dict) else None
    stock = table.get("stock_kind")
    stock_class = STOCK_KINDS.get(stock, Sheet) if isinstance(stock, str) else Sheet
    job = from_table(JobRow, table, place, {Head: head_of(kind), Stock: stock_class})
    check_machine(job.machine, place.at("machine"))
    if isinstance(job.stock, Bottle):
        check_bottle(job.stock, place.at("stock"))
    return job


def _climbed(table: dict[str, Any], place: Place) -> dict[str, Any]:
    """The same job as this version says it."""
    version = table.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise place.at("version").wrong(Message("this is not a version of a job file."))
    if version > VERSION:
        raise place.wrong(
            Message(
                "it was saved by a newer program (version {version} of the job file, we know "
                "{known}). Install the newer program.",
                {"version": str(version)[:20], "known": VERSION},
            )
        )
    for climb in _CLIMBS[version - 1 :]:
        table = climb(table)
    return {**table, "version": VERSION}
