"""Laws of codes: check digits, quiet zones, sizes, and what is said of them where they lie."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.base.errors import WrongUsage
from gare_fab.base.params import Params
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.wrap import Mapping
from gare_fab.makers.codes.barcode import BARCODE, Barcode
from gare_fab.makers.codes.qr import QR, Qr
from gare_fab.makers.codes.symbols import CODE_128, EAN_8, EAN_13, check_digit, symbol
from gare_fab.makers.contract import MakeContext
from gare_fab.model.artwork import Artwork, Shape
from gare_fab.model.document import Document, Placement, Wrapping
from gare_fab.model.machine import Head, KnifeHead
from gare_fab.model.problem import Severity
from gare_fab.model.stock import Sheet, Stock
from gare_fab.pipeline.made import made_problems
from gare_fab.pipeline.planning import plan
from gare_fab.storage.catalogue import load_bottle, load_machine

BOTTLE = load_bottle("bordelaise_75")
SHEET = Sheet(300.0, 200.0, 3.0)


def made(params: Params) -> Artwork:
    """The artwork of a code's parameters."""
    maker = QR if isinstance(params, Qr) else BARCODE
    return maker.make(params, (), MakeContext())  # type: ignore[arg-type]


def shapes(artwork: Artwork) -> list[Shape]:
    """The shapes of an artwork."""
    return [item for item in artwork.items if isinstance(item, Shape)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("376000000000", "3760000000000"),
        ("400638133393", "4006381333931"),
        ("9 780201 379624", "9780201379624"),
    ],
)
def test_check_digits_are_those_of_gs1(content: str, expected: str) -> None:
    """Worked out where they are left out; spaces do not count."""
    assert symbol(EAN_13, content).text == expected


@given(st.text("0123456789", min_size=13, max_size=13))
def test_a_wrong_check_digit_is_refused_with_the_right_one(code: str) -> None:
    """The sentence says which it would be; the right one is taken."""
    digit = check_digit(code[:12])
    if int(code[-1]) == digit:
        assert symbol(EAN_13, code).text == code
    else:
        with pytest.raises(WrongUsage, match=f"should be {digit}"):
            symbol(EAN_13, code)


@pytest.mark.parametrize(
    ("params", "said"),
    [
        (Barcode("12345"), "12 digits"),
        (Barcode("L26", EAN_8), "7 digits"),
        (Barcode("٣٧٦٠٠٠٠٠٠٠٠٠"), "12 digits"),
        (Barcode("é", CODE_128), "not 'é'"),
        (Barcode("a\nb", CODE_128), "plain letters"),
        (Barcode("", CODE_128), "1 to 80"),
        (Barcode(module=0.2, reduction=0.2), "leaves nothing"),
        (Qr(""), "needs some content"),
        (Qr("x" * 3000, "H"), "whose error correction is highest"),
        (Qr("\ud800"), "no code can hold"),
        (Qr("{cask}"), "no field"),
    ],
)
def test_what_no_code_can_say_is_told(params: Params, said: str) -> None:
    """In one sentence, with what would do."""
    with pytest.raises(WrongUsage, match=said):
        made(params)


def test_an_ean_13_has_the_sizes_of_the_norm() -> None:
    """37.29 mm with its quiet zones, bars of 22.85 mm, 11 and 7 free modules."""
    artwork = made(Barcode())
    _, bars, digits = shapes(artwork)
    assert artwork.page.width == pytest.approx(37.29)
    x0, low, x1, high = bars.paths.bounds or (0.0,) * 4
    assert (x0, artwork.page.width - x1) == pytest.approx((11 * 0.33, 7 * 0.33))
    assert high - low == pytest.approx(22.85 + 5 * 0.33)  # guards reach down
    assert (digits.paths.bounds or (0.0,) * 4)[1] >= 0.0
    double = made(Barcode(magnification=200.0))
    assert double.page.width == pytest.approx(2 * 37.29)


def test_a_reduction_narrows_what_is_engraved() -> None:
    """Each bar by as much; inverted the bars grow, because the spaces are engraved."""
    plain, less = made(Barcode(digits=False)), made(Barcode(digits=False, reduction=0.1))
    wide, narrow = (np.ptp(shapes(each)[1].paths[0][:, 0]) for each in (plain, less))
    assert wide - narrow == pytest.approx(0.1)
    inverted = made(Barcode(digits=False, reduction=0.1, inverted=True))
    assert np.ptp(shapes(inverted)[0].paths[1][:, 0]) == pytest.approx(wide + 0.1)


def test_a_qr_code_has_its_size_and_its_quiet_zone() -> None:
    """The page is as large as said, four modules round the dark ones are free and white."""
    artwork = made(Qr("GARE", "L", size=29.0))
    white, dark = shapes(artwork)
    assert white.fill is not None
    assert white.fill.is_near((255, 255, 255))
    assert (artwork.page.width, artwork.page.height) == (29.0, 29.0)
    assert dark.paths.bounds == pytest.approx((4.0, 4.0, 25.0, 25.0))
    assert np.ptp(artwork.hull, axis=0) == pytest.approx((29.0, 29.0))
    by_module = made(Qr("GARE", "L", size=5.0, module=2.0))
    assert by_module.page.width == pytest.approx(58.0)


def job(
    params: Params,
    stock: Stock = SHEET,
    affine: Affine | None = None,
    head: Head | None = None,
    wrapping: Wrapping | None = None,
) -> Document:
    """A job of one code."""
    machine = load_machine("co2_60w_chuck")
    return Document(
        replace(machine, head=head or machine.head),
        stock,
        artworks=(made(params),),
        placements=(Placement(0, affine or Affine.moved(0.0, 60.0)),),
        wrapping=wrapping or Wrapping(),
    )


def warned(document: Document) -> str:
    """All that is said of what was made."""
    return " ".join(str(problem.message) for problem in made_problems(document))


GOOD = Qr("https://gare.example", "Q", module=0.7)
GLASS = replace(GOOD, inverted=True)
TURNED = Affine(0.0, 1.0, -1.0, 0.0, 0.0, 60.0)


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (job(GOOD), ""),
        (job(GLASS, BOTTLE), ""),
        (job(Barcode(inverted=True), BOTTLE), ""),
        (job(GOOD, affine=Affine.scaled(0.5)), "modules are 0.35 mm"),
        (job(replace(GOOD, module=0.5)), "0.60 mm or more"),
        (job(replace(GOOD, error="M")), "high or highest is safer"),
        (job(GOOD, affine=Affine.scaled(1.0, 1.2)), "stretched in one direction"),
        (job(GOOD, affine=Affine.scaled(-1.0, 1.0)), "mirrored"),
        (job(GOOD, BOTTLE), "Engrave the light parts"),
        (job(replace(GLASS, module=1.2), BOTTLE), "round the bottle; phones"),
        (job(GOOD, head=KnifeHead()), "1.00 mm or more"),
        (job(Barcode(magnification=70.0)), "0.280 mm or more"),
        (job(Barcode(magnification=210.0)), "0.660 mm"),
        (job(Barcode(bar_height=10.0)), "22.9 mm"),
        (job(Barcode(magnification=110.0, inverted=True), BOTTLE), "63° round the bottle"),
        (job(Barcode(magnification=110.0, inverted=True), BOTTLE, TURNED), ""),
        (
            job(
                GLASS,
                BOTTLE,
                Affine.moved(0.0, 178.0),
                wrapping=Wrapping(Mapping.TRUE_WIDTH),
            ),
            "shoulder",
        ),
    ],
)
def test_what_readers_would_not_read_is_told_where_it_lies(
    document: Document, said: str
) -> None:
    """Sizes hold on the stock, as placed, and for the machine at hand."""
    told = warned(document)
    assert said in told
    assert bool(told) == bool(said)


def test_the_plan_says_it_too_and_hidden_things_do_not_count() -> None:
    """It is a warning in the plan, with its place; what is hidden is not made."""
    document = job(replace(GOOD, module=0.5))
    (found,) = [each for each in plan(document).problems if "modules" in str(each.message)]
    assert found.severity is Severity.WARNING
    assert found.where is not None
    hidden = replace(document.placements[0], is_hidden=True)
    assert not made_problems(replace(document, placements=(hidden,)))


def test_values_that_no_longer_fit_are_told() -> None:
    """A document whose values were changed without its texts still has a plan."""
    document = job(Qr("{lot:}", "Q", module=0.7))
    broken = replace(document, values=(("n", "1"),))
    assert "no field {lot}" in warned(broken)
