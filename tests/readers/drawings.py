"""All drawings of the tables of tests, as files: by what they show, and by name."""

import importlib
from collections.abc import Iterator
from pathlib import Path

from tests.readers import dxf_fixtures, pdf_table
from tests.readers.dxf_drawings import content
from tests.readers.svg_text_pictures import HEAD

_PLAIN_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' width="100" height="100" viewBox="0 0 100 100">'
)
_NAMESPACE = '="http://www.w3.org/2000/svg"'  # what is a whole file says
_BEYOND_RESVG = {
    "PLAIN",
    "STANDARD",
}  # tables of what resvg does not draw as the standard says


def files() -> Iterator[tuple[str, bytes]]:
    """Paths as in svg/masking/nested.svg, and what stands there; nothing twice."""
    yield from _svg_files()
    for name in dxf_fixtures.FIXTURES:
        version = "R12" if name == "old" else "R2010"
        yield f"dxf/{name}.dxf", content(dxf_fixtures.fixture(name, version))
    for name, data in pdf_table.FILES.items():
        yield f"pdf/{_word(name)}.pdf", data


def _svg_files() -> Iterator[tuple[str, bytes]]:
    seen = set()
    for file in sorted(Path(__file__).parent.glob("test_svg_pictures*.py")):
        module = importlib.import_module(f"tests.readers.{file.stem}")
        group = file.stem.removeprefix("test_svg_pictures").strip("_") or "basics"
        head = HEAD if group.startswith("text") else _PLAIN_HEAD
        for table in _tables(module):
            for name, inner in table.items():
                text = inner if _NAMESPACE in inner[:500] else f"{head}{inner}</svg>"
                if text not in seen:
                    seen.add(text)
                    yield f"svg/{group}/{len(seen):04}_{_word(name)}.svg", text.encode()


def _tables(module: object) -> Iterator[dict[str, str]]:
    for name, table in vars(module).items():
        is_table = name.isupper() and not name.startswith("_") and isinstance(table, dict)
        if is_table and name not in _BEYOND_RESVG:
            strings = {key: value for key, value in table.items() if isinstance(value, str)}
            yield {key: value for key, value in strings.items() if "<" in value}


def _word(name: str) -> str:
    return "".join(letter if letter.isalnum() else "_" for letter in name)[:40]
