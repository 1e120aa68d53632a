"""The look that a memo.yaml asks for: sizes within bounds, colours that can be read, and the files of its fonts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from operator import itemgetter
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from memocli.codes import diagnostic
from memocli.colour import READABLE, WHITE, contrast, readable
from memocli.diagnostics import Diagnostic
from memocli.document import Design
from memocli.errors import UserError
from memocli.font import FontFile, read_font
from memocli.memo import MemoColours, MemoDesign, MemoSizes
from memocli.memo.design import given_in
from memocli.suggest import nearest
from memocli.text import Placed
from memocli.tree import Tree

FONTS: Final = "templates/fonts"
_ENDINGS: Final = (".otf", ".ttf")
_BOUNDS: Final = {
    "body": (8, 14),
    "note": (6.5, 12),
    "small": (6.5, 12),
    "title": (14, 40),
    "heading-1": (10, 28),
    "heading-2": (9, 24),
    "heading-3": (8, 20),
}
# Colours that words have, on the paper and on the band.
_OF_WORDS: Final = ("ink", "muted", "accent", "link", "met", "partly-met", "not-met", "no-evidence")
# The four files of a family: whether bold, whether italic, and what is lost in the PDF without it.
_FACES: Final = (
    (False, False, "regular", ""),
    (False, True, "italic", "words in italics stand upright"),
    (True, False, "bold", "bold words look like the others"),
    (True, True, "bold italic", "bold words in italics have only one of the two"),
)
_REGULAR: Final = 400
_BOLD: Final = 700
_BOLD_FROM: Final = 550


class Look(Struct):
    """What of a design can be used: without sizes that are out of bounds; its fonts by the paths of their files; the faults."""

    design: MemoDesign
    fonts: dict[str, FontFile] = {}
    faults: list[Diagnostic] = []


def read_look(tree: Tree, design: MemoDesign) -> Look:
    """Check a design, and read the files of its fonts."""
    look = Look(design)
    if design.sizes:
        look.design = replace(design, sizes=_within_bounds(design.sizes, look.faults))
    if design.colours:
        look.faults += _too_pale(design.colours)
    folder = _Folder(tree)
    for _, family in given_in(design.fonts):
        _read_family(folder, family, look)
    return look


def _within_bounds(sizes: MemoSizes, faults: list[Diagnostic]) -> MemoSizes:
    kept = sizes
    for key, size in given_in(sizes):
        least, most = _BOUNDS[key]
        if not least <= float(size) <= most:
            message = f"`{key}` is {size} points, and can be {least} to {most}"
            near = least if float(size) < least else most
            faults.append(diagnostic("F006", message, size.span, f"write `{key}: {near}`"))
            kept = replace(kept, **{key.replace("-", "_"): None})
    return kept


def _too_pale(colours: MemoColours) -> Iterator[Diagnostic]:
    """Colours of words that are hard to read on white paper or on the band, and a band on which others are."""
    ours = Design()
    given = dict(given_in(colours))
    digits = {key: value.removeprefix("#").lower() for key, value in given.items()}
    band = digits.get("band", ours.band)
    defaults = {key: getattr(ours, key, "") for key in _OF_WORDS} | ours.verdict_colours
    for key in (key for key in _OF_WORDS if key in given):
        on_paper, on_band = contrast(digits[key], WHITE), contrast(digits[key], band)
        where, found = min(
            ("on white paper", on_paper), ("on the band", on_band), key=itemgetter(1)
        )
        # Where the band is given, and only that is too dark, it is told of the band.
        if on_paper < READABLE or (on_band < READABLE and "band" not in given):
            better = readable(digits[key], WHITE, band if "band" not in given else WHITE)
            yield _pale(
                f"`{key}` has", given[key], found, where, f"a darker one, such as `{better}`"
            )
    words = {key: digits.get(key, defaults[key]) for key in _OF_WORDS}
    words = {key: one for key, one in words.items() if contrast(one, WHITE) >= READABLE}
    worst = min(words, key=lambda key: contrast(words[key], band), default="ink")
    found = contrast(words.get(worst, defaults["ink"]), band)
    if "band" in given and found < READABLE:
        better = readable(band, *words.values())
        yield _pale(
            f"`{worst}` has",
            given["band"],
            found,
            "on this band",
            f"a paler one, such as `{better}`",
        )


def _pale(what: str, place: Placed, found: float, where: str, better: str) -> Diagnostic:
    # Rounded down: 4.46 is not enough.
    shown = int(found * 10) / 10
    message = f"{what} a contrast of {shown} to 1 {where}, and words need {READABLE} to 1"
    return diagnostic("F022", message, place.span, f"take {better}")


class _Folder:
    """The fonts of a project, read when the first one is asked for."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.unusable: list[str] = []

    @cached_property
    def fonts(self) -> dict[str, FontFile]:
        """The fonts by the paths of their files; `unusable` says why others can't be used."""
        found: dict[str, FontFile] = {}
        for name in sorted(self.tree.names(FONTS)):
            if not name.casefold().endswith(_ENDINGS):
                continue
            path = f"{FONTS}/{name}"
            try:
                found[path] = read_font(self.tree.read(path))
            except ValueError as error:
                self.unusable.append(f"`{path}` {error}")
            except UserError as error:
                self.unusable.append(str(error))
        return found


def _read_family(folder: _Folder, family: Placed, look: Look) -> None:
    """Add the files of a family to the look, one for each face that a memo uses."""
    of_family = {
        path: font
        for path, font in folder.fonts.items()
        if font.family.casefold() == family.casefold()
    }
    ours = Design()
    if not of_family and family in (ours.serif, ours.sans):
        return
    if not of_family:
        look.faults.append(_no_family(folder, family))
        return
    lacking = []
    for bold, italic, face, without in _FACES:
        path = _nearest(of_family, bold=bold, italic=italic)
        if path:
            look.fonts[path] = replace(of_family[path], weight=_BOLD if bold else _REGULAR)
        else:
            lacking.append((face, without))
    if lacking:
        look.faults.append(_lacks(family, lacking))


def _nearest(fonts: dict[str, FontFile], *, bold: bool, italic: bool) -> str:
    """The path of the font for a face, or nothing."""
    wanted = _BOLD if bold else _REGULAR
    fitting = [
        path
        for path, font in fonts.items()
        if font.italic is italic and (font.weight >= _BOLD_FROM) is bold
    ]
    return min(fitting, key=lambda path: abs(fonts[path].weight - wanted), default="")


def _no_family(folder: _Folder, family: Placed) -> Diagnostic:
    known = dict.fromkeys(font.family for font in folder.fonts.values())
    near = nearest(family, known)
    hint = f"put its files (.otf or .ttf) into {FONTS}/"
    if folder.unusable:
        hint = f"{folder.unusable[0]}: put another file in its place"
    elif known:
        hint = f"did you mean `{near}`?" if near else f"there are {', '.join(known)}; or {hint}"
    return diagnostic("F009", f"no font `{family}` in {FONTS}/", family.span, hint)


def _lacks(family: Placed, lacking: list[tuple[str, str]]) -> Diagnostic:
    faces = ", ".join(face for face, _ in lacking)
    message = f"the font `{family}` has no file for: {faces}"
    put = f"put {'it' if len(lacking) == 1 else 'them'} into {FONTS}/"
    lost = [without for _, without in lacking]
    if "" in lost:
        return diagnostic("F009", message, family.span, put)
    hint = f"{put}; without {'it' if len(lacking) == 1 else 'them'}, in the PDF {', '.join(lost)}"
    return diagnostic("F022", message, family.span, hint)
