"""Codes are read back, by a reader that is not ours, from the pictures we draw of them."""

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from gare_fab.base.params import Params
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.meridian import Meridian
from gare_fab.makers.codes.barcode import BARCODE, Barcode
from gare_fab.makers.codes.qr import QR, Qr
from gare_fab.makers.codes.symbols import CODE_128, EAN_8, EAN_13, check_digit
from gare_fab.makers.contract import MakeContext
from gare_fab.model.artwork import Artwork
from gare_fab.model.document import Document, Placement, Wrapping
from gare_fab.model.scene import Scene
from gare_fab.model.stock import Bottle, Sheet, Stock
from gare_fab.pipeline.default_steps import default_steps
from gare_fab.pipeline.planning import plan
from gare_fab.prints.artwork import draw_artwork
from gare_fab.prints.registry import PRINTS
from gare_fab.prints.rendering import scene_to_png
from gare_fab.storage.catalogue import load_bottle, load_machine, load_material
from gare_fab.storage.job_files import save
from gare_fab.workshop.pictures import preview

DRAW = {member.id: member.draw for member in PRINTS}
BOTTLE = load_bottle("bordelaise_75")
LEVELS = st.sampled_from(("L", "M", "Q", "H"))
PRINTABLE = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1)
ADDRESSES = PRINTABLE.map(lambda text: f"https://gare.example/{text}")
FRENCH = st.text("abcdéèçàœŒÉ°«»€ 019:/", min_size=1, max_size=80)


def made(params: Params) -> Artwork:
    """The artwork of a code's parameters."""
    if isinstance(params, Qr):
        return QR.make(params, (), MakeContext())
    assert isinstance(params, Barcode)
    return BARCODE.make(params, (), MakeContext())


def literal(text: str) -> str:
    """A text whose braces are meant as such."""
    return text.replace("{", "{{").replace("}", "}}")


def picture(scene: Scene, per_mm: float) -> Image.Image:
    """A scene at so many pixels a mm; what is not painted is white."""
    drawn = Image.open(io.BytesIO(scene_to_png(scene, round(scene.width * per_mm))))
    page = Image.new("RGBA", drawn.size, "white")
    return Image.alpha_composite(page, drawn.convert("RGBA")).convert("RGB")


def read(image: Image.Image) -> list[str]:
    """The texts of all codes that are seen, whatever their kind."""
    return [found.text for found in zxingcpp.read_barcodes(image)]


def artwork_read(params: Params, per_module: float = 4.0) -> list[str]:
    """What is read from the picture of the artwork, its narrowest parts so many pixels."""
    artwork = made(params)
    inverted, module = params.plain()["inverted"], params.plain()["module"]
    assert isinstance(module, float)
    image = picture(draw_artwork(artwork), per_module / module)
    return read(ImageOps.invert(image) if inverted else image)


@settings(deadline=None, max_examples=60)
@given(ADDRESSES | FRENCH | PRINTABLE, LEVELS, st.floats(0.3, 3.0), st.booleans())
def test_every_qr_code_is_read_from_its_artwork(
    text: str,
    level: str,
    module: float,
    inverted: bool,  # noqa: FBT001 -- drawn
) -> None:
    """Any content, level and size; inverted, as dark material shows it."""
    params = Qr(literal(text), level, module=module, inverted=inverted)
    assert artwork_read(params) == [text]


@settings(deadline=None, max_examples=40)
@given(st.data(), st.sampled_from((EAN_13, EAN_8)), st.booleans(), st.booleans())
def test_every_ean_is_read_from_its_artwork(
    data: st.DataObject,
    kind: str,
    digits: bool,  # noqa: FBT001 -- drawn
    inverted: bool,  # noqa: FBT001 -- drawn
) -> None:
    """With the check digit, which is worked out, with digits below and without."""
    count = 12 if kind == EAN_13 else 7
    body = data.draw(st.text("0123456789", min_size=count, max_size=count))
    params = Barcode(body, kind, module=0.33, digits=digits, inverted=inverted)
    assert artwork_read(params) == [f"{body}{check_digit(body)}"]


@settings(deadline=None, max_examples=60)
@given(PRINTABLE.filter(lambda text: len(text) <= 40), st.booleans())
def test_every_code_128_is_read_from_its_artwork(text: str, digits: bool) -> None:  # noqa: FBT001
    """Letters, digits and signs in any order; spaces at the ends too."""
    params = Barcode(literal(text), CODE_128, module=0.4, digits=digits)
    assert artwork_read(params) == [text]


def job(artwork: Artwork, stock: Stock, affine: Affine) -> Document:
    """A job of one code, engraved by a laser, with the steps that it gets by itself."""
    machine = load_machine("co2_60w_chuck")
    material = "glass_bottle" if isinstance(stock, Bottle) else "birch_plywood"
    return Document(
        machine,
        stock,
        artworks=(artwork,),
        placements=(Placement(0, affine),),
        steps=default_steps((artwork,), machine),
        material=load_material(material),
    )


def on_sheet(params: Params, per_mm: float, turned: float = 0.0) -> Image.Image:
    """The picture of the toolpaths on a sheet of plywood that is a little larger."""
    artwork = made(params)
    page = artwork.page
    side = max(page.width, page.height) + 8.0
    affine = (
        Affine.moved(side / 2, side / 2)
        @ Affine.rotated(turned)
        @ Affine.moved(-page.width / 2, -page.height / 2)
    )
    document = job(artwork, Sheet(side, side, 3.0), affine)
    return picture(DRAW["toolpaths"](document, plan(document), "en"), per_mm)


ENGRAVED = [
    Qr("https://gare.example/l/26-042", "Q", size=24.0),
    Qr("Lot {{26}}, mis en bouteille à la Gare", "H", module=0.6),
    Barcode("376000012345"),
    Barcode("2012345", EAN_8, module=0.4),
    Barcode("L26-0042", CODE_128, module=0.4),
]
IDS = ["qr", "qr of 0.6", "EAN-13", "EAN-8", "Code 128"]
TEXTS = [
    "https://gare.example/l/26-042",
    "Lot {26}, mis en bouteille à la Gare",
    f"376000012345{check_digit('376000012345')}",
    f"2012345{check_digit('2012345')}",
    "L26-0042",
]
CODES = list(zip(ENGRAVED, TEXTS, strict=True))


@pytest.mark.parametrize(("params", "text"), CODES, ids=IDS)
@pytest.mark.parametrize("turned", [0.0, 90.0])
def test_codes_are_read_from_toolpaths_on_a_sheet(
    params: Params, text: str, turned: float
) -> None:
    """What the laser burns is the code: hatched lines, as wide as its spot, and edges."""
    assert read(on_sheet(params, 12.0, turned)) == [text]


def on_bottle(params: Params) -> tuple[Document, Affine]:
    """A job with the code in the middle of the front of a Bordelaise."""
    artwork = made(params)
    low, high = BOTTLE.panel or BOTTLE.zone
    place = Affine.moved(-artwork.page.width / 2, (low + high - artwork.page.height) / 2)
    return job(artwork, BOTTLE, place), place


def front(document: Document, affine: Affine) -> Scene:
    """The part of the bottle's picture that shows the code, from the front."""
    whole = DRAW["bottle"](document, plan(document), "en")
    page = document.artworks[0].page
    middle = whole.width / 4
    label = 3.2 * 0.11 * 2 * BOTTLE.radius  # below the foot
    low = affine.f + label - 20.0
    return Scene(
        page.width + 8.0,
        page.height + 30.0,
        whole.items,
        middle - page.width / 2 - 4.0,
        low,
        whole.background,
    )


@pytest.mark.parametrize(("params", "text"), CODES, ids=IDS)
def test_codes_for_glass_are_read_from_the_bottle(params: Params, text: str) -> None:
    """Inverted, what is frosted is light: the picture shows the code dark on light."""
    words = {**params.plain(), "inverted": True}
    document, affine = on_bottle(type(params).from_plain(words))
    assert read(picture(front(document, affine), 12.0)) == [text]


@pytest.mark.parametrize(("params", "text"), CODES, ids=IDS)
def test_codes_are_read_from_the_unrolled_bottle(params: Params, text: str) -> None:
    """Not inverted, the skin unrolled shows the code as it is burnt, dark on light."""
    document, affine = on_bottle(params)
    whole = DRAW["toolpaths"](document, plan(document), "en")
    page = document.artworks[0].page
    part = replace(
        whole,
        width=page.width + 8.0,
        height=page.height + 8.0,
        x=affine.e - 4.0,
        y=affine.f - 4.0,
    )
    assert read(picture(part, 12.0)) == [text]


@pytest.mark.parametrize(("params", "text"), CODES[::2], ids=IDS[::2])
def test_codes_are_read_from_the_preview_of_a_job(
    tmp_path: Path, params: Params, text: str
) -> None:
    """As large as `gare-fab preview` draws a bottle by itself, codes for glass are seen."""
    words = {**params.plain(), "inverted": True}
    file, target = tmp_path / "job.gare", tmp_path / "job.png"
    save(on_bottle(type(params).from_plain(words))[0], file)
    preview(file, target)
    assert set(read(Image.open(target).convert("RGB"))) == {text}


def test_a_code_on_a_shoulder_is_read() -> None:
    """The straight mapping keeps squares square where the glass narrows."""
    params = Qr("GARE 26", "H", size=18.0, inverted=True)
    artwork = made(params)
    middle = BOTTLE.zone[1] - 11.0
    place = Affine.moved(-9.0, middle - 9.0)
    document = replace(job(artwork, BOTTLE, place), wrapping=Wrapping(reference=middle))
    radii = Meridian(BOTTLE.profile).radius(np.array([middle - 9.0, middle + 9.0]))
    assert radii[1] < 0.97 * radii[0]
    assert read(picture(front(document, place), 14.0)) == ["GARE 26"]
