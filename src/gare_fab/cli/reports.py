"""Results in lines for people."""

from collections.abc import Iterable

from gare_fab.base.messages import Message
from gare_fab.model.artwork import Finding, FindingKind
from gare_fab.model.report import Report
from gare_fab.workshop.looking import ColourSummary, Inspection, LayerSummary
from gare_fab.workshop.shelves import Entry


def inspection_lines(found: Inspection) -> tuple[Message, ...]:
    """What was understood of a drawing."""
    lines = [
        Message(
            "{file}: {width:.3f} x {height:.3f} mm. {unit}",
            {
                "file": found.file,
                "width": found.size[0],
                "height": found.size[1],
                "unit": found.unit,
            },
        ),
        Message(
            "{shapes} shapes, {paths} paths, {segments} segments, {length:.1f} mm of line",
            {
                "shapes": found.shapes,
                "paths": found.paths,
                "segments": found.segments,
                "length": found.length_mm,
            },
        ),
    ]
    if found.pictures:
        lines.append(Message("{pictures} pictures", {"pictures": found.pictures}))
    if found.meshes:
        lines.append(Message("{meshes} meshes", {"meshes": found.meshes}))
    lines += [_layer_line(layer) for layer in found.layers]
    lines += [_spot_line(each) for each in found.colours if each.spot]
    for finding in found.findings:
        lines += _finding_lines(finding)
    return tuple(lines)


def inspection_value(found: Inspection) -> dict[str, object]:
    """The report on a drawing under the names that scripts rely on."""
    return {
        "file": found.file,
        "reader": found.reader,
        "params": dict(found.words),
        "repairs": dict(found.repairs),
        "unit": found.unit,
        "is_guess": found.is_guess,
        "size_mm": found.size,
        "size": found.size,
        "page": found.page,
        "bounds": found.bounds,
        "layers": found.layers,
        "shapes": found.shapes,
        "pictures": found.pictures,
        "meshes": found.meshes,
        "paths": found.paths,
        "closed": found.closed,
        "open": found.paths - found.closed,
        "segments": found.segments,
        "length_mm": found.length_mm,
        "colours": found.colours,
        "fonts": found.fonts,
        "findings": [_finding_value(finding) for finding in found.findings],
    }


def _finding_value(finding: Finding) -> dict[str, object]:
    return {
        "kind": finding.kind,
        "code": finding.topic,
        "message": finding.message,
        "count": finding.count,
        "where": finding.spots[0] if finding.spots else None,
        "places": finding.spots,
        "bounds": finding.bounds,
        "fix": finding.fix or None,
    }


def _layer_line(layer: LayerSummary) -> Message:
    return Message(
        "Layer {name}: {shapes} shapes, {length:.1f} mm, {colours}",
        {
            "name": layer.name or "-",
            "shapes": layer.shapes,
            "length": layer.length_mm,
            "colours": " ".join(layer.colours),
        },
    )


def _spot_line(found: ColourSummary) -> Message:
    return Message(
        "Spot colour {name}: {fills} fills, {strokes} lines, {colour}",
        {
            "name": found.spot,
            "fills": found.fills,
            "strokes": found.strokes,
            "colour": found.colour,
        },
    )


def _finding_lines(finding: Finding) -> tuple[Message, ...]:
    """What is to be said, where it is, and what mends it."""
    values = {
        "kind": Message(finding.kind.value),
        "message": finding.message,
        "count": finding.count,
    }
    several = "{kind}: {message} ({count} times)"
    said = Message(several if finding.count > 1 else "{kind}: {message}", values)
    if finding.kind is not FindingKind.SUSPICIOUS:
        return (said,)
    more = []
    if finding.spots:
        x, y = finding.spots[0]
        more.append(Message("    for example at x={x:.2f}, y={y:.2f} mm", {"x": x, "y": y}))
    if finding.fix:
        more.append(Message("    to fix it: --repair {fix}", {"fix": finding.fix}))
    return (said, *more)


def report_lines(report: Report) -> tuple[Message, ...]:
    """What a job file will do."""
    minutes, seconds = divmod(report.time_s, 60.0)
    values = {
        "minutes": int(minutes),
        "seconds": seconds,
        "cut": report.cut_mm / 1000,
        "travel": report.travel_mm / 1000,
        "strokes": report.strokes,
        "moves": report.moves,
        "bytes": report.size_bytes,
    }
    lines = [
        Message("Time on the machine: {minutes} min {seconds:.1f} s", values),
        Message("{cut:.3f} m with the tool on, {travel:.3f} m without", values),
        Message("{strokes} strokes, {moves} moves, {bytes} bytes", values),
    ]
    lines += [
        Message(
            "{axis}: {low:.3f} to {high:.3f}",
            {"axis": axis, "low": limits[0], "high": limits[1]},
        )
        for axis, limits in report.bounds.items()
    ]
    return tuple(lines)


def report_value(report: Report) -> dict[str, object]:
    """The report under the names that scripts rely on (design.md, section 6)."""
    return {
        "time_s": report.time_s,
        "cut_mm": report.cut_mm,
        "travel_mm": report.travel_mm,
        "moves": report.moves,
        "strokes": report.strokes,
        "bounds": report.bounds,
        "bytes": report.size_bytes,
        "problems": report.problems,
    }


def catalog_lines(entries: Iterable[Entry], language: str) -> tuple[Message, ...]:
    """One line an entry: its id and its name."""
    return tuple(
        Message(
            "{id:<24} {name}",
            {"id": entry.id, "name": dict(entry.names).get(language) or entry.names[0][1]},
        )
        for entry in entries
    )
