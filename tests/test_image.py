"""Pictures are saved anew: their pixels, and nothing that tells who, where or when."""

from __future__ import annotations

import io
import json
import re
import struct
import zlib
from base64 import b64decode
from pathlib import Path

import pikepdf
import PIL.Image
import PIL.ImageChops
import PIL.ImageCms
import PIL.ImageStat
import PIL.PngImagePlugin
import pytest
from tests.support.docx_reading import parts_of
from tests.support.small_project import FILES, write_project

from memocli.image import read_image
from memocli.pipeline.build import build_memo
from memocli.pipeline.options import BuildOptions
from memocli.project import project_at

# What is planted in every place that a picture has for words.
SECRETS = ("Xochiapulco", "Zoraida", "Nikon-4711", "19.9911", "2018:03:04")
PLANTED = " ".join(SECRETS)


def drawn(mode: str = "RGB", size: tuple[int, int] = (64, 40)) -> PIL.Image.Image:
    """A picture whose corners differ, so that a turn is seen."""
    picture = PIL.Image.linear_gradient("L").resize(size).convert(mode)
    if mode in ("RGB", "RGBA"):
        picture.paste((220, 30, 60) + ((255,) if mode == "RGBA" else ()), (0, 0, 24, 16))
    return picture


def metadata(orientation: int = 1) -> PIL.Image.Exif:
    """EXIF with words, a place, and a thumbnail's words."""
    marks = PIL.Image.Exif()
    marks[0x0112] = orientation
    for entry in (0x010E, 0x010F, 0x0110, 0x013B, 0x8298, 0x0132):
        marks[entry] = PLANTED
    marks.get_ifd(0x8825).update({1: "N", 2: (19.0, 59.0, 28.0), 29: PLANTED, 27: PLANTED})
    marks.get_ifd(0x8769).update({0x9286: PLANTED, 0xA420: PLANTED, 0xA430: PLANTED})
    return marks


def jpeg(picture: PIL.Image.Image, orientation: int = 1, profile: bytes | None = None) -> bytes:
    """A JPEG with words in EXIF, XMP, IPTC, a comment, an unknown segment, and behind its end."""
    file = io.BytesIO()
    picture.save(
        file,
        "JPEG",
        quality=92,
        subsampling=0,
        exif=metadata(orientation),
        comment=PLANTED,
        xmp=f"<x:xmpmeta>{PLANTED}</x:xmpmeta>".encode(),
        icc_profile=profile,
    )
    data = file.getvalue()
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + PLANTED.encode()
    for marker, content in ((0xED, iptc), (0xEC, PLANTED.encode()), (0xFE, PLANTED.encode())):
        data = data[:2] + struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content + data[2:]
    return data + PLANTED.encode()


def png(picture: PIL.Image.Image, orientation: int = 1, profile: bytes | None = None) -> bytes:
    """A PNG with words in all three kinds of text, EXIF, a chunk of its own, and behind its end."""
    texts = PIL.PngImagePlugin.PngInfo()
    texts.add_text("Author", PLANTED)
    texts.add_text("Comment", PLANTED, zip=True)
    texts.add_itxt("XML:com.adobe.xmp", PLANTED, lang="es")
    file = io.BytesIO()
    picture.save(file, "PNG", pnginfo=texts, exif=metadata(orientation), icc_profile=profile)
    name, content = b"seCr", PLANTED.encode()
    crc = struct.pack(">I", zlib.crc32(name + content))
    data = file.getvalue()
    return data[:33] + struct.pack(">I", len(content)) + name + content + crc + data[33:] + content


def seen_in(data: bytes) -> str:
    """All that could be read in a file, plain or compressed."""
    found = [data]
    for start in [match.start() for match in re.finditer(rb"x[\x01\x5e\x9c\xda]", data)]:
        with_rest = zlib.decompressobj()
        try:
            found.append(with_rest.decompress(data[start:]))
        except zlib.error:
            continue
    texts = [piece.decode(code, "ignore") for piece in found for code in ("latin-1", "utf-16-le")]
    return "\n".join(texts)


MAKERS = {"PNG": png, "JPEG": jpeg}


@pytest.mark.parametrize("kind", MAKERS)
def test_nothing_but_the_pixels_is_kept(kind: str) -> None:
    data = MAKERS[kind](drawn())
    assert all(secret in seen_in(data) for secret in SECRETS)
    image = read_image(data)
    assert not [secret for secret in SECRETS if secret in seen_in(image.data)]
    assert (image.media_type, image.width, image.height) == (f"image/{kind.lower()}", 64, 40)
    again = PIL.Image.open(io.BytesIO(image.data))
    again.load()
    assert dict(again.getexif()) == {}
    assert set(again.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_png_keeps_every_pixel(mode: str) -> None:
    picture = drawn("RGB").convert("P") if mode == "P" else drawn("L" if mode == "I;16" else mode)
    picture = picture.convert("I").convert("I;16") if mode == "I;16" else picture
    again = PIL.Image.open(io.BytesIO(read_image(png(picture)).data))
    assert again.convert("RGBA").tobytes() == picture.convert("RGBA").tobytes()


def test_a_png_keeps_its_transparent_colour() -> None:
    picture = drawn("P")
    picture.info["transparency"] = 0
    again = PIL.Image.open(io.BytesIO(read_image(png(picture)).data))
    assert again.info["transparency"] == 0


def far(one: PIL.Image.Image, other: PIL.Image.Image) -> float:
    """How much two pictures differ: the mean of all pixels, of 255, in the colour that differs most."""
    difference = PIL.ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    return max(PIL.ImageStat.Stat(difference).mean)


def test_a_jpeg_keeps_its_pixels_nearly() -> None:
    for picture in (drawn("RGB"), drawn("L")):
        data = jpeg(picture)
        before = PIL.Image.open(io.BytesIO(data))
        after = PIL.Image.open(io.BytesIO(read_image(data).data))
        assert after.mode == before.mode
        assert far(before, after) < 0.5
        assert after.quantization == before.quantization  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_turned_as_it_asks(orientation: int, kind: str) -> None:
    upright = drawn()
    lying = upright.transpose(BACK[orientation]) if orientation > 1 else upright
    image = read_image(MAKERS[kind](lying, orientation))
    assert (image.width, image.height) == (64, 40)
    assert far(PIL.Image.open(io.BytesIO(image.data)), upright) <= (0 if kind == "PNG" else 2)


_T = PIL.Image.Transpose
# How a camera stores a picture so that the reader has to turn it.
BACK = {
    2: _T.FLIP_LEFT_RIGHT,
    3: _T.ROTATE_180,
    4: _T.FLIP_TOP_BOTTOM,
    5: _T.TRANSPOSE,
    6: _T.ROTATE_90,
    7: _T.TRANSVERSE,
    8: _T.ROTATE_270,
}


def profile(name: str, *, swapped: bool) -> bytes:
    """The profile of sRGB under another name; `swapped`: what it calls red is blue."""
    own = PIL.ImageCms.ImageCmsProfile(PIL.ImageCms.createProfile("sRGB")).tobytes()
    own = own.replace("sRGB".encode("utf-16-be"), name.encode("utf-16-be"))
    if swapped:
        own = own.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
    return own


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("mode", ["RGB", "L", "P", "RGBA"])
def test_colours_of_another_profile_are_kept(kind: str, mode: str) -> None:
    """A profile may hold names; the colours that it means are written in those of the web."""
    if kind == "JPEG" and mode in ("P", "RGBA"):
        return
    picture = drawn("RGB").convert("P") if mode == "P" else drawn(mode)
    red, green, blue, *_ = picture.convert("RGB").split()
    expected = PIL.Image.merge("RGB", (blue, green, red))
    image = read_image(MAKERS[kind](picture, profile=profile("test", swapped=mode != "L")))
    again = PIL.Image.open(io.BytesIO(image.data))
    assert "icc_profile" not in again.info
    assert far(again, expected) < 2


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("own", [profile("sRGB", swapped=False), b"no profile at all"])
def test_a_profile_of_the_web_or_a_broken_one_changes_nothing(kind: str, own: bytes) -> None:
    again = PIL.Image.open(io.BytesIO(read_image(MAKERS[kind](drawn(), profile=own)).data))
    assert "icc_profile" not in again.info
    assert far(again, drawn()) <= (0 if kind == "PNG" else 2)


def test_the_same_bytes_each_time() -> None:
    for make in MAKERS.values():
        data = make(drawn())
        once = read_image(data).data
        assert read_image(data).data == once


def test_no_output_holds_what_a_picture_held(tmp_path: Path) -> None:
    part = FILES["memo/2018/press.yaml"] + "    picture: {file: photo.jpg, alt: A photograph}\n"
    photo: dict[str, str | bytes] = {
        "memo/2018/press.yaml": part,
        "memo/2018/photo.jpg": jpeg(drawn(), 6),
    }
    root = write_project(write_project(tmp_path), photo)
    built = build_memo(project_at(root), 2018, BuildOptions())
    pieces = list(built.files.values())
    pieces += parts_of(built.files["memo-2018.docx"]).values()
    page = built.files["memo-2018.html"]
    pictures = re.findall(rb"data:image/\w+;base64,([\w+/=]+)", page)
    assert len(pictures) == 1
    pieces += map(b64decode, pictures)
    with pikepdf.open(io.BytesIO(built.files["memo-2018.pdf"])) as pdf:
        streams = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
        pieces += [stream.read_raw_bytes() for stream in streams]
        pieces += [
            stream.read_bytes() for stream in streams if stream.get("/Filter") != "/DCTDecode"
        ]
    for piece in pieces:
        said = seen_in(piece)
        assert not [secret for secret in SECRETS if secret in said]
    assert "memo/2018/photo.jpg" in json.loads(built.files["manifest.json"])["inputs"]


def chunk(kind: bytes, content: bytes) -> bytes:
    """A piece of a PNG, with its checksum."""
    return b"%b%b%b%b" % (
        struct.pack(">I", len(content)),
        kind,
        content,
        struct.pack(">I", zlib.crc32(kind + content)),
    )


def small_png(rows: int, interlaced: int = 0) -> bytes:
    """A PNG of 8 × 4 grey pixels that holds this many rows of them."""
    header = struct.pack(">IIBBBBB", 8, 4, 8, 0, 0, 0, interlaced)
    pixels = zlib.compress(bytes(9 * rows))
    pieces = (chunk(b"IHDR", header), chunk(b"IDAT", pixels), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(pieces)


def test_a_png_that_is_not_whole_is_refused() -> None:
    """Pillow reads them: one whose pixels have a wrong checksum, and one that lacks rows."""
    whole = small_png(4)
    assert (read_image(whole).width, read_image(whole).height) == (8, 4)
    at = whole.index(b"IDAT") - 4
    length = struct.unpack_from(">I", whole, at)[0]
    checksum = at + 8 + length
    changed = bytearray(whole)
    changed[checksum] ^= 1
    for damaged in (bytes(changed), small_png(3), small_png(1), small_png(0), small_png(4, 1)):
        with pytest.raises(ValueError, match="is a damaged or incomplete PNG"):
            read_image(damaged)


def test_a_picture_that_moves_is_refused() -> None:
    file = io.BytesIO()
    drawn().save(file, "PNG", save_all=True, append_images=[drawn("L").convert("RGB")])
    with pytest.raises(ValueError, match="is an animated PNG"):
        read_image(file.getvalue())


def test_a_picture_that_is_too_large_is_refused_before_it_is_read() -> None:
    header = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    with pytest.raises(ValueError, match=r"pixels"):
        read_image(bomb)
    with pytest.raises(ValueError, match=r"has 50,000,001 bytes; 50,000,000 are the most"):
        read_image(small_png(4).ljust(50_000_001, b"\0"))
