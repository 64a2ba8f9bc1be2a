"""Decoding: the pixels of a PNG, JPEG, GIF or WebP, upright, and never more than fit."""

import io
import struct
import warnings
import zlib
from typing import Any

import numpy as np

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.geometry.arrays import Bytes

MOST_PIXELS = 50_000_000
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
# What Pillow's plugins are known to raise on damaged files.
_DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    OverflowError,
    struct.error,
    zlib.error,
)


def decoded(content: bytes) -> Bytes:
    """The pixels (H, W, 4) uint8 RGBA of a picture; of a film its first picture.

    Raises:
        Unreadable: it is damaged, of another kind, or of more than 50 million pixels.
    """
    from PIL import Image  # noqa: PLC0415 -- 0.05 s, only for drawings with pictures

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise _too_large(image.width, image.height)
                return _upright(image)
    except Image.DecompressionBombError:
        raise _too_large(0, 0) from None
    except _DAMAGE:
        raise Unreadable(
            Message("The picture is damaged, or is not a PNG, JPEG, GIF or WebP.")
        ) from None


def _upright(image: Any) -> Bytes:
    """RGBA, turned as the camera says that it was held."""
    from PIL import ImageOps  # noqa: PLC0415 -- as above

    turned = ImageOps.exif_transpose(image)
    if turned.mode.startswith("I"):  # 16 bits a pixel, which Pillow would cut off
        deep = np.asarray(turned, dtype=np.int64)
        grey = (np.clip(deep, 0, 65535) // 257).astype(np.uint8)
        opaque = np.full_like(grey, 255)
        pixels = np.stack([grey, grey, grey, opaque], axis=-1)
    else:
        pixels = np.array(turned.convert("RGBA"))
    pixels.setflags(write=False)
    return pixels


def _too_large(width: int, height: int) -> Unreadable:
    size = f"{width} x {height}" if width else "?"
    return Unreadable(
        Message(
            "The picture has too many pixels ({size}); make it smaller than {limit} million.",
            {"size": size, "limit": MOST_PIXELS // 1_000_000},
        )
    )
