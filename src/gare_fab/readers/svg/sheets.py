"""Style sheets: the rules of `style` elements, and which of them an element meets."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.model.tally import Tally
from gare_fab.readers.svg.source import SVG, Element

Pairs = tuple[tuple[str, str], ...]
_SIMPLE = re.compile(r"\s*(?:\*|[\w-]*)(?:[.#][\w-]+)*\s*")
_STYLES = (SVG + "style", "{http://www.w3.org/1999/xhtml}style")
_AND = re.compile(r"\s+and\s+")
_MEDIUM = re.compile(  # what a large window with white paper meets
    r"all|screen|\(\s*(?:min-[^()]*|color|prefers-color-scheme\s*:\s*light)\s*\)"
)
_TIGHT = re.compile(r"\s*([>+,])\s*")
_LOOSE = re.compile(r"[\s~>+]+")
_BRACKET = re.compile(r"[()\[\]{}]")
_MOST_NESTED = 50
_MOST_STEPS = 100
_MOST_CHAINS = 100_000_000  # ways up a tree, where a selector looks for ancestors
_TOO_LONG = "Style rules that are nested or chained far too deep are ignored."
_MOST_QUESTIONS = 5_000_000  # rules x elements, where each element is asked about each rule


@dataclass(slots=True)
class Sheet:
    """Rules that are asked element by element.

    Declarations come as (":fill", "red"), important ones as ("!fill", "red"), weak ones first.
    Where every selector looks only at name, id and class, elements alike are asked once.
    """

    matcher: Any
    root: Element
    is_simple: bool
    known: dict[tuple[str, str | None, str | None], Pairs] = field(default_factory=dict)
    wrappers: dict[Element, Any] = field(default_factory=dict)

    def declarations(self, element: Element) -> Pairs:
        """What the rules say of an element."""
        if not isinstance(element.tag, str):
            return ()
        if not self.is_simple:
            return self._matched(self._wrapper(element))
        key = (element.tag, element.get("id"), element.get("class"))
        if key not in self.known:
            self.known[key] = self._matched(self._alone(element))
        return self.known[key]

    def _matched(self, wrapper: Any) -> Pairs:
        matches = self.matcher.match(wrapper)
        return tuple(
            pair for _, _, pseudo, pairs in matches if pseudo is None for pair in pairs
        )

    def _alone(self, element: Element) -> Any:
        from cssselect2 import ElementWrapper  # only for files with a style element

        return ElementWrapper.from_xml_root(element)

    def _wrapper(self, element: Element) -> Any:
        if not self.wrappers:
            whole = self._alone(self.root).iter_subtree()
            self.wrappers = {wrapper.etree_element: wrapper for wrapper in whole}
        return self.wrappers[element]


def sheet_of(root: Element, tally: Tally) -> Sheet | None:
    """The rules of all style elements of a file; None where there is none."""
    texts = [
        "".join(element.itertext())
        for element in root.iter(*_STYLES)
        if (element.get("type") or "text/css").strip().lower() == "text/css"
        and _is_shown(element.get("media") or "")
    ]
    if any(map(_is_nested_deep, texts)):
        tally.dropped(_TOO_LONG)
        texts = [text for text in texts if not _is_nested_deep(text)]
    if not any(text.strip() for text in texts):
        return None
    return _compiled(root, "\n".join(texts), tally)


def _compiled(root: Element, text: str, tally: Tally) -> Sheet:
    import cssselect2  # 0.01 s, only for files with a style element

    matcher = cssselect2.Matcher()
    is_simple, count = True, 0
    steps: list[int] = []
    spaces: dict[str | None, str] = {}
    for prelude, pairs in _rules(text, tally, spaces):
        steps += _steps(prelude)
        if max(steps) > _MOST_STEPS:
            tally.dropped(_TOO_LONG)
            continue
        try:
            selectors = cssselect2.compile_selector_list(prelude, spaces)
        except cssselect2.SelectorError:
            continue  # by the standard a rule with a wrong selector says nothing
        is_simple &= all(map(_SIMPLE.fullmatch, prelude.split(",")))
        for selector in selectors:
            matcher.add_selector(selector, pairs)
            count += 1
    if not is_simple:
        _check_effort(root, count, steps)
    return Sheet(matcher, root, is_simple)


def _steps(prelude: str) -> list[int]:
    """How many ancestors or brothers each selector of a list may have to look for."""
    plain = _TIGHT.sub(r"\1", prelude.strip())
    return [len(_LOOSE.findall(selector.strip())) for selector in plain.split(",")]


def _check_effort(root: Element, count: int, steps: list[int]) -> None:
    """Refuse sheets that would be asked without end: at worst every chain is tried."""
    elements = sum(1 for _ in root.iter())
    chains = 0
    if max(steps) > 2:
        depth = min(max(len(list(e.iterancestors())) for e in root.iter()), _MOST_STEPS)
        chains = sum(math.comb(max(depth, step), step) for step in steps if step > 2)
    if count * elements > _MOST_QUESTIONS or chains * elements > _MOST_CHAINS:
        raise Unreadable(
            Message(
                "The style sheet has {count} rules for so many objects that they cannot be "
                "followed; export the drawing with presentation attributes.",
                {"count": count},
            )
        )


def _is_nested_deep(text: str) -> bool:
    """Whether brackets stand in brackets further than any parser should follow."""
    depth = 0
    for match in _BRACKET.finditer(text):
        depth += 1 if match[0] in "([{" else -1
        if depth > _MOST_NESTED:
            return True
    return False


def _rules(
    text: str, tally: Tally, spaces: dict[str | None, str]
) -> Iterator[tuple[str, Pairs]]:
    """Selector and declarations of every rule that holds for a picture.

    The namespaces that are declared on the way are put into the given ones.
    """
    import tinycss2  # 0.01 s, only for files with a style element

    waiting = list(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))
    while waiting:
        rule = waiting.pop(0)
        if rule.type == "qualified-rule":
            yield tinycss2.serialize(rule.prelude), _pairs(tinycss2, rule.content)
        elif rule.type == "at-rule" and rule.lower_at_keyword == "import":
            tally.dropped("Style sheets outside the file are not fetched.")
        elif rule.type == "at-rule" and rule.lower_at_keyword == "namespace":
            spaces.update(_namespace(rule.prelude))
        elif _is_for_pictures(tinycss2, rule):
            waiting[:0] = tinycss2.parse_rule_list(
                rule.content, skip_comments=True, skip_whitespace=True
            )


def _namespace(prelude: Iterable[Any]) -> dict[str | None, str]:
    """The prefix that a rule declares, None for the default one, and what it stands for."""
    words = [one for one in prelude if one.type not in {"whitespace", "comment"}]
    prefix = words[0].value if len(words) == 2 and words[0].type == "ident" else None
    if len(words) != 1 + (prefix is not None) or words[-1].type not in {"string", "url"}:
        return {}
    return {prefix: words[-1].value}


def _is_for_pictures(tinycss2: Any, rule: Any) -> bool:
    """Whether these are the rules of a medium that shows pictures."""
    if rule.type != "at-rule" or rule.lower_at_keyword != "media" or not rule.content:
        return False
    return _is_shown(tinycss2.serialize(rule.prelude))


def _is_shown(media: str) -> bool:
    """Whether one of the media queries of a list is met; an empty list always is."""
    queries = [query.strip().lower() for query in media.split(",")]
    return queries == [""] or any(map(_is_met, queries))


def _is_met(query: str) -> bool:
    parts = _AND.split(query.removeprefix("not ").removeprefix("only ").strip())
    return query.startswith("not ") != all(map(_MEDIUM.fullmatch, parts))


def declarations(text: str) -> Pairs:
    """Names and values of a `style` attribute, marked as those of a sheet are."""
    import tinycss2  # 0.01 s, only for values that need a parser

    if _is_nested_deep(text):
        return ()
    return _pairs(tinycss2, tinycss2.parse_component_value_list(text))


def _pairs(tinycss2: Any, content: Iterable[Any]) -> Pairs:
    found = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return tuple(
        (
            ("!" if one.important else ":") + one.lower_name,
            tinycss2.serialize(one.value).strip(),
        )
        for one in found
        if one.type == "declaration"
    )
