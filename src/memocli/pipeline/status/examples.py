"""What `memocli init` invented, known again by its words."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from memocli.memo import Memo, NamedClaim
from memocli.templates import starter_files

_CITATION: Final = r"\s*\[@[^\]]*\]"


class Examples(Struct, frozen=True):
    """What of a memo still is as `memocli init` made it: invented, and not to be published."""

    claims: tuple[NamedClaim, ...] = ()
    about: bool = False


def examples_in(memo: Memo | None) -> Examples:
    """Whole texts are compared, whatever they cite; None is a memo that can't be read."""
    if memo is None:
        return Examples()
    starter = _words(b"\n".join(starter_files().values()).decode("utf-8"))

    def is_example(text: str) -> bool:
        return f": {_words(text)} " in starter or f": >- {_words(text)} " in starter

    about = memo.head.about
    return Examples(
        tuple(one for one in memo.claims if is_example(one.claim.text)),
        about is not None and is_example(about),
    )


def _words(text: str) -> str:
    """The words of a text in one line, since editors break lines in other places, without its citations."""
    return " ".join(re.sub(_CITATION, "", text).split())
