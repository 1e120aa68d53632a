"""Pages and articles, so that pandoc reads them as what memocli has read them as.

Pandoc knows a locator by the word before it, and takes all words that its locale has for one. Each kind gets a word
of ours besides, as a term in the form `verb`, which no style prints of a locator.
"""

from __future__ import annotations

import re
from typing import Final

from memocli.endnotes.csl.texts import Node, plain, span
from memocli.endnotes.places import names_several
from memocli.endnotes.text import clean
from memocli.language import note_words
from memocli.prose import CitedSource

AFFIX: Final = "memocli-affix"
# Those that pandoc knows; of the others it would print our word.
LABELS: Final = frozenset(
    "book chapter column figure folio issue line note opus page paragraph part section sub-verbo verse volume".split()
)


def own_terms() -> list[tuple[str, str]]:
    """Our word for each kind, behind its name."""
    return [(label, _word(label)) for label in sorted(LABELS)]


def _word(label: str) -> str:
    return f"memocli{label.replace('-', '')}"


def after_key(cited: CitedSource, language: str) -> list[Node]:
    """What follows the key of a citation in pandoc's syntax: the place, then what the author wrote behind it."""
    locator, suffix = clean(cited.locator), clean(cited.suffix)
    if locator and cited.label in LABELS and not re.search("[{}]", locator):
        nodes = plain(f"{{{_word(cited.label)} {locator}}}")
    else:
        # Empty braces: what follows is not to be read as a place.
        nodes = plain("{}")
        if locator:
            nodes += _behind(in_words(cited, language))
    return nodes + (_behind(suffix) if suffix else [])


def in_words(cited: CitedSource, language: str) -> str:
    """A place with our word for its kind: "art. 8"; a time has none."""
    locator = clean(cited.locator)
    one, several = note_words(language).locators.get(cited.label, ("", ""))
    return f"{several if names_several(locator) else one} {locator}".strip()


def _behind(text: str) -> list[Node]:
    """A text behind a source, with what joins it."""
    sign = text[0] if text[0] in ".,;:" else ""
    joint = "" if sign else " " if text[0] in "([—–" else ", "
    rest = text.removeprefix(sign)
    joint += sign + (" " if rest != rest.lstrip() else "")
    return [*plain(joint), span(plain(rest.lstrip()), AFFIX)]
