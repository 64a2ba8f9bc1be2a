"""Whatever is not a sound drawing ends in one sentence, soon, and without reaching outside."""

import gzip
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.base.errors import Unreadable
from gare_fab.base.progress import SILENT
from gare_fab.model.artwork import Shape
from gare_fab.readers.contract import Reading
from gare_fab.readers.svg.member import SVG, SvgParams
from gare_fab.readers.svg.source import recognises
from tests.readers.svg_pictures import read

_ROOT = '<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="100mm"'
_OPEN = f'{_ROOT} viewBox="0 0 100 100">'
_RECT = '<rect width="9" height="9"/>'
_NAMED = '<rect id="é" width="9" height="9"/>'


def _svg(inner: str) -> str:
    return f"{_OPEN}\n{inner}</svg>"


def _laughs(first: str, use: str, levels: int) -> str:
    names = "".join(
        f'<!ENTITY a{i} "{("&a" + (str(i - 1) if i else "") + ";") * 10}">'
        for i in range(levels)
    )
    return f'<!DOCTYPE svg [<!ENTITY a "{first}">{names}]>{_OPEN}{use}</svg>'


def _uses(levels: int) -> str:
    groups = "".join(
        f'<g id="a{i}">{f"""<use href="#a{i - 1}"/>""" * 10}</g>' for i in range(1, levels)
    )
    return _svg(f'<defs><g id="a0">{_RECT}</g>{groups}</defs><use href="#a{levels - 1}"/>')


BAD: dict[str, tuple[str | bytes, str]] = {
    "empty": (b"", "empty"),
    "blank": (b" \n ", "empty"),
    "text": ("hello", "not an SVG"),
    "pdf": (b"%PDF-1.4\n%\xe2\xe3", "a PDF"),
    "picture": (b"\x89PNG\r\n\x1a\n", "not an SVG"),
    "html": ("<!DOCTYPE html><html><body><svg/></body></html>", "web page"),
    "other xml": ("<kml/>", "<kml>"),
    "truncated": (_OPEN + '<path d="M0 0L1 1"/><g><rect wid', "damaged in line 1"),
    "open": (_svg("<g>"), "line 2: a tag is not closed"),
    "ends early": (_OPEN + "<g>", "it ends too early"),
    "unexplained": (_svg("<text>&vin;</text>"), "a name that it does not explain"),
    "unexplained prefix": (_svg('<g a:b="c"/>'), "a name that it does not explain"),
    "wrong encoding": (_svg('<rect id="é"/>').encode("latin-1"), "line 2"),
    "packed, cut": (gzip.compress(_svg(_RECT).encode(), mtime=0)[:-9], "packed and damaged"),
    "packed, spoilt": (b"\x1f\x8b" + b"\0" * 50, "packed and damaged"),
    "packed bomb": (gzip.compress(b" " * 201_000_000, 1, mtime=0), "larger than 200 MB"),
    "laughs": (_laughs("ha" * 9, "<text>&a8;</text>", 9), "repeats itself"),
    "laughs in a path": (_laughs("M0 0" * 9, '<path d="&a8;"/>', 9), "repeats itself"),
    "laughing elements": (_laughs("<g/>" * 9, "&a6;", 7), "repeats itself"),
    "outside entity": (
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        f"{_OPEN}<text>&x;</text></svg>",
        "damaged",
    ),
    "deep": (_svg("<g>" * 3000 + "</g>" * 3000), "nested"),
    "many": (_OPEN + "<g/>" * 1_000_001 + "</svg>", "more than 1000000 elements"),
    "use bomb": (_uses(10), "repeats itself"),
    "many points": (_svg('<path d="M0 0C999999 0 0 999999 9 9"/>' * 5000), "million points"),
    "no width": (f"{_ROOT.replace('100mm', '0', 1)}>{_RECT}</svg>", "width is '0'"),
    "negative height": (f'{_ROOT[:-6]}-5mm">{_RECT}</svg>', "height is '-5mm'"),
    "endless width": (f"{_ROOT.replace('100mm', '1e999mm', 1)}>{_RECT}</svg>", "not a size"),
    "nan width": (f"{_ROOT.replace('100mm', 'NaN', 1)}>{_RECT}</svg>", "width is 'NaN'"),
    "empty viewBox": (f'{_ROOT} viewBox="0 0 0 9">{_RECT}</svg>', "viewBox"),
    "endless viewBox": (f'{_ROOT} viewBox="0 0 1e999 9">{_RECT}</svg>', "viewBox"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_ends_in_a_sentence(name: str) -> None:
    """Each bad file is refused as unreadable, in a sentence that says what is wrong."""
    content, words = BAD[name]
    with pytest.raises(Unreadable, match=words) as caught:
        read(content)
    sentence = str(caught.value)
    assert len(sentence) < 300
    assert sentence.rstrip().endswith(".")


MEASURELESS = {
    "nan": '<rect x="NaN" width="9" height="9"/>',
    "infinity": '<circle r="1e999"/>',
    "nan in a line": '<line x2="nan" stroke="red"/>',
    "nan in a use": f'<use x="nan" href="#a"/><defs><g id="a">{_RECT}</g></defs>',
    "infinity in a path": '<path d="M0 0L1e999 5V9"/>',
    "overflow": f'<g transform="scale(1e300)"><g transform="scale(1e9)">{_RECT}</g></g>',
    "far away": f'<g transform="scale(1e8)">{_RECT}</g>',
    "long": '<path d="M1 1h1e10v5z"/>',
    "large": '<circle r="1e10" transform="scale(1e-9)"/>',
}


@pytest.mark.parametrize("name", MEASURELESS)
def test_what_has_no_measure_is_left_out(name: str) -> None:
    """A number that is infinite or far too large costs its own object, with a word."""
    artwork = read(_svg(MEASURELESS[name] + _RECT))
    assert [len(item.paths) for item in artwork.items if isinstance(item, Shape)] == [1]
    assert any("far too large" in str(found.message) for found in artwork.findings)


LIMITS_IN_RINGS = {
    "clip": (
        f'<clipPath id="a" clip-path="url(#b)">{_RECT}</clipPath><clipPath id="b"'
        f' clip-path="url(#a)">{_RECT}</clipPath><g clip-path="url(#b)">{_RECT}</g>'
    ),
    "clip of its own child": (
        '<clipPath id="a"><rect width="9" height="9" clip-path="url(#a)"/></clipPath>'
        f'<g clip-path="url(#a)">{_RECT}</g>'
    ),
    "mask": (
        '<mask id="a" mask="url(#b)"><rect width="9" height="9" fill="#fff"/></mask>'
        '<mask id="b" mask="url(#a)"><rect width="9" height="9" fill="#fff"/></mask>'
        f'<g mask="url(#a)">{_RECT}</g>'
    ),
}


@pytest.mark.parametrize("name", LIMITS_IN_RINGS)
def test_a_limit_inside_itself_counts_as_not_there(name: str) -> None:
    """A clip or a mask that limits itself limits once, with a word."""
    artwork = read(_svg(LIMITS_IN_RINGS[name]))
    assert len(artwork.items) == 1
    assert any("inside themselves" in str(found.message) for found in artwork.findings)


_MANY = 20_000
BOMBS = {
    "brackets in a style": f'<rect width="9" height="9" style="a:{"[" * _MANY}"/>',
    "quotes in a style": f"<rect width='9' height='9' style='a:{chr(34) * _MANY}('/>",
    "comments in a style": f'<rect width="9" height="9" style="{"/*" * _MANY}"/>',
    "blanks in a style": (
        f'<rect width="9" height="9" style="fill:{" " * _MANY}!{" " * _MANY}"/>'
    ),
    "braces in a sheet": f"<style>{'a{b:' * _MANY}</style>{_RECT}",
    "media in a sheet": f"<style>{'@media all{' * _MANY}</style>{_RECT}",
    "a nested selector": f"<style>{':not(' * 500}{')' * 500}{{fill:red}}</style>{_RECT}",
    "a long selector": f"<style>{'a ' * _MANY}{{fill:red}}</style>{_RECT}",
    "children without end": f"<style>{'a>' * _MANY}b{{fill:red}}</style>{_RECT}",
    "fallbacks": f'<rect width="9" height="9" fill="{"url(#a) " * _MANY}red"/>',
    "digits": f'<rect width="{"1" * _MANY}x" height="9"/>',
    "digits of a transform": f'<g transform="translate({"1" * _MANY}x)">{_RECT}</g>',
    "digits of an arc": f'<path d="M0 0A{"1" * _MANY}x"/>',
    "a broken transform": f'<g transform="{"rotate(1 " * _MANY}">{_RECT}</g>',
}


@pytest.mark.parametrize("name", BOMBS)
def test_values_without_measure_take_no_time(name: str) -> None:
    """Values made to keep a parser busy are read or left out at once."""
    began = time.process_time()
    assert len(read(_svg(BOMBS[name])).items) <= 1
    assert time.process_time() - began < 5.0


def test_selectors_that_try_every_way_up_are_refused() -> None:
    """A selector that would look through all chains of ancestors is not begun with."""
    groups = '<g class="x">' * 100
    inner = f"<style>q g g g g g .x{{fill:red}}</style>{groups}{_RECT}{'</g>' * 100}"
    with pytest.raises(Unreadable, match="cannot be followed"):
        read(_svg(inner))


RINGS = {
    "use of its parent": (_svg(f'<g id="a">{_RECT}<use href="#a"/></g>'), 1),
    "use of itself": (_svg(f'{_RECT}<use id="a" href="#a"/>'), 1),
    "use in a ring": (
        _svg(f'<g id="a">{_RECT}<use href="#b"/></g><g id="b"><use href="#a"/></g>'),
        1,
    ),
    "symbol of itself": (
        _svg(f'<symbol id="a">{_RECT}<use href="#a"/></symbol><use href="#a"/>'),
        1,
    ),
    "use of the root": (f'{_ROOT} id="a">{_RECT}<use href="#a"/></svg>', 1),
    "clip using itself": (
        _svg(
            f'<clipPath id="a"><use id="b" href="#b"/>{_RECT}</clipPath>'
            f'<g clip-path="url(#a)">{_RECT}</g>'
        ),
        1,
    ),
}


@pytest.mark.parametrize("name", RINGS)
def test_what_contains_itself_is_drawn_once(name: str) -> None:
    """A clone of what it stands in is left out, with a word; all else is drawn."""
    content, count = RINGS[name]
    artwork = read(content)
    assert len(artwork.items) == count
    assert any("contain themselves" in str(found.message) for found in artwork.findings)


@pytest.mark.parametrize("name", ["laughs", "laughs in a path", "outside entity", "truncated"])
def test_reading_the_rest_is_bounded_too(name: str) -> None:
    """With `recover` the rest of a damaged file comes in, and nothing from outside."""
    artwork = read(BAD[name][0], recover=True)
    assert any("damaged" in str(finding.message) for finding in artwork.findings)
    assert len(artwork.items) <= 1


@pytest.mark.parametrize("name", ["a:b:c", "thttp://x.y/z", ":x"])
def test_names_that_are_none_stand_in_no_way(name: str) -> None:
    """Of a damaged file without a namespace, what has no name is passed over."""
    text = f'<svg width="9" height="9"><{name} d="1"/><rect width="5" height="5"/></svg>'
    artwork = read(text, recover=True)
    assert len(artwork.items) == 1


def test_recover_reads_what_is_left() -> None:
    """What stood before the damage is there."""
    artwork = read(BAD["truncated"][0], recover=True)
    assert [item.name for item in artwork.items] == [""]


@pytest.mark.parametrize(
    "content",
    [
        gzip.compress(_svg(_NAMED).encode(), mtime=0),
        f'\n <?xml version="1.0"?>{_svg(_NAMED)}'.encode(),
        f'<?xml version="1.0" encoding="utf-16"?>{_svg(_NAMED)}'.encode(),
        f"<?xml version='1.0' encoding='wobble'?>{_svg(_NAMED)}".encode(),
        b"\xef\xbb\xbf" + _svg(_NAMED).encode(),
        _svg(_NAMED).encode("utf-16"),
        ('<?xml version="1.0" encoding="iso-8859-1"?>' + _svg(_NAMED)).encode("latin-1"),
        _svg(_NAMED).replace(' xmlns="http://www.w3.org/2000/svg"', ""),
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.0//EN" "http://www.w3.org/svg10.dtd">'
        + _svg(_NAMED),
        '<!DOCTYPE svg [<!ENTITY e "é">]>' + _svg('<rect id="&e;" width="9" height="9"/>'),
        '<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]>'
        + _svg(_NAMED).replace("http://www.w3.org/2000/svg", "&ns;"),
        _svg(_NAMED).replace("<", "<s:").replace("<s:/", "</s:").replace("xmlns=", "xmlns:s="),
    ],
    ids=[
        "svgz",
        "late declaration",
        "no utf-16",
        "unknown encoding",
        "bom",
        "utf-16",
        "latin-1",
        "no namespace",
        "dtd",
        "entity",
        "entities",
        "prefix",
    ],
)
def test_sound_files_of_every_kind(content: str | bytes) -> None:
    """Packed, with any encoding, with entities of its own: all the same drawing."""
    data = content.encode() if isinstance(content, str) else content
    assert recognises(data[:4096]) or b"\0" in data
    assert [item.name for item in read(data).items] == ["é"]


def test_a_cycle_of_gradients_or_patterns_has_no_colour() -> None:
    """Paint servers that refer to each other paint nothing, as by the standard."""
    gradients = '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/>'
    pattern = '<pattern id="c"><rect width="9" height="9" fill="url(#c)"/></pattern>'
    shapes = "".join(f'<rect width="9" height="9" fill="url(#{i})"/>' for i in "ac")
    assert read(_svg(gradients + pattern + shapes)).items == ()


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"<svg xmlns=", True),
        (b'<?xml version="1.0"?>\n<!-- x -->\n<svg ', True),
        (b"<!DOCTYPE svg PUBLIC", True),
        ("<svg >".encode("utf-16"), True),
        (gzip.compress(b"<svg >" * 999, mtime=0)[:50], True),
        (gzip.compress(b"something", mtime=0), False),
        (b"\x1f\x8bnot packed", False),
        (b"<!DOCTYPE html><body><svg >", False),
        (b"%PDF-1.7", False),
        (b"0\nSECTION", False),
        (b"", False),
    ],
)
def test_recognising(head: bytes, expected: bool) -> None:  # noqa: FBT001 -- a column of the table
    """The first bytes tell an SVG from its neighbours."""
    assert recognises(head) is expected


_PIECES = [
    "<g>",
    "</g>",
    _RECT,
    '<path d="M0 0',
    'L1 1"/>',
    '<use href="#a"/>',
    'id="a"',
    "<style>",
    "rect{fill:red",
    "}",
    "</style>",
    "&amp;",
    "&x;",
    "\0",
    "é",
    '<clipPath id="a">',
    "</clipPath>",
    'clip-path="url(#a)"',
    "<",
    ">",
    '"',
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    " ",
    "1e9",
    "NaN",
    'transform="rotate(',
    ')"',
    "<svg>",
    "</svg>",
    '<symbol id="b" viewBox="0 0 0 0">',
    "</symbol>",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=30), st.booleans())
def test_scraps_end_in_artwork_or_a_sentence(pieces: list[str], recover: bool) -> None:  # noqa: FBT001 -- drawn by hypothesis
    """Whatever the pieces of a drawing are shuffled to, only our own error comes out."""
    content = (_OPEN + "".join(pieces) + "</svg>").encode()
    try:
        artwork = SVG.read(
            Reading("x.svg", content, SvgParams(recover=recover), progress=SILENT)
        )
    except Unreadable as error:
        assert str(error)  # noqa: PT017 -- either outcome is right
    else:
        assert artwork.page.width == pytest.approx(100)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 400))
def test_spoilt_bytes_end_in_artwork_or_a_sentence(scrap: bytes, place: int) -> None:
    """Bytes put anywhere into a sound file never raise anything but our own error."""
    sound = _svg(
        '<style>.a{fill:red}</style><g id="g" transform="scale(2)"><path class="a" d="M0 0L9 9'
        'A5 5 0 0 1 3 3z"/></g><clipPath id="c"><circle r="5"/></clipPath>'
        '<use href="#g" clip-path="url(#c)" style="opacity:.5"/>'
    ).encode()
    try:
        read(sound[:place] + scrap + sound[place:])
    except Unreadable as error:
        assert str(error)  # noqa: PT017 -- either outcome is right
