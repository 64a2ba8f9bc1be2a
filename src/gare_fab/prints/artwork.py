"""The artwork as it was understood, on the file's own page."""

from dataclasses import replace

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.silhouette import silhouette
from gare_fab.model.artwork import Artwork, FillRule, Mesh, Page, Picture, Shape
from gare_fab.model.paint import Paint
from gare_fab.model.scene import Scene

_MESH_PAINT = Paint(90, 100, 110)
_THIN = 1e-3  # of a page's longer side: where the other is no more, it is a line
_ROOM = 50  # times that is left round a line
_USUAL = 10.0  # mm; narrower pages are drawn with finer numbers
_FAR = 1e4  # mm from the origin: what draws the picture has seven digits


def draw_artwork(artwork: Artwork) -> Scene:
    """Every shape and picture with its own paints; a mesh as its shadow from above.

    A page that is next to nothing in a direction, as that round a single straight line, gets
    room there, so that something can be seen.
    """
    items: tuple[Shape | Picture, ...] = tuple(
        _shadow(item) if isinstance(item, Mesh) else item for item in artwork.items
    )
    page = _roomy(artwork.page)
    far = _FAR * min(1.0, page.width / _USUAL)
    if max(abs(page.x), abs(page.y)) > far:  # maps, for one, lie where the world has them
        moved = Affine.moved(-page.x, -page.y)
        return Scene(page.width, page.height, tuple(_moved(item, moved) for item in items))
    return Scene(page.width, page.height, items, page.x, page.y)


def _roomy(page: Page) -> Page:
    least = max(page.width, page.height) * _THIN
    if min(page.width, page.height) > least:
        return page
    room = least * _ROOM if least else 1.0
    width, height = (
        side + room if side <= least else side for side in (page.width, page.height)
    )
    x, y = page.x - (width - page.width) / 2, page.y - (height - page.height) / 2
    return Page(x, y, width, height)


def _shadow(mesh: Mesh) -> Shape:
    outline = silhouette(mesh.triangles)
    return Shape(outline, fill=_MESH_PAINT, fill_rule=FillRule.EVENODD, name=mesh.name)


def _moved(item: Shape | Picture, by: Affine) -> Shape | Picture:
    if isinstance(item, Shape):
        return replace(item, paths=item.paths.moved_by(by))
    clip = None if item.clip is None else item.clip.moved_by(by)
    return replace(item, affine=by @ item.affine, clip=clip)
