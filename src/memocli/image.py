"""Pictures by their bytes: which kind, how many pixels. Only this module imports Pillow."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
# The entry of EXIF that says how the camera was held.
_ORIENTATION: Final = 0x0112
_TURNED: Final = range(2, 9)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as its file has it; `width` and `height` are in pixels."""

    data: bytes = field(repr=False)
    media_type: str
    width: int
    height: int


def read_image(data: bytes) -> Image:
    """The picture in `data`. Raises ValueError, with words for the author, where it is not a complete PNG or JPEG."""
    if not data.startswith((_PNG, _JPEG)):
        raise ValueError("is neither PNG nor JPEG")
    name = "PNG" if data.startswith(_PNG) else "JPEG"
    mode, size, rotated = _opened(data, name)
    if mode == "CMYK":
        raise ValueError("is a JPEG in CMYK, which screens show in wrong colours")
    if rotated:
        raise ValueError(f"is a {name} that asks to be rotated (EXIF), which not all programs do")
    return Image(data, f"image/{name.lower()}", *size)


def _opened(data: bytes, name: str) -> tuple[str, tuple[int, int], bool]:
    """Colour mode, width and height, and whether the file asks to be rotated or mirrored, as cameras do."""
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
            with PIL.Image.open(BytesIO(data), formats=[name]) as picture:
                picture.load()  # an incomplete file is noticed only when its pixels are read
                return picture.mode, picture.size, picture.getexif().get(_ORIENTATION) in _TURNED
    except (PIL.Image.DecompressionBombError, PIL.Image.DecompressionBombWarning) as error:
        raise ValueError("has more pixels than any page can show") from error
    except Exception as error:  # Pillow fails in any way on a file that is damaged
        raise ValueError(f"is a damaged or incomplete {name}") from error
    finally:
        PIL.ImageFile.LOAD_TRUNCATED_IMAGES = allows_incomplete
