"""The artwork as it was understood, on the file's own page."""

from gare_fab.geometry.silhouette import silhouette
from gare_fab.model.artwork import Artwork, FillRule, Mesh, Shape
from gare_fab.model.paint import Paint
from gare_fab.model.scene import Scene, SceneItem

_MESH_PAINT = Paint(90, 100, 110)


def draw_artwork(artwork: Artwork) -> Scene:
    """Every shape and picture with its own paints; a mesh as its shadow from above."""
    items: tuple[SceneItem, ...] = tuple(
        _shadow(item) if isinstance(item, Mesh) else item for item in artwork.items
    )
    page = artwork.page
    return Scene(page.width, page.height, items, page.x, page.y)


def _shadow(mesh: Mesh) -> Shape:
    outline = silhouette(mesh.triangles)
    return Shape(outline, fill=_MESH_PAINT, fill_rule=FillRule.EVENODD, name=mesh.name)
