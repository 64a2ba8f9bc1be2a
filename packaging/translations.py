"""Collects the messages from the sources, renews the French catalogue, and compiles it.

A message is

    Message("...")  say("...")  stage("...")    what is said there; also "..." if x else "..."
    label="..."                                 the label of a parameter, a panel, a column
    unit="rpm"                                  a unit that is a word
    choices=("...", ...)  choices=NAMES         the words that a parameter may have
    words=("...", ...)                          what is read in their place
    Operation("cut", "Cut", ...)                what a member of a family is called
    class FindingKind(Enum)  class Menu(Enum)   their values
    and every other text that reads like a sentence: two words in a row, the second one small
    notes = "..."  source = "..."                   remarks in the files of the catalogue

but neither docstrings nor f-strings nor colours, nor what only a programmer gets to see:
TypeError("..."), the values of other Enums.
What is not translated is left empty and told; the exit code is then 1.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "locale" / "fr" / "LC_MESSAGES"
PO, MO = FOLDER / "gare_fab.po", FOLDER / "gare_fab.mo"
_SAY = {"Message", "say", "stage"}
_MEMBERS = {"Layout", "Maker", "Operation", "Print", "Reader", "Writer"}
_ENUMS = {"FindingKind", "Menu"}
_REMARKS = {"notes", "source"}
_SENTENCE = re.compile(r"[A-Za-z']{2,}[,:;.)]? [a-z({]|\{\w+[^}]*\} [a-z(]")
# what looks like a sentence and is markup, a pattern, a unit, keys, a remark in a file, a word
# for who mends the program, or Qt's to translate
_TECHNICAL = re.compile(
    r"<\w|\\|US survey|^[a-z_]+, [a-z_]+$|^stock: |\((mesh|old)\)$|^gare-fab |^from gare_fab"
    r"|^window system$|^Look in:$|^Files of type:$"
)
_LISTS = {  # files whose texts are names of CSS, of fonts and of characters
    *("geometry/lettering/kinds.py", "geometry/lettering/substitutes.py"),
    *("readers/svg/conditions.py", "readers/svg/properties.py", "readers/svg/text_upright.py"),
}
_COLOUR = re.compile(r"#[0-9A-Fa-f]{3,8}")
_UNIT_WORD = re.compile(r"[a-z]{3,}")
_FIELDS = re.compile(r"(\{[^{}]*\}|\s)*")


def templates() -> dict[str, list[str]]:
    """Every message of the sources, and the files that say it."""
    found: dict[str, list[str]] = {}
    for file in sorted((ROOT / "src").rglob("*.py")):
        name = file.relative_to(ROOT).as_posix()
        if name.removeprefix("src/gare_fab/") in _LISTS:
            continue
        for text in texts(file.read_text("utf-8")):
            if not _FIELDS.fullmatch(text) and name not in found.setdefault(text, []):
                found[text].append(name)
    for file in sorted((ROOT / "resources").rglob("*.toml")):
        for text in remarks(tomllib.loads(file.read_text("utf-8"))):
            found.setdefault(text, [file.parent.relative_to(ROOT).as_posix()])
    return found


def remarks(table: dict[str, object]) -> Iterator[str]:
    """What a file of the catalogue tells people, of itself and in its rows."""
    for key, value in table.items():
        if key in _REMARKS and isinstance(value, str):
            yield value
        for row in value if isinstance(value, list) else ():
            if isinstance(row, dict):
                yield from remarks(row)


def texts(source: str) -> Iterator[str]:
    """The messages of one file's source, some of them more than once."""
    tree = ast.parse(source)
    hidden = _hidden(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Call():
                yield from _called(node, tree)
            case ast.ClassDef(name=name) if name in _ENUMS:
                for row in node.body:
                    if isinstance(row, ast.Assign):
                        yield from _strings(row.value)
            case ast.Constant(value=str(text)) if id(node) not in hidden:
                if _SENTENCE.search(text) and not _TECHNICAL.search(text):
                    yield text
            case _:
                pass


def _called(call: ast.Call, tree: ast.Module) -> Iterator[str]:
    """The texts that a call makes messages of."""
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if name in _SAY and call.args:
        yield from _said(call.args[0])
    if name in _MEMBERS and len(call.args) > 1:
        yield from _said(call.args[1])
    if name == "Operation":  # its id is a word in sentences
        yield from _said(call.args[0])
    for keyword in call.keywords:
        if keyword.arg == "label":
            yield from (t for t in _said(keyword.value) if not _COLOUR.fullmatch(t))
        elif keyword.arg == "unit":
            yield from (t for t in _said(keyword.value) if _UNIT_WORD.fullmatch(t))
        elif keyword.arg in ("choices", "words") and name == "param":
            yield from _choices(keyword.value, tree)


def _said(value: ast.expr) -> Iterator[str]:
    """The texts that an expression may be."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from (*_said(value.body), *_said(value.orelse))


def _choices(value: ast.expr, tree: ast.Module) -> Iterator[str]:
    """The texts of a tuple, or of what its name stands for in the module."""
    yield from _strings(value)
    if isinstance(value, ast.Name):
        for row in tree.body:
            if isinstance(row, ast.Assign) and ast.unparse(row.targets[0]) == value.id:
                yield from _strings(row.value)


def _strings(value: ast.expr) -> Iterator[str]:
    for node in ast.walk(value):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _hidden(tree: ast.Module) -> set[int]:
    """The constants that nobody is told: docstrings, names, parts of f-strings, our faults."""
    found: set[int] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant() as text):
                found.add(id(text))
            case ast.JoinedStr(values=pieces):
                found.update(id(piece) for piece in pieces)
            case ast.Call(func=ast.Name(id=name), args=args) if name.endswith("Error"):
                found.update(id(argument) for argument in args)
            case ast.ClassDef(bases=[ast.Name(id="Enum")], body=rows):
                found.update(id(row.value) for row in rows if isinstance(row, ast.Assign))
            case _:
                pass
    return found


def catalogue() -> Catalog:
    """The French catalogue as it lies in the file."""
    with PO.open("rb") as stream:
        return read_po(stream, locale="fr")


def renewed(old: Catalog) -> Catalog:
    """The messages of the sources with the translations of a catalogue, and its dates."""
    new = Catalog(
        locale="fr",
        project="gare_fab",
        charset="utf-8",
        header_comment="# The French messages; `make translations` renews them.",
        fuzzy=False,
        creation_date=old.creation_date,
        revision_date=old.creation_date,
        last_translator="gare_fab",
        language_team="fr",
        msgid_bugs_address="-",
    )
    for text, files in sorted(templates().items()):
        before = old.get(text)
        new.add(text, before.string if before else "", auto_comments=files)
    return new


def main() -> int:
    """Renew the .po, compile the .mo; the exit code is 1 where a translation is missing."""
    new = renewed(catalogue() if PO.exists() else Catalog(locale="fr"))
    with PO.open("wb") as stream:
        write_po(stream, new, width=95)
    with MO.open("wb") as stream:
        write_mo(stream, new)
    missing = [message.id for message in new if message.id and not message.string]
    for text in missing:
        sys.stdout.write(f"not translated: {text}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
