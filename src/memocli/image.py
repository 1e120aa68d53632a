"""Pictures by their bytes: which kind, how many pixels. The only door to Pillow."""

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
    """The picture in `data`. Raises ValueError, with words for the author, where it is no whole PNG or JPEG."""
    if not data.startswith((_PNG, _JPEG)):
        raise ValueError("is neither PNG nor JPEG")
    name = "PNG" if data.startswith(_PNG) else "JPEG"
    mode, size, turned = _opened(data, name)
    if mode == "CMYK":
        raise ValueError("is a JPEG in CMYK, which screens show in false colours")
    if turned:
        raise ValueError(f"is a {name} with a mark that it be turned, which not all programs heed")
    return Image(data, f"image/{name.lower()}", *size)


def _opened(data: bytes, name: str) -> tuple[str, tuple[int, int], bool]:
    """Colour mode, width and height, and whether a camera says that the picture lies on its side, or is mirrored."""
    # Imported here: a memo without pictures needs none of it.
    import PIL.Image
    import PIL.ImageFile

    takes_broken = PIL.ImageFile.LOAD_TRUNCATED_IMAGES
    # WeasyPrint asks for pictures that break off, in the whole process.
    PIL.ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of metadata that nobody reads
            warnings.simplefilter("error", PIL.Image.DecompressionBombWarning)
            with PIL.Image.open(BytesIO(data), formats=[name]) as picture:
                picture.load()  # a file that breaks off shows only when its pixels are read
                return picture.mode, picture.size, picture.getexif().get(_ORIENTATION) in _TURNED
    except (PIL.Image.DecompressionBombError, PIL.Image.DecompressionBombWarning) as error:
        raise ValueError("has more pixels than any page can show") from error
    except Exception as error:  # Pillow fails in any way on a file that is damaged
        raise ValueError(f"is a damaged {name}, or one that breaks off") from error
    finally:
        PIL.ImageFile.LOAD_TRUNCATED_IMAGES = takes_broken
