"""Decoding gives the pixels of a picture, upright, within bounds, or a sentence."""

import io
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from gare_fab.base.errors import Unreadable
from gare_fab.geometry.arrays import Bytes
from gare_fab.geometry.raster.decoding import decoded


def _packed(image: Image.Image, form: str = "PNG", **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def _corners(pixels: Bytes) -> list[tuple[int, ...]]:
    return [tuple(map(int, pixels[row, column])) for row in (0, -1) for column in (0, -1)]


def _sheet() -> Image.Image:
    """4 x 2: red and green above, blue and white below."""
    image = Image.new("RGB", (4, 2))
    for x, y, colour in ((0, 0, "red"), (2, 0, "lime"), (0, 1, "blue"), (2, 1, "white")):
        image.paste(colour, (x, y, x + 2, y + 1))
    return image


_RED, _LIME, _BLUE, _WHITE = (
    (255, 0, 0, 255),
    (0, 255, 0, 255),
    (0, 0, 255, 255),
    (255, 255, 255, 255),
)


@pytest.mark.parametrize(
    ("form", "mode", "options"),
    [
        ("PNG", "RGB", {}),
        ("PNG", "RGBA", {}),
        ("PNG", "P", {}),
        ("GIF", "RGB", {}),
        ("WEBP", "RGB", {"lossless": True}),
        ("WEBP", "RGBA", {"lossless": True}),
    ],
)
def test_pixels_are_those_of_the_picture(
    form: str, mode: str, options: dict[str, object]
) -> None:
    """Every format gives RGBA, row 0 on top, that nobody can write to."""
    pixels = decoded(_packed(_sheet().convert(mode), form, **options))
    assert pixels.shape == (2, 4, 4)
    assert pixels.dtype == np.uint8
    assert not pixels.flags.writeable
    assert _corners(pixels) == [_RED, _LIME, _BLUE, _WHITE]


def test_grey_of_sixteen_bits_keeps_its_tones() -> None:
    """Sixteen bits come down to eight; they are not cut off."""
    tones = np.array([[0, 32896, 65535]], dtype=np.uint16)
    pixels = decoded(_packed(Image.fromarray(tones)))
    assert pixels[0, :, 0].tolist() == [0, 128, 255]


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        (1, [_RED, _LIME, _BLUE, _WHITE]),
        (2, [_LIME, _RED, _WHITE, _BLUE]),
        (3, [_WHITE, _BLUE, _LIME, _RED]),
        (6, [_BLUE, _RED, _WHITE, _LIME]),
        (8, [_LIME, _WHITE, _RED, _BLUE]),
    ],
)
def test_a_photograph_stands_upright(turn: int, expected: list[tuple[int, ...]]) -> None:
    """How the camera was held, as EXIF says, is undone."""
    exif = Image.Exif()
    exif[0x0112] = turn
    assert _corners(decoded(_packed(_sheet(), "PNG", exif=exif))) == expected


def test_of_a_film_the_first_picture_counts() -> None:
    """An animation is its first frame."""
    film = _packed(
        _sheet(), "GIF", save_all=True, append_images=[Image.new("RGB", (4, 2))], duration=9
    )
    assert _corners(decoded(film))[0] == _RED


def _png_of(width: int, height: int) -> bytes:
    """A PNG that says a size and has hardly any data."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        packed = kind + data
        return struct.pack(">I", len(data)) + packed + struct.pack(">I", zlib.crc32(packed))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data)


@pytest.mark.parametrize("size", [(100_000, 100_000), (8000, 8000), (2**31 - 1, 1)])
def test_pictures_beyond_measure_are_refused(size: tuple[int, int]) -> None:
    """A size beyond 50 million pixels is refused before anything is unpacked."""
    with pytest.raises(Unreadable, match="too many pixels"):
        decoded(_png_of(*size))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"\x89PNG\r\n\x1a\n",
        _packed(_sheet())[:50],
        _packed(_sheet(), "JPEG")[:200],
        _packed(_sheet(), "BMP"),
        _packed(_sheet(), "TIFF"),
        _png_of(100, 100),
    ],
    ids=["empty", "text", "head", "cut", "cut jpeg", "bmp", "tiff", "no data"],
)
def test_damage_ends_in_a_sentence(content: bytes) -> None:
    """What is damaged or of another kind is refused."""
    with pytest.raises(Unreadable):
        decoded(content)


_SOUND = (
    _packed(_sheet()),
    _packed(_sheet(), "JPEG"),
    _packed(_sheet(), "GIF"),
    _packed(_sheet(), "WEBP"),
)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(_SOUND), st.integers(0, 900), st.binary(max_size=8))
def test_spoilt_bytes_end_in_pixels_or_a_sentence(
    sound: bytes, place: int, scrap: bytes
) -> None:
    """Bytes written over a sound picture never raise anything but our own error."""
    place %= len(sound)
    try:
        pixels = decoded(sound[:place] + scrap + sound[place + len(scrap) :])
    except Unreadable as error:
        assert str(error)  # noqa: PT017 -- either outcome is right
    else:
        assert pixels.ndim == 3
