"""Between a document and what a job file says of it."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from numbers import Integral, Real
from pathlib import PurePath
from types import MappingProxyType
from typing import Any, assert_never

from gare_fab.base.errors import WrongUsage
from gare_fab.base.messages import Message
from gare_fab.base.params import Params, ParamSpec
from gare_fab.model.artwork import Artwork, Finding, Made, Source
from gare_fab.model.document import Anchor, Document, Placement, PlacementId
from gare_fab.model.repairs import Repairs
from gare_fab.model.step import Step
from gare_fab.model.stock import Board, Bottle, Roll, Sheet, Stock
from gare_fab.storage.job_pools import PoolReader, PoolWriter
from gare_fab.storage.job_rows import (
    FORMAT,
    VERSION,
    ArtworkRow,
    FindingRow,
    JobRow,
    MadeRow,
    MessageRow,
    PlacementRow,
    SourceRow,
    StepRow,
)
from gare_fab.storage.job_shapes import ShapeReader, ShapeWriter
from gare_fab.storage.tables import Place

ParamKinds = Mapping[str, type[Params]]

STOCK_KINDS: Mapping[str, type[Stock]] = MappingProxyType(
    {"sheet": Sheet, "roll": Roll, "board": Board, "bottle": Bottle}
)
_MOST_SHEETS = 10_000
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}")
_FIELD = re.compile(r"\{([^{}]*)\}")
_PLAIN_FIELD = re.compile(r"([^\W\d]\w*)(?:![rs])?(?::[<>^+ ,.%\w]{0,8})?")
_MOST_DIGITS = re.compile(r"\d{3}")


@dataclass(frozen=True, slots=True)
class DocumentWriter:
    """Spells a document out; arrays go into pools, what was read into `sources`."""

    pools: PoolWriter = field(default_factory=PoolWriter)
    sources: dict[bytes, str] = field(default_factory=dict)

    def job(self, document: Document) -> JobRow:
        """The job's row; the pools and sources are filled on the way."""
        shapes = ShapeWriter(self.pools)
        artworks = tuple(self._artwork(artwork, shapes) for artwork in document.artworks)
        return JobRow(
            format=FORMAT,
            version=VERSION,
            title=document.title,
            client=document.client,
            machine=document.machine,
            stock_kind=_stock_kind(document.stock),
            stock=document.stock,
            artworks=artworks,
            styles=tuple(shapes.styles),
            pictures=tuple(shapes.pictures),
            placements=tuple(_placement_row(each) for each in document.placements),
            steps=tuple(_step_row(step) for step in document.steps),
            sheet_count=document.sheet_count,
            hidden_layers=document.hidden_layers,
            anchor=document.anchor.name.lower(),
            origin=document.origin,
            wrapping=document.wrapping,
            tolerance=document.tolerance,
            values=document.values,
            material=document.material,
        )

    def _artwork(self, artwork: Artwork, shapes: ShapeWriter) -> ArtworkRow:
        layers = tuple(shapes.layer(layer) for layer in artwork.layers)
        source, made = None, None
        match artwork.origin:
            case Source() as origin:
                source = self._source(origin)
            case Made() as origin:
                inputs = tuple(self._artwork(part, shapes) for part in origin.inputs)
                made = MadeRow(origin.maker, origin.params.plain(), inputs)
            case _:
                assert_never(artwork.origin)
        return ArtworkRow(
            name=artwork.name,
            page=artwork.page,
            unit_note=_message_row(artwork.unit_note),
            findings=tuple(map(_finding_row, artwork.findings)),
            layers=layers,
            source=source,
            made=made,
            is_guess=artwork.is_guess,
        )

    def _source(self, source: Source) -> SourceRow:
        return SourceRow(
            source.name,
            self._file(source.name, source.content),
            source.reader,
            source.options,
            source.tolerance,
            source.repairs.words,
            tuple((link, self._file(link, content)) for link, content in source.beside),
        )

    def _file(self, name: str, content: bytes) -> str:
        """The name in the archive of what was read, the same of the same bytes."""
        suffix = PurePath(name).suffix
        kept = suffix if _SUFFIX.fullmatch(suffix) else ""
        return self.sources.setdefault(content, f"sources/{len(self.sources)}{kept}")


@dataclass(frozen=True, slots=True)
class DocumentReader:
    """Makes a document of what a job file says."""

    job: JobRow
    pools: PoolReader
    sources: Mapping[str, bytes]
    operations: ParamKinds
    makers: ParamKinds
    place: Place

    def document(self) -> Document:
        """The document; raises `Unreadable` where the parts do not fit each other."""
        job = self.job
        shapes = ShapeReader(self.pools, job.styles, job.pictures)
        artworks = tuple(
            self._artwork(row, shapes, self.place.at("artworks").item(index))
            for index, row in enumerate(job.artworks)
        )
        self.pools.check_all_taken()
        return Document(
            machine=job.machine,
            stock=job.stock,
            artworks=artworks,
            placements=tuple(self._placements()),
            steps=tuple(self._steps()),
            material=job.material,
            title=job.title,
            client=job.client,
            sheet_count=job.sheet_count,
            hidden_layers=job.hidden_layers,
            anchor=self._anchor(),
            origin=job.origin,
            wrapping=job.wrapping,
            tolerance=job.tolerance,
            values=job.values,
        )

    def _anchor(self) -> Anchor:
        names = {anchor.name.lower(): anchor for anchor in Anchor}
        if self.job.anchor not in names:
            raise self.place.at("anchor").wrong(
                Message("'{name}' is not an anchor.", {"name": self.job.anchor[:40]})
            )
        return names[self.job.anchor]

    def _placements(self) -> Iterator[Placement]:
        job, taken = self.job, {0}
        if not 1 <= job.sheet_count <= _MOST_SHEETS:
            raise self.place.at("sheet_count").wrong(
                Message(
                    "{count} is not a number of sheets.", {"count": str(job.sheet_count)[:20]}
                )
            )
        for index, row in enumerate(job.placements):
            here = self.place.at("placements").item(index)
            if not 0 <= row.artwork < len(job.artworks):
                raise here.wrong(
                    Message("there is no artwork {number}.", {"number": row.artwork})
                )
            if not 0 <= row.sheet < job.sheet_count:
                raise here.wrong(Message("there is no sheet {number}.", {"number": row.sheet}))
            if min(row.id, row.group) < 0 or (row.id and row.id in taken):
                raise here.wrong(Message("its number is not a number, or is another's."))
            taken.add(row.id)
            yield Placement(
                artwork=row.artwork,
                affine=row.affine,
                sheet=row.sheet,
                id=PlacementId(row.id),
                group=row.group,
                is_locked=row.is_locked,
                is_hidden=row.is_hidden,
            )

    def _steps(self) -> Iterator[Step]:
        for index, row in enumerate(self.job.steps):
            here = self.place.at("steps").item(index)
            params = _params(self.operations, row.operation, row.params, here)
            yield Step(row.operation, params, row.selects, row.enabled, row.air, row.focus)

    def _artwork(self, row: ArtworkRow, shapes: ShapeReader, place: Place) -> Artwork:
        layers = tuple(
            shapes.layer(layer, place.at("layers").item(index))
            for index, layer in enumerate(row.layers)
        )
        findings = tuple(_finding(found, place) for found in row.findings)
        origin = self._origin(row, shapes, place)
        note = _message(row.unit_note, place)
        return Artwork(row.name, layers, row.page, origin, findings, note, row.is_guess)

    def _origin(self, row: ArtworkRow, shapes: ShapeReader, place: Place) -> Source | Made:
        if row.source is not None and row.made is None:
            source = row.source
            return Source(
                source.name,
                self._content(source.name, source.file, place),
                source.reader,
                source.options,
                source.tolerance,
                _repairs(source.repairs, place),
                tuple(
                    (link, self._content(link, file, place)) for link, file in source.beside
                ),
            )
        if row.made is None or row.source is not None:
            raise place.wrong(
                Message("an artwork was either read or made, not both or neither.")
            )
        made = row.made
        inputs = tuple(
            self._artwork(part, shapes, place.at("inputs").item(index))
            for index, part in enumerate(made.inputs)
        )
        return Made(made.maker, _params(self.makers, made.maker, made.params, place), inputs)

    def _content(self, name: str, file: str, place: Place) -> bytes:
        if file not in self.sources:
            raise place.wrong(
                Message("the job file lacks its source '{name}'.", {"name": name})
            )
        return self.sources[file]


def _finding_row(found: Finding) -> FindingRow:
    return FindingRow(
        found.kind,
        _message_row(found.message),
        found.count,
        found.where,
        found.code,
        found.places,
        found.bounds,
        found.fix,
    )


def _finding(row: FindingRow, place: Place) -> Finding:
    message = _message(row.message, place)
    return Finding(
        row.kind, message, row.count, row.where, row.code, row.places, row.bounds, row.fix
    )


def _repairs(words: tuple[tuple[str, str], ...], place: Place) -> Repairs:
    """The repairs of their words; raises `Unreadable` where a value is none."""
    known = {spec.name for spec in Repairs.specs()}
    try:
        return Repairs.parse({name: value for name, value in words if name in known})
    except WrongUsage as error:
        raise place.at("repairs").wrong(error.message) from error


def _stock_kind(stock: Stock) -> str:
    return next(name for name, kind in STOCK_KINDS.items() if isinstance(stock, kind))


def _placement_row(placement: Placement) -> PlacementRow:
    return PlacementRow(
        artwork=placement.artwork,
        affine=placement.affine,
        sheet=placement.sheet,
        id=placement.id,
        group=placement.group,
        is_locked=placement.is_locked,
        is_hidden=placement.is_hidden,
    )


def _step_row(step: Step) -> StepRow:
    params = step.params.plain()
    return StepRow(step.operation, params, step.selects, step.enabled, step.focus, step.air)


def _params(kinds: ParamKinds, name: str, values: Mapping[str, Any], place: Place) -> Params:
    if name not in kinds:
        raise place.wrong(
            Message("this version of the program does not know '{name}'.", {"name": name[:40]})
        )
    kind = kinds[name]
    here = place.at("params")
    for spec in kind.specs():
        if spec.name in values and not _fits(spec, values[spec.name]):
            raise here.at(spec.name).wrong(Message("the value is not of its kind."))
    try:
        return kind.from_plain(values)
    except WrongUsage as error:
        raise here.wrong(error.message) from error


def _fits(spec: ParamSpec, value: object) -> bool:
    if value is None:
        return spec.optional
    if spec.kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if spec.kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, spec.kind)


def _message_row(message: Message) -> MessageRow:
    """The row of a message; one that cannot be said keeps its bare template."""
    if not _can_be_said(message):
        return MessageRow("{text}", {"text": message.template})
    values = {name: _message_value(value) for name, value in message.values.items()}
    return MessageRow(message.template, values)


def _message_value(value: object) -> object:
    match value:
        case Message():
            row = _message_row(value)
            return {"template": row.template, "values": row.values}
        case bool() | None | str():
            return value
        case Integral():
            return int(value)
        case Real() if math.isfinite(value):
            return float(value)
        case _:
            return str(value)


def _message(row: MessageRow, place: Place) -> Message:
    """The message; raises `Unreadable` where its template does not fit its values."""
    values = {
        name: _nested(value, place) if isinstance(value, dict) else value
        for name, value in row.values.items()
    }
    message = Message(row.template, values)
    if not _can_be_said(message):
        raise place.wrong(Message("the job file is damaged: a remark in it cannot be shown."))
    return message


def _nested(value: dict[str, Any], place: Place) -> Message:
    template, values = value.get("template"), value.get("values")
    if not isinstance(template, str) or not isinstance(values, dict):
        raise place.wrong(Message("the job file is damaged: a remark in it cannot be shown."))
    return _message(MessageRow(template, values), place)


def _can_be_said(message: Message) -> bool:
    """Whether a template only says its values: no attributes, no widths beyond two digits."""
    for words in _FIELD.findall(message.template.replace("{{", "").replace("}}", "")):
        match = _PLAIN_FIELD.fullmatch(words)
        if match is None or match[1] not in message.values or _MOST_DIGITS.search(words):
            return False
    try:
        message.text()
    except (ValueError, KeyError, IndexError, TypeError):
        return False
    return True
