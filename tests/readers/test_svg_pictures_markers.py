"""Markers as the standard has them: where they stand, how they turn, how large they are."""

import pytest

from tests.readers.svg_pictures import check_picture

_ARROW = '<path d="M0 0L6 3L0 6z" fill="red"/>'
_SIZE = 'markerWidth="6" markerHeight="6" refX="3" refY="3"'
_LINE = 'fill="none" stroke="teal" stroke-width="3"'


def _marked(attributes: str, path: str, shown: str = 'style="marker:url(#m)"') -> str:
    return f'<marker id="m" {attributes}>{_ARROW}</marker><path d="{path}" {_LINE} {shown}/>'


# A name, and what stands inside an svg of viewBox 0 0 100 100.
PLACES = {
    "start": _marked(_SIZE, "M20 50L50 20L80 50", 'marker-start="url(#m)"'),
    "mid": _marked(_SIZE, "M20 50L50 20L80 50", 'marker-mid="url(#m)"'),
    "end": _marked(_SIZE, "M20 50L50 20L80 50", 'marker-end="url(#m)"'),
    "all": _marked(_SIZE, "M20 50L50 20L80 50L50 80"),
    "style": _marked(_SIZE, "M20 50L50 20L80 50", 'style="marker:url(#m)"'),
    "inherited": (
        f'<marker id="m" {_SIZE}>{_ARROW}</marker><g marker-end="url(#m)">'
        f'<path d="M20 50H80" {_LINE}/></g>'
    ),
    "none": _marked(_SIZE, "M20 50L50 20L80 50", 'marker="none"'),
    "missing": _marked(_SIZE, "M20 50L50 20L80 50", 'marker="url(#x)"'),
    "not_a_marker": (
        '<rect id="m" width="30" height="30" fill="red"/>'
        f'<path d="M20 50H80" {_LINE} style="marker:url(#m)"/>'
    ),
    "subpaths": _marked(f'{_SIZE} orient="auto"', "M15 20H85M15 50L50 70L85 50M15 80h40"),
    "one_move": _marked(_SIZE, "M50 50"),
    "no_stroke": (
        f'<marker id="m" {_SIZE}>{_ARROW}</marker>'
        '<path d="M20 50L50 20L80 50" fill="none" style="marker:url(#m)" stroke-width="3"/>'
    ),
    "line": (
        f'<marker id="m" {_SIZE} orient="auto">{_ARROW}</marker>'
        f'<line x1="20" y1="80" x2="80" y2="30" {_LINE} style="marker:url(#m)"/>'
    ),
    "polyline": (
        f'<marker id="m" {_SIZE} orient="auto">{_ARROW}</marker>'
        f'<polyline points="20 80 50 20 80 80" {_LINE} style="marker:url(#m)"/>'
    ),
    "hidden": _marked(_SIZE, "M20 50L80 50", 'marker="url(#m)" visibility="hidden"'),
    "through_use": (
        f'<marker id="m" {_SIZE} orient="auto">{_ARROW}</marker><defs><path id="p"'
        f' d="M10 10L40 20" {_LINE} style="marker:url(#m)"/></defs><use'
        ' href="#p" x="30" y="40"/>'
    ),
}
TURNS = {
    "angle": _marked(f'{_SIZE} orient="30"', "M20 50L50 20L80 50"),
    "angle_units": _marked(f'{_SIZE} orient=".25turn"', "M20 50L50 20L80 50"),
    "angle_rad": _marked(f'{_SIZE} orient="1rad"', "M20 50L50 20L80 50"),
    "angle_negative": _marked(f'{_SIZE} orient="-45"', "M20 50L50 20L80 50"),
    "angle_then_blank": _marked(f'{_SIZE} orient="45 "', "M20 50L50 20L80 50"),
    "angle_wrong": _marked(f'{_SIZE} orient="round"', "M20 50L50 20L80 50"),
    "auto": _marked(f'{_SIZE} orient="auto"', "M20 50L50 20L80 50L50 80"),
    "reverse": _marked(
        f'{_SIZE} orient="auto-start-reverse"', "M20 50L50 20L80 50", 'marker-start="url(#m)"'
    ),
    "reverse_end": _marked(
        f'{_SIZE} orient="auto-start-reverse"', "M20 50L50 20L80 50", 'marker-end="url(#m)"'
    ),
    "cubic": _marked(f'{_SIZE} orient="auto"', "M15 50C15 10 50 10 50 50S85 90 85 50"),
    "cubic_no_handles": _marked(f'{_SIZE} orient="auto"', "M15 50C15 50 85 20 85 20L50 90"),
    "cubic_end_handle": _marked(f'{_SIZE} orient="auto"', "M15 80C50 10 85 80 85 80"),
    "quadratic": _marked(f'{_SIZE} orient="auto"', "M15 50Q40 10 50 50T85 50"),
    "relative": _marked(f'{_SIZE} orient="auto"', "m20 50l30-30l30 30c0 10 0 20-10 20"),
    "vertical": _marked(f'{_SIZE} orient="auto"', "M50 80V20H80"),
    "back": _marked(f'{_SIZE} orient="auto"', "M20 50H80H40"),
    "turned_path": (
        f'<marker id="m" {_SIZE} orient="auto">{_ARROW}</marker><path d="M20 20H60V60" {_LINE}'
        ' style="marker:url(#m)" transform="rotate(20) scale(1.2 .8)"/>'
    ),
}
SIZES = {
    "user_units": _marked(f'{_SIZE} markerUnits="userSpaceOnUse"', "M20 50H80"),
    "stroke_units": _marked(f'{_SIZE} markerUnits="strokeWidth"', "M20 50H80"),
    "units_wrong": _marked(f'{_SIZE} markerUnits="wrong"', "M20 50H80"),
    "default_size": _marked("", "M20 50H80"),
    "size_zero": _marked('markerWidth="0" markerHeight="6"', "M20 50H80"),
    "size_negative": _marked('markerWidth="-6" markerHeight="6"', "M20 50H80"),
    "size_percent": _marked(
        'markerWidth="20%" markerHeight="10%" markerUnits="userSpaceOnUse"', "M20 50H80"
    ),
    "view_box": _marked(
        'viewBox="0 0 6 6" markerWidth="8" markerHeight="4" refX="3" refY="3"', "M20 50H80"
    ),
    "view_box_none": _marked(
        'viewBox="0 0 6 6" markerWidth="8" markerHeight="4" refX="3" refY="3"'
        ' preserveAspectRatio="none"',
        "M20 50H80",
    ),
    "view_box_max": _marked(
        'viewBox="0 0 6 6" markerWidth="8" markerHeight="4" preserveAspectRatio="xMaxYMax"',
        "M20 50H80",
    ),
    "view_box_moved": _marked(
        'viewBox="-3 -3 9 9" markerWidth="8" markerHeight="8" refX="2" refY="1"', "M20 50H80"
    ),
    "view_box_zero": _marked('viewBox="0 0 0 6"', "M20 50H80"),
    "ref_negative": _marked('markerWidth="6" markerHeight="6" refX="-3"', "M20 50H80"),
    "ref_percent": _marked(
        'markerWidth="6" markerHeight="6" refX="4%" refY="3%"', "M20 50H80"
    ),
    "overflow": (
        '<marker id="m" markerWidth="3" markerHeight="3" overflow="visible">'
        f'{_ARROW}</marker><path d="M20 50H80" {_LINE} style="marker:url(#m)"/>'
    ),
    "clipped": _marked('markerWidth="3" markerHeight="3"', "M20 50H80"),
    "stroke_zero": (
        f'<marker id="m" {_SIZE}>{_ARROW}</marker><path d="M20 50H80" stroke="teal"'
        ' stroke-width="0" style="marker:url(#m)"/>'
    ),
}
CONTENT = {
    "group": (
        f'<marker id="m" {_SIZE}><g fill="red"><circle cx="3" cy="3" r="3"/><rect width="2"'
        f' height="2" fill="gold"/></g></marker><path d="M20 50H80" {_LINE}'
        ' style="marker:url(#m)"/>'
    ),
    "styled": (
        f'<marker id="m" {_SIZE} fill="red" opacity=".6"><circle cx="3" cy="3" r="3"/>'
        f'</marker><path d="M20 50H80" {_LINE} style="marker:url(#m)"/>'
    ),
    "not_inheriting": (
        f'<marker id="m" {_SIZE}><circle cx="3" cy="3" r="3"/></marker>'
        '<g fill="lime" stroke="teal"><path d="M20 50H80" style="marker:url(#m)"'
        ' stroke-width="3"/></g>'
    ),
    "in_use": (
        f'<defs><circle id="c" cx="3" cy="3" r="3" fill="red"/></defs><marker id="m" {_SIZE}>'
        f'<use href="#c"/></marker><path d="M20 50H80" {_LINE} style="marker:url(#m)"/>'
    ),
    "context": (
        f'<marker id="m" {_SIZE}><circle cx="3" cy="3" r="2" fill="context-stroke"'
        ' stroke="context-fill"/></marker><path d="M20 50H80V80" fill="gold" stroke="teal"'
        ' stroke-width="4" style="marker:url(#m)"/>'
    ),
    "context_none": (
        f'<marker id="m" {_SIZE}><circle cx="3" cy="3" r="2" fill="context-fill"/></marker>'
        f'<path d="M20 50H80V80" {_LINE} style="marker:url(#m)"/>'
    ),
    "nested": (
        '<marker id="n" markerWidth="2" markerHeight="2"><rect width="2" height="2"'
        f' fill="gold"/></marker><marker id="m" {_SIZE}><path d="M0 0L6 3L0 6z" fill="red"'
        f' marker-mid="url(#n)"/></marker><path d="M20 50H80" {_LINE} style="marker:url(#m)"/>'
    ),
    "nested_corners": (
        f'<marker id="n" {_SIZE} overflow="visible" orient="auto">{_ARROW}</marker><marker'
        ' id="m" markerWidth="9" markerHeight="9" overflow="visible"><path d="M0 0H6V6"'
        ' fill="none" stroke="gold" stroke-width=".8" style="marker:url(#n)"/></marker>'
        f'<path d="M20 30H60" {_LINE} style="marker:url(#m)"/>'
    ),
    "nested_ring": (
        f'<marker id="n" {_SIZE}><path d="M0 0L6 3L0 6z" fill="red" style="marker:url(#m)"/>'
        f'</marker><marker id="m" {_SIZE}><path d="M0 0H6V6" fill="none" stroke="gold"'
        f' style="marker:url(#n)"/></marker><path d="M20 50H80" {_LINE}'
        ' style="marker:url(#m)"/>'
    ),
    "recursive": (
        f'<marker id="m" {_SIZE}><path d="M0 0L6 3L0 6z" fill="red" style="marker:url(#m)"/>'
        f'</marker><path d="M20 50H80" {_LINE} style="marker:url(#m)"/>'
    ),
    "on_clip": (
        f'<marker id="m" {_SIZE}>{_ARROW}</marker><clipPath id="c"><path d="M20 20H60V70z"'
        ' style="marker:url(#m)" stroke-width="5"/></clipPath><rect width="100" height="100"'
        ' fill="gold" clip-path="url(#c)"/>'
    ),
    "clipped_shape": (
        f'<marker id="m" {_SIZE}>{_ARROW}</marker><clipPath id="c"><rect x="20" y="45"'
        f' width="70" height="20"/></clipPath><path d="M20 50H80" {_LINE}'
        ' style="marker:url(#m)"'
        ' clip-path="url(#c)"/>'
    ),
    "in_opacity": _marked(_SIZE, "M20 50H80", 'marker="url(#m)" opacity=".6"'),
    "gradient": (
        '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="gold"/>'
        f'</linearGradient><marker id="m" {_SIZE}><circle cx="3" cy="3" r="3" fill="url(#g)"/>'
        f'</marker><path d="M20 50H80" {_LINE} style="marker:url(#m)"/>'
    ),
}
DRAWINGS = PLACES | TURNS | SIZES | CONTENT


@pytest.mark.parametrize("name", DRAWINGS)
def test_markers_look_like_the_file(name: str) -> None:
    """Markers stand, turn and measure as resvg has them."""
    check_picture(DRAWINGS[name])
