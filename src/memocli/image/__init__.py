"""Pictures: which kind, how many pixels, and their bytes without anything else. Only this package imports Pillow."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from memocli.image.png import refuse_damaged_png

if TYPE_CHECKING:
    from collections.abc import Iterator

    import PIL.Image

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
# A picture in a column needs a million pixels; a large camera makes 25 million.
_MOST_PIXELS: Final = 30_000_000
_MOST_BYTES: Final = 50_000_000
# The entry of EXIF that says how the camera was held.
_ORIENTATION: Final = 0x0112
# What of the information beside the pixels is needed to draw them.
_DRAWN_WITH: Final = ("transparency",)


class Image(Struct, frozen=True):
    """A picture as it is published; `width` and `height` are in pixels."""

    data: bytes
    media_type: str
    width: int
    height: int


def read_image(data: bytes) -> Image:
    """The picture in `data`, saved anew: its pixels and no metadata (place, time, camera, names, comments, thumbnails).

    It is turned as its metadata ask, and its colours are those of its profile, in sRGB. Raises ValueError, with words for
    the author, where it is not a complete PNG or JPEG.
    """
    if len(data) > _MOST_BYTES:
        raise ValueError(f"has {len(data):,} bytes; {_MOST_BYTES:,} are the most")
    if not data.startswith((_PNG, _JPEG)):
        raise ValueError("is neither PNG nor JPEG")
    kind = "PNG" if data.startswith(_PNG) else "JPEG"
    with _opened(data, kind) as picture:
        if picture.mode == "CMYK":
            raise ValueError("is a JPEG in CMYK, which screens show in wrong colours")
        if kind == "PNG" and getattr(picture, "n_frames", 1) > 1:
            raise ValueError("is an animated PNG, of which a page shows one picture only")
        with _damage_named(kind):
            return _saved(picture, kind)


def _saved(picture: PIL.Image.Image, kind: str) -> Image:
    options = _jpeg_options(picture) if kind == "JPEG" else {}
    plain = _in_srgb(_upright(picture))
    plain.info = {key: plain.info[key] for key in _DRAWN_WITH if key in plain.info}
    saved = BytesIO()
    plain.save(saved, kind, **options)
    return Image(saved.getvalue(), f"image/{kind.lower()}", *plain.size)


@contextmanager
def _opened(data: bytes, kind: str) -> Iterator[PIL.Image.Image]:
    """The picture with its pixels read. Raises ValueError where it is damaged, incomplete or too large."""
    # Imported here: a memo without pictures needs none of it.
    import PIL.Image
    import PIL.ImageFile

    allows_incomplete = PIL.ImageFile.LOAD_TRUNCATED_IMAGES
    # WeasyPrint switches incomplete pictures on for the whole process.
    PIL.ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of metadata that nobody reads
            warnings.simplefilter("error", PIL.Image.DecompressionBombWarning)
            with _damage_named(kind):
                picture = PIL.Image.open(BytesIO(data), formats=[kind])
            pixels = picture.width * picture.height
            if pixels > _MOST_PIXELS:
                raise ValueError(f"has {pixels:,} pixels; {_MOST_PIXELS:,} are the most")
            with _damage_named(kind):
                if kind == "PNG":
                    refuse_damaged_png(data)
                picture.load()  # an incomplete file is noticed only when its pixels are read
    except (PIL.Image.DecompressionBombError, PIL.Image.DecompressionBombWarning) as error:
        raise ValueError(f"has more than {_MOST_PIXELS:,} pixels") from error
    finally:
        PIL.ImageFile.LOAD_TRUNCATED_IMAGES = allows_incomplete
    with picture:
        yield picture


@contextmanager
def _damage_named(kind: str) -> Iterator[None]:
    """Turn what goes wrong in Pillow into a ValueError with words for the author."""
    from PIL.Image import DecompressionBombError, DecompressionBombWarning

    try:
        yield
    except (DecompressionBombError, DecompressionBombWarning):
        raise
    except Exception as error:  # Pillow fails in any way on a file that is damaged
        raise ValueError(f"is a damaged or incomplete {kind}") from error


def _upright(picture: PIL.Image.Image) -> PIL.Image.Image:
    """The picture turned or mirrored as its metadata ask, as far as they can be read."""
    from PIL import Image

    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
    try:
        turn = turns.get(picture.getexif().get(_ORIENTATION, 1))
    except Exception:  # metadata can be damaged in any way; the pixels are there  # noqa: BLE001
        turn = None
    return picture if turn is None else picture.transpose(turn)


def _in_srgb(picture: PIL.Image.Image) -> PIL.Image.Image:
    """The picture in the colours of the web; one with an odd profile as it is."""
    profile = picture.info.get("icc_profile")
    if not profile:
        return picture
    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(own):
            return picture
        if picture.mode == "P":
            picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
        mode = "RGBA" if picture.mode == "RGBA" else "RGB"
        srgb = ImageCms.createProfile("sRGB")
        changed = ImageCms.profileToProfile(picture, own, srgb, outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return picture
    return changed or picture


def _jpeg_options(picture: Any) -> dict[str, Any]:
    """How a JPEG is saved so that its pixels stay as they are, as nearly as JPEG allows."""
    from PIL import JpegImagePlugin

    options: dict[str, Any] = {"qtables": picture.quantization}
    sampling = JpegImagePlugin.get_sampling(picture)
    return {**options, "subsampling": sampling} if sampling >= 0 else options
