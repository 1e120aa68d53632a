"""Texts of records and citations before they are laid out: one line each, with nothing in it that can't be printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, TypeAlias
from urllib.parse import urlsplit

from memocli.characters import UNPRINTABLE, spelt
from memocli.language import primary

CslItem: TypeAlias = Mapping[str, Any]

_PRINTED: Final = (str, int, float)
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")
# Compiled when first used.
_RESOLVER: Final = r"(?i)\A(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi(?:\s*:\s*|\s+))"
_ABBREVIATION: Final = re.compile(r"(?:\.[^\W\d]+|\b[^\W\d]|\b[A-Z]\w{0,2}|\bal|\betc)\.\Z|\.\.\Z")


def clean(value: object) -> str:
    """A value as one line of text, with codes (`<U+E000>`) for characters that can't be printed; empty if it is not a text."""
    if not isinstance(value, _PRINTED) or isinstance(value, bool):
        return ""
    text = str(value)
    if not text.isprintable():
        text = re.sub(UNPRINTABLE, lambda found: spelt(found[0]), text)
    return " ".join(text.split())


def web_address(text: str) -> str:
    """`text` as the target of a link, or empty where it is not a web address."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text.replace(" ", "%20") if parts.scheme in ("http", "https") and parts.netloc else ""


def plain_doi(text: str) -> str:
    """A DOI without what people write before it: `10.1000/182` of `https://doi.org/10.1000/182`."""
    return re.sub(_RESOLVER, "", text)


def is_tag(text: str) -> bool:
    """Whether a text has the form of a BCP 47 tag."""
    return _TAG.match(text) is not None


def is_foreign(tag: str, language: str) -> bool:
    """Whether a text whose language has this BCP 47 tag is in another language than a memo in `language`."""
    return is_tag(tag) and primary(tag) != primary(language)


def without_full_stop(title: str) -> str:
    """A title without a full stop that only ends it ("Informe."), so that no comma follows a full stop."""
    return title if _ABBREVIATION.search(title) else title.removesuffix(".").rstrip(" ,;:") or title
